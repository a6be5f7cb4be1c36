package org.civicmoderation.lexicon;

import org.civicmoderation.text.EntityKind;

/**
 * The terms as one graph of states over symbols: what a term says, word after word. A symbol stands
 * for a word or for a set of words (all forms of one); the lowest ones for any word, gaps and
 * things. Immutable.
 *
 * <p>A state is known by its place in one array, where all that a scan needs of it stands side by
 * side: marks, {@linkplain #bit bits} of the words that lead on (two numbers), how much of each
 * kind follows, then what ends here, the states that it goes on as, and its edges in the order of
 * their symbols.
 */
final class Automaton {
  static final int NONE = -1;

  static final int ANY = 0;

  /** The symbol of a gap is this and how many words it skips at most. */
  static final int GAP = 0;

  static final int WIDEST_GAP = 12;

  /** The symbol of a thing is this and the ordinal of its kind. */
  static final int THING = 13;

  static final int FIRST_WORD = 32;

  /** Marks of a state: it goes on with a word. */
  static final int GOES_ON = 1 << 31;

  /** Marks of a state: it goes on as other states do. */
  static final int JOINS = 1 << 30;

  /** The marks for things. */
  static final int THINGS = JOINS - (1 << THING);

  // Where the parts of a state stand, from its place on.
  static final int BITS = 1;
  static final int ACCEPTS = 3;
  static final int JOINED = 4;
  static final int EDGES = 5;
  static final int HEAD = 6;

  /** Up to so many edges, going through them is as quick as anything. */
  private static final int FEW_EDGES = 8;

  static {
    if (1 << (THING + EntityKind.values().length) > JOINS) {
      throw new AssertionError("the marks of a state have no room for so many kinds of things");
    }
  }

  private final int[] graph;

  Automaton(int[] graph) {
    this.graph = graph;
  }

  /** Returns where a symbol leads from a state, or {@link #NONE}. */
  int next(int state, int symbol) {
    int count = graph[state + EDGES];
    int from = state + HEAD + graph[state + ACCEPTS] + graph[state + JOINED];
    if (count <= FEW_EDGES) {
      for (int at = from; at < from + 2 * count; at += 2) {
        if (graph[at] == symbol) {
          return graph[at + 1];
        }
      }
      return NONE;
    }
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = graph[from + 2 * middle];
      if (found == symbol) {
        return graph[from + 2 * middle + 1];
      } else if (found < symbol) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  /** Returns the bit of a symbol: what has no bit in common has no symbol in common. */
  static long bit(int symbol) {
    return 1L << ((symbol * 0x9E3779B9) >>> 26);
  }

  /** Returns the bits of the words that lead on from a state. */
  long bits(int state) {
    return bits(graph, state + BITS);
  }

  /** Returns the bits that two numbers next to each other make. */
  static long bits(int[] numbers, int at) {
    return (numbers[at] & 0xFFFF_FFFFL) | ((long) numbers[at + 1] << 32);
  }

  /**
   * Returns the bits of which the word behind must have one for anything to come of a state; all of
   * them where that does not depend on the next word alone.
   */
  long needed(int state) {
    return graph[state] == GOES_ON && graph[state + ACCEPTS] == 0 ? bits(state) : -1L;
  }

  /** Returns what leads on from a state: a bit a low symbol, and {@link #GOES_ON} for words. */
  int marks(int state) {
    return graph[state];
  }

  /** Returns how many terms and exceptions end at a state. */
  int accepts(int state) {
    return graph[state + ACCEPTS];
  }

  /** Returns a term or, inverted, an exception that ends at a state. */
  int accepted(int state, int number) {
    return graph[state + HEAD + number];
  }

  /** Returns how many other states a state goes on as. */
  int joins(int state) {
    return graph[state + JOINED];
  }

  /** Returns another state that a state goes on as. */
  int joined(int state, int number) {
    return graph[state + HEAD + graph[state + ACCEPTS] + number];
  }
}
