package org.civicmoderation.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.civicmoderation.record.Hold;
import org.civicmoderation.record.RecordStateException;
import org.civicmoderation.record.RecordStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forbids a record's purge. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = {"Places a hold on a record: it is not destroyed until the hold is lifted.", ""},
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records hold --store records --by clerk --kind request --reference R-14 \\",
      "    --reason \"Asked for on 3 November.\" --id h-1 ID"
    })
final class RecordsHoldCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordStoreOption.By by = new RecordStoreOption.By();

  @Option(names = "--id", paramLabel = "HOLD", required = true, description = "The hold's id.")
  private String holdId = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      description = "request (somebody asked for the record), litigation or audit.")
  private Hold.Kind kind = Hold.Kind.REQUEST;

  @Option(
      names = "--reference",
      paramLabel = "NUMBER",
      required = true,
      description = "The request's, case's or audit's number.")
  private String reference = "";

  @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why.")
  private String reason = "";

  @Option(
      names = "--not-before",
      paramLabel = "DAY",
      description = "The day before which it may not be lifted (Wis. Stat. 19.35(5)).")
  private @Nullable LocalDate notBefore;

  @Parameters(paramLabel = "ID", description = "The record's id.")
  private String id = "";

  RecordsHoldCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    try (RecordStore records = store.openForAppending(main.environment())) {
      RecordStoreOption.record(records, id);
      records.hold(id, new Hold(holdId, kind, reference, reason, notBefore), by.reviewer());
    } catch (RecordStateException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    main.out().println("held: " + id);
    return ExitCode.OK;
  }
}
