package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.jspecify.annotations.Nullable;

/** Counts decisions, by outcome and by criterion. Its size does not grow with them. */
final class Summary {
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Map<Outcome, Long>> criteria = new LinkedHashMap<>();
  private long decisions;
  private long problems;
  private long refused;

  Summary(PolicyPack pack) {
    for (Criterion criterion : pack.criteria()) {
      criteria.put(criterion.id(), new EnumMap<>(Outcome.class));
    }
  }

  void add(Decision decision) {
    decisions++;
    outcomes.merge(decision.outcome(), 1L, Long::sum);
    problems += decision.problems().isEmpty() ? 0 : 1;
    Set<String> counted = new HashSet<>();
    // The findings come with the greatest outcome first: that one counts for its criterion.
    for (Finding finding : decision.findings()) {
      String id = finding.criterion().id();
      if (counted.add(id)) {
        criteria
            .computeIfAbsent(id, key -> new EnumMap<>(Outcome.class))
            .merge(finding.outcome(), 1L, Long::sum);
      }
    }
  }

  void addRefused() {
    refused++;
  }

  long decisions() {
    return decisions;
  }

  long refused() {
    return refused;
  }

  /** Prints the table. */
  void print(PrintWriter out, Style style, @Nullable Decision last) {
    out.println(style.bold(count(decisions, "comment")) + outcomeCounts(style));
    if (refused > 0) {
      out.println(style.yellow(count(refused, "line") + " refused, see above"));
    }
    if (problems > 0) {
      out.println(style.yellow(count(problems, "decision") + " with problems"));
    }
    if (criteria.values().stream().anyMatch(counts -> !counts.isEmpty())) {
      out.println();
      int width = criteria.keySet().stream().mapToInt(String::length).max().orElse(0);
      width = Math.max(width, "criterion".length());
      String row = "%-" + width + "s  %8s  %8s";
      out.println(style.dim(String.format(Locale.ROOT, row, "criterion", "REVIEW", "REMOVE")));
      for (Map.Entry<String, Map<Outcome, Long>> entry : criteria.entrySet()) {
        out.println(
            String.format(
                Locale.ROOT,
                row,
                entry.getKey(),
                number(entry.getValue().get(Outcome.REVIEW)),
                number(entry.getValue().get(Outcome.REMOVE))));
      }
    }
    if (last != null) {
      out.println();
      out.println(
          style.dim(
              String.format(
                  Locale.ROOT,
                  "%s, %s, revision %s (%s)\npack %s, profile %s, digest %.12s, engine %s",
                  last.policy().issuer(),
                  last.policy().title(),
                  last.policy().revision(),
                  last.policy().effective(),
                  last.policy().id(),
                  last.policy().profile(),
                  last.policy().digest(),
                  last.engineVersion())));
    }
  }

  private String outcomeCounts(Style style) {
    StringBuilder line = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      long count = outcomes.getOrDefault(outcome, 0L);
      line.append("   ").append(style.of(outcome, outcome.name())).append(' ').append(count);
    }
    return line.toString();
  }

  private static String number(@Nullable Long count) {
    return count == null ? "-" : count.toString();
  }

  /** Returns a count with its noun. */
  static String count(long count, String noun) {
    return count(count, noun, noun + "s");
  }

  /** Returns a count with its noun, whose plural is not formed by an s. */
  static String count(long count, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
  }
}
