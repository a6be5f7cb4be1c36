package org.civicmoderation.lexicon;

/** What every known word, and every symbol, is for the automaton and for categories. Immutable. */
final class WordTable {
  /** How many numbers a root takes in its row: category, state, and two that it needs. */
  static final int ROOT_SIZE = 4;

  static final int CATEGORY = 0;
  static final int STATE = 1;

  /** The {@linkplain Automaton#needed bits} of which the next word must have one. */
  static final int NEEDED = 2;

  /** How many numbers an anchor takes in its row: category, and the marks of its partners. */
  static final int ANCHOR_SIZE = 2;

  /** The symbols that a word is. */
  final Rows symbolsOfWord;

  /** By word: the {@linkplain Automaton#bit bits} of its symbols. */
  final long[] bits;

  /** Where the terms that start with a word lead to from the roots of their categories. */
  final Rows rootsOfWord;

  final Rows rootsOfSymbol;

  /**
   * The categories of which a word lets there be a term, as the {@linkplain Anchors anchor} of one,
   * with what else that term needs.
   */
  final Rows anchorsOfWord;

  final Rows anchorsOfSymbol;

  /** The categories of which there may be a term in any text, a bit a category. */
  final long[] always;

  WordTable(
      Rows symbolsOfWord,
      Rows rootsOfWord,
      Rows rootsOfSymbol,
      Rows anchorsOfWord,
      Rows anchorsOfSymbol,
      long[] always) {
    this.symbolsOfWord = symbolsOfWord;
    this.rootsOfWord = rootsOfWord;
    this.rootsOfSymbol = rootsOfSymbol;
    this.anchorsOfWord = anchorsOfWord;
    this.anchorsOfSymbol = anchorsOfSymbol;
    this.always = always;
    this.bits = new long[symbolsOfWord.starts.length - 1];
    for (int word = 0; word < bits.length; word++) {
      for (int at = symbolsOfWord.start(word); at < symbolsOfWord.end(word); at++) {
        bits[word] |= Automaton.bit(symbolsOfWord.values[at]);
      }
    }
  }
}
