package org.civicmoderation.comment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account that wrote a comment, as the platform showed it. Immutable.
 *
 * <p>The name is personal data: {@link #toString()} leaves it out.
 *
 * @param id the platform's account id, or null when unknown
 * @param name the display name, or null when unknown
 * @param role the part in which the author writes; never null
 */
public record Author(@Nullable String id, @Nullable String name, AuthorRole role) {
  /** An author of whom nothing is known but that they are a member of the public. */
  public static final Author UNKNOWN = new Author(null, null, AuthorRole.PUBLIC);

  public Author {
    Objects.requireNonNull(role, "role");
  }

  /** Names the role only: id and name are personal data. */
  @Override
  public String toString() {
    return "Author[role=" + role + "]";
  }
}
