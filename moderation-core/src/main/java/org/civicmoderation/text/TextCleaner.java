package org.civicmoderation.text;

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

  private final String text;
  private char[] chars;
  private int length;

  // Both null as long as every character stands where it stood in the original.
  private int @Nullable [] from;
  private int @Nullable [] to;

  // Pairs of places in the cleaned text.
  private int[] reversed = new int[0];
  private int reversedCount;
  private int reversedStart = -1;

  private TextCleaner(String text) {
    this.text = text;
    this.chars = new char[text.length()];
  }

  /**
   * A cleaned text. The arrays may be longer than {@code length}.
   *
   * @param from where each character starts in the original; null if all stand where they stood
   * @param to where each character ends in the original; null like {@code from}
   * @param reversed start and end of each run that is shown turned around
   */
  record Clean(
      char[] chars, int length, int @Nullable [] from, int @Nullable [] to, int[] reversed) {
    int start(int at) {
      return from == null ? at : from[at];
    }

    int end(int at) {
      return to == null ? at + 1 : to[at];
    }
  }

  static Clean clean(String text) {
    int length = text.length();
    char[] chars = new char[length];
    text.getChars(0, length, chars, 0);
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c >= 0x80 || c == '&' || Folding.ASCII[c] >>> Folding.CLEAN_SHIFT != 0) {
        TextCleaner cleaner = new TextCleaner(text);
        cleaner.chars = chars;
        cleaner.run(i);
        return new Clean(
            cleaner.chars, cleaner.length, cleaner.from, cleaner.to, cleaner.reversedRuns());
      }
    }
    return new Clean(chars, length, null, null, NONE);
  }

  private static final int[] NONE = {};

  /** Reads on from the first character that may need work; all before it is clean already. */
  private void run(int first) {
    length = first;
    int i = first;
    int n = text.length();
    while (i < n) {
      char c = text.charAt(i);
      if (c < 0x80 && c != '&' && Folding.ASCII[c] >>> Folding.CLEAN_SHIFT == 0) {
        put(c, i, i + 1);
        i++;
      } else if (c == '&') {
        HtmlEntities.Decoded entity = HtmlEntities.decode(text, i);
        if (entity == null) {
          put(c, i, i + 1);
          i++;
        } else {
          codePoint(entity.codePoint(), i, entity.end());
          i = entity.end();
        }
      } else {
        int codePoint = text.codePointAt(i);
        i = codePoint(codePoint, i, i + Character.charCount(codePoint));
      }
    }
  }

  private int[] reversedRuns() {
    endReversed();
    return reversedCount == reversed.length ? reversed : Arrays.copyOf(reversed, reversedCount);
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
    leaveIdentity();
  }

  private static boolean isBidiControl(int codePoint) {
    return codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
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
    if (com.ibm.icu.lang.UScript.getScript(mark) == com.ibm.icu.lang.UScript.INHERITED) {
      // Only a mark on something belongs to it.
      if (length > 0 && !isSpace(chars[length - 1])) {
        extendLast(end);
      } else {
        leaveIdentity();
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
      leaveIdentity();
      if (from != null && to != null) {
        Arrays.fill(from, first, length, start);
        Arrays.fill(to, first, length, i);
      }
    }
    return i;
  }

  private static boolean isEmojiExtension(int codePoint) {
    return codePoint >= 0xFE00 && codePoint <= 0xFE0F
        || codePoint >= 0x1F3FB && codePoint <= 0x1F3FF
        || codePoint >= 0xE0020 && codePoint <= 0xE007F
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
        leaveIdentity();
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

  private void setRange(int firstChar, int start, int end) {
    if (from != null && to != null) {
      Arrays.fill(from, firstChar, length, start);
      Arrays.fill(to, firstChar, length, end);
    }
  }

  private void extendLast(int end) {
    leaveIdentity();
    if (to != null) {
      int start = from == null ? 0 : from[length - 1];
      for (int i = length - 1; i >= 0 && from != null && from[i] == start; i--) {
        to[i] = end;
      }
    }
  }

  private void putCodePoint(int codePoint, int start, int end) {
    if (Character.isBmpCodePoint(codePoint)) {
      put((char) codePoint, start, end);
    } else if (from == null && start == length && end == start + 2) {
      put(Character.highSurrogate(codePoint), start, start + 1);
      put(Character.lowSurrogate(codePoint), start + 1, end);
    } else {
      put(Character.highSurrogate(codePoint), start, end);
      put(Character.lowSurrogate(codePoint), start, end);
    }
  }

  private void put(char c, int start, int end) {
    if (from == null && (start != length || end != start + 1)) {
      leaveIdentity();
    }
    if (length == chars.length) {
      int capacity = length + (length >> 1) + 16;
      chars = Arrays.copyOf(chars, capacity);
      if (from != null && to != null) {
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
      }
    }
    chars[length] = c;
    if (from != null && to != null) {
      from[length] = start;
      to[length] = end;
    }
    length++;
  }

  private void leaveIdentity() {
    if (from != null) {
      return;
    }
    int[] starts = new int[chars.length];
    int[] ends = new int[chars.length];
    for (int i = 0; i < length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    // The halves of a pair of surrogates are one unit.
    for (int i = 1; i < length; i++) {
      if (Character.isSurrogatePair(chars[i - 1], chars[i])) {
        starts[i] = i - 1;
        ends[i - 1] = i + 1;
      }
    }
    from = starts;
    to = ends;
  }
}
