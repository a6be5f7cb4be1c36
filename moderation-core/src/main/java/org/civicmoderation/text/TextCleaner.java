package org.civicmoderation.text;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rids a text of what hides its letters: HTML entities, invisible characters, combining marks,
 * compatibility forms. Keeps case and accents. Every character that comes out knows its place in
 * the original.
 */
final class TextCleaner {
  private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private static final Set<String> REGIONS =
      Stream.concat(
              Arrays.stream(Locale.getISOCountries()),
              Stream.of("EU", "UN", "XK", "AC", "TA", "IC", "DG", "EA", "CP"))
          .collect(Collectors.toUnmodifiableSet());

  private static final int[] NONE = {};

  private final String text;
  private final char[] source;
  private char[] chars;
  private int length;

  /**
   * Whether every character so far stands where it stood; the two arrays are empty till it is not.
   */
  private boolean inPlace = true;

  private int[] from = NONE;
  private int[] to = NONE;

  // Pairs of places in the cleaned text.
  private int[] reversed = NONE;
  private int reversedCount;
  private int reversedStart = -1;

  private TextCleaner(String text, char[] source) {
    this.text = text;
    this.source = source;
    this.chars = source;
  }

  /** A cleaned text. The arrays may be longer than {@link #length}; none is ever changed. */
  static final class Clean {
    private final char[] chars;
    private final int length;
    private final int @Nullable [] from;
    private final int @Nullable [] to;
    private final int[] reversed;

    private Clean(
        char[] chars, int length, int @Nullable [] from, int @Nullable [] to, int[] reversed) {
      this.chars = chars;
      this.length = length;
      this.from = from;
      this.to = to;
      this.reversed = reversed;
    }

    char[] chars() {
      return chars;
    }

    int length() {
      return length;
    }

    /** Returns whether two characters next to each other come from one unit of the original. */
    boolean isOneUnit(int first, int second) {
      return from != null && from[first] == from[second];
    }

    /** Returns where a character starts in the original. */
    int start(int at) {
      return from == null ? at : from[at];
    }

    /** Returns where a character ends in the original, exclusive. */
    int end(int at) {
      return to == null ? at + 1 : to[at];
    }

    /** Returns the start and end of each run that is shown turned around, in pairs. */
    int[] reversed() {
      return reversed;
    }
  }

  static Clean clean(String text) {
    int n = text.length();
    char[] source = new char[n];
    text.getChars(0, n, source, 0);
    int plain = 0;
    while (plain < n && isPlain(source[plain])) {
      plain++;
    }
    if (plain == n) {
      return new Clean(source, n, null, null, NONE);
    }
    TextCleaner cleaner = new TextCleaner(text, source);
    cleaner.length = plain;
    cleaner.run();
    return cleaner.result();
  }

  private Clean result() {
    endReversed();
    int[] runs = Arrays.copyOf(reversed, reversedCount);
    return inPlace
        ? new Clean(chars, length, null, null, runs)
        : new Clean(chars, length, from, to, runs);
  }

  private static boolean isPlain(char c) {
    return c < 0x80
        ? c != '&' && Folding.ASCII[c] >>> Folding.CLEAN_SHIFT == 0
        : isPlainEntry(Folding.entry(c));
  }

  private static boolean isPlainEntry(int entry) {
    return entry >>> Folding.CLEAN_SHIFT == Folding.CLEAN_COPY
        && Folding.kind(entry) != Folding.SURROGATE;
  }

  private void run() {
    int n = source.length;
    int i = length;
    while (i < n) {
      int plainEnd = i;
      while (plainEnd < n && isPlain(source[plainEnd])) {
        plainEnd++;
      }
      if (plainEnd > i) {
        putPlain(i, plainEnd);
        i = plainEnd;
      } else if (source[i] == '&') {
        HtmlEntities.Decoded entity = HtmlEntities.decode(text, i);
        if (entity == null) {
          put('&', i, i + 1);
          i++;
        } else {
          i = codePoint(entity.codePoint(), i, entity.end());
        }
      } else {
        int codePoint = text.codePointAt(i);
        i = codePoint(codePoint, i, i + Character.charCount(codePoint));
      }
    }
  }

