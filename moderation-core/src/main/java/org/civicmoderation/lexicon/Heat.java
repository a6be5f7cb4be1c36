package org.civicmoderation.lexicon;

import java.util.function.IntUnaryOperator;

/**
 * How often things are come by, in powers of two from the most often on. What is come by often
 * stands together in memory, so that a processor's cache holds it however much there is in all.
 */
final class Heat {
  /** What is come by hardly ever, or never. */
  static final int COLD = 20;

  private Heat() {}

  /**
   * Returns how often something is come by.
   *
   * @param share in what share of texts, at most 1
   */
  static int of(double share) {
    return share <= 0 ? COLD : Math.min(COLD, Math.max(0, -Math.getExponent(share)));
  }

  /** Returns numbers from 0 on, those of what is come by most often first, and else rising. */
  static int[] hottestFirst(int count, IntUnaryOperator heat) {
    byte[] heats = new byte[count];
    int[] starts = new int[COLD + 2];
    for (int i = 0; i < count; i++) {
      heats[i] = (byte) heat.applyAsInt(i);
      starts[heats[i] + 1]++;
    }
    for (int level = 0; level <= COLD; level++) {
      starts[level + 1] += starts[level];
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[starts[heats[i]]++] = i;
    }
    return order;
  }
}
