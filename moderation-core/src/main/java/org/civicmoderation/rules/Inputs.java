package org.civicmoderation.rules;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicmoderation.comment.Comment;

/**
 * What a comment comes with besides its text, as far as rules may need it. Immutable.
 *
 * @param history whether recent comments of the author are given
 * @param post whether the original post is given
 * @param topics whether the channel declares topics
 * @param channel whether recent comments in the channel are given
 */
record Inputs(boolean history, boolean post, boolean topics, boolean channel) {
  static Inputs of(Comment comment) {
    return new Inputs(
        Repetition.hasHistory(comment),
        comment.originalPost() != null,
        !comment.channel().topics().isEmpty(),
        !comment.channelComments().isEmpty());
  }

  /** Returns every combination, each at its {@link #number}. */
  static Stream<Inputs> all() {
    return IntStream.range(0, 16)
        .mapToObj(n -> new Inputs((n & 1) != 0, (n & 2) != 0, (n & 4) != 0, (n & 8) != 0));
  }

  int number() {
    return (history ? 1 : 0) + (post ? 2 : 0) + (topics ? 4 : 0) + (channel ? 8 : 0);
  }

  /** Returns whether a feature can be measured. */
  boolean serve(Feature feature) {
    return switch (feature) {
      case REPEATS, TIMES_REPEATED -> history;
      case OTHER_AUTHORS -> channel;
      case POST_MENTIONS, SHARED_WORDS -> post;
      case SHARED_TOPIC -> post || topics;
      default -> true;
    };
  }
}
