package org.civicmoderation.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The ordinary words of English and Spanish, so that none is taken for another word in disguise.
 * There are two lists: the common words, and all that dictionaries have. The long one is read at
 * its first use, which a comment without anything that looks like a disguise never makes. Vulgar
 * words are ordinary in no form, though dictionaries have them, or words that they look like forms
 * of.
 */
final class OrdinaryWords {
  /** The shortest stem that an ending may be cut from. */
  private static final int LEAST_STEM = 3;

  private static final String[] ENDINGS = {
    "s", "es", "d", "ed", "r", "er", "ers", "rs", "ing", "ings", "in", "ly", "y", "ies", "ied",
    "ier", "iest", "ily", "est", "ness", "less", "ful", "able", "ment", "ments", "ion", "ions",
    "ity", "ist", "ists", "ish", "like", "man", "men", "'s", "a", "o", "as", "os", "e", "ces", "an",
    "en", "on", "amos", "emos", "imos", "aba", "aban", "abas", "abamos", "ia", "ian", "ias",
    "iamos", "aste", "iste", "aron", "ieron", "io", "ara", "aran", "are", "aremos", "aria", "arian",
    "era", "eran", "ere", "eria", "ira", "iran", "ire", "iria", "iera", "ieran", "ase", "ando",
    "iendo", "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ar", "ir", "arse", "erse",
    "irse", "arlo", "arla", "arlos", "arlas", "arle", "arles", "arme", "arte", "arnos", "erlo",
    "erla", "erlos", "erlas", "irlo", "irla", "andolo", "andose", "iendose", "cion", "ciones",
    "mente", "amente", "ito", "ita", "itos", "itas", "cito", "cita", "isimo", "isima", "dor",
    "dora", "dores", "ista", "istas", "asteis", "isteis", "abais", "asemos", "aseis", "arais",
    "areis", "ariais", "ariamos", "aramos", "eramos", "iesemos", "ierais", "iereis", "ieseis",
    "ieramos", "ieremos", "asen", "aren", "aras", "ares", "ases", "aries", "esen", "ieras", "ieres",
    "iesen", "ieses", "iese", "iere", "ais", "eis", "amelo", "andome", "andoles", "iendolo",
    "iendole", "iendome", "ables", "ibles", "ible", "azo", "azos", "ona", "ones", "onas", "illo",
    "illa", "illos", "illas", "uelo", "uela", "ura", "uras", "erias", "ero", "eros", "eras", "dero",
    "dera", "deros", "deras", "al", "ales", "oso", "osa", "osos", "osas", "ivo", "iva", "ivos",
    "ivas", "ez", "eza", "ezas", "or", "ores",
  };

  private OrdinaryWords() {}

  /** Returns whether a folded word, or what it is a form of, is in any dictionary. */
  static boolean contains(char[] text, int from, int to) {
    return (Common.WORDS.contains(text, from, to) || All.WORDS.contains(text, from, to))
        && !Vulgar.WORDS.contains(text, from, to);
  }

  /** Returns whether a folded word, or what it is a form of, is a common one. */
  static boolean isCommon(char[] text, int from, int to) {
    return Common.WORDS.contains(text, from, to) && !Vulgar.WORDS.contains(text, from, to);
  }

  /** Returns whether a folded word, as it stands, is a common one. */
  static boolean isCommonAsItStands(char[] text, int from, int to) {
    return Common.WORDS.has(text, from, to);
  }

  private static final class Common {
    static final Words WORDS = new Words("common-words.txt", true);
  }

  private static final class Vulgar {
    static final Words WORDS = new Words("vulgar-words.txt", false);
  }

  private static final class All {
    static final Words WORDS = new Words("ordinary-words.txt", true);
  }

  private static final class Words {
    private final Vocabulary words = new Vocabulary();

    /** What is left of a word when its last vowel, or the ending of an infinitive, is cut. */
    private final Vocabulary stems = new Vocabulary();

    private final Vocabulary endings = new Vocabulary();
    private int longestEnding;

    private Words(String file, boolean cut) {
      for (String ending : ENDINGS) {
        endings.add(ending);
        longestEnding = Math.max(longestEnding, ending.length());
      }
      String list = read(file);
      int start = 0;
      for (int i = 0; i <= list.length(); i++) {
        if (i == list.length() || list.charAt(i) <= ' ') {
          if (i > start) {
            add(list.substring(start, i), cut);
          }
          start = i + 1;
        }
      }
    }

    private void add(String word, boolean cut) {
      words.add(word);
      if (!cut) {
        return;
      }
      int length = word.length();
      if (length > LEAST_STEM && "aeoy".indexOf(word.charAt(length - 1)) >= 0) {
        stems.add(word.substring(0, length - 1));
      }
      if (length > LEAST_STEM + 1
          && (word.endsWith("ar") || word.endsWith("er") || word.endsWith("ir"))) {
        stems.add(word.substring(0, length - 2));
      }
    }

    boolean has(char[] text, int from, int to) {
      int hash = 0;
      for (int i = from; i < to; i++) {
        hash = 31 * hash + text[i];
      }
      return words.find(hash, text, from, to) != Vocabulary.UNKNOWN;
    }

    boolean contains(char[] text, int from, int to) {
      int hash = 0;
      int least = Math.max(LEAST_STEM, to - from - longestEnding - 1);
      for (int i = from; i < to; i++) {
        hash = 31 * hash + text[i];
        boolean whole = i + 1 == to;
        if ((whole || (i + 1 - from >= least && isEnding(text, i + 1, to)))
            && (words.find(hash, text, from, i + 1) != Vocabulary.UNKNOWN
                || (!whole && stems.find(hash, text, from, i + 1) != Vocabulary.UNKNOWN))) {
          return true;
        }
      }
      return false;
    }

    /** Returns whether an ending starts here, or after a letter that is doubled before it. */
    private boolean isEnding(char[] text, int from, int to) {
      int last = text[from] == text[from - 1] ? from + 1 : from;
      for (int start = from; start <= last && start < to; start++) {
        int hash = 0;
        for (int i = start; i < to; i++) {
          hash = 31 * hash + text[i];
        }
        if (endings.find(hash, text, start, to) != Vocabulary.UNKNOWN) {
          return true;
        }
      }
      return false;
    }

    private static String read(String file) {
      try (InputStream in = OrdinaryWords.class.getResourceAsStream(file)) {
        return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
