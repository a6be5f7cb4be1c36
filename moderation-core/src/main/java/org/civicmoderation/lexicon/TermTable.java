package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the scanner needs to know of terms and exceptions, by their numbers. Thread-safe. */
final class TermTable {
  static final byte ANY_LANGUAGE = 0;
  static final byte ENGLISH = 1;
  static final byte SPANISH = 2;

  private static final int GAPPED = 1 << 4;

  final TermList terms;

  // By term, what a scan asks of nearly every finding.
  private final int[] facts;

  /** For which terms an exception is: those from here … */
  final int[] exceptFrom;

  /** … to here, inclusive. */
  final int[] exceptTo;

  private final List<String> patternSources;

  /** Made when first needed: a text that none of them may match needs none. */
  private final AtomicReferenceArray<@Nullable Pattern> patterns;

  final PatternFilter patternFilter;
  final int[] patternTerm;

  TermTable(
      TermList terms,
      int[] facts,
      int[] exceptFrom,
      int[] exceptTo,
      List<String> patternSources,
      int[] patternTerm) {
    this.terms = terms;
    this.facts = facts;
    this.exceptFrom = exceptFrom;
    this.exceptTo = exceptTo;
    this.patternSources = patternSources;
    this.patterns = new AtomicReferenceArray<>(patternSources.size());
    this.patternFilter = new PatternFilter(patternSources);
    this.patternTerm = patternTerm;
  }

  TermTable(TableReader in) throws IOException {
    this.terms = new TermList(in);
    this.facts = in.ints();
    this.exceptFrom = in.ints();
    this.exceptTo = in.ints();
    this.patternSources = in.strings();
    this.patterns = new AtomicReferenceArray<>(patternSources.size());
    this.patternFilter = new PatternFilter(patternSources, in);
    this.patternTerm = in.ints();
  }

  void write(TableWriter out) {
    terms.write(out);
    out.ints(facts);
    out.ints(exceptFrom);
    out.ints(exceptTo);
    out.strings(patternSources);
    patternFilter.write(out);
    out.ints(patternTerm);
  }

  boolean hasPatterns() {
    return patternTerm.length > 0;
  }

  /** Returns a pattern by its number, compiled. */
  Pattern pattern(int number) {
    Pattern known = patterns.get(number);
    if (known == null) {
      known = Pattern.compile(patternSources.get(number));
      patterns.set(number, known);
    }
    return known;
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
