package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Claim;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Exemption;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One comment's way through the rules. Belongs to one thread. */
final class RuleRun {
  private static final Logger LOG = LoggerFactory.getLogger(RuleRun.class);

  /** How many sentences a rule may lack to count as near. */
  private static final int MOST_LACKING = 2;

  private static final int MOST_NEAR = 30;

  /** How many of the words that a count counts become evidence. */
  private static final int MOST_COUNTED = 20;

  private final RuleBook book;
  private final CompiledRule[] rules;
  private final int[][] choices;
  private final Marks marks;
  private final Inputs inputs;
  private final Scan scan;
  private final RuleSearch search;
  private final Surroundings surroundings;
  private final TimeBudget budget;
  private final List<Problem> problems = new ArrayList<>(0);
  private final List<Found> fired = new ArrayList<>(0);

  /** A rule that can fire, with the words that it can fire on. */
  private record Ready(CompiledRule rule, List<int[]> rows) {}

  /** A rule that fired, with its words' matches. */
  private record Found(CompiledRule rule, List<Integer> matches) {}

  RuleRun(
      RuleBook book,
      Comment comment,
      NormalizedText text,
      Matches matches,
      @Nullable String language,
      TimeBudget budget) {
    this.book = book;
    this.rules = book.compiled();
    this.choices = book.choices();
    this.marks = book.marks();
    this.inputs = Inputs.of(comment);
    this.scan = new Scan(text, matches);
    this.search = new RuleSearch(scan, marks, choices, budget);
    this.surroundings = book.surroundings(comment, text, matches, language);
    this.budget = budget;
  }

  RuleBook.Result run() {
    List<Claim> claims = new ArrayList<>(0);
    List<Exemption> exemptions = new ArrayList<>(0);
    try {
      List<Found> found = fire(ready());
      fired.addAll(found);
      Set<String> claimed = new TreeSet<>();
      for (Found one : found) {
        claims.addAll(claims(one));
      }
      claims.forEach(claim -> claimed.add(claim.finding().criterion().id()));
      for (Found one : fire(readyToExempt(claimed))) {
        if (!one.rule().claims()) {
          fired.add(one);
        }
        exemptions.addAll(exemptions(one, claimed));
      }
    } catch (RuleSearch.TimeUp e) {
      problems.add(
          Problem.of(
              "time-budget-exceeded",
              "the rules took longer than the time budget, and a person has to decide"));
    }
    return new RuleBook.Result(claims, exemptions, book.missing(inputs), problems);
  }

  /** Returns the rules that claim something and can fire. */
  private List<Ready> ready() {
    List<Ready> ready = new ArrayList<>(0);
    for (int rule : book.untriggered()) {
      consider(rules[rule], ready);
    }
    long[] present = scan.matches().candidates();
    BitSet seen = new BitSet();
    for (int at = 0; at < present.length; at++) {
      for (long bits = present[at]; bits != 0; bits &= bits - 1) {
        for (int rule : book.triggered((at << 6) + Long.numberOfTrailingZeros(bits))) {
          if (!seen.get(rule)) {
            seen.set(rule);
            consider(rules[rule], ready);
          }
        }
      }
    }
    ready.sort(Comparator.comparingInt(one -> one.rule().index()));
    return ready;
  }

  private List<Ready> readyToExempt(Set<String> claimed) {
    Set<Integer> considered = new TreeSet<>();
    for (String criterion : claimed) {
      for (int rule : book.exempting(criterion)) {
        considered.add(rule);
      }
    }
    List<Ready> ready = new ArrayList<>(0);
    considered.forEach(rule -> consider(rules[rule], ready));
    return ready;
  }

  private void consider(CompiledRule rule, List<Ready> ready) {
    int[] wanted = rule.wanted(book.shares());
    for (int choice : wanted) {
      if (!present(choice)) {
        return;
      }
    }
    for (CompiledRule.Whole whole : rule.wholes()) {
      if (!inputs.serve(whole.feature()) || (!whole.feature().dear() && !holds(whole))) {
        return;
      }
    }
    for (int choice : wanted) {
      if (scan.ofChoice(choice, choices).length == 0) {
        return;
      }
    }
    List<int[]> rows = search.search(rule);
    if (rows.isEmpty()) {
      return;
    }
    for (CompiledRule.Whole whole : rule.wholes()) {
      if (whole.feature().dear() && !holds(whole)) {
        return;
      }
    }
    ready.add(new Ready(rule, rows));
  }

