package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a comment for the words that a rule speaks of, before Drools is asked: a rule is handed
 * to Drools only with words that it can fire on, so that a comment without any costs next to
 * nothing and a hostile one stays linear. Uses the same relations and marks as the DRL. Belongs to
 * one thread.
 */
final class RuleSearch {
  /** How many places of a comment a rule is looked for, each with its first word elsewhere. */
  static final int MOST_PLACES = 5;

  /** How many words are tried for a sentence that reaches over the whole comment. */
  private static final int MOST_TRIED_AFAR = 12;

  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;

  private static final List<int[]> NO_WORDS = List.of(new int[0]);

  private final Scan scan;
  private final Marks marks;
  private final int[][] choices;
  private final TimeBudget budget;
  private @Nullable IdentityHashMap<CompiledRule.Count, List<Integer>> counted;
  private int steps;

  RuleSearch(Scan scan, Marks marks, int[][] choices, TimeBudget budget) {
    this.scan = scan;
    this.marks = marks;
    this.choices = choices;
    this.budget = budget;
  }

  /** Says that the time budget is spent. */
  static final class TimeUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUp() {
      super("the time budget is spent", null, false, false);
    }
  }

  /**
   * Returns the words that the rule's sentences find, one row a place; a rule that finds no words
   * of its own has one empty row where it holds.
   */
  List<int[]> search(CompiledRule rule) {
    for (CompiledRule.Absent absent : rule.absents()) {
      if (list(absent.choice()).length > 0) {
        return List.of();
      }
    }
    for (CompiledRule.Count count : rule.counts()) {
      if (list(count.choice()).length < count.n() || counted(count).size() < count.n()) {
        return List.of();
      }
    }
    if (rule.finds().isEmpty()) {
      return NO_WORDS;
    }
    List<int[]> rows = new ArrayList<>(1);
    int[] row = new int[rule.finds().size()];
    for (int match : list(rule.finds().get(0).choice())) {
      row[0] = match;
      if (holds(rule, 1, 1, row)) {
        rows.add(row.clone());
        if (rows.size() == MOST_PLACES) {
          break;
        }
      }
    }
    return rows;
  }

  /**
   * Returns the words that a count counts; of different ones, one each. Words that two terms find
   * together count once.
   */
  List<Integer> counted(CompiledRule.Count count) {
    if (counted == null) {
      counted = new IdentityHashMap<>();
    }
    List<Integer> known = counted.get(count);
    if (known == null) {
      known = count(count);
      counted.put(count, known);
    }
    return known;
  }

  private List<Integer> count(CompiledRule.Count count) {
    List<Integer> matches = new ArrayList<>();
    int end = -1;
    Set<Long> seen = new HashSet<>();
    for (int match : list(count.choice())) {
      tick();
      boolean fine = true;
      for (CompiledRule.Step filter : count.filters()) {
        if (filter instanceof CompiledRule.Lack lack) {
          fine &= !exists(lack, scan.place(match));
        } else if (filter instanceof CompiledRule.Said said) {
          fine &= (scan.marks(match, said.marks(), marks) != 0) == said.bears();
        }
      }
      Place place = scan.place(match);
      if (fine && place.getFirstWord() > end && (!count.different() || seen.add(words(place)))) {
        matches.add(match);
        end = place.getLastWord();
      }
    }
    return matches;
  }

  private long words(Place place) {
    NormalizedText text = scan.text();
    long hash = 7;
    for (int word = place.getFirstWord(); word <= place.getLastWord(); word++) {
      hash = hash * 1_000_003 + text.hash(word);
    }
    return hash;
  }

  /**
   * Returns whether the rest of a rule holds.
   *
   * @param step the next sentence
   * @param found how many words are found already
   */
  private boolean holds(CompiledRule rule, int step, int found, int[] row) {
    List<CompiledRule.Step> sentences = rule.steps();
    for (int at = step; at < sentences.size(); at++) {
      CompiledRule.Step sentence = sentences.get(at);
      if (sentence instanceof CompiledRule.Find find) {
        return find(rule, at, found, row, find);
      } else if (sentence instanceof CompiledRule.Lack lack) {
        for (int known : lack.known()) {
          if (exists(lack, scan.place(row[known]))) {
            return false;
          }
        }
      } else if (sentence instanceof CompiledRule.Said said) {
        for (int word : said.words()) {
          if ((scan.marks(row[word], said.marks(), marks) != 0) != said.bears()) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Tries the words around a known one, the nearest first. */
  private boolean find(CompiledRule rule, int at, int found, int[] row, CompiledRule.Find find) {
    int[] list = list(find.choice());
    Place known = scan.place(row[find.known()]);
    Relation relation = find.relation();
    int after = lowerBound(scan, list, known.getFirstWord());
    int before = after - 1;
    int tried = 0;
    while (true) {
      tick();
      boolean forwards =
          !relation.backwards()
              && after < list.length
              && reach(relation, find.n(), list[after], known);
      boolean back =
          !onlyForwards(relation) && before >= 0 && reach(relation, find.n(), list[before], known);
      if (!forwards && !back) {
        return false;
      }
      int match;
      if (forwards && (!back || distance(list[after], known) <= distance(list[before], known))) {
        match = list[after++];
      } else {
        match = list[before--];
      }
      if (relation.holds(scan.place(match), known, find.n())) {
        row[found] = match;
        if (holds(rule, at + 1, found + 1, row)) {
          return true;
        }
        if (!relation.sameSentence() && ++tried == MOST_TRIED_AFAR) {
          return false;
        }
      }
    }
  }

  /** Returns whether a word, or any beyond it, may still stand so to the known one. */
  private boolean reach(Relation relation, int n, int match, Place known) {
    Place word = scan.place(match);
    int sentences = word.getSentence() - known.getSentence();
    return switch (relation) {
      case ANYWHERE, FOLLOWS_IN_COMMENT, PRECEDES_IN_COMMENT -> true;
      case FOLLOWS_IN_NEXT_SENTENCE -> sentences <= 1;
      case PRECEDES_IN_PREVIOUS_SENTENCE -> sentences >= -1;
      case FOLLOWS -> sentences == 0 && word.getFirstWord() - known.getLastWord() - 1 <= n;
      default -> sentences == 0;
    };
  }

  private static boolean onlyForwards(Relation relation) {
    return switch (relation) {
      case FOLLOWS, FOLLOWS_IN_SENTENCE, FOLLOWS_IN_NEXT_SENTENCE, FOLLOWS_IN_COMMENT -> true;
      default -> false;
    };
  }

  private int distance(int match, Place known) {
    return Math.abs(scan.place(match).getFirstWord() - known.getFirstWord());
  }

  private boolean exists(CompiledRule.Lack lack, Place known) {
    int[] list = list(lack.choice());
    if (list.length == 0) {
      return false;
    }
    int from = lowerBound(scan, list, known.getFirstWord());
    for (int i = from; i < list.length; i++) {
      tick();
      Place word = scan.place(list[i]);
      if (word.getSentence() > known.getSentence()) {
        break;
      }
      if (lack.relation().holds(word, known, lack.n())) {
        return true;
      }
    }
    for (int i = from - 1; i >= 0; i--) {
      tick();
      Place word = scan.place(list[i]);
      if (word.getSentence() < known.getSentence()) {
        break;
      }
      if (lack.relation().holds(word, known, lack.n())) {
        return true;
      }
    }
    return false;
  }

  private int[] list(int choice) {
    return scan.ofChoice(choice, choices);
  }

  private void tick() {
    if (++steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && budget.isSpent()) {
      throw new TimeUp();
    }
  }

  /** Returns the place of the first match in a list that starts at a word or later. */
  static int lowerBound(Scan scan, int[] list, int word) {
    int low = 0;
    int high = list.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scan.place(list[middle]).getFirstWord() < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
