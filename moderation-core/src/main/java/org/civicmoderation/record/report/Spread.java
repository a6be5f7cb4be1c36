package org.civicmoderation.record.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long something took. Immutable.
 *
 * @param count how often it was measured
 * @param median half took no longer
 * @param ninetieth nine of ten took no longer
 * @param longest the longest
 */
public record Spread(long count, Duration median, Duration ninetieth, Duration longest) {
  /** Returns the spread of some durations; empty when there are none. */
  static Optional<Spread> of(List<Duration> durations) {
    if (durations.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = durations.stream().sorted().toList();
    return Optional.of(
        new Spread(
            sorted.size(),
            nearestRank(sorted, 50),
            nearestRank(sorted, 90),
            sorted.get(sorted.size() - 1)));
  }

  private static Duration nearestRank(List<Duration> sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
