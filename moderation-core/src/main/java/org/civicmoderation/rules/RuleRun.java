package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.civicmoderation.decision.Claim;
import org.civicmoderation.decision.Exemption;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.civicmoderation.rules.RuleFiring.Found;
import org.civicmoderation.rules.RuleFiring.Ready;

/** One comment's way through the rules. Belongs to one thread. */
final class RuleRun {
  private final RuleBook book;
  private final Grounds grounds;
  private final TimeBudget budget;
  private final List<Problem> problems = new ArrayList<>(0);
  private final List<Found> fired = new ArrayList<>(0);

  RuleRun(RuleBook book, Grounds grounds, TimeBudget budget) {
    this.book = book;
    this.grounds = grounds;
    this.budget = budget;
  }

  RuleBook.Result run() {
    List<Claim> claims = new ArrayList<>(0);
    List<Exemption> exemptions = new ArrayList<>(0);
    try {
      fired.addAll(fire(book.triggers().claiming(grounds.candidates(), grounds.inputs())));
      Set<String> claimed = new TreeSet<>();
      for (Found one : fired) {
        addClaims(one, claims);
      }
      claims.forEach(claim -> claimed.add(claim.finding().criterion().id()));
      for (Found one :
          fire(book.triggers().exempting(claimed, grounds.candidates(), grounds.inputs()))) {
        if (!one.rule().claims()) {
          fired.add(one);
        }
        addExemptions(one, claimed, exemptions);
      }
    } catch (RuleSearch.TimeUp e) {
      problems.add(
          Problem.of(
              "time-budget-exceeded",
              "the rules took longer than the time budget, and a person has to decide"));
    }
    return claims.isEmpty() && problems.isEmpty()
        ? book.nothingFound(grounds.inputs())
        : new RuleBook.Result(
            claims, exemptions, book.nothingFound(grounds.inputs()).notEvaluated(), problems);
  }

  /** Returns whether a rule can fire, as far as can be told without compiling it. */
  boolean canFire() {
    return !ready(book.triggers().claiming(grounds.candidates(), grounds.inputs())).isEmpty();
  }

  /** Returns what fires of some rules. */
  private List<Found> fire(int[] worthSearching) {
    List<Ready> ready = ready(worthSearching);
    return ready.isEmpty()
        ? List.of()
        : new RuleFiring(book, grounds, budget, problems).fire(ready);
  }

  /** Returns those of some rules that can fire. */
  private List<Ready> ready(int[] worthSearching) {
    List<Ready> ready = new ArrayList<>(0);
    for (int number : worthSearching) {
      CompiledRule rule = book.rule(number);
      List<int[]> rows = grounds.rows(rule);
      if (!rows.isEmpty()) {
        ready.add(new Ready(rule, rows));
      }
    }
    return ready;
  }

  private void addClaims(Found found, List<Claim> claims) {
    RuleDefinition definition = found.rule().definition();
    for (Sentence<Action> sentence : definition.actions()) {
      if (sentence.meaning() instanceof Action.Claim claim) {
        claims.add(
            new Claim(
                new Finding(
                    book.criterion(claim.criterion()),
                    claim.outcome(),
                    definition.reference(),
                    grounds.evidence(found.matches()),
                    definition.because()),
                grounds.sentences(found.matches())));
      }
    }
  }

  private void addExemptions(Found found, Set<String> claimed, List<Exemption> exemptions) {
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
                grounds.evidence(found.matches()),
                grounds.sentences(found.matches())));
      }
    }
  }

  /** Returns the rules that fired in this run. */
  List<Explanation.Fired> fired() {
    List<Explanation.Fired> all = new ArrayList<>();
    for (Found one : fired) {
      RuleDefinition definition = one.rule().definition();
      all.add(
          new Explanation.Fired(
              definition.reference(),
              grounds.evidence(one.matches()),
              definition.actions().stream().map(Sentence::text).toList()));
    }
    return all;
  }

  /** Returns the rules that would fire without one or two of their sentences. */
  List<Explanation.NearlyFired> nearlyFired() {
    Set<Integer> rules = new HashSet<>();
    fired.forEach(one -> rules.add(one.rule().index()));
    return new NearMisses(book, grounds).find(rules);
  }
}
