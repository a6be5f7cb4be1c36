package org.civicmoderation.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is around a run: streams, terminal, clock and ids. Tests make their own.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param charset of what is written to the two
 * @param variables the environment variables
 * @param outIsTerminal whether a person reads standard output as it comes
 * @param errIsTerminal whether a person reads standard error as it comes
 * @param columns the terminal's width, or 0 when unknown
 * @param clock the time of decisions
 * @param ids the ids of decisions, or null for the engine's own
 */
record Environment(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Charset charset,
    Map<String, String> variables,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    Clock clock,
    @Nullable Supplier<String> ids) {

  /**
   * The launcher knows what Java 17 can't tell: which streams are a terminal ("out", "err", "out
   * err") and how wide it is.
   */
  private static final String TERMINAL = "moderate.terminal";

  private static final String COLUMNS = "moderate.columns";

  /** Returns the process's own. */
  static Environment ofProcess() {
    String terminal = System.getProperty(TERMINAL);
    Console console = terminal == null ? console() : null;
    List<String> streams = terminal == null ? List.of() : List.of(terminal.split(" ", -1));
    return new Environment(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        console == null ? StandardCharsets.UTF_8 : console.charset(),
        System.getenv(),
        console != null || streams.contains("out"),
        console != null || streams.contains("err"),
        Integer.getInteger(COLUMNS, 0),
        Clock.systemUTC(),
        null);
  }

  /** Returns whether colour is wanted and can be shown on a stream, when nobody says. */
  boolean colours(boolean isTerminal) {
    String noColor = variables.getOrDefault("NO_COLOR", "");
    return isTerminal
        && noColor.isEmpty()
        && !variables.getOrDefault("TERM", "").equals("dumb")
        && (!isWindows() || variables.containsKey("WT_SESSION") || variables.containsKey("TERM"));
  }

  /** Returns the console, or null unless all streams are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // What Java 22 changed is looked at below.
  private static @Nullable Console console() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
