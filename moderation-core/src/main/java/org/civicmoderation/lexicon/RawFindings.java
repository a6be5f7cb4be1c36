package org.civicmoderation.lexicon;

import java.util.Arrays;

/**
 * All that may be terms in a text, as one list a category. What is added later must start no later
 * in the text: the newest stands first. Not thread-safe.
 */
final class RawFindings {
  private static final int MULTIPLIER = 0x9E3779B9;

  // The categories that have findings, few out of many, by open addressing.
  private int[] categories = new int[64]; // one more than the number; 0 is free
  private int[] newest = new int[64]; // the category's newest finding
  private int used;

  // By finding.
  private int[] what = new int[64]; // a term or, inverted, an exception
  private int[] first = new int[64];
  private int[] last = new int[64];
  private byte[] disguise = new byte[64];
  private int[] older = new int[64];
  private int count = 1;

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
    int slot = slot(category);
    if (categories[slot] == 0) {
      if (2 * ++used > categories.length) {
        grow();
        slot = slot(category);
      }
      categories[slot] = category + 1;
    }
    older[count] = newest[slot];
    newest[slot] = count++;
  }

  /** Returns where a category stands, or may be put. */
  private int slot(int category) {
    int slot = (category * MULTIPLIER) >>> (Integer.numberOfLeadingZeros(categories.length) + 1);
    while (categories[slot] != 0 && categories[slot] != category + 1) {
      slot = (slot + 1) & (categories.length - 1);
    }
    return slot;
  }

  private void grow() {
    int[] oldCategories = categories;
    int[] oldNewest = newest;
    categories = new int[oldCategories.length * 2];
    newest = new int[categories.length];
    for (int old = 0; old < oldCategories.length; old++) {
      if (oldCategories[old] != 0) {
        int slot = slot(oldCategories[old] - 1);
        categories[slot] = oldCategories[old];
        newest[slot] = oldNewest[old];
      }
    }
  }

  /**
   * Adds a finding of a term with a gap, of which only the shortest that starts at a word stays.
   */
  void addShortest(int category, int term, int from, int to, byte how) {
    for (int i = newest[slot(category)]; i != 0 && first[i] == from; i = older[i]) {
      if (what[i] == term) {
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
  void addCategories(long[] bits) {
    for (int slot = 0; slot < categories.length; slot++) {
      int i = newest[slot];
      while (i != 0 && what[i] < 0) {
        i = older[i];
      }
      if (i != 0) {
        int category = categories[slot] - 1;
        bits[category >> 6] |= 1L << category;
      }
    }
  }

  /** Adds what a category has to other findings, in the text's order. */
  void addTo(Findings findings, int category) {
    for (int i = newest[slot(category)]; i != 0; i = older[i]) {
      if (what[i] >= 0) {
        findings.add(what[i], first[i], last[i], disguise[i]);
      } else {
        findings.addException(~what[i], first[i], last[i]);
      }
    }
  }
}
