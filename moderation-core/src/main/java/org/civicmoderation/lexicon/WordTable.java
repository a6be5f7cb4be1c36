package org.civicmoderation.lexicon;

/**
 * What every known word, and every symbol, is for the automaton. Immutable.
 *
 * <p>All that a scan asks of a word stands side by side, from the word's place on: how many symbols
 * it is, their {@linkplain Automaton#bit bits} (two numbers), then its symbols, each with the state
 * that it leads to from the root and the bits that the next word needs for that.
 */
final class WordTable {
  // Where the parts of a word stand, from its place on.
  static final int BITS = 1;
  static final int SYMBOLS = 3;

  // Where the parts of a symbol of a word stand.
  static final int STATE = 1;
  static final int NEEDED = 2;
  static final int SYMBOL_SIZE = 4;

  /** No two words stand nearer to each other than this. */
  static final int LEAST_SIZE = SYMBOLS;

  final int[] rows;
  private final int[] places;
  private final int[] roots;

  /**
   * Makes the table.
   *
   * @param ofWord the symbols of each word
   * @param words how many there are
   * @param roots by symbol: the state that it leads to from the root, or {@link Automaton#NONE}
   * @param needed by symbol: the bits of which the next word must have one for that
   */
  WordTable(Links ofWord, int words, int[] roots, long[] needed) {
    this.places = new int[words];
    this.roots = roots;
    int size = 0;
    for (int word = 0; word < words; word++) {
      places[word] = size;
      size += SYMBOLS;
      for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
        size += SYMBOL_SIZE;
      }
    }
    rows = new int[size];
    for (int word = 0; word < words; word++) {
      int place = places[word];
      int at = place + SYMBOLS;
      long bits = 0;
      for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
        int symbol = (int) ofWord.value(link);
        rows[place]++;
        bits |= Automaton.bit(symbol);
        rows[at] = symbol;
        rows[at + STATE] = roots[symbol];
        put(needed[symbol], at + NEEDED);
        at += SYMBOL_SIZE;
      }
      put(bits, place + BITS);
    }
  }

  private void put(long bits, int at) {
    rows[at] = (int) bits;
    rows[at + 1] = (int) (bits >>> 32);
  }

  /** Returns a number that is above all places. */
  int size() {
    return rows.length;
  }

  /** Returns where a word stands in {@link #rows}. */
  int place(int word) {
    return places[word];
  }

  /** Returns where the first symbol of what stands at a place is. */
  int firstSymbol(int place) {
    return place + SYMBOLS;
  }

  /** Returns where the symbols of what stands at a place end. */
  int symbolsEnd(int place) {
    return place + SYMBOLS + SYMBOL_SIZE * rows[place];
  }

  /** Returns the bits of the symbols of what stands at a place. */
  long bits(int place) {
    return Automaton.bits(rows, place + BITS);
  }

  /** Returns the state that a symbol leads to from the root, or {@link Automaton#NONE}. */
  int root(int symbol) {
    return roots[symbol];
  }
}
