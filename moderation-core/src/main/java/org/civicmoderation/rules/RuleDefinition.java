package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.decision.RuleReference;

/** One rule, parsed and found to hold nothing but sentences of the vocabulary. Immutable. */
public final class RuleDefinition {
  private final RuleReference reference;
  private final String because;
  private final List<Sentence<Condition>> conditions;
  private final List<Sentence<Action>> actions;
  private final List<String> criteria;

  RuleDefinition(
      RuleReference reference,
      String because,
      List<Sentence<Condition>> conditions,
      List<Sentence<Action>> actions) {
    this.reference = reference;
    this.because = because;
    this.conditions = List.copyOf(conditions);
    this.actions = List.copyOf(actions);
    List<String> found = new ArrayList<>(1);
    for (Sentence<Action> action : actions) {
      if (action.meaning() instanceof Action.Claim claim) {
        found.add(claim.criterion());
      }
    }
    this.criteria = List.copyOf(found);
  }

  /** One sentence as written, with what it means. */
  record Sentence<T>(int line, String text, T meaning) {}

  /** Returns its permanent id, file and name: "threats/announced-violence". */
  public String id() {
    return reference.id();
  }

  /** Returns id, file, line and own sentences, as decisions quote them. */
  public RuleReference reference() {
    return reference;
  }

  /** Returns the rationale that its findings carry. */
  public String because() {
    return because;
  }

  /** Returns the criteria under which it can find something, in order. */
  public List<String> criteria() {
    return criteria;
  }

  /** Returns the criteria whose findings it can set aside or lower, in order. */
  public List<String> exempts() {
    List<String> found = new ArrayList<>();
    for (Sentence<Action> action : actions) {
      if (action.meaning() instanceof Action.Exempt exempt) {
        found.add(exempt.criterion());
      }
    }
    return found;
  }

  /** Returns the names of all categories that it reads, each once. */
  public List<String> categories() {
    List<String> found = new ArrayList<>();
    for (Sentence<Condition> condition : conditions) {
      found.addAll(choice(condition.meaning()).names());
    }
    return found.stream().distinct().toList();
  }

  List<Sentence<Condition>> conditions() {
    return conditions;
  }

  List<Sentence<Action>> actions() {
    return actions;
  }

  private static Condition.Choice choice(Condition condition) {
    if (condition instanceof Condition.Find find) {
      return find.choice();
    } else if (condition instanceof Condition.Count count) {
      return count.choice();
    } else if (condition instanceof Condition.Lack lack) {
      return lack.choice();
    } else if (condition instanceof Condition.Whole whole) {
      return whole.choice();
    }
    return Vocabulary.NO_CHOICE;
  }
}
