package org.civicmoderation.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.civicmoderation.record.PurgePlan;
import org.civicmoderation.record.RecordStateException;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Reviewer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Destroys what is kept long enough. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the records whose retention is over; with --by it asks, and then destroys their content."
          + " Hashes and a certificate of destruction stay. What a hold or an appeal keeps is not"
          + " destroyed.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records purge --store records --due",
      "  moderate records purge --store records --due --by clerk --notice-given 2033-09-01"
    })
final class RecordsPurgeCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();

  @Option(
      names = "--due",
      arity = "0..1",
      paramLabel = "DAY",
      fallbackValue = "",
      required = true,
      description = "What may be destroyed on that day (default: today, in UTC).")
  private String due = "";

  @Option(names = "--by", paramLabel = "ID", description = "Who lets the records be destroyed.")
  private @Nullable String by;

  @Option(
      names = "--notice-given",
      paramLabel = "DAY",
      description = "When the Historical Society was given its 60 days' notice.")
  private @Nullable LocalDate noticeGiven;

  @Option(
      names = "--notice-waived",
      paramLabel = "WORDS",
      description = "Why the Historical Society need not be given notice.")
  private @Nullable String waiver;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  RecordsPurgeCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    LocalDate day = day();
    String person = by;
    if (person == null) {
      try (RecordStore records = store.open(main.environment())) {
        print(records.purgePlan(day));
      }
      return ExitCode.OK;
    }
    PurgePlan.Approval approval = approval(person);
    try (RecordStore records = store.openForAppending(main.environment())) {
      PurgePlan plan = records.purgePlan(day);
      print(plan);
      if (plan.due().isEmpty() || !(yes || asked())) {
        main.out().println("nothing was destroyed");
        return ExitCode.OK;
      }
      PurgePlan.Result result = records.purge(plan, approval);
      main.out()
          .println(
              "destroyed: the content of "
                  + Summary.count(result.certificates().size(), "record")
                  + ", purge "
                  + result.purgeId());
      result.kept().forEach(this::print);
      return result.kept().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    } catch (RecordStateException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private LocalDate day() {
    if (due.isEmpty()) {
      return LocalDate.ofInstant(main.environment().clock().instant(), ZoneOffset.UTC);
    }
    try {
      return LocalDate.parse(due);
    } catch (java.time.format.DateTimeParseException e) {
      throw new UsageException("`" + TextBlock.inLine(due) + "` is not a day; write 2033-11-30");
    }
  }

  private PurgePlan.Approval approval(String person) {
    if ((noticeGiven == null) == (waiver == null)) {
      throw new UsageException(
          "give --notice-given DAY or --notice-waived WORDS: the Historical Society must have 60"
              + " days' notice, or waive it (Wis. Stat. 19.21(4)(a))");
    }
    return new PurgePlan.Approval(Reviewer.of(person), noticeGiven, waiver);
  }

  private void print(PurgePlan plan) {
    PrintWriter out = main.out();
    plan.due()
        .forEach(
            one ->
                out.println(
                    one.recordId()
                        + "  due since "
                        + one.dueOn()
                        + "  "
                        + main.style().dim(one.series())));
    plan.kept().forEach(this::print);
    out.println(
        Summary.count(plan.due().size(), "record")
            + " may be destroyed on "
            + plan.day()
            + "; notice to the Historical Society was due by "
            + plan.noticeBy());
  }

  private void print(PurgePlan.Kept kept) {
    main.out().println(kept.recordId() + "  kept: " + kept.reason());
  }

  private boolean asked() throws IOException {
    main.out().print("Destroy their content for good? Write yes: ");
    main.out().flush();
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(main.environment().in(), main.environment().charset()));
    return "yes".equalsIgnoreCase(in.readLine());
  }
}
