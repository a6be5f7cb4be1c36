package org.civicmoderation.problem;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by a misspelt word. */
public final class Suggestion {
  private static final int MAX_LENGTH = 200;

  private Suggestion() {}

  /**
   * Returns the candidate nearest to a word, or null when none is near: at most a third of its
   * letters changed, added, dropped or swapped with their neighbour, case aside. The first of
   * equals wins.
   */
  public static @Nullable String nearest(String word, Collection<String> candidates) {
    if (word.length() > MAX_LENGTH) {
      return null;
    }
    String folded = word.toLowerCase(Locale.ROOT);
    String best = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) >= least) {
        continue;
      }
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Returns "did you mean …?" where a candidate is near, else another help. */
  public static @Nullable String help(
      String word, Collection<String> candidates, @Nullable String otherwise) {
    String nearest = nearest(word, candidates);
    return nearest == null ? otherwise : "did you mean `" + nearest + "`?";
  }

  /** The optimal string alignment distance (Damerau 1964). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
