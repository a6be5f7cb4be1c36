package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.civicmoderation.rules.Condition.Test;
import org.civicmoderation.rules.Condition.Who;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.jspecify.annotations.Nullable;

/** A rule with its sentences resolved: which word each one speaks of, and its number. Immutable. */
final class CompiledRule {
  /** What a sentence has become. */
  sealed interface Step {}

  /**
   * Finds a word.
   *
   * @param slot the sentence's number, unique in the book
   * @param choice the number of its choice of categories
   * @param known which word found before it speaks of, or -1
   */
  record Find(int slot, int choice, Relation relation, int n, int known) implements Step {}

  /** Wants none there. */
  record Lack(int slot, int choice, Relation relation, int n, List<Integer> known)
      implements Step {}

  /** Wants marks borne, or not borne. */
  record Said(List<Integer> words, boolean bears, int marks) implements Step {}

  /** Wants a number of words; those that a filter refuses don't count. */
  record Count(int slot, int choice, int n, boolean different, List<Step> filters) {}

  /** Wants something of the whole. */
  record Whole(int slot, Feature feature, Test test, int n, int choice) {}

  /** Wants none in the comment. */
  record Absent(int slot, int choice) {}

  private final int index;
  private final RuleDefinition definition;
  private final List<Step> steps = new ArrayList<>();
  private final List<Find> finds = new ArrayList<>();
  private final List<Count> counts = new ArrayList<>();
  private final List<Whole> wholes = new ArrayList<>();
  private final List<Absent> absents = new ArrayList<>();
  private final int neededMarks;
  private final boolean claims;

  /** Made when first asked for; threads may each make the same. */
  private int @Nullable [] wanted;

  /**
   * Resolves a rule.
   *
   * @param sentences its conditions, or part of them
   */
  CompiledRule(
      int index, RuleDefinition definition, List<Sentence<Condition>> sentences, Numbers numbers) {
    this.index = index;
    this.definition = definition;
    this.claims = !definition.criteria().isEmpty();
    int first = -1;
    int last = -1;
    int marks = 0;
    for (Sentence<Condition> sentence : sentences) {
      Condition condition = sentence.meaning();
      if (condition instanceof Condition.Find find) {
        Relation relation = finds.isEmpty() ? Relation.ANYWHERE : find.relation();
        Find step =
            new Find(
                numbers.slot(index),
                numbers.choice(find.choice()),
                relation,
                find.n(),
                relation.backwards() ? first : last);
        int place = finds.size();
        finds.add(step);
        steps.add(step);
        if (relation.backwards()) {
          first = place;
        } else {
          last = place;
          first = first < 0 ? place : first;
        }
      } else if (condition instanceof Condition.Count count) {
        counts.add(
            new Count(
                numbers.slot(index),
                numbers.choice(count.choice()),
                count.n(),
                count.different(),
                new ArrayList<>()));
      } else if (condition instanceof Condition.Lack lack) {
        int slot = numbers.slot(index);
        int choice = numbers.choice(lack.choice());
        if (lack.relation() == Relation.ANYWHERE) {
          absents.add(new Absent(slot, choice));
        } else {
          boolean all = !lack.relation().backwards() && !follows(lack.relation());
          List<Integer> known =
              all ? allFinds() : List.of(lack.relation().backwards() ? first : last);
          if (lack.relation() == Relation.IN_SENTENCE) {
            known = oneASentence(known);
          }
          Lack step = new Lack(slot, choice, lack.relation(), lack.n(), known);
          if (known.stream().allMatch(place -> place >= 0) && !known.isEmpty()) {
            steps.add(step);
          }
          if (all) {
            counts.forEach(count -> count.filters().add(step));
          }
        }
      } else if (condition instanceof Condition.Said said) {
        marks |= said.marks();
        List<Integer> words =
            said.who() == Who.ALL ? allFinds() : List.of(said.who() == Who.FIRST ? first : last);
        Said step = new Said(words, said.bears(), said.marks());
        if (words.stream().allMatch(place -> place >= 0) && !words.isEmpty()) {
          steps.add(step);
        }
        if (said.who() == Who.ALL) {
          counts.forEach(count -> count.filters().add(step));
        }
      } else if (condition instanceof Condition.Whole whole) {
        wholes.add(
            new Whole(
                numbers.slot(index),
                whole.feature(),
                whole.test(),
                whole.n(),
                whole.choice().categories().isEmpty() ? -1 : numbers.choice(whole.choice())));
      }
    }
    this.neededMarks = marks;
  }

