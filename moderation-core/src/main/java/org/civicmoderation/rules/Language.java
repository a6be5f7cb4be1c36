package org.civicmoderation.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Guesses a comment's language by its commonest words. English and Spanish are what rules are
 * written in; a few others are known by name, so that a decision can say what it did not examine.
 */
public final class Language {
  private static final String UNKNOWN = "unknown";
  private static final String UNKNOWN_SCRIPT = "unknown script";
  private static final int MOST_WORDS = 200;

  /** A comment with fewer words than this and none that is known is left open. */
  private static final int ENOUGH_WORDS = 5;

  private static final String[] NAMES = {"en", "es", "fr", "de", "pt", "it", "hmn", "so", "vi"};

  /** Common words of other languages that are none in English or Spanish. */
  private static final String[] OTHERS = {
    "fr les des une est dans pour avec nous vous pas mais sont cette je c'est ils elles ont",
    "de und der das ist nicht ich ein eine mit auf wir sie auch fur aber sind dem den zu",
    "pt nao voce uma para com isso muito tambem sao obrigado essa esse pelo pela foi tem",
    "it che sono della questo perche anche molto grazie gli nella dei alla piu",
    "hmn koj kuv peb lawv tsis yog nyob thiab ua tau mus los cov txog hauv rau tias ntawm zoo hais",
    "so waa iyo waxaan ayaa inaan waxay kuwa ma aad baa wuxuu",
    "vi khong toi ban cua nhung duoc mot nguoi chung la"
  };

  /** The languages of common words by the words' hashes, as bits: pairs of a hash and its bits. */
  private static final int[] VOTES = table(votes());

  private Language() {}

  /**
   * Returns whether a guess names no language: the text may hold English or Spanish all the same.
   */
  public static boolean untold(String language) {
    return language.equals(UNKNOWN) || language.equals(UNKNOWN_SCRIPT);
  }

  /**
   * Returns "en", "es", the code of another language, "unknown" for a text whose language can't be
   * told, "unknown script" for one that is not in Latin letters, or null where there is too little
   * to tell by.
   */
  public static @Nullable String guess(NormalizedText text) {
    int[] counts = new int[NAMES.length];
    int words = Math.min(text.wordCount(), MOST_WORDS);
    for (int word = 0; word < words; word++) {
      for (int votes = votes(text.hash(word)); votes != 0; votes &= votes - 1) {
        counts[Integer.numberOfTrailingZeros(votes)]++;
      }
    }
    int best = 0;
    for (int language = 1; language < NAMES.length; language++) {
      if (counts[language] > counts[best]) {
        best = language;
      }
    }
    if (counts[best] == 0) {
      return withoutWords(text);
    }
    // A comment is taken for a language without rules only where that is plain.
    if (best > 1 && counts[best] < 2 * Math.max(1, Math.max(counts[0], counts[1]))) {
      return counts[0] == 0 && counts[1] == 0 ? null : counts[1] > counts[0] ? "es" : "en";
    }
    return NAMES[best];
  }

  private static @Nullable String withoutWords(NormalizedText text) {
    int latin = 0;
    int other = 0;
    String original = text.original();
    int end = Math.min(original.length(), 10 * MOST_WORDS);
    for (int at = 0; at < end; ) {
      int c = original.codePointAt(at);
      if (Character.isLetter(c)) {
        if (Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN) {
          latin++;
        } else {
          other++;
        }
      }
      at += Character.charCount(c);
    }
    if (other > latin && other >= ENOUGH_WORDS) {
      return UNKNOWN_SCRIPT;
    }
    return text.wordCount() >= 2 * ENOUGH_WORDS && latin >= 8 * ENOUGH_WORDS ? UNKNOWN : null;
  }

  private static Map<Integer, Integer> votes() {
    Map<Integer, Integer> votes = new HashMap<>();
    for (String word : FunctionWords.ENGLISH) {
      votes.merge(word.hashCode(), 1, (a, b) -> a | b);
    }
    for (String word : FunctionWords.SPANISH) {
      votes.merge(word.hashCode(), 2, (a, b) -> a | b);
    }
    for (String list : OTHERS) {
      String[] words = list.split(" ", -1);
      int language = Arrays.asList(NAMES).indexOf(words[0]);
      for (int i = 1; i < words.length; i++) {
        votes.merge(words[i].hashCode(), 1 << language, (a, b) -> a | b);
      }
    }
    return votes;
  }

  /** Returns where a hash is looked for first in a table of so many numbers. */
  private static int place(int hash, int length) {
    return ((hash ^ (hash >>> 15)) * 2) & (length - 2);
  }

  private static int votes(int hash) {
    int at = place(hash, VOTES.length);
    while (VOTES[at + 1] != 0 && VOTES[at] != hash) {
      at = (at + 2) & (VOTES.length - 2);
    }
    return VOTES[at + 1];
  }

  private static int[] table(Map<Integer, Integer> votes) {
    int[] table = new int[Integer.highestOneBit(votes.size()) * 8];
    votes.forEach(
        (hash, bits) -> {
          int at = place(hash, table.length);
          while (table[at + 1] != 0) {
            at = (at + 2) & (table.length - 2);
          }
          table[at] = hash;
          table[at + 1] = bits;
        });
    return table;
  }
}
