package org.civicmoderation.lexicon;

import java.io.IOException;

/**
 * What every known word, and every symbol, is for the automaton. Immutable.
 *
 * <p>All that a scan asks of a word stands side by side, from the word's place on, so that it costs
 * one miss of the processor's cache: how many there are of each of the parts that follow, the
 * symbols' {@linkplain Automaton#bit bits} (two numbers), how many letters it has, the letters (two
 * a number), the symbols, what the word is by itself (each a term or, inverted, an exception, with
 * its {@linkplain TermTable#facts facts}), the states from which longer terms go on (to the right
 * or, inverted, to the left, each with the bits of which the next word must have one), and places
 * in {@link Begins}.
 */
final class WordTable {
  // Where the parts of a word stand, from its place on.
  private static final int ENDS = 1;
  private static final int STARTS = 2;
  private static final int BEGINS = 3;
  private static final int BITS = 4;
  private static final int LENGTH = 6;
  private static final int LETTERS = 7;

  static final int END_SIZE = 2;

  /** Where the bits that the next word needs stand, from a start on. */
  static final int NEEDED = 1;

  static final int START_SIZE = 3;

  /**
   * Where terms begin to be read.
   *
   * @param states by symbol: the state that it leads to, or {@link Automaton#NONE}
   * @param needed by symbol: the bits of which the next word must have one for more than what ends
   *     there; 0 where there is no more
   */
  record Starts(int[] states, long[] needed) {}

  /**
   * Where terms begin to be read with a state to the left and another to the right.
   *
   * @param rows from a symbol's place on: how many there are; then each with the state to the left
   *     ({@link Automaton#AS_BEGUN} where nothing stands there), the bits of which the word before
   *     must have one (two numbers), the state to the right, the bits that the word after needs,
   *     and a place in what is wanted
   * @param places by symbol: its place; 0 is none
   * @param wanted from a place on: how many symbols there are, and then these, of which the text
   *     must have one for anything to come of it; none, at place 0, where that is not known
   */
  record Begins(int[] rows, int[] places, int[] wanted) {
    static final int NEEDED_BEFORE = 1;
    static final int RIGHT = 3;
    static final int NEEDED_AFTER = 4;
    static final int WANTED = 6;
    static final int SIZE = 7;

    /** Returns where the rows end that start behind a place. */
    int end(int place) {
      return place + 1 + SIZE * rows[place];
    }
  }

  final int[] rows;
  final Begins begins;
  private final int[] places;

  /** By hash: a word's place and one in the low bits, more of the hash in the others; 0 is free. */
  private final int[] slots;

  private final int placeBits;
  private final int[] toRight;
  private final int[] toLeft;

