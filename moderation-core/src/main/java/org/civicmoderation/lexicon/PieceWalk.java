package org.civicmoderation.lexicon;

/**
 * Finds the terms in one word that is several without a space between, among its pieces as {@link
 * TermWalk} does among a text's words. Only terms that may be much disguised count. Belongs to one
 * thread.
 */
final class PieceWalk {
  private static final int STRONG_DISGUISES = Lexicon.Disguises.STRONG.ordinal();

  private final StrongWords strongWords;
  private final Automaton automaton;
  private final WordTable table;
  private final int[] rows;
  private final StrongWords.Split split;
  private final int word;
  private final RawFindings raw;

  /** The state with which the reading at hand goes on to the right, where that was known before. */
  private int begunToRight;

  /**
   * Makes the walk of one word.
   *
   * @param raw receives what is found, as the whole word
   */
  PieceWalk(LexiconScanner scanner, StrongWords.Split split, int word, RawFindings raw) {
    this.strongWords = scanner.strongWords;
    this.automaton = scanner.automaton;
    this.table = scanner.table;
    this.rows = table.rows;
    this.split = split;
    this.word = word;
    this.raw = raw;
  }

  void run() {
    for (int piece = 0; piece < split.words().length; piece++) {
      if (split.words()[piece] >= 0) {
        int place = table.place(split.words()[piece]);
        int row = table.symbolsEnd(place);
        for (; row < table.endsEnd(place); row += WordTable.END_SIZE) {
          add(rows[row], rows[row + 1], piece, piece + 1);
        }
        for (; row < table.startsEnd(place); row += WordTable.START_SIZE) {
          if (rows[row] >= 0) {
            goOnToRight(rows[row], piece, piece + 1);
          } else {
            toLeft(~rows[row], piece, piece + 1);
          }
        }
        for (; row < table.beginsEnd(place); row++) {
          begin(rows[row], piece);
        }
      }
    }
  }

  private void begin(int place, int piece) {
    int[] begins = table.begins.rows();
    int end = place + 1 + WordTable.Begins.SIZE * begins[place];
    for (int row = place + 1; row < end; row += WordTable.Begins.SIZE) {
      begunToRight = begins[row + WordTable.Begins.RIGHT];
      if (begins[row] == Automaton.AS_BEGUN) {
        toRight(begunToRight, piece, piece + 1);
      } else {
        toLeft(begins[row], piece, piece + 1);
      }
    }
  }

  private void toLeft(int state, int from, int after) {
    for (int i = 0; i < automaton.joins(state); i++) {
      int other = automaton.joined(state, i);
      if (other == Automaton.AS_BEGUN) {
        toRight(begunToRight, from, after);
      } else if (other < 0) {
        toRight(~other, from, after);
      } else {
        toLeft(other, from, after);
      }
    }
    if (from > 0 && split.words()[from - 1] >= 0) {
      int place = table.place(split.words()[from - 1]);
      int end = table.symbolsEnd(place);
      for (int row = table.firstSymbol(place); row < end; row++) {
        int next = automaton.next(state, rows[row]);
        if (next != Automaton.NONE) {
          toLeft(next, from - 1, after);
        }
      }
    }
  }

  private void toRight(int state, int from, int at) {
    for (int i = 0; i < automaton.accepts(state); i++) {
      int facts = automaton.acceptedFacts(state, i);
      add(automaton.accepted(state, i), facts, from, at);
    }
    goOnToRight(state, from, at);
  }

  private void goOnToRight(int state, int from, int at) {
    for (int i = 0; i < automaton.joins(state); i++) {
      toRight(automaton.joined(state, i), from, at);
    }
    if (at == split.words().length || split.words()[at] < 0) {
      return;
    }
    int place = table.place(split.words()[at]);
    int end = table.symbolsEnd(place);
    for (int row = table.firstSymbol(place); row < end; row++) {
      int next = automaton.next(state, rows[row]);
      if (next != Automaton.NONE) {
        toRight(next, from, at + 1);
      }
    }
  }

  private void add(int target, int facts, int from, int to) {
    if (target >= 0
        && TermTable.disguisesOf(facts) == STRONG_DISGUISES
        && split.isSureEnough(from, to)
        && (to - from > 1 || strongWords.isUncommon(split.words()[from]))) {
      raw.addTerm(target, facts, word, word, KnownWords.UNSPACED);
    }
  }
}
