package org.civicmoderation.rules;

import java.util.List;

/** What one sentence between {@code when} and {@code then} asks for. */
sealed interface Condition {
  /** One of these categories; numbers as in the scanner. */
  record Choice(List<Integer> categories, List<String> names) {
    public Choice {
      categories = List.copyOf(categories);
      names = List.copyOf(names);
    }
  }

  /** Finds a word, which becomes evidence. */
  record Find(Choice choice, Relation relation, int n) implements Condition {}

  /** Finds several words anywhere in the comment. */
  record Count(Choice choice, int n, boolean different) implements Condition {}

  /** Wants no such word there. */
  record Lack(Choice choice, Relation relation, int n) implements Condition {}

  /** Which of the words found so far a sentence speaks of. */
  enum Who {
    /** All of them. */
    ALL,
    /** The first one. */
    FIRST,
    /** The last one. */
    LAST
  }

  /** Wants that words bear one of these marks, or none. */
  record Said(Who who, boolean bears, int marks) implements Condition {}

  /** How a measured value is compared. */
  enum Test {
    AT_LEAST,
    AT_MOST,
    /** The value's bit is among those of the number. */
    AMONG;

    boolean holds(int value, int n) {
      return switch (this) {
        case AT_LEAST -> value >= n;
        case AT_MOST -> value <= n;
        case AMONG -> (1 << value & n) != 0;
      };
    }
  }

  /**
   * Wants something of the whole comment or of what is around it.
   *
   * @param choice what the post should mention; empty for other features
   */
  record Whole(Feature feature, Test test, int n, Choice choice) implements Condition {}
}
