package org.civicmoderation.rules;

import org.civicmoderation.policy.Outcome;

/** What one sentence between {@code then} and {@code end} does. */
sealed interface Action {
  /** Returns the criterion that it speaks of. */
  String criterion();

  /** Claims that a criterion applies. */
  record Claim(Outcome outcome, String criterion) implements Action {}

  /** Cancels findings under a criterion, or lowers them to REVIEW. */
  record Exempt(boolean lower, String criterion, org.civicmoderation.decision.Exemption.Scope scope)
      implements Action {}
}
