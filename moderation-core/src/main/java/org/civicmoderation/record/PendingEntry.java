package org.civicmoderation.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry that waits to be durable. One thread writes, holding the store's lock; others only ask
 * whether it is settled, and its result then.
 */
final class PendingEntry {
  private final Draft draft;
  private @Nullable RecordEntry sealed;
  private @Nullable RecordHistory history;
  private @Nullable RuntimeException failure;
  private volatile boolean settled;

  PendingEntry(Draft draft) {
    this.draft = draft;
  }

  Draft draft() {
    return draft;
  }

  /** Takes the entry as it is to be written, and its record with it. */
  void accept(RecordEntry entry, RecordHistory record) {
    sealed = entry;
    history = record;
  }

  RecordEntry sealed() {
    return Objects.requireNonNull(sealed, "not accepted");
  }

  RecordHistory history() {
    return Objects.requireNonNull(history, "not accepted");
  }

  /** Says that it is durable, or why it is not. */
  void settle(@Nullable RuntimeException refused) {
    failure = refused;
    settled = true;
  }

  boolean isSettled() {
    return settled;
  }

  /** Returns the entry once it is settled, or throws what refused it. */
  RecordEntry result() {
    if (failure != null) {
      throw failure;
    }
    return sealed();
  }
}
