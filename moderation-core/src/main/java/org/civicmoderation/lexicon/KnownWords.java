package org.civicmoderation.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.Reading;
import org.civicmoderation.text.Reading.Disguise;
import org.civicmoderation.text.TextEntity;
import org.jspecify.annotations.Nullable;

/** As what each word of a text is known, in all its readings. Belongs to one thread. */
final class KnownWords {
  /** How many words a masked one may stand for at most. */
  private static final int MOST_MASKED = 32;

  /** The longest piece of a word that a space cuts in two. */
  private static final int LONGEST_PIECE = 6;

  /** Longer words, such as links, hardly ever come again. */
  private static final int LONGEST_PLAIN = 24;

  /** The most terms with {@code *} that one word is read as. */
  private static final int MOST_WILD = 64;

  /** The disguise of what stands as written; any other is the ordinal of its kind and one. */
  static final byte AS_WRITTEN = 0;

  static final byte POSSESSIVE = number(Disguise.POSSESSIVE);
  static final byte MASKED = number(Disguise.MASKED);
  static final byte MISSPELT = number(Disguise.MISSPELT);
  static final byte UNSPACED = number(Disguise.UNSPACED);
  private static final byte JOINED = number(Disguise.JOINED);

  private static final int STRONG_DISGUISES = Lexicon.Disguises.STRONG.ordinal();
  private static final int[] NOTHING = {};

  private final LexiconScanner scanner;
  private final Vocabulary vocabulary;
  private final WordTable table;
  private final NormalizedText text;
  private final char[] letters;
  private final List<TextEntity> entities;

  /** By word: its place in the table, or {@link Vocabulary#UNKNOWN}. */
  private final int[] places;

  /** By word: the {@linkplain Automaton#bit bits} of all it may be read as. */
  private final long[] bits;

  /** A bit for some of the symbols: those that the text has are set. */
  private final long[] symbols;

  private final int symbolMask;
  private final int count;

  private final Edges edges;
  private int[] wild = NOTHING;
  private char[] sound = {};

  /** By masked word: the categories that all words that it may stand for agree on. */
  private @Nullable Map<Integer, BitSet> agreed;

  /** The words that are several without a space between. */
  private @Nullable Map<Integer, StrongWords.Split> splits;

  KnownWords(LexiconScanner scanner, NormalizedText text, ScanRoom room) {
    this.scanner = scanner;
    this.vocabulary = scanner.vocabulary;
    this.table = scanner.table;
    this.text = text;
    this.letters = text.letters();
    this.entities = text.entities();
    this.count = text.wordCount();
    boolean fits = count <= ScanRoom.MOST_WORDS;
    this.places = fits ? room.places : new int[count];
    this.bits = fits ? room.bits : new long[count];
    int symbolWords = Math.max(64, Integer.highestOneBit(count * 4));
    this.symbols = fits ? room.symbols : new long[symbolWords];
    this.symbolMask = symbolWords - 1;
    this.edges = room.edges;
    edges.clear(count);
    Arrays.fill(bits, 0, count, 0);
    Arrays.fill(symbols, 0, symbolWords, 0);
    for (int i = 0; i < entities.size(); i++) {
      addSymbol(Automaton.THING + entities.get(i).kind().ordinal());
    }
    findPlaces();
    for (int word = 0; word < count; word++) {
      know(word);
    }
  }

  /** Each loop by itself, so that the processor waits for the memory of many words at once. */
  private void findPlaces() {
    for (int word = 0; word < count; word++) {
      places[word] = table.entry(text.hash(word));
    }
    for (int word = 0; word < count; word++) {
      int from = text.lettersStart(word);
      places[word] =
          table.find(places[word], text.hash(word), letters, from, text.lettersEnd(word));
    }
  }

  private void addSymbol(int symbol) {
    symbols[(symbol >> 6) & symbolMask] |= 1L << symbol;
  }

  /** Returns whether some word or thing may be read as a symbol; false is sure. */
  boolean mayHave(int symbol) {
    return (symbols[(symbol >> 6) & symbolMask] & 1L << symbol) != 0;
  }

  static byte number(Disguise disguise) {
    return (byte) (disguise.ordinal() + 1);
  }

  /** Returns a word's place in the word table, or {@link Vocabulary#UNKNOWN}. */
  int place(int word) {
    return places[word];
  }

  /** Returns the bits of all that may be read from a word to the right. */
  long bits(int word) {
    return bits[word];
  }

  /** Returns the bits of all that may be read from a word to the right; none behind the last. */
  long bitsAt(int word) {
    return word < count ? bits[word] : 0;
  }

