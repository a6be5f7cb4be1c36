package org.civicmoderation.text;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a text is to read, by the length of its sentences and words. Immutable.
 *
 * <p>English is measured by the Flesch-Kincaid grade (Kincaid et al. 1975), Spanish by the
 * Fernández Huerta score (1959), whose bands of ten points each stand for grades. Syllables are
 * counted from the spelling, which for single English words may be one off.
 *
 * @param language "en" or "es"
 * @param words how many words it has
 * @param sentences how many sentences; a line that ends a paragraph ends a sentence
 * @param syllables how many syllables
 */
public record ReadingLevel(String language, int words, int sentences, int syllables) {
  private static final Set<String> LANGUAGES = Set.of("en", "es");
  private static final Pattern PARAGRAPH = Pattern.compile("\\R[ \\t]*(?:\\R[ \\t]*)+");
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern FROM_APOSTROPHE = Pattern.compile("['’].*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouyáéíóúü]+");

  /** What is spoken as two syllables though the vowels stand together. */
  private static final Pattern ENGLISH_HIATUS =
      Pattern.compile(
          "(?<![cst])ia(?!ge)|(?<![cstgx])io(?!n)|iet|ier|eo(?!p)|ua[lt]|ue[ln]|ying|eing|creat"
              + "|(?:id|ar)ea");

  /** An e at the end is silent after a consonant, but not in table. */
  private static final Pattern SILENT_E =
      Pattern.compile("(?<=[a-z]{2})(?<![aeiouy])(?<![^aeiouy]l)e$");

  /** Endings in which the e is silent: removed, makes; not wanted, boxes, tables. */
  private static final Pattern SILENT_ENDING =
      Pattern.compile(
          "(?<=[a-z]{2})(?:(?<![tdaeiouy])ed|(?<![sxzcgaeiouy])(?<![cs]h)(?<![^aeiouy]l)es)$");

  private static final Pattern SILENT_INSIDE =
      Pattern.compile("(?<=[a-z]{2})(?<![aeiouy])e(?=(?:ly|ments?|ful|less)$)");

  /** The u is silent in que, qui, gue and gui; y is a vowel only at a word's end. */
  private static final Pattern SPANISH_SILENT = Pattern.compile("(?<=q)u|(?<=g)u(?=[eiéí])|y(?!$)");

  /** Strong vowels, and weak ones with an accent, are each a syllable of their own. */
  private static final Pattern SPANISH_STRONG = Pattern.compile("[aeoáéóíú]");

  /** The grades of the bands of ten points, from 30 up. */
  private static final List<Integer> HUERTA_GRADES = List.of(13, 13, 11, 8, 6, 5, 4, 4);

  /**
   * Measures a text, or returns empty when the language is neither English nor Spanish, or the text
   * has no words.
   *
   * @param text paragraphs with an empty line between; a line break alone ends nothing
   */
  public static Optional<ReadingLevel> of(String text, String language) {
    if (!LANGUAGES.contains(language)) {
      return Optional.empty();
    }
    Locale locale = Locale.forLanguageTag(language);
    BreakIterator sentenceBreaks = BreakIterator.getSentenceInstance(locale);
    BreakIterator wordBreaks = BreakIterator.getWordInstance(locale);
    int words = 0;
    int sentences = 0;
    int syllables = 0;
    for (String paragraph : PARAGRAPH.splitAsStream(text).toList()) {
      String line = LINE_BREAK.matcher(paragraph).replaceAll(" ");
      for (String sentence : parts(line, sentenceBreaks)) {
        int before = words;
        for (String word : parts(sentence, wordBreaks)) {
          if (word.codePoints().anyMatch(Character::isLetter)) {
            words++;
            syllables += syllables(word, language);
          }
        }
        sentences += words > before ? 1 : 0;
      }
    }
    return words == 0
        ? Optional.empty()
        : Optional.of(new ReadingLevel(language, words, sentences, syllables));
  }

  /** Returns how many syllables a word has, at least one. */
  static int syllables(String word, String language) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Math.max(1, language.equals("es") ? spanish(lower) : english(lower));
  }

  /** Returns the school grade (of the United States) in which the text can be read. */
  public double grade() {
    double sentence = (double) words / sentences;
    double word = (double) syllables / words;
    if (language.equals("en")) {
      return 0.39 * sentence + 11.8 * word - 15.59;
    }
    int band = (int) Math.floor(score() / 10) - 3;
    return HUERTA_GRADES.get(Math.max(0, Math.min(HUERTA_GRADES.size() - 1, band)));
  }

  /**
   * Returns the ease of reading, 100 for the easiest and 0 for the hardest: Flesch for English,
   * Fernández Huerta for Spanish.
   */
  public double score() {
    double sentence = (double) words / sentences;
    double word = (double) syllables / words;
    return language.equals("en")
        ? 206.835 - 1.015 * sentence - 84.6 * word
        : 206.84 - 1.02 * sentence - 60 * word;
  }

  private static int english(String word) {
    String spoken = FROM_APOSTROPHE.matcher(word).replaceAll("");
    spoken = SILENT_INSIDE.matcher(spoken).replaceAll("");
    spoken = SILENT_ENDING.matcher(spoken).replaceAll("");
    spoken = SILENT_E.matcher(spoken).replaceAll("");
    return count(VOWELS, spoken) + count(ENGLISH_HIATUS, spoken);
  }

  private static int spanish(String word) {
    String spoken = SPANISH_SILENT.matcher(word).replaceAll("-");
    int syllables = 0;
    Matcher vowels = VOWELS.matcher(spoken);
    while (vowels.find()) {
      syllables += Math.max(1, count(SPANISH_STRONG, vowels.group()));
    }
    return syllables;
  }

  private static int count(Pattern pattern, String word) {
    int count = 0;
    Matcher matcher = pattern.matcher(word);
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private static List<String> parts(String text, BreakIterator breaks) {
    List<String> parts = new ArrayList<>();
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      parts.add(text.substring(start, end));
      start = end;
    }
    return parts;
  }
}
