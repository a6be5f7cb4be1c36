package org.civicmoderation.record;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import org.civicmoderation.policy.Retention;

/**
 * How long one record is kept, as its policy said when it was made. Immutable.
 *
 * @param series the records series it belongs to
 * @param period how long
 * @param trigger the event from which the period runs; see {@link RecordHistory#triggeredOn()}
 * @param authority what prescribes it
 */
public record RecordRetention(String series, Period period, String trigger, String authority) {
  /**
   * Seven years from the decision, the least that Wis. Stat. 19.21(4)(b) allows where no shorter
   * period was fixed.
   */
  public static final RecordRetention DEFAULT =
      new RecordRetention(
          "social media comments and moderation decisions",
          Period.ofYears(7),
          "decision",
          "Wis. Stat. 19.21(4)(b)");

  public RecordRetention {
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(authority, "authority");
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "a record's period must be positive, but is " + period + "; write it as `P7Y`");
    }
  }

  /** Returns what a policy says, or {@link #DEFAULT} where it gives no period. */
  public static RecordRetention of(Retention retention) {
    return retention.period().isZero()
        ? DEFAULT
        : new RecordRetention(
            retention.series(), retention.period(), retention.trigger(), retention.authority());
  }

  /** Returns the first day on which a record may be destroyed whose period began on a day. */
  public LocalDate dueOn(LocalDate triggeredOn) {
    // The day after the anniversary: in no time zone is the period shorter then.
    return triggeredOn.plus(period).plusDays(1);
  }
}
