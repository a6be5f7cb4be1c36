package org.civicmoderation.policy;

import java.time.Period;
import java.util.Objects;

/**
 * How long a record of a decision is kept. Immutable.
 *
 * @param series the records series it belongs to
 * @param period how long (Wis. Stat. 19.21(4)(b): not less than seven years unless a shorter one
 *     was fixed)
 * @param trigger the event from which the period runs
 * @param authority what prescribes it
 */
public record Retention(String series, Period period, String trigger, String authority) {
  public Retention {
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(authority, "authority");
  }
}
