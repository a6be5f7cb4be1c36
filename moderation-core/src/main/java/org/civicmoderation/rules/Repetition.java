package org.civicmoderation.rules;

import java.util.Arrays;
import org.civicmoderation.text.NormalizedText;

/**
 * Compares comments by their shingles: runs of three words. Two comments nearly repeat each other
 * where they share at least three of four (Jaccard; Broder 1997).
 */
final class Repetition {
  private static final int SHINGLE = 3;
  private static final double NEARLY = 0.75;

  /** Comments shorter than this say the same thing by chance. */
  private static final int FEWEST_WORDS = 4;

  private Repetition() {}

  /** Returns 2 for the same words, 1 for nearly the same, 0 for others. */
  static int compare(NormalizedText one, NormalizedText other) {
    if (same(one, other)) {
      return 2;
    }
    if (Math.min(one.wordCount(), other.wordCount()) < FEWEST_WORDS) {
      return 0;
    }
    long[] ours = shingles(one);
    long[] theirs = shingles(other);
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < ours.length && j < theirs.length) {
      int order = Long.compare(ours[i], theirs[j]);
      if (order == 0) {
        shared++;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared >= NEARLY * (ours.length + theirs.length - shared) ? 1 : 0;
  }

  private static boolean same(NormalizedText one, NormalizedText other) {
    if (one.wordCount() != other.wordCount() || one.wordCount() == 0) {
      return false;
    }
    for (int word = 0; word < one.wordCount(); word++) {
      if (one.hash(word) != other.hash(word) || !one.form(word).equals(other.form(word))) {
        return false;
      }
    }
    return true;
  }

  private static long[] shingles(NormalizedText text) {
    int count = Math.max(1, text.wordCount() - SHINGLE + 1);
    long[] shingles = new long[count];
    for (int start = 0; start < count; start++) {
      long hash = 0;
      for (int word = start; word < Math.min(start + SHINGLE, text.wordCount()); word++) {
        hash = hash * 0x9E3779B97F4A7C15L + text.hash(word);
      }
      shingles[start] = hash;
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }
}
