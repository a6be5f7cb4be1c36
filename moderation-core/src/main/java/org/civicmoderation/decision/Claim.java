package org.civicmoderation.decision;

import java.util.Objects;
import java.util.Set;

/**
 * A finding as a rule makes it, before exemptions and ceilings. Immutable.
 *
 * @param finding what the rule found, with the outcome that it calls for
 * @param sentences the sentences in which its evidence lies, counted from 0
 */
public record Claim(Finding finding, Set<Integer> sentences) {
  public Claim {
    Objects.requireNonNull(finding, "finding");
    sentences = Set.copyOf(sentences);
  }
}
