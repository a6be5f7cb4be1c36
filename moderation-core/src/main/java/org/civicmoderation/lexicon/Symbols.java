package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.text.EntityKind;
import org.jspecify.annotations.Nullable;

/** Gives the pieces of terms their symbols, and knows the words that each stands for. */
final class Symbols {
  /**
   * Words that another word's apostrophe makes when it is left out. They stand for it in phrases
   * only ("ill be there"): alone, they are far more often themselves.
   */
  private static final Set<String> OTHER_WITHOUT_APOSTROPHE =
      Set.of(
          "he'll", "she'll", "we'll", "i'll", "i'd", "he'd", "she'd", "we'd", "we're", "who're",
          "it's", "o'er");

  private static final EntityKind[] THINGS = EntityKind.values();

  final Vocabulary vocabulary = new Vocabulary();
  final WildWords wildWords = new WildWords();

  /** The symbols of each word. */
  final Links ofWord = new Links();

  private final WordShares wordShares;
  private int[] plain = new int[1 << 11];

  /** By word: its symbol where that is the same alone and in a phrase; 0 is not known. */
  private int[] always = new int[1 << 11];

  private double[] shares = new double[1 << 11]; // by symbol: of texts that have it
  private byte[] strong = new byte[1 << 11];

  /** The words whose share their symbols do not have yet … */
  private final List<String> unweighed = new ArrayList<>();

  /** … and these. */
  private int[] unweighedLinks = new int[1 << 6];

  private final Map<String, Integer> shared = new HashMap<>();
  private int count = Automaton.FIRST_WORD;

  /**
   * Makes symbols of nothing yet.
   *
   * @param wordShares how common words are
   */
  Symbols(WordShares wordShares) {
    this.wordShares = wordShares;
  }

  /** Returns how many symbols there are. */
  int count() {
    return count;
  }

  /**
   * Returns the symbol of a word as it stands, which nearly every piece of a term is.
   *
   * @param alone whether the term is one word
   */
  int ofWord(String text, boolean alone) {
    int word = vocabulary.add(text);
    int known = word < always.length ? always[word] : 0;
    return known != 0 ? known : ofOtherWord(word, text, alone);
  }

  private int ofOtherWord(int word, String text, boolean alone) {
    if (withoutApostrophe(text, alone) != null) {
      return shared("'" + text, List.of(text), alone);
    }
    int symbol = plain(word, text);
    if (text.indexOf('\'') < 0) {
      if (word >= always.length) {
        always = Arrays.copyOf(always, word * 2);
      }
      always[word] = symbol;
    }
    return symbol;
  }

  /** Returns the symbol of a word in any of its forms. */
  int ofForms(Node.Forms forms, boolean alone) {
    return shared(forms.written(), forms.words(), alone);
  }

  /** Returns the symbol of one of many words, in any of their forms. */
  int ofChoice(Node.Choice choice, boolean alone) {
    List<String> words = new ArrayList<>();
    for (List<Node> alternative : choice.alternatives()) {
      if (alternative.get(0) instanceof Node.Literal literal) {
        words.add(literal.word());
      } else if (alternative.get(0) instanceof Node.Forms forms) {
        words.addAll(forms.words());
      }
    }
    String[] sorted = words.toArray(new String[0]);
    Arrays.sort(sorted);
    return shared((alone ? "a|" : "|") + String.join("|", sorted), words, alone);
  }

