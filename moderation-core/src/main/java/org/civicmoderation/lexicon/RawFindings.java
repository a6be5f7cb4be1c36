package org.civicmoderation.lexicon;

import java.util.Arrays;

/** All that may be terms in a text, as one list a category, in any order. Not thread-safe. */
final class RawFindings {
  /** The newest finding of each category; 0 is none. */
  private final int[] newest;

  // By finding.
  private int[] what = new int[64]; // a term or, inverted, an exception
  private int[] first = new int[64];
  private int[] last = new int[64];
  private byte[] disguise = new byte[64];
  private int[] older = new int[64];
  private int count = 1;

  /** The first finding of the reading at hand. */
  private int reading = 1;

  RawFindings(int categories) {
    newest = new int[categories];
  }

  void addException(int category, int exception, int from, int to) {
    add(category, exception, from, to, KnownWords.AS_WRITTEN);
  }

  void add(int category, int found, int from, int to, byte how) {
    if (count == what.length) {
      int length = count * 2;
      what = Arrays.copyOf(what, length);
      first = Arrays.copyOf(first, length);
      last = Arrays.copyOf(last, length);
      disguise = Arrays.copyOf(disguise, length);
      older = Arrays.copyOf(older, length);
    }
    what[count] = found;
    first[count] = from;
    last[count] = to;
    disguise[count] = how;
    older[count] = newest[category];
    newest[category] = count++;
  }

  /** Begins to add what one reading of the text finds, from one word on. */
  void beginReading() {
    reading = count;
  }

  /**
   * Adds a finding of a term with a gap, of which one reading keeps only the shortest that starts
   * at a word.
   */
  void addShortest(int category, int term, int from, int to, byte how) {
    for (int i = newest[category]; i >= reading; i = older[i]) {
      if (what[i] == term && first[i] == from) {
        if (last[i] > to || (last[i] == to && disguise[i] > how)) {
          last[i] = to;
          disguise[i] = how;
        }
        return;
      }
    }
    add(category, term, from, to, how);
  }

  /** Sets the bits of the categories that have findings; exceptions are none. */
  void addCategories(long[] categories) {
    for (int category = 0; category < newest.length; category++) {
      for (int i = newest[category]; i != 0; i = older[i]) {
        if (what[i] >= 0) {
          categories[category >> 6] |= 1L << category;
          break;
        }
      }
    }
  }

  /** Adds what a category has to other findings. */
  void addTo(Findings findings, int category) {
    for (int i = newest[category]; i != 0; i = older[i]) {
      if (what[i] >= 0) {
        findings.add(what[i], first[i], last[i], disguise[i]);
      } else {
        findings.addException(~what[i], first[i], last[i]);
      }
    }
  }
}
