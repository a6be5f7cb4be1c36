package org.civicmoderation.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells which rules are worth a search in a comment: those that it comes with what they need for,
 * and of which every sentence about words may have some. Immutable and thread-safe.
 *
 * <p>A rule stands under the categories of its rarest sentence only. What its other sentences want
 * stands beside it in one row of numbers, so that passing by a rule reads nothing of the rule
 * itself: most of those that a comment meets are passed by.
 */
final class RuleTriggers {
  private static final int[] NONE = {};

  /** How many numbers of a rule in a row come before what it wants. */
  private static final int HEAD = 3;

  /** The categories under which any rule stands, a bit a category. */
  private final long[] triggering;

  /**
   * By category, for each rule: its number, where the next rule starts, the {@link Inputs} that
   * serve it, a bit a number, and each other choice that it wants, after how many categories it
   * has.
   */
  private final int[][] claiming;

  /** As above, the rules that claim something and find no words: any comment may meet them. */
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
    int[] without = NONE;
    for (CompiledRule rule : rules) {
      int[] wanted = rule.wanted(shares);
      if (rule.claims()) {
        if (wanted.length == 0) {
          without = with(without, rule, wanted, 0, choices);
        } else {
          for (int category : choices[wanted[0]]) {
            claiming[category] = with(claiming[category], rule, wanted, 1, choices);
            triggering[category >> 6] |= 1L << category;
          }
        }
      }
      for (String criterion : Set.copyOf(rule.definition().exempts())) {
        int[] known = exempting.getOrDefault(criterion, NONE);
        exempting.put(criterion, with(known, rule, wanted, 0, choices));
      }
    }
    this.wordless = without;
  }

  private static int[] with(int[] row, CompiledRule rule, int[] wanted, int from, int[][] choices) {
    int length = row.length + HEAD;
    for (int i = from; i < wanted.length; i++) {
      length += 1 + choices[wanted[i]].length;
    }
    int[] longer = Arrays.copyOf(row, length);
    int at = row.length;
    longer[at++] = rule.index();
    longer[at++] = length;
    longer[at++] = Inputs.serving(rule);
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
   * @param inputs what the comment comes with
   */
  int[] claiming(long[] candidates, Inputs inputs) {
    Rules met = new Rules();
    meet(wordless, candidates, inputs, met);
    for (int at = 0; at < triggering.length; at++) {
      for (long bits = candidates[at] & triggering[at]; bits != 0; bits &= bits - 1) {
        meet(claiming[(at << 6) + Long.numberOfTrailingZeros(bits)], candidates, inputs, met);
      }
    }
    return met.inOrder();
  }

  /** Returns the rules that may make an exception to one of these criteria, in order. */
  int[] exempting(Set<String> criteria, long[] candidates, Inputs inputs) {
    Rules met = new Rules();
    for (String criterion : criteria) {
      meet(exempting.getOrDefault(criterion, NONE), candidates, inputs, met);
    }
    return met.inOrder();
  }

  private static void meet(int[] row, long[] candidates, Inputs inputs, Rules met) {
    int served = 1 << inputs.number();
    int next;
    for (int at = 0; at < row.length; at = next) {
      next = row[at + 1];
      if ((row[at + 2] & served) != 0 && mayHaveAll(row, at + HEAD, next, candidates)) {
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
    private int[] numbers = NONE;
    private int size;

    void add(int rule) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2 + 8);
      }
      numbers[size++] = rule;
    }

    int[] inOrder() {
      if (size == 0) {
        return NONE;
      }
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
