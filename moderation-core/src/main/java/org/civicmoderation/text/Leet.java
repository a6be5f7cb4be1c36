package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.List;

/** Digits and signs that stand for letters. */
final class Leet {
  private static final int MOST_AMBIGUOUS = 3;

  /** Signs of several characters, and the letter that each draws; longer ones first. */
  private static final String[] DRAWN = {
    "\\/\\/", "w", "|-|", "h", "|_|", "u", "\\/", "v", "/\\", "a", "|<", "k", "()", "o", "[]", "o",
    "><", "x", "|)", "d",
  };

  private Leet() {}

  /** Returns the letter that a digit or sign most often stands for, or 0 if it stands for none. */
  static char letter(char sign) {
    return switch (sign) {
      case '0' -> 'o';
      case '1', '!', '|', '¡', '¦' -> 'i';
      case '2' -> 'z';
      case '3', '€' -> 'e';
      case '4', '@', '^' -> 'a';
      case '5', '$' -> 's';
      case '6', '9' -> 'g';
      case '7', '+', '†' -> 't';
      case '8', '₿' -> 'b';
      case '#' -> 'h';
      case '(', '<', '[', '{', '¢' -> 'c';
      case '£' -> 'l';
      case '¥' -> 'y';
      case '×' -> 'x';
      default -> 0;
    };
  }

  /** Returns the other letter that a sign may stand for, or 0. */
  private static char otherLetter(char sign) {
    return switch (sign) {
      case '1', '!', '|' -> 'l';
      case '6' -> 'b';
      default -> 0;
    };
  }

  /**
   * Returns whether a sign may stand between the letters of a disguised word without meaning any.
   */
  static boolean isFiller(char sign) {
    return switch (sign) {
      case '-', '_', '.', '~', '·', '•', '‧', '‐', '‑', '\'', '*', ',', ':', '=' -> true;
      default -> false;
    };
  }

  /**
   * Returns the ways to read a piece of text with digits and signs as letters, the likeliest first;
   * none if it has no letter, or nothing to read so, or a sign that stands for no letter. Fillers
   * are left out.
   */
  static List<String> variants(String piece) {
    String text = undrawn(piece);
    StringBuilder read = new StringBuilder();
    int[] ambiguous = new int[MOST_AMBIGUOUS];
    int ambiguousCount = 0;
    boolean letters = false;
    boolean signs = !text.equals(piece);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) || c == '?') {
        read.append(c);
        letters = true;
        continue;
      }
      char letter = letter(c);
      if (letter != 0) {
        signs = true;
        letters |= c == '@' || c == '$';
        if (otherLetter(c) != 0 && ambiguousCount < MOST_AMBIGUOUS) {
          ambiguous[ambiguousCount++] = read.length() << 16 | c;
        }
        read.append(letter);
      } else if (!isFiller(c)) {
        return List.of();
      }
    }
    if (!letters || !signs || read.length() < 2) {
      return List.of();
    }
    List<String> variants = new ArrayList<>();
    variants.add(read.toString());
    // Each of the first ambiguous signs doubles the ways to read it.
    for (int i = 0; i < ambiguousCount; i++) {
      int ways = variants.size();
      for (int way = 0; way < ways; way++) {
        StringBuilder other = new StringBuilder(variants.get(way));
        other.setCharAt(ambiguous[i] >>> 16, otherLetter((char) ambiguous[i]));
        variants.add(other.toString());
      }
    }
    return variants;
  }

  private static String undrawn(String piece) {
    boolean drawn = false;
    for (int i = 1; i < piece.length() && !drawn; i++) {
      drawn = !isPlain(piece.charAt(i - 1)) && !isPlain(piece.charAt(i));
    }
    if (!drawn) {
      return piece;
    }
    String text = piece;
    for (int i = 0; i < DRAWN.length; i += 2) {
      text = text.replace(DRAWN[i], DRAWN[i + 1]);
    }
    return text;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
