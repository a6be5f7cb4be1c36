package org.civicmoderation.lexicon;

import java.util.Arrays;

/** Lists of numbers that grow in any order. Not thread-safe. */
final class Links {
  private int[] first = new int[1 << 11]; // 0 is none
  private long[] value = new long[1 << 12];
  private int[] next = new int[1 << 12];
  private int count = 1;

  /** Adds a number to a list, if it is not the one added last. */
  void add(int list, long number) {
    if (list >= first.length) {
      first = Arrays.copyOf(first, Math.max(list + 1, first.length * 2));
    }
    int newest = first[list];
    if (newest != 0 && value[newest] == number) {
      return;
    }
    if (count == value.length) {
      value = Arrays.copyOf(value, count * 2);
      next = Arrays.copyOf(next, count * 2);
    }
    value[count] = number;
    next[count] = newest;
    first[list] = count++;
  }

  boolean contains(int list, long number) {
    for (int link = first(list); link != 0; link = next[link]) {
      if (value[link] == number) {
        return true;
      }
    }
    return false;
  }

  /** Returns the newest link of a list; 0 is none. */
  int first(int list) {
    return list < first.length ? first[list] : 0;
  }

  int next(int link) {
    return next[link];
  }

  long value(int link) {
    return value[link];
  }

  /** Returns how many numbers there are in all, and one. */
  int count() {
    return count;
  }
}
