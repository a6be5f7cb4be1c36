package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;

/** All comments, with or without a label: what was decided. */
final class PlainScore extends Score {
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  PlainScore() {
    super(0);
  }

  @Override
  boolean concerns(LabelledComment comment) {
    return true;
  }

  @Override
  boolean take(LabelledComment comment, Decision decision) {
    outcomes.merge(decision.outcome(), 1, Integer::sum);
    return true;
  }

  @Override
  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("n", count());
    write(json, outcomes);
  }

  @Override
  String table() {
    return String.format(Locale.ROOT, "%-34s %8d\n", "comments", count()) + table(outcomes);
  }

  static void write(JsonGenerator json, Map<Outcome, Integer> outcomes) throws IOException {
    json.writeObjectFieldStart("outcomes");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(outcome.name(), outcomes.getOrDefault(outcome, 0));
    }
    json.writeEndObject();
  }

  static String table(Map<Outcome, Integer> outcomes) {
    StringBuilder out = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      out.append(
          String.format(
              Locale.ROOT, "%-34s %8d\n", "decided " + outcome, outcomes.getOrDefault(outcome, 0)));
    }
    return out.toString();
  }
}
