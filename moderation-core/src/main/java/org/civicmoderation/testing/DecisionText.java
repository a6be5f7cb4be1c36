package org.civicmoderation.testing;

import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;

/** A decision as failure messages show it. */
final class DecisionText {
  private DecisionText() {}

  static String of(Decision decision) {
    StringBuilder out = new StringBuilder();
    out.append("comment: ").append(decision.comment().text().replace("\n", "\n         "));
    out.append("\noutcome: ").append(decision.outcome());
    if (decision.findings().isEmpty()) {
      out.append("\nfound:   nothing");
    }
    decision.findings().forEach(finding -> describe("\nfound:   ", finding, out));
    decision
        .setAside()
        .forEach(
            aside -> {
              String how = aside.lowered() ? "\nlowered by " : "\nset aside by ";
              describe(how + aside.exemption().id() + ": ", aside.finding(), out);
            });
    decision
        .notEvaluated()
        .forEach(
            missing ->
                out.append("\nnot evaluated: ")
                    .append(missing.subject())
                    .append(", ")
                    .append(missing.reason()));
    decision.problems().forEach(problem -> out.append("\nproblem: ").append(problem.format()));
    return out.toString();
  }

  private static void describe(String label, Finding finding, StringBuilder out) {
    out.append(label).append(finding.describe());
    out.append("\n         clause: ").append(finding.criterion().clause().text());
  }
}
