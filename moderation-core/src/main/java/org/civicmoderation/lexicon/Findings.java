package org.civicmoderation.lexicon;

import java.util.Arrays;

/** What is found of one category in a text before it is known what stands. Not thread-safe. */
final class Findings {
  /** Up to so many, putting each in its place is as quick as anything. */
  private static final int FEW = 24;

  // Where the parts of a finding, and of an exception found, stand.
  private static final int FIRST = 0;
  private static final int LAST = 1;
  private static final int WHAT = 2; // a term or, inverted, a thing's kind; or an exception
  private static final int DISGUISE = 3;
  private static final int SIZE = 4;

  private int[] rows = new int[8 * SIZE];
  private int end;
  private int[] exceptions = {};
  private int exceptionsEnd;

  /** How many words the longest exception found covers, less one. */
  private int longestException;

  int count() {
    return end / SIZE;
  }

  /** Returns a finding's term, or its thing's kind, inverted. */
  int term(int finding) {
    return rows[finding * SIZE + WHAT];
  }

  int first(int finding) {
    return rows[finding * SIZE + FIRST];
  }

  int last(int finding) {
    return rows[finding * SIZE + LAST];
  }

  byte disguise(int finding) {
    return (byte) rows[finding * SIZE + DISGUISE];
  }

  void clear() {
    end = 0;
    exceptionsEnd = 0;
    longestException = 0;
  }

  void add(int what, int from, int to, byte how) {
    if (end == rows.length) {
      rows = Arrays.copyOf(rows, end * 2);
    }
    end = put(rows, end, what, from, to, how);
  }

  void addException(int what, int from, int to) {
    if (exceptionsEnd == exceptions.length) {
      exceptions = Arrays.copyOf(exceptions, Math.max(8 * SIZE, exceptionsEnd * 2));
    }
    exceptionsEnd = put(exceptions, exceptionsEnd, what, from, to, KnownWords.AS_WRITTEN);
    longestException = Math.max(longestException, to - from);
  }

  private static int put(int[] rows, int at, int what, int from, int to, byte how) {
    rows[at + FIRST] = from;
    rows[at + LAST] = to;
    rows[at + WHAT] = what;
    rows[at + DISGUISE] = how;
    return at + SIZE;
  }

  /**
   * Returns the first exception, from a known one on, that may reach a word; they are in the order
   * of their first words.
   */
  int exceptionNear(int known, int word) {
    int at = known;
    while (at * SIZE < exceptionsEnd && exceptions[at * SIZE + FIRST] + longestException < word) {
      at++;
    }
    return at;
  }

  /** Returns whether an exception, from a known one on, is for a term and overlaps some words. */
  boolean isExcepted(TermTable terms, int what, int from, int to, int known) {
    for (int at = known * SIZE; at < exceptionsEnd && exceptions[at + FIRST] <= to; at += SIZE) {
      int exception = exceptions[at + WHAT];
      if (exceptions[at + LAST] >= from
          && terms.exceptFrom[exception] <= what
          && what <= terms.exceptTo[exception]) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a finding's term is found from the same word on over fewer words, too. */
  boolean isLongerThanNeeded(int finding) {
    int at = finding * SIZE;
    for (int other = at + SIZE;
        other < end && rows[other + FIRST] == rows[at + FIRST];
        other += SIZE) {
      if (rows[other + WHAT] == rows[at + WHAT] && rows[other + LAST] < rows[at + LAST]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Puts the findings in order: by first word; there the longest, and then the surest, first; and
   * the exceptions by first word.
   */
  void sort() {
    rows = sorted(rows, end);
    exceptions = sorted(exceptions, exceptionsEnd);
  }

  private static int[] sorted(int[] rows, int end) {
    int[] sorted = end > FEW * SIZE ? byFirst(rows, end) : rows;
    for (int at = SIZE; at < end; at += SIZE) {
      int to = at;
      while (to > 0 && precedes(sorted, at, to - SIZE)) {
        to -= SIZE;
      }
      if (to < at) {
        moveBack(sorted, at, to);
      }
    }
    return sorted;
  }

  /** Returns rows in the order of their first words, however far they are out of it. */
  private static int[] byFirst(int[] rows, int end) {
    long[] order = new long[end / SIZE];
    boolean inOrder = true;
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) rows[i * SIZE + FIRST] << 32 | i;
      inOrder &= i == 0 || order[i - 1] < order[i];
    }
    if (inOrder) {
      return rows;
    }
    Arrays.sort(order);
    int[] sorted = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(rows, (int) order[i] * SIZE, sorted, i * SIZE, SIZE);
    }
    return sorted;
  }

  private static boolean precedes(int[] rows, int one, int other) {
    if (rows[one + FIRST] != rows[other + FIRST]) {
      return rows[one + FIRST] < rows[other + FIRST];
    }
    if (rows[one + LAST] != rows[other + LAST]) {
      return rows[one + LAST] > rows[other + LAST];
    }
    if (rows[one + DISGUISE] != rows[other + DISGUISE]) {
      return rows[one + DISGUISE] < rows[other + DISGUISE];
    }
    return rows[one + WHAT] < rows[other + WHAT];
  }

  /** Moves a row, with what stands between, from one place to an earlier one. */
  private static void moveBack(int[] rows, int from, int to) {
    int first = rows[from + FIRST];
    int last = rows[from + LAST];
    int what = rows[from + WHAT];
    byte how = (byte) rows[from + DISGUISE];
    System.arraycopy(rows, to, rows, to + SIZE, from - to);
    put(rows, to, what, first, last, how);
  }
}
