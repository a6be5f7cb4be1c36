package org.civicmoderation.policy;

/**
 * What becomes of a comment, from the least to the greatest limit on speech: the order is meant.
 */
public enum Outcome {
  /** The comment stays. */
  KEEP,
  /** A person looks at it. */
  REVIEW,
  /** The comment is removed from the page, and the removal is documented. */
  REMOVE;

  /** Returns the lesser of the two. */
  public Outcome atMost(Outcome ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }

  /** Returns the greater of the two. */
  public Outcome atLeast(Outcome floor) {
    return compareTo(floor) >= 0 ? this : floor;
  }
}