  private boolean holds(CompiledRule.Whole whole) {
    return whole.test().holds(value(whole), whole.n());
  }

  private boolean present(int choice) {
    for (int category : choices[choice]) {
      if (scan.matches().mayHave(category)) {
        return true;
      }
    }
    return false;
  }

  private int value(CompiledRule.Whole whole) {
    return surroundings.value(
        whole.feature(), whole.choice() < 0 ? new int[0] : choices[whole.choice()]);
  }

  /** Hands rules that can fire over to Drools, those of one shelf together. */
  private List<Found> fire(List<Ready> ready) {
    List<Found> found = new ArrayList<>(ready.size());
    for (int from = 0; from < ready.size(); ) {
      RuleShelf shelf = book.shelf(ready.get(from).rule());
      int to = from + 1;
      while (to < ready.size() && book.shelf(ready.get(to).rule()) == shelf) {
        to++;
      }
      found.addAll(fire(shelf, ready.subList(from, to)));
      from = to;
    }
    return found;
  }

  private List<Found> fire(RuleShelf shelf, List<Ready> ready) {
    try {
      if (!shelf.prepared()) {
        // That rules are compiled for the first time is not this comment's doing.
        budget.free(shelf::prepare);
      }
      if (budget.isSpent()) {
        throw new RuleSearch.TimeUp();
      }
      return found(shelf.fire(facts(ready)));
    } catch (RuleSearch.TimeUp e) {
      throw e;
    } catch (RuntimeException e) {
      return oneByOne(shelf, ready);
    }
  }

