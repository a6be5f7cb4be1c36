package org.civicmoderation.lexicon;

import java.util.BitSet;

/** What the scanner needs to know of terms and exceptions, by their numbers. */
final class TermTable {
  static final byte ANY_LANGUAGE = 0;
  static final byte ENGLISH = 1;
  static final byte SPANISH = 2;

  final Term[] terms;
  final int[] category;

  /** {@link Lexicon.Disguises} by ordinal. */
  final byte[] disguises;

  final byte[] language;

  /** The terms with a gap in them. */
  final BitSet gapped;

  /** For which terms an exception is: those from here … */
  final int[] exceptFrom;

  /** … to here, inclusive. */
  final int[] exceptTo;

  final LetterPattern[] patterns;
  final int[] patternTerm;

  TermTable(
      Term[] terms,
      int[] category,
      byte[] disguises,
      byte[] language,
      BitSet gapped,
      int[] exceptFrom,
      int[] exceptTo,
      LetterPattern[] patterns,
      int[] patternTerm) {
    this.terms = terms;
    this.category = category;
    this.disguises = disguises;
    this.language = language;
    this.gapped = gapped;
    this.exceptFrom = exceptFrom;
    this.exceptTo = exceptTo;
    this.patterns = patterns;
    this.patternTerm = patternTerm;
  }

  /** Returns the number of a language; a region ("es-MX") does not matter. */
  static byte language(String tag) {
    if (tag.length() < 2 || (tag.length() > 2 && tag.charAt(2) != '-')) {
      return ANY_LANGUAGE;
    }
    char first = Character.toLowerCase(tag.charAt(0));
    char second = Character.toLowerCase(tag.charAt(1));
    if (first == 'e' && second == 'n') {
      return ENGLISH;
    }
    return first == 'e' && second == 's' ? SPANISH : ANY_LANGUAGE;
  }
}
