package org.civicmoderation.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Wraps text for a terminal and marks words in place. What could move the cursor, recolour the
 * screen or reorder the line is shown instead of obeyed: a comment is written by a stranger.
 */
final class TextBlock {
  private static final String OPEN = "[[";
  private static final String CLOSE = "]]";

  private final StringBuilder shown = new StringBuilder();
  private final BitSet marked = new BitSet();

  private TextBlock() {}

  /** Returns a text in one line, safe to show. */
  static String inLine(String text) {
    return line(text, Integer.MAX_VALUE);
  }

  /** Returns a text in one line of at most {@code width} columns, cut with an ellipsis. */
  static String line(String text, int width) {
    TextBlock block = new TextBlock();
    block.append(text, new BitSet(), Style.PLAIN);
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int i = 0; i < block.shown.length(); ) {
      int c = block.shown.codePointAt(i);
      i += Character.charCount(c);
      c = c == '\n' ? ' ' : c;
      used += columns(c);
      if (used > width - (i < block.shown.length() ? 1 : 0)) {
        return line.append('…').toString();
      }
      line.appendCodePoint(c);
    }
    return line.toString();
  }

  /** Returns a text as lines of at most {@code width} columns. */
  static List<String> wrap(String text, int width) {
    return wrap(text, new BitSet(), width, Style.PLAIN);
  }

  /**
   * Returns a text as lines of at most {@code width} columns, longer only where a single word is.
   *
   * @param marks which UTF-16 units of the text are to be marked
   */
  static List<String> wrap(String text, BitSet marks, int width, Style style) {
    TextBlock block = new TextBlock();
    block.append(text, marks, style);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = block.shown.indexOf("\n"); end >= 0; end = block.shown.indexOf("\n", start)) {
      block.wrap(start, end, width, style, lines);
      start = end + 1;
    }
    block.wrap(start, block.shown.length(), width, style, lines);
    return lines;
  }

  private void append(String text, BitSet marks, Style style) {
    boolean open = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      boolean mark = marks.get(i);
      if (style == Style.PLAIN && mark != open) {
        shown.append(mark ? OPEN : CLOSE);
        open = mark;
      }
      int from = shown.length();
      boolean pair = c == '\r' && end < text.length() && text.charAt(end) == '\n';
      if (!pair) {
        append(c);
      }
      marked.set(from, shown.length(), mark);
      i = end;
    }
    if (open) {
      shown.append(CLOSE);
    }
  }

  private void append(int c) {
    switch (c) {
      case '\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> shown.append('\n');
      case '\t' -> shown.append(' ');
      // Joiners and direction marks that shape letters and emoji are harmless.
      case 0x200C, 0x200D, 0x200E, 0x200F -> shown.appendCodePoint(c);
      default -> {
        int type = Character.getType(c);
        if (type == Character.CONTROL || (type == Character.FORMAT && !isEmojiTag(c))) {
          shown.append(String.format(Locale.ROOT, "<U+%04X>", c));
        } else {
          shown.appendCodePoint(type == Character.SURROGATE ? 0xFFFD : c);
        }
      }
    }
  }

  private static boolean isEmojiTag(int c) {
    return c >= 0xE0020 && c <= 0xE007F;
  }

  /** Breaks what is shown of one line at spaces. */
  private void wrap(int start, int end, int width, Style style, List<String> lines) {
    int lineStart = start;
    int lastBreak = -1;
    int used = 0;
    for (int i = start; i < end; ) {
      int c = shown.codePointAt(i);
      if (c == ' ') {
        lastBreak = i;
      }
      used += columns(c);
      if (used > width && lastBreak > lineStart) {
        lines.add(render(lineStart, lastBreak, style));
        lineStart = lastBreak + 1;
        lastBreak = -1;
        used = 0;
        i = lineStart;
        continue;
      }
      i += Character.charCount(c);
    }
    lines.add(render(lineStart, end, style));
  }

  private String render(int start, int end, Style style) {
    StringBuilder line = new StringBuilder();
    for (int i = start; i < end; ) {
      boolean mark = marked.get(i);
      int change = Math.min(end, mark ? marked.nextClearBit(i) : nextMark(i));
      String run = shown.substring(i, change);
      line.append(mark && style != Style.PLAIN ? style.mark(run) : run);
      i = change;
    }
    return line.toString();
  }

  private int nextMark(int from) {
    int next = marked.nextSetBit(from);
    return next < 0 ? Integer.MAX_VALUE : next;
  }

  /** Returns how many columns a character takes; a guess where terminals differ. */
  static int columns(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH
        ? 2
        : 1;
  }
}
