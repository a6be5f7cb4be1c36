package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.KIND_MASK;
import static org.civicmoderation.text.Folding.KIND_SHIFT;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a cleaned text into words and folds their letters, in one pass.
 *
 * <p>Words are those of UAX 29 as ICU finds them, but for these: underscores and colons part words;
 * so does a full stop, unless it parts single letters (U.S.) or digits, or stands in a link; links,
 * e-mail addresses, mentions and emoji are one word each; a hashtag's parts are words; the signs of
 * a masked word (f**k, a$$) belong to it; ´ and ` between letters are apostrophes.
 */
final class Segmenter {
  private static final int MOST_LEADING_SIGNS = 3;
  private static final int LONGEST_BEFORE_STARS = 12;
  private static final int LONGEST_EMPHASIS = 200;
  private static final int DOT_HASH = "dot".hashCode();

  private final TextCleaner.Clean clean;
  private final char[] t;
  private final int n;
  private final WordList words;
  private final LinkReader links;
  private final TagReader tags;
  private @Nullable ComplexReader complex;
  private boolean emphasis;

  private Segmenter(TextCleaner.Clean clean) {
    this.clean = clean;
    this.t = clean.chars();
    this.n = clean.length();
    this.words = new WordList(clean);
    this.links = new LinkReader(t, n, words);
    this.tags = new TagReader(t, n, words);
  }

  static NormalizedText segment(String original, TextCleaner.Clean clean) {
    Segmenter segmenter = new Segmenter(clean);
    segmenter.run();
    segmenter.words.finish();
    segmenter.markReversed();
    return new NormalizedText(original, clean, segmenter.words);
  }

  private void run() {
    int i = 0;
    while (i < n) {
      char c = t[i];
      int entry = c < 0x80 ? Folding.ASCII[c] : Folding.entry(c);
      switch (entry >>> KIND_SHIFT & KIND_MASK) {
        case Folding.SEPARATOR -> {
          // Twice the same hyphen is a dash.
          int bits = entry & Folding.LOW;
          words.gap |=
              bits == Folding.GAP_HYPHEN && (words.gap & bits) != 0 ? Folding.GAP_DASH : bits;
          i++;
        }
        case Folding.LETTER, Folding.DIGIT -> i = word(i, entry);
        case Folding.DOT -> {
          int bits = (words.gap & Folding.GAP_DOT) != 0 ? Folding.GAP_ELLIPSIS : entry;
          i = separator(i, bits);
        }
        case Folding.COMPLEX -> i = complexRun(i);
        case Folding.EMOJI -> i = emoji(i, 1);
        case Folding.SURROGATE -> i = surrogate(i);
        case Folding.AT -> {
          int end = tags.mention(i);
          i = end < 0 ? leadingSigns(i) : end;
        }
        case Folding.HASH -> {
          int end = tags.hashtag(i);
          i = end < 0 ? separator(i, entry) : end;
        }
        case Folding.CURRENCY -> i = leadingSigns(i);
        case Folding.STAR -> i = stars(i);
        case Folding.BRACKET -> {
          int end = links.bracket(i);
          i = end < 0 ? separator(i, entry) : end;
        }
        case Folding.MARK -> i = separator(i, Folding.GAP_OTHER);
        default -> i = separator(i, entry);
      }
    }
  }

  private int separator(int at, int entry) {
    words.gap |= entry & Folding.LOW;
    return at + 1;
  }

  // ---------------------------------------------------------------------------------- plain words

  /**
   * Reads the word that starts with the letter or digit at {@code start}; returns where to read on.
   */
  private int word(int start, int firstEntry) {
    char[] text = t;
    char[] out = words.letters;
    int end = n;
    int p = words.letterCount;
    int i = start;
    int entry = firstEntry;
    int hash = 0;
    int flags = 0;
    int extra = 0;
    int run = 1;
    int doubled = 0;
    int pieceStart = start;
    char previous = 0;
    while (true) {
      // The letters, up to the first character that is none.
      do {
        char folded = (char) entry;
        out[p++] = folded;
        hash = 31 * hash + folded;
        flags |= entry;
        if (folded == previous) {
          if (++run > 2 || PlainSpelling.isRarelyDoubled(folded)) {
            extra |= WordMarks.STRETCHED;
          }
          doubled++;
        } else {
          run = 1;
        }
        previous = folded;
        if (++i == end) {
          break;
        }
        char c = text[i];
        entry = c < 0x80 ? Folding.ASCII[c] : Folding.entry(c);
      } while ((entry & Folding.WORD_CHAR) != 0);
      int kind = entry >>> KIND_SHIFT & KIND_MASK;
      if (i == end || kind == Folding.SEPARATOR) {
        break;
      }
      if (kind == Folding.COMPLEX) {
        return complexRun(start);
      }
      // A sign that may stand inside a word; what is joined is copied as it is.
      int after = kind == Folding.SURROGATE ? pairEnd(i) : inside(i, kind, start, pieceStart);
      if (after < 0) {
        return ~after;
      }
      if (after == i) {
        break;
      }
      if (kind == Folding.DOT) {
        pieceStart = after;
      }
      extra |= marksOf(kind);
      flags |= kind == Folding.SURROGATE ? Folding.HAS_LETTER : 0;
      for (; i < after; i++) {
        char sign = kind == Folding.APOSTROPHE ? '\'' : text[i];
        out[p++] = sign;
        hash = 31 * hash + sign;
      }
      previous = 0;
      if (i == end) {
        break;
      }
      entry = Folding.entry(text[i]);
      if ((entry & Folding.WORD_CHAR) == 0) {
        break; // stars or currency signs at the end
      }
    }
    if (PlainSpelling.isDoubled(doubled, i - start)) {
      extra |= WordMarks.STRETCHED;
    }
    words.addPlain(start, i, p, hash, WordList.typed(flags, firstEntry) | extra);
    if ((flags & Folding.FOREIGN) != 0) {
      words.noteForeign();
    }
    if (hash == DOT_HASH && i - start == 3) {
      int linkEnd = links.spokenDot(i);
      return linkEnd < 0 ? i : linkEnd;
    }
    return i;
  }

  // ------------------------------------------------------------------------- signs inside a word

  /**
   * Returns how far the word goes on with the sign at {@code at}: {@code at} if not at all; the
   * complement of where to read on, if a link or an address has been made of it.
   */
  private int inside(int at, int kind, int start, int pieceStart) {
    switch (kind) {
      case Folding.APOSTROPHE -> {
        if (t[at] == '\'' && ComplexReader.isComplex(t, n, at + 1)) {
          return ~complexRun(start);
        }
        boolean digits = t[at] != '`' && isDigit(at - 1) && isDigit(at + 1);
        return digits || (isLetter(at - 1) && isLetter(at + 1)) ? at + 1 : at;
      }
      case Folding.DOT -> {
        return dot(at, start, pieceStart);
      }
      case Folding.MID_NUMBER -> {
        return isDigit(at - 1) && isDigit(at + 1) ? at + 1 : at;
      }
      case Folding.MID_LETTER -> {
        return isLetter(at - 1) && isLetter(at + 1) ? at + 1 : at;
      }
      case Folding.AT -> {
        int end = isLetterOrDigit(at + 1) ? links.address(start, at) : -1;
        if (end >= 0) {
          return ~end;
        }
        return signsInside(at);
      }
      case Folding.COLON -> {
        int end = links.scheme(start, at);
        return end >= 0 ? ~end : at;
      }
      case Folding.STAR -> {
        return starsInside(at, start);
      }
      case Folding.CURRENCY -> {
        return signsInside(at);
      }
      default -> {
        return at;
      }
    }
  }

  private static int marksOf(int kind) {
    return switch (kind) {
      case Folding.APOSTROPHE, Folding.DOT -> WordMarks.PUNCTUATED;
      case Folding.STAR, Folding.CURRENCY, Folding.AT, Folding.MID_LETTER -> WordMarks.SYMBOLS;
      default -> 0;
    };
  }

  private int dot(int at, int start, int pieceStart) {
    if (!isLetterOrDigit(at + 1)) {
      return at;
    }
    int end = links.domain(start, at);
    if (end >= 0) {
      return ~end;
    }
    if (isDigit(at - 1)) {
      return isDigit(at + 1) ? at + 1 : at;
    }
    boolean singles = at - pieceStart == 1 && isLetter(at + 1) && !isLetterOrDigit(at + 2);
    return singles ? at + 1 : at;
  }

  /** Takes the stars for letters hidden in the word or at its end, unless they close emphasis. */
  private int starsInside(int at, int start) {
    int end = signsEnd(at);
    if (emphasis) {
      emphasis = false;
      return at;
    }
    if (!isLetter(at - 1)) {
      return at;
    }
    boolean hidden =
        isLetter(end) || (end - at > 1 && at - start < LONGEST_BEFORE_STARS && !isDigit(end));
    return hidden ? end : at;
  }

  /** Takes the signs for letters inside a word, and currency signs also at its end: gra$$. */
  private int signsInside(int at) {
    if (!isLetter(at - 1)) {
      return at;
    }
    int end = at;
    boolean currency = true;
    while (end < n && isSignForLetter(t[end])) {
      currency &= t[end] != '@';
      end++;
    }
    return isLetter(end) || (currency && !isDigit(end)) ? end : at;
  }

  private static boolean isSignForLetter(char c) {
    int kind = Folding.kind(Folding.entry(c));
    return (kind == Folding.CURRENCY && c != '¢') || kind == Folding.AT;
  }

  /** Returns where the run of the sign at {@code at} ends. */
  private int signsEnd(int at) {
    int end = at;
    while (end < n && t[end] == t[at]) {
      end++;
    }
    return end;
  }

  private int pairEnd(int at) {
    if (at + 1 < n && Character.isSurrogatePair(t[at], t[at + 1])) {
      int entry = Folding.entry(Character.toCodePoint(t[at], t[at + 1]));
      if (Folding.isWordKind(entry) && Folding.kind(entry) != Folding.COMPLEX) {
        return at + 2;
      }
    }
    return at;
  }

  private boolean isLetter(int at) {
    return at >= 0 && at < n && Folding.isLetter(t[at]);
  }

  private boolean isDigit(int at) {
    return at >= 0 && at < n && Folding.kind(Folding.entry(t[at])) == Folding.DIGIT;
  }

  private boolean isLetterOrDigit(int at) {
    return at >= 0 && at < n && Folding.isLetterOrDigit(t[at]);
  }

  // --------------------------------------------------------------------- signs at a word's start

  private int stars(int at) {
    int end = signsEnd(at);
    boolean first = words.gap == 0 || (words.gap & (Folding.GAP_SPACE | Folding.GAP_NEWLINE)) != 0;
    emphasis = isLetterOrDigit(end) && closesEmphasis(end);
    if (!emphasis && first && isLetter(end) && end - at <= MOST_LEADING_SIGNS) {
      return signedWord(at, end);
    }
    words.gap |= Folding.GAP_SYMBOL;
    return end;
  }

  /** Returns whether a star that closes emphasis follows near by on the line. */
  private boolean closesEmphasis(int from) {
    int limit = Math.min(n, from + LONGEST_EMPHASIS);
    for (int i = from; i < limit && t[i] != '\n'; i++) {
      if (t[i] == '*') {
        return t[i - 1] != ' ' && !isLetterOrDigit(signsEnd(i));
      }
    }
    return false;
  }

  /** Reads the signs for letters that a word begins with, as in $hit, or is all made of: @$$. */
  private int leadingSigns(int at) {
    int end = at;
    boolean atSign = false;
    boolean currency = false;
    while (end < n && end - at <= MOST_LEADING_SIGNS && isSignForLetter(t[end])) {
      atSign |= t[end] == '@';
      currency |= t[end] != '@';
      end++;
    }
    if (currency && isLetter(end)) {
      return signedWord(at, end);
    }
    if (atSign && currency && end - at > 2) {
      int mark = WordMarks.LETTERS | WordMarks.SYMBOLS | WordMarks.SUSPICIOUS;
      words.addFolded(at, end, WordMarks.WORD | mark);
      return end;
    }
    return separator(at, Folding.GAP_SYMBOL);
  }

  /** Reads a word whose letters start at {@code start} with the signs from {@code at} on. */
  private int signedWord(int at, int start) {
    int word = words.count;
    int end = word(start, Folding.entry(t[start]));
    if (words.count == word + 1
        && words.starts[word] == start
        && words.kind(word) == WordMarks.WORD) {
      // Written anew with its signs.
      int wordEnd = words.ends[word];
      int extra = words.marks[word] & WordMarks.STRETCHED;
      words.dropFrom(word);
      words.addFolded(at, wordEnd, extra | WordMarks.SYMBOLS | WordMarks.SUSPICIOUS);
    }
    return end;
  }

  // -------------------------------------------------------------------- emoji and other scripts

  private int surrogate(int at) {
    if (at + 1 >= n || !Character.isSurrogatePair(t[at], t[at + 1])) {
      return separator(at, Folding.GAP_OTHER);
    }
    int entry = Folding.entry(Character.toCodePoint(t[at], t[at + 1]));
    return switch (Folding.kind(entry)) {
      case Folding.EMOJI -> emoji(at, 2);
      case Folding.LETTER, Folding.COMPLEX -> complexRun(at);
      default -> separator(at, Folding.GAP_OTHER) + 1;
    };
  }

  private int emoji(int at, int length) {
    int end = at + length;
    while (end < n && clean.isOneUnit(at, end)) {
      end++;
    }
    words.addFolded(at, end, WordMarks.EMOJI);
    return end;
  }

  private int complexRun(int start) {
    if (complex == null) {
      complex = new ComplexReader(t, n, words);
    }
    return complex.read(start);
  }

  private void markReversed() {
    int[] reversed = clean.reversed();
    int word = 0;
    for (int i = 0; i < reversed.length; i += 2) {
      while (word < words.count && words.starts[word] < reversed[i + 1]) {
        if (words.ends[word] > reversed[i]) {
          words.marks[word] |= WordMarks.REVERSED | WordMarks.SUSPICIOUS;
        }
        word++;
      }
    }
  }
}
