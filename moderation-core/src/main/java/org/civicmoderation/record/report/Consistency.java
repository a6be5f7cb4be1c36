package org.civicmoderation.record.report;

import info.debatty.java.lsh.MinHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Words;

/**
 * Looks for comments that say nearly the same and were decided differently. Not thread-safe.
 *
 * <p>Runs of three words are compared by MinHash with bands (Broder 1997; Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, 3.4), so that a million comments need no million squared
 * comparisons: of two that share three of four runs, nineteen of twenty pairs are met. Comments of
 * fewer than {@value #FEWEST_WORDS} words are compared whole: those that say the same.
 */
final class Consistency {
  /** Share of runs in common from which two comments say nearly the same. */
  static final double NEARLY_THE_SAME = 0.75;

  private static final int FEWEST_WORDS = 5;
  private static final int RUN = 3;
  private static final int BANDS = 8;
  private static final int ROWS = 4;
  private static final long SEED = 20_230_801L; // fixed, so that a report can be made again

  private final MinHash hashing = new MinHash(BANDS * ROWS, Integer.MAX_VALUE, SEED);
  private final List<Seen> seen = new ArrayList<>();

  private record Seen(
      String recordId,
      Outcome decided,
      int[] runs,
      int[] signature,
      int words,
      int pack,
      int post) {}

  void add(Decision decision) {
    List<String> words = Words.of(decision.comment().text());
    if (words.isEmpty()) {
      return;
    }
    Set<Integer> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(words.subList(i, i + RUN).hashCode() & Integer.MAX_VALUE);
    }
    boolean compared = words.size() >= FEWEST_WORDS;
    seen.add(
        new Seen(
            decision.decisionId(),
            decision.outcome(),
            runs.stream().mapToInt(Integer::intValue).sorted().toArray(),
            compared ? hashing.signature(runs) : new int[0],
            words.hashCode(),
            List.of(decision.policy().digest(), decision.policy().profile()).hashCode(),
            decision.comment().originalPost() == null
                ? 0
                : Words.of(decision.comment().originalPost().text()).hashCode()));
  }

  /** Returns the pairs, the most alike first, at most so many. */
  List<Inconsistency> find(int most) {
    Map<List<Integer>, Inconsistency> found = new HashMap<>();
    for (int band = -1; band < BANDS; band++) {
      // Of each bucket the latest of each outcome: a chain of neighbours names every difference
      // without comparing all with all.
      Map<Integer, int[]> latest = new HashMap<>();
      for (int i = 0; i < seen.size(); i++) {
        Seen one = seen.get(i);
        if (band >= 0 && one.signature.length == 0) {
          continue;
        }
        int bucket = band < 0 ? one.words : bucket(one.signature, band);
        int[] before = latest.computeIfAbsent(bucket, key -> new int[] {-1, -1, -1});
        for (Outcome other : Outcome.values()) {
          int j = before[other.ordinal()];
          if (j >= 0 && other != one.decided) {
            compare(j, i, found);
          }
        }
        before[one.decided.ordinal()] = i;
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparingDouble(Inconsistency::similarity)
                .reversed()
                .thenComparing(Inconsistency::oneRecordId)
                .thenComparing(Inconsistency::otherRecordId))
        .limit(most)
        .toList();
  }

  private void compare(int j, int i, Map<List<Integer>, Inconsistency> found) {
    Seen one = seen.get(j);
    Seen other = seen.get(i);
    double similarity = one.words == other.words ? 1 : shared(one.runs, other.runs);
    if (similarity >= NEARLY_THE_SAME) {
      found.putIfAbsent(
          List.of(j, i),
          new Inconsistency(
              one.recordId,
              one.decided,
              other.recordId,
              other.decided,
              similarity,
              one.pack == other.pack,
              one.post == other.post));
    }
  }

  private static int bucket(int[] signature, int band) {
    return Arrays.hashCode(Arrays.copyOfRange(signature, band * ROWS, (band + 1) * ROWS));
  }

  /** Returns the share of runs that both have (Jaccard's index); both are sorted. */
  private static double shared(int[] one, int[] other) {
    int both = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        both++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    int all = one.length + other.length - both;
    return all == 0 ? 0 : (double) both / all;
  }
}