  /** Returns in what share of texts a term stands, very roughly: by its two rarest words. */
  double share(int[][][] segments) {
    double least = 1;
    for (int[][] ways : segments) {
      double sum = 0;
      for (int[] way : ways) {
        double rarest = 1;
        double next = 1;
        for (int symbol : way) {
          double share = share(symbol);
          next = Math.min(next, Math.max(rarest, share));
          rarest = Math.min(rarest, share);
        }
        sum += rarest * Math.sqrt(next);
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  /** Returns in what share of texts a word stands, very roughly. */
  double shareOfWord(int word) {
    return wordShares.of(
        new String(vocabulary.letters(), vocabulary.start(word), vocabulary.length(word)));
  }

  /** Returns which symbol of a way stands in fewest texts; of equals the first. */
  int rarest(int[] way) {
    int rarest = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < way.length; i++) {
      if (!Automaton.isGap(way[i]) && share(way[i]) < least) {
        rarest = i;
        least = share(way[i]);
      }
    }
    return rarest;
  }

  /** Returns in what share of texts a symbol stands, very roughly. */
  double share(int symbol) {
    if (symbol >= Automaton.FIRST_WORD) {
      return Math.min(1, shares[symbol]);
    }
    int thing = symbol - Automaton.THING;
    return thing < 0 ? 1 : thing < THINGS.length ? WordShares.of(THINGS[thing]) : 0;
  }

  /** Notes where lexicons with strong disguises have a symbol. */
  void markStrong(int symbol, byte where) {
    strong[symbol] |= where;
  }

  private byte[] strongWords() {
    byte[] strongWord = new byte[vocabulary.size()];
    for (int word = 0; word < strongWord.length; word++) {
      for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
        strongWord[word] |= strong[(int) ofWord.value(link)];
      }
    }
    return strongWord;
  }

  /**
   * Gives every known word the symbols of the terms with {@code *} that find it; ends the adding.
   * Returns by word where lexicons with strong disguises have it.
   */
  byte[] finish() {
    byte[] strongWords = strongWords();
    addStems(strongWords);
    wildWords.freeze();
    if (wildWords.isEmpty()) {
      return strongWords;
    }
    int[] found = new int[64];
    for (int word = 0; word < vocabulary.size(); word++) {
      int size =
          wildWords.find(vocabulary.letters(), vocabulary.start(word), vocabulary.end(word), found);
      for (int i = 0; i < size; i++) {
        // Below zero it is the stem of a compound, which a known word is not.
        if (found[i] >= 0 && !ofWord.contains(word, found[i])) {
          ofWord.add(word, found[i]);
        }
      }
    }
    return strongWords;
  }

  /** Lets the stems of compounds be found inside words, each as what is below zero for it. */
  private void addStems(byte[] strongWords) {
    for (int word = 0; word < strongWords.length; word++) {
      if (StrongWords.makesCompounds(vocabulary, word, strongWords[word])) {
        int start = vocabulary.start(word);
        String stem = new String(vocabulary.letters(), start, vocabulary.end(word) - start);
        wildWords.add(new Node.Wild(stem, true, true), ~word);
      }
    }
  }

  private static @Nullable String withoutApostrophe(String word, boolean alone) {
    if (word.indexOf('\'') < 0 || (alone && OTHER_WITHOUT_APOSTROPHE.contains(word))) {
      return null;
    }
    return word.replace("'", "");
  }

  private int shared(String key, List<String> words, boolean alone) {
    Integer known = shared.get(key);
    if (known != null) {
      return known;
    }
    int symbol = newSymbol();
    shared.put(key, symbol);
    for (String word : words) {
      link(word, symbol);
      String without = withoutApostrophe(word, alone);
      if (without != null) {
        link(without, symbol);
      }
    }
    return symbol;
  }

  private int plain(int word, String text) {
    if (word >= plain.length) {
      plain = Arrays.copyOf(plain, word * 2);
    }
    if (plain[word] == 0) {
      plain[word] = newSymbol();
      link(word, text, plain[word]);
    }
    return plain[word];
  }

  /** Returns the symbol of the words that have some letters in them. */
  int ofWild(Node.Wild wild) {
    String key = wild.toString();
    Integer known = shared.get(key);
    if (known == null) {
      known = newSymbol();
      shared.put(key, known);
      wildWords.add(wild, known);
      shares[known] = WordShares.WILD;
    }
    return known;
  }

  private int newSymbol() {
    if (count == strong.length) {
      strong = Arrays.copyOf(strong, count * 2);
      shares = Arrays.copyOf(shares, count * 2);
    }
    return count++;
  }

  private void link(String text, int symbol) {
    link(vocabulary.add(text), text, symbol);
  }

  private void link(int word, String text, int symbol) {
    ofWord.add(word, symbol);
    unweighed.add(text);
    if (unweighed.size() > unweighedLinks.length) {
      unweighedLinks = Arrays.copyOf(unweighedLinks, unweighedLinks.length * 2);
    }
    unweighedLinks[unweighed.size() - 1] = symbol;
  }

  /**
   * Adds the shares of the words linked since it was last called to those of their symbols; to be
   * called before these are asked for. It stands apart from the linking because together they are
   * more than Java can compile in a good time.
   */
  void weigh() {
    for (int at = 0; at < unweighed.size(); at++) {
      shares[unweighedLinks[at]] += wordShares.of(unweighed.get(at));
    }
    unweighed.clear();
  }
}
