package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.Replay;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.record.RecordStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides stored comments again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Decides the comments of records again, and says what differs. Under the pack that a record"
          + " names, nothing may; under another, this is what the change would have changed.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing differs",
      "1:something differs",
      "2:the command line, the pack or the store is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records replay --store records --from 2026-11-01",
      "  moderate records replay --store records --policy my-policy --any-pack"
    })
final class RecordsReplayCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordQueryOptions asked = new RecordQueryOptions();
  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = "--any-pack",
      description = "Also records of another pack: what would have changed under this one.")
  private boolean anyPack;

  RecordsReplayCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    PolicyPack pack = policy.pack();
    ModerationEngine engine = policy.engine(pack, main.environment());
    Count count = new Count();
    try (RecordStore records = store.open(main.environment())) {
      records.forEach(
          asked.all(),
          history -> {
            List<String> warnings = RecordStoreOption.changed(history);
            warnings.forEach(main.err()::println);
            count.altered += warnings.isEmpty() ? 0 : 1;
            count.purged += history.isPurged() ? 1 : 0;
            history.decided().ifPresent(record -> replay(record.decision(), engine, count));
          });
    }
    PrintWriter out = main.out();
    out.println(
        Summary.count(count.replayed, "record")
            + " decided again: "
            + count.equal
            + " the same, "
            + count.changed
            + " with another outcome, "
            + (count.replayed - count.equal - count.changed)
            + " that differ otherwise");
    if (count.otherPack > 0) {
      out.println(
          Summary.count(count.otherPack, "record")
              + " of another pack, profile or version left out; --any-pack takes them in");
    }
    if (count.purged > 0) {
      out.println(Summary.count(count.purged, "record") + " purged: nothing to decide");
    }
    return count.replayed == count.equal && count.altered == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private void replay(Decision stored, ModerationEngine engine, Count count) {
    Replay replay = Replay.of(stored, engine);
    if (!anyPack && !replay.isSameEngine()) {
      count.otherPack++;
      return;
    }
    count.replayed++;
    if (replay.isEqual()) {
      count.equal++;
      return;
    }
    count.changed += replay.isOutcomeChanged() ? 1 : 0;
    main.out().println(stored.decisionId() + "  " + String.join("; ", replay.differences()));
  }

  /** How many fared how. */
  private static final class Count {
    private long replayed;
    private long equal;
    private long changed;
    private long otherPack;
    private long purged;
    private long altered;
  }
}
