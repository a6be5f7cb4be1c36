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

  private int[] marks = new int[1 << 11];
  private long[] bits = new long[1 << 11];
  private int[] firstAccept = new int[1 << 11];
  private int states = 1;

  private int[] firstJoin = new int[1 << 11]; // 0 is none
  private int[] joinTarget = new int[1 << 8];
  private int[] nextJoin = new int[1 << 8];
  private int joins = 1;

  private int[] acceptTarget = new int[1 << 11];
  private int[] nextAccept = new int[1 << 11];
  private int accepts;

  Automaton() {
    Arrays.fill(fromRoot, NONE);
    firstAccept[ROOT] = NONE;
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
    marks[state] |= symbol < FIRST_WORD ? 1 << symbol : GOES_ON;
    bits[state] |= bit(symbol);
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
    if (states == marks.length) {
      marks = Arrays.copyOf(marks, states * 2);
      bits = Arrays.copyOf(bits, states * 2);
      firstAccept = Arrays.copyOf(firstAccept, states * 2);
      firstJoin = Arrays.copyOf(firstJoin, states * 2);
    }
    firstAccept[states] = NONE;
    return states++;
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
    marks[state] |= JOINS;
  }

  /** Ends a term or exception at a state. */
  void accept(int state, int target) {
    if (accepts == acceptTarget.length) {
      acceptTarget = Arrays.copyOf(acceptTarget, accepts * 2);
      nextAccept = Arrays.copyOf(nextAccept, accepts * 2);
    }
    acceptTarget[accepts] = target;
    nextAccept[accepts] = firstAccept[state];
    firstAccept[state] = accepts++;
  }

  /** Returns where a symbol leads from a state, or {@link #NONE}. */
  int next(int state, int symbol) {
    if (state == ROOT) {
      return symbol < fromRoot.length ? fromRoot[symbol] : NONE;
    }
    long key = key(state, symbol);
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** Returns the bit of a symbol: what has no bit in common has no symbol in common. */
  static long bit(int symbol) {
    return 1L << ((symbol * 0x9E3779B9) >>> 26);
  }

  /** Returns the bits of the symbols that lead on from a state. */
  long bits(int state) {
    return bits[state];
  }

  /** Returns what leads on from a state: a bit a low symbol, and {@link #GOES_ON} for words. */
  int marks(int state) {
    return marks[state];
  }

  /** Returns the first of what ends at a state, or {@link #NONE}. */
  int firstAccept(int state) {
    return firstAccept[state];
  }

  /** Returns the first of the states that a state goes on as, by its join; 0 is none. */
  int firstJoin(int state) {
    return firstJoin[state];
  }

  int nextJoin(int join) {
    return nextJoin[join];
  }

  int joinTarget(int join) {
    return joinTarget[join];
  }

  int nextAccept(int accept) {
    return nextAccept[accept];
  }

  int acceptTarget(int accept) {
    return acceptTarget[accept];
  }

  private static long key(int state, int symbol) {
    return (long) state << 32 | symbol;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> (Integer.numberOfLeadingZeros(keys.length) + 33));
  }

  private void put(long key, int target) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new long[oldKeys.length * 4];
    targets = new int[keys.length];
    for (int slot = 0; slot < oldKeys.length; slot++) {
      if (oldKeys[slot] != 0) {
        put(oldKeys[slot], oldTargets[slot]);
      }
    }
  }
}
