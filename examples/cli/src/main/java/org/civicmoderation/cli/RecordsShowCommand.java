package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.decision.DecisionMemo;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Actor;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Reviewer;
import org.civicmoderation.record.export.RecordBundle;
import org.civicmoderation.record.export.RecordHtml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one record whole. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows one record whole: the decision as a memo, and all that happened since.",
      "With --by and --purpose the record keeps who viewed it and why.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records show --store records 01a223d1-71ce-7000-9060-edcd03ad9a04",
      "  moderate records show --store records --format html ID > record.html"
    })
final class RecordsShowCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "text (the default), html (a page that stands alone) or json (its entries).")
  private Format format = Format.TEXT;

  @Option(names = "--by", paramLabel = "ID", description = "Who views it.")
  private @Nullable String by;

  @Option(names = "--purpose", paramLabel = "WORDS", description = "Why it is viewed.")
  private @Nullable String purpose;

  @Parameters(paramLabel = "ID", description = "The record's id.")
  private String id = "";

  /** How a record is shown. */
  enum Format {
    TEXT,
    HTML,
    JSON
  }

  RecordsShowCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    if ((by == null) != (purpose == null)) {
      throw new UsageException("--by and --purpose go together: who views the record, and why");
    }
    RecordHistory history;
    if (by == null || purpose == null) {
      try (RecordStore records = store.open(main.environment())) {
        history = RecordStoreOption.record(records, id);
      }
    } else {
      try (RecordStore records = store.openForAppending(main.environment())) {
        RecordStoreOption.record(records, id);
        records.append(NewEntry.viewed(id, Reviewer.of(by), purpose));
        history = RecordStoreOption.record(records, id);
      }
    }
    switch (format) {
      case TEXT -> print(history);
      case HTML -> main.out().print(RecordHtml.of(history));
      case JSON -> RecordBundle.writeJsonLines(history, main.out());
    }
    List<String> changed = RecordStoreOption.changed(history);
    changed.forEach(main.err()::println);
    return changed.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private void print(RecordHistory history) {
    PrintWriter out = main.out();
    history
        .decided()
        .ifPresentOrElse(
            record -> out.println(DecisionMemo.of(record.decision())),
            () ->
                out.println(
                    "The content of record "
                        + history.id()
                        + (history.isPurged()
                            ? " was destroyed.\n"
                            : " was changed after it was sealed, and can't be read.\n")));
    out.println("ON RECORD");
    out.println();
    out.println(
        "  Outcome in force: " + history.outcome().map(Outcome::toString).orElse("not known"));
    out.println(
        (history.isPurged() ? "  Could be destroyed from: " : "  May be destroyed from: ")
            + history.dueOn().map(LocalDate::toString).orElse("not known"));
    history
        .holds()
        .forEach(
            hold ->
                out.println(
                    "  Held: "
                        + hold.id()
                        + " ("
                        + hold.kind().id()
                        + " "
                        + hold.reference()
                        + ")"));
    for (RecordEntry entry : history.entries()) {
      out.println(
          "  "
              + entry.sequence()
              + "  "
              + entry.at()
              + "  "
              + entry.kind()
              + ", by "
              + by(entry.by())
              + "  "
              + main.style().dim(entry.hash()));
    }
  }

  private static String by(Actor actor) {
    String id = actor.id() == null ? "" : " " + actor.id();
    return actor.role().id() + id + (actor.name() == null ? "" : " (" + actor.name() + ")");
  }
}
