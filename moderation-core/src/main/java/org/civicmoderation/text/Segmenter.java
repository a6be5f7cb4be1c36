package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.KIND_MASK;
import static org.civicmoderation.text.Folding.KIND_SHIFT;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
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
  /** Letters that plain words hardly ever double: a h i j k q u v w x y. */
  private static final int RARELY_DOUBLED = mask("ahijkquvwxy");

  /**
   * Letters that stand alone in plain writing, or in hurried writing: a word to be read with a
   * neighbour they are not.
   */
  private static final int STAND_ALONE = mask("aiouyekrunbcdxmtlw");

  /**
   * How many characters of scripts without spaces are parted by dictionary in one text; past that
   * each is a word.
   */
  private static final int DICTIONARY_BUDGET = 2_000;

  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);
  private static final int DOT_HASH = "dot".hashCode();

  private final TextCleaner.Clean clean;
  private final char[] t;
  private final int n;

  private char[] letters;
  private int letterCount;
  private int[] starts;
  private int[] ends;
  private int[] letterStarts;
  private int[] hashes;
  private int[] marks;
  private int words;

  private int gap;
  private int singles;
  private int scannedTo;
  private int openStars;
  private int capitals;
  private int smallLetters;
  private int latinWords;
  private int foreignWords;
  private int[] lookalikeWords = new int[0];
  private int lookalikeCount;
  private int dictionaryUsed;
  private @Nullable BreakIterator breaker;

  private Segmenter(TextCleaner.Clean clean) {
    this.clean = clean;
    this.t = clean.chars();
    this.n = clean.length();
    int capacity = n / 4 + 8;
    letters = new char[n];
    starts = new int[capacity];
    ends = new int[capacity];
    letterStarts = new int[capacity + 1];
    hashes = new int[capacity];
    marks = new int[capacity + 1];
  }

  static NormalizedText segment(String original, TextCleaner.Clean clean) {
    Segmenter segmenter = new Segmenter(clean);
    segmenter.run();
    return segmenter.result(original);
  }

  private NormalizedText result(String original) {
    marks[words] = gap;
    letterStarts[words] = letterCount;
    settleLookalikes();
    markReversed();
    return new NormalizedText(
        original,
        clean,
        words,
        starts,
        ends,
        letters,
        letterStarts,
        hashes,
        marks,
        capitals,
        smallLetters);
  }

  private void run() {
    int i = 0;
    while (i < n) {
      char c = t[i];
      int entry = c < 0x80 ? Folding.ASCII[c] : Folding.entry(c);
      switch (entry >>> KIND_SHIFT & KIND_MASK) {
        case Folding.LETTER, Folding.DIGIT -> i = word(i, entry);
        case Folding.DOT -> {
          gap |= (gap & Folding.GAP_DOT) != 0 ? Folding.GAP_ELLIPSIS : entry & Folding.LOW;
          i++;
        }
        case Folding.COMPLEX -> i = complexRun(i);
        case Folding.EMOJI -> i = emoji(i, 1);
        case Folding.SURROGATE -> i = surrogate(i);
        case Folding.AT -> i = at(i);
        case Folding.HASH -> i = hash(i);
        case Folding.CURRENCY -> i = currency(i, entry);
        case Folding.STAR -> i = star(i);
        case Folding.BRACKET -> i = bracket(i);
        case Folding.MARK -> {
          gap |= Folding.GAP_OTHER;
          i++;
        }
        default -> {
          // Twice the same hyphen is a dash.
          int bits = entry & Folding.LOW;
          gap |= bits == Folding.GAP_HYPHEN && (gap & bits) != 0 ? Folding.GAP_DASH : bits;
          i++;
        }
      }
    }
  }

  // ---------------------------------------------------------------------------------------- words

  /** Reads the word that starts with the letter or digit (or leading sign) at {@code start}. */
  private int word(int start, int firstEntry) {
    final char[] text = t;
    final char[] out = letters;
    int p = letterCount;
    int i = start;
    int entry = firstEntry;
    int hash = 0;
    int flags = 0;
    int capitalCount = 0;
    int smallCount = 0;
    int extra = 0;
    int run = 1;
    int pieceStart = start;
    char previous = 0;
    scan:
    while (true) {
      char folded = (char) entry;
      out[p++] = folded;
      hash = 31 * hash + folded;
      flags |= entry;
      capitalCount += entry >>> Folding.UPPER_SHIFT & 1;
      smallCount += entry >>> Folding.LOWER_SHIFT & 1;
      if (folded == previous) {
        if (++run >= 3
            || folded <= 'z' && (RARELY_DOUBLED >>> folded - 'a' & 1) != 0 && folded >= 'a') {
          extra |= WordMarks.STRETCHED;
        }
      } else {
        run = 1;
      }
      previous = folded;
      i++;
      while (true) {
        if (i >= n) {
          break scan;
        }
        char c = text[i];
        entry = c < 0x80 ? Folding.ASCII[c] : Folding.entry(c);
        int kind = entry >>> KIND_SHIFT & KIND_MASK;
        if (kind == Folding.LETTER || kind == Folding.DIGIT || kind == Folding.MARK) {
          continue scan;
        }
        // Signs that may stand inside a word; whatever is joined is copied as it is.
        int joined = 0;
        char written = c;
        switch (kind) {
          case Folding.SEPARATOR -> {
            break scan;
          }
          case Folding.APOSTROPHE -> {
            if (apostropheJoins(i)) {
              joined = 1;
              written = '\'';
              extra |= WordMarks.PUNCTUATED;
            }
          }
          case Folding.DOT -> {
            if (i + 1 < n && Folding.isLetterOrDigit(text[i + 1])) {
              int end = tryDomain(start, i);
              if (end >= 0) {
                return end;
              }
              if (dotJoins(i, pieceStart)) {
                joined = 1;
                extra |= WordMarks.PUNCTUATED;
                pieceStart = i + 1;
              }
            }
          }
          case Folding.MID_NUMBER -> {
            if (isDigit(i - 1) && isDigit(i + 1)) {
              joined = 1;
            }
          }
          case Folding.MID_LETTER -> {
            if (isLetter(i - 1) && isLetter(i + 1)) {
              joined = 1;
              extra |= WordMarks.SYMBOLS;
            }
          }
          case Folding.STAR -> joined = starsJoin(i, start);
          case Folding.CURRENCY -> joined = currencyJoins(i);
          case Folding.AT -> {
            if (i + 1 < n && Folding.isLetterOrDigit(text[i + 1])) {
              int end = tryEmail(start, i);
              if (end >= 0) {
                return end;
              }
              joined = isLetter(i + 1) && isLetter(i - 1) ? 1 : 0;
            }
          }
          case Folding.COLON -> {
            if (i + 3 < n && text[i + 1] == '/' && text[i + 2] == '/' && i - start > 1) {
              int end = Links.bodyEnd(t, n, i + 3);
              if (end > i + 3) {
                return link(start, end);
              }
            }
          }
          case Folding.SURROGATE -> {
            if (isSupplementaryLetter(i)) {
              joined = 2;
              flags |= Folding.HAS_LETTER;
            }
          }
          case Folding.COMPLEX -> {
            return complexRun(start);
          }
          default -> {
            // Parts words.
          }
        }
        if (joined == 0) {
          break scan;
        }
        if (kind == Folding.STAR || kind == Folding.CURRENCY || kind == Folding.AT) {
          extra |= WordMarks.SYMBOLS;
        }
        for (int end = i + joined; i < end; i++) {
          char sign = joined == 1 ? written : text[i];
          out[p++] = sign;
          hash = 31 * hash + sign;
        }
        previous = 0;
      }
    }
    capitals += capitalCount;
    smallLetters += smallCount;
    finishWord(start, i, p, hash, flags, extra);
    if (hash == DOT_HASH && i - start == 3) {
      return spokenDot(i);
    }
    return i;
  }

  private void finishWord(int start, int end, int letterEnd, int hash, int flags, int extra) {
    int length = end - start;
    int mark = extra | gap;
    if ((flags & Folding.HAS_LETTER) != 0) {
      mark |= WordMarks.LETTERS;
      if ((flags & Folding.UPPER) != 0) {
        if ((Folding.entry(t[start]) & Folding.UPPER) != 0) {
          mark |= WordMarks.CAPITALIZED;
        }
        if ((flags & Folding.LOWER) == 0) {
          mark |= WordMarks.ALL_CAPS;
        }
      }
      if ((flags & Folding.HAS_DIGIT) != 0) {
        mark |= WordMarks.DIGITS | WordMarks.SUSPICIOUS;
      }
      if ((flags & Folding.MARKED) != 0) {
        mark |= WordMarks.MARKED;
      }
    } else if ((flags & Folding.HAS_DIGIT) != 0) {
      mark |= WordMarks.DIGITS | WordMarks.NUMBER;
    }
    if ((mark & (WordMarks.STRETCHED | WordMarks.SYMBOLS | WordMarks.MARKED | WordMarks.PUNCTUATED))
        != 0) {
      mark |= WordMarks.SUSPICIOUS;
    }
    noteNeighbours(length, end - start == 1 ? letters[letterEnd - 1] : 0);
    add(start, end, letterEnd, hash, mark);
    if ((flags & Folding.FOREIGN) != 0) {
      foreignWord(words - 1);
    } else {
      latinWords++;
    }
  }

  /** Returns whether a word ends in "n't" or "'m", which nothing is to be taken from. */
  private boolean isContraction(int letterEnd) {
    char last = letters[letterEnd - 1];
    return letters[letterEnd - 2] == '\'' && (last == 't' || last == 'm');
  }

  /** Marks the word before as suspicious where it may be the start of a word that goes on here. */
  private void noteNeighbours(int length, char single) {
    if (words == 0) {
      singles = single != 0 ? 1 : 0;
      return;
    }
    if ((gap & (Folding.GAP_SPACE | Folding.GAP_NEWLINE | Folding.GAP_DASH)) == 0) {
      if (gap != 0) {
        marks[words - 1] |= WordMarks.SUSPICIOUS;
      }
    } else if (singles > 0
        && length > 1
        && length < 8
        && gap == Folding.GAP_SPACE
        && standsHardlyAlone(letters[letterCount - 1])) {
      marks[words - 1] |= WordMarks.SUSPICIOUS;
    }
    if (single != 0) {
      if (++singles > 1) {
        marks[words - 1] |= WordMarks.SUSPICIOUS;
        if (singles == 2 && words > 1) {
          // The word before the run may be its beginning: fu c k.
          int before = words - 2;
          if (ends[before] - starts[before] < 4) {
            marks[before] |= WordMarks.SUSPICIOUS;
          }
        }
      }
    } else {
      singles = 0;
    }
  }

  /** Returns whether a letter is hardly ever a word of its own, not even in hurried writing. */
  static boolean standsHardlyAlone(char letter) {
    return letter >= 'a' && letter <= 'z' && (STAND_ALONE >>> letter - 'a' & 1) == 0;
  }

  /** Returns whether plain words hardly ever double a letter. */
  static boolean isRarelyDoubled(char letter) {
    return letter >= 'a' && letter <= 'z' && (RARELY_DOUBLED >>> letter - 'a' & 1) != 0;
  }

  private void add(int start, int end, int letterEnd, int hash, int mark) {
    if (words == starts.length) {
      grow();
    }
    starts[words] = start;
    ends[words] = end;
    letterStarts[words] = letterCount;
    hashes[words] = hash;
    marks[words] = mark;
    words++;
    letterCount = letterEnd;
    gap = 0;
  }

  private void grow() {
    int capacity = words * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    letterStarts = Arrays.copyOf(letterStarts, capacity + 1);
    hashes = Arrays.copyOf(hashes, capacity);
    marks = Arrays.copyOf(marks, capacity + 1);
  }

  private boolean isLetter(int at) {
    return at >= 0 && at < n && Folding.isLetter(t[at]);
  }

  private boolean isDigit(int at) {
    return at >= 0 && at < n && Folding.kind(Folding.entry(t[at])) == Folding.DIGIT;
  }

  private boolean isSupplementaryLetter(int at) {
    if (at + 1 >= n || !Character.isSurrogatePair(t[at], t[at + 1])) {
      return false;
    }
    int kind = Folding.kind(Folding.entry(Character.toCodePoint(t[at], t[at + 1])));
    return kind == Folding.LETTER || kind == Folding.MARK;
  }

  private boolean apostropheJoins(int at) {
    return isLetter(at - 1) && isLetter(at + 1)
        || t[at] != '`' && isDigit(at - 1) && isDigit(at + 1);
  }

  private boolean dotJoins(int at, int pieceStart) {
    if (isDigit(at - 1)) {
      return isDigit(at + 1);
    }
    return at - pieceStart == 1
        && isLetter(at + 1)
        && (at + 2 >= n || !Folding.isLetterOrDigit(t[at + 2]));
  }

  /** Returns how many stars from here on belong to the word: letters hidden in or after it. */
  private int starsJoin(int at, int start) {
    int end = at;
    while (end < n && t[end] == '*') {
      end++;
    }
    if (!isLetter(at - 1)) {
      return 0;
    }
    if (openStars > 0) {
      // Of *these* the second ones only close.
      openStars = 0;
      return 0;
    }
    if (isLetter(end)) {
      return end - at;
    }
    return end - at > 1 && at - start < 12 && !isDigit(end) ? end - at : 0;
  }

  private int currencyJoins(int at) {
    if (!isLetter(at - 1) || t[at] == '¢') {
      return 0;
    }
    int end = at;
    while (end < n && t[end] == t[at]) {
      end++;
    }
    return isDigit(end) ? 0 : end - at;
  }

  // ------------------------------------------------------------------- what starts with a sign

  private int star(int at) {
    int end = at;
    while (end < n && t[end] == '*') {
      end++;
    }
    gap |= Folding.GAP_SYMBOL;
    openStars = end < n && Folding.isLetterOrDigit(t[end]) && closes(end) ? end - at : 0;
    if (openStars == 0 && isLetter(end) && end - at < 4 && (at == 0 || gap != Folding.GAP_SYMBOL)) {
      return signedWord(at, end - at);
    }
    return end;
  }

  /** Returns whether a star that closes emphasis follows near by on the line. */
  private boolean closes(int from) {
    int limit = Math.min(n, from + 200);
    for (int i = from; i < limit; i++) {
      if (t[i] == '*') {
        int after = i;
        while (after < n && t[after] == '*') {
          after++;
        }
        return t[i - 1] != ' ' && (after == n || !Folding.isLetterOrDigit(t[after]));
      }
      if (t[i] == '\n') {
        return false;
      }
    }
    return false;
  }

  private int currency(int at, int entry) {
    if (t[at] == '¢') {
      gap |= entry & Folding.LOW;
      return at + 1;
    }
    return leadingSigns(at);
  }

  /** Reads the signs for letters that a word begins with, as in $hit; alone they are no word. */
  private int leadingSigns(int at) {
    int end = at;
    boolean atSign = false;
    boolean currency = false;
    while (end < n && end - at < 4) {
      int kind = Folding.kind(Folding.entry(t[end]));
      if (kind != Folding.AT && kind != Folding.CURRENCY) {
        break;
      }
      atSign |= kind == Folding.AT;
      currency |= kind == Folding.CURRENCY;
      end++;
    }
    if (currency && isLetter(end)) {
      return signedWord(at, end - at);
    }
    if (atSign && currency && end - at > 2) {
      emit(
          at,
          end,
          WordMarks.WORD | WordMarks.LETTERS | WordMarks.SYMBOLS | WordMarks.SUSPICIOUS); // @$$
      return end;
    }
    gap |= Folding.GAP_SYMBOL;
    return at + 1;
  }

  /** Reads a word that begins with signs for letters: $hit, *ss. */
  private int signedWord(int at, int signs) {
    gap &= ~Folding.GAP_SYMBOL;
    int before = words;
    int lettersBefore = letterCount;
    int gapBefore = gap;
    int start = at + signs;
    int end = word(start, Folding.entry(t[start]));
    if (words != before + 1
        || starts[before] != start
        || (marks[before] & WordMarks.KIND) != WordMarks.WORD) {
      return end;
    }
    // Write it anew with its signs.
    int mark = marks[before] & ~WordMarks.GAP | gapBefore;
    int wordEnd = ends[before];
    words = before;
    letterCount = lettersBefore;
    gap = gapBefore;
    emit(at, wordEnd, mark | WordMarks.SYMBOLS | WordMarks.SUSPICIOUS);
    return end;
  }

  private int at(int at) {
    int end = at + 1;
    while (end < n && (Folding.isLetterOrDigit(t[end]) || t[end] == '_' || mentionDot(end, at))) {
      end++;
    }
    if (end == at + 1 || at > 0 && Folding.isLetterOrDigit(t[at - 1])) {
      return leadingSigns(at);
    }
    if (end < n && t[end] == '@' && end + 1 < n && Folding.isLetterOrDigit(t[end + 1])) {
      // A mention with its server: @user@host.
      int host = end + 1;
      while (host < n && Links.isHostChar(t[host])) {
        host++;
      }
      while (t[host - 1] == '.' || t[host - 1] == '-') {
        host--;
      }
      end = host;
    }
    int signs = 0;
    while (end + signs < n && isLeetSign(t[end + signs])) {
      signs++;
    }
    if (signs > 0 && isLetter(at + 1) && t[end] != '*' && (end + signs == n || t[end] == '$')) {
      // @s$: letters in disguise rather than a name.
      emit(
          at,
          end + signs,
          WordMarks.WORD | WordMarks.LETTERS | WordMarks.SYMBOLS | WordMarks.SUSPICIOUS);
      return end + signs;
    }
    emit(at, end, WordMarks.MENTION | WordMarks.SUSPICIOUS);
    return end;
  }

  private boolean mentionDot(int end, int at) {
    return t[end] == '.'
        && end > at + 1
        && end + 1 < n
        && (Folding.entry(t[end + 1]) & (Folding.LOWER | Folding.HAS_DIGIT)) != 0;
  }

  private static boolean isLeetSign(char c) {
    return c == '$' || c == '€' || c == '£';
  }

  /** Reads a hashtag: its parts are words. */
  private int hash(int at) {
    int end = at + 1;
    boolean letter = false;
    boolean lower = false;
    boolean glued = at > 0 && Folding.isLetterOrDigit(t[at - 1]);
    while (end < n) {
      int entry = Folding.entry(t[end]);
      int kind = Folding.kind(entry);
      if (kind == Folding.LETTER) {
        letter = true;
        lower |= (entry & Folding.LOWER) != 0;
      } else if (kind != Folding.DIGIT && kind != Folding.UNDERSCORE && kind != Folding.MARK) {
        break;
      }
      end++;
    }
    boolean capital = at + 1 < n && (Folding.entry(t[at + 1]) & Folding.UPPER) != 0;
    if (!letter || glued && !(capital && end - at > 3)) {
      gap |= Folding.GAP_SYMBOL;
      return at + 1;
    }
    int first = words;
    int start = at + 1;
    while (start < end) {
      if (Folding.kind(Folding.entry(t[start])) == Folding.UNDERSCORE) {
        start++;
        continue;
      }
      int partEnd = start + 1;
      while (partEnd < end && !partsHashtag(start, partEnd, end, lower)) {
        partEnd++;
      }
      emit(start, partEnd, WordMarks.WORD | WordMarks.IN_HASHTAG);
      start = partEnd;
    }
    if (words > first) {
      marks[first] |= WordMarks.FIRST_IN_HASHTAG;
      if (words > first + 1) {
        marks[first] |= WordMarks.SUSPICIOUS;
      }
    }
    return end;
  }

  private boolean partsHashtag(int start, int at, int end, boolean hasLower) {
    int before = Folding.entry(t[at - 1]);
    int here = Folding.entry(t[at]);
    int kind = Folding.kind(here);
    if (kind == Folding.UNDERSCORE) {
      return true;
    }
    boolean digitBefore = (before & Folding.HAS_DIGIT) != 0;
    boolean digitHere = (here & Folding.HAS_DIGIT) != 0;
    if (digitHere && !digitBefore) {
      // A single digit amid letters stands for one.
      return at + 1 == end || isDigit(at + 1);
    }
    if (digitBefore && !digitHere) {
      return at - start > 1 && isDigit(at - 2) || at - start == 1;
    }
    if ((here & Folding.UPPER) != 0 && hasLower) {
      boolean lowerBefore = (before & Folding.LOWER) != 0;
      boolean lowerAfter = at + 1 < end && (Folding.entry(t[at + 1]) & Folding.LOWER) != 0;
      return lowerBefore || lowerAfter;
    }
    return false;
  }

  /** Reads what a bracket starts: "(dot)" of a disguised link, or nothing. */
  private int bracket(int at) {
    if (words > 0 && at + 1 < n && (t[at + 1] == '.' || (t[at + 1] | 32) == 'd')) {
      int close = Links.startsWith(t, at + 1, n, "dot") ? at + 4 : t[at + 1] == '.' ? at + 2 : n;
      if (close < n && (t[close] == ')' || t[close] == ']' || t[close] == '}')) {
        int end = spokenDomain(words - 1, close + 1, true);
        if (end >= 0) {
          return end;
        }
      }
    }
    gap |= Folding.GAP_BRACKET;
    return at + 1;
  }

  /** Reads on after the word "dot", which may be a disguised link's. */
  private int spokenDot(int at) {
    if (words > 1
        && at + 2 < n
        && t[at] == ' '
        && (marks[words - 1] & WordMarks.GAP) == Folding.GAP_SPACE) {
      int end = spokenDomain(words - 2, at, false);
      if (end >= 0) {
        return end;
      }
    }
    return at;
  }

  /**
   * Makes a link of the word {@code host} and what follows at {@code at}, if that is a domain's
   * end.
   */
  private int spokenDomain(int host, int at, boolean bracketed) {
    int tail = at;
    if (tail < n && t[tail] == ' ') {
      tail++;
    }
    int labelEnd = tail;
    while (labelEnd < n && labelEnd - tail < 10 && Folding.isLetter(t[labelEnd])) {
      labelEnd++;
    }
    int kind = marks[host] & WordMarks.KIND;
    boolean close = !bracketed || at - ends[host] < 8;
    if (!close
        || kind != WordMarks.WORD && kind != WordMarks.NUMBER
        || labelEnd == tail
        || labelEnd < n && Folding.isLetterOrDigit(t[labelEnd])
        || !(bracketed || Links.isSpokenDomain(t, tail, labelEnd))) {
      return -1;
    }
    int start = starts[host];
    int first = host;
    while (start > 0
        && (t[start - 1] == '-' || t[start - 1] == '.')
        && first > 0
        && ends[first - 1] == start - 1) {
      first--;
      start = starts[first];
    }
    int end = Links.linkEnd(t, n, labelEnd);
    String form = folded(start, ends[host]) + "." + folded(tail, end);
    dropWordsFrom(first);
    emitForm(start, end, form, WordMarks.LINK | WordMarks.SUSPICIOUS);
    return end;
  }

  // ------------------------------------------------------------------------ links and addresses

  /** Makes a link of the host name around the dot at {@code dot}, or returns -1. */
  private int tryDomain(int wordStart, int dot) {
    if (dot < scannedTo) {
      return -1;
    }
    int end = dot;
    while (end < n && Links.isHostChar(t[end])) {
      end++;
    }
    scannedTo = end;
    int start = hostStart(wordStart);
    if (end < n && t[end] == '@') {
      return end + 1 < n && Folding.isLetterOrDigit(t[end + 1]) ? tryEmail(wordStart, end) : -1;
    }
    int domainEnd = Links.domainEnd(t, start, end, n);
    return domainEnd < 0 ? -1 : link(start, Links.linkEnd(t, n, domainEnd));
  }

  /** Returns where the row of host characters that a word stands in starts, not before any link. */
  private int hostStart(int wordStart) {
    int start = wordStart;
    int word = words;
    while (word > 0
        && start > 0
        && (t[start - 1] == '-'
            || t[start - 1] == '_'
            || t[start - 1] == '.'
            || t[start - 1] == '+')
        && ends[word - 1] == start - 1
        && (marks[word - 1] & WordMarks.KIND) <= WordMarks.NUMBER) {
      word--;
      start = starts[word];
    }
    return start;
  }

  /** Makes an e-mail address of what stands around the sign at {@code at}, or returns -1. */
  private int tryEmail(int wordStart, int at) {
    int end = at + 1;
    int lastDot = -1;
    while (end < n && Links.isHostChar(t[end])) {
      if (t[end] == '.') {
        lastDot = end;
      }
      end++;
    }
    while (end > at + 1 && (t[end - 1] == '.' || t[end - 1] == '-' || t[end - 1] == '_')) {
      end--;
    }
    if (lastDot >= end) {
      lastDot = end - 1;
      while (lastDot > at && t[lastDot] != '.') {
        lastDot--;
      }
    }
    if (lastDot <= at + 1 || end - lastDot < 3 || !isLetter(lastDot + 1)) {
      return -1;
    }
    int start = hostStart(wordStart);
    scannedTo = Math.max(scannedTo, end);
    dropWordsFromPlace(start);
    emit(start, end, WordMarks.EMAIL_ADDRESS | WordMarks.SUSPICIOUS);
    return end;
  }

  private int link(int start, int end) {
    dropWordsFromPlace(start);
    scannedTo = Math.max(scannedTo, end);
    if (Links.startsWith(t, start, end, "hxxp")) {
      String form = "http" + folded(start + 4, end);
      emitForm(start, end, form, WordMarks.LINK | WordMarks.SUSPICIOUS);
    } else {
      emit(start, end, WordMarks.LINK | WordMarks.SUSPICIOUS);
    }
    return end;
  }

  private String folded(int start, int end) {
    char[] form = new char[end - start];
    for (int i = start; i < end; i++) {
      form[i - start] = Folding.folded(t[i]);
    }
    return new String(form);
  }

  private void dropWordsFromPlace(int start) {
    int first = words;
    while (first > 0 && starts[first - 1] >= start) {
      first--;
    }
    dropWordsFrom(first);
  }

  private void dropWordsFrom(int first) {
    if (first < words) {
      letterCount = letterStarts[first];
      gap = marks[first] & WordMarks.GAP;
      words = first;
      singles = 0;
      while (lookalikeCount > 0 && lookalikeWords[lookalikeCount - 1] >= first) {
        lookalikeCount--;
      }
    }
  }

  /** Adds the characters in {@code [start, end)} as one word, folded one by one. */
  private void emit(int start, int end, int mark) {
    int p = letterCount;
    int hash = 0;
    int flags = 0;
    for (int i = start; i < end; i++) {
      int entry = Folding.entry(t[i]);
      int kind = Folding.kind(entry);
      char folded = t[i];
      if (kind >= Folding.LETTER && kind <= Folding.COMPLEX) {
        folded = (char) entry;
        flags |= entry;
        if ((mark & WordMarks.KIND) == WordMarks.WORD) {
          capitals += entry >>> Folding.UPPER_SHIFT & 1;
          smallLetters += entry >>> Folding.LOWER_SHIFT & 1;
        }
      }
      letters[p++] = folded;
      hash = 31 * hash + folded;
    }
    emitted(start, end, p, hash, mark, flags);
  }

  private void emitForm(int start, int end, String form, int mark) {
    int p = letterCount;
    form.getChars(0, form.length(), letters, p);
    emitted(start, end, p + form.length(), form.hashCode(), mark, Folding.HAS_LETTER);
  }

  private void emitted(int start, int end, int letterEnd, int hash, int mark, int flags) {
    int all = mark | gap;
    int kind = mark & WordMarks.KIND;
    if (kind == WordMarks.WORD) {
      if ((flags & Folding.HAS_LETTER) != 0) {
        all |= WordMarks.LETTERS;
        all |= (Folding.entry(t[start]) & Folding.UPPER) != 0 ? WordMarks.CAPITALIZED : 0;
        all |= (flags & (Folding.UPPER | Folding.LOWER)) == Folding.UPPER ? WordMarks.ALL_CAPS : 0;
        all |= (flags & Folding.HAS_DIGIT) != 0 ? WordMarks.SUSPICIOUS | WordMarks.DIGITS : 0;
        all |= (flags & Folding.MARKED) != 0 ? WordMarks.SUSPICIOUS | WordMarks.MARKED : 0;
      } else if ((flags & Folding.HAS_DIGIT) != 0) {
        all |= WordMarks.NUMBER | WordMarks.DIGITS;
      }
    }
    singles = 0;
    add(start, end, letterEnd, hash, all);
  }

  // --------------------------------------------------------------------- emoji, complex scripts

  private int surrogate(int at) {
    if (at + 1 >= n || !Character.isSurrogatePair(t[at], t[at + 1])) {
      gap |= Folding.GAP_OTHER;
      return at + 1;
    }
    int entry = Folding.entry(Character.toCodePoint(t[at], t[at + 1]));
    switch (Folding.kind(entry)) {
      case Folding.EMOJI -> {
        return emoji(at, 2);
      }
      case Folding.LETTER, Folding.COMPLEX -> {
        return complexRun(at);
      }
      default -> {
        gap |= Folding.GAP_OTHER;
        return at + 2;
      }
    }
  }

  private int emoji(int at, int length) {
    int end = at + length;
    int[] from = clean.from();
    if (from != null) {
      while (end < n && from[end] == from[at]) {
        end++;
      }
    }
    emit(at, end, WordMarks.EMOJI);
    return end;
  }

  /**
   * Parts a run of letters with the help of ICU, where scripts need more than a look at each
   * letter.
   */
  private int complexRun(int start) {
    int end = start;
    while (end < n) {
      int kind = Folding.kind(Folding.entry(t[end]));
      if (kind >= Folding.LETTER && kind <= Folding.COMPLEX) {
        end++;
      } else if (kind == Folding.SURROGATE && isSupplementaryComplex(end)) {
        end += 2;
      } else if ((kind == Folding.APOSTROPHE || t[end] == '"')
          && isComplexLetter(end + 1)
          && isComplexLetter(end - 1)) {
        end++;
      } else {
        break;
      }
    }
    if (dictionaryUsed + (end - start) > DICTIONARY_BUDGET) {
      return singleLetters(start, end);
    }
    dictionaryUsed += end - start;
    if (breaker == null) {
      breaker = WORDS.clone();
    }
    breaker.setText(new String(t, start, end - start));
    int from = breaker.first();
    for (int to = breaker.next(); to != BreakIterator.DONE; from = to, to = breaker.next()) {
      if (breaker.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        emit(start + from, start + to, WordMarks.WORD);
      }
    }
    gap |= from == 0 ? Folding.GAP_OTHER : 0;
    return end;
  }

  private boolean isComplexLetter(int at) {
    return at >= 0 && at < n && Folding.kind(Folding.entry(t[at])) == Folding.COMPLEX;
  }

  private boolean isSupplementaryComplex(int at) {
    if (at + 1 >= n || !Character.isSurrogatePair(t[at], t[at + 1])) {
      return false;
    }
    int kind = Folding.kind(Folding.entry(Character.toCodePoint(t[at], t[at + 1])));
    return kind >= Folding.LETTER && kind <= Folding.COMPLEX;
  }

  private int singleLetters(int start, int end) {
    for (int i = start; i < end; ) {
      int next = i + 1;
      while (next < end
          && (Character.isLowSurrogate(t[next])
              || Folding.kind(Folding.entry(t[i])) != Folding.COMPLEX
                  && Folding.kind(Folding.entry(t[next])) < Folding.COMPLEX)) {
        next++;
      }
      emit(i, next, WordMarks.WORD);
      i = next;
    }
    return end;
  }

  // ------------------------------------------------------------------------------- other scripts

  /** Reads a word with letters of other scripts as Latin where they only pass for Latin ones. */
  private void foreignWord(int word) {
    int start = starts[word];
    int end = ends[word];
    boolean latin = false;
    boolean all = true;
    for (int i = start; i < end; i++) {
      int entry = Folding.entry(t[i]);
      if ((entry & Folding.HAS_LETTER) != 0) {
        if ((entry & Folding.FOREIGN) == 0) {
          latin = true;
        } else {
          all &= Folding.lookalike(t[i], false) != 0;
        }
      }
    }
    if (latin) {
      latinWords++;
      replaceLookalikes(word);
    } else if (all) {
      if (lookalikeCount == lookalikeWords.length) {
        lookalikeWords = Arrays.copyOf(lookalikeWords, Math.max(8, lookalikeCount * 2));
      }
      lookalikeWords[lookalikeCount++] = word;
    } else {
      foreignWords++;
    }
  }

  /** Reads the words that could be of either script, as the rest of the text is. */
  private void settleLookalikes() {
    if (lookalikeCount > 0 && (foreignWords == 0 || latinWords > foreignWords)) {
      for (int i = 0; i < lookalikeCount; i++) {
        replaceLookalikes(lookalikeWords[i]);
      }
    }
  }

  private void replaceLookalikes(int word) {
    int start = starts[word];
    int length = ends[word] - start;
    int p = letterStarts[word];
    int hash = 0;
    for (int i = 0; i < length; i++) {
      char c = t[start + i];
      if ((Folding.entry(c) & Folding.FOREIGN) != 0) {
        char latin = Folding.lookalike(c, true);
        if (latin != 0) {
          letters[p + i] = latin;
        }
      }
      hash = 31 * hash + letters[p + i];
    }
    hashes[word] = hash;
  }

  private void markReversed() {
    int[] reversed = clean.reversed();
    int word = 0;
    for (int i = 0; i < reversed.length; i += 2) {
      while (word < words && starts[word] < reversed[i + 1]) {
        if (ends[word] > reversed[i]) {
          marks[word] |= WordMarks.REVERSED | WordMarks.SUSPICIOUS;
        }
        word++;
      }
    }
  }

  private static int mask(String letters) {
    int mask = 0;
    for (int i = 0; i < letters.length(); i++) {
      mask |= 1 << letters.charAt(i) - 'a';
    }
    return mask;
  }
}
