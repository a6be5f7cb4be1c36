package org.civicmoderation.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.json.JsonLine;
import org.jspecify.annotations.Nullable;

/**
 * What decisions on labelled comments are worth, as figures that every further comment changes. Not
 * thread-safe.
 *
 * <p>Where comments bear several kinds of label, outcomes go before flags, and flags before marked
 * words. Labels unite what policies tell apart: {@code endorsement} counts as {@code commercial},
 * and {@code confidential} as {@code security}. Shares are rounded to four decimals.
 */
public final class Evaluation {
  private final List<Score> scores;

  private Evaluation(int mostMisses) {
    this.scores =
        List.of(
            new OutcomeScore(mostMisses),
            new FlagScore(mostMisses),
            new SpanScore(),
            new PlainScore());
  }

  /**
   * Starts an evaluation.
   *
   * @param mostMisses how many misses to keep; 0 keeps none, and memory does not grow
   */
  public static Evaluation start(int mostMisses) {
    return new Evaluation(mostMisses);
  }

  /** Takes a comment with what was decided on it into account. */
  public void add(LabelledComment comment, Decision decision) {
    scores.forEach(score -> score.add(comment, decision));
  }

  /** Returns the decisions that are not what the labels ask, the first ones, in their order. */
  public List<Miss> misses() {
    return score().misses();
  }

  /** Returns the figures as one line of JSON. */
  public String toJson() {
    Score score = score();
    return JsonLine.of(
        json -> {
          json.writeStartObject();
          score.write(json);
          json.writeEndObject();
        });
  }

  /**
   * Returns the figures that must not fall, by name; null where there is nothing to share. A part
   * of the comments goes before the name, as in {@code es/keep_kept}.
   */
  public Map<String, @Nullable Double> figures() {
    return Collections.unmodifiableMap(score().figures());
  }

  /** Returns how many comments have been counted. */
  public int count() {
    return score().count();
  }

  /** Returns the figures as tables for people. */
  public String toTable() {
    return score().table();
  }

  Score score() {
    for (Score score : scores) {
      if (score.count() > 0) {
        return score;
      }
    }
    return scores.get(scores.size() - 1);
  }
}
