package org.civicmoderation.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import org.civicmoderation.text.EntityKind;

/** In what share of texts a word or a thing stands, very roughly. */
final class WordShares {
  static final double PATTERN = 0.001;
  static final double WILD = 0.005;
  private static final double FUNCTION_WORD = 0.02;
  private static final double COMMON = 0.003;
  private static final double RARE = 0.000_2;
  private static final double NAME = 0.9;
  private static final double NUMBER = 0.3;
  private static final double OTHER_THING = 0.05;

  // Of the commonest words the share falls with the rank, as Zipf has it, for a text of thirty.
  private static final double ZIPF = 4;
  private static final double ZIPF_OFFSET = 8;

  private final Set<String> functionWords;
  private final Map<String, Integer> ranks = new HashMap<>();

  /**
   * Reads the list of the commonest words.
   *
   * @param functionWords other words that many texts have
   */
  WordShares(Set<String> functionWords) {
    this.functionWords = functionWords;
    try (InputStream in = WordShares.class.getResourceAsStream("frequent-words.txt")) {
      byte[] list = Objects.requireNonNull(in, "frequent-words.txt").readAllBytes();
      StringTokenizer words = new StringTokenizer(new String(list, StandardCharsets.UTF_8));
      while (words.hasMoreTokens()) {
        ranks.put(words.nextToken(), ranks.size());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double of(EntityKind kind) {
    return switch (kind) {
      case NAME -> NAME;
      case NUMBER -> NUMBER;
      default -> OTHER_THING;
    };
  }

  double of(String word) {
    Integer rank = ranks.get(word);
    if (rank != null) {
      return ZIPF / (rank + ZIPF_OFFSET);
    }
    if (functionWords.contains(word)) {
      return FUNCTION_WORD;
    }
    char[] letters = word.toCharArray();
    return OrdinaryWords.isCommon(letters, 0, letters.length) ? COMMON : RARE;
  }
}
