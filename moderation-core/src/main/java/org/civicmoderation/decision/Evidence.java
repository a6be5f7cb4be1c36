package org.civicmoderation.decision;

import java.util.Objects;

/**
 * The words that meet a criterion: the half-open span {@code [start, end)} in UTF-16 units of the
 * original text. Immutable.
 *
 * @param start where the words start
 * @param end where they end, exclusive
 * @param text the words exactly as they stand in the original
 * @param category what was found there, in the lexicon's words ("violent act")
 */
public record Evidence(int start, int end, String text, String category) {
  public Evidence {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(category, "category");
    if (start < 0 || end <= start || text.length() != end - start) {
      throw new IllegalArgumentException("no evidence spans [" + start + ", " + end + ")");
    }
  }

  /** Names place and category only: the words are personal data. */
  @Override
  public String toString() {
    return "Evidence[" + start + ", " + end + ", category=" + category + "]";
  }
}
