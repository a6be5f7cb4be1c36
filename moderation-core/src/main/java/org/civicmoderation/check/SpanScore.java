package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Comments with the words that raters marked: how much of the evidence is marked, and how much of
 * what is marked is evidence, counted in characters, where there is both.
 */
final class SpanScore extends Score {
  private int rows;
  private int marked;
  private int quoted;
  private int both;

  SpanScore() {
    super(0);
  }

  @Override
  boolean concerns(LabelledComment comment) {
    return comment.toxicSpans() != null;
  }

  @Override
  boolean take(LabelledComment comment, Decision decision) {
    String text = comment.comment().text();
    BitSet gold = new BitSet();
    for (String span : Objects.requireNonNull(comment.toxicSpans())) {
      int at = text.indexOf(span);
      if (at >= 0) {
        set(gold, text, at, at + span.length());
      }
    }
    BitSet mine = new BitSet();
    for (Finding finding : decision.findings()) {
      for (Evidence evidence : finding.evidence()) {
        if (evidence.isInText()) {
          set(mine, text, evidence.start(), evidence.end());
        }
      }
    }
    if (!gold.isEmpty() && !mine.isEmpty()) {
      rows++;
      marked += gold.cardinality();
      quoted += mine.cardinality();
      gold.and(mine);
      both += gold.cardinality();
    }
    return true;
  }

  /** Marks characters, which count once even where they take two units. */
  private static void set(BitSet characters, String text, int start, int end) {
    int from = text.codePointCount(0, start);
    characters.set(from, from + text.codePointCount(start, end));
  }

  @Override
  Map<String, @Nullable Double> figures() {
    Map<String, @Nullable Double> figures = new LinkedHashMap<>();
    figures.put("span_precision", share(both, quoted));
    figures.put("span_recall", share(both, marked));
    return figures;
  }

  @Override
  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("n", count());
    json.writeNumberField("flagged_rows", rows);
    write(json, "span_precision", share(both, quoted));
    write(json, "span_recall", share(both, marked));
  }

  @Override
  String table() {
    return String.format(
        Locale.ROOT,
        "%-34s %8d\n%-34s %8d\n%-34s %8s\n%-34s %8s\n",
        "comments",
        count(),
        "with both evidence and marks",
        rows,
        "  evidence that is marked",
        cell(share(both, quoted)),
        "  marks that are evidence",
        cell(share(both, marked)));
  }
}
