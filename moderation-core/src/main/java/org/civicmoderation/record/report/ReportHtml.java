package org.civicmoderation.record.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A transparency report as a page of HTML that stands alone: no script, nothing from elsewhere.
 * Every chart has its figures as a table below it.
 */
public final class ReportHtml {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private static final Template PAGE = template();

  private ReportHtml() {}

  /** Returns the page of a report. */
  public static String of(TransparencyReport report) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("from", DAY.format(report.from()));
    page.put("to", DAY.format(report.to()));
    page.put("zone", report.zone().getId());
    page.put("madeAt", TIME.withZone(report.zone()).format(report.madeAt()));
    page.put("total", number(report.decided().total()));
    page.put("purged", report.purged() > 0 ? number(report.purged()) : false);
    page.put("changed", report.changed() > 0 ? number(report.changed()) : false);
    page.put(
        "outcomes",
        List.of(row("As decided by rules", report.decided()), row("In force", report.inForce())));
    table(page, "criteria", "by-criterion", report.byCriterion());
    table(page, "channels", "by-channel", report.byChannel());
    days(page, report.byDay());
    page.put("rules", rules(report.rules()));
    page.put("reviews", report.reviews());
    page.put("appeals", report.appeals());
    List<Map<String, String>> times = new ArrayList<>();
    spread(times, "From posting to decision", report.toDecision());
    spread(times, "From decision to a reviewer's answer", report.toReview());
    spread(times, "From an appeal to its answer", report.toAnswer());
    page.put("times", times);
    page.put("hasTimes", !times.isEmpty());
    page.put("terms", report.terms());
    page.put("fewest", TransparencyReport.FEWEST_TO_NAME);
    page.put("pairs", pairs(report.inconsistencies()));
    page.put("hasPairs", !report.inconsistencies().isEmpty());
    page.put("packs", packs(report));
    page.put("changes", changes(report));
    // A table without rows says nothing, and its headings head nothing.
    page.put("hasCriteria", !report.byCriterion().isEmpty());
    page.put("hasChannels", !report.byChannel().isEmpty());
    page.put("hasRules", !report.rules().isEmpty());
    page.put("hasTerms", !report.terms().isEmpty());
    page.put("hasPacks", !report.packs().isEmpty());
    return PAGE.execute(page);
  }

  private static void table(
      Map<String, Object> page, String name, String id, Map<String, OutcomeCounts> counts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    counts.forEach((key, value) -> rows.add(row(key.isEmpty() ? "not given" : key, value)));
    page.put(name, rows);
    // What is kept dwarfs the rest on a channel, and has no criterion.
    page.put(
        name + "Chart",
        Chart.bars(
                id,
                rows.stream().map(row -> (String) row.get("name")).toList(),
                List.copyOf(counts.values()))
            .<Object>map(svg -> svg)
            .orElse(false));
  }

  private static void days(Map<String, Object> page, Map<LocalDate, OutcomeCounts> byDay) {
    List<Map<String, Object>> rows = new ArrayList<>();
    byDay.forEach(
        (day, counts) -> {
          if (counts.total() > 0) {
            rows.add(row(day.toString(), counts));
          }
        });
    page.put("days", rows);
    page.put("hasDays", !rows.isEmpty());
    page.put(
        "daysChart",
        Chart.bars(
                "by-day",
                byDay.keySet().stream().map(LocalDate::toString).toList(),
                List.copyOf(byDay.values()))
            .<Object>map(svg -> svg)
            .orElse(false));
  }

  private static Map<String, Object> row(String name, OutcomeCounts counts) {
    return Map.of(
        "name", name,
        "keep", number(counts.keep()),
        "review", number(counts.review()),
        "remove", number(counts.remove()),
        "total", number(counts.total()));
  }

  private static List<Map<String, String>> rules(List<RuleUse> rules) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (RuleUse rule : rules) {
      rows.add(
          Map.of(
              "name", rule.rule(),
              "found", number(rule.found()),
              "review", number(rule.outcomes().review()),
              "remove", number(rule.outcomes().remove()),
              "confirmed", number(rule.confirmed()),
              "overturned", number(rule.overturned())));
    }
    return rows;
  }

  private static void spread(List<Map<String, String>> rows, String name, Optional<Spread> spread) {
    spread.ifPresent(
        times ->
            rows.add(
                Map.of(
                    "name", name,
                    "count", number(times.count()),
                    "median", duration(times.median()),
                    "ninetieth", duration(times.ninetieth()),
                    "longest", duration(times.longest()))));
  }

  private static List<Map<String, String>> pairs(List<Inconsistency> pairs) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Inconsistency pair : pairs) {
      rows.add(
          Map.of(
              "one", pair.oneRecordId(),
              "oneDecided", pair.oneDecided().name(),
              "other", pair.otherRecordId(),
              "otherDecided", pair.otherDecided().name(),
              "alike", Math.round(pair.similarity() * 100) + " %",
              "pack", pair.samePack() ? "same" : "another",
              "post", pair.samePost() ? "same" : "another"));
    }
    return rows;
  }

  private static List<Map<String, String>> packs(TransparencyReport report) {
    DateTimeFormatter time = TIME.withZone(report.zone());
    List<Map<String, String>> rows = new ArrayList<>();
    for (PackUse pack : report.packs()) {
      rows.add(
          Map.of(
              "pack", pack.policyId(),
              "revision", pack.revision(),
              "digest", pack.digest(),
              "profile", pack.profile(),
              "first", time.format(pack.first()),
              "last", time.format(pack.last()),
              "decisions", number(pack.decisions())));
    }
    return rows;
  }

  private static List<Map<String, String>> changes(TransparencyReport report) {
    DateTimeFormatter time = TIME.withZone(report.zone());
    List<Map<String, String>> rows = new ArrayList<>();
    for (RuleChange change : report.ruleChanges()) {
      rows.add(
          Map.of(
              "rule", change.rule(),
              "seen", time.format(change.seen()),
              "digest", change.digest(),
              "sentences", change.text()));
    }
    return rows;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String duration(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    if (duration.toMinutes() >= 2) {
      return duration.toMinutes() + " minutes";
    }
    return duration.toSeconds() >= 2
        ? duration.toSeconds() + " seconds"
        : duration.toMillis() + " ms";
  }

  private static Template template() {
    try (InputStream in =
            Objects.requireNonNull(
                ReportHtml.class.getResourceAsStream("report.mustache"), "report.mustache");
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return Mustache.compiler().compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
