package org.civicmoderation.lexicon;

import org.jspecify.annotations.Nullable;

/**
 * Remembers words that nothing is known of: no term has them, not even in disguise. Finding that
 * out takes much longer than remembering it. Room is for so many; a newer word takes the place of
 * an older one. Of a text no more is kept than such words, each apart. Thread-safe.
 */
final class PlainWords {
  private static final int SIZE = 1 << 13;

  /** By hash; without a lock, as it does not matter which of two threads' words stays. */
  private final @Nullable String[] words = new String[SIZE];

  /** Returns whether a word is remembered. */
  boolean contains(int hash, char[] letters, int from, int to) {
    String word = words[place(hash)];
    if (word == null || word.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != letters[i]) {
        return false;
      }
    }
    return true;
  }

  void add(int hash, char[] letters, int from, int to) {
    words[place(hash)] = new String(letters, from, to - from);
  }

  private static int place(int hash) {
    return Vocabulary.mix(hash) & (SIZE - 1);
  }
}
