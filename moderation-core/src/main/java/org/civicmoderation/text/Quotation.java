package org.civicmoderation.text;

import java.util.BitSet;

/** Which of a text's words stand between quotation marks or on a quoted line. Immutable. */
final class Quotation {
  /** Single quotation marks are believed around no more words than these. */
  private static final int LONGEST_SINGLE = 40;

  /** Attributes and addresses are looked at so far. */
  private static final int LONGEST_ATTRIBUTE = 500;

  private static final WordSet CLIPPED =
      WordSet.of("tis twas em cause cuz til till bout round n nuff twere");

  private static final int STRAIGHT = 0;
  private static final int CURLY = 1;
  private static final int GUILLEMET = 2;
  private static final int SINGLE_GUILLEMET = 3;
  private static final int SINGLE = 4;
  private static final int BACKTICK = 5;
  private static final int CORNER = 6;
  private static final int STYLES = 7;

  private final BitSet quoted;

  private Quotation(BitSet quoted) {
    this.quoted = quoted;
  }

  boolean quoted(int word) {
    return quoted.get(word);
  }

  static Quotation find(NormalizedText text) {
    BitSet quoted = new BitSet();
    char[] t = text.cleanChars();
    int n = text.cleanLength();
    int words = text.wordCount();
    int[] open = new int[STYLES];
    java.util.Arrays.fill(open, -1);
    boolean lineQuoted = false;
    boolean lineStart = true;
    int at = 0;
    for (int word = 0; word <= words; word++) {
      int gapEnd = word < words ? text.cleanStart(word) : n;
      for (; at < gapEnd; at++) {
        char c = t[at];
        if (c == '\n' || c == '\r') {
          lineQuoted = false;
          lineStart = true;
          open[SINGLE] = -1;
        } else if (c == '>' && lineStart) {
          lineQuoted = true;
        } else if (c != ' ' && c != '\t') {
          lineStart = false;
          mark(text, t, n, at, c, word, open, quoted);
        }
      }
      if (word < words) {
        lineStart = false;
        if (lineQuoted) {
          quoted.set(word);
        }
        at = Math.max(at, text.cleanEnd(word));
      }
    }
    return new Quotation(quoted);
  }

  /** Takes a character between words; {@code word} is the next one. */
  private static void mark(
      NormalizedText text, char[] t, int n, int at, char c, int word, int[] open, BitSet quoted) {
    if ((c == '"' || c == '\'') && isOfMarkup(t, n, at)) {
      return;
    }
    switch (c) {
      case '"', '″' -> symmetric(t, n, at, word, open, STRAIGHT, quoted);
      case '`' -> symmetric(t, n, at, word, open, BACKTICK, quoted);
      case '“', '„', '‟' -> {
        if (open[CURLY] >= 0 && c == '“' && closesAt(t, n, at)) {
          close(open, CURLY, word, quoted); // „…“
        } else {
          open[CURLY] = word;
        }
      }
      case '”' -> close(open, CURLY, word, quoted);
      case '«' -> open[GUILLEMET] = word;
      case '»' -> close(open, GUILLEMET, word, quoted);
      case '‹' -> open[SINGLE_GUILLEMET] = word;
      case '›' -> close(open, SINGLE_GUILLEMET, word, quoted);
      case '「', '『' -> open[CORNER] = word;
      case '」', '』' -> close(open, CORNER, word, quoted);
      case '\'', '‘', '’' -> {
        if (opensAt(t, n, at) && c != '’') {
          if (word < text.wordCount() && !CLIPPED.contains(text, word)) {
            open[SINGLE] = word;
          }
        } else if (closesAt(t, n, at)) {
          if (open[SINGLE] >= 0 && word - open[SINGLE] <= LONGEST_SINGLE) {
            close(open, SINGLE, word, quoted);
          } else {
            open[SINGLE] = -1;
          }
        }
      }
      default -> {
        // No quotation mark.
      }
    }
  }

  /**
   * Returns whether a mark is around what a tag or a link of Markdown shows a reader, such as
   * {@code alt="…"} or {@code (https://… "…")}: nobody is quoted there.
   */
  private static boolean isOfMarkup(char[] t, int n, int at) {
    if (at > 1 && t[at - 1] == '=' && Folding.isLetterOrDigit(t[at - 2])) {
      return true;
    }
    if (at + 1 < n && t[at + 1] == ')') {
      return linkTitle(t, at) >= 0;
    }
    if (at > 1 && t[at - 1] == ' ' && isLinkTarget(t, at - 1)) {
      return true;
    }
    // The closing mark of an attribute: another attribute or the tag's end stands behind it.
    int next = at + 1;
    if (next < n && (t[next] == '>' || t[next] == '/' || t[next] == ' ')) {
      int open = at - 1;
      int least = Math.max(1, at - LONGEST_ATTRIBUTE);
      while (open > least && t[open] != t[at]) {
        open--;
      }
      return open > 1
          && t[open] == t[at]
          && t[open - 1] == '='
          && Folding.isLetterOrDigit(t[open - 2]);
    }
    return false;
  }

  /**
   * Returns where the title of a Markdown link opens that the mark at {@code close} ends, or -1.
   */
  private static int linkTitle(char[] t, int close) {
    int open = close - 1;
    int least = Math.max(1, close - LONGEST_ATTRIBUTE);
    while (open > least && t[open] != t[close]) {
      open--;
    }
    return open > 1 && t[open] == t[close] && t[open - 1] == ' ' && isLinkTarget(t, open - 1)
        ? open
        : -1;
  }

  /** Returns whether what ends at {@code end} is the target of a Markdown link: {@code ](…}. */
  private static boolean isLinkTarget(char[] t, int end) {
    int at = end;
    int least = Math.max(1, end - LONGEST_ATTRIBUTE);
    while (at > least && t[at - 1] > ' ' && t[at - 1] != '(') {
      at--;
    }
    return at > 1 && t[at - 1] == '(' && t[at - 2] == ']';
  }

  private static void symmetric(
      char[] t, int n, int at, int word, int[] open, int style, BitSet quoted) {
    if (open[style] >= 0 && (closesAt(t, n, at) || !opensAt(t, n, at))) {
      close(open, style, word, quoted);
    } else if (opensAt(t, n, at)) {
      open[style] = word;
    }
  }

  private static void close(int[] open, int style, int word, BitSet quoted) {
    if (open[style] >= 0) {
      quoted.set(open[style], word);
      open[style] = -1;
    }
  }

  private static boolean opensAt(char[] t, int n, int at) {
    return at + 1 < n
        && !isSpace(t[at + 1])
        && (at == 0 || (!Folding.isLetterOrDigit(t[at - 1]) && !isStop(t[at - 1])));
  }

  private static boolean closesAt(char[] t, int n, int at) {
    return at > 0 && !isSpace(t[at - 1]) && (at + 1 == n || !Folding.isLetterOrDigit(t[at + 1]));
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == ',' || c == '…';
  }

  private static boolean isSpace(char c) {
    int entry = Folding.entry(c);
    return Folding.kind(entry) == Folding.SEPARATOR
        && (entry & (Folding.GAP_SPACE | Folding.GAP_NEWLINE)) != 0;
  }
}
