package org.civicmoderation.testing;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.civicmoderation.check.PolicyCase.Mark;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;

/**
 * Assertions on a decision. A failure shows the comment, what was found in it, and the clauses. Not
 * thread-safe.
 *
 * <p>Assertions narrow what follows them: after {@code isRemoved().under("threats")}, {@code
 * quoting} looks only at findings under threats that call for removal.
 */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {
  /** The findings that the next assertion is about. */
  private List<Finding> meant;

  DecisionAssert(Decision decision) {
    super(decision, DecisionAssert.class);
    meant = decision == null ? List.of() : decision.findings();
  }

  /** Verifies that the comment is removed. */
  public DecisionAssert isRemoved() {
    return has(Outcome.REMOVE, "removed");
  }

  /** Verifies that the comment stays. */
  public DecisionAssert isKept() {
    return has(Outcome.KEEP, "kept");
  }

  /** Verifies that a person is to look at the comment. */
  public DecisionAssert isSentToReview() {
    return has(Outcome.REVIEW, "sent to review");
  }

  /** Verifies that a criterion applies, with the outcome asserted before, if one was. */
  public DecisionAssert under(String criterion) {
    return narrow(
        meant.stream().filter(finding -> finding.criterion().id().equals(criterion)).toList(),
        "under `" + criterion + "`");
  }

  /** Verifies that a rule found what was asserted before. */
  public DecisionAssert by(String rule) {
    return narrow(
        meant.stream().filter(finding -> finding.rule().id().equals(rule)).toList(),
        "by the rule `" + rule + "`");
  }

  /**
   * Verifies that a finding asserted before quotes each of these passages of the comment: that its
   * evidence holds the first and the last letter of the passage. A passage of an attachment's
   * alternative text is quoted where evidence that stands there holds it whole.
   */
  public DecisionAssert quoting(String... passages) {
    isNotNull();
    for (String passage : passages) {
      boolean quoted =
          occurrences(passage).stream().anyMatch(mark -> meant.stream().anyMatch(mark::isQuotedBy))
              || meant.stream()
                  .flatMap(finding -> finding.evidence().stream())
                  .anyMatch(words -> !words.isInText() && words.text().contains(passage));
      if (!quoted) {
        fail("expected “" + passage + "” to be quoted");
      }
    }
    return this;
  }

  /**
   * Verifies that no finding asserted before has evidence in any of these passages of the comment.
   */
  public DecisionAssert notQuoting(String... passages) {
    isNotNull();
    for (String passage : passages) {
      for (Mark mark : occurrences(passage)) {
        for (Finding finding : meant) {
          for (Evidence evidence : finding.evidence()) {
            if (evidence.isInText()
                && evidence.start() < mark.end()
                && mark.start() < evidence.end()) {
              fail("expected “" + passage + "” not to be quoted");
            }
          }
        }
      }
    }
    return this;
  }

  /** Verifies that no criterion applies. */
  public DecisionAssert hasNoFinding() {
    isNotNull();
    if (!actual.findings().isEmpty()) {
      fail("expected nothing to be found");
    }
    return this;
  }

  /** Verifies that a criterion does not apply. */
  public DecisionAssert hasNoFindingUnder(String criterion) {
    isNotNull();
    if (actual.findings().stream().anyMatch(f -> f.criterion().id().equals(criterion))) {
      fail("expected nothing to be found under `" + criterion + "`");
    }
    return this;
  }

  /** Verifies that a finding under a criterion was set aside or lowered. */
  public DecisionAssert setsAside(String criterion) {
    isNotNull();
    if (actual.setAside().stream().noneMatch(s -> s.finding().criterion().id().equals(criterion))) {
      fail("expected something under `" + criterion + "` to be set aside");
    }
    return this;
  }

  /** Verifies that something was not examined: {@code criterion:off-topic}, {@code image}. */
  public DecisionAssert didNotEvaluate(String subject) {
    isNotNull();
    if (actual.notEvaluated().stream().noneMatch(missing -> missing.subject().equals(subject))) {
      fail("expected `" + subject + "` not to be evaluated");
    }
    return this;
  }

  /** Verifies that nothing went wrong while deciding. */
  public DecisionAssert hasNoProblem() {
    isNotNull();
    if (!actual.problems().isEmpty()) {
      fail("expected no problem");
    }
    return this;
  }

  private DecisionAssert has(Outcome outcome, String word) {
    isNotNull();
    if (actual.outcome() != outcome) {
      fail("expected the comment to be " + word);
    }
    meant = meant.stream().filter(finding -> finding.outcome() == outcome).toList();
    return this;
  }

  private DecisionAssert narrow(List<Finding> narrower, String what) {
    isNotNull();
    if (narrower.isEmpty()) {
      String outcome =
          meant.stream().map(finding -> finding.outcome().name()).distinct().count() == 1
              ? meant.get(0).outcome() + " "
              : "a finding ";
      fail("expected " + outcome + what);
    }
    meant = narrower;
    return this;
  }

  private List<Mark> occurrences(String passage) {
    String text = actual.comment().text();
    List<Mark> found = new ArrayList<>();
    for (int at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
      found.add(new Mark(at, at + passage.length(), passage));
    }
    if (passage.isBlank() || found.isEmpty()) {
      throw new IllegalArgumentException("the comment does not hold “" + passage + "”");
    }
    return found;
  }

  private void fail(String expectation) {
    failWithMessage("%s", expectation + "\n" + DecisionText.of(actual));
  }
}
