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
 */
record Inputs(boolean history, boolean post, boolean topics) {
  static Inputs of(Comment comment) {
    return new Inputs(
        !comment.recentComments().isEmpty(),
        comment.originalPost() != null,
        !comment.channel().topics().isEmpty());
  }

  /** Returns every combination, each at its {@link #number}. */
  static Stream<Inputs> all() {
    return IntStream.range(0, 8)
        .mapToObj(n -> new Inputs((n & 1) != 0, (n & 2) != 0, (n & 4) != 0));
  }

  int number() {
    return (history ? 1 : 0) + (post ? 2 : 0) + (topics ? 4 : 0);
  }

  /** Returns whether a feature can be measured. */
  boolean serve(Feature feature) {
    return switch (feature) {
      case REPEATS -> history;
      case POST_MENTIONS, SHARED_WORDS -> post;
      case SHARED_TOPIC -> post || topics;
      default -> true;
    };
  }
}
