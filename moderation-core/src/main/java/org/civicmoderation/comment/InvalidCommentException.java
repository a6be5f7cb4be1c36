package org.civicmoderation.comment;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.civicmoderation.problem.Problem;

/**
 * Refuses a comment's JSON, with every problem found in it; the messages never quote the comment.
 */
public final class InvalidCommentException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Refuses a comment.
   *
   * @param problems all that is wrong, in the order of the text; not empty
   */
  public InvalidCommentException(List<Problem> problems) {
    super(problems.stream().map(Problem::format).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns all that is wrong, in the order of the text. */
  public List<Problem> problems() {
    return problems;
  }
}
