package org.civicmoderation.cli;

import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;

/** What is wrong with a line of input, on one line: {@code file:line: what; the mend}. */
final class Complaint {
  private Complaint() {}

  /**
   * Returns the line.
   *
   * @param kind stands before the message: "note: ", or nothing
   */
  static String of(Problem problem, String kind) {
    StringBuilder line = new StringBuilder();
    Location at = problem.location();
    if (at != null) {
      line.append(at.file()).append(':').append(Math.max(1, at.line())).append(": ");
    }
    line.append(kind).append(problem.message());
    if (at != null && at.column() > 0) {
      line.append(" (column ").append(at.column()).append(')');
    }
    if (problem.help() != null) {
      line.append("; ").append(problem.help());
    }
    return line.toString();
  }
}
