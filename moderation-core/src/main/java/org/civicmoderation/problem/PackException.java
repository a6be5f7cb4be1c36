package org.civicmoderation.problem;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses a policy pack, with every problem found in it at once. */
public final class PackException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Refuses a pack.
   *
   * @param problems all that is wrong, in the order of the files and lines; not empty
   */
  public PackException(List<Problem> problems) {
    super(problems.stream().map(Problem::format).collect(Collectors.joining("\n\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns all that is wrong, in the order of the files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
