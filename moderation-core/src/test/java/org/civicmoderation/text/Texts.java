package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of this package ask of a text, as plain values. */
final class Texts {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  private Texts() {}

  static NormalizedText normalize(String original) {
    return NORMALIZER.normalize(original);
  }

  static List<String> forms(String original) {
    NormalizedText text = normalize(original);
    return IntStream.range(0, text.wordCount()).mapToObj(text::form).toList();
  }

  /** Returns the original writing of each word. */
  static List<String> written(String original) {
    NormalizedText text = normalize(original);
    return IntStream.range(0, text.wordCount())
        .mapToObj(word -> original.substring(text.start(word), text.end(word)))
        .toList();
  }

  /** Returns the original writing of each entity of a kind. */
  static List<String> entities(EntityKind kind, String original) {
    return normalize(original).entities().stream()
        .filter(entity -> entity.kind() == kind)
        .map(entity -> original.substring(entity.start(), entity.end()))
        .toList();
  }

  /** Returns all readings as "original = form". */
  static List<String> readings(Reading.Disguise disguise, String original) {
    NormalizedText text = normalize(original);
    List<String> found = new ArrayList<>();
    for (int word = 0; word < text.wordCount(); word++) {
      for (Reading reading : text.readings(word)) {
        if (reading.disguise() == disguise) {
          int start = text.start(reading.firstWord());
          int end = text.end(reading.lastWord());
          found.add(original.substring(start, end) + " = " + reading.form());
        }
      }
    }
    return found;
  }

  /** Returns the forms of all words and readings. */
  static List<String> allForms(String original) {
    NormalizedText text = normalize(original);
    List<String> forms = new ArrayList<>();
    for (int word = 0; word < text.wordCount(); word++) {
      forms.add(text.form(word));
      text.readings(word).forEach(reading -> forms.add(reading.form()));
    }
    return forms;
  }

  /** Returns the words with their sentences parted by a stroke. */
  static String sentences(String original) {
    NormalizedText text = normalize(original);
    StringBuilder found = new StringBuilder();
    for (int word = 0; word < text.wordCount(); word++) {
      if (word > 0) {
        found.append(text.sentence(word) != text.sentence(word - 1) ? " | " : " ");
      }
      found.append(text.form(word));
    }
    return found.toString();
  }

  /** Returns the words with their clauses parted by a stroke. */
  static String clauses(String original) {
    NormalizedText text = normalize(original);
    StringBuilder found = new StringBuilder();
    for (int word = 0; word < text.wordCount(); word++) {
      if (word > 0) {
        found.append(text.clause(word) != text.clause(word - 1) ? " | " : " ");
      }
      found.append(text.form(word));
    }
    return found.toString();
  }

  static List<String> quoted(String original) {
    NormalizedText text = normalize(original);
    return IntStream.range(0, text.wordCount()).filter(text::quoted).mapToObj(text::form).toList();
  }
}
