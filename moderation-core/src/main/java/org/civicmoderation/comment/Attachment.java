package org.civicmoderation.comment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a comment carries besides its text. The engine does not examine it, and says so; it
 * reads the alternative text that its author gave it. Immutable.
 *
 * @param kind what it is, in the platform's word ("image", "video", "link"); never null
 * @param url where it is, or null when unknown
 * @param altText the alternative text exactly as received, or null when there is none: personal
 *     data, as the comment's text
 */
public record Attachment(String kind, @Nullable String url, @Nullable String altText) {
  public Attachment {
    Objects.requireNonNull(kind, "kind");
  }

  /** Makes an attachment without alternative text. */
  public Attachment(String kind, @Nullable String url) {
    this(kind, url, null);
  }

  /** Names the kind only: what its author wrote is personal data. */
  @Override
  public String toString() {
    return "Attachment[kind=" + kind + "]";
  }
}