  /** Takes the code point that stands at [start, end); returns where to read on. */
  private int codePoint(int codePoint, int start, int end) {
    int entry = Folding.entry(codePoint);
    switch (entry >>> Folding.CLEAN_SHIFT) {
      case Folding.CLEAN_COPY -> putCodePoint(codePoint, start, end);
      case Folding.CLEAN_DROP -> drop(codePoint);
      case Folding.CLEAN_EXPAND -> {
        String expansion = Folding.expansion(codePoint);
        for (int i = 0; i < expansion.length(); i++) {
          put(expansion.charAt(i), start, end);
        }
      }
      case Folding.CLEAN_COMBINE -> combine(codePoint, start, end);
      case Folding.CLEAN_EMOJI -> {
        return emoji(codePoint, start, end);
      }
      case Folding.CLEAN_REGIONAL -> {
        return regionalIndicators(codePoint, start, end);
      }
      default -> throw new AssertionError(entry);
    }
    return end;
  }

  private void drop(int codePoint) {
    if (codePoint == RIGHT_TO_LEFT_OVERRIDE) {
      endReversed();
      reversedStart = length;
    } else if (isBidiControl(codePoint)) {
      endReversed();
    }
    leavePlace();
  }

  private static boolean isBidiControl(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private void endReversed() {
    if (reversedStart >= 0 && reversedStart < length) {
      if (reversedCount + 2 > reversed.length) {
        reversed = Arrays.copyOf(reversed, Math.max(4, reversed.length * 2));
      }
      reversed[reversedCount++] = reversedStart;
      reversed[reversedCount++] = length;
    }
    reversedStart = -1;
  }

  private void combine(int mark, int start, int end) {
    if (length > 0) {
      char base = chars[length - 1];
      int composed = Folding.compose(base, mark);
      if (composed >= 0 && Character.isBmpCodePoint(composed)) {
        chars[length - 1] = (char) composed;
        extendLast(end);
        return;
      }
    }
    if (UScript.getScript(mark) == UScript.INHERITED) {
      // Only a mark on something belongs to it.
      if (length > 0 && !isSpace(chars[length - 1])) {
        extendLast(end);
      } else {
        leavePlace();
      }
      return;
    }
    putCodePoint(mark, start, end);
  }

  private static boolean isSpace(char c) {
    int entry = Folding.entry(c);
    return Folding.kind(entry) == Folding.SEPARATOR
        && (entry & (Folding.GAP_SPACE | Folding.GAP_NEWLINE)) != 0;
  }

  /**
   * Takes a whole emoji, with skin tones, selectors and what is joined to it, as its base code
   * points.
   */
  private int emoji(int codePoint, int start, int end) {
    int first = length;
    putCodePoint(codePoint, start, end);
    int n = text.length();
    int i = end;
    while (i < n) {
      int next = text.codePointAt(i);
      int after = i + Character.charCount(next);
      if (next == ZERO_WIDTH_JOINER) {
        if (after >= n) {
          break;
        }
        int joined = text.codePointAt(after);
        if (Folding.entry(joined) >>> Folding.CLEAN_SHIFT != Folding.CLEAN_EMOJI) {
          break;
        }
        i = after + Character.charCount(joined);
        if (joined != '♀' && joined != '♂') {
          putCodePoint(joined, start, i);
        }
      } else if (isEmojiExtension(next)) {
        i = after;
      } else {
        break;
      }
    }
    if (i > end) {
      setRange(first, start, i);
    }
    return i;
  }

  private static boolean isEmojiExtension(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
        || (codePoint >= 0xE0020 && codePoint <= 0xE007F)
        || codePoint == 0x20E3;
  }

  /** Takes a run of regional indicators: flags if all of its pairs are, else letters. */
  private int regionalIndicators(int codePoint, int start, int end) {
    int n = text.length();
    int i = end;
    while (i + 1 < n && isRegionalIndicator(text.codePointAt(i))) {
      i += 2;
    }
    boolean literal = end - start == 2 && isRegionalIndicator(text.codePointAt(start));
    boolean flags = literal && (i - start) % 4 == 0;
    for (int at = start; flags && at < i; at += 4) {
      flags =
          REGIONS.contains("" + letter(text.codePointAt(at)) + letter(text.codePointAt(at + 2)));
    }
    if (!literal) {
      // From an HTML entity, which comes alone.
      put(letter(codePoint), start, end);
      return end;
    }
    for (int at = start; at < i; at += flags ? 4 : 2) {
      if (flags) {
        putCodePoint(text.codePointAt(at), at, at + 4);
        putCodePoint(text.codePointAt(at + 2), at, at + 4);
        setRange(length - 4, at, at + 4);
      } else {
        put(letter(text.codePointAt(at)), at, at + 2);
      }
    }
    return i;
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static char letter(int regionalIndicator) {
    return (char) ('A' + regionalIndicator - 0x1F1E6);
  }

  /** Makes one unit of the characters from {@code first} on. */
  private void setRange(int first, int start, int end) {
    leavePlace();
    Arrays.fill(from, first, length, start);
    Arrays.fill(to, first, length, end);
  }

  /** Lets the last unit reach to {@code end}. */
  private void extendLast(int end) {
    leavePlace();
    int start = from[length - 1];
    for (int i = length - 1; i >= 0 && from[i] == start; i--) {
      to[i] = end;
    }
  }

  private void putCodePoint(int codePoint, int start, int end) {
    if (Character.isBmpCodePoint(codePoint)) {
      put((char) codePoint, start, end);
    } else if (inPlace && start == length && end == start + 2) {
      put(Character.highSurrogate(codePoint), start, start + 1);
      put(Character.lowSurrogate(codePoint), start + 1, end);
    } else {
      put(Character.highSurrogate(codePoint), start, end);
      put(Character.lowSurrogate(codePoint), start, end);
    }
  }

  private void put(char c, int start, int end) {
    if (inPlace) {
      if (start == length && end == start + 1) {
        chars[length++] = c;
        return;
      }
      leavePlace();
    }
    ensure(1);
    chars[length] = c;
    from[length] = start;
    to[length] = end;
    length++;
  }

  private void putPlain(int start, int end) {
    int count = end - start;
    if (inPlace) {
      // Invariant: start == length, and the characters are there already.
      length += count;
      return;
    }
    ensure(count);
    System.arraycopy(source, start, chars, length, count);
    for (int i = 0; i < count; i++) {
      from[length + i] = start + i;
      to[length + i] = start + i + 1;
    }
    length += count;
  }

  private void ensure(int more) {
    if (length + more > chars.length) {
      int capacity = length + more + (length >> 1) + 16;
      chars = Arrays.copyOf(chars, capacity);
      from = Arrays.copyOf(from, capacity);
      to = Arrays.copyOf(to, capacity);
    }
  }

  private void leavePlace() {
    if (!inPlace) {
      return;
    }
    inPlace = false;
    // The source stays as it is, for what is yet to be read.
    chars = Arrays.copyOf(source, source.length);
    from = new int[source.length];
    to = new int[source.length];
    for (int i = 0; i < length; i++) {
      boolean low = i > 0 && Character.isSurrogatePair(source[i - 1], source[i]);
      boolean high = i + 1 < length && Character.isSurrogatePair(source[i], source[i + 1]);
      from[i] = low ? i - 1 : i;
      to[i] = high ? i + 2 : i + 1;
    }
  }
}
