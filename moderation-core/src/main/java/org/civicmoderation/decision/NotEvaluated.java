package org.civicmoderation.decision;

import java.util.Objects;

/**
 * Something that the engine did not examine, and why. Immutable.
 *
 * @param subject what: "image", "video", "language:hmn", "criterion:off-topic"
 * @param reason why not, in one plain sentence
 */
public record NotEvaluated(String subject, String reason) {
  public NotEvaluated {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(reason, "reason");
  }
}
