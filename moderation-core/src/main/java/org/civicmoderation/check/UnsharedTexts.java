package org.civicmoderation.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Texts that somebody else's policy flags and the one that is measured does not, so that the recall
 * of what both ask for can be told. Immutable.
 *
 * <p>A file of them holds a text a line; lines that start with {@code # } and empty ones say why.
 *
 * @param texts the texts, in lower case and without space around them
 */
public record UnsharedTexts(Set<String> texts) {
  /** No such texts. */
  public static final UnsharedTexts NONE = new UnsharedTexts(Set.of());

  public UnsharedTexts {
    texts = Set.copyOf(texts);
  }

  /** Reads a file's content. */
  public static UnsharedTexts parse(String content) {
    Set<String> texts = new HashSet<>();
    content
        .lines()
        .map(UnsharedTexts::key)
        .filter(line -> !line.isEmpty() && !line.equals("#") && !line.startsWith("# "))
        .forEach(texts::add);
    return new UnsharedTexts(texts);
  }

  /**
   * Returns the comment, tagged {@link LabelledComment#UNSHARED} if its whole text is one of them.
   */
  public LabelledComment tag(LabelledComment comment) {
    return texts.contains(key(comment.comment().text()))
        ? comment.withTag(LabelledComment.UNSHARED)
        : comment;
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
