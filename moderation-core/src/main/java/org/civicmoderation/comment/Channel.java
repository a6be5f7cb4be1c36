package org.civicmoderation.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account or page where a comment appears, with the topics its owner declared for it.
 * Immutable.
 *
 * @param id the platform's id of the account or page, or null when unknown
 * @param platform the platform's name ("facebook"), or null when unknown
 * @param topics the declared topics as plain words or phrases; empty when none were declared
 */
public record Channel(@Nullable String id, @Nullable String platform, List<String> topics) {
  /** A channel of which nothing is known. */
  public static final Channel UNKNOWN = new Channel(null, null, List.of());

  public Channel {
    topics = List.copyOf(topics);
  }
}
