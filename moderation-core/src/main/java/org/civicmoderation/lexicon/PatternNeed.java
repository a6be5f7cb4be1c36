package org.civicmoderation.lexicon;

import java.util.List;
import org.civicmoderation.text.NormalizedText;

/** What every match of a pattern has in it; the rarest first. */
enum PatternNeed {
  /** A full stop with a letter or a digit right behind, as in a link. */
  JOINED_STOP,

  DIGIT,

  /** Anything but the letters of ASCII, digits, white space and the commonest signs. */
  SIGN,

  NOTHING;

  private static final String COMMON_SIGNS = ".,'";

  // What a character is to these.
  private static final int IS_STOP = 1;
  private static final int IS_LETTER_OR_DIGIT = 2;
  private static final int IS_DIGIT = 4;
  private static final int IS_SIGN = 8;

  private static final byte[] ASCII = ascii();

  int bit() {
    return 1 << ordinal();
  }

  /** Returns what a pattern needs. */
  static PatternNeed of(RegexReader.Expression expression) {
    if (hasJoinedStop(expression)) {
      return JOINED_STOP;
    }
    if (has(expression, IS_DIGIT)) {
      return DIGIT;
    }
    return has(expression, IS_SIGN) ? SIGN : NOTHING;
  }

  /** Returns the needs that a text meets, as bits; perhaps some that it does not. */
  static int metBy(NormalizedText text) {
    // What patterns see: the words as folded, and what stands between as written.
    String original = text.original();
    char[] letters = text.letters();
    int words = text.wordCount();
    int seen = 0;
    int joined = 0;
    int from = 0;
    for (int word = 0; word <= words; word++) {
      int before = 0;
      int to = word < words ? text.start(word) : original.length();
      for (int i = from; i < to; i++) {
        int is = classOf(original.charAt(i));
        joined |= before & is >>> 1;
        before = is;
        seen |= is;
      }
      if (word < words) {
        int end = text.lettersEnd(word);
        for (int i = text.lettersStart(word); i < end; i++) {
          int is = classOf(letters[i]);
          joined |= before & is >>> 1;
          before = is;
          seen |= is;
        }
        from = Math.max(from, text.end(word));
      }
    }
    return NOTHING.bit()
        | ((joined & IS_STOP) != 0 ? JOINED_STOP.bit() : 0)
        | ((seen & IS_DIGIT) != 0 ? DIGIT.bit() : 0)
        | ((seen & IS_SIGN) != 0 ? SIGN.bit() : 0);
  }

  private static boolean has(RegexReader.Expression expression, int is) {
    if (expression instanceof RegexReader.Characters characters) {
      return isWithin(characters, is);
    }
    if (expression instanceof RegexReader.Sequence sequence) {
      return sequence.parts().stream().anyMatch(part -> has(part, is));
    }
    if (expression instanceof RegexReader.Either either) {
      return either.options().stream().allMatch(option -> has(option, is));
    }
    return expression instanceof RegexReader.Repeat repeat
        && repeat.least() > 0
        && has(repeat.what(), is);
  }

  private static boolean hasJoinedStop(RegexReader.Expression expression) {
    if (expression instanceof RegexReader.Sequence sequence) {
      List<RegexReader.Expression> parts = sequence.parts();
      for (int i = 0; i < parts.size(); i++) {
        if (hasJoinedStop(parts.get(i))
            || (i + 1 < parts.size()
                && parts.get(i) instanceof RegexReader.Characters characters
                && isWithin(characters, IS_STOP)
                && startsWith(parts.get(i + 1), IS_LETTER_OR_DIGIT))) {
          return true;
        }
      }
      return false;
    }
    if (expression instanceof RegexReader.Either either) {
      return either.options().stream().allMatch(PatternNeed::hasJoinedStop);
    }
    return expression instanceof RegexReader.Repeat repeat
        && repeat.least() > 0
        && hasJoinedStop(repeat.what());
  }

  /** Returns whether whatever an expression reads starts with such a character. */
  private static boolean startsWith(RegexReader.Expression expression, int is) {
    if (expression instanceof RegexReader.Characters characters) {
      return isWithin(characters, is);
    }
    if (expression instanceof RegexReader.Sequence sequence) {
      return !sequence.parts().isEmpty() && startsWith(sequence.parts().get(0), is);
    }
    if (expression instanceof RegexReader.Either either) {
      return either.options().stream().allMatch(option -> startsWith(option, is));
    }
    return expression instanceof RegexReader.Repeat repeat
        && repeat.least() > 0
        && startsWith(repeat.what(), is);
  }

  private static boolean isWithin(RegexReader.Characters characters, int is) {
    int[] ranges = characters.ranges();
    for (int i = 0; i < ranges.length; i += 2) {
      for (int c = ranges[i]; c <= Math.min(ranges[i + 1], ASCII.length); c++) {
        if ((classOf((char) c) & is) == 0) {
          return false;
        }
      }
      if (ranges[i + 1] >= ASCII.length && is != IS_SIGN) {
        return false;
      }
    }
    return ranges.length > 0;
  }

  private static int classOf(char c) {
    return c < ASCII.length ? ASCII[c] : IS_SIGN;
  }

  private static byte[] ascii() {
    byte[] classes = new byte[128];
    for (char c = 0; c < classes.length; c++) {
      if (c >= '0' && c <= '9') {
        classes[c] = IS_DIGIT | IS_LETTER_OR_DIGIT;
      } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        classes[c] = IS_LETTER_OR_DIGIT;
      } else if (c == '.') {
        classes[c] = IS_STOP;
      } else if (!Character.isWhitespace(c) && COMMON_SIGNS.indexOf(c) < 0) {
        classes[c] = IS_SIGN;
      }
    }
    return classes;
  }
}
