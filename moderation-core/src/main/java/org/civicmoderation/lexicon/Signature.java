package org.civicmoderation.lexicon;

/**
 * Which symbols a text has, as a filter: it may answer yes for one that the text lacks, never no
 * for one that it has. Not thread-safe.
 */
final class Signature {
  /** How many bits the mark of a symbol takes. */
  static final int BITS = 10;

  private static final int MASK = (1 << BITS) - 1;

  private final long[] marks = new long[1 << (BITS - 6)];

  Signature() {
    marks[0] = 1; // The mark of no symbol.
  }

  /** Returns a symbol's mark; none is 0. */
  static int mark(int symbol) {
    return Math.max(1, (symbol * 0x9E3779B9) >>> (Integer.SIZE - BITS));
  }

  void add(int symbol) {
    int mark = mark(symbol);
    marks[mark >> 6] |= 1L << mark;
  }

  /** Returns whether the text may have all of three symbols, given by their marks side by side. */
  boolean mayHaveAll(int three) {
    return has(three & MASK) && has(three >>> BITS & MASK) && has(three >>> (2 * BITS));
  }

  private boolean has(int mark) {
    return (marks[mark >> 6] & 1L << mark) != 0;
  }
}
