package org.civicmoderation.text;

/** What letters hardly ever do in plain words, so that it tells a disguise. */
final class PlainSpelling {
  /** Letters that plain words hardly ever double. */
  private static final int RARELY_DOUBLED = mask("ahijkquvwxy");

  /** Letters that stand alone in plain or hurried writing. */
  private static final int STAND_ALONE = mask("aiouyekrunbcdxmtlw");

  private PlainSpelling() {}

  /** Returns whether a letter is hardly ever a word of its own, not even in hurried writing. */
  static boolean standsHardlyAlone(char letter) {
    return letter >= 'a' && letter <= 'z' && (STAND_ALONE >>> (letter - 'a') & 1) == 0;
  }

  /** Returns whether so many of a word's letters are doubled that it is no accident: ffuunn. */
  static boolean isDoubled(int doubled, int length) {
    return doubled > 2 && doubled * 8 >= length * 3;
  }

  /** Returns whether plain words hardly ever double a letter. */
  static boolean isRarelyDoubled(char letter) {
    return letter >= 'a' && letter <= 'z' && (RARELY_DOUBLED >>> (letter - 'a') & 1) != 0;
  }

  private static int mask(String letters) {
    int mask = 0;
    for (int i = 0; i < letters.length(); i++) {
      mask |= 1 << (letters.charAt(i) - 'a');
    }
    return mask;
  }
}
