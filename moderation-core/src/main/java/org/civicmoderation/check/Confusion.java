package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** How often each outcome was decided where each was expected. Not thread-safe. */
final class Confusion {
  static final String HEADING =
      String.format(
          Locale.ROOT,
          "%-24s %6s  %15s  %15s  %15s  %8s",
          "comments",
          "n",
          "REMOVE prec/rec",
          "flag prec/rec",
          "KEEP kept/rem",
          "accuracy");

  private static final Outcome[] OUTCOMES = Outcome.values();

  /** Counts by what was expected, then by what was decided. */
  private final Map<Outcome, Map<Outcome, Integer>> counts = new EnumMap<>(Outcome.class);

  void add(Outcome expected, Outcome decided) {
    counts
        .computeIfAbsent(expected, key -> new EnumMap<>(Outcome.class))
        .merge(decided, 1, Integer::sum);
  }

  int count(Outcome expected, Outcome decided) {
    return counts.getOrDefault(expected, Map.of()).getOrDefault(decided, 0);
  }

  private int expected(Outcome outcome) {
    return Arrays.stream(OUTCOMES).mapToInt(decided -> count(outcome, decided)).sum();
  }

  private int decided(Outcome outcome) {
    return Arrays.stream(OUTCOMES).mapToInt(expected -> count(expected, outcome)).sum();
  }

  int total() {
    return Arrays.stream(OUTCOMES).mapToInt(this::expected).sum();
  }

  private int right() {
    int right = 0;
    for (Outcome outcome : OUTCOMES) {
      right += count(outcome, outcome);
    }
    return right;
  }

  private int rightlyFlagged() {
    return total()
        - expected(Outcome.KEEP)
        - decided(Outcome.KEEP)
        + count(Outcome.KEEP, Outcome.KEEP);
  }

  private @Nullable Double removePrecision() {
    return Score.share(count(Outcome.REMOVE, Outcome.REMOVE), decided(Outcome.REMOVE));
  }

  private @Nullable Double removeRecall() {
    return Score.share(count(Outcome.REMOVE, Outcome.REMOVE), expected(Outcome.REMOVE));
  }

  private @Nullable Double flaggedPrecision() {
    return Score.share(rightlyFlagged(), total() - decided(Outcome.KEEP));
  }

  private @Nullable Double flaggedRecall() {
    return Score.share(rightlyFlagged(), total() - expected(Outcome.KEEP));
  }

  private @Nullable Double kept() {
    return Score.share(count(Outcome.KEEP, Outcome.KEEP), expected(Outcome.KEEP));
  }

  private @Nullable Double wronglyRemoved() {
    return Score.share(count(Outcome.KEEP, Outcome.REMOVE), expected(Outcome.KEEP));
  }

  private @Nullable Double accuracy() {
    return Score.share(right(), total());
  }

  Map<String, @Nullable Double> figures() {
    Map<String, @Nullable Double> figures = new LinkedHashMap<>();
    figures.put("remove_precision", removePrecision());
    figures.put("remove_recall", removeRecall());
    figures.put("flagged_precision", flaggedPrecision());
    figures.put("flagged_recall", flaggedRecall());
    figures.put("keep_kept", kept());
    figures.put("keep_removed", wronglyRemoved());
    figures.put("accuracy", accuracy());
    return figures;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("n", total());
    Score.write(json, "remove_precision", removePrecision());
    Score.write(
        json,
        "remove_precision_lenient",
        Score.share(
            decided(Outcome.REMOVE) - count(Outcome.KEEP, Outcome.REMOVE),
            decided(Outcome.REMOVE)));
    Score.write(json, "remove_recall", removeRecall());
    Score.write(json, "flagged_precision", flaggedPrecision());
    Score.write(json, "flagged_recall", flaggedRecall());
    Score.write(json, "keep_kept", kept());
    Score.write(json, "keep_removed", wronglyRemoved());
    Score.write(json, "accuracy", accuracy());
  }

  /** Writes the counts that are not zero, in the order of the names. */
  void writeCounts(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("confusion");
    for (Outcome expected : new Outcome[] {Outcome.KEEP, Outcome.REMOVE, Outcome.REVIEW}) {
      for (Outcome decided : new Outcome[] {Outcome.KEEP, Outcome.REMOVE, Outcome.REVIEW}) {
        if (count(expected, decided) > 0) {
          json.writeNumberField(expected + "->" + decided, count(expected, decided));
        }
      }
    }
    json.writeEndObject();
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "%-24s %6d  %s / %s  %s / %s  %s / %s  %8s",
        name,
        total(),
        cells(removePrecision()),
        cells(removeRecall()),
        cells(flaggedPrecision()),
        cells(flaggedRecall()),
        cells(kept()),
        cells(wronglyRemoved()),
        cells(accuracy()));
  }

  private static String cells(@Nullable Double share) {
    return Score.cell(share);
  }

  String matrix() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%-24s %8s %8s %8s\n", "", "KEEP", "REVIEW", "REMOVE"));
    for (Outcome expected : OUTCOMES) {
      out.append(String.format(Locale.ROOT, "%-24s", "expected " + expected));
      for (Outcome decided : OUTCOMES) {
        out.append(String.format(Locale.ROOT, " %8d", count(expected, decided)));
      }
      out.append('\n');
    }
    return out.toString();
  }
}
