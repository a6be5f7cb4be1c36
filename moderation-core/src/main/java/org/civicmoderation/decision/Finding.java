package org.civicmoderation.decision;

import java.util.List;
import java.util.Objects;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;

/**
 * The claim that a criterion applies to a comment. Immutable.
 *
 * @param criterion the criterion, with its clause
 * @param outcome what it calls for, after ceilings: REVIEW or REMOVE
 * @param rule the rule that found it
 * @param evidence the words that meet it, in order; empty only where what meets it is not words (a
 *     comment off the topic, repeated, or all in capitals)
 * @param rationale why, in one plain sentence
 */
public record Finding(
    Criterion criterion,
    Outcome outcome,
    RuleReference rule,
    List<Evidence> evidence,
    String rationale) {
  public Finding {
    Objects.requireNonNull(criterion, "criterion");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(rationale, "rationale");
    evidence = List.copyOf(evidence);
  }

  /**
   * Returns the finding on one line for people: outcome, criterion, rule and the words found. The
   * words are personal data.
   */
  public String describe() {
    StringBuilder out = new StringBuilder();
    out.append(outcome).append(" under ").append(criterion.id()).append(" by ").append(rule.id());
    String separator = ": ";
    for (Evidence words : evidence) {
      out.append(separator).append('“').append(words.text()).append("” (");
      out.append(words.category()).append(')');
      separator = ", ";
    }
    return out.toString();
  }
}
