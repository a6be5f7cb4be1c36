package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which rules are worth a search in a comment: those of which every sentence about words may
 * have some, by the comment's candidates. Immutable and thread-safe.
 *
 * <p>A rule stands under the categories of its rarest sentence only. What its other sentences want
 * stands beside it in one row of numbers, so that passing by a rule reads nothing of the rule
 * itself: most of those that a comment meets are passed by.
 */
final class RuleTriggers {
  private static final int[] NONE = {};

  /** The categories under which any rule stands, a bit a category. */
  private final long[] triggering;

  /** By category, for each rule: its number, where the next rule starts, and what it wants. */
  private final int[][] claiming;

  /** The rules that claim something and find no words, so that any comment may meet them. */
  private final int[] wordless;

  /** By criterion, as above, the rules that make an exception to it. */
  private final Map<String, int[]> exempting = new HashMap<>();

  /**
   * Indexes rules.
   *
   * @param choices the categories of every choice
   * @param shares by choice: in what share of texts it has a match
   * @param categories how many categories there are
   */
  RuleTriggers(CompiledRule[] rules, int[][] choices, double[] shares, int categories) {
    this.triggering = new long[(categories + 63) / 64];
    this.claiming = new int[categories][];
    Arrays.fill(claiming, NONE);
    List<Integer> without = new ArrayList<>();
    for (CompiledRule rule : rules) {
      int[] wanted = rule.wanted(shares);
      if (rule.claims()) {
        if (wanted.length == 0) {
          without.add(rule.index());
        } else {
          for (int category : choices[wanted[0]]) {
            claiming[category] = with(claiming[category], rule.index(), wanted, 1, choices);
            triggering[category >> 6] |= 1L << category;
          }
        }
      }
      for (String criterion : Set.copyOf(rule.definition().exempts())) {
        int[] known = exempting.getOrDefault(criterion, NONE);
        exempting.put(criterion, with(known, rule.index(), wanted, 0, choices));
      }
    }
    this.wordless = without.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] with(int[] row, int rule, int[] wanted, int from, int[][] choices) {
    int length = row.length + 2;
    for (int i = from; i < wanted.length; i++) {
      length += 1 + choices[wanted[i]].length;
    }
    int[] longer = Arrays.copyOf(row, length);
    int at = row.length;
    longer[at++] = rule;
    longer[at++] = length;
    for (int i = from; i < wanted.length; i++) {
      int[] choice = choices[wanted[i]];
      longer[at++] = choice.length;
      System.arraycopy(choice, 0, longer, at, choice.length);
      at += choice.length;
    }
    return longer;
  }

  /**
   * Returns the rules that may claim something, in order.
   *
   * @param candidates of which categories there may be a match, a bit a category
   */
  int[] claiming(long[] candidates) {
    Rules met = new Rules(wordless);
    for (int at = 0; at < triggering.length; at++) {
      for (long bits = candidates[at] & triggering[at]; bits != 0; bits &= bits - 1) {
        meet(claiming[(at << 6) + Long.numberOfTrailingZeros(bits)], candidates, met);
      }
    }
    return met.inOrder();
  }

  /** Returns the rules that may make an exception to one of these criteria, in order. */
  int[] exempting(Set<String> criteria, long[] candidates) {
    Rules met = new Rules(NONE);
    for (String criterion : criteria) {
      meet(exempting.getOrDefault(criterion, NONE), candidates, met);
    }
    return met.inOrder();
  }

  private static void meet(int[] row, long[] candidates, Rules met) {
    int next;
    for (int at = 0; at < row.length; at = next) {
      next = row[at + 1];
      if (mayHaveAll(row, at + 2, next, candidates)) {
        met.add(row[at]);
      }
    }
  }

  private static boolean mayHaveAll(int[] row, int from, int to, long[] candidates) {
    for (int at = from; at < to; ) {
      int end = at + 1 + row[at];
      boolean any = false;
      for (int i = at + 1; i < end && !any; i++) {
        any = (candidates[row[i] >> 6] & 1L << row[i]) != 0;
      }
      if (!any) {
        return false;
      }
      at = end;
    }
    return true;
  }

  /** Rules as they are met; one may be met more than once. */
  private static final class Rules {
    private int[] numbers;
    private int size;

    Rules(int[] first) {
      this.numbers = Arrays.copyOf(first, first.length + 8);
      this.size = first.length;
    }

    void add(int rule) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = rule;
    }

    int[] inOrder() {
      Arrays.sort(numbers, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || numbers[i] != numbers[i - 1]) {
          numbers[kept++] = numbers[i];
        }
      }
      return kept == numbers.length ? numbers : Arrays.copyOf(numbers, kept);
    }
  }
}
