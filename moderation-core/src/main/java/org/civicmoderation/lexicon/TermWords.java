package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.jspecify.annotations.Nullable;

/** Splits what a term says into the words that a comment's text would have for it. */
final class TermWords {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  private TermWords() {}

  /** Returns the folded words of a piece of a term; none where it is punctuation only. */
  static List<String> of(String piece) {
    String folded = foldLetters(piece);
    if (folded != null) {
      return folded.isEmpty() ? List.of() : List.of(folded);
    }
    NormalizedText text = NORMALIZER.normalize(piece);
    List<String> words = new ArrayList<>(text.wordCount());
    for (int word = 0; word < text.wordCount(); word++) {
      words.add(text.form(word));
    }
    return words;
  }

  /**
   * Returns the word folded, where it is made of the letters of English and Spanish and apostrophes
   * inside only, or null: most words of a lexicon are, and this is much cheaper than {@link
   * TextNormalizer}.
   */
  private static @Nullable String foldLetters(String piece) {
    int length = piece.length();
    char[] out = new char[length];
    for (int i = 0; i < length; i++) {
      char c = piece.charAt(i);
      char folded;
      if (c >= 'a' && c <= 'z') {
        folded = c;
      } else if (c >= 'A' && c <= 'Z') {
        folded = (char) (c + ('a' - 'A'));
      } else if ((c == '\'' || c == '’') && i > 0 && i < length - 1) {
        folded = '\'';
      } else {
        folded = foldMarked(c);
        if (folded == 0) {
          return null;
        }
      }
      out[i] = folded;
    }
    return new String(out);
  }

  private static char foldMarked(char c) {
    return switch (c) {
      case 'á', 'Á' -> 'a';
      case 'é', 'É' -> 'e';
      case 'í', 'Í' -> 'i';
      case 'ó', 'Ó' -> 'o';
      case 'ú', 'Ú', 'ü', 'Ü' -> 'u';
      case 'ñ', 'Ñ' -> 'ñ';
      default -> 0;
    };
  }
}
