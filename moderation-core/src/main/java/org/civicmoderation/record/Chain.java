package org.civicmoderation.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How every store puts an entry into its chain. */
final class Chain {
  private Chain() {}

  /**
   * Returns when an entry is recorded: now, but never before the last one, should a clock go back.
   */
  static Instant at(Instant now, @Nullable Instant last) {
    return last != null && now.isBefore(last) ? last : now;
  }

  /**
   * Refuses an entry that may not follow.
   *
   * @param history what is on the record, or null when there is no record
   */
  static void check(@Nullable RecordHistory history, NewEntry next, Instant at) {
    if (history != null) {
      history.check(next, at);
    } else if (next.kind() != EntryKind.DECIDED) {
      throw new RecordStateException(
          next.kind()
              + " may not be first: there is no record `"
              + next.recordId()
              + "`; append its decision first");
    }
  }
}
