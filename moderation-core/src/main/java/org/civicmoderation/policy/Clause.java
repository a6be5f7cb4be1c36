package org.civicmoderation.policy;

import java.util.Objects;

/**
 * One sentence of a policy, verbatim, with where it stands. Immutable.
 *
 * @param text the words as adopted
 * @param source where they stand in the published policy
 */
public record Clause(String text, String source) {
  public Clause {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
  }
}
