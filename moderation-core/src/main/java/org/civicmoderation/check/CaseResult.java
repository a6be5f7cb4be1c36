package org.civicmoderation.check;

import java.util.List;
import java.util.Objects;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case. Immutable.
 *
 * @param policyCase the case
 * @param status whether it got what it must
 * @param decision what it got, or null when there was no decision
 * @param faults what is wrong, in plain words; empty when it passed
 */
public record CaseResult(
    PolicyCase policyCase, Status status, @Nullable Decision decision, List<String> faults) {

  /** Whether a case got what it must. */
  public enum Status {
    /** It got what it must. */
    PASS,
    /** It got something else. */
    FAIL,
    /** Something went wrong while deciding it. */
    ERROR
  }

  public CaseResult {
    Objects.requireNonNull(policyCase, "policyCase");
    Objects.requireNonNull(status, "status");
    faults = List.copyOf(faults);
  }

  /**
   * Returns the result as policy staff read it: place and text, what was expected, and what came.
   */
  public String format() {
    StringBuilder out = new StringBuilder();
    out.append(policyCase.location().file())
        .append(':')
        .append(policyCase.location().line())
        .append(": ")
        .append(status)
        .append("\n  | ")
        .append(marked().replace("\n", "\n  | "));
    if (status == Status.PASS) {
      return out.toString();
    }
    out.append("\n  expected: ").append(expected());
    if (decision != null) {
      out.append("\n  got:      ").append(got(decision));
    }
    faults.forEach(fault -> out.append("\n  - ").append(fault));
    if (!policyCase.why().isEmpty()) {
      out.append("\n  why:      ").append(policyCase.why());
    }
    return out.toString();
  }

  /** Returns the comment's text with its marks. */
  private String marked() {
    StringBuilder text = new StringBuilder(policyCase.comment().text());
    for (int i = policyCase.marks().size() - 1; i >= 0; i--) {
      text.insert(policyCase.marks().get(i).end(), "]]")
          .insert(policyCase.marks().get(i).start(), "[[");
    }
    return text.toString();
  }

  private String expected() {
    if (policyCase.caught()) {
      return policyCase.expected() + " under " + policyCase.criterion();
    }
    String outcome = policyCase.onlyThisCriterion() ? "" : policyCase.expected() + ", and ";
    return outcome + "nothing under " + policyCase.criterion();
  }

  private static String got(Decision decision) {
    StringBuilder out = new StringBuilder(decision.outcome().name());
    for (Finding finding : decision.findings()) {
      out.append("\n            ").append(finding.describe());
    }
    decision
        .setAside()
        .forEach(
            aside ->
                out.append("\n            set aside by ")
                    .append(aside.exemption().id())
                    .append(": ")
                    .append(aside.finding().describe()));
    for (Problem problem : decision.problems()) {
      out.append("\n            problem: ").append(problem.message());
    }
    return out.toString();
  }
}
