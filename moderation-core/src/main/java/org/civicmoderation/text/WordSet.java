package org.civicmoderation.text;

import java.util.Arrays;

/** A fixed set of words, asked without making strings. Immutable. */
final class WordSet {
  private final String[] table;
  private final int mask;

  /** 4,096 bits, one for each word's hash, which tell most other words apart at once. */
  private final long[] filter = new long[64];

  private WordSet(String[] words) {
    int size = Integer.highestOneBit(words.length * 2) * 2;
    table = new String[size];
    Arrays.fill(table, "");
    mask = size - 1;
    for (String word : words) {
      int slot = slot(word.hashCode());
      while (!table[slot].isEmpty()) {
        slot = slot + 1 & mask;
      }
      table[slot] = word;
      filter[word.hashCode() >>> 6 & 63] |= 1L << word.hashCode();
    }
  }

  /** Returns the set of the folded words that stand in a text, parted by spaces. */
  static WordSet of(String words) {
    return new WordSet(words.split(" "));
  }

  boolean contains(NormalizedText text, int word) {
    int hash = text.hash(word);
    if ((filter[hash >>> 6 & 63] >>> hash & 1) == 0) {
      return false;
    }
    int slot = slot(hash);
    while (!table[slot].isEmpty()) {
      if (matches(table[slot], text, word)) {
        return true;
      }
      slot = slot + 1 & mask;
    }
    return false;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & mask;
  }

  private static boolean matches(String candidate, NormalizedText text, int word) {
    int start = text.lettersStart(word);
    int length = text.lettersEnd(word) - start;
    if (candidate.length() != length) {
      return false;
    }
    char[] letters = text.letters();
    for (int i = 0; i < length; i++) {
      if (letters[start + i] != candidate.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
