package org.civicmoderation.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/** What rules can fire on in one comment, looked for as each rule asks. Belongs to one thread. */
final class Grounds {
  /** How many of the words that a count counts become evidence. */
  private static final int MOST_COUNTED = 20;

  private static final int[] NONE = {};
  private static final List<int[]> NO_ROWS = List.of();

  private final int[][] choices;
  private final double[] shares;
  private final List<String> categories;
  private final Marks marks;
  private final Inputs inputs;
  private final Scan scan;
  private final RuleSearch search;
  private final Surroundings surroundings;

  Grounds(
      RuleBook book,
      Comment comment,
      NormalizedText text,
      Matches matches,
      @Nullable String language,
      TimeBudget budget) {
    this.choices = book.choices();
    this.shares = book.shares();
    this.categories = book.categories();
    this.marks = book.marks();
    this.inputs = Inputs.of(comment);
    this.scan = new Scan(text, matches);
    this.search = new RuleSearch(scan, marks, choices, budget);
    this.surroundings = book.surroundings(comment, text, matches, language);
  }

  Inputs inputs() {
    return inputs;
  }

  /** Returns of which categories there may be a match, a bit a category; not to be changed. */
  long[] candidates() {
    return scan.matches().candidates();
  }

  /** Returns whether there may be words of every choice that a rule wants words of. */
  boolean mayHaveWords(CompiledRule rule) {
    for (int choice : rule.wanted(shares)) {
      if (!mayHave(choices[choice])) {
        return false;
      }
    }
    return true;
  }

  private boolean mayHave(int[] anyOf) {
    for (int category : anyOf) {
      if (scan.matches().mayHave(category)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the words that a rule can fire on, a row a place; none where it can't. What is cheap to
   * know is asked first.
   */
  List<int[]> rows(CompiledRule rule) {
    List<CompiledRule.Whole> wholes = rule.wholes();
    for (int i = 0; i < wholes.size(); i++) {
      Feature feature = wholes.get(i).feature();
      if (!inputs.serve(feature) || (!feature.dear() && !holds(wholes.get(i)))) {
        return NO_ROWS;
      }
    }
    for (int choice : rule.wanted(shares)) {
      if (scan.ofChoice(choice, choices).length == 0) {
        return NO_ROWS;
      }
    }
    List<int[]> rows = search.search(rule);
    for (int i = 0; i < wholes.size() && !rows.isEmpty(); i++) {
      if (wholes.get(i).feature().dear() && !holds(wholes.get(i))) {
        return NO_ROWS;
      }
    }
    return rows;
  }

  private boolean holds(CompiledRule.Whole whole) {
    return whole.test().holds(value(whole), whole.n());
  }

  /** Returns what a sentence about the whole measures; the inputs must serve it. */
  int value(CompiledRule.Whole whole) {
    return surroundings.value(whole.feature(), whole.choice() < 0 ? NONE : choices[whole.choice()]);
  }

  /** Returns how many words a sentence counts. */
  int number(CompiledRule.Count count) {
    return search.counted(count).size();
  }

  /** Returns matches that a rule fired on, and those that it counted. */
  int[] withCounted(CompiledRule rule, int[] found) {
    int[] all = found;
    for (CompiledRule.Count count : rule.counts()) {
      List<Integer> counted = search.counted(count);
      int before = all.length;
      all = Arrays.copyOf(all, before + Math.min(MOST_COUNTED, counted.size()));
      for (int i = before; i < all.length; i++) {
        all[i] = counted.get(i - before);
      }
    }
    return all;
  }

  /** Returns the matches of a choice of categories, by their first word; not to be changed. */
  int[] ofChoice(int choice) {
    return scan.ofChoice(choice, choices);
  }

  int sentence(int match) {
    return scan.place(match).getSentence();
  }

  /** Returns the sentences in which matches start. */
  Set<Integer> sentences(int[] found) {
    if (found.length == 1) {
      return Set.of(sentence(found[0]));
    }
    Set<Integer> sentences = new HashSet<>();
    for (int match : found) {
      sentences.add(sentence(match));
    }
    return sentences;
  }

  /** Returns the fact that a match stands for a sentence of a rule. */
  Word word(int slot, int match, CompiledRule rule) {
    return new Word(slot, scan.place(match), scan.marks(match, rule.neededMarks(), marks));
  }

  /** Returns what tells a word that a rule fired on first from others: where and what it is. */
  long place(int match) {
    return (long) scan.match(match).firstWord() << 32 | scan.match(match).category();
  }

  List<Evidence> evidence(int[] found) {
    return EvidenceWriter.write(scan, found, categories);
  }
}
