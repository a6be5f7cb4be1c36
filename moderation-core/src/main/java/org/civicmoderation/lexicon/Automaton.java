package org.civicmoderation.lexicon;

import java.util.Arrays;
import org.civicmoderation.text.EntityKind;

/**
 * The terms as one graph of states over symbols: what a term says, word after word. A symbol stands
 * for a word or for a set of words (all forms of one); the lowest ones for any word, gaps and
 * things.
 */
final class Automaton {
  static final int ROOT = 0;
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

  static {
    if (1 << (THING + EntityKind.values().length) > JOINS) {
      throw new AssertionError("the marks of a state have no room for so many kinds of things");
    }
  }

  private int[] fromRoot = new int[1 << 12];
  private long[] keys = new long[1 << 12]; // state in the high half; 0 is free
  private int[] targets = new int[1 << 12];
  private int edges;

  /**
   * Two numbers a state, side by side, as a scan needs both: the bits of the words that lead on;
   * the first of what ends here in the high half, and the marks in the low one.
   */
  private long[] data = new long[1 << 12];

  private int states = 1;

  private int[] firstJoin = new int[1 << 11]; // 0 is none
  private int[] joinTarget = new int[1 << 8];
  private int[] nextJoin = new int[1 << 8];
  private int joins = 1;

  /** By state, once frozen: where its joins stand in {@link #joinData}. */
  private int[] joinStart = new int[0];

  /** How many joins, then for each the bits of the words that lead on from there, and the state. */
  private long[] joinData = new long[0];

  /**
   * A filter before {@link #keys}: most steps lead nowhere, and this is small enough to stay near.
   */
  private long[] filter = {-1L};

  /**
   * What ends at a state: the next of them in the high half, the term or exception in the low one.
   */
  private long[] accept = new long[1 << 11];

  private int accepts;

  Automaton() {
    Arrays.fill(fromRoot, NONE);
    data[1] = (long) NONE << 32;
  }

  int states() {
    return states;
  }

  /** Returns where a symbol leads from a state; it is added if it leads nowhere yet. */
  int add(int state, int symbol) {
    int next = next(state, symbol);
    if (next != NONE) {
      return next;
    }
    int added = addState();
    if (symbol < FIRST_WORD) {
      mark(state, 1 << symbol);
    } else {
      mark(state, GOES_ON);
      data[2 * state] |= bit(symbol);
    }
    if (state == ROOT) {
      if (symbol >= fromRoot.length) {
        int old = fromRoot.length;
        fromRoot = Arrays.copyOf(fromRoot, Math.max(old * 2, symbol + 1));
        Arrays.fill(fromRoot, old, fromRoot.length, NONE);
      }
      fromRoot[symbol] = added;
    } else {
      put(key(state, symbol), added);
      if (++edges * 2 > keys.length) {
        grow();
      }
    }
    return added;
  }

  /** Returns a new state that nothing leads to yet. */
  int addState() {
    if (2 * states == data.length) {
      data = Arrays.copyOf(data, states * 4);
      firstJoin = Arrays.copyOf(firstJoin, states * 2);
    }
    data[2 * states + 1] = (long) NONE << 32;
    return states++;
  }

  private void mark(int state, int mark) {
    data[2 * state + 1] |= mark & 0xFFFF_FFFFL;
  }

  /** Lets a state go on as another one does, too. */
  void join(int state, int other) {
    if (joins == joinTarget.length) {
      joinTarget = Arrays.copyOf(joinTarget, joins * 2);
      nextJoin = Arrays.copyOf(nextJoin, joins * 2);
    }
    joinTarget[joins] = other;
    nextJoin[joins] = firstJoin[state];
    firstJoin[state] = joins++;
    mark(state, JOINS);
  }

  /** Ends a term or exception at a state. */
  void accept(int state, int target) {
    if (accepts == accept.length) {
      accept = Arrays.copyOf(accept, accepts * 2);
    }
    long data = this.data[2 * state + 1];
    accept[accepts] = (data & 0xFFFF_FFFF_0000_0000L) | (target & 0xFFFF_FFFFL);
    this.data[2 * state + 1] = ((long) accepts++ << 32) | (data & 0xFFFF_FFFFL);
  }

  /** Returns where a symbol leads from a state, or {@link #NONE}. */
  int next(int state, int symbol) {
    if (state == ROOT) {
      return symbol < fromRoot.length ? fromRoot[symbol] : NONE;
    }
    long key = key(state, symbol);
    long mixed = mix(key);
    long wanted = filterBits(mixed);
    if ((filter[(int) (mixed >>> 20) & (filter.length - 1)] & wanted) != wanted) {
      return NONE;
    }
    int slot = slot(mixed);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** Makes what only scans need; ends the adding. */
  void freeze() {
    int longs = 1;
    while (longs * 6 < edges) {
      longs <<= 1; // About ten bits an edge.
    }
    filter = new long[longs];
    for (long key : keys) {
      if (key != 0) {
        long mixed = mix(key);
        filter[(int) (mixed >>> 20) & (longs - 1)] |= filterBits(mixed);
      }
    }
    joinStart = new int[states];
    long[] rows = new long[3 * joins];
    int size = 0;
    for (int state = 0; state < states; state++) {
      if (firstJoin[state] == 0) {
        continue;
      }
      joinStart[state] = size;
      int start = size++;
      for (int join = firstJoin[state]; join != 0; join = nextJoin[join]) {
        int target = joinTarget[join];
        boolean wordsOnly = firstAccept(target) == NONE && marks(target) == GOES_ON;
        rows[size++] = wordsOnly ? bits(target) : -1L;
        rows[size++] = target;
      }
      rows[start] = (size - start) / 2L;
    }
    joinData = Arrays.copyOf(rows, size);
  }

  /** Returns the bit of a symbol: what has no bit in common has no symbol in common. */
  static long bit(int symbol) {
    return 1L << ((symbol * 0x9E3779B9) >>> 26);
  }

  /** Returns the bits of the words that lead on from a state. */
  long bits(int state) {
    return data[2 * state];
  }

  /** Returns what leads on from a state: a bit a low symbol, and {@link #GOES_ON} for words. */
  int marks(int state) {
    return (int) data[2 * state + 1];
  }

  /** Returns the first of what ends at a state, or {@link #NONE}. */
  int firstAccept(int state) {
    return (int) (data[2 * state + 1] >> 32);
  }

  /** Returns where a state's joins stand in {@link #joinData()}; only for one that joins. */
  int joinStart(int state) {
    return joinStart[state];
  }

  /** Returns how many joins, then for each the bits that it needs (all for any) and the state. */
  long[] joinData() {
    return joinData;
  }

  int nextAccept(int accept) {
    return (int) (this.accept[accept] >> 32);
  }

  int acceptTarget(int accept) {
    return (int) this.accept[accept];
  }

  private static long key(int state, int symbol) {
    return (long) state << 32 | symbol;
  }

  private static long mix(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
  }

  private static long filterBits(long mixed) {
    return 1L << (mixed & 63) | 1L << (mixed >>> 6 & 63);
  }

  private int slot(long mixed) {
    return (int) (mixed >>> (Integer.numberOfLeadingZeros(keys.length) + 33));
  }

  private void put(long key, int target) {
    int slot = slot(mix(key));
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new long[oldKeys.length * 2];
    targets = new int[keys.length];
    for (int slot = 0; slot < oldKeys.length; slot++) {
      if (oldKeys[slot] != 0) {
        put(oldKeys[slot], oldTargets[slot]);
      }
    }
  }
}
