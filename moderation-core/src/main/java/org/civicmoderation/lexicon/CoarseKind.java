package org.civicmoderation.lexicon;

/**
 * What a character is when looked at hastily: one of 32 kinds, so that a set of kinds is the bits
 * of an {@code int}. The letters of ASCII are a kind each.
 */
final class CoarseKind {
  static final int COUNT = 32;

  /** White space and controls of ASCII, and what is before and behind a text. */
  static final int BLANK = 0;

  /** The kinds of the letters of ASCII. */
  static final int LETTERS = (1 << 27) - 2;

  /** The kind of the first of them. */
  static final int LETTER_A = 1;

  private static final int DIGIT = 27;
  private static final int STOP = 28;
  private static final int HYPHEN = 29;

  /** The signs that stand in many plain texts. */
  private static final int COMMON_SIGN = 30;

  private static final int OTHER = 31;

  static final int ALL = -1;

  /** The kinds that have characters of words, as RE2 knows them. */
  private static final int OF_WORDS = LETTERS | (1 << DIGIT) | (1 << OTHER);

  /** The kinds that have others. */
  static final int BETWEEN_WORDS =
      (1 << BLANK) | (1 << STOP) | (1 << HYPHEN) | (1 << COMMON_SIGN) | (1 << OTHER);

  /** The kinds that have no others. */
  static final int ONLY_OF_WORDS = ~BETWEEN_WORDS;

  private static final String COMMON_SIGNS = ",!?'\":;";
  private static final String COMMON_SIGNS_BEYOND_ASCII = "‘’“”…";
  private static final byte[] ASCII = ascii();

  /** How many of a thousand characters of plain texts are of a kind, nearly. */
  private static final int[] PER_MILLE = {
    175, 65, 12, 22, 32, 100, 18, 16, 45, 56, 2, 7, 33, 20, 56, 60, 16, 1, 48, 53, 70, 24, 8, 18, 2,
    17, 1, 10, 12, 4, 18, 4
  };

  private static final double[] SHARES = shares();

  private CoarseKind() {}

  /** Returns whether a character is a letter of ASCII. */
  static boolean isLetter(char c) {
    return c < ASCII.length && (LETTERS >>> ASCII[c] & 1) != 0;
  }

  /** Returns the kind of a character. */
  static int of(char c) {
    if (c < ASCII.length) {
      return ASCII[c];
    }
    return COMMON_SIGNS_BEYOND_ASCII.indexOf(c) >= 0 ? COMMON_SIGN : OTHER;
  }

  /** Returns the kinds of the characters in some ranges, pairs of first and last. */
  static int of(int[] ranges) {
    if (ranges.length == 2 && ranges[0] == ranges[1]) {
      return 1 << of((char) ranges[0]);
    }
    int kinds = 0;
    for (int i = 0; i < ranges.length; i += 2) {
      for (int c = ranges[i]; c <= Math.min(ranges[i + 1], ASCII.length - 1); c++) {
        kinds |= 1 << ASCII[c];
      }
      if (ranges[i + 1] >= ASCII.length) {
        kinds |= (1 << OTHER) | (1 << COMMON_SIGN);
      }
    }
    return kinds;
  }

  /** Returns the kinds that may stand behind a kind where a word starts or ends between the two. */
  static int behindBoundary(int kind) {
    return ((OF_WORDS >>> kind & 1) != 0 ? BETWEEN_WORDS : 0)
        | ((BETWEEN_WORDS >>> kind & 1) != 0 ? OF_WORDS : 0);
  }

  /** Returns nearly which share of the characters of plain texts are of some kinds. */
  static double share(int kinds) {
    return SHARES[kinds & 0xFF]
        + SHARES[0x100 | ((kinds >>> 8) & 0xFF)]
        + SHARES[0x200 | ((kinds >>> 16) & 0xFF)]
        + SHARES[0x300 | (kinds >>> 24)];
  }

  /** By eight kinds that stand together, and which of them: their share. */
  private static double[] shares() {
    double[] shares = new double[4 << 8];
    for (int i = 0; i < shares.length; i++) {
      for (int left = i & 0xFF; left != 0; left &= left - 1) {
        shares[i] += PER_MILLE[(i >> 8) * 8 + Integer.numberOfTrailingZeros(left)] / 1000.0;
      }
    }
    return shares;
  }

  private static byte[] ascii() {
    byte[] kinds = new byte[128];
    for (char c = 0; c < kinds.length; c++) {
      if (c <= ' ') {
        kinds[c] = BLANK;
      } else if (c >= 'a' && c <= 'z') {
        kinds[c] = (byte) (LETTER_A + c - 'a');
      } else if (c >= 'A' && c <= 'Z') {
        kinds[c] = (byte) (LETTER_A + c - 'A');
      } else if (c >= '0' && c <= '9') {
        kinds[c] = DIGIT;
      } else if (c == '.') {
        kinds[c] = STOP;
      } else if (c == '-') {
        kinds[c] = HYPHEN;
      } else {
        kinds[c] = COMMON_SIGNS.indexOf(c) >= 0 ? (byte) COMMON_SIGN : (byte) OTHER;
      }
    }
    return kinds;
  }
}
