package org.civicmoderation.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A coded, located defect of a pack, or a failure while deciding. Immutable.
 *
 * <p>The message names what is wrong in policy words, lower case, without a full stop; it never
 * carries a comment's text or an author's name.
 *
 * @param code the permanent kebab-case code ("unknown-sentence")
 * @param message what is wrong
 * @param location where, or null when it has no place in a file
 * @param help the mend, or null when there is none to offer
 */
public record Problem(
    String code, String message, @Nullable Location location, @Nullable String help) {
  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }

  /** Returns a problem that has no place in a file. */
  public static Problem of(String code, String message) {
    return new Problem(code, message, null, null);
  }

  /**
   * Returns the problem as policy staff read it: place, code and message on one line, then the line
   * at fault with a mark under the words meant, then the mend.
   */
  public String format() {
    StringBuilder out = new StringBuilder();
    if (location != null) {
      out.append(location).append(": ");
    }
    out.append("error[").append(code).append("]: ").append(message);
    if (location != null && location.source() != null) {
      String source = location.source();
      out.append("\n  |   ").append(source);
      if (location.column() > 0) {
        out.append("\n  |   ")
            .append(" ".repeat(location.column() - 1))
            .append("^".repeat(Math.max(1, location.length())));
      }
    }
    if (help != null) {
      out.append("\n  help: ").append(help);
    }
    return out.toString();
  }
}
