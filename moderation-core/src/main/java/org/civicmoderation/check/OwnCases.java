package org.civicmoderation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;

/** A pack's own cases as labelled comments, for measuring beside other sets. */
public final class OwnCases {
  /** What reports call the set. */
  public static final String NAME = "own-cases";

  private OwnCases() {}

  /**
   * Returns them in the order of the files.
   *
   * <p>A case says what becomes of the comment and under which criterion, and not what else may
   * apply; where another criterion may say what it likes, it says only whether its own is met.
   *
   * @throws org.civicmoderation.problem.PackException if a case file is broken
   */
  public static List<LabelledComment> of(PolicyPack pack) {
    List<LabelledComment> labelled = new ArrayList<>();
    for (CaseFile file : CaseFile.readAll(pack)) {
      file.cases().forEach(policyCase -> labelled.add(label(policyCase)));
    }
    return labelled;
  }

  private static LabelledComment label(PolicyCase policyCase) {
    // A near miss of one criterion that another one catches doesn't name the other.
    boolean outcome =
        !policyCase.onlyThisCriterion()
            && (policyCase.caught() || policyCase.expected() == Outcome.KEEP);
    return new LabelledComment(
        policyCase.comment(),
        outcome ? policyCase.expected() : null,
        outcome ? null : policyCase.caught(),
        null,
        List.of(policyCase.criterion()),
        false,
        null,
        Set.of(LabelledComment.ONE_CRITERION));
  }
}
