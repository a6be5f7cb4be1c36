package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.List;

/** Digits and signs that stand for letters. */
final class Leet {
  private static final int MOST_VARIANTS = 8;

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
    String text = piece;
    for (int i = 0; i < DRAWN.length; i += 2) {
      if (text.contains(DRAWN[i])) {
        text = text.replace(DRAWN[i], DRAWN[i + 1]);
      }
    }
    StringBuilder read = new StringBuilder();
    List<Integer> ambiguous = new ArrayList<>();
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
        if (otherLetter(c) != 0) {
          ambiguous.add(read.length() << 16 | c);
        }
        read.append(letter);
      } else if (!isFiller(c)) {
        return List.of();
      }
    }
    List<String> variants = new ArrayList<>();
    if (!letters || !signs || read.length() < 2) {
      return variants;
    }
    int first = variants.size();
    variants.add(read.toString());
    // Each ambiguous sign doubles the ways, up to the limit; past it only all of them together
    // turn.
    for (int position : ambiguous) {
      if ((variants.size() - first) * 2 > MOST_VARIANTS) {
        break;
      }
      int ways = variants.size();
      for (int i = first; i < ways; i++) {
        StringBuilder other = new StringBuilder(variants.get(i));
        other.setCharAt(position >>> 16, otherLetter((char) position));
        variants.add(other.toString());
      }
    }
    if (ambiguous.size() > 3) {
      for (int position : ambiguous) {
        read.setCharAt(position >>> 16, otherLetter((char) position));
      }
      variants.add(read.toString());
    }
    return variants;
  }
}