  /** Returns the bits of all that may be read to the left of a word; none before the first. */
  long bitsBefore(int word) {
    return word > 0 ? bitsToLeft(word - 1) : 0;
  }

  /** Returns the bits of all that may be read from a word to the left, and perhaps some more. */
  long bitsToLeft(int word) {
    long known = bits[word];
    for (int edge = edges.last(word); edge != 0; edge = edges.previous(edge)) {
      known |= Automaton.bit(edges.symbol(edge));
    }
    return known;
  }

  /** Returns the other ways to read what stands in the text. */
  Edges edges() {
    return edges;
  }

  /** Returns whether all words that a masked one may stand for agree on a category. */
  boolean isAgreed(int word, int category) {
    BitSet categories = agreed == null ? null : agreed.get(word);
    return categories != null && categories.get(category);
  }

  /** Returns the words that one is without a space between, or null where it is none. */
  StrongWords.@Nullable Split split(int word) {
    return splits == null ? null : splits.get(word);
  }

  private void know(int word) {
    int hash = text.hash(word);
    int from = text.lettersStart(word);
    int to = text.lettersEnd(word);
    int place = places[word];
    if (place == Vocabulary.UNKNOWN) {
      knowUnknown(word, hash, from, to);
    } else {
      bits[word] |= table.bits(place);
      int end = table.symbolsEnd(place);
      for (int at = table.firstSymbol(place); at < end; at++) {
        addSymbol(table.rows[at]);
      }
    }
    if (word > 0
        && to - from <= LONGEST_PIECE
        && (place == Vocabulary.UNKNOWN || places[word - 1] == Vocabulary.UNKNOWN)) {
      knowPieces(word - 1);
    }
    if (text.suspicious(word)) {
      knowReadings(word, place != Vocabulary.UNKNOWN && isPlain(from, to));
    }
  }

  /**
   * Looks for terms with {@code *} in a word that no term has, for slips of the pen, and for
   * missing spaces.
   */
  private void knowUnknown(int word, int hash, int from, int to) {
    if (scanner.plainWords.contains(hash, letters, from, to)) {
      return;
    }
    boolean plain = !addWild(word, letters, from, to, word + 1, AS_WRITTEN);
    StrongWords strongWords = scanner.strongWords;
    if (!strongWords.isEmpty()) {
      boolean maybe = vocabulary.mayKnow(hash);
      int[] meant = strongWords.correct(hash, letters, from, to, maybe, sound());
      StrongWords.Split split =
          strongWords.mayBeUnspaced(letters, from, to)
              ? strongWords.split(letters, from, to)
              : StrongWords.Split.NONE;
      boolean disguise = meant.length > 0 || split.words().length > 0;
      plain &= !disguise;
      if (disguise && !isInName(word)) {
        for (int number : meant) {
          addEdges(word, number, word + 1, MISSPELT);
        }
        if (split.words().length > 0) {
          addSplit(word, split);
        }
      }
    }
    if (plain && to - from <= LONGEST_PLAIN) {
      scanner.plainWords.add(hash, letters, from, to);
    }
  }

  private void addSplit(int word, StrongWords.Split split) {
    if (splits == null) {
      splits = new HashMap<>();
    }
    splits.put(word, split);
  }

  /** Adds the terms with {@code *} that a form has in it; returns whether it has any. */
  private boolean addWild(int word, char[] form, int from, int to, int next, byte how) {
    if (scanner.wildWords.isEmpty()) {
      return false;
    }
    if (wild.length == 0) {
      wild = new int[MOST_WILD];
    }
    int count = scanner.wildWords.find(form, from, to, wild);
    boolean any = false;
    for (int i = 0; i < count; i++) {
      if (wild[i] >= 0) {
        addEdge(word, wild[i], next, how);
        any = true;
      } else if (scanner.strongWords.isCompound(~wild[i], form, from, to)) {
        any = true;
        if (!isInName(word)) {
          addEdges(word, ~wild[i], next, UNSPACED);
        }
      }
    }
    return any;
  }

  private char[] sound() {
    if (sound.length == 0) {
      sound = SoundAlikes.room();
    }
    return sound;
  }

  /** Knows a strong word that a space cuts in two, of which one piece is no word: tw at. */
  private void knowPieces(int word) {
    int from = text.lettersStart(word);
    int to = text.lettersEnd(word);
    if (to - from > LONGEST_PIECE) {
      return;
    }
    int joined =
        scanner.strongWords.join(
            letters, from, to, text.lettersStart(word + 1), text.lettersEnd(word + 1));
    if (joined != Vocabulary.UNKNOWN
        && text.end(word) + 1 == text.start(word + 1)
        && text.original().charAt(text.end(word)) == ' '
        && (isNoWord(word) || isNoWord(word + 1))
        && !isInName(word)
        && !isInName(word + 1)) {
      addEdges(word, joined, word + 2, MISSPELT);
    }
  }

