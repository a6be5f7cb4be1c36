package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** The figures of one kind of label. Not thread-safe. */
abstract class Score {
  /** Criteria that count as one: policies tell them apart, labels do not. */
  private static final Map<String, String> UNITED =
      Map.of("endorsement", "commercial", "confidential", "security");

  private final int mostMisses;
  private final List<Miss> misses = new ArrayList<>();
  private int count;

  Score(int mostMisses) {
    this.mostMisses = mostMisses;
  }

  /** Takes a comment into account if it bears this kind of label. */
  final void add(LabelledComment comment, Decision decision) {
    if (concerns(comment)) {
      count++;
      if (!take(comment, decision) && misses.size() < mostMisses) {
        misses.add(new Miss(comment, decision));
      }
    }
  }

  /** Returns whether a comment bears this kind of label. */
  abstract boolean concerns(LabelledComment comment);

  /** Counts a comment, and returns whether the decision is what the label asks. */
  abstract boolean take(LabelledComment comment, Decision decision);

  /** Returns the figures that must not fall, by name; null where there is nothing to share. */
  Map<String, @Nullable Double> figures() {
    return Map.of();
  }

  /** Returns the same figures, or the accuracy alone, of the groups that there are. */
  Map<String, Map<String, @Nullable Double>> groups() {
    return Map.of();
  }

  /** Returns how often each rule was right; nothing where labels don't say. */
  RuleTally rules() {
    return new RuleTally();
  }

  /** Writes the fields of the figures. */
  abstract void write(JsonGenerator json) throws IOException;

  /** Returns the figures as tables for people. */
  abstract String table();

  final int count() {
    return count;
  }

  final List<Miss> misses() {
    return List.copyOf(misses);
  }

  static String united(String criterion) {
    return UNITED.getOrDefault(criterion, criterion);
  }

  static Set<String> united(Collection<String> criteria) {
    Set<String> united = new TreeSet<>();
    criteria.forEach(criterion -> united.add(united(criterion)));
    return united;
  }

  /** Returns the criteria whose findings reach REVIEW or REMOVE. */
  static Set<String> acting(Decision decision) {
    return acting(decision, Outcome.REVIEW);
  }

  /** Returns the criteria whose findings reach an outcome. */
  static Set<String> acting(Decision decision, Outcome least) {
    Set<String> acting = new TreeSet<>();
    for (Finding finding : decision.findings()) {
      if (finding.outcome().compareTo(least) >= 0) {
        acting.add(united(finding.criterion().id()));
      }
    }
    return acting;
  }

  /** Returns a share to four decimals, or null when there is nothing to share. */
  static @Nullable Double share(int part, int whole) {
    return whole == 0
        ? null
        : new BigDecimal((double) part / whole).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
  }

  static void write(JsonGenerator json, String name, @Nullable Double share) throws IOException {
    if (share == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, share);
    }
  }

  /** Returns a share in its column of a table. */
  static String cell(@Nullable Double share) {
    return share == null ? "     –" : String.format(Locale.ROOT, "%6.4f", share);
  }
}
