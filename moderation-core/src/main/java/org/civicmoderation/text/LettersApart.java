package org.civicmoderation.text;

/**
 * Letters that stand apart, with the same between each: f u c k, f . u . c . k. A row of them is
 * read once, from its first letter, or from a short beginning of the word before it: fu c k.
 */
final class LettersApart {
  private static final int MOST_SPACED = 24;
  private static final int LONGEST_GAP = 4;
  private static final int LONGEST_TAIL = 5;
  private static final int LONGEST_HEAD = 3;

  private final NormalizedText text;
  private final char[] t;
  private final int n;
  private final int word;
  private final String separator;

  // The row as far as it is read.
  private final StringBuilder letters;
  private int last;
  private int items = 1;

  /** Where the letter stands that goes on as a longer word, or -1. */
  private int tail = -1;

  private LettersApart(NormalizedText text, int word, String separator) {
    this.text = text;
    this.t = text.cleanChars();
    this.n = text.cleanLength();
    this.word = word;
    this.separator = separator;
    this.letters = new StringBuilder(Folding.folded(t, text.cleanStart(word), text.cleanEnd(word)));
    this.last = word;
  }

  /** Adds the readings of the row that starts at a word, if one does. */
  static void read(NormalizedText text, int word, ReadingList readings) {
    int end = text.cleanEnd(word);
    int length = end - text.cleanStart(word);
    if (length > LONGEST_HEAD || (length > 1 && (text.marks(word) & WordMarks.PUNCTUATED) != 0)) {
      return;
    }
    char[] t = text.cleanChars();
    int n = text.cleanLength();
    int gapEnd = separatorEnd(t, n, end);
    boolean apart = gapEnd >= 0 && isItem(t[gapEnd]) && !isLetterOrDigit(t, n, gapEnd + 1);
    if (!apart || (length == 1 && continuesRun(text, word, gapEnd))) {
      return;
    }
    LettersApart row = new LettersApart(text, word, new String(t, end, gapEnd - end));
    row.follow(gapEnd);
    row.write(length == 1, readings);
  }

  /** Reads on, letter by letter, as long as the same stands between them. */
  private void follow(int start) {
    int at = start;
    while (at < n && items < MOST_SPACED) {
      if (!isItem(t[at])) {
        break;
      }
      if (isLetterOrDigit(t, n, at + 1) && !isSeparator(at + 1)) {
        tail = at;
        break;
      }
      letters.append(Folding.folded(t[at]));
      while (last + 1 < text.wordCount() && text.cleanStart(last + 1) <= at) {
        last++;
      }
      items++;
      at++;
      if (!isSeparator(at) || (isSeparator(at + separator.length()) && separator.isBlank())) {
        break;
      }
      at += separator.length();
    }
  }

  private void write(boolean startsSingle, ReadingList readings) {
    if (items == MOST_SPACED) {
      return;
    }
    // A sign at the end ends the sentence rather than stands for a letter.
    while (letters.length() > 0
        && !Character.isLetterOrDigit(letters.charAt(letters.length() - 1))) {
      letters.setLength(letters.length() - 1);
      items--;
    }
    int total = letters.length();
    if (items > 2 && (startsSingle || isSameCase(last))) {
      readings.spaced(letters.toString(), last);
      char lastLetter = letters.charAt(total - 1);
      if (total > 3
          && text.cleanEnd(last) - text.cleanStart(last) == 1
          && (lastLetter == 'u' || lastLetter == 'i')) {
        readings.spaced(letters.substring(0, total - 1), last - 1);
      }
    }
    if (tail >= 0
        && items > (startsSingle ? 1 : 2)
        && last + 1 < text.wordCount()
        && text.cleanStart(last + 1) == tail) {
      int tailLength = text.cleanEnd(last + 1) - tail;
      if (tailLength <= LONGEST_TAIL && isSameCase(last + 1)) {
        text.appendForm(letters, last + 1);
        readings.spaced(letters.toString(), last + 1);
      }
    }
  }

  /** Returns whether all letters up to a word are small, or all capitals, but for the first. */
  private boolean isSameCase(int lastWord) {
    int cases = 0;
    for (int i = text.cleanStart(word) + 1; i < text.cleanEnd(lastWord); i++) {
      cases |= Folding.entry(t[i]) & (Folding.UPPER | Folding.LOWER);
    }
    return cases != (Folding.UPPER | Folding.LOWER);
  }

  /** Returns whether what stands between the first two letters stands here, too. */
  private boolean isSeparator(int at) {
    if (at + separator.length() > n) {
      return false;
    }
    for (int i = 0; i < separator.length(); i++) {
      if (t[at + i] != separator.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns where what separates a letter from the next ends, or -1 if that is no such thing. */
  private static int separatorEnd(char[] t, int n, int start) {
    int end = start;
    while (end < n && end - start < LONGEST_GAP && separates(t[end])) {
      end++;
    }
    return end == start || end == n || separates(t[end]) ? -1 : end;
  }

  private static boolean separates(char c) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\u00A0' || c == '/' || c == '|') {
      return true;
    }
    return Leet.isFiller(c) && c != '\'' && c != ':';
  }

  private static boolean isItem(char c) {
    return Folding.isLetterOrDigit(c)
        || c == '@'
        || c == '$'
        || c == '!'
        || c == '€'
        || c == '£'
        || c == '(';
  }

  private static boolean isLetterOrDigit(char[] t, int n, int at) {
    return at < n && Folding.isLetterOrDigit(t[at]);
  }

  /** Returns whether a letter goes on with a run of letters apart rather than starts one. */
  private static boolean continuesRun(NormalizedText text, int word, int gapEnd) {
    int end = text.cleanEnd(word);
    return isInRunWithBefore(text, word, end, gapEnd)
        && !(isStandAlone(text.letters()[text.lettersStart(word - 1)])
            && !isInRunWithBefore(text, word - 1, end, gapEnd));
  }

  private static boolean isInRunWithBefore(NormalizedText text, int at, int end, int gapEnd) {
    if (at == 0 || text.cleanEnd(at - 1) - text.cleanStart(at - 1) != 1) {
      return false;
    }
    char[] t = text.cleanChars();
    int start = text.cleanEnd(at - 1);
    int length = text.cleanStart(at) - start;
    if (length != gapEnd - end) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (t[start + i] != t[end + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStandAlone(char letter) {
    return switch (letter) {
      case 'a', 'i', 'u', 'y', 'o' -> true;
      default -> false;
    };
  }
}
