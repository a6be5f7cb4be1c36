package org.civicmoderation.check;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.rules.RuleDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What decisions on several sets of labelled comments are worth, each set for itself. Not
 * thread-safe.
 */
public final class EvaluationReport {
  private final Map<String, Evaluation> sets = new LinkedHashMap<>();
  private final int mostMisses;

  private EvaluationReport(int mostMisses) {
    this.mostMisses = mostMisses;
  }

  /**
   * Starts a report.
   *
   * @param mostMisses how many misses of each set to keep
   */
  public static EvaluationReport start(int mostMisses) {
    return new EvaluationReport(mostMisses);
  }

  /** Returns a set's evaluation, a new one where there is none yet; sets keep their order. */
  public Evaluation set(String name) {
    return sets.computeIfAbsent(name, unused -> Evaluation.start(mostMisses));
  }

  /** Returns the names of the sets, in their order. */
  public List<String> names() {
    return List.copyOf(sets.keySet());
  }

  /** Returns the figures that must not fall. */
  public Figures figures() {
    Map<String, Figures.Measured> figures = new LinkedHashMap<>();
    sets.forEach(
        (name, set) -> figures.put(name, new Figures.Measured(set.count(), set.figures())));
    return new Figures(figures);
  }

  /** Returns how often each of an engine's rules was right over all sets. */
  public RulePrecision rules(ModerationEngine engine) {
    return rules(
        engine.rules().stream()
            .filter(rule -> !rule.criteria().isEmpty())
            .map(RuleDefinition::id)
            .toList());
  }

  RulePrecision rules(List<String> rules) {
    Map<String, RuleTally> tallies = new LinkedHashMap<>();
    sets.forEach((name, set) -> tallies.put(name, set.score().rules()));
    return new RulePrecision(rules, tallies);
  }

  /** Returns all figures as JSON: an object with one field a set. */
  public String toJson() {
    return pretty(
        json -> {
          json.writeStartObject();
          for (Map.Entry<String, Evaluation> set : sets.entrySet()) {
            json.writeObjectFieldStart(set.getKey());
            set.getValue().score().write(json);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  /**
   * Returns the figures as tables in Markdown: one a kind of label with a row a set, then the
   * groups of each set.
   */
  public String toMarkdown() {
    StringBuilder out = new StringBuilder();
    Map<Class<?>, List<String>> kinds = new LinkedHashMap<>();
    sets.forEach(
        (name, set) ->
            kinds.computeIfAbsent(set.score().getClass(), kind -> new ArrayList<>()).add(name));
    kinds
        .values()
        .forEach(
            names -> {
              Map<String, Map<String, @Nullable Double>> rows = new LinkedHashMap<>();
              names.forEach(name -> rows.put(name + " (" + set(name).count() + ")", total(name)));
              table("set (comments)", rows, out);
            });
    sets.forEach(
        (name, set) -> {
          Map<String, Map<String, @Nullable Double>> groups = set.score().groups();
          if (!groups.isEmpty()) {
            out.append("## ").append(name).append("\n\n");
            table("part", groups, out);
          }
        });
    return out.toString().stripTrailing() + "\n";
  }

  /** Returns a set's figures without those of its parts. */
  private Map<String, @Nullable Double> total(String name) {
    Map<String, @Nullable Double> total = new LinkedHashMap<>(set(name).figures());
    total.keySet().removeIf(figure -> figure.contains("/"));
    return total;
  }

  private static void table(
      String first, Map<String, Map<String, @Nullable Double>> rows, StringBuilder out) {
    Set<String> columns = new LinkedHashSet<>();
    rows.values().forEach(row -> columns.addAll(row.keySet()));
    if (columns.isEmpty()) {
      return;
    }
    out.append("| ").append(first);
    columns.forEach(column -> out.append(" | ").append(column.replace('_', ' ')));
    out.append(" |\n|---").append("|---:".repeat(columns.size())).append("|\n");
    rows.forEach(
        (name, row) -> {
          out.append("| ").append(name.replace("|", "\\|"));
          columns.forEach(column -> out.append(" | ").append(cell(row.get(column))));
          out.append(" |\n");
        });
    out.append('\n');
  }

  static String cell(@Nullable Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.4f", share);
  }

  /** Returns JSON with a value a line, the same on every system, ended by a line feed. */
  static String pretty(JsonLine.Body body) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return JsonLine.of(
            json -> {
              json.setPrettyPrinter(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(lines)
                      .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()));
              body.write(json);
            })
        + "\n";
  }
}
