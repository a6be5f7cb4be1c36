package org.civicmoderation.record;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What forbids the purge of a record until it is lifted. Immutable.
 *
 * @param id unique on its record
 * @param kind of what kind
 * @param reference what it serves: the request's, case's or audit's number
 * @param reason why, in plain words
 * @param notBefore the day before which it may not be lifted, or null: after a denied request, at
 *     least 60 days (Wis. Stat. 19.35(5))
 */
public record Hold(
    String id, Kind kind, String reference, String reason, @Nullable LocalDate notBefore)
    implements EntryContent {
  public Hold {
    EntryContent.requireText("id", id);
    Objects.requireNonNull(kind, "kind");
    EntryContent.requireText("reference", reference);
    EntryContent.requireText("reason", reason);
  }

  /** Why a record is held; the order means nothing. */
  public enum Kind {
    /** Somebody asked for the record (Wis. Stat. 19.35(5)). */
    REQUEST("request"),
    /** A court case, or one to be expected. */
    LITIGATION("litigation"),
    /** An audit. */
    AUDIT("audit");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Returns its permanent id, as in JSON. */
    public String id() {
      return id;
    }

    /** Returns the kind of that id. */
    public static Optional<Kind> ofId(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
  }
}
