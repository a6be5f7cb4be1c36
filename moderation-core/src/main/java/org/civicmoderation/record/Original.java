package org.civicmoderation.record;

import org.civicmoderation.comment.Comment;
import org.jspecify.annotations.Nullable;

/**
 * The original as received, beside the comment's text itself. Immutable.
 *
 * @param textSha256 SHA-256 of the text's UTF-16 units, high byte first, in lower-case hex
 * @param textLength how many UTF-16 units the text has
 * @param payload what the platform sent, verbatim, or null when it was not given
 */
public record Original(String textSha256, int textLength, @Nullable String payload) {
  public Original {
    if (!Hashes.isHash(textSha256)) {
      throw new IllegalArgumentException("`textSha256` must be 64 lower-case hexadecimal digits");
    }
  }

  /** Returns the original of a comment. */
  public static Original of(Comment comment, @Nullable String payload) {
    return new Original(Hashes.ofUtf16(comment.text()), comment.text().length(), payload);
  }

  /** Names the text's hash only: the payload is personal data. */
  @Override
  public String toString() {
    return "Original[" + textSha256 + "]";
  }
}
