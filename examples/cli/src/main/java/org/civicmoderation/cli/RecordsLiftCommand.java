package org.civicmoderation.cli;

import java.util.concurrent.Callable;
import org.civicmoderation.record.RecordStateException;
import org.civicmoderation.record.RecordStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a hold. */
@Command(
    name = "lift",
    mixinStandardHelpOptions = true,
    description = {"Lifts a hold from a record.", ""},
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records lift --store records --by clerk --id h-1 --reason \"Answered.\" ID"
    })
final class RecordsLiftCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordStoreOption.By by = new RecordStoreOption.By();

  @Option(names = "--id", paramLabel = "HOLD", required = true, description = "The hold's id.")
  private String holdId = "";

  @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why.")
  private String reason = "";

  @Parameters(paramLabel = "ID", description = "The record's id.")
  private String id = "";

  RecordsLiftCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    try (RecordStore records = store.openForAppending(main.environment())) {
      RecordStoreOption.record(records, id);
      records.lift(id, holdId, reason, by.reviewer());
    } catch (RecordStateException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    main.out().println("lifted: " + id);
    return ExitCode.OK;
  }
}
