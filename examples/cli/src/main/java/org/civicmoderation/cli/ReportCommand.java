package org.civicmoderation.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.report.ReportCsv;
import org.civicmoderation.record.report.ReportHtml;
import org.civicmoderation.record.report.TransparencyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a period's decisions add up to. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a transparency report: decisions by outcome, criterion, rule, channel and day; what"
          + " reviewers and appeals made of them; how long it took; what was decided differently"
          + " although it says the same; which rules were in force. It names no author and quotes no"
          + " comment whole.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate report --store records --from 2026-11-01 --to 2026-11-30 > november.html",
      "  moderate report --store records --from 2026-11-01 --to 2026-11-30 --format csv"
    })
final class ReportCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "The last day.")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where days begin, such as America/Chicago (default: this computer's zone).")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "html (the default: a page that stands alone) or csv (a figure a row).")
  private Format format = Format.HTML;

  /** The forms of a report. */
  enum Format {
    HTML,
    CSV
  }

  ReportCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw new UsageException("--to " + to + " is before --from " + from);
    }
    TransparencyReport report;
    try (RecordStore records = store.open(main.environment())) {
      report = TransparencyReport.of(records, from, to, zone, main.environment().clock().instant());
    }
    switch (format) {
      case HTML -> main.out().print(ReportHtml.of(report));
      case CSV -> ReportCsv.write(report, main.out());
    }
    if (report.changed() > 0) {
      main.err()
          .println(
              "moderate: "
                  + Summary.count(report.changed(), "record")
                  + " changed after sealing: do not rely on the report; run `moderate records"
                  + " verify`, and compare with a backup");
      return ExitCode.INCOMPLETE;
    }
    return ExitCode.OK;
  }
}
