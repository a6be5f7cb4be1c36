package org.civicmoderation.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/**
 * Parts runs of letters with ICU, where scripts need more than a look at each letter. Made only for
 * a text that needs it.
 */
final class ComplexReader {
  /**
   * How many characters of scripts without spaces a dictionary parts in one text; then each is a
   * word.
   */
  private static final int DICTIONARY_BUDGET = 2_000;

  /** Loaded only when a text needs it. */
  private static final class Dictionary {
    static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);
  }

  private final char[] t;
  private final int n;
  private final WordList words;
  private @Nullable BreakIterator breaker;
  private int dictionaryUsed;

  ComplexReader(char[] t, int n, WordList words) {
    this.t = t;
    this.n = n;
    this.words = words;
  }

  /** Reads the run that starts at a letter; returns where to read on. */
  int read(int start) {
    int end = start;
    while (end < n) {
      if (Folding.isWordKind(Folding.entry(t[end]))) {
        end++;
      } else if (isWordPair(end)) {
        end += 2;
      } else if (joins(end)) {
        end++;
      } else {
        break;
      }
    }
    if (dictionaryUsed + end - start > DICTIONARY_BUDGET) {
      return singleLetters(start, end);
    }
    dictionaryUsed += end - start;
    if (breaker == null) {
      breaker = Dictionary.WORDS.clone();
    }
    breaker.setText(new String(t, start, end - start));
    int from = breaker.first();
    for (int to = breaker.next(); to != BreakIterator.DONE; from = to, to = breaker.next()) {
      if (breaker.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        words.addFolded(start + from, start + to, WordMarks.WORD);
      } else {
        words.gap |= Folding.GAP_OTHER;
      }
    }
    return end;
  }

  /** Returns whether ICU is to be asked about a sign: they may stand inside a word. */
  private boolean joins(int at) {
    return switch (t[at]) {
      case '\'' ->
          isComplex(t, n, at - 1)
              || isComplex(t, n, at + 1)
              || (isLetterOrDigit(at - 1) && isLetterOrDigit(at + 1));
      case '"' -> isComplex(t, n, at - 1) && isComplex(t, n, at + 1);
      case ',', ';', '.' -> isDigit(at - 1) && isDigit(at + 1);
      default -> false;
    };
  }

  private int singleLetters(int start, int end) {
    int i = start;
    while (i < end) {
      boolean complex = isComplex(t, n, i);
      int next = i + 1;
      while (next < end
          && (Character.isLowSurrogate(t[next]) || (!complex && !isComplex(t, n, next)))) {
        next++;
      }
      words.addFolded(i, next, WordMarks.WORD);
      i = next;
    }
    return end;
  }

  /** Returns whether a letter at a place needs more than a look at it. */
  static boolean isComplex(char[] t, int n, int at) {
    if (at < 0 || at >= n) {
      return false;
    }
    int kind = Folding.kind(Folding.entry(t[at]));
    return kind == Folding.COMPLEX || kind == Folding.SURROGATE;
  }

  private boolean isWordPair(int at) {
    return at + 1 < n
        && Character.isSurrogatePair(t[at], t[at + 1])
        && Folding.isWordKind(Folding.entry(Character.toCodePoint(t[at], t[at + 1])));
  }

  private boolean isDigit(int at) {
    return at >= 0 && at < n && Folding.kind(Folding.entry(t[at])) == Folding.DIGIT;
  }

  private boolean isLetterOrDigit(int at) {
    return at >= 0 && at < n && Folding.isLetterOrDigit(t[at]);
  }
}
