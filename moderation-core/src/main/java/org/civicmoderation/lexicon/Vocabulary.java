package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.Arrays;

/**
 * The folded words of all terms, each with a number. Open addressing over one array of letters, and
 * a filter before it, so that a word that no term has costs the same however many terms there are.
 */
final class Vocabulary {
  static final int UNKNOWN = -1;

  private char[] letters = new char[1 << 14];
  private int[] starts = new int[1 << 11];
  private int[] hashes = new int[1 << 11];

  /** The hash in the high half, number + 1 in the low; 0 is free. */
  private long[] table = new long[1 << 13];

  private int size;

  // One word of the filter has both bits of a hash: one memory access decides.
  private long[] filter = new long[1];
  private int filterShift = 31;

  Vocabulary() {}

  /** Makes a vocabulary that was written when no more words came. */
  Vocabulary(TableReader in) throws IOException {
    size = in.number();
    letters = in.chars();
    starts = in.ints();
    hashes = in.ints();
    table = in.longs();
    filter = in.longs();
    filterShift = in.number();
  }

  void write(TableWriter out) {
    out.number(size);
    out.chars(Arrays.copyOf(letters, starts[size]));
    out.ints(Arrays.copyOf(starts, size + 1));
    out.ints(Arrays.copyOf(hashes, size));
    out.longs(table);
    out.longs(filter);
    out.number(filterShift);
  }

  int size() {
    return size;
  }

  /** Returns the number of a word, which is added if it is new. */
  int add(String word) {
    int hash = word.hashCode();
    int slot = slot(hash);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      int known = (int) entry - 1;
      if ((int) (entry >>> 32) == hash && equals(known, word)) {
        return known;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return append(word, hash, slot);
  }

  private int append(String word, int hash, int slot) {
    int start = starts[size];
    if (start + word.length() > letters.length) {
      letters = Arrays.copyOf(letters, Math.max(letters.length * 2, start + word.length()));
    }
    word.getChars(0, word.length(), letters, start);
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
    hashes[size] = hash;
    starts[size + 1] = start + word.length();
    table[slot] = entry(hash, size++);
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  /** Returns the number of a word given by its hash and letters, or {@link #UNKNOWN}. */
  int find(int hash, char[] text, int from, int to) {
    int slot = slot(hash);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      int known = (int) entry - 1;
      if ((int) (entry >>> 32) == hash && equals(known, text, from, to)) {
        return known;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return UNKNOWN;
  }

  int find(String word) {
    int hash = word.hashCode();
    int slot = slot(hash);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      int known = (int) entry - 1;
      if ((int) (entry >>> 32) == hash && equals(known, word)) {
        return known;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return UNKNOWN;
  }

  /** Makes the filter, with room for some hashes that are not words; ends the adding of words. */
  void freeze(int more) {
    int longs = 1;
    int shift = 32;
    // About ten bits a hash.
    while ((long) longs * 64 < 10L * (size + more) && longs < 1 << 24) {
      longs <<= 1;
      shift--;
    }
    filter = new long[longs];
    filterShift = Math.min(31, shift);
    for (int word = 0; word < size; word++) {
      allow(hashes[word]);
    }
  }

  /** Lets a hash that is not a word's pass the filter. */
  void allow(int hash) {
    int mixed = mix(hash);
    filter[index(mixed)] |= bits(mixed);
  }

  /** Returns whether a word of this hash may be known; false is sure. */
  boolean mayKnow(int hash) {
    int mixed = mix(hash);
    long bits = bits(mixed);
    return (filter[index(mixed)] & bits) == bits;
  }

  int hash(int word) {
    return hashes[word];
  }

  int length(int word) {
    return starts[word + 1] - starts[word];
  }

  char letter(int word, int at) {
    return letters[starts[word] + at];
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return starts[word + 1];
  }

  /** Returns the array that holds the letters of all words; not to be changed. */
  char[] letters() {
    return letters;
  }

  private int index(int mixed) {
    return (mixed >>> filterShift) & (filter.length - 1);
  }

  private static long bits(int mixed) {
    return 1L << (mixed & 63) | 1L << ((mixed >>> 6) & 63);
  }

  private boolean equals(int known, String word) {
    int start = starts[known];
    int length = word.length();
    if (starts[known + 1] - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (letters[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean equals(int known, char[] text, int from, int to) {
    int start = starts[known];
    if (starts[known + 1] - start != to - from) {
      return false;
    }
    for (int i = from, j = start; i < to; i++, j++) {
      if (letters[j] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    long[] larger = new long[table.length * 4];
    table = larger;
    for (int word = 0; word < size; word++) {
      int slot = slot(hashes[word]);
      while (larger[slot] != 0) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = entry(hashes[word], word);
    }
  }

  private static long entry(int hash, int word) {
    return (long) hash << 32 | (word + 1);
  }

  private int slot(int hash) {
    return mix(hash) >>> (Integer.numberOfLeadingZeros(table.length) + 1);
  }

  static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
