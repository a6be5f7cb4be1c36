package org.civicmoderation.lexicon;

import java.util.Arrays;

/**
 * All that may be terms in a text, as one list a category, in any order. To be {@linkplain #clear
 * cleared} before it is used for another text. Belongs to one thread.
 */
final class RawFindings {
  // Where the parts of a finding stand: as in what is kept, and one more.
  private static final int WHAT = FoundTerms.WHAT;
  private static final int FIRST = FoundTerms.FIRST;
  private static final int LAST = FoundTerms.LAST;
  private static final int DISGUISE = FoundTerms.DISGUISE;
  private static final int OLDER = FoundTerms.SIZE; // the category's next one; 0 is none
  private static final int SIZE = OLDER + 1;

  /** More room than that is not kept for the next text. */
  private static final int MOST_KEPT = 4096 * SIZE;

  private int[] rows = new int[128 * SIZE];
  private int end = SIZE;

  /** The first finding of the reading at hand. */
  private int reading = SIZE;

  /** By category: its newest finding; 0 is none. */
  private final int[] newest;

  // The categories that have any.
  private final int[] categories;
  private int categoryCount;

  /** Makes room for findings of so many categories. */
  RawFindings(int categories) {
    this.newest = new int[categories];
    this.categories = new int[categories];
  }

  /** Forgets all findings. */
  void clear() {
    for (int i = 0; i < categoryCount; i++) {
      newest[categories[i]] = 0;
    }
    categoryCount = 0;
    end = SIZE;
    reading = SIZE;
    if (rows.length > MOST_KEPT) {
      rows = new int[128 * SIZE];
    }
  }

  void addException(int category, int exception, int from, int to) {
    add(category, exception, from, to, KnownWords.AS_WRITTEN);
  }

  private void add(int category, int found, int from, int to, byte how) {
    if (end == rows.length) {
      rows = Arrays.copyOf(rows, end * 2);
    }
    int older = newest[category];
    if (older == 0) {
      categories[categoryCount++] = category;
    }
    rows[end + WHAT] = found;
    rows[end + FIRST] = from;
    rows[end + LAST] = to;
    rows[end + DISGUISE] = how;
    rows[end + OLDER] = older;
    newest[category] = end;
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
    for (int at = newest[category]; at >= reading; at = rows[at + OLDER]) {
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
    for (int i = 0; i < categoryCount; i++) {
      int category = categories[i];
      for (int at = newest[category]; at != 0; at = rows[at + OLDER]) {
        if (rows[at + WHAT] >= 0) {
          bits[category >> 6] |= 1L << category;
          break;
        }
      }
    }
  }

  /** Returns what some categories have, to be kept. */
  FoundTerms ofCategories(CategorySet wanted) {
    int[] ends = new int[wanted.count() + 1];
    for (int i = 0; i < categoryCount; i++) {
      if (wanted.has(categories[i])) {
        int place = wanted.place(categories[i]);
        for (int at = newest[categories[i]]; at != 0; at = rows[at + OLDER]) {
          ends[place + 1]++;
        }
      }
    }
    for (int place = 1; place < ends.length; place++) {
      ends[place] += ends[place - 1];
    }
    int[] kept = new int[ends[ends.length - 1] * FoundTerms.SIZE];
    for (int i = 0; i < categoryCount; i++) {
      if (wanted.has(categories[i])) {
        int to = ends[wanted.place(categories[i])] * FoundTerms.SIZE;
        for (int at = newest[categories[i]]; at != 0; at = rows[at + OLDER]) {
          System.arraycopy(rows, at, kept, to, FoundTerms.SIZE);
          to += FoundTerms.SIZE;
        }
      }
    }
    return new FoundTerms(kept, ends);
  }
}
