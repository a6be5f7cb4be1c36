package org.civicmoderation.lexicon;

/**
 * What every known word, and every symbol, is for the automaton. Immutable.
 *
 * <p>All that a scan asks of a word stands side by side, from the word's place on: how many symbols
 * it is, their {@link SymbolMask}, then its symbols, each with the state that it leads to from the
 * root and the mask of what the next word needs for that.
 */
final class WordTable {
  // Where the parts of a word stand, from its place on.
  static final int MASK = 1;
  static final int SYMBOLS = MASK + SymbolMask.SIZE;

  // Where the parts of a symbol of a word stand.
  static final int STATE = 1;
  static final int NEEDED = 2;
  static final int SYMBOL_SIZE = NEEDED + SymbolMask.SIZE;

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
   * @param needed by symbol: the mask of what the next word needs for that
   */
  WordTable(Links ofWord, int words, int[] roots, int[] needed) {
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
      for (int link = ofWord.first(word); link != 0; link = ofWord.next(link)) {
        int symbol = (int) ofWord.value(link);
        rows[place]++;
        SymbolMask.add(rows, place + MASK, symbol);
        rows[at] = symbol;
        rows[at + STATE] = roots[symbol];
        System.arraycopy(needed, SymbolMask.SIZE * symbol, rows, at + NEEDED, SymbolMask.SIZE);
        at += SYMBOL_SIZE;
      }
    }
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

  /** Returns the state that a symbol leads to from the root, or {@link Automaton#NONE}. */
  int root(int symbol) {
    return roots[symbol];
  }
}
