package org.civicmoderation.decision;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A stated exception that a rule found to hold: it cancels findings under a criterion, or lowers
 * them to REVIEW. Immutable.
 *
 * @param rule the rule that found it
 * @param rationale why, in one plain sentence
 * @param criterion the id of the criterion
 * @param lower true when findings are lowered, false when they are cancelled
 * @param scope which findings
 * @param words what the rule found
 * @param sentences the sentences in which that lies, counted from 0
 */
public record Exemption(
    RuleReference rule,
    String rationale,
    String criterion,
    boolean lower,
    Scope scope,
    List<Evidence> words,
    Set<Integer> sentences) {
  /** Which findings an exemption is for. */
  public enum Scope {
    /** Those whose evidence overlaps what it found. */
    WORDS,
    /** Those whose evidence lies in one of its sentences. */
    SENTENCE,
    /** All of them. */
    COMMENT
  }

  public Exemption {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(rationale, "rationale");
    Objects.requireNonNull(criterion, "criterion");
    Objects.requireNonNull(scope, "scope");
    words = List.copyOf(words);
    sentences = Set.copyOf(sentences);
  }

  /** Returns whether it is for this claim. */
  boolean covers(Claim claim) {
    if (!claim.finding().criterion().id().equals(criterion)) {
      return false;
    }
    return switch (scope) {
      case COMMENT -> true;
      case SENTENCE -> claim.sentences().stream().anyMatch(sentences::contains);
      case WORDS -> Settlement.overlap(claim.finding().evidence(), words);
    };
  }
}
