package org.civicmoderation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;

/**
 * A stored decision beside the one that an engine makes of the same comment now. Immutable.
 *
 * <p>Under the pack and profile that the record names, by the same version of the engine, both must
 * be equal: whoever doubts a decision can make it again. Under another pack it shows what a change
 * of the rules would have changed.
 *
 * @param stored the decision as it is on the record
 * @param now the decision on the same comment now
 * @param differences what differs, in plain words; empty when nothing does
 */
public record Replay(Decision stored, Decision now, List<String> differences) {
  public Replay {
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(now, "now");
    differences = List.copyOf(differences);
  }

  /**
   * Decides a stored comment again.
   *
   * @param stored the decision as it is on the record
   * @param engine the engine, with the record's pack or with another one
   */
  public static Replay of(Decision stored, ModerationEngine engine) {
    Decision now = engine.moderate(stored.comment());
    return new Replay(stored, now, differences(stored, now));
  }

  /** Returns whether outcome, findings and all that was set aside are the same. */
  public boolean isEqual() {
    return differences.isEmpty();
  }

  /** Returns whether the outcome is another. */
  public boolean isOutcomeChanged() {
    return stored.outcome() != now.outcome();
  }

  /**
   * Returns whether both decisions were made under the same pack and profile by the same version of
   * the engine, so that they must be equal.
   */
  public boolean isSameEngine() {
    return stored.policy().digest().equals(now.policy().digest())
        && stored.policy().profile().equals(now.policy().profile())
        && stored.engineVersion().equals(now.engineVersion());
  }

  private static List<String> differences(Decision stored, Decision now) {
    List<String> differences = new ArrayList<>();
    if (stored.outcome() != now.outcome()) {
      differences.add("outcome " + stored.outcome() + ", now " + now.outcome());
    }
    only(differences, "no more: ", stored.findings(), now.findings());
    only(differences, "new: ", now.findings(), stored.findings());
    if (!stored.setAside().equals(now.setAside())) {
      differences.add("what was set aside");
    }
    if (!stored.notEvaluated().equals(now.notEvaluated())) {
      differences.add("what was not examined");
    }
    if (!stored.problems().equals(now.problems())) {
      differences.add("what went wrong");
    }
    return differences;
  }

  /** Names the findings of one decision that the other does not have. */
  private static void only(
      List<String> differences, String label, List<Finding> some, List<Finding> others) {
    List<Shown> known = others.stream().map(Shown::of).toList();
    for (Finding finding : some) {
      Shown shown = Shown.of(finding);
      if (!known.contains(shown)) {
        differences.add(
            label + finding.outcome() + " under " + shown.criterion + " by " + finding.rule().id());
      }
    }
  }

  /** What makes a finding the same: not the line on which its rule stands. */
  private record Shown(
      String criterion, Outcome outcome, String rule, String rationale, List<Evidence> evidence) {
    static Shown of(Finding finding) {
      return new Shown(
          finding.criterion().id(),
          finding.outcome(),
          finding.rule().id(),
          finding.rationale(),
          finding.evidence());
    }
  }
}
