package org.civicmoderation.testing;

import org.civicmoderation.decision.Decision;

/**
 * AssertJ assertions on decisions:
 *
 * <pre>{@code
 * assertThat(decision).isRemoved().under("threats").quoting("break your legs");
 * }</pre>
 */
public final class ModerationAssertions {
  private ModerationAssertions() {}

  /** Starts assertions on a decision. */
  public static DecisionAssert assertThat(Decision decision) {
    return new DecisionAssert(decision);
  }
}
