package org.civicmoderation.rules;

import java.util.List;
import java.util.stream.IntStream;
import org.civicmoderation.comment.Comment;
import org.jspecify.annotations.Nullable;

/**
 * What a comment comes with besides its text, as far as rules may need it. Immutable.
 *
 * @param history whether recent comments of the author are given
 * @param post whether the original post is given
 * @param topics whether the channel declares topics
 * @param channel whether recent comments in the channel are given
 */
record Inputs(boolean history, boolean post, boolean topics, boolean channel) {
  private static final List<Inputs> ALL =
      IntStream.range(0, 16)
          .mapToObj(n -> new Inputs((n & 1) != 0, (n & 2) != 0, (n & 4) != 0, (n & 8) != 0))
          .toList();

  static Inputs of(Comment comment) {
    return ALL.get(
        number(
            Repetition.hasHistory(comment),
            comment.originalPost() != null,
            !comment.channel().topics().isEmpty(),
            !comment.channelComments().isEmpty()));
  }

  /** Returns every combination, each at its {@link #number}. */
  static List<Inputs> all() {
    return ALL;
  }

  int number() {
    return number(history, post, topics, channel);
  }

  private static int number(boolean history, boolean post, boolean topics, boolean channel) {
    return (history ? 1 : 0) + (post ? 2 : 0) + (topics ? 4 : 0) + (channel ? 8 : 0);
  }

  /** Returns which combinations serve a rule, a bit a {@link #number}. */
  static int serving(CompiledRule rule) {
    int serving = 0;
    for (Inputs inputs : ALL) {
      if (inputs.lacking(rule) == null) {
        serving |= 1 << inputs.number();
      }
    }
    return serving;
  }

  /** Returns what a rule needs and can't be measured, or null where nothing lacks. */
  @Nullable Feature lacking(CompiledRule rule) {
    for (CompiledRule.Whole whole : rule.wholes()) {
      boolean postWanted =
          whole.feature() == Feature.POST && whole.test() == Condition.Test.AT_LEAST && !post;
      if (postWanted || !serve(whole.feature())) {
        return whole.feature();
      }
    }
    return null;
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
