package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** What the scanner needs to know of terms and exceptions, by their numbers. */
final class TermTable {
  static final byte ANY_LANGUAGE = 0;
  static final byte ENGLISH = 1;
  static final byte SPANISH = 2;

  private static final int GAPPED = 1 << 4;

  final Term[] terms;

  // By term, what a scan asks of nearly every finding.
  private final int[] facts;

  /** For which terms an exception is: those from here … */
  final int[] exceptFrom;

  /** … to here, inclusive. */
  final int[] exceptTo;

  final Pattern[] patterns;
  final PatternFilter patternFilter;
  final int[] patternTerm;

  TermTable(
      Term[] terms,
      int[] facts,
      int[] exceptFrom,
      int[] exceptTo,
      Pattern[] patterns,
      int[] patternTerm) {
    this.terms = terms;
    this.facts = facts;
    this.exceptFrom = exceptFrom;
    this.exceptTo = exceptTo;
    this.patterns = patterns;
    List<String> sources = new ArrayList<>();
    for (Pattern pattern : patterns) {
      sources.add(pattern.pattern());
    }
    this.patternFilter = new PatternFilter(sources);
    this.patternTerm = patternTerm;
  }

  /** Returns the facts of one term. */
  static int facts(int category, Lexicon.Disguises disguises, String language, boolean gapped) {
    return category << 8 | (gapped ? GAPPED : 0) | language(language) << 2 | disguises.ordinal();
  }

  /** Returns the facts of a term. */
  int facts(int term) {
    return facts[term];
  }

  /**
   * Returns the facts of a term or, inverted, of an exception: the category of the terms that it is
   * for.
   */
  int factsOfEnd(int target) {
    return facts[target < 0 ? exceptFrom[~target] : target];
  }

  int category(int term) {
    return categoryOf(facts[term]);
  }

  byte language(int term) {
    return (byte) (facts[term] >> 2 & 3);
  }

  static int categoryOf(int facts) {
    return facts >>> 8;
  }

  /** Returns {@link Lexicon.Disguises} by ordinal. */
  static int disguisesOf(int facts) {
    return facts & 3;
  }

  /** Returns whether a term has a gap in it. */
  static boolean isGapped(int facts) {
    return (facts & GAPPED) != 0;
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
