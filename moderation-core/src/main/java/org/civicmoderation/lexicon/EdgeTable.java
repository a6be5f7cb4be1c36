package org.civicmoderation.lexicon;

import java.io.IOException;

/**
 * Where the edges of a graph lead: from a node, by a symbol or letter, to a node. A hash table of
 * plain numbers, which only grows. Reading is thread-safe once nothing is added.
 */
final class EdgeTable {
  static final int NONE = Automaton.NONE;

  private long[] keys; // node + 1 in the high half, the symbol in the low; 0 is free
  private int[] targets;
  private int count;

  /** Makes an empty table with so many places at first, which must be a power of two. */
  EdgeTable(int places) {
    keys = new long[places];
    targets = new int[places];
  }

  /** Makes what was written. */
  EdgeTable(TableReader in) throws IOException {
    count = in.number();
    keys = in.longs();
    targets = in.ints();
  }

  void write(TableWriter out) {
    out.number(count);
    out.longs(keys);
    out.ints(targets);
  }

  /** Returns where a symbol leads from a node, or {@link #NONE}. */
  int find(int node, int symbol) {
    long key = key(node, symbol);
    int place = place(key);
    while (keys[place] != 0) {
      if (keys[place] == key) {
        return targets[place];
      }
      place = (place + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** Adds an edge that is not there yet. */
  void add(int node, int symbol, int target) {
    put(key(node, symbol), target);
    if (++count * 2 > keys.length) {
      grow();
    }
  }

  /** Takes one edge after the other, in no order. */
  @FunctionalInterface
  interface Visitor {
    void edge(int node, int symbol, int target);
  }

  void forEach(Visitor visitor) {
    for (int place = 0; place < keys.length; place++) {
      if (keys[place] != 0) {
        visitor.edge((int) (keys[place] >>> 32) - 1, (int) keys[place], targets[place]);
      }
    }
  }

  private static long key(int node, int symbol) {
    return (node + 1L) << 32 | symbol;
  }

  private int place(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 32;
    return (int) (mixed >>> (Integer.numberOfLeadingZeros(keys.length) + 33));
  }

  private void put(long key, int target) {
    int place = place(key);
    while (keys[place] != 0) {
      place = (place + 1) & (keys.length - 1);
    }
    keys[place] = key;
    targets[place] = target;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new long[oldKeys.length * 4];
    targets = new int[keys.length];
    for (int place = 0; place < oldKeys.length; place++) {
      if (oldKeys[place] != 0) {
        put(oldKeys[place], oldTargets[place]);
      }
    }
  }
}
