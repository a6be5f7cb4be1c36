package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What reads the words of lexicons with {@code disguises: strong} through slips of the pen, hidden
 * letters and missing spaces. All of it gives way to ordinary words.
 */
final class StrongWords {
  // Shorter words have too many neighbours.
  private static final int LEAST_LETTERS_TO_SWAP = 4;
  private static final int LEAST_LETTERS_TO_DROP = 6;

  /** A word one letter shorter than that can still do without a vowel: {@code blck}. */
  private static final int LEAST_LETTERS_TO_DROP_A_VOWEL = 5;

  private static final int LEAST_LETTERS_TO_DOUBLE = 5;
  private static final int MOST_LETTERS_TO_CORRECT = 14;
  private static final int LEAST_LETTERS_TO_UNMASK = 4;
  private static final int LEAST_LETTERS_TO_SPLIT = 8;

  /** From this length on a word is split even if no strong word starts or ends it. */
  private static final int LETTERS_TO_SPLIT_ANYWAY = 16;

  private static final int MOST_LETTERS_TO_SPLIT = 32;

  /**
   * So many letters of a term of one word, at either end, tell that a word may be worth splitting …
   */
  private static final int LONG_END = 6;

  /** … and so many of the first word of a longer one. */
  private static final int SHORT_END = 4;

  /** The piece of a split word that no term has, but that is an ordinary word. */
  private static final int ORDINARY = -1;

  private static final int[] NOTHING = {};

