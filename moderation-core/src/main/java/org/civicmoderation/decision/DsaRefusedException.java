package org.civicmoderation.decision;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.civicmoderation.problem.Problem;

/** A decision that cannot be stated to the DSA Transparency Database, with all reasons at once. */
public final class DsaRefusedException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  DsaRefusedException(List<Problem> problems) {
    super(problems.stream().map(Problem::format).collect(Collectors.joining("\n\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong with which fields. */
  public List<Problem> problems() {
    return problems;
  }
}
