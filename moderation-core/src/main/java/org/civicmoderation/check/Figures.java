package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, written down for the next measurement to be held against. Immutable.
 *
 * @param sets by the name of each set of labelled comments
 */
public record Figures(Map<String, Measured> sets) {
  /** Shares of what is done wrongly: these must not rise. */
  private static final Set<String> LOWER_IS_BETTER = Set.of("keep_removed", "plain_removed");

  /**
   * The figures of one set. Immutable.
   *
   * @param comments how many comments it has
   * @param shares by name; null where there is nothing to share
   */
  public record Measured(int comments, Map<String, @Nullable Double> shares) {
    public Measured {
      // The order of the names is kept, and a share may be null: no Map.copyOf.
      shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }
  }

  /**
   * A figure that is worse than before. Immutable.
   *
   * @param set the set of labelled comments
   * @param figure the figure's name
   * @param before what it was
   * @param now what it is, or null where it is no longer measured
   */
  public record Fall(String set, String figure, double before, @Nullable Double now) {
    public Fall {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(figure, "figure");
    }

    /** Returns the fall on one line for people. */
    public String describe() {
      String from = String.format(Locale.ROOT, "%.4f", before);
      return now == null
          ? set + ": " + figure + " was " + from + " and is not measured"
          : set
              + ": "
              + figure
              + (lowerIsBetter(figure) ? " rose" : " fell")
              + " from "
              + from
              + String.format(Locale.ROOT, " to %.4f", now);
    }
  }

  public Figures {
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
  }

  /**
   * Reads figures as {@link #toJson()} writes them.
   *
   * @param file its name, for problems
   * @throws PackException if it is not of that form
   */
  public static Figures parse(String file, String json) {
    Map<String, Measured> sets = new LinkedHashMap<>();
    try (JsonParser parser = JsonLine.parser(json)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, file, parser);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String set = parser.currentName();
        expect(parser.nextToken() == JsonToken.START_OBJECT, file, parser);
        int comments = 0;
        Map<String, @Nullable Double> shares = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String figure = parser.currentName();
          JsonToken value = parser.nextToken();
          expect(value.isNumeric() || value == JsonToken.VALUE_NULL, file, parser);
          if (figure.equals("n")) {
            comments = parser.getIntValue();
          } else {
            shares.put(figure, value == JsonToken.VALUE_NULL ? null : parser.getDoubleValue());
          }
        }
        sets.put(set, new Measured(comments, shares));
      }
    } catch (IOException e) {
      throw refused(file, 1);
    }
    return new Figures(sets);
  }

  private static void expect(boolean holds, String file, JsonParser parser) {
    if (!holds) {
      throw refused(file, parser.currentLocation().getLineNr());
    }
  }

  private static PackException refused(String file, int line) {
    return new PackException(
        List.of(
            new Problem(
                "not-figures",
                "figures are an object of sets, each an object of numbers",
                Location.ofLine(file, line, null),
                "let `evaluate --record` write the file anew")));
  }

  /**
   * Returns what is worse here than in earlier figures, or is no longer measured.
   *
   * @param tolerance how much worse a share may be
   */
  public List<Fall> fallsSince(Figures earlier, double tolerance) {
    List<Fall> falls = new ArrayList<>();
    earlier.sets.forEach(
        (set, measured) ->
            measured
                .shares()
                .forEach(
                    (figure, before) -> {
                      if (before != null) {
                        fall(set, figure, before, tolerance, falls);
                      }
                    }));
    return falls;
  }

  private void fall(String set, String figure, double before, double tolerance, List<Fall> falls) {
    Measured measured = sets.get(set);
    Double now = measured == null ? null : measured.shares().get(figure);
    // Shares have four decimals; without the half of one a difference of just the tolerance counts.
    double allowed = tolerance + 0.00005;
    if (now == null || (lowerIsBetter(figure) ? now - before > allowed : before - now > allowed)) {
      falls.add(new Fall(set, figure, before, now));
    }
  }

  private static boolean lowerIsBetter(String figure) {
    return LOWER_IS_BETTER.contains(figure.substring(figure.lastIndexOf('/') + 1));
  }

  /** Returns the figures of the sets that these and others have, those of the others where both. */
  public Figures with(Figures others) {
    Map<String, Measured> all = new LinkedHashMap<>(sets);
    all.putAll(others.sets);
    return new Figures(all);
  }

  /** Returns them as JSON with a figure a line, for files that are compared line by line. */
  public String toJson() {
    return EvaluationReport.pretty(
        json -> {
          json.writeStartObject();
          for (Map.Entry<String, Measured> set : sets.entrySet()) {
            json.writeObjectFieldStart(set.getKey());
            json.writeNumberField("n", set.getValue().comments());
            for (Map.Entry<String, @Nullable Double> share : set.getValue().shares().entrySet()) {
              Score.write(json, share.getKey(), share.getValue());
            }
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }
}
