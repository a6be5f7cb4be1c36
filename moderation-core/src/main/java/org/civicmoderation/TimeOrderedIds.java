package org.civicmoderation;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes UUIDs of version 7 (RFC 9562), each greater than the one before: the twelve bits after the
 * milliseconds count those of one millisecond (method 3). Thread-safe.
 */
final class TimeOrderedIds implements Supplier<String> {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String get() {
    long now = clock.millis() << 12;
    // Where the clock stands still or goes back, counting goes on.
    long next = last.updateAndGet(before -> Math.max(before + 1, now));
    long high = (next >>> 12 << 16) | VERSION_7 | (next & 0xFFF);
    long low = VARIANT | (ThreadLocalRandom.current().nextLong() >>> 2);
    return new UUID(high, low).toString();
  }
}
