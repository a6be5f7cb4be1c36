package org.civicmoderation.lexicon;

import com.google.re2j.Matcher;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The matches of staff-written patterns in one text. They look in the words as folded, with what
 * stands between them as written. Belongs to one thread.
 */
final class TextPatterns {
  private final TermTable terms;
  private final NormalizedText text;
  private final PatternPlaces places;
  private @Nullable Folded folded;

  /** The text as patterns see it, and where each word starts and ends in it. */
  private record Folded(StringBuilder text, int[] starts, int[] ends) {}

  TextPatterns(TermTable terms, NormalizedText text, KnownWords words) {
    this.terms = terms;
    this.text = text;
    this.places = terms.patternFilter.mayMatch(text, words);
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
    CharSequence whole = folded().text();
    if (places.isAnywhere(pattern)) {
      find(terms.patterns[pattern].matcher(whole), 0, whole.length(), term, findings);
      return;
    }
    for (int i = 0; i < places.count(); i++) {
      if (places.pattern(i) == pattern) {
        // One character more, so that the pattern sees whether a word ends where the stretch does.
        int end = Math.min(whole.length(), places.to(i) + 1);
        Matcher matcher = terms.patterns[pattern].matcher(CharBuffer.wrap(whole, 0, end));
        find(matcher, places.from(i), places.to(i), term, findings);
      }
    }
  }

  /** Adds the matches that start in a stretch of the text. */
  private void find(Matcher matcher, int from, int to, int term, Findings findings) {
    Folded in = folded();
    for (boolean found = matcher.find(from);
        found && matcher.start() < to;
        found = matcher.find()) {
      // A match is evidence by the words it touches; one that touches none says nothing.
      int first = firstAfter(in.ends(), matcher.start());
      int last = firstAfter(in.starts(), matcher.end() - 1) - 1;
      if (matcher.end() > matcher.start() && first <= last) {
        findings.add(term, first, last, KnownWords.AS_WRITTEN);
      }
    }
  }

  private Folded folded() {
    Folded known = folded;
    if (known == null) {
      known = fold();
      folded = known;
    }
    return known;
  }

  private Folded fold() {
    String original = text.original();
    int words = text.wordCount();
    char[] letters = text.letters();
    int[] starts = new int[words];
    int[] ends = new int[words];
    StringBuilder out = new StringBuilder(original.length() + words);
    int from = 0;
    for (int word = 0; word < words; word++) {
      appendBetween(out, original, from, text.start(word));
      starts[word] = out.length();
      out.append(letters, text.lettersStart(word), text.lettersEnd(word) - text.lettersStart(word));
      ends[word] = out.length();
      from = Math.max(from, text.end(word));
    }
    appendBetween(out, original, from, original.length());
    return new Folded(out, starts, ends);
  }

  private static void appendBetween(StringBuilder folded, String original, int from, int to) {
    if (from < to && !original.substring(from, to).isBlank()) {
      folded.append(original, from, to);
    } else if (folded.length() > 0) {
      folded.append(' ');
    }
  }

  /** Returns the first of some rising numbers that is greater than a number. */
  private static int firstAfter(int[] rising, int number) {
    int at = Arrays.binarySearch(rising, number);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
