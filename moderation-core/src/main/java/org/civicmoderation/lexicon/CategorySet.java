package org.civicmoderation.lexicon;

/** Some of the categories, each with a place of its own among them. Immutable. */
final class CategorySet {
  private final long[] bits;

  /** By number of the bits: how many are set in those before. */
  private final int[] before;

  private final int count;

  /**
   * Makes a set.
   *
   * @param bits a bit a category; not to be changed afterwards
   */
  CategorySet(long[] bits) {
    this.bits = bits;
    this.before = new int[bits.length];
    int set = 0;
    for (int i = 0; i < bits.length; i++) {
      before[i] = set;
      set += Long.bitCount(bits[i]);
    }
    this.count = set;
  }

  /** Returns a bit a category; not to be changed. */
  long[] bits() {
    return bits;
  }

  /** Returns how many categories are in the set. */
  int count() {
    return count;
  }

  /** Returns whether a category is in the set. */
  boolean has(int category) {
    return (bits[category >> 6] & 1L << category) != 0;
  }

  /** Returns how many categories of the set come before one. */
  int place(int category) {
    return before[category >> 6] + Long.bitCount(bits[category >> 6] & (1L << category) - 1);
  }
}
