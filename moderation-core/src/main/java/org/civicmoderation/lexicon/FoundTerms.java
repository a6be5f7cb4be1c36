package org.civicmoderation.lexicon;

/** All that may be terms in a text, by category. Immutable. */
final class FoundTerms {
  // Where the parts of a finding stand.
  static final int WHAT = 0; // a term or, inverted, an exception
  static final int FIRST = 1;
  static final int LAST = 2;
  static final int DISGUISE = 3;
  static final int SIZE = 4;

  private final int[] rows;
  private final int[] starts;

  /**
   * Makes it of its rows.
   *
   * @param rows the findings, those of a category next to each other
   * @param starts by a category's place: how many findings come before its own
   */
  FoundTerms(int[] rows, int[] starts) {
    this.rows = rows;
    this.starts = starts;
  }

  /** Adds what the category of a place has to other findings. */
  void addTo(Findings findings, int place) {
    int end = starts[place + 1] * SIZE;
    for (int at = starts[place] * SIZE; at < end; at += SIZE) {
      int what = rows[at + WHAT];
      if (what >= 0) {
        findings.add(what, rows[at + FIRST], rows[at + LAST], (byte) rows[at + DISGUISE]);
      } else {
        findings.addException(~what, rows[at + FIRST], rows[at + LAST]);
      }
    }
  }
}
