package org.civicmoderation.check;

import java.util.Objects;
import org.civicmoderation.decision.Decision;

/**
 * A decision that is not what its comment's label asks. Immutable.
 *
 * @param comment the comment with its label
 * @param decision what was decided
 */
public record Miss(LabelledComment comment, Decision decision) {
  private static final int SHOWN = 140;

  public Miss {
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(decision, "decision");
  }

  /** Returns the miss on one line, with the start of the comment's text. */
  public String format() {
    String text = comment.comment().text();
    int shown =
        text.codePointCount(0, text.length()) > SHOWN
            ? text.offsetByCodePoints(0, SHOWN)
            : text.length();
    return comment.comment().id()
        + ": want "
        + want()
        + " "
        + (comment.anyCriterion() ? "any" : comment.criteria())
        + ", got "
        + decision.outcome()
        + " "
        + Score.acting(decision)
        + ": "
        + text.substring(0, shown).replaceAll("\\R", " ");
  }

  private String want() {
    if (comment.expected() != null) {
      return comment.expected().name();
    }
    return Boolean.TRUE.equals(comment.flagged()) ? "flagged" : "plain";
  }
}
