package org.civicmoderation.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts for the public body: confirms or overturns, decides an appeal, places a hold,
 * purges. Immutable.
 *
 * @param id lasting and unique in the organisation ("jdoe"); two with the same id are one person
 * @param name as shown to people, or null
 */
public record Reviewer(String id, @Nullable String name) {
  public Reviewer {
    Objects.requireNonNull(id, "id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a reviewer needs an id that is not blank");
    }
  }

  /** Returns a reviewer of whom only the id is known. */
  public static Reviewer of(String id) {
    return new Reviewer(id, null);
  }
}
