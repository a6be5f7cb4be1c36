package org.civicmoderation.record.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A transparency report as CSV (RFC 4180), a figure a row: which table, of what, which measure, how
 * many. Durations are in seconds.
 */
public final class ReportCsv {
  private ReportCsv() {}

  /**
   * Writes a report.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(TransparencyReport report, Appendable out) {
    try {
      CSVPrinter csv =
          CSVFormat.RFC4180
              .builder()
              .setHeader("table", "name", "measure", "value")
              .get()
              .print(out);
      csv.printRecord("period", "", "from", report.from());
      csv.printRecord("period", "", "to", report.to());
      csv.printRecord("period", "", "zone", report.zone());
      csv.printRecord("period", "", "made at", report.madeAt());
      counts(csv, "decisions", "decided", report.decided());
      counts(csv, "decisions", "in force", report.inForce());
      csv.printRecord("decisions", "purged", "records", report.purged());
      csv.printRecord("decisions", "changed after sealing", "records", report.changed());
      counts(csv, "criterion", report.byCriterion());
      counts(csv, "channel", report.byChannel());
      counts(csv, "day", report.byDay());
      for (RuleUse rule : report.rules()) {
        csv.printRecord("rule", rule.rule(), "found", rule.found());
        counts(csv, "rule", rule.rule(), rule.outcomes());
        csv.printRecord("rule", rule.rule(), "confirmed", rule.confirmed());
        csv.printRecord("rule", rule.rule(), "overturned", rule.overturned());
      }
      csv.printRecord("reviews", "", "confirmed", report.reviews().confirmed());
      csv.printRecord("reviews", "", "overturned", report.reviews().overturned());
      csv.printRecord("reviews", "", "waiting", report.reviews().waiting());
      csv.printRecord("appeals", "", "lodged", report.appeals().lodged());
      csv.printRecord("appeals", "", "upheld", report.appeals().upheld());
      csv.printRecord("appeals", "", "overturned", report.appeals().overturned());
      csv.printRecord("appeals", "", "open", report.appeals().open());
      spread(csv, "from posting to decision", report.toDecision());
      spread(csv, "from decision to review", report.toReview());
      spread(csv, "from appeal to answer", report.toAnswer());
      for (TermUse term : report.terms()) {
        csv.printRecord("words", term.words(), term.criterion(), term.decisions());
      }
      for (Inconsistency pair : report.inconsistencies()) {
        csv.printRecord(
            "decided differently",
            pair.oneRecordId() + " " + pair.oneDecided(),
            pair.otherRecordId() + " " + pair.otherDecided(),
            pair.similarity());
      }
      for (PackUse pack : report.packs()) {
        String name = pack.policyId() + " " + pack.digest() + " " + pack.profile();
        csv.printRecord("pack", name, "decisions", pack.decisions());
        csv.printRecord("pack", name, "first", pack.first());
        csv.printRecord("pack", name, "last", pack.last());
      }
      for (RuleChange change : report.ruleChanges()) {
        csv.printRecord("rule changed", change.rule(), change.seen(), change.digest());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void counts(CSVPrinter csv, String table, Map<?, OutcomeCounts> counts)
      throws IOException {
    for (Map.Entry<?, OutcomeCounts> one : counts.entrySet()) {
      counts(csv, table, one.getKey().toString(), one.getValue());
    }
  }

  private static void counts(CSVPrinter csv, String table, String name, OutcomeCounts counts)
      throws IOException {
    csv.printRecord(table, name, "KEEP", counts.keep());
    csv.printRecord(table, name, "REVIEW", counts.review());
    csv.printRecord(table, name, "REMOVE", counts.remove());
  }

  private static void spread(CSVPrinter csv, String name, Optional<Spread> spread)
      throws IOException {
    if (spread.isPresent()) {
      csv.printRecord("time", name, "count", spread.get().count());
      csv.printRecord("time", name, "median", spread.get().median().toSeconds());
      csv.printRecord("time", name, "ninetieth", spread.get().ninetieth().toSeconds());
      csv.printRecord("time", name, "longest", spread.get().longest().toSeconds());
    }
  }
}
