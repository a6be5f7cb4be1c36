package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rules that would fire on a comment without one or two of their sentences. Belongs
 * to one thread.
 */
final class NearMisses {
  /** How many sentences a rule may lack to count as near. */
  private static final int MOST_LACKING = 2;

  private static final int MOST_NEAR = 30;

  private final RuleBook book;
  private final Grounds grounds;

  NearMisses(RuleBook book, Grounds grounds) {
    this.book = book;
    this.grounds = grounds;
  }

  /**
   * Returns them, the nearest first.
   *
   * @param fired the rules that fired
   */
  List<Explanation.NearlyFired> find(Set<Integer> fired) {
    Set<Integer> done = new HashSet<>(fired);
    List<Explanation.NearlyFired> near = new ArrayList<>();
    for (int lacking = 1; lacking <= MOST_LACKING; lacking++) {
      for (CompiledRule rule : book.compiled()) {
        if (rule.claims() && !done.contains(rule.index())) {
          Explanation.NearlyFired one = nearlyFired(rule, lacking);
          if (one != null) {
            done.add(rule.index());
            near.add(one);
          }
        }
      }
    }
    return near.size() <= MOST_NEAR ? near : near.subList(0, MOST_NEAR);
  }

  private Explanation.@Nullable NearlyFired nearlyFired(CompiledRule rule, int lacking) {
    List<Sentence<Condition>> sentences = rule.definition().conditions();
    if (sentences.size() <= lacking) {
      return null;
    }
    for (int first = 0; first < sentences.size(); first++) {
      for (int second = lacking == 1 ? first : first + 1;
          second < (lacking == 1 ? first + 1 : sentences.size());
          second++) {
        List<Sentence<Condition>> rest = new ArrayList<>(sentences);
        rest.remove(second);
        if (lacking == 2) {
          rest.remove(first);
        }
        int[] matches = holding(rule, rest);
        // One word of a rule alone is near nothing: it would be so in every other comment.
        if (matches != null && (lacking == 1 || matches.length > 1)) {
          List<String> lacks = new ArrayList<>();
          lacks.add(sentences.get(first).text());
          if (lacking == 2) {
            lacks.add(sentences.get(second).text());
          }
          return new Explanation.NearlyFired(
              rule.definition().reference(), grounds.evidence(matches), lacks);
        }
      }
    }
    return null;
  }

  /**
   * Returns what part of a rule's sentences find, or null where they do not hold or leave out the
   * rule's rarest words, without which nothing is near it.
   */
  private int @Nullable [] holding(CompiledRule whole, List<Sentence<Condition>> sentences) {
    CompiledRule rule = book.part(whole, sentences);
    int rarest = book.rarest(whole);
    boolean keepsRarest =
        rarest < 0
            || rule.finds().stream().anyMatch(find -> find.choice() == rarest)
            || rule.counts().stream().anyMatch(count -> count.choice() == rarest);
    if (!keepsRarest) {
      return null;
    }
    if (!grounds.mayHaveWords(rule)) {
      return null;
    }
    List<int[]> rows = grounds.rows(rule);
    return rows.isEmpty() ? null : grounds.withCounted(rule, rows.get(0));
  }
}
