package org.civicmoderation.rules;

import java.util.List;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.OriginalPost;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.rules.Topics.Subject;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.jspecify.annotations.Nullable;

/** What is measured of one whole comment and known around it; each value when first asked for. */
final class Surroundings {
  private final Comment comment;
  private final NormalizedText text;
  private final Matches matches;
  private final @Nullable String language;
  private final Topics topics;
  private final TextNormalizer normalizer;
  private @Nullable Repetition repetition;
  private @Nullable Subject subject;

  Surroundings(
      Comment comment,
      NormalizedText text,
      Matches matches,
      @Nullable String language,
      Topics topics,
      TextNormalizer normalizer) {
    this.comment = comment;
    this.text = text;
    this.matches = matches;
    this.language = language;
    this.topics = topics;
    this.normalizer = normalizer;
  }

  /**
   * Returns a value; the {@link Inputs} must serve the feature.
   *
   * @param categories what the post should mention; read for {@link Feature#POST_MENTIONS} only
   */
  int value(Feature feature, int[] categories) {
    return switch (feature) {
      case WORDS -> text.wordCount();
      case CAPITALS -> text.capitalsPercent();
      case LANGUAGE -> "en".equals(language) ? 1 : "es".equals(language) ? 2 : 0;
      case REPLY -> comment.inReplyTo() == null ? 0 : 1;
      case ROLE -> Feature.number(comment.author().role());
      case POST -> comment.originalPost() == null ? 0 : 1;
      case REPEATS -> repetition().nearest();
      case TIMES_REPEATED -> repetition().times();
      case OTHER_AUTHORS -> repetition().otherAuthors();
      case POST_MENTIONS -> mentions(categories) ? 1 : 0;
      case SHARED_TOPIC -> sharedTopic() ? 1 : 0;
      case SHARED_WORDS -> Topics.sharedWords(subject(), topics.of(post()));
    };
  }

  private String post() {
    OriginalPost post = comment.originalPost();
    return post == null ? "" : post.text();
  }

  private Subject subject() {
    Subject known = subject;
    if (known == null) {
      known = topics.of(text, matches);
      subject = known;
    }
    return known;
  }

  private boolean mentions(int[] categories) {
    Subject post = topics.of(post());
    for (int category : categories) {
      if (post.categories().get(category)) {
        return true;
      }
    }
    return false;
  }

  private boolean sharedTopic() {
    if (topics.genericReply(text, matches)) {
      return true;
    }
    if (comment.originalPost() != null && topics.shared(subject(), topics.of(post()))) {
      return true;
    }
    List<String> declared = comment.channel().topics();
    return !declared.isEmpty() && topics.shared(subject(), topics.of(String.join(". ", declared)));
  }

  private Repetition repetition() {
    Repetition known = repetition;
    if (known == null) {
      known = Repetition.of(comment, text, normalizer);
      repetition = known;
    }
    return known;
  }
}
