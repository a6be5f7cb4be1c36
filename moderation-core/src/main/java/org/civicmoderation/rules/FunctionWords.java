package org.civicmoderation.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The commonest words of English and Spanish: they tell the language, and carry no topic. */
final class FunctionWords {
  static final Set<String> ENGLISH = load("en");
  static final Set<String> SPANISH = load("es");

  private FunctionWords() {}

  private static Set<String> load(String language) {
    String path = "/org/civicmoderation/lexicon/grammar/function-word." + language + ".txt";
    Set<String> words = new HashSet<>();
    try (InputStream in = FunctionWords.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks " + path);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String word = line.replaceAll("#.*", "").strip().toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && word.indexOf(':') < 0 && word.indexOf(' ') < 0) {
          words.add(fold(word));
          words.add(fold(word.replace("'", "")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.copyOf(words);
  }

  /** Folds accents away but for the ñ, as the words of a text are folded. */
  private static String fold(String word) {
    String marked = word.replace('ñ', '\uE000');
    String plain = Normalizer.normalize(marked, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
    return plain.replace('\uE000', 'ñ');
  }
}
