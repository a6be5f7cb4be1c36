package org.civicmoderation.rules;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;

/**
 * Compares what a comment is about with the original post and the channel's declared topics: by
 * stemmed content words, and by the categories whose name starts with "topic". Thread-safe.
 */
final class Topics {
  /** How many posts' analyses are kept: comments come in under the same few posts. */
  private static final int MOST_KEPT = 256;

  private static final int SHORTEST_WORD = 3;

  private final TextNormalizer normalizer;
  private final LexiconScanner scanner;
  private final BitSet topicCategories = new BitSet();
  private final int reply;
  private final Map<String, Subject> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Subject> eldest) {
              return size() > MOST_KEPT;
            }
          });

  Topics(TextNormalizer normalizer, LexiconScanner scanner) {
    this.normalizer = normalizer;
    this.scanner = scanner;
    List<String> categories = scanner.categories();
    for (int i = 0; i < categories.size(); i++) {
      if (categories.get(i).startsWith("topic ")) {
        topicCategories.set(i);
      }
    }
    this.reply = scanner.category("reply");
  }

  /**
   * What a text is about. Immutable once made.
   *
   * @param stems its content words, stemmed in English and in Spanish
   * @param categories the categories found in it: of a post all, of a comment those of topics
   */
  record Subject(Set<String> stems, BitSet categories) {}

  /** Returns what a post, or a channel's topics, are about; remembered. */
  Subject of(String text) {
    Subject known = kept.get(text);
    if (known == null) {
      NormalizedText normalized = normalizer.normalize(text);
      BitSet all = new BitSet();
      all.set(0, scanner.categories().size());
      known = of(normalized, scanner.matches(normalized, null), all);
      kept.put(text, known);
    }
    return known;
  }

  /** Returns what a comment is about. */
  Subject of(NormalizedText text, Matches matches) {
    return of(text, matches, topicCategories);
  }

  private static Subject of(NormalizedText text, Matches matches, BitSet wanted) {
    BitSet categories = BitSet.valueOf(matches.candidates());
    categories.and(wanted);
    for (int at = categories.nextSetBit(0); at >= 0; at = categories.nextSetBit(at + 1)) {
      if (matches.of(at).isEmpty()) {
        categories.clear(at);
      }
    }
    SnowballStemmer english = new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH);
    SnowballStemmer spanish = new SnowballStemmer(SnowballStemmer.ALGORITHM.SPANISH);
    Set<String> stems = new HashSet<>();
    for (int word = 0; word < text.wordCount(); word++) {
      String form = text.form(word);
      if (content(form)) {
        // The language of a single word is not known, so that each is stemmed both ways.
        stems.add("en " + english.stem(form));
        stems.add("es " + spanish.stem(form));
      }
    }
    return new Subject(stems, categories);
  }

  private static boolean content(String form) {
    return form.length() >= SHORTEST_WORD
        && Character.isLetter(form.charAt(0))
        && !FunctionWords.ENGLISH.contains(form)
        && !FunctionWords.SPANISH.contains(form);
  }

  /** Returns how many content words two texts share. */
  static int sharedWords(Subject one, Subject other) {
    int english = 0;
    int spanish = 0;
    Set<String> fewer = one.stems.size() <= other.stems.size() ? one.stems : other.stems;
    Set<String> more = fewer == one.stems ? other.stems : one.stems;
    for (String stem : fewer) {
      if (more.contains(stem)) {
        if (stem.startsWith("en ")) {
          english++;
        } else {
          spanish++;
        }
      }
    }
    return Math.max(english, spanish);
  }

  /** Returns whether a comment is about anything that a post or the channel's topics are about. */
  boolean shared(Subject comment, Subject other) {
    if (sharedWords(comment, other) > 0) {
      return true;
    }
    BitSet both = (BitSet) comment.categories.clone();
    both.and(other.categories);
    both.and(topicCategories);
    return !both.isEmpty();
  }

  /**
   * Returns whether a comment is on topic by nature: nothing but an answer that belongs to any
   * post, or no content word at all.
   */
  boolean genericReply(NormalizedText text, Matches matches) {
    int words = text.wordCount();
    BitSet covered = new BitSet(words);
    for (Match match : matches.of(reply)) {
      covered.set(match.firstWord(), match.lastWord() + 1);
    }
    for (int word = 0; word < words; word++) {
      if (!covered.get(word) && content(text.form(word).toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
