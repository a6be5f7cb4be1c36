package org.civicmoderation.cli;

import java.util.concurrent.Callable;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordStateException;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Reviewer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts an appeal, or its answer, on record. */
@Command(
    name = "appeal",
    mixinStandardHelpOptions = true,
    description = {
      "Puts on record that the author appeals (lodge), or the answer (uphold, overturn), which is"
          + " another reviewer's than the one who reviewed the decision.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate appeal lodge --store records --statement \"I was joking.\" ID",
      "  moderate appeal overturn --store records --by other --reason \"It reads as a joke.\" ID"
    })
final class AppealCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();

  @Option(names = "--statement", paramLabel = "WORDS", description = "What the author says.")
  private @Nullable String statement;

  @Option(names = "--by", paramLabel = "ID", description = "The reviewer who answers.")
  private @Nullable String by;

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why it is answered so.")
  private @Nullable String reason;

  @Parameters(index = "0", paramLabel = "STEP", description = "lodge, uphold or overturn.")
  private Step step = Step.LODGE;

  @Parameters(index = "1", paramLabel = "ID", description = "The record's id.")
  private String id = "";

  /** The steps of an appeal. */
  enum Step {
    LODGE,
    UPHOLD,
    OVERTURN
  }

  AppealCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    NewEntry entry = entry();
    try (RecordStore records = store.openForAppending(main.environment())) {
      RecordStoreOption.record(records, id);
      records.append(entry);
      main.out()
          .println(
              RecordStoreOption.record(records, id)
                      .outcome()
                      .map(Outcome::toString)
                      .orElse("purged")
                  + ": "
                  + id);
    } catch (RecordStateException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private NewEntry entry() {
    if (step == Step.LODGE) {
      if (statement == null) {
        throw new UsageException("give --statement: what the author says, or \"\"");
      }
      return NewEntry.appealLodged(id, statement);
    }
    if (by == null || reason == null) {
      throw new UsageException("give --by and --reason: who answers the appeal, and why so");
    }
    try {
      return step == Step.UPHOLD
          ? NewEntry.appealUpheld(id, Reviewer.of(by), reason)
          : NewEntry.appealOverturned(id, Reviewer.of(by), reason);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
