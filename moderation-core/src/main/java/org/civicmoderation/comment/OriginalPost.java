package org.civicmoderation.comment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The channel owner's post that a comment answers. Immutable.
 *
 * @param id the platform's id of the post, or null when unknown
 * @param text the post's text; never null
 */
public record OriginalPost(@Nullable String id, String text) {
  public OriginalPost {
    Objects.requireNonNull(text, "text");
  }
}
