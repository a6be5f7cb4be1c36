package org.civicmoderation.comment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a comment carries besides its text: the engine does not examine it, and says so.
 * Immutable.
 *
 * @param kind what it is, in the platform's word ("image", "video", "link"); never null
 * @param url where it is, or null when unknown
 */
public record Attachment(String kind, @Nullable String url) {
  public Attachment {
    Objects.requireNonNull(kind, "kind");
  }
}
