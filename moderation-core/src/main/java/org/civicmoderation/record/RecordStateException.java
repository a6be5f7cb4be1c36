package org.civicmoderation.record;

import java.io.Serial;

/**
 * Refuses an entry that may not follow what is on the record already; the message says what may.
 */
public final class RecordStateException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /** Refuses an entry. */
  public RecordStateException(String message) {
    super(message);
  }
}
