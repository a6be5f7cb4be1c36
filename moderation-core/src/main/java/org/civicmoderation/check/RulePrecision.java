package org.civicmoderation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.civicmoderation.check.RuleTally.Counts;
import org.civicmoderation.check.RuleTally.Worth;
import org.jspecify.annotations.Nullable;

/**
 * How often each rule was right on labelled comments. Immutable.
 *
 * <p>A rule counts once a comment, and only where a finding of its own stands in the decision: of
 * rules that find the same words under one criterion, the decision names one. What removes and
 * should only be reviewed is too harsh, and counts half in its precision.
 */
public final class RulePrecision {
  /** Below this share of its removals a rule should not remove. */
  public static final double LEAST_TO_REMOVE = 0.95;

  /** The first line of the tables in Markdown, without its end. */
  public static final String HEADING =
      "| rule | fired | removed | right | harsh | elsewhere | wrong | precision | of removals";

  private static final String DASHES = "|---|---:|---:|---:|---:|---:|---:|---:|---:|";
  private static final int SHOWN = 8;

  private final List<String> rules;
  private final Map<String, RuleTally> sets;
  private final RuleTally all = new RuleTally();

  /**
   * Makes it of the tallies of some sets.
   *
   * @param rules the ids of the rules that can find something, in their order
   */
  RulePrecision(List<String> rules, Map<String, RuleTally> sets) {
    this.rules = List.copyOf(rules);
    this.sets = new LinkedHashMap<>(sets);
    sets.values().forEach(all::add);
  }

  /**
   * How often one rule was right. Immutable.
   *
   * @param rule the rule's id
   * @param fired on how many comments a finding of its own stands
   * @param removed on how many of them it removes
   * @param right how often outcome and criterion are what the label asks
   * @param harsh how often it removes what is labelled REVIEW
   * @param elsewhere how often the comment is labelled under another criterion
   * @param wrong how often the comment is to be kept
   * @param precision the share that is right, with half of what is harsh; null when it never fired
   * @param removalPrecision the same share of its removals; null when it never removed
   */
  public record Row(
      String rule,
      int fired,
      int removed,
      int right,
      int harsh,
      int elsewhere,
      int wrong,
      @Nullable Double precision,
      @Nullable Double removalPrecision) {
    public Row {
      Objects.requireNonNull(rule, "rule");
    }

    /** Returns whether it removes more often wrongly than a rule should that removes. */
    public boolean removesTooMuch() {
      return removalPrecision != null && removalPrecision < LEAST_TO_REMOVE;
    }
  }

  /** Returns a row for each rule that can find something, in the order of the rules. */
  public List<Row> rows() {
    return rules.stream().map(this::row).toList();
  }

  private Row row(String rule) {
    Counts counts = all.of(rule);
    return new Row(
        rule,
        counts.fired(),
        counts.removed(),
        counts.count(Worth.RIGHT),
        counts.count(Worth.HARSH),
        counts.count(Worth.ELSEWHERE),
        counts.count(Worth.WRONG),
        counts.precision(),
        counts.removalPrecision());
  }

  /** Returns the rows as a table in Markdown, with the same text for the same counts. */
  public String toMarkdown() {
    StringBuilder out = new StringBuilder();
    out.append(HEADING).append(" |\n").append(DASHES).append('\n');
    rows().forEach(row -> out.append(line(row)).append(" |\n"));
    return out.toString();
  }

  /** Returns a page with its table of rules replaced, or with one at its end. */
  public static String inPage(String page, String table) {
    int start = page.indexOf(HEADING);
    if (start < 0) {
      return page.isBlank() ? table : page.stripTrailing() + "\n\n" + table;
    }
    int end = start;
    while (end < page.length() && page.charAt(end) == '|') {
      int line = page.indexOf('\n', end);
      end = line < 0 ? page.length() : line + 1;
    }
    return page.substring(0, start) + table + page.substring(end);
  }

  /**
   * Returns a table in Markdown of the rules that remove with too little precision, the least
   * precise first, and of those that are wrong otherwise, with the comments where they were.
   */
  public String weakToMarkdown() {
    StringBuilder out = new StringBuilder();
    out.append("Rules that remove with a precision below ")
        .append(String.format(Locale.ROOT, "%.2f", LEAST_TO_REMOVE))
        .append(":\n\n");
    weak(rows().stream().filter(Row::removesTooMuch).toList(), Row::removalPrecision, out);
    out.append("\nOther rules that were not always right:\n\n");
    weak(
        rows().stream().filter(row -> !row.removesTooMuch() && row.right() < row.fired()).toList(),
        Row::precision,
        out);
    return out.toString();
  }

  private interface Share {
    @Nullable Double of(Row row);
  }

  private void weak(List<Row> rows, Share share, StringBuilder out) {
    out.append(HEADING).append(" | not right |\n").append(DASHES).append("---|\n");
    rows.stream()
        .sorted(
            Comparator.comparingDouble((Row row) -> Objects.requireNonNullElse(share.of(row), 1.0))
                .thenComparing(Row::rule))
        .forEach(
            row -> out.append(line(row)).append(" | ").append(notRight(row.rule())).append(" |\n"));
  }

  private String notRight(String rule) {
    List<String> places = new ArrayList<>();
    sets.forEach(
        (set, counts) ->
            counts
                .of(rule)
                .notRight()
                .forEach(
                    (id, worth) ->
                        places.add(worth.name().toLowerCase(Locale.ROOT) + ": " + set + " " + id)));
    int more = places.size() - SHOWN;
    return String.join("; ", places.subList(0, Math.min(SHOWN, places.size())))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %s | %s",
        row.rule(),
        row.fired(),
        row.removed(),
        row.right(),
        row.harsh(),
        row.elsewhere(),
        row.wrong(),
        EvaluationReport.cell(row.precision()),
        EvaluationReport.cell(row.removalPrecision()));
  }
}
