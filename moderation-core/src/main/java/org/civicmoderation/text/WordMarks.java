package org.civicmoderation.text;

/** The bits kept for each word: what stands between it and the word before, and what it is. */
final class WordMarks {
  /** The low half holds the {@code Folding.GAP_…} bits. */
  static final int GAP = 0xFFFF;

  static final int SUSPICIOUS = 1 << 16;
  static final int CAPITALIZED = 1 << 17;
  static final int ALL_CAPS = 1 << 18;
  static final int REVERSED = 1 << 19;
  static final int IN_HASHTAG = 1 << 20;
  static final int FIRST_IN_HASHTAG = 1 << 21;
  static final int LETTERS = 1 << 22;
  static final int DIGITS = 1 << 23;

  /** Signs that may hide or replace letters stand inside. */
  static final int SYMBOLS = 1 << 24;

  /** An ñ stands inside. */
  static final int MARKED = 1 << 25;

  /** A letter is repeated as it hardly is in a plain word. */
  static final int STRETCHED = 1 << 26;

  /** A dot or an apostrophe stands inside. */
  static final int PUNCTUATED = 1 << 27;

  private static final int KIND_SHIFT = 28;
  static final int WORD = 0;
  static final int NUMBER = 1 << KIND_SHIFT;
  static final int EMOJI = 2 << KIND_SHIFT;
  static final int LINK = 3 << KIND_SHIFT;
  static final int EMAIL_ADDRESS = 4 << KIND_SHIFT;
  static final int MENTION = 5 << KIND_SHIFT;
  static final int KIND = 7 << KIND_SHIFT;

  private WordMarks() {}
}
