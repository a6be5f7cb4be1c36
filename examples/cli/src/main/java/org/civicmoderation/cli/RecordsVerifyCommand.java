package org.civicmoderation.cli;

import java.util.concurrent.Callable;
import org.civicmoderation.record.Checkpoint;
import org.civicmoderation.record.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether records were changed. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every record and says whether any was changed, taken out, moved or put in.",
      "Only a checkpoint written down elsewhere shows whether the end was cut off.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records verify --store records",
      "  moderate records verify --store records --checkpoint 28:a91e1e4c…"
    })
final class RecordsVerifyCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();

  @Option(
      names = "--checkpoint",
      paramLabel = "N:HASH",
      description = "Where the records ended at some time, as this command printed it then.")
  private @Nullable String checkpoint;

  RecordsVerifyCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    Verification found = store.verify(earlier(), main.environment());
    found.faults().forEach(fault -> main.out().println(fault.format()));
    main.out()
        .println(
            Summary.count(found.entries(), "entry", "entries")
                + (found.isIntact()
                    ? ": nothing was changed, taken out, moved or put in"
                    : ": " + Summary.count(found.faults().size(), "fault")));
    main.out().println("checkpoint " + found.end().entries() + ":" + found.end().hash());
    return found.isIntact() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private @Nullable Checkpoint earlier() {
    if (checkpoint == null) {
      return null;
    }
    String[] parts = checkpoint.split(":", 2);
    try {
      return new Checkpoint(Long.parseLong(parts[0]), parts.length < 2 ? "" : parts[1]);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "`"
              + TextBlock.inLine(checkpoint)
              + "` is not a checkpoint; write it as this command prints it, N:HASH");
    }
  }
}
