package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordPage;
import org.civicmoderation.record.RecordQuery;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.export.RecordBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists records that answer a question. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = {"Lists the records that all the given options hold for, the newest first.", ""},
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records find --store records --criterion threats --from 2026-11-01",
      "  moderate records find --store records --text \"ash trees\" --decided REMOVE"
    })
final class RecordsFindCommand implements Callable<Integer> {
  private static final int EXCERPT = 60;

  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordQueryOptions asked = new RecordQueryOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "text (the default: a line a record) or json (their entries, a line each).")
  private Format format = Format.TEXT;

  /** How records are listed. */
  enum Format {
    TEXT,
    JSON
  }

  RecordsFindCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    RecordQuery query = RecordQueryOptions.built(asked.query().limit(limit));
    try (RecordStore records = store.open(main.environment())) {
      RecordPage page = records.find(query);
      page.records().forEach(this::print);
      if (page.next() != null && format == Format.TEXT) {
        main.out().flush();
        main.err()
            .println(
                "moderate: "
                    + Summary.count(records.count(query), "record")
                    + " found, the newest "
                    + limit
                    + " shown; --limit shows more");
      }
    }
    return ExitCode.OK;
  }

  private void print(RecordHistory history) {
    PrintWriter out = main.out();
    if (format == Format.JSON) {
      RecordBundle.writeJsonLines(history, out);
      return;
    }
    DecisionRecord record = history.decided().orElse(null);
    if (record == null) {
      out.println(
          history.id() + (history.isPurged() ? "  purged" : "  changed after it was sealed"));
      return;
    }
    Decision decision = record.decision();
    List<String> criteria =
        decision.findings().stream().map(found -> found.criterion().id()).distinct().toList();
    Outcome now = history.outcome().orElse(decision.outcome());
    String outcome =
        now == decision.outcome() ? now.toString() : decision.outcome() + ", now " + now;
    out.println(
        history.id()
            + "  "
            + decision.decidedAt()
            + "  "
            + main.style().of(now, outcome)
            + (criteria.isEmpty() ? "" : "  " + String.join(", ", criteria))
            + "  "
            + main.style().dim(excerpt(decision.comment().text())));
  }

  private static String excerpt(String text) {
    String line = TextBlock.inLine(text);
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
  }
}
