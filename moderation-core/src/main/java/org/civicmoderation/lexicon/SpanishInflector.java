package org.civicmoderation.lexicon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forms of Spanish words, without accents, as they are compared: number and gender of nouns and
 * adjectives; for verbs, which end in {@code -ar}, {@code -er} or {@code -ir}, with or without
 * {@code se}, the whole conjugation, and the pronouns that lean on infinitive, gerund and
 * imperative.
 */
final class SpanishInflector {
  /** Nouns and adjectives that end like verbs. */
  private static final Set<String> NOT_VERBS =
      Set.of(
          "altar",
          "alfiler",
          "alquiler",
          "alrededor",
          "amanecer",
          "anochecer",
          "atardecer",
          "auxiliar",
          "avatar",
          "ayer",
          "azar",
          "bar",
          "bazar",
          "bienestar",
          "malestar",
          "bulevar",
          "calamar",
          "celular",
          "circular",
          "collar",
          "crater",
          "chofer",
          "ejemplar",
          "elixir",
          "escolar",
          "familiar",
          "hogar",
          "impar",
          "irregular",
          "juglar",
          "lugar",
          "lunar",
          "mar",
          "mercader",
          "militar",
          "mujer",
          "nadir",
          "palomar",
          "pajar",
          "pilar",
          "par",
          "paladar",
          "particular",
          "pesar",
          "placer",
          "polar",
          "popular",
          "porvenir",
          "primer",
          "pulgar",
          "radar",
          "regular",
          "secular",
          "similar",
          "singular",
          "solar",
          "sonar",
          "souvenir",
          "taller",
          "tercer",
          "titular",
          "ultramar",
          "vulgar",
          "visir",
          "zar",
          "doquier",
          "cualquier",
          "espectacular",
          "estelar",
          "molecular",
          "nuclear",
          "ocular",
          "peculiar",
          "preescolar",
          "seglar",
          "vascular",
          "insular",
          "lumbar",
          "triangular",
          "rectangular",
          "bipolar",
          "ajuar",
          "caviar",
          "cantar",
          "manjar",
          "olivar",
          "pinar",
          "telar",
          "trailer",
          "menester",
          "caracter",
          "cualesquier",
          "hamster",
          "cancer",
          "lider");

  /** Verbs in {@code -ar} among those: what is a noun and a verb is taken as both. */
  private static final Set<String> ALSO_VERBS =
      Set.of(
          "amanecer",
          "anochecer",
          "atardecer",
          "auxiliar",
          "militar",
          "pesar",
          "placer",
          "regular",
          "sonar",
          "titular",
          "circular",
          "cantar");

  /**
   * Small words that a verb's form is spelt like, accents apart (como, para, dé): they would find
   * nearly every text, so {@code ~} leaves them out and a lexicon that means them lists them.
   */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "bajo", "cerca", "como", "de", "entre", "este", "hacia", "nada", "para", "sobre", "una",
          "unas", "uno", "unos");

  private SpanishInflector() {}

  /** Returns the forms of a word, the word itself first, each once. */
  static List<String> forms(String word, String written) {
    Set<String> forms = new LinkedHashSet<>(32);
    forms.add(word);
    String verb = infinitive(word, written);
    if (verb == null || ALSO_VERBS.contains(word)) {
      addNominal(word, written, forms);
    }
    if (verb != null) {
      SpanishVerb.addForms(verb, forms);
      forms.removeAll(SMALL_WORDS);
    }
    return List.copyOf(forms);
  }

  /** Returns the infinitive without its pronoun, or null where the word is none. */
  private static @Nullable String infinitive(String word, String written) {
    String verb = word;
    if (word.length() > 4
        && (word.endsWith("arse") || word.endsWith("erse") || word.endsWith("irse"))) {
      verb = word.substring(0, word.length() - 2);
    }
    if (!verb.endsWith("ar") && !verb.endsWith("er") && !verb.endsWith("ir")) {
      return null;
    }
    if (NOT_VERBS.contains(verb) && !ALSO_VERBS.contains(verb)) {
      return null;
    }
    // An accent on another syllable than the last tells a noun (líder), but oír and reír are verbs.
    for (int i = 0; i < written.length() - 2; i++) {
      if ("áéíóúÁÉÍÓÚ".indexOf(written.charAt(i)) >= 0) {
        return null;
      }
    }
    return verb;
  }

  private static void addNominal(String word, String written, Set<String> forms) {
    int length = word.length();
    if (length < 2) {
      return;
    }
    String stem = word.substring(0, length - 1);
    char last = word.charAt(length - 1);
    switch (last) {
      case 'o' -> {
        forms.add(stem + "a");
        forms.add(stem + "os");
        forms.add(stem + "as");
      }
      case 'a', 'e' -> forms.add(word + "s");
      case 'i', 'u' -> {
        forms.add(word + "es");
        forms.add(word + "s");
      }
      case 'z' -> forms.add(stem + "ces");
      case 'x' -> {}
      case 's' -> {
        if (stressedOnLast(written) || vowels(word) == 1) {
          forms.add(word + "es");
          if (word.endsWith("es")) {
            forms.add(word + "a");
            forms.add(word + "as");
          }
        }
      }
      default -> {
        forms.add(word + "es");
        if (length > 4
            && (word.endsWith("or")
                || word.endsWith("on")
                || word.endsWith("an")
                || word.endsWith("in")
                || word.endsWith("ol"))) {
          forms.add(word + "a");
          forms.add(word + "as");
        }
        if (!isSpanishEnding(last)) {
          forms.add(word + "s");
        }
      }
    }
  }

  /** Returns whether a word of Spanish ends so; others take a plain {@code -s} (clubs, gays). */
  private static boolean isSpanishEnding(char last) {
    return last == 'd' || last == 'l' || last == 'n' || last == 'r';
  }

  private static boolean stressedOnLast(String written) {
    int length = written.length();
    return length >= 2 && "áéíóúÁÉÍÓÚ".indexOf(written.charAt(length - 2)) >= 0;
  }

  private static int vowels(String word) {
    int vowels = 0;
    for (int i = 0; i < word.length(); i++) {
      if ("aeiou".indexOf(word.charAt(i)) >= 0) {
        vowels++;
      }
    }
    return vowels;
  }
}
