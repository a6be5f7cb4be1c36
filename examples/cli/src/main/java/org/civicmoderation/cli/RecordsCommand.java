package org.civicmoderation.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with decisions on record. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description = {
      "Finds, shows, exports, verifies, proves, holds, purges and replays the decisions on record.",
      "`moderate check --record FOLDER` puts them there.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:something is wrong with the records, or differs",
      "2:the command line is wrong, or the store can't be opened"
    })
final class RecordsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Returns the command with all that it can do. */
  static CommandLine of(Moderate main) {
    return new CommandLine(new RecordsCommand())
        .addSubcommand(new RecordsFindCommand(main))
        .addSubcommand(new RecordsShowCommand(main))
        .addSubcommand(new RecordsExportCommand(main))
        .addSubcommand(new RecordsRedactCommand(main))
        .addSubcommand(new RecordsVerifyCommand(main))
        .addSubcommand(new RecordsProveCommand(main))
        .addSubcommand(new RecordsHoldCommand(main))
        .addSubcommand(new RecordsLiftCommand(main))
        .addSubcommand(new RecordsPurgeCommand(main))
        .addSubcommand(new RecordsReplayCommand(main));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do with the records");
  }
}