  /** Runs rules apart from each other after a failure, so that only the one that fails is lost. */
  private List<Found> oneByOne(RuleShelf shelf, List<Ready> ready) {
    List<Found> found = new ArrayList<>();
    for (Ready one : ready) {
      try {
        found.addAll(found(shelf.fire(facts(List.of(one)))));
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
    return found;
  }

  private List<Object> facts(List<Ready> ready) {
    List<Object> facts = new ArrayList<>();
    for (Ready one : ready) {
      CompiledRule rule = one.rule();
      for (CompiledRule.Whole whole : rule.wholes()) {
        facts.add(new Around(whole.slot(), value(whole)));
      }
      for (CompiledRule.Count count : rule.counts()) {
        facts.add(new Tally(count.slot(), search.counted(count).size()));
      }
      Set<Integer> sentences = new HashSet<>();
      for (int place = 0; place < rule.finds().size(); place++) {
        Set<Integer> added = new HashSet<>();
        for (int[] row : one.rows()) {
          sentences.add(scan.place(row[place]).getSentence());
          if (added.add(row[place])) {
            facts.add(word(rule.finds().get(place).slot(), row[place], rule));
          }
        }
      }
      for (CompiledRule.Absent absent : rule.absents()) {
        for (int match : scan.ofChoice(absent.choice(), choices)) {
          facts.add(word(absent.slot(), match, rule));
        }
      }
      for (CompiledRule.Step step : rule.steps()) {
        if (step instanceof CompiledRule.Lack lack) {
          for (int match : scan.ofChoice(lack.choice(), choices)) {
            if (sentences.contains(scan.place(match).getSentence())) {
              facts.add(word(lack.slot(), match, rule));
            }
          }
        }
      }
    }
    return facts;
  }

  private Word word(int slot, int match, CompiledRule rule) {
    return new Word(slot, scan.place(match), scan.marks(match, rule.neededMarks(), marks));
  }

  /** Returns what fired: of several ways to fire from one first word, the one of nearest words. */
  private List<Found> found(List<Collector.Fired> fired) {
    Map<Integer, Map<Long, List<Word>>> best = new TreeMap<>();
    for (Collector.Fired one : fired) {
      long first = -1;
      CompiledRule rule = rules[one.rule()];
      for (Word word : one.words()) {
        if (word.getSlot() == rule.finds().get(0).slot()) {
          Match match = scan.match(word.match());
          first = (long) match.firstWord() << 32 | match.category();
        }
      }
      best.computeIfAbsent(one.rule(), key -> new TreeMap<>())
          .merge(first, one.words(), (a, b) -> span(a) <= span(b) ? a : b);
    }
    List<Found> found = new ArrayList<>();
    best.forEach(
        (rule, places) -> {
          for (List<Word> words : places.values()) {
            List<Integer> matches = new ArrayList<>();
            words.forEach(word -> matches.add(word.match()));
            for (CompiledRule.Count count : rules[rule].counts()) {
              search.counted(count).stream().limit(MOST_COUNTED).forEach(matches::add);
            }
            found.add(new Found(rules[rule], matches));
          }
        });
    return found;
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

  private List<Claim> claims(Found found) {
    List<Claim> claims = new ArrayList<>();
    RuleDefinition definition = found.rule().definition();
    for (Sentence<Action> sentence : definition.actions()) {
      if (sentence.meaning() instanceof Action.Claim claim) {
        claims.add(
            new Claim(
                new Finding(
                    book.criterion(claim.criterion()),
                    claim.outcome(),
                    definition.reference(),
                    evidence(found.matches()),
                    definition.because()),
                sentences(found.matches())));
      }
    }
    return claims;
  }

  private List<Exemption> exemptions(Found found, Set<String> claimed) {
    List<Exemption> exemptions = new ArrayList<>();
    RuleDefinition definition = found.rule().definition();
    for (Sentence<Action> sentence : definition.actions()) {
      if (sentence.meaning() instanceof Action.Exempt exempt
          && claimed.contains(exempt.criterion())) {
        exemptions.add(
            new Exemption(
                definition.reference(),
                definition.because(),
                exempt.criterion(),
                exempt.lower(),
                exempt.scope(),
                evidence(found.matches()),
                sentences(found.matches())));
      }
    }
    return exemptions;
  }

  private Set<Integer> sentences(List<Integer> matches) {
    Set<Integer> sentences = new HashSet<>();
    matches.forEach(match -> sentences.add(scan.place(match).getSentence()));
    return sentences;
  }

  private List<Evidence> evidence(Collection<Integer> matches) {
    return EvidenceWriter.write(scan, matches, book.categories());
  }

  /** Returns the rules that fired in this run. */
  List<Explanation.Fired> fired() {
    List<Explanation.Fired> all = new ArrayList<>();
    for (Found one : fired) {
      RuleDefinition definition = one.rule().definition();
      all.add(
          new Explanation.Fired(
              definition.reference(),
              evidence(one.matches()),
              definition.actions().stream().map(Sentence::text).toList()));
    }
    return all;
  }

  /** Returns the rules that would fire without one or two of their sentences. */
  List<Explanation.NearlyFired> nearlyFired() {
    Set<Integer> done = new HashSet<>();
    fired.forEach(one -> done.add(one.rule().index()));
    List<Explanation.NearlyFired> near = new ArrayList<>();
    for (int lacking = 1; lacking <= MOST_LACKING; lacking++) {
      for (CompiledRule rule : rules) {
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
        List<Integer> matches = holding(rule, rest);
        // One word of a rule alone is near nothing: it would be so in every other comment.
        if (matches != null && (lacking == 1 || matches.size() > 1)) {
          List<String> lacks = new ArrayList<>();
          lacks.add(sentences.get(first).text());
          if (lacking == 2) {
            lacks.add(sentences.get(second).text());
          }
          return new Explanation.NearlyFired(
              rule.definition().reference(), evidence(matches), lacks);
        }
      }
    }
    return null;
  }

  /**
   * Returns what part of a rule's sentences find, or null where they do not hold or leave out the
   * rule's rarest words, without which nothing is near it.
   */
  private @Nullable List<Integer> holding(CompiledRule whole, List<Sentence<Condition>> sentences) {
    CompiledRule rule = book.part(whole, sentences);
    int rarest = book.rarest(whole);
    boolean keepsRarest =
        rarest < 0
            || rule.finds().stream().anyMatch(find -> find.choice() == rarest)
            || rule.counts().stream().anyMatch(count -> count.choice() == rarest);
    if (!keepsRarest) {
      return null;
    }
    List<Ready> ready = new ArrayList<>();
    consider(rule, ready);
    if (ready.isEmpty()) {
      return null;
    }
    List<Integer> matches = new ArrayList<>();
    for (int match : ready.get(0).rows().get(0)) {
      matches.add(match);
    }
    for (CompiledRule.Count count : rule.counts()) {
      matches.addAll(search.counted(count));
    }
    return matches;
  }
}