  /** Returns a whole rule, resolved. */
  static CompiledRule of(int index, RuleDefinition definition, Numbers numbers) {
    CompiledRule rule = new CompiledRule(index, definition, definition.conditions(), numbers);
    rule.merge(numbers);
    return rule;
  }

  /**
   * Makes one step of several that want different words absent from the same place, so that Drools
   * has less to compile and to run.
   */
  private void merge(Numbers numbers) {
    if (absents.size() > 1) {
      Absent all = new Absent(absents.get(0).slot(), absents.get(0).choice());
      for (Absent more : absents.subList(1, absents.size())) {
        all = new Absent(all.slot(), numbers.union(all.choice(), more.choice()));
      }
      absents.clear();
      absents.add(all);
    }
    for (int at = 0; at < steps.size(); at++) {
      if (steps.get(at) instanceof Lack lack) {
        for (int later = steps.size() - 1; later > at; later--) {
          if (steps.get(later) instanceof Lack more
              && more.relation() == lack.relation()
              && more.n() == lack.n()
              && more.known().equals(lack.known())) {
            lack =
                new Lack(
                    lack.slot(),
                    numbers.union(lack.choice(), more.choice()),
                    lack.relation(),
                    lack.n(),
                    lack.known());
            steps.remove(later);
          }
        }
        steps.set(at, lack);
      }
    }
  }

  /**
   * Returns, of words found in one sentence, one: what lacks in its sentence lacks in the others'.
   */
  private List<Integer> oneASentence(List<Integer> places) {
    List<Integer> one = new ArrayList<>();
    List<Integer> sentences = new ArrayList<>();
    for (int place : places) {
      int sentence = place;
      while (finds.get(sentence).known() >= 0 && finds.get(sentence).relation().sameSentence()) {
        sentence = finds.get(sentence).known();
      }
      if (!sentences.contains(sentence)) {
        sentences.add(sentence);
        one.add(place);
      }
    }
    return one;
  }

  /** Gives numbers to sentences and to choices of categories. */
  interface Numbers {
    int slot(int rule);

    int choice(Condition.Choice choice);

    /** Returns the number of the choice of either's categories. */
    int union(int choice, int other);
  }

  int index() {
    return index;
  }

  RuleDefinition definition() {
    return definition;
  }

  /** Returns the sentences about words, in order. */
  List<Step> steps() {
    return steps;
  }

  List<Find> finds() {
    return finds;
  }

  List<Count> counts() {
    return counts;
  }

  List<Whole> wholes() {
    return wholes;
  }

  /**
   * Returns the choices of categories that the rule wants words of, the rarest first; not to be
   * changed.
   *
   * @param shares by choice: in what share of texts it has a match
   */
  int[] wanted(double[] shares) {
    int[] known = wanted;
    if (known == null) {
      known =
          Stream.concat(finds.stream().map(Find::choice), counts.stream().map(Count::choice))
              .distinct()
              .sorted(Comparator.comparingDouble(choice -> shares[choice]))
              .mapToInt(Integer::intValue)
              .toArray();
      wanted = known;
    }
    return known;
  }

  List<Absent> absents() {
    return absents;
  }

  /** Returns the marks that any sentence asks for. */
  int neededMarks() {
    return neededMarks;
  }

  boolean claims() {
    return claims;
  }

  private List<Integer> allFinds() {
    List<Integer> all = new ArrayList<>();
    for (int place = 0; place < finds.size(); place++) {
      all.add(place);
    }
    return all;
  }

  private static boolean follows(Relation relation) {
    return relation == Relation.FOLLOWS || relation == Relation.FOLLOWS_IN_SENTENCE;
  }
}
