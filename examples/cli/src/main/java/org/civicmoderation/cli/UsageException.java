package org.civicmoderation.cli;

import java.io.Serial;

/** Ends a run that can't go on, with a message for the user. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
