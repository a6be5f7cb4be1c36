package org.civicmoderation.cli;

import java.util.concurrent.Callable;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.CaseReport;
import org.civicmoderation.check.CaseRunner;
import org.civicmoderation.policy.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pack's own cases. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a policy pack's cases: each sample comment must get its outcome, with the words marked"
          + " in it quoted, and each near miss must be left alone.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every case passed",
      "1:some cases failed, or the cases leave something untested",
      "2:the command line or the policy pack is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  moderate test", "  moderate test my-policy"})
final class TestCommand implements Callable<Integer> {
  private final Moderate main;

  @Parameters(
      paramLabel = "PACK",
      arity = "0..1",
      description =
          "The policy pack: the id of one that ships, a folder or a zip (default: "
              + PolicyOptions.DEFAULT_POLICY
              + ").")
  private String pack = PolicyOptions.DEFAULT_POLICY;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  TestCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    PolicyPack loaded = PolicyOptions.load(pack);
    ModerationEngine engine =
        ModerationEngine.builder(loaded).timeBudget(PolicyOptions.TIME_BUDGET).build();
    CaseReport report = CaseRunner.run(loaded, engine);
    if (json) {
      main.out().println(CaseReportJson.of(loaded, report));
    } else {
      main.out().println(coloured(report.format()));
    }
    return report.passed() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private String coloured(String report) {
    Style style = main.style();
    return report
        .replace(": FAIL\n", ": " + style.red("FAIL") + "\n")
        .replace(": ERROR\n", ": " + style.red("ERROR") + "\n");
  }
}
