package org.civicmoderation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.record.RecordStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "moderate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Applies a government's published comment policy to comments, and says of each decision which"
          + " clause, which words and which rule it rests on."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:some lines were refused, some cases failed, or there was no notice to write",
      "2:the command line or the policy pack is wrong, or a file can't be read"
    },
    footer = {"", "`moderate help COMMAND` tells more, with examples."})
public final class Moderate {
  private final Environment environment;
  private final PrintWriter out;
  private final PrintWriter err;
  private Colour colour = Colour.AUTO;
  private boolean outIsBroken;

  /** When to colour. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  Moderate(Environment environment) {
    this.environment = environment;
    this.out = Output.on(environment.out(), environment.charset());
    this.err = new PrintWriter(environment.err(), true, environment.charset());
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(new Moderate(Environment.ofProcess()).run(args));
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto (the default: on a terminal, unless NO_COLOR is set), always or never.")
  void colour(Colour when) {
    colour = when;
  }

  /** Runs one command and returns its exit code. */
  int run(String... args) {
    CommandLine commandLine =
        new CommandLine(this)
            .addSubcommand(new CheckCommand(this))
            .addSubcommand(new ExplainCommand(this))
            .addSubcommand(new NoticeCommand(this))
            .addSubcommand(new TestCommand(this))
            .addSubcommand(new EvaluateCommand(this))
            .addSubcommand(new NeutralityCommand(this))
            .addSubcommand(new ShowCommand(this))
            .addSubcommand(RecordsCommand.of(this))
            .addSubcommand(new OverrideCommand(this))
            .addSubcommand(new AppealCommand(this))
            .addSubcommand(new ReportCommand(this))
            .addSubcommand(new CommandLine.HelpCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(out)
            .setErr(err)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    environment.colours(environment.outIsTerminal()) ? Ansi.ON : Ansi.OFF))
            .setUsageHelpWidth(Math.min(100, Math.max(80, environment.columns())))
            .setParameterExceptionHandler((e, unused) -> wrongUsage(e))
            .setExecutionExceptionHandler((e, command, unused) -> failed(e));
    commandLine.setExecutionStrategy(new CommandLine.RunLast());
    try {
      int code = commandLine.execute(ofCommandAsked(args));
      if (!outIsBroken) {
        out.flush();
      }
      return code;
    } catch (Output.Failure e) {
      return failed(e);
    }
  }

  /** Has the command of a command asked for its help: `help records hold` too. */
  private static String[] ofCommandAsked(String... args) {
    if (args.length < 3 || !args[0].equals("help")) {
      return args;
    }
    String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
    asked[asked.length - 1] = "--help";
    return asked;
  }

  Environment environment() {
    return environment;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  /** Returns the style for standard output. */
  Style style() {
    return Style.of(
        switch (colour) {
          case AUTO -> environment.colours(environment.outIsTerminal());
          case ALWAYS -> true;
          case NEVER -> false;
        });
  }

  /** Returns how wide text for people may be. */
  int columns() {
    int columns = environment.columns() > 0 ? environment.columns() : 100;
    return Math.min(columns, 100);
  }

  private int wrongUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    err.println("moderate: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    String name = command.getCommandSpec().qualifiedName();
    err.println("Try `" + name + " --help`.");
    return ExitCode.USAGE;
  }

  private int failed(Exception e) {
    if (e instanceof PackException pack) {
      out.flush();
      pack.problems().forEach(problem -> err.println(problem.format() + "\n"));
      err.println(
          "moderate: "
              + Summary.count(pack.problems().size(), "problem")
              + " in the policy pack; nothing was decided");
      return ExitCode.USAGE;
    }
    if (e instanceof UsageException || e instanceof RecordStoreException) {
      out.flush();
      err.println("moderate: " + e.getMessage());
      return ExitCode.USAGE;
    }
    if (e instanceof Output.Failure failure) {
      outIsBroken = true;
      if (failure.isClosedPipe()) {
        return ExitCode.CLOSED_PIPE;
      }
      err.println("moderate: can't write the output: " + failure.reason());
      return ExitCode.USAGE;
    }
    if (e instanceof IOException) {
      out.flush();
      err.println("moderate: can't read the input: " + e.getMessage());
      return ExitCode.USAGE;
    }
    // The message stays out: it could carry a comment's text.
    err.println("moderate: a defect of this program, please report it: " + e.getClass().getName());
    for (StackTraceElement element : e.getStackTrace()) {
      err.println(String.format(Locale.ROOT, "  at %s", element));
    }
    return ExitCode.INTERNAL;
  }
}
