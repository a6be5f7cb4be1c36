package org.civicmoderation.record;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A store could not do what was asked; what it acknowledged before is safe. The message says what
 * to do, and never quotes a comment.
 */
public class RecordStoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Reports a failure. */
  public RecordStoreException(String message) {
    super(message);
  }

  /** Reports a failure with its cause. */
  public RecordStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
