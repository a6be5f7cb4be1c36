package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the rules that can fire on a comment over to Drools. Belongs to one thread. */
final class RuleFiring {
  private static final Logger LOG = LoggerFactory.getLogger(RuleFiring.class);

  private final RuleBook book;
  private final Grounds grounds;
  private final TimeBudget budget;
  private final List<Problem> problems;

  /** A rule that can fire, with the words that it can fire on, a row a place. */
  record Ready(CompiledRule rule, List<int[]> rows) {}

  /** A rule that fired, with its words' matches. */
  record Found(CompiledRule rule, int[] matches) {}

  /** A find of a rule: what its first word is, how far its words reach, and the words. */
  private record Find(int rule, long first, int span, List<Word> words) {
    static final Comparator<Find> NEAREST_FIRST =
        Comparator.comparingInt(Find::rule)
            .thenComparingLong(Find::first)
            .thenComparingInt(Find::span);

    boolean samePlace(Find other) {
      return rule == other.rule && first == other.first;
    }
  }

  /**
   * Makes ready to fire rules.
   *
   * @param problems receives what kept rules from running
   */
  RuleFiring(RuleBook book, Grounds grounds, TimeBudget budget, List<Problem> problems) {
    this.book = book;
    this.grounds = grounds;
    this.budget = budget;
    this.problems = problems;
  }

  /**
   * Returns what fired of rules in their order, by rule, then by first word.
   *
   * @throws RuleSearch.TimeUp if the time budget is spent
   */
  List<Found> fire(List<Ready> ready) {
    List<Found> found = new ArrayList<>(ready.size());
    for (int from = 0; from < ready.size(); ) {
      RuleShelf shelf = book.shelf(ready.get(from).rule());
      int to = from + 1;
      while (to < ready.size() && book.shelf(ready.get(to).rule()) == shelf) {
        to++;
      }
      fire(shelf, ready.subList(from, to), found);
      from = to;
    }
    return found;
  }

  private void fire(RuleShelf shelf, List<Ready> ready, List<Found> found) {
    try {
      if (!shelf.prepared()) {
        // That rules are compiled for the first time is not this comment's doing.
        budget.free(shelf::prepare);
      }
      if (budget.isSpent()) {
        throw new RuleSearch.TimeUp();
      }
      addFound(shelf.fire(facts(ready)), found);
    } catch (RuleSearch.TimeUp e) {
      throw e;
    } catch (RuntimeException e) {
      fireOneByOne(shelf, ready, found);
    }
  }

  /** Runs rules apart from each other after a failure, so that only the one that fails is lost. */
  private void fireOneByOne(RuleShelf shelf, List<Ready> ready, List<Found> found) {
    for (Ready one : ready) {
      try {
        addFound(shelf.fire(facts(List.of(one))), found);
      } catch (RuntimeException e) {
        String id = one.rule().definition().id();
        // The exception's message may hold what the facts hold: only its class is logged.
        LOG.warn("rule {} failed: {}", id, e.getClass().getName());
        LOG.debug("rule {} failed", id, e);
        problems.add(
            new Problem(
                "rule-failed",
                "the rule `" + id + "` failed, and a person has to decide",
                Location.ofLine(
                    one.rule().definition().reference().file(),
                    one.rule().definition().reference().line(),
                    null),
                null));
      }
    }
  }

  private List<Object> facts(List<Ready> ready) {
    List<Object> facts = new ArrayList<>();
    for (Ready one : ready) {
      CompiledRule rule = one.rule();
      for (CompiledRule.Whole whole : rule.wholes()) {
        facts.add(new Around(whole.slot(), grounds.value(whole)));
      }
      for (CompiledRule.Count count : rule.counts()) {
        facts.add(new Tally(count.slot(), grounds.number(count)));
      }
      List<CompiledRule.Find> finds = rule.finds();
      if (one.rows().size() == 1) {
        // One row joins in one way only, and the search has seen that nothing there forbids it.
        int[] row = one.rows().get(0);
        for (int place = 0; place < row.length; place++) {
          facts.add(grounds.word(finds.get(place).slot(), row[place], rule));
        }
      } else {
        addRows(one, facts);
      }
    }
    return facts;
  }

  /** Adds the words of several rows, which may join across rows, with what forbids that. */
  private void addRows(Ready one, List<Object> facts) {
    CompiledRule rule = one.rule();
    Set<Integer> sentences = new HashSet<>();
    for (int place = 0; place < rule.finds().size(); place++) {
      Set<Integer> added = new HashSet<>();
      for (int[] row : one.rows()) {
        sentences.add(grounds.sentence(row[place]));
        if (added.add(row[place])) {
          facts.add(grounds.word(rule.finds().get(place).slot(), row[place], rule));
        }
      }
    }
    for (CompiledRule.Step step : rule.steps()) {
      if (step instanceof CompiledRule.Lack lack) {
        for (int match : grounds.ofChoice(lack.choice())) {
          if (sentences.contains(grounds.sentence(match))) {
            facts.add(grounds.word(lack.slot(), match, rule));
          }
        }
      }
    }
  }

  /** Adds what fired: of several ways to fire from one first word, the one of nearest words. */
  private void addFound(List<Collector.Fired> fired, List<Found> found) {
    List<Find> finds = new ArrayList<>(fired.size());
    for (Collector.Fired one : fired) {
      finds.add(new Find(one.rule(), first(one), span(one.words()), one.words()));
    }
    finds.sort(Find.NEAREST_FIRST);
    for (int i = 0; i < finds.size(); i++) {
      Find find = finds.get(i);
      if (i == 0 || !find.samePlace(finds.get(i - 1))) {
        CompiledRule rule = book.rule(find.rule());
        int[] matches = new int[find.words().size()];
        for (int word = 0; word < matches.length; word++) {
          matches[word] = find.words().get(word).match();
        }
        found.add(new Found(rule, grounds.withCounted(rule, matches)));
      }
    }
  }

  private long first(Collector.Fired fired) {
    for (Word word : fired.words()) {
      if (word.getSlot() == book.rule(fired.rule()).finds().get(0).slot()) {
        return grounds.place(word.match());
      }
    }
    return -1;
  }

  private static int span(List<Word> words) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (Word word : words) {
      first = Math.min(first, word.getFirstWord());
      last = Math.max(last, word.getLastWord());
    }
    return last - first;
  }
}
