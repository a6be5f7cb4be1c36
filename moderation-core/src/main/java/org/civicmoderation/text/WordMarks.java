package org.civicmoderation.text;

/** The bits kept for each word: what stands between it and the word before, and what it is. */
final class WordMarks {
  /** The low half holds the {@code Folding.GAP_…} bits. */
  static final int GAP = 0xFFFF;

  static final int SUSPICIOUS = 1 << 16;

  /** Begins with a capital. */
  static final int CAPITALIZED = 1 << 17;

  /** A letter is repeated as it hardly is in a plain word. */
  static final int STRETCHED = 1 << 18;

  static final int REVERSED = 1 << 19;

  /** Signs that may hide or replace letters stand inside. */
  static final int SYMBOLS = 1 << 20;

  // These are the same bits in the entries of characters, so that a word's are those of its
  // letters.
  static final int UPPER = Folding.UPPER;
  static final int LOWER = Folding.LOWER;
  static final int LETTERS = Folding.HAS_LETTER;
  static final int DIGITS = Folding.HAS_DIGIT;

  /** An ñ stands inside. */
  static final int MARKED = Folding.MARKED;

  static final int FROM_LETTERS = UPPER | LOWER | LETTERS | DIGITS | MARKED;

  /** A dot or an apostrophe stands inside. */
  static final int PUNCTUATED = 1 << 26;

  static final int IN_HASHTAG = 1 << 27;

  static final int WORD = 0;
  static final int NUMBER = 1 << 28;
  static final int EMOJI = 2 << 28;
  static final int LINK = 3 << 28;
  static final int EMAIL_ADDRESS = 4 << 28;
  static final int MENTION = 5 << 28;
  static final int KIND = 7 << 28;

  static final int FIRST_IN_HASHTAG = 1 << 31;

  private WordMarks() {}

  /** Returns whether a word has capitals and no small letters. */
  static boolean isAllCapitals(int marks) {
    return (marks & (UPPER | LOWER)) == UPPER;
  }
}
