package org.civicmoderation.lexicon;

/**
 * The symbols of every known word: of word {@code w}, those from {@code starts[w]} to {@code
 * starts[w + 1]}.
 */
final class SymbolRows {
  final int[] starts;
  final int[] symbols;

  SymbolRows(int[] starts, int[] symbols) {
    this.starts = starts;
    this.symbols = symbols;
  }
}
