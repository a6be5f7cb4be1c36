package org.civicmoderation.record.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.RecordHistory;
import org.jspecify.annotations.Nullable;

/**
 * Records as CSV (RFC 4180), a row a decision, for spreadsheets. It holds comments, which are
 * personal data. Times are in UTC (ISO 8601); several values in one cell stand on lines of their
 * own. Not thread-safe.
 */
public final class RecordCsv {
  /** The columns, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          "recordId",
          "decidedAt",
          "decided",
          "inForce",
          "reviewed",
          "appealOpen",
          "restored",
          "holds",
          "purged",
          "mayBeDestroyedFrom",
          "criteria",
          "clauses",
          "rules",
          "words",
          "commentId",
          "text",
          "textSha256",
          "postedAt",
          "authorId",
          "authorName",
          "authorRole",
          "platform",
          "channelId",
          "permalink",
          "originalPost",
          "policyId",
          "policyRevision",
          "packDigest",
          "profile",
          "engineVersion",
          "sequence",
          "hash");

  private final CSVPrinter printer;

  /**
   * Writes the header.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public RecordCsv(Appendable out) {
    try {
      this.printer =
          CSVFormat.RFC4180.builder().setHeader(COLUMNS.toArray(String[]::new)).get().print(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a record's row.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void add(RecordHistory history) {
    try {
      printer.printRecord(row(history));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(RecordHistory history) {
    DecisionRecord record = history.decided().orElse(null);
    List<String> row = new ArrayList<>();
    row.add(history.id());
    row.add(
        record == null
            ? history.entries().get(0).at().toString()
            : record.decision().decidedAt().toString());
    row.add(record == null ? "" : record.decision().outcome().name());
    row.add(history.outcome().map(Outcome::name).orElse(""));
    row.add(String.valueOf(history.isReviewed()));
    row.add(String.valueOf(history.isAppealOpen()));
    row.add(String.valueOf(history.isRestored()));
    row.add(
        history.holds().stream()
            .map(hold -> hold.kind().id() + " " + hold.reference())
            .collect(Collectors.joining("\n")));
    row.add(String.valueOf(history.isPurged()));
    row.add(history.dueOn().map(LocalDate::toString).orElse(""));
    if (record == null) {
      while (row.size() < COLUMNS.size() - 2) {
        row.add("");
      }
    } else {
      decided(record, row);
    }
    row.add(String.valueOf(history.entries().get(0).sequence()));
    row.add(history.entries().get(0).hash());
    return row.stream().map(RecordCsv::plain).toList();
  }

  private static void decided(DecisionRecord record, List<String> row) {
    Decision decision = record.decision();
    List<Finding> findings = decision.findings();
    row.add(lines(findings, finding -> finding.criterion().id()));
    row.add(
        lines(
            findings,
            finding ->
                finding.criterion().clause().text()
                    + " ("
                    + finding.criterion().clause().source()
                    + ")"));
    row.add(lines(findings, finding -> finding.rule().id()));
    row.add(
        lines(
            findings,
            finding ->
                finding.evidence().stream()
                    .map(Evidence::text)
                    .collect(Collectors.joining(" … "))));
    Comment comment = decision.comment();
    row.add(comment.id());
    row.add(comment.text());
    row.add(record.original().textSha256());
    row.add(orEmpty(comment.postedAt()));
    row.add(orEmpty(comment.author().id()));
    row.add(orEmpty(comment.author().name()));
    row.add(comment.author().role().id());
    row.add(orEmpty(comment.channel().platform()));
    row.add(orEmpty(comment.channel().id()));
    row.add(orEmpty(comment.permalink()));
    row.add(comment.originalPost() == null ? "" : comment.originalPost().text());
    row.add(decision.policy().id());
    row.add(decision.policy().revision());
    row.add(decision.policy().digest());
    row.add(decision.policy().profile());
    row.add(decision.engineVersion());
  }

  private static String lines(List<Finding> findings, Function<Finding, String> part) {
    return findings.stream().map(part).distinct().collect(Collectors.joining("\n"));
  }

  private static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /**
   * Keeps a spreadsheet from running a comment as a formula: an apostrophe before its first sign
   * (OWASP, CSV Injection). The JSON export has the text as it was.
   */
  private static String plain(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