  private boolean isNoWord(int word) {
    return places[word] == Vocabulary.UNKNOWN
        && text.lettersEnd(word) - text.lettersStart(word) > 1
        && !isOrdinary(word);
  }

  /** Returns whether a word is made of letters: a term may have one that digits disguise. */
  private boolean isPlain(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(letters[i]) && letters[i] != '\'') {
        return false;
      }
    }
    return true;
  }

  private void knowReadings(int word, boolean plainKnown) {
    List<Reading> readings = text.readings(word);
    int surelyRead = word - 1; // the last word of the longest reading that gives a known word
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      boolean alone = reading.lastWord() == word;
      if (plainKnown && alone) {
        continue; // A word as it stands is that word.
      }
      byte how = number(reading.disguise());
      int to = reading.lastWord() + 1;
      if (how == MASKED) {
        if (reading.lastWord() > surelyRead) {
          knowMasked(word, to, reading.form());
        }
        continue;
      }
      String form = reading.form();
      int number = vocabulary.find(form);
      if (number != Vocabulary.UNKNOWN) {
        if (how <= JOINED || !alone || !isOrdinary(word)) {
          addEdges(word, number, to, how);
          surelyRead = Math.max(surelyRead, reading.lastWord());
        }
        continue;
      }
      char[] formLetters = form.toCharArray();
      if (OrdinaryWords.isCommonAsItStands(formLetters, 0, formLetters.length)) {
        surelyRead = Math.max(surelyRead, reading.lastWord());
      }
      addWild(word, formLetters, 0, formLetters.length, to, how);
    }
  }

  private boolean isOrdinary(int word) {
    return OrdinaryWords.contains(letters, text.lettersStart(word), text.lettersEnd(word));
  }

  private void knowMasked(int word, int to, String pattern) {
    if (pattern.charAt(0) == '?' && isWordBehindSign(pattern)) {
      return;
    }
    int[] meant = scanner.strongWords.unmask(pattern);
    if (meant.length == 0 || meant.length > MOST_MASKED) {
      return;
    }
    BitSet common = null;
    for (int number : meant) {
      addEdges(word, number, to, MASKED);
      BitSet own = categoriesAlone(number);
      if (!own.isEmpty()) {
        if (common == null) {
          common = own;
        } else {
          common.and(own);
        }
      }
    }
    if (agreed == null) {
      agreed = new HashMap<>();
    }
    BitSet before = agreed.get(word);
    BitSet now = common == null ? new BitSet() : common;
    if (before != null) {
      now.or(before);
    }
    agreed.put(word, now);
  }

  /** Returns whether a sign before a word, as of a footnote, only looks like a hidden letter. */
  private boolean isWordBehindSign(String pattern) {
    String rest = pattern.substring(1);
    char[] form = rest.toCharArray();
    return vocabulary.find(rest) != Vocabulary.UNKNOWN
        || OrdinaryWords.isCommonAsItStands(form, 0, form.length);
  }

  /**
   * Returns the categories of the terms that a word is by itself, and that may be disguised much.
   */
  private BitSet categoriesAlone(int number) {
    BitSet categories = new BitSet();
    int place = table.place(number);
    for (int at = table.symbolsEnd(place); at < table.endsEnd(place); at += WordTable.END_SIZE) {
      int facts = table.rows[at + 1];
      if (table.rows[at] >= 0 && TermTable.disguisesOf(facts) == STRONG_DISGUISES) {
        categories.set(TermTable.categoryOf(facts));
      }
    }
    return categories;
  }

  private boolean isInName(int word) {
    for (int i = 0; i < entities.size(); i++) {
      TextEntity entity = entities.get(i);
      if (entity.kind() == EntityKind.NAME
          && entity.firstWord() <= word
          && word <= entity.lastWord()) {
        return true;
      }
    }
    return false;
  }

  private void addEdges(int word, int number, int to, byte how) {
    int place = table.place(number);
    for (int at = table.firstSymbol(place); at < table.symbolsEnd(place); at++) {
      addEdge(word, table.rows[at], to, how);
    }
  }

  private void addEdge(int word, int symbol, int to, byte how) {
    bits[word] |= Automaton.bit(symbol);
    addSymbol(symbol);
    edges.add(word, symbol, to, how);
  }
}
