package org.civicmoderation.lexicon;

import java.util.Arrays;

/** All that may be terms in a text, as one list a category, in any order. Not thread-safe. */
final class RawFindings {
  // Where the parts of a finding stand.
  private static final int WHAT = 0; // a term or, inverted, an exception
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final int DISGUISE = 3;
  private static final int OLDER = 4; // the next finding of the category; 0 is none
  private static final int SIZE = 5;

  private int[] rows = new int[96 * SIZE];
  private int end = SIZE;

  /** The first finding of the reading at hand. */
  private int reading = SIZE;

  // Most texts have something of few of very many categories. By hash: a category and one, and its
  // newest finding; 0 is free.
  private int[] keys = new int[64];
  private int[] newest = new int[64];
  private int categories;

  void addException(int category, int exception, int from, int to) {
    add(category, exception, from, to, KnownWords.AS_WRITTEN);
  }

  private void add(int category, int found, int from, int to, byte how) {
    if (end == rows.length) {
      rows = Arrays.copyOf(rows, end * 2);
    }
    int slot = slot(category);
    if (keys[slot] == 0) {
      keys[slot] = category + 1;
      if (++categories * 2 > keys.length) {
        grow();
        slot = slot(category);
      }
    }
    rows[end + WHAT] = found;
    rows[end + FIRST] = from;
    rows[end + LAST] = to;
    rows[end + DISGUISE] = how;
    rows[end + OLDER] = newest[slot];
    newest[slot] = end;
    end += SIZE;
  }

  /**
   * Adds a finding of a term.
   *
   * @param facts the term's {@linkplain TermTable#facts facts}
   */
  void addTerm(int term, int facts, int from, int to, byte how) {
    if (TermTable.isGapped(facts)) {
      addShortest(TermTable.categoryOf(facts), term, from, to, how);
    } else {
      add(TermTable.categoryOf(facts), term, from, to, how);
    }
  }

  /** Begins to add what one reading of the text finds, from one word on. */
  void beginReading() {
    reading = end;
  }

  /**
   * Adds a finding of a term with a gap, of which one reading keeps only the shortest that starts
   * at a word.
   */
  private void addShortest(int category, int term, int from, int to, byte how) {
    for (int at = newest[slot(category)]; at >= reading; at = rows[at + OLDER]) {
      if (rows[at + WHAT] == term && rows[at + FIRST] == from) {
        if (rows[at + LAST] > to || (rows[at + LAST] == to && rows[at + DISGUISE] > how)) {
          rows[at + LAST] = to;
          rows[at + DISGUISE] = how;
        }
        return;
      }
    }
    add(category, term, from, to, how);
  }

  /** Sets the bits of the categories that have findings; exceptions are none. */
  void addCategories(long[] bits) {
    for (int slot = 0; slot < keys.length; slot++) {
      for (int at = newest[slot]; at != 0; at = rows[at + OLDER]) {
        if (rows[at + WHAT] >= 0) {
          int category = keys[slot] - 1;
          bits[category >> 6] |= 1L << category;
          break;
        }
      }
    }
  }

  /** Adds what a category has to other findings. */
  void addTo(Findings findings, int category) {
    for (int at = newest[slot(category)]; at != 0; at = rows[at + OLDER]) {
      if (rows[at + WHAT] >= 0) {
        findings.add(
            rows[at + WHAT], rows[at + FIRST], rows[at + LAST], (byte) rows[at + DISGUISE]);
      } else {
        findings.addException(~rows[at + WHAT], rows[at + FIRST], rows[at + LAST]);
      }
    }
  }

  /** Returns the slot of a category, or the free one where it would stand. */
  private int slot(int category) {
    int slot = Vocabulary.mix(category) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != category + 1) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldNewest = newest;
    keys = new int[oldKeys.length * 4];
    newest = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i] - 1);
        keys[slot] = oldKeys[i];
        newest[slot] = oldNewest[i];
      }
    }
  }
}
