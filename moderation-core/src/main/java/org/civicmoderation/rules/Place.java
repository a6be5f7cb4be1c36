package org.civicmoderation.rules;

/** Where a match stands in the row of words. Immutable. */
class Place {
  private final int match;
  private final int sentence;
  private final int clause;
  private final int firstWord;
  private final int lastWord;

  Place(int match, int sentence, int clause, int firstWord, int lastWord) {
    this.match = match;
    this.sentence = sentence;
    this.clause = clause;
    this.firstWord = firstWord;
    this.lastWord = lastWord;
  }

  /** Returns the match's number in the scan. */
  int match() {
    return match;
  }

  /** Returns the sentence, counted from 0. */
  public int getSentence() {
    return sentence;
  }

  /** Returns the clause, counted from 0 over the whole text. */
  public int getClause() {
    return clause;
  }

  /** Returns the first word, counted from 0 over the whole text. */
  public int getFirstWord() {
    return firstWord;
  }

  /** Returns the last word, inclusive. */
  public int getLastWord() {
    return lastWord;
  }
}
