package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;

/** How often each rule found something, and how often that was right. Not thread-safe. */
final class RuleTally {
  private final Map<String, Hits> rules = new TreeMap<>();

  /**
   * Counts each rule once a decision.
   *
   * @param counts which findings the label says anything about
   * @param right which findings are what the label asks
   */
  void add(Decision decision, Predicate<Finding> counts, Predicate<Finding> right) {
    Map<String, Boolean> fired = new TreeMap<>();
    for (Finding finding : decision.findings()) {
      if (counts.test(finding)) {
        fired.merge(finding.rule().id(), right.test(finding), Boolean::logicalOr);
      }
    }
    fired.forEach(
        (rule, isRight) -> rules.computeIfAbsent(rule, id -> new Hits()).add(isRight, true));
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("per_rule");
    for (Map.Entry<String, Hits> rule : rules.entrySet()) {
      Hits hits = rule.getValue();
      json.writeObjectFieldStart(rule.getKey());
      json.writeNumberField("fired", hits.found());
      json.writeNumberField("right", hits.both());
      Score.write(json, "precision", Score.share(hits.both(), hits.found()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** Returns the rules that were wrong, the most often wrong first. */
  String table() {
    StringBuilder out = new StringBuilder();
    rules.entrySet().stream()
        .filter(rule -> rule.getValue().both() < rule.getValue().found())
        .sorted(
            Comparator.comparingInt(
                (Map.Entry<String, Hits> rule) -> rule.getValue().both() - rule.getValue().found()))
        .forEach(
            rule ->
                out.append(
                    String.format(
                        Locale.ROOT,
                        "%-44s %6d %6d %s\n",
                        rule.getKey(),
                        rule.getValue().found(),
                        rule.getValue().both(),
                        Score.cell(Score.share(rule.getValue().both(), rule.getValue().found())))));
    if (out.length() == 0) {
      return "";
    }
    return String.format(
            Locale.ROOT,
            "\n%-44s %6s %6s %s\n",
            "rules that were wrong",
            "fired",
            "right",
            "  prec")
        + out;
  }
}
