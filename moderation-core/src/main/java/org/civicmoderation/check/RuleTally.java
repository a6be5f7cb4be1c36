package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** How often each rule found something, and how often that was right. Not thread-safe. */
final class RuleTally {
  private final Map<String, Counts> rules = new TreeMap<>();

  /** What a label says of a rule's finding; the better ones first. */
  enum Worth {
    /** Outcome and criterion are no more than the label asks. */
    RIGHT,
    /** It removes what is labelled REVIEW under the same criterion. */
    HARSH,
    /** Something is to be found, but under another criterion. */
    ELSEWHERE,
    /** Nothing is to be found. */
    WRONG
  }

  /** The counts of one rule. Not thread-safe. */
  static final class Counts {
    private final Map<Worth, Integer> all = new EnumMap<>(Worth.class);
    private final Map<Worth, Integer> removals = new EnumMap<>(Worth.class);
    private final Map<String, Worth> notRight = new LinkedHashMap<>();

    private void add(Counts other) {
      other.all.forEach((worth, n) -> all.merge(worth, n, Integer::sum));
      other.removals.forEach((worth, n) -> removals.merge(worth, n, Integer::sum));
      notRight.putAll(other.notRight);
    }

    int count(Worth worth) {
      return all.getOrDefault(worth, 0);
    }

    int fired() {
      return total(all);
    }

    int removed() {
      return total(removals);
    }

    /** Returns the share that is right; what is too harsh counts half. */
    @Nullable Double precision() {
      return precision(all);
    }

    /** Returns the share of the removals that is right; what is too harsh counts half. */
    @Nullable Double removalPrecision() {
      return precision(removals);
    }

    /** Returns the ids of the comments on which it was not right, with what it was there. */
    Map<String, Worth> notRight() {
      return notRight;
    }

    private static int total(Map<Worth, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static @Nullable Double precision(Map<Worth, Integer> counts) {
      return Score.share(
          2 * counts.getOrDefault(Worth.RIGHT, 0) + counts.getOrDefault(Worth.HARSH, 0),
          2 * total(counts));
    }
  }

  private record Firing(Worth worth, boolean removes) {}

  /** Returns the one that does more, and of equal ones the better. */
  private static Firing telling(Firing one, Firing other) {
    if (one.removes() != other.removes()) {
      return one.removes() ? one : other;
    }
    return other.worth().compareTo(one.worth()) < 0 ? other : one;
  }

  /** Counts each rule once a decision, by the finding that does most. */
  void add(LabelledComment comment, Decision decision) {
    Map<String, Firing> fired = new TreeMap<>();
    for (Finding finding : decision.findings()) {
      Worth worth = worth(comment, finding);
      if (worth != null) {
        fired.merge(
            finding.rule().id(),
            new Firing(worth, finding.outcome() == Outcome.REMOVE),
            RuleTally::telling);
      }
    }
    fired.forEach(
        (rule, firing) -> {
          Counts counts = rules.computeIfAbsent(rule, id -> new Counts());
          counts.all.merge(firing.worth(), 1, Integer::sum);
          if (firing.removes()) {
            counts.removals.merge(firing.worth(), 1, Integer::sum);
          }
          if (firing.worth() != Worth.RIGHT) {
            counts.notRight.put(comment.comment().id(), firing.worth());
          }
        });
  }

  /** Returns what a finding is worth, or null where the label says nothing about it. */
  private static @Nullable Worth worth(LabelledComment comment, Finding finding) {
    Set<String> criteria = Score.united(comment.criteria());
    boolean named = criteria.contains(Score.united(finding.criterion().id()));
    if (comment.expected() != null) {
      Outcome expected = Objects.requireNonNull(comment.expected());
      if (expected == Outcome.KEEP) {
        return Worth.WRONG;
      } else if (!named) {
        return comment.tags().contains(LabelledComment.ONE_CRITERION) ? null : Worth.ELSEWHERE;
      }
      return finding.outcome().compareTo(expected) > 0 ? Worth.HARSH : Worth.RIGHT;
    }
    if (comment.flagged() != null && (named || comment.anyCriterion())) {
      return comment.flagged() ? Worth.RIGHT : Worth.WRONG;
    }
    return null;
  }

  /** Adds what another one counted. */
  void add(RuleTally other) {
    other.rules.forEach(
        (rule, counts) -> rules.computeIfAbsent(rule, id -> new Counts()).add(counts));
  }

  /** Returns the counts of a rule; of one that never fired, zeros. */
  Counts of(String rule) {
    return rules.getOrDefault(rule, new Counts());
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("per_rule");
    for (Map.Entry<String, Counts> rule : rules.entrySet()) {
      json.writeObjectFieldStart(rule.getKey());
      write(json, rule.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Counts counts) throws IOException {
    json.writeNumberField("fired", counts.fired());
    json.writeNumberField("removed", counts.removed());
    json.writeNumberField("right", counts.count(Worth.RIGHT));
    json.writeNumberField("harsh", counts.count(Worth.HARSH));
    json.writeNumberField("elsewhere", counts.count(Worth.ELSEWHERE));
    json.writeNumberField("wrong", counts.count(Worth.WRONG));
    Score.write(json, "precision", counts.precision());
    Score.write(json, "removal_precision", counts.removalPrecision());
  }

  /** Returns the rules that were not always right, the most often not right first. */
  String table() {
    StringBuilder out = new StringBuilder();
    List<Map.Entry<String, Counts>> rows =
        rules.entrySet().stream()
            .filter(rule -> rule.getValue().count(Worth.RIGHT) < rule.getValue().fired())
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<String, Counts> rule) ->
                        rule.getValue().count(Worth.RIGHT) - rule.getValue().fired()))
            .toList();
    if (rows.isEmpty()) {
      return "";
    }
    out.append(
        String.format(
            Locale.ROOT,
            "\n%-44s %6s %6s %6s %9s %6s %s\n",
            "rules that were not always right",
            "fired",
            "right",
            "harsh",
            "elsewhere",
            "wrong",
            "  prec"));
    for (Map.Entry<String, Counts> row : rows) {
      Counts counts = row.getValue();
      out.append(
          String.format(
              Locale.ROOT,
              "%-44s %6d %6d %6d %9d %6d %s\n",
              row.getKey(),
              counts.fired(),
              counts.count(Worth.RIGHT),
              counts.count(Worth.HARSH),
              counts.count(Worth.ELSEWHERE),
              counts.count(Worth.WRONG),
              Score.cell(counts.precision())));
    }
    return out.toString();
  }
}
