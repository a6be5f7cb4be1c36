package org.civicmoderation.lexicon;

import java.io.IOException;
import org.civicmoderation.text.EntityKind;

/**
 * The terms as one graph of states over symbols: what a term says, word after word. A symbol stands
 * for a word or for a set of words (all forms of one); the lowest ones for any word, gaps and
 * things. Immutable.
 *
 * <p>A state is known by its place in one array, where all that a scan needs of it stands side by
 * side: marks, {@linkplain #bit bits} of the words that lead on (two numbers), how much of each
 * kind follows, then what ends here (each with its {@linkplain TermTable#facts facts}), the states
 * that it goes on as (each with the bits that it needs), and its edges in the order of their
 * symbols. Before the edges of states with many stands a filter, so that a symbol that leads
 * nowhere costs one look.
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

  /** Another state that a state to the left goes on as: the one that the reading began with. */
  static final int AS_BEGUN = Integer.MIN_VALUE;

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

  static final int ACCEPT_SIZE = 2;
  static final int JOIN_SIZE = 3;
  static final int EDGE_SIZE = 2;

  /** Of so many edges, going through them is as quick as anything. */
  static final int FEW_EDGES = 8;

  static {
    if (1 << (THING + EntityKind.values().length) > JOINS) {
      throw new AssertionError("the marks of a state have no room for so many kinds of things");
    }
  }

  private final int[] graph;

  /** Two bits, of one number, for each edge of a state with many. */
  private final long[] filter;

  private final int filterShift;

  /**
   * Makes an automaton of its graph.
   *
   * @param edges how many edges states have that have more than a few
   */
  Automaton(int[] graph, int edges) {
    this.graph = graph;
    int size = 1;
    while (size * 64L < 12L * edges) {
      size <<= 1;
    }
    this.filter = new long[size];
    this.filterShift = Long.numberOfLeadingZeros(size) + 1;
    for (int state = 0; state < graph.length; state = edgesEnd(state)) {
      int end = edgesEnd(state);
      for (int at = edges(state); at < end && !hasFewEdges(state); at += EDGE_SIZE) {
        long mixed = mix(state, graph[at]);
        filter[filterIndex(mixed)] |= filterBits(mixed);
      }
    }
  }

  Automaton(TableReader in) throws IOException {
    this.graph = in.ints();
    this.filter = in.longs();
    this.filterShift = in.number();
  }

  void write(TableWriter out) {
    out.ints(graph);
    out.longs(filter);
    out.number(filterShift);
  }

  static boolean isGap(int symbol) {
    return symbol > GAP && symbol <= GAP + WIDEST_GAP;
  }

  private int edges(int state) {
    return state + HEAD + ACCEPT_SIZE * graph[state + ACCEPTS] + JOIN_SIZE * graph[state + JOINED];
  }

  private static long mix(int state, int symbol) {
    long mixed = ((long) state << 32 | symbol) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }

  private int filterIndex(long mixed) {
    return filter.length == 1 ? 0 : (int) (mixed >>> filterShift);
  }

  private static long filterBits(long mixed) {
    return 1L << mixed | 1L << (mixed >>> 6);
  }

  /** Returns whether a state has so few edges that going through them is quicker than asking. */
  boolean hasFewEdges(int state) {
    return graph[state + EDGES] <= FEW_EDGES;
  }

  /** Returns where the edges of a state start, each a symbol and where it leads. */
  int firstEdge(int state) {
    return edges(state);
  }

  /** Returns where the edges of a state end. */
  int edgesEnd(int state) {
    return edges(state) + EDGE_SIZE * graph[state + EDGES];
  }

  /** Returns the symbol of an edge. */
  int symbol(int edge) {
    return graph[edge];
  }

  /** Returns where an edge leads. */
  int target(int edge) {
    return graph[edge + 1];
  }

  /** Returns where a symbol leads from a state, or {@link #NONE}. */
  int next(int state, int symbol) {
    int from = edges(state);
    if (hasFewEdges(state)) {
      int end = edgesEnd(state);
      for (int at = from; at < end; at += EDGE_SIZE) {
        if (graph[at] == symbol) {
          return graph[at + 1];
        }
      }
      return NONE;
    }
    long mixed = mix(state, symbol);
    long bits = filterBits(mixed);
    if ((filter[filterIndex(mixed)] & bits) != bits) {
      return NONE;
    }
    int count = graph[state + EDGES];
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
    return graph[state + HEAD + ACCEPT_SIZE * number];
  }

  /** Returns the {@linkplain TermTable#facts facts} of what ends at a state. */
  int acceptedFacts(int state, int number) {
    return graph[state + HEAD + ACCEPT_SIZE * number + 1];
  }

  /** Returns how many other states a state goes on as. */
  int joins(int state) {
    return graph[state + JOINED];
  }

  /**
   * Returns another state that a state goes on as; or, of a state to the left, inverted, one that
   * it turns into, or {@link #AS_BEGUN}.
   */
  int joined(int state, int number) {
    return graph[join(state, number)];
  }

  /**
   * Returns the bits of which the next word, in the direction of that state, must have one for
   * anything to come of another state that a state goes on as.
   */
  long neededOfJoined(int state, int number) {
    return bits(graph, join(state, number) + 1);
  }

  private int join(int state, int number) {
    return state + HEAD + ACCEPT_SIZE * graph[state + ACCEPTS] + JOIN_SIZE * number;
  }
}
