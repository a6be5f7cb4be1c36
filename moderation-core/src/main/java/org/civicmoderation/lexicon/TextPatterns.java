package org.civicmoderation.lexicon;

import com.google.re2j.Matcher;
import java.util.Arrays;
import java.util.BitSet;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/** The matches of staff-written patterns in one text. Belongs to one thread. */
final class TextPatterns {
  private final TermTable terms;
  private final SeenText text;
  private final PatternPlaces places;

  // By word: where it starts and ends in the text; found when first asked for.
  private int @Nullable [] starts;
  private int @Nullable [] ends;

  TextPatterns(TermTable terms, NormalizedText text) {
    this.terms = terms;
    this.text = new SeenText(text);
    this.places = terms.patternFilter.mayMatch(text, this.text);
  }

  /** Adds the categories of which a pattern may match, as bits. */
  void addCategories(long[] categories) {
    BitSet patterns = places.patterns();
    for (int i = patterns.nextSetBit(0); i >= 0; i = patterns.nextSetBit(i + 1)) {
      int category = terms.category(terms.patternTerm[i]);
      categories[category >> 6] |= 1L << category;
    }
  }

  /** Adds the matches of a category's patterns. */
  void find(int category, Findings findings) {
    BitSet patterns = places.patterns();
    for (int i = patterns.nextSetBit(0); i >= 0; i = patterns.nextSetBit(i + 1)) {
      if (terms.category(terms.patternTerm[i]) == category) {
        find(i, terms.patternTerm[i], findings);
      }
    }
  }

  private void find(int pattern, int term, Findings findings) {
    int length = text.length();
    if (places.isAnywhere(pattern)) {
      find(terms.pattern(pattern).matcher(text.upTo(length)), 0, length, term, findings);
      return;
    }
    for (int i = 0; i < places.count(); i++) {
      if (places.pattern(i) == pattern) {
        // One character more, so that the pattern sees whether a word ends where the stretch does.
        int end = Math.min(length, places.to(i) + 1);
        Matcher matcher = terms.pattern(pattern).matcher(text.upTo(end));
        find(matcher, places.from(i), places.to(i), term, findings);
      }
    }
  }

  /** Adds the matches that start in a stretch of the text. */
  private void find(Matcher matcher, int from, int to, int term, Findings findings) {
    for (boolean found = matcher.find(from);
        found && matcher.start() < to;
        found = matcher.find()) {
      // A match is evidence by the words it touches; one that touches none says nothing.
      int first = firstAfter(ends(), matcher.start());
      int last = firstAfter(starts(), matcher.end() - 1) - 1;
      if (matcher.end() > matcher.start() && first <= last) {
        findings.add(term, first, last, KnownWords.AS_WRITTEN);
      }
    }
  }

  private int[] starts() {
    int[] known = starts;
    if (known == null) {
      known = text.borders(true);
      starts = known;
    }
    return known;
  }

  private int[] ends() {
    int[] known = ends;
    if (known == null) {
      known = text.borders(false);
      ends = known;
    }
    return known;
  }

  /** Returns the first of some rising numbers that is greater than a number. */
  private static int firstAfter(int[] rising, int number) {
    int at = Arrays.binarySearch(rising, number);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