  /**
   * Makes the table.
   *
   * @param vocabulary the words
   * @param order their numbers, those of the commonest first
   * @param ofWord the symbols of each
   * @param ends by symbol: what it is by itself, each with its facts
   * @param toRight where terms begin whose first symbol comes first
   * @param toLeft where terms begin that go on to the left
   * @param begins where terms begin that go on to both sides
   */
  WordTable(
      Vocabulary vocabulary,
      int[] order,
      Links ofWord,
      int[][] ends,
      Starts toRight,
      Starts toLeft,
      Begins begins) {
    int words = vocabulary.size();
    this.begins = begins;
    this.places = new int[words];
    this.toRight = toRight.states;
    this.toLeft = toLeft.states;
    int size = 0;
    for (int word : order) {
      places[word] = size;
      size += LETTERS + lettersSize(vocabulary.length(word));
      for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
        int symbol = (int) ofWord.value(link);
        size += 1 + ends[symbol].length;
        size += START_SIZE * (count(toRight, symbol) + count(toLeft, symbol));
        size += begins.places[symbol] == 0 ? 0 : 1;
      }
    }
    rows = new int[size];
    for (int word = 0; word < words; word++) {
      writeLetters(places[word], vocabulary, word);
      write(places[word], ofWord, word, ends, toRight, toLeft);
    }
    placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    slots = new int[Integer.highestOneBit(Math.max(8, words * 3))];
    for (int word : order) {
      int hash = vocabulary.hash(word);
      int slot = slot(hash);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = Vocabulary.mix(hash) << placeBits | (places[word] + 1);
    }
  }

  WordTable(TableReader in) throws IOException {
    this.rows = in.ints();
    this.begins = new Begins(in.ints(), in.ints(), in.ints());
    this.places = in.ints();
    this.slots = in.ints();
    this.placeBits = in.number();
    this.toRight = in.ints();
    this.toLeft = in.ints();
  }

  void write(TableWriter out) {
    out.ints(rows);
    out.ints(begins.rows);
    out.ints(begins.places);
    out.ints(begins.wanted);
    out.ints(places);
    out.ints(slots);
    out.number(placeBits);
    out.ints(toRight);
    out.ints(toLeft);
  }

  private int slot(int hash) {
    return Vocabulary.mix(hash) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
  }

  /** Returns the first entry that a word's hash leads to. */
  int entry(int hash) {
    return slots[slot(hash)];
  }

  /**
   * Returns the place of a word given by its hash and letters, or {@link Vocabulary#UNKNOWN}.
   *
   * @param first the first {@linkplain #entry entry} that its hash leads to
   */
  int find(int first, int hash, char[] letters, int from, int to) {
    int tag = Vocabulary.mix(hash) << placeBits;
    int slot = slot(hash);
    for (int entry = first; entry != 0; entry = slots[slot]) {
      int place = (entry & ((1 << placeBits) - 1)) - 1;
      if ((entry ^ tag) >>> placeBits == 0 && hasLetters(place, letters, from, to)) {
        return place;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return Vocabulary.UNKNOWN;
  }

  private boolean hasLetters(int place, char[] letters, int from, int to) {
    if (rows[place + LENGTH] != to - from) {
      return false;
    }
    int at = place + LETTERS;
    int i = from;
    for (; i + 1 < to; i += 2) {
      if (rows[at++] != (letters[i] | letters[i + 1] << 16)) {
        return false;
      }
    }
    return i == to || rows[at] == letters[i];
  }

  private static int lettersSize(int length) {
    return (length + 1) >> 1;
  }

  private void writeLetters(int place, Vocabulary vocabulary, int word) {
    int length = vocabulary.length(word);
    rows[place + LENGTH] = length;
    for (int i = 0; i < length; i++) {
      rows[place + LETTERS + (i >> 1)] |= vocabulary.letter(word, i) << ((i & 1) * 16);
    }
  }

  private static int count(Starts starts, int symbol) {
    return starts.needed[symbol] == 0 ? 0 : 1;
  }

  private void write(
      int place, Links ofWord, int word, int[][] ends, Starts toRight, Starts toLeft) {
    int at = firstSymbol(place);
    long bits = 0;
    for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
      int symbol = (int) ofWord.value(link);
      bits |= Automaton.bit(symbol);
      rows[at++] = symbol;
      rows[place]++;
    }
    put(rows, place + BITS, bits);
    for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
      int[] own = ends[(int) ofWord.value(link)];
      System.arraycopy(own, 0, rows, at, own.length);
      at += own.length;
      rows[place + ENDS] += own.length / END_SIZE;
    }
    for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
      int symbol = (int) ofWord.value(link);
      if (count(toRight, symbol) > 0) {
        at = putStart(place, at, toRight.states[symbol], toRight.needed[symbol]);
      }
      if (count(toLeft, symbol) > 0) {
        at = putStart(place, at, ~toLeft.states[symbol], toLeft.needed[symbol]);
      }
    }
    for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
      int begin = begins.places[(int) ofWord.value(link)];
      if (begin != 0) {
        rows[at++] = begin;
        rows[place + BEGINS]++;
      }
    }
  }

  private int putStart(int place, int at, int state, long needed) {
    rows[place + STARTS]++;
    rows[at] = state;
    put(rows, at + NEEDED, needed);
    return at + START_SIZE;
  }

  /** Puts bits as two numbers. */
  static void put(int[] rows, int at, long bits) {
    rows[at] = (int) bits;
    rows[at + 1] = (int) (bits >>> 32);
  }

  /** Returns where a word stands in {@link #rows}. */
  int place(int word) {
    return places[word];
  }

  /** Returns whether what stands at a place has a symbol. */
  boolean has(int place, int symbol) {
    int end = symbolsEnd(place);
    for (int at = firstSymbol(place); at < end; at++) {
      if (rows[at] == symbol) {
        return true;
      }
    }
    return false;
  }

  /** Returns where the first symbol of what stands at a place is. */
  int firstSymbol(int place) {
    return place + LETTERS + lettersSize(rows[place + LENGTH]);
  }

  /** Returns where the symbols end, and what the word is by itself starts. */
  int symbolsEnd(int place) {
    return firstSymbol(place) + rows[place];
  }

  /** Returns where what a word is by itself ends, and the states to go on from start. */
  int endsEnd(int place) {
    return symbolsEnd(place) + END_SIZE * rows[place + ENDS];
  }

  /** Returns where the states to go on from end, and the places in {@link Begins} start. */
  int startsEnd(int place) {
    return endsEnd(place) + START_SIZE * rows[place + STARTS];
  }

  /** Returns where the places in {@link Begins} end. */
  int beginsEnd(int place) {
    return startsEnd(place) + rows[place + BEGINS];
  }

  /** Returns the bits of the symbols of what stands at a place. */
  long bits(int place) {
    return Automaton.bits(rows, place + BITS);
  }

  /** Returns the state that a symbol leads to and terms go on from to the right, or NONE. */
  int startToRight(int symbol) {
    return toRight[symbol];
  }

  /** Returns the state that a symbol leads to and terms go on from to the left, or NONE. */
  int startToLeft(int symbol) {
    return toLeft[symbol];
  }
}
