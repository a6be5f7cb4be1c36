package org.civicmoderation.rules;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the rules may still take for one comment. Belongs to one thread.
 *
 * <p>What counts is the time that the thread computes, where the JVM can tell it: on an overloaded
 * machine a thread may wait for longer than any comment takes. Asking the JVM for that is dear, so
 * that the time on the wall is looked at first; as long as that is not spent, the other can't be.
 */
public final class TimeBudget {
  /** For so long a look at a thread's computing time serves as the start of later comments. */
  private static final long FRESH_NANOS = 5_000_000;

  /** The computing time of a thread that can't be told. */
  private static final long UNKNOWN = -1;

  private static final LongSupplier WALL = System::nanoTime;
  private static final LongSupplier COMPUTING = TimeBudget::computing;
  private static final ThreadLocal<Look> LOOKS = new ThreadLocal<>();

  private final LongSupplier wall;
  private final LongSupplier computing;
  private final long nanos;
  private final long computingAtStart;
  private long deadline;
  private long unpaid;

  /** A look at a thread's computing time, and when it was. */
  private record Look(long wall, long computing) {}

  private TimeBudget(
      long nanos, LongSupplier wall, LongSupplier computing, long start, long computingAtStart) {
    this.nanos = nanos;
    this.wall = wall;
    this.computing = computing;
    this.deadline = start + nanos;
    this.computingAtStart = computingAtStart;
  }

  /** Starts a budget on the current thread. */
  public static TimeBudget start(Duration budget) {
    long now = System.nanoTime();
    long nanos = budget.toNanos();
    Look look = LOOKS.get();
    if (look == null || now - look.wall() > Math.min(FRESH_NANOS, nanos / 8)) {
      look = new Look(now, COMPUTING.getAsLong());
      LOOKS.set(look);
    }
    return new TimeBudget(nanos, WALL, COMPUTING, now, look.computing());
  }

  /** Starts a budget that is never spent. */
  public static TimeBudget endless() {
    return new TimeBudget(Long.MAX_VALUE / 2, WALL, () -> UNKNOWN, System.nanoTime(), UNKNOWN);
  }

  /** Starts a budget by other clocks; {@code computing} may be below zero: unknown. */
  static TimeBudget start(Duration budget, LongSupplier wall, LongSupplier computing) {
    return new TimeBudget(
        budget.toNanos(), wall, computing, wall.getAsLong(), computing.getAsLong());
  }

  /** Returns whether the budget is spent. */
  boolean isSpent() {
    long now = wall.getAsLong();
    if (now - deadline <= 0) {
      return false;
    }
    long computed = computing.getAsLong();
    if (computed < 0 || computingAtStart < 0) {
      return true;
    }
    long left = nanos - (computed - computingAtStart - unpaid);
    if (left <= 0) {
      return true;
    }
    // Until then, the thread can't have computed for longer than is left.
    deadline = now + left;
    return false;
  }

  /** Does some work that is not the comment's doing, and does not charge it. */
  void free(Runnable work) {
    long start = wall.getAsLong();
    long computed = computing.getAsLong();
    work.run();
    deadline += wall.getAsLong() - start;
    unpaid += computing.getAsLong() - computed;
  }

  private static long computing() {
    try {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    } catch (UnsupportedOperationException e) {
      return UNKNOWN; // Virtual threads, and some JVMs.
    }
  }
}
