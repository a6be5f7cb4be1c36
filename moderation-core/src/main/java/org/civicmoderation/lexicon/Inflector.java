package org.civicmoderation.lexicon;

import java.util.List;

/** Gives a word all its forms, as {@code word~} asks for. */
final class Inflector {
  private Inflector() {}

  /**
   * Returns the forms of a word, the word itself first; folded, each once.
   *
   * @param word the word, folded
   * @param written the word as written, with its accents
   * @param language "en" or "es"
   */
  static List<String> forms(String word, String written, String language) {
    return language.equals("es")
        ? SpanishInflector.forms(word, written)
        : EnglishInflector.forms(word);
  }
}
