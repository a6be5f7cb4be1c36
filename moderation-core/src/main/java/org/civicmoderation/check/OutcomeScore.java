package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** Comments labelled with an outcome and its criteria. */
final class OutcomeScore extends Score {
  private static final List<String> TAGS =
      List.of("obfuscated", "quote", "no-keyword", "keyword-innocent");

  private static final int LEAST_PART = 100;

  private final Confusion all = new Confusion();
  private final Map<String, Map<String, Confusion>> by = new LinkedHashMap<>();
  private final Map<String, Hits> removedUnder = new TreeMap<>();
  private final Map<String, Hits> flaggedUnder = new TreeMap<>();
  private final RuleTally rules = new RuleTally();
  private int flaggedRightly;
  private int criterionRight;

  OutcomeScore(int mostMisses) {
    super(mostMisses);
  }

  @Override
  boolean concerns(LabelledComment comment) {
    return comment.expected() != null;
  }

  @Override
  boolean take(LabelledComment comment, Decision decision) {
    Outcome expected = Objects.requireNonNull(comment.expected());
    Outcome decided = decision.outcome();
    Set<String> criteria = united(comment.criteria());
    Set<String> acting = acting(decision);
    all.add(expected, decided);
    if (expected != Outcome.KEEP && decided != Outcome.KEEP) {
      flaggedRightly++;
      criterionRight += acting.stream().anyMatch(criteria::contains) ? 1 : 0;
    }
    group(
        "language",
        Objects.requireNonNullElse(comment.comment().language(), "?"),
        expected,
        decided);
    for (String tag : TAGS) {
      if (comment.tags().contains(tag)) {
        group("tag", tag, expected, decided);
      }
    }
    group("criterion", mainCriterion(comment), expected, decided);
    count(flaggedUnder, expected != Outcome.KEEP ? criteria : Set.of(), acting);
    count(
        removedUnder,
        expected == Outcome.REMOVE ? criteria : Set.of(),
        acting(decision, Outcome.REMOVE));
    rules.add(comment, decision);
    return expected == decided;
  }

  /** Comments that are to be kept are grouped by what their ids say they look like. */
  private static String mainCriterion(LabelledComment comment) {
    if (!comment.criteria().isEmpty()) {
      return comment.criteria().get(0);
    }
    String id = comment.comment().id();
    int end = id.lastIndexOf('-');
    return end < 0 ? id : id.substring(0, end);
  }

  private void group(String kind, String name, Outcome expected, Outcome decided) {
    by.computeIfAbsent(kind, key -> new TreeMap<>())
        .computeIfAbsent(name, key -> new Confusion())
        .add(expected, decided);
  }

  private static void count(Map<String, Hits> counts, Set<String> asked, Set<String> found) {
    Set<String> either = new TreeSet<>(asked);
    either.addAll(found);
    for (String criterion : either) {
      counts
          .computeIfAbsent(criterion, key -> new Hits())
          .add(asked.contains(criterion), found.contains(criterion));
    }
  }

  @Override
  Map<String, @Nullable Double> figures() {
    Map<String, @Nullable Double> figures = new LinkedHashMap<>(all.figures());
    figures.put("criterion_right", share(criterionRight, flaggedRightly));
    part("language", figures);
    part("tag", figures);
    return figures;
  }

  /**
   * Adds the figures of each part of the comments, where it is not the whole, nor so small that one
   * comment makes a difference.
   */
  private void part(String kind, Map<String, @Nullable Double> figures) {
    Map<String, Confusion> parts = by.getOrDefault(kind, Map.of());
    if (kind.equals("language") && parts.size() < 2) {
      return;
    }
    parts.forEach(
        (name, confusion) -> {
          if (confusion.total() >= LEAST_PART) {
            confusion.figures().forEach((figure, share) -> figures.put(name + "/" + figure, share));
          }
        });
  }

  @Override
  RuleTally rules() {
    return rules;
  }

  @Override
  Map<String, Map<String, @Nullable Double>> groups() {
    Map<String, Map<String, @Nullable Double>> groups = new LinkedHashMap<>();
    by.forEach(
        (kind, parts) ->
            parts.forEach((name, confusion) -> groups.put(kind + " " + name, confusion.figures())));
    return groups;
  }

  @Override
  void write(JsonGenerator json) throws IOException {
    all.write(json);
    write(json, "criterion_right", share(criterionRight, flaggedRightly));
    all.writeCounts(json);
    for (Map.Entry<String, Map<String, Confusion>> kind : by.entrySet()) {
      json.writeObjectFieldStart("by_" + kind.getKey());
      for (Map.Entry<String, Confusion> group : kind.getValue().entrySet()) {
        json.writeObjectFieldStart(group.getKey());
        group.getValue().write(json);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeObjectFieldStart("per_criterion");
    for (String criterion : flaggedUnder.keySet()) {
      Hits removed = removedUnder.getOrDefault(criterion, new Hits());
      Hits flagged = flaggedUnder.getOrDefault(criterion, new Hits());
      json.writeObjectFieldStart(criterion);
      write(json, "remove_precision", share(removed.both(), removed.found()));
      write(json, "remove_recall", share(removed.both(), removed.asked()));
      write(json, "flagged_precision", share(flagged.both(), flagged.found()));
      write(json, "flagged_recall", share(flagged.both(), flagged.asked()));
      json.writeEndObject();
    }
    json.writeEndObject();
    rules.write(json);
  }

  @Override
  String table() {
    StringBuilder out = new StringBuilder();
    out.append(Confusion.HEADING).append('\n').append(all.row("all")).append('\n');
    by.forEach(
        (kind, groups) -> {
          out.append("by ").append(kind).append('\n');
          groups.forEach((name, confusion) -> out.append(confusion.row("  " + name)).append('\n'));
        });
    out.append(
        String.format(
            Locale.ROOT,
            "\n%-24s %6s  %15s  %6s  %15s\n",
            "findings under",
            "REMOVE",
            "prec/rec",
            "flag",
            "prec/rec"));
    for (String criterion : flaggedUnder.keySet()) {
      Hits removed = removedUnder.getOrDefault(criterion, new Hits());
      Hits flagged = flaggedUnder.getOrDefault(criterion, new Hits());
      out.append(
          String.format(
              Locale.ROOT,
              "%-24s %6d  %s / %s  %6d  %s / %s\n",
              criterion,
              removed.asked(),
              cell(share(removed.both(), removed.found())),
              cell(share(removed.both(), removed.asked())),
              flagged.asked(),
              cell(share(flagged.both(), flagged.found())),
              cell(share(flagged.both(), flagged.asked()))));
    }
    out.append('\n').append(all.matrix());
    out.append(
        String.format(
            Locale.ROOT,
            "\nright criterion among those flagged rightly: %s\n",
            cell(share(criterionRight, flaggedRightly)).strip()));
    return out.append(rules.table()).toString();
  }
}
