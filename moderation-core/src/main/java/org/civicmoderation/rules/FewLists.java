package org.civicmoderation.rules;

import org.jspecify.annotations.Nullable;

/** Lists of numbers by number, of which a comment needs few out of many. Not thread-safe. */
final class FewLists {
  private static final int MULTIPLIER = 0x9E3779B9;

  private static final int FIRST_LENGTH = 32;
  private static final int[] NO_KEYS = {};

  private int[] keys = NO_KEYS; // one more than the number; 0 is free
  private int[] @Nullable [] lists = {};
  private int size;

  /** Returns a list, or null if there is none of that number. */
  int @Nullable [] get(int number) {
    if (size == 0) {
      return null;
    }
    int slot = slot(number);
    while (keys[slot] != 0) {
      if (keys[slot] == number + 1) {
        return lists[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return null;
  }

  /** Puts in a list of a number that has none. */
  void put(int number, int[] list) {
    if (++size * 2 > keys.length) {
      int[] oldKeys = keys;
      int[][] oldLists = lists;
      keys = new int[Math.max(FIRST_LENGTH, oldKeys.length * 2)];
      lists = new int[keys.length][];
      for (int old = 0; old < oldKeys.length; old++) {
        if (oldKeys[old] != 0) {
          place(oldKeys[old] - 1, oldLists[old]);
        }
      }
    }
    place(number, list);
  }

  private void place(int number, int[] list) {
    int slot = slot(number);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = number + 1;
    lists[slot] = list;
  }

  private int slot(int number) {
    return (number * MULTIPLIER) >>> (Integer.numberOfLeadingZeros(keys.length) + 1);
  }
}
