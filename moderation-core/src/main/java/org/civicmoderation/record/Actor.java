package org.civicmoderation.record;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By whom an entry was made. Immutable.
 *
 * @param role in which part
 * @param id the engine's version, or the reviewer's id; null for an author, whose id is personal
 *     data and stands in the record's content alone
 * @param name the reviewer's name, or null
 */
public record Actor(Role role, @Nullable String id, @Nullable String name) {
  /** The comment's author. */
  public static final Actor AUTHOR = new Actor(Role.AUTHOR, null, null);

  public Actor {
    Objects.requireNonNull(role, "role");
    if ((role == Role.AUTHOR) != (id == null)) {
      throw new IllegalArgumentException(
          role == Role.AUTHOR
              ? "an author's id stands in the record's content, not here"
              : "an engine is named by its version, a reviewer by an id");
    }
  }

  /** In which part someone acts; the order means nothing. */
  public enum Role {
    /** The engine, without a person. */
    ENGINE("engine"),
    /** A person who acts for the public body. */
    REVIEWER("reviewer"),
    /** The comment's author. */
    AUTHOR("author");

    private final String id;

    Role(String id) {
      this.id = id;
    }

    /** Returns its permanent id, as in JSON. */
    public String id() {
      return id;
    }

    /** Returns the role of that id. */
    public static Optional<Role> ofId(String id) {
      return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
  }

  /** Returns the engine of a version. */
  public static Actor engine(String version) {
    return new Actor(Role.ENGINE, version, null);
  }

  /** Returns a reviewer. */
  public static Actor of(Reviewer reviewer) {
    return new Actor(Role.REVIEWER, reviewer.id(), reviewer.name());
  }

  /** Returns whether both are the same reviewer. */
  boolean isSameReviewer(Actor other) {
    return role == Role.REVIEWER && other.role == Role.REVIEWER && Objects.equals(id, other.id);
  }
}
