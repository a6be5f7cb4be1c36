package org.civicmoderation.lexicon;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where in a text which patterns may match: whole matches stand inside the stretches given here.
 * Not thread-safe.
 */
final class PatternPlaces {
  private final BitSet patterns;

  /** Those that may match anywhere. */
  private final BitSet anywhere;

  // By stretch, in the text's order for each pattern.
  private int[] pattern = {};
  private int[] from = {};
  private int[] to = {};
  private int count;

  /** Makes places of patterns that may match anywhere; more may be added. */
  PatternPlaces(BitSet anywhere) {
    this.anywhere = (BitSet) anywhere.clone();
    this.patterns = (BitSet) anywhere.clone();
  }

  /** Returns the patterns that may match. */
  BitSet patterns() {
    return patterns;
  }

  /** Returns whether a pattern may match anywhere in the text. */
  boolean isAnywhere(int number) {
    return anywhere.get(number);
  }

  /** Returns how many stretches there are. */
  int count() {
    return count;
  }

  /** Returns the pattern that may match in a stretch. */
  int pattern(int stretch) {
    return pattern[stretch];
  }

  /** Returns where a stretch starts in the text as patterns see it. */
  int from(int stretch) {
    return from[stretch];
  }

  /** Returns where a stretch ends, exclusive. */
  int to(int stretch) {
    return to[stretch];
  }

  /** Adds patterns that may match anywhere. */
  void addAnywhere(BitSet more) {
    anywhere.or(more);
    patterns.or(more);
  }

  /** Adds a stretch in which patterns may match. */
  void add(BitSet more, int start, int end) {
    for (int number = more.nextSetBit(0); number >= 0; number = more.nextSetBit(number + 1)) {
      if (count == pattern.length) {
        int length = Math.max(8, count * 2);
        pattern = Arrays.copyOf(pattern, length);
        from = Arrays.copyOf(from, length);
        to = Arrays.copyOf(to, length);
      }
      pattern[count] = number;
      from[count] = start;
      to[count++] = end;
      patterns.set(number);
    }
  }
}
