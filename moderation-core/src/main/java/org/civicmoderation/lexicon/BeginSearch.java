package org.civicmoderation.lexicon;

import java.util.Arrays;

/**
 * Finds where reading terms begins among some words next to each other. Every step is a loop of its
 * own over all of them: so the processor waits for the memory of many beginnings at once, and not
 * for one after the other. Belongs to one thread; used for one stretch of words after another.
 */
final class BeginSearch {
  /** How many words are looked at together. */
  static final int STRETCH = 64;

  private final WordTable table;
  private final int[] rows;
  private final int[] wanted;

  // By beginning, those of the last word first: where it stands, and its word.
  private int[] begins = new int[4 * STRETCH];
  private int[] words = new int[4 * STRETCH];
  private int count;

  // By reading that begins: its row, and its word.
  private int[] begun = new int[8 * STRETCH];
  private int[] begunAt = new int[8 * STRETCH];
  private int begunCount;
  private int next;

  /** Makes the search, to be used again and again. */
  BeginSearch(LexiconScanner scanner) {
    this.table = scanner.table;
    this.rows = table.begins.rows();
    this.wanted = table.begins.wanted();
  }

  /** Searches words up to another one. */
  void search(KnownWords known, int from, int to) {
    collect(known, from, to);
    keepFitting(known);
    keepWanted(known);
    next = 0;
  }

  /**
   * Returns the next row that reading a word begins with, or -1 when it has no more. Words are to
   * be asked from the last to the first.
   */
  int next(int word) {
    return next < begunCount && begunAt[next] == word ? begun[next++] : -1;
  }

  private void collect(KnownWords known, int from, int to) {
    count = 0;
    for (int word = to - 1; word >= from; word--) {
      int place = known.place(word);
      if (place != Vocabulary.UNKNOWN) {
        int row = table.startsEnd(place);
        int end = table.beginsEnd(place);
        if (count + end - row > begins.length) {
          begins = Arrays.copyOf(begins, (count + end - row) * 2);
          words = Arrays.copyOf(words, begins.length);
        }
        for (; row < end; row++) {
          begins[count] = table.rows[row];
          words[count++] = word;
        }
      }
    }
  }

  /** Keeps the rows of which the words beside may have what they need. */
  private void keepFitting(KnownWords known) {
    int most = 0;
    for (int i = 0; i < count; i++) {
      most += rows[begins[i]];
    }
    if (most >= begun.length) {
      begun = new int[most * 2];
      begunAt = new int[begun.length];
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int word = words[i];
      long before = known.bitsBefore(word);
      long after = known.bitsAt(word + 1);
      int row = begins[i] + 1;
      int end = table.begins.end(begins[i]);
      for (; row < end; row += WordTable.Begins.SIZE) {
        begun[kept] = row;
        begunAt[kept] = word;
        kept += fits(row, before, after) ? 1 : 0;
      }
    }
    begunCount = kept;
  }

  /**
   * Returns whether anything may come of a row.
   *
   * @param word the word that it begins at
   * @param next the word after what it begins with
   */
  boolean fits(KnownWords known, int row, int word, int next) {
    return fits(row, known.bitsBefore(word), known.bitsAt(next))
        && mayHaveWanted(known, rows[row + WordTable.Begins.WANTED]);
  }

  @SuppressWarnings("ShortCircuitBoolean") // whether a row fits is hard for a processor to foresee
  private boolean fits(int row, long before, long after) {
    long neededBefore = Automaton.bits(rows, row + WordTable.Begins.NEEDED_BEFORE);
    long neededAfter = Automaton.bits(rows, row + WordTable.Begins.NEEDED_AFTER);
    return (neededBefore == -1L | (neededBefore & before) != 0)
        & (neededAfter == -1L | (neededAfter & after) != 0);
  }

  /** Keeps the rows for which the text may have one of the symbols that they want. */
  private void keepWanted(KnownWords known) {
    int kept = 0;
    for (int i = 0; i < begunCount; i++) {
      begun[kept] = begun[i];
      begunAt[kept] = begunAt[i];
      kept += mayHaveWanted(known, rows[begun[i] + WordTable.Begins.WANTED]) ? 1 : 0;
    }
    begunCount = kept;
  }

  private boolean mayHaveWanted(KnownWords known, int place) {
    int end = place + wanted[place];
    for (int at = place + 1; at <= end; at++) {
      if (known.mayHave(wanted[at])) {
        return true;
      }
    }
    return end == place;
  }
}
