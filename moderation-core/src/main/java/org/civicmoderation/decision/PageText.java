package org.civicmoderation.decision;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/** Plain text on a page of fixed width. Not thread-safe. */
final class PageText {
  static final int COLUMNS = 80;

  private final StringBuilder out = new StringBuilder();

  /** Adds an empty line. */
  PageText gap() {
    out.append('\n');
    return this;
  }

  /** Adds a heading, with an empty line before. */
  PageText heading(String text) {
    return gap().block("", "", text);
  }

  /** Adds a paragraph under a label that stands in its own column. */
  PageText field(String indent, String label, int labelColumns, String text) {
    String first = indent + label + " ".repeat(Math.max(1, labelColumns - label.length()));
    return block(first, " ".repeat(first.length()), text);
  }

  /**
   * Adds a text line by line, each wrapped, with a prefix before the first and one before all
   * others.
   */
  PageText block(String first, String rest, String text) {
    String prefix = first;
    for (String line : visible(text).split("\n", -1)) {
      for (String part : wrap(line, COLUMNS - columns(prefix))) {
        out.append((prefix + part).stripTrailing()).append('\n');
        prefix = rest;
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /**
   * Breaks a line at spaces, and a word that is longer than a line between its characters. Spaces
   * inside a line stay as they are.
   */
  static List<String> wrap(String line, int columns) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < line.length()) {
      int width = 0;
      int end = start;
      int lastSpace = -1;
      while (end < line.length()) {
        int codePoint = line.codePointAt(end);
        width += columns(codePoint);
        if (width > columns && codePoint != ' ') {
          break;
        }
        if (codePoint == ' ') {
          lastSpace = end;
        }
        end += Character.charCount(codePoint);
      }
      if (end < line.length() && lastSpace > start) {
        end = lastSpace + 1;
      }
      parts.add(line.substring(start, end));
      start = end;
    }
    return parts.isEmpty() ? List.of("") : parts;
  }

  /**
   * Returns a text in which nothing can hide: line breaks are plain, and control characters, also
   * those that turn the direction of writing, are named.
   */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            codePoint -> {
              if (codePoint == '\n'
                  || codePoint == '\r'
                  || codePoint == 0x2028
                  || codePoint == 0x2029) {
                visible.append('\n');
              } else if (codePoint == '\t') {
                visible.append("    ");
              } else if (isHidden(codePoint)) {
                visible.append(String.format("[U+%04X]", codePoint));
              } else {
                visible.appendCodePoint(codePoint);
              }
            });
    return visible.toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          true;
      // What joins emoji and letters belongs to them.
      case Character.FORMAT ->
          codePoint != 0x200D
              && codePoint != 0x200C
              && (codePoint < 0xE0020 || codePoint > 0xE007F);
      default -> false;
    };
  }

  private static int columns(String text) {
    return text.codePoints().map(PageText::columns).sum();
  }

  /** Returns how many columns a terminal gives to a character (Unicode Standard Annex 11). */
  private static int columns(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> {
        int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
        yield width == UCharacter.EastAsianWidth.WIDE
                || width == UCharacter.EastAsianWidth.FULLWIDTH
            ? 2
            : 1;
      }
    };
  }
}
