package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A bar on a terminal's last line for work that takes longer than a second; it shares the terminal
 * with what is printed meanwhile. Not thread-safe.
 */
final class Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final long PERIOD_NANOS = 100_000_000;
  private static final int CELLS = 24;

  private final PrintWriter err;
  private final boolean shown;
  private final long total;
  private final LongSupplier nanos;
  private final long start;
  private long drawnAt;
  private int drawn;

  /**
   * Starts the clock.
   *
   * @param total the bytes to read, or 0 when unknown
   */
  Progress(Moderate main, long total) {
    this(main.err(), main.environment().errIsTerminal(), total, System::nanoTime);
  }

  /**
   * Starts the clock.
   *
   * @param shown whether there is a terminal to draw on
   * @param total the bytes to read, or 0 when unknown
   * @param nanos a clock as {@link System#nanoTime()}
   */
  Progress(PrintWriter err, boolean shown, long total, LongSupplier nanos) {
    this.err = err;
    this.shown = shown;
    this.total = total;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.drawnAt = start + PATIENCE_NANOS - PERIOD_NANOS;
  }

  /** Draws how far the work has come, now and then. */
  void update(long bytes, long comments) {
    if (!shown) {
      return;
    }
    long now = nanos.getAsLong();
    if (now - drawnAt < PERIOD_NANOS) {
      return;
    }
    drawnAt = now;
    double seconds = (now - start) / 1e9;
    StringBuilder line = new StringBuilder();
    if (total > 0) {
      double share = Math.min(1, (double) bytes / total);
      int full = (int) (share * CELLS);
      line.append(
          String.format(
              Locale.ROOT,
              "%3.0f%% [%s%s] ",
              share * 100,
              "=".repeat(full),
              " ".repeat(CELLS - full)));
      long left = share > 0 ? (long) Math.ceil(seconds / share - seconds) : 0;
      line.append(
          String.format(
              Locale.ROOT,
              "%,d comments, %,.0f/s, %d:%02d left",
              comments,
              comments / seconds,
              left / 60,
              left % 60));
    } else {
      line.append(
          String.format(Locale.ROOT, "%,d comments, %,.0f/s", comments, comments / seconds));
    }
    String gone = " ".repeat(Math.max(0, drawn - line.length()));
    drawn = line.length();
    err.print("\r" + line + gone);
    err.flush();
  }

  /** Clears the bar, for something else to be printed where it stood. */
  void clear() {
    if (drawn > 0) {
      err.print("\r" + " ".repeat(drawn) + "\r");
      err.flush();
      drawn = 0;
    }
  }
}
