package org.civicmoderation.decision;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a decision came about: what matched, which rules fired, which nearly did and what they
 * lacked. Immutable. For people who write rules; it takes far longer than a decision.
 *
 * @param decision the decision
 * @param language the comment's language, given or guessed, or null when neither
 * @param matches every match of every category, in order
 * @param fired the rules that fired, in the order of their files and lines
 * @param nearlyFired the rules all but one or two of whose sentences hold, the nearest first
 */
public record Explanation(
    Decision decision,
    @Nullable String language,
    List<Evidence> matches,
    List<Fired> fired,
    List<NearlyFired> nearlyFired) {
  public Explanation {
    Objects.requireNonNull(decision, "decision");
    matches = List.copyOf(matches);
    fired = List.copyOf(fired);
    nearlyFired = List.copyOf(nearlyFired);
  }

  /**
   * A rule that fired. Immutable.
   *
   * @param rule which
   * @param words what it found
   * @param actions what follows, in the rule's own sentences
   */
  public record Fired(RuleReference rule, List<Evidence> words, List<String> actions) {
    public Fired {
      Objects.requireNonNull(rule, "rule");
      words = List.copyOf(words);
      actions = List.copyOf(actions);
    }
  }

  /**
   * A rule that would have fired without one or two of its sentences. Immutable.
   *
   * @param rule which
   * @param words what it found
   * @param lacking the sentences that do not hold
   */
  public record NearlyFired(RuleReference rule, List<Evidence> words, List<String> lacking) {
    public NearlyFired {
      Objects.requireNonNull(rule, "rule");
      words = List.copyOf(words);
      lacking = List.copyOf(lacking);
    }
  }
}
