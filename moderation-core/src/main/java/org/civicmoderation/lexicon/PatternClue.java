package org.civicmoderation.lexicon;

/**
 * A stretch of {@value #LENGTH} characters that every match of a pattern has, or has the beginning
 * of: what the pattern reads from one of its parts on.
 *
 * @param start the piece that the stretch starts with
 * @param before the {@linkplain CoarseKind kinds} of characters that may stand before it
 * @param blanksBefore how many blanks of ASCII a match may have before it
 * @param firstKind one that it may start with
 */
record PatternClue(int start, int before, int blanksBefore, int firstKind) {
  /** How many characters are looked at. */
  static final int LENGTH = 6;
}
