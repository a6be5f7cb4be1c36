package org.civicmoderation.record;

import java.util.List;
import java.util.Objects;

/**
 * What a check of the whole chain found. Immutable.
 *
 * @param entries how many entries were read
 * @param faults what is wrong, in the chain's order; at most {@link #MAX_FAULTS}
 * @param end where the chain ends
 */
public record Verification(long entries, List<Fault> faults, Checkpoint end) {
  /** How many faults are named; after more, the rest of the store is not to be trusted anyway. */
  public static final int MAX_FAULTS = 1_000;

  public Verification {
    faults = List.copyOf(faults);
    Objects.requireNonNull(end, "end");
  }

  /** Returns whether nothing was changed, taken out, moved or put in. */
  public boolean isIntact() {
    return faults.isEmpty();
  }

  /** What is wrong with an entry; the order means nothing. */
  public enum FaultKind {
    /** The line cannot be read as an entry. */
    UNREADABLE,
    /** The head was changed: its hash is another. */
    HEAD_CHANGED,
    /** The content was changed: its hash is another. */
    CONTENT_CHANGED,
    /** The content is gone and no certificate of destruction says so. */
    CONTENT_MISSING,
    /** The content is there although a certificate says that it was destroyed. */
    CONTENT_NOT_DESTROYED,
    /** One or more entries before this one are gone. */
    MISSING,
    /** The entry does not follow the one before it, and its place is elsewhere. */
    MOVED,
    /** The entry was put in: it stands here twice, or another follows the one before. */
    INSERTED,
    /** The chain is shorter than it was, or another one. */
    NOT_THE_CHAIN
  }

  /**
   * One thing that is wrong. Immutable.
   *
   * @param kind of what kind
   * @param sequence the entry's sequence as it says, or as it should be where it says none
   * @param place where it stands: file and line, or row
   * @param message what is wrong, without the entry's content
   */
  public record Fault(FaultKind kind, long sequence, String place, String message) {
    public Fault {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(message, "message");
    }

    /** Returns the fault on one line: place, kind, message. */
    public String format() {
      return place + ": " + kind + " at entry " + sequence + ": " + message;
    }
  }
}
