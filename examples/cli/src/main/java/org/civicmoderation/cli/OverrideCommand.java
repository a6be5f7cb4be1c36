package org.civicmoderation.cli;

import java.util.concurrent.Callable;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordStateException;
import org.civicmoderation.record.RecordStore;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a reviewer's answer on record. */
@Command(
    name = "override",
    mixinStandardHelpOptions = true,
    description = {
      "Puts on record what a reviewer thinks of a decision: that it is right, or that it is not.",
      "A REVIEW that is confirmed becomes a REMOVE, one that is overturned a KEEP.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate override --store records --confirm --by jdoe --reason \"He means it.\" ID",
      "  moderate override --store records --overturn --by jdoe --reason \"A song.\" ID"
    })
final class OverrideCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordStoreOption.By by = new RecordStoreOption.By();

  @ArgGroup(multiplicity = "1")
  private Answer answer = new Answer();

  @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why.")
  private String reason = "";

  @Parameters(paramLabel = "ID", description = "The record's id.")
  private String id = "";

  /** One of the two. */
  static final class Answer {
    @Option(names = "--confirm", required = true, description = "The decision is right.")
    private boolean confirm;

    @SuppressWarnings("UnusedVariable") // the other of the two
    @Option(names = "--overturn", required = true, description = "The decision is wrong.")
    private boolean overturn;
  }

  OverrideCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    try (RecordStore records = store.openForAppending(main.environment())) {
      RecordHistory history = RecordStoreOption.record(records, id);
      records.append(
          answer.confirm
              ? NewEntry.confirmed(history, by.reviewer(), reason)
              : NewEntry.overturned(history, by.reviewer(), reason));
      main.out()
          .println(
              RecordStoreOption.record(records, id)
                      .outcome()
                      .map(Outcome::toString)
                      .orElse("purged")
                  + ": "
                  + id);
    } catch (RecordStateException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }
}
