package org.civicmoderation.decision;

import java.time.LocalDate;
import java.util.Objects;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The message to the author about a decision: which comment, which words, which clause, who
 * decided, and how to appeal. Immutable. It holds the comment, which is personal data.
 *
 * @param decisionId the decision that it tells of
 * @param outcome REMOVE or REVIEW
 * @param language what it is written in ("es")
 * @param subject its subject, in one line
 * @param text it in plain text, at most 80 columns wide, without the subject
 * @param html it as a whole page
 * @param appealUntil the last day for an appeal, in the pack's time zone; null for a review, which
 *     decides nothing yet
 */
public record Notice(
    String decisionId,
    Outcome outcome,
    String language,
    String subject,
    String text,
    String html,
    @Nullable LocalDate appealUntil) {
  public Notice {
    Objects.requireNonNull(decisionId, "decisionId");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
  }

  /** Names the decision only: the message is personal data. */
  @Override
  public String toString() {
    return "Notice[" + decisionId + ", " + outcome + ", " + language + "]";
  }
}
