package org.civicmoderation.lexicon;

/**
 * Sets of symbols as rows of bits in arrays of numbers. Two sets without a bit in common have no
 * symbol in common.
 */
final class SymbolMask {
  /** How many numbers a mask is. */
  static final int SIZE = 8;

  private static final int SHIFT = 24;

  private SymbolMask() {}

  /** Adds a symbol to the mask at a place. */
  static void add(int[] masks, int at, int symbol) {
    int bit = (symbol * 0x9E3779B9) >>> SHIFT;
    masks[at + (bit >>> 5)] |= 1 << bit;
  }

  /** Adds all symbols of one mask to another. */
  static void addAll(int[] masks, int at, int[] others, int othersAt) {
    for (int i = 0; i < SIZE; i++) {
      masks[at + i] |= others[othersAt + i];
    }
  }

  /** Makes a mask that {@link #allows} any. */
  static void setAny(int[] masks, int at) {
    masks[at] = -1;
  }

  /** Returns whether two masks have a bit in common. */
  static boolean meet(int[] masks, int at, int[] others, int othersAt) {
    int common = 0;
    for (int i = 0; i < SIZE; i++) {
      common |= masks[at + i] & others[othersAt + i];
    }
    return common != 0;
  }

  /** Returns whether two masks have a bit in common, or the first one is for any. */
  static boolean allows(int[] masks, int at, int[] others, int othersAt) {
    return masks[at] == -1 || meet(masks, at, others, othersAt);
  }
}
