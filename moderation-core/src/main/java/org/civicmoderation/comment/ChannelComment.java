package org.civicmoderation.comment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recent comment in the channel, by anybody. Immutable.
 *
 * @param authorId the platform's id of the account that wrote it, or null when unknown: then it
 *     counts as somebody's whom no other one is by
 * @param text its text as received: personal data
 */
public record ChannelComment(@Nullable String authorId, String text) {
  public ChannelComment {
    Objects.requireNonNull(text, "text");
  }

  /** Names its length only. */
  @Override
  public String toString() {
    return "ChannelComment[length=" + text.length() + "]";
  }
}
