package org.civicmoderation.lexicon;

import java.util.Arrays;

/**
 * The other ways to read what stands in a text: each an edge from the word where it starts to the
 * one behind its last, with what it is read as. Most texts have none. To be {@linkplain #clear
 * cleared} before it is used for another text. Belongs to one thread.
 */
final class Edges {
  private static final int[] NOTHING = {};

  /** Room for more than that is not kept for the next text. */
  private static final int MOST_KEPT = 4096;

  // By word, as linked lists of edges; 0 ends them. Empty as long as there is no edge.
  private int[] firstOf = NOTHING;
  private int[] lastOf = NOTHING;

  // By edge.
  private int[] symbol = NOTHING;
  private int[] from = NOTHING;
  private int[] to = NOTHING;
  private byte[] disguise = {};
  private int[] next = NOTHING;
  private int[] previous = NOTHING;
  private int count = 1;

  private int words;

  /** Forgets all edges, and makes room for those of a text of so many words. */
  void clear(int words) {
    if (count > 1) {
      count = 1;
      firstOf = NOTHING;
      lastOf = NOTHING;
    }
    if (symbol.length > MOST_KEPT) {
      symbol = NOTHING; // the others grow with it
    }
    this.words = words;
  }

  /** Adds an edge. */
  void add(int word, int readAs, int behind, byte how) {
    if (firstOf.length == 0) {
      firstOf = new int[words];
      lastOf = new int[words];
    }
    if (count >= symbol.length) {
      int length = Math.max(16, count * 2);
      symbol = Arrays.copyOf(symbol, length);
      from = Arrays.copyOf(from, length);
      to = Arrays.copyOf(to, length);
      disguise = Arrays.copyOf(disguise, length);
      next = Arrays.copyOf(next, length);
      previous = Arrays.copyOf(previous, length);
    }
    symbol[count] = readAs;
    from[count] = word;
    to[count] = behind;
    disguise[count] = how;
    next[count] = firstOf[word];
    firstOf[word] = count;
    previous[count] = lastOf[behind - 1];
    lastOf[behind - 1] = count++;
  }

  /** Returns the first edge that starts at a word; 0 is none. */
  int first(int word) {
    return firstOf.length == 0 ? 0 : firstOf[word];
  }

  /** Returns the next edge that starts at the same word; 0 is none. */
  int next(int edge) {
    return next[edge];
  }

  /** Returns the first edge whose last word is this one; 0 is none. */
  int last(int word) {
    return lastOf.length == 0 ? 0 : lastOf[word];
  }

  /** Returns the next edge that has the same last word; 0 is none. */
  int previous(int edge) {
    return previous[edge];
  }

  /** Returns the word that an edge starts at. */
  int from(int edge) {
    return from[edge];
  }

  /** Returns what it is read as. */
  int symbol(int edge) {
    return symbol[edge];
  }

  /** Returns the word behind it. */
  int to(int edge) {
    return to[edge];
  }

  /** Returns how what is read is disguised. */
  byte disguise(int edge) {
    return disguise[edge];
  }
}
