package org.civicmoderation.lexicon;

import java.util.Arrays;

/** What is found of one category in a text before it is known what stands. Not thread-safe. */
final class Findings {
  // By finding.
  private int[] term = new int[8]; // or a thing's kind, inverted
  private int[] first = new int[8];
  private int[] last = new int[8];
  private byte[] disguise = new byte[8];
  private int count;

  // By exception found.
  private int[] exception = {};
  private int[] exceptionFirst = {};
  private int[] exceptionLast = {};
  private int exceptions;

  /** How many words the longest exception found covers, less one. */
  private int longestException;

  int count() {
    return count;
  }

  /** Returns a finding's term, or its thing's kind, inverted. */
  int term(int finding) {
    return term[finding];
  }

  int first(int finding) {
    return first[finding];
  }

  int last(int finding) {
    return last[finding];
  }

  byte disguise(int finding) {
    return disguise[finding];
  }

  void clear() {
    count = 0;
    exceptions = 0;
    longestException = 0;
  }

  void add(int what, int from, int to, byte how) {
    if (count == term.length) {
      int length = count * 2;
      term = Arrays.copyOf(term, length);
      first = Arrays.copyOf(first, length);
      last = Arrays.copyOf(last, length);
      disguise = Arrays.copyOf(disguise, length);
    }
    term[count] = what;
    first[count] = from;
    last[count] = to;
    disguise[count++] = how;
  }

  void addException(int what, int from, int to) {
    if (exceptions == exception.length) {
      int length = Math.max(8, exceptions * 2);
      exception = Arrays.copyOf(exception, length);
      exceptionFirst = Arrays.copyOf(exceptionFirst, length);
      exceptionLast = Arrays.copyOf(exceptionLast, length);
    }
    exception[exceptions] = what;
    exceptionFirst[exceptions] = from;
    exceptionLast[exceptions++] = to;
    longestException = Math.max(longestException, to - from);
  }

  /**
   * Returns the first exception, from a known one on, that may reach a word; they are in the order
   * of their first words.
   */
  int exceptionNear(int known, int word) {
    int at = known;
    while (at < exceptions && exceptionFirst[at] + longestException < word) {
      at++;
    }
    return at;
  }

  /** Returns whether an exception, from a known one on, is for a term and overlaps some words. */
  boolean isExcepted(TermTable terms, int what, int from, int to, int known) {
    for (int i = known; i < exceptions && exceptionFirst[i] <= to; i++) {
      if (exceptionLast[i] >= from
          && terms.exceptFrom[exception[i]] <= what
          && what <= terms.exceptTo[exception[i]]) {
        return true;
      }
    }
    return false;
  }

  /** Puts the findings in order: by first word; there the longest, and then the surest, first. */
  void sort() {
    for (int i = 1; i < count; i++) {
      int to = i;
      while (to > 0 && precedes(i, to - 1)) {
        to--;
      }
      if (to < i) {
        moveBack(i, to);
      }
    }
  }

  /** Puts findings in the order of their first words, however far they are out of it. */
  void sortByFirst() {
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      order[i] = (long) first[i] << 32 | i;
    }
    Arrays.sort(order);
    int[] oldTerm = term.clone();
    int[] oldFirst = first.clone();
    int[] oldLast = last.clone();
    byte[] oldDisguise = disguise.clone();
    for (int i = 0; i < count; i++) {
      int from = (int) order[i];
      term[i] = oldTerm[from];
      first[i] = oldFirst[from];
      last[i] = oldLast[from];
      disguise[i] = oldDisguise[from];
    }
  }

  private boolean precedes(int one, int other) {
    if (first[one] != first[other]) {
      return first[one] < first[other];
    }
    if (last[one] != last[other]) {
      return last[one] > last[other];
    }
    if (disguise[one] != disguise[other]) {
      return disguise[one] < disguise[other];
    }
    return term[one] < term[other];
  }

  /** Moves a finding, with what stands between, from one place to an earlier one. */
  private void moveBack(int from, int to) {
    int movedTerm = term[from];
    int movedFirst = first[from];
    int movedLast = last[from];
    byte movedDisguise = disguise[from];
    int between = from - to;
    System.arraycopy(term, to, term, to + 1, between);
    System.arraycopy(first, to, first, to + 1, between);
    System.arraycopy(last, to, last, to + 1, between);
    System.arraycopy(disguise, to, disguise, to + 1, between);
    term[to] = movedTerm;
    first[to] = movedFirst;
    last[to] = movedLast;
    disguise[to] = movedDisguise;
  }
}
