package org.civicmoderation.lexicon;

import java.util.Arrays;

/** Many short lists of numbers in one array. Immutable once built. */
final class Rows {
  /** Row {@code r} stands from {@code starts[r]} to {@code starts[r + 1]} in {@link #values}. */
  final int[] starts;

  final int[] values;

  private Rows(int[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return starts[row + 1];
  }

  /** Collects rows, one after the other. */
  static final class Builder {
    private final int[] starts;
    private int[] values;
    private int row;
    private int size;

    Builder(int rows, int expected) {
      starts = new int[rows + 1];
      values = new int[Math.max(16, expected)];
    }

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    void endRow() {
      starts[++row] = size;
    }

    Rows build() {
      return new Rows(starts, Arrays.copyOf(values, size));
    }
  }
}