  /** The powers of the factor of {@link String#hashCode()}. */
  private static final int[] POWERS = new int[MOST_LETTERS_TO_CORRECT + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 31;
    }
  }

  /** Where a lexicon with strong disguises has a word: as a term by itself … */
  static final byte ALONE = 1;

  /** … as the first word of a longer one … */
  static final byte FIRST = 2;

  /** … or as a later word. */
  static final byte LATER = 4;

  /** Where it is a term by itself in an English one: its sound is that of English. */
  static final byte ENGLISH = 8;

  /** The shortest stem of a compound. */
  private static final int LEAST_LETTERS_OF_STEM = 4;

  /** … in Spanish, where short ones are endings: {@code -culo} of {@code receptáculo}. */
  private static final int LEAST_LETTERS_OF_SPANISH_STEM = 6;

  /** The shortest ordinary word beside a stem. */
  private static final int LEAST_LETTERS_BESIDE_STEM = 3;

  private static final int MOST_LETTERS_OF_COMPOUND = 24;

  /** What a stem may end in besides ordinary words; longer ones are words themselves. */
  private static final Set<String> ENDINGS_OF_STEM =
      Set.of(
          "s", "z", "es", "ed", "d", "er", "ers", "r", "rs", "ing", "ings", "in", "y", "ey", "ie",
          "ies", "ier", "iest", "ish", "tish", "ty", "ting", "tings", "ter", "ters", "ted", "o",
          "a", "as", "ass", "oid", "oids", "ville", "fest", "tard", "tards", "wad", "wads");

  private final Vocabulary vocabulary;
  private final byte[] strong;
  private boolean empty = true;

  // Words as they look with a letter dropped or two swapped: hash, and number + 1.
  private int[] slipHash = new int[1 << 10];
  private int[] slipWord = new int[1 << 10];
  private int slips;

  /** By length and first letter, or by length alone, where the first letter is hidden. */
  private final Map<Integer, int[]> byLength = new HashMap<>();

  private final SoundAlikes soundAlikes;

  /** What words that are worth splitting start or end with, as a filter. */
  private final long[] ends;

  /**
   * Makes the tables, and the vocabulary's filter.
   *
   * @param strong by word, where lexicons with strong disguises have it; 0 for nowhere
   */
  StrongWords(Vocabulary vocabulary, byte[] strong) {
    this.vocabulary = vocabulary;
    this.strong = strong;
    this.soundAlikes = new SoundAlikes();
    this.ends = new long[1 << 11];
    int room = 0;
    for (int word = 0; word < strong.length; word++) {
      if (strong[word] != 0) {
        empty = false;
        room += 2 * Math.min(vocabulary.length(word), MOST_LETTERS_TO_CORRECT);
      }
    }
    vocabulary.freeze(room);
    for (int word = 0; word < strong.length; word++) {
      if (strong[word] != 0) {
        add(word);
      }
    }
    soundAlikes.freeze();
    byLength.replaceAll((key, list) -> Arrays.copyOfRange(list, 1, list[0] + 1));
  }

  /**
   * Makes tables that were written.
   *
   * @param vocabulary the one that they were made with, its filter included
   */
  StrongWords(Vocabulary vocabulary, TableReader in) throws IOException {
    this.vocabulary = vocabulary;
    this.strong = in.bytes();
    this.empty = in.flag();
    this.slipHash = in.ints();
    this.slipWord = in.ints();
    this.slips = in.number();
    int[] keys = in.ints();
    int[][] lists = in.lists();
    for (int i = 0; i < keys.length; i++) {
      byLength.put(keys[i], lists[i]);
    }
    this.soundAlikes = new SoundAlikes(in);
    this.ends = in.longs();
  }

  void write(TableWriter out) {
    out.bytes(strong);
    out.flag(empty);
    out.ints(slipHash);
    out.ints(slipWord);
    out.number(slips);
    SortedMap<Integer, int[]> sorted = new TreeMap<>(byLength);
    out.ints(sorted.keySet().stream().mapToInt(Integer::intValue).toArray());
    out.lists(sorted.values().toArray(new int[0][]));
    soundAlikes.write(out);
    out.longs(ends);
  }

  private void add(int word) {
    int length = vocabulary.length(word);
    char[] letters = vocabulary.letters();
    int start = vocabulary.start(word);
    int end = vocabulary.end(word);
    boolean common = isCommon(word);
    if (length >= LEAST_LETTERS_TO_SWAP && length <= MOST_LETTERS_TO_CORRECT) {
      addSlips(word);
    }
    if (length >= LEAST_LETTERS_TO_UNMASK) {
      addByLength(word, key(length, '?'));
      addByLength(word, key(length, letters[start]));
    }
    if ((strong[word] & ALONE) != 0 && length >= LONG_END && !common) {
      setEnd(letters, start, LONG_END);
      setEnd(letters, end - LONG_END, LONG_END);
    }
    if ((strong[word] & ENGLISH) != 0 && !common) {
      soundAlikes.add(word, letters, start, end);
    }
    if ((strong[word] & FIRST) != 0 && length >= SHORT_END) {
      setEnd(letters, start, SHORT_END);
    }
  }

  boolean isEmpty() {
    return empty;
  }

  /** Returns whether a known word is none of the common ones. */
  boolean isUncommon(int word) {
    return !isCommon(word);
  }

  private boolean isCommon(int word) {
    return OrdinaryWords.isCommon(
        vocabulary.letters(), vocabulary.start(word), vocabulary.end(word));
  }

  // Slips of the pen

  private void addSlips(int word) {
    char[] letters = vocabulary.letters();
    int from = vocabulary.start(word);
    int length = vocabulary.length(word);
    boolean anyDropped = length >= LEAST_LETTERS_TO_DROP;
    boolean vowelDropped = length >= LEAST_LETTERS_TO_DROP_A_VOWEL;
    int[] head = new int[length + 1]; // the hash of the first letters
    for (int i = 0; i < length; i++) {
      head[i + 1] = 31 * head[i] + letters[from + i];
    }
    int whole = head[length];
    // The first letter stays: it is hardly ever wrong, and without it too many words are alike.
    for (int i = 1; i < length; i++) {
      char c = letters[from + i];
      int power = POWERS[length - 1 - i];
      // Without its last letter a word is too often another form of it.
      if ((anyDropped || (vowelDropped && isVowel(c)))
          && i + 1 < length
          && c != letters[from + i - 1]) {
        addSlip(head[i] * power + (whole - head[i + 1] * power), word);
      }
      if (i + 1 < length && letters[from + i + 1] != c) {
        int difference = letters[from + i + 1] - c;
        addSlip(whole + difference * power - difference * POWERS[length - 2 - i], word);
      }
    }
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
  }

  private void addSlip(int hash, int word) {
    if (++slips * 2 > slipWord.length) {
      growSlips();
    }
    putSlip(hash, word + 1);
    vocabulary.allow(hash);
  }

  private void putSlip(int hash, int word) {
    int slot = slot(hash);
    while (slipWord[slot] != 0) {
      slot = (slot + 1) & (slipWord.length - 1);
    }
    slipHash[slot] = hash;
    slipWord[slot] = word;
  }

  private void growSlips() {
    int[] oldHash = slipHash;
    int[] oldWord = slipWord;
    slipHash = new int[oldHash.length * 4];
    slipWord = new int[slipHash.length];
    for (int slot = 0; slot < oldWord.length; slot++) {
      if (oldWord[slot] != 0) {
        putSlip(oldHash[slot], oldWord[slot]);
      }
    }
  }

  private int slot(int hash) {
    return Vocabulary.mix(hash) >>> (Integer.numberOfLeadingZeros(slipWord.length) + 1);
  }

  /**
   * Returns the strong words that an unknown one may be a slip for (two letters swapped, one
   * dropped, one doubled) or a respelling of: {@code womn} is two. An ordinary word is a slip for
   * none.
   *
   * @param maybe whether the vocabulary's filter lets the hash pass
   * @param sound room for a sound
   */
  int[] correct(int hash, char[] text, int from, int to, boolean maybe, char[] sound) {
    int length = to - from;
    if (length < LEAST_LETTERS_TO_SWAP || length > MOST_LETTERS_TO_CORRECT + 1) {
      return NOTHING;
    }
    int[] meant = NOTHING;
    if (maybe) {
      int slot = slot(hash);
      while (slipWord[slot] != 0) {
        if (slipHash[slot] == hash && isSlip(slipWord[slot] - 1, text, from, to)) {
          meant = and(meant, slipWord[slot] - 1);
        }
        slot = (slot + 1) & (slipWord.length - 1);
      }
    }
    for (int i = from + 1; i < to && meant.length == 0; i++) {
      if (text[i] == text[i - 1]) {
        int word = withoutLetter(text, from, to, i);
        meant = word == Vocabulary.UNKNOWN ? NOTHING : and(meant, word);
      }
    }
    if (meant.length == 0) {
      meant = soundAlikes.find(text, from, to, sound);
    }
    return meant.length > 0 && OrdinaryWords.contains(text, from, to) ? NOTHING : meant;
  }

  private static int[] and(int[] words, int word) {
    for (int other : words) {
      if (other == word) {
        return words;
      }
    }
    int[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = word;
    return more;
  }

  private int withoutLetter(char[] text, int from, int to, int dropped) {
    int length = to - from - 1;
    if (length < LEAST_LETTERS_TO_DOUBLE) {
      return Vocabulary.UNKNOWN;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      if (i != dropped) {
        hash = 31 * hash + text[i];
      }
    }
    if (!vocabulary.mayKnow(hash)) {
      return Vocabulary.UNKNOWN;
    }
    char[] rest = new char[length];
    System.arraycopy(text, from, rest, 0, dropped - from);
    System.arraycopy(text, dropped + 1, rest, dropped - from, to - dropped - 1);
    int word = vocabulary.find(hash, rest, 0, length);
    return word != Vocabulary.UNKNOWN && strong[word] != 0 && !isCommon(word)
        ? word
        : Vocabulary.UNKNOWN;
  }

  /** Returns whether a text differs from a word by one dropped letter or by two swapped ones. */
  private boolean isSlip(int word, char[] text, int from, int to) {
    char[] letters = vocabulary.letters();
    int start = vocabulary.start(word);
    int end = vocabulary.end(word);
    int same = Arrays.mismatch(letters, start, end, text, from, to);
    if (same < 0) {
      return false;
    }
    if (to - from == end - start) {
      return same + 1 < to - from
          && letters[start + same] == text[from + same + 1]
          && letters[start + same + 1] == text[from + same]
          && Arrays.equals(letters, start + same + 2, end, text, from + same + 2, to);
    }
    return to - from == end - start - 1
        && Arrays.equals(letters, start + same + 1, end, text, from + same, to);
  }

  // Hidden letters

  /**
   * Returns the strong words that a masked one may be.
   *
   * @param pattern its letters, with {@code ?} for each hidden one
   */
  int[] unmask(String pattern) {
    int length = pattern.length();
    if (length < LEAST_LETTERS_TO_UNMASK) {
      return NOTHING;
    }
    int shown = 0;
    for (int i = 0; i < length; i++) {
      if (pattern.charAt(i) != '?') {
        shown++;
      }
    }
    boolean firstShown = pattern.charAt(0) != '?';
    if (shown == 0 || (!firstShown && shown * 2 < length)) {
      return NOTHING;
    }
    int[] candidates = byLength.getOrDefault(key(length, pattern.charAt(0)), NOTHING);
    int[] fitting = new int[candidates.length];
    int count = 0;
    for (int candidate : candidates) {
      boolean fits = true;
      for (int i = 0; i < length && fits; i++) {
        fits = pattern.charAt(i) == '?' || pattern.charAt(i) == vocabulary.letter(candidate, i);
      }
      if (fits) {
        fitting[count++] = candidate;
      }
    }
    return Arrays.copyOf(fitting, count);
  }

  private static int key(int length, char first) {
    return length << 16 | first;
  }

  /** Adds a word to a list that starts with its size. */
  private void addByLength(int word, int key) {
    int[] list = byLength.get(key);
    if (list == null) {
      byLength.put(key, new int[] {1, word});
      return;
    }
    int size = ++list[0];
    if (size == list.length) {
      list = Arrays.copyOf(list, size * 2);
      byLength.put(key, list);
    }
    list[size] = word;
  }

  // Compounds, and words in two pieces

  /** Returns whether a word is looked for inside longer ones. */
  static boolean makesCompounds(Vocabulary vocabulary, int word, byte strong) {
    return isStem(vocabulary, word, strong)
        && ((strong & ENGLISH) != 0 || vocabulary.length(word) >= LEAST_LETTERS_OF_SPANISH_STEM);
  }

  /** Returns whether a word may be the stem of compounds. */
  static boolean isStem(Vocabulary vocabulary, int word, byte strong) {
    return (strong & ALONE) != 0
        && vocabulary.length(word) >= LEAST_LETTERS_OF_STEM
        && !OrdinaryWords.isCommon(
            vocabulary.letters(), vocabulary.start(word), vocabulary.end(word));
  }

  /**
   * Returns whether an unknown word is a compound of a stem that stands in it: what is left on
   * either side is an ordinary word, an ending, or nothing.
   */
  boolean isCompound(int stem, char[] text, int from, int to) {
    int length = vocabulary.length(stem);
    if (to - from > MOST_LETTERS_OF_COMPOUND || to - from == length) {
      return false;
    }
    char[] letters = vocabulary.letters();
    int start = vocabulary.start(stem);
    for (int at = from; at + length <= to; at++) {
      if (Arrays.equals(letters, start, start + length, text, at, at + length)
          && (at == from || isOrdinary(text, from, at))
          && (at + length == to
              || isEnding(text, at + length, to)
              || isOrdinary(text, at + length, to))) {
        return !OrdinaryWords.contains(text, from, to);
      }
    }
    return false;
  }

  private static boolean isOrdinary(char[] text, int from, int to) {
    return to - from >= LEAST_LETTERS_BESIDE_STEM && OrdinaryWords.contains(text, from, to);
  }

  private static boolean isEnding(char[] text, int from, int to) {
    return ENDINGS_OF_STEM.contains(new String(text, from, to - from));
  }

  /** Returns the stem that two pieces with a space between make, or {@link Vocabulary#UNKNOWN}. */
  int join(char[] text, int from, int to, int nextFrom, int nextTo) {
    int length = to - from;
    int whole = length + nextTo - nextFrom;
    if (whole < LEAST_LETTERS_OF_STEM || whole > MOST_LETTERS_TO_CORRECT) {
      return Vocabulary.UNKNOWN;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    for (int i = nextFrom; i < nextTo; i++) {
      hash = 31 * hash + text[i];
    }
    if (!vocabulary.mayKnow(hash)) {
      return Vocabulary.UNKNOWN;
    }
    char[] joined = new char[whole];
    System.arraycopy(text, from, joined, 0, length);
    System.arraycopy(text, nextFrom, joined, length, nextTo - nextFrom);
    int word = vocabulary.find(hash, joined, 0, whole);
    return word != Vocabulary.UNKNOWN && isStem(vocabulary, word, strong[word])
        ? word
        : Vocabulary.UNKNOWN;
  }

  // Missing spaces

  /**
   * A word split into those that it seems to be made of.
   *
   * @param words the numbers of the pieces; below zero for a word that no term has
   * @param lengths their letters
   */
  record Split(int[] words, int[] lengths) {
    static final Split NONE = new Split(NOTHING, NOTHING);

    /**
     * Returns whether pieces that a term covers are enough to tell, by themselves and what is
     * around.
     */
    boolean isSureEnough(int from, int to) {
      int covered = 0;
      int rest = 0;
      for (int i = 0; i < lengths.length; i++) {
        if (i >= from && i < to) {
          covered += lengths[i];
        } else {
          rest += lengths[i];
        }
      }
      return to - from == 1
          ? covered >= LONG_END && rest >= 4
          : covered >= 7 && (rest == 0 || rest >= 3);
    }
  }

  /** Returns whether an unknown word may be worth splitting; cheap. */
  boolean mayBeUnspaced(char[] text, int from, int to) {
    int length = to - from;
    if (length < LEAST_LETTERS_TO_SPLIT || length > MOST_LETTERS_TO_SPLIT || empty) {
      return false;
    }
    if (length < LETTERS_TO_SPLIT_ANYWAY
        && !isEnd(text, from, SHORT_END)
        && !isEnd(text, from, LONG_END)
        && !isEnd(text, to - LONG_END, LONG_END)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(text[i])) {
        return false; // A link, or the like.
      }
    }
    return true;
  }

  /** Returns the fewest known and ordinary words that make up a word; none where nothing does. */
  Split split(char[] text, int from, int to) {
    int length = to - from;
    if (OrdinaryWords.contains(text, from, to)) {
      return Split.NONE;
    }
    int[] cost = new int[length + 1];
    int[] start = new int[length + 1];
    int[] piece = new int[length + 1];
    Arrays.fill(cost, 1, length + 1, Integer.MAX_VALUE);
    for (int i = 0; i < length - 1; i++) {
      if (cost[i] == Integer.MAX_VALUE) {
        continue;
      }
      int hash = text[from + i];
      for (int j = i + 2; j <= length && j - i < length; j++) {
        hash = 31 * hash + text[from + j - 1];
        // Two letters make a word too easily.
        int price = cost[i] + (j - i == 2 ? 3 : 2);
        if (price < cost[j]) {
          int word =
              vocabulary.mayKnow(hash) ? vocabulary.find(hash, text, from + i, from + j) : -1;
          if (word != Vocabulary.UNKNOWN
              || OrdinaryWords.isCommonAsItStands(text, from + i, from + j)) {
            cost[j] = price;
            start[j] = i;
            piece[j] = word == Vocabulary.UNKNOWN ? ORDINARY : word;
          }
        }
      }
    }
    if (cost[length] == Integer.MAX_VALUE) {
      return Split.NONE;
    }
    int count = 0;
    for (int at = length; at > 0; at = start[at]) {
      count++;
    }
    int[] words = new int[count];
    int[] lengths = new int[count];
    for (int at = length; at > 0; at = start[at]) {
      words[--count] = piece[at];
      lengths[count] = at - start[at];
    }
    return new Split(words, lengths);
  }

  private void setEnd(char[] text, int from, int length) {
    int bit = endBit(text, from, length);
    ends[bit >>> 6] |= 1L << (bit & 63);
  }

  private boolean isEnd(char[] text, int from, int length) {
    int bit = endBit(text, from, length);
    return (ends[bit >>> 6] & 1L << (bit & 63)) != 0;
  }

  private static int endBit(char[] text, int from, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + text[from + i];
    }
    return (hash * 0x9E3779B9) >>> 15;
  }
}
