package org.civicmoderation.record;

import java.time.Instant;

/** A time as indexes hold it: nanoseconds since 1970 in UTC, which sort as the times do. */
final class EpochNanos {
  private EpochNanos() {}

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
