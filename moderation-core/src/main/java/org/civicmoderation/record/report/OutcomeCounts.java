package org.civicmoderation.record.report;

import org.civicmoderation.policy.Outcome;

/**
 * How many decisions had which outcome. Immutable.
 *
 * @param keep how many kept the comment
 * @param review how many sent it to a person
 * @param remove how many removed it
 */
public record OutcomeCounts(long keep, long review, long remove) {
  /** Nothing. */
  public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0);

  /** Returns these counts with one decision more. */
  public OutcomeCounts plus(Outcome outcome) {
    return switch (outcome) {
      case KEEP -> new OutcomeCounts(keep + 1, review, remove);
      case REVIEW -> new OutcomeCounts(keep, review + 1, remove);
      case REMOVE -> new OutcomeCounts(keep, review, remove + 1);
    };
  }

  /** Returns how many decisions there are. */
  public long total() {
    return keep + review + remove;
  }
}
