package org.civicmoderation.decision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words that meet a criterion: the half-open span {@code [start, end)} in UTF-16 units of the
 * original text, or of an attachment's alternative text. Immutable.
 *
 * @param start where the words start
 * @param end where they end, exclusive
 * @param text the words exactly as they stand in the original
 * @param category what was found there, in the lexicon's words ("violent act")
 * @param attachment which of the comment's attachments has the words in its alternative text,
 *     counted from 0; null where they stand in the comment's text
 */
public record Evidence(
    int start, int end, String text, String category, @Nullable Integer attachment) {
  public Evidence {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(category, "category");
    if (start < 0 || end <= start || text.length() != end - start) {
      throw new IllegalArgumentException("no evidence spans [" + start + ", " + end + ")");
    }
    if (attachment != null && attachment < 0) {
      throw new IllegalArgumentException("there is no attachment " + attachment);
    }
  }

  /** Makes evidence that stands in the comment's text. */
  public Evidence(int start, int end, String text, String category) {
    this(start, end, text, category, null);
  }

  /** Returns whether it stands in the comment's text. */
  public boolean isInText() {
    return attachment == null;
  }

  /** Returns whether both stand in the same text and share a character. */
  boolean overlaps(Evidence other) {
    return Objects.equals(attachment, other.attachment) && start < other.end && other.start < end;
  }

  /** Names place and category only: the words are personal data. */
  @Override
  public String toString() {
    String place = attachment == null ? "" : ", attachment=" + attachment;
    return "Evidence[" + start + ", " + end + ", category=" + category + place + "]";
  }
}
