package org.civicmoderation.text;

/** Reads mentions, which are one word each, and hashtags, whose parts are words. */
final class TagReader {
  private static final int IN_DISGUISE =
      WordMarks.WORD | WordMarks.LETTERS | WordMarks.SYMBOLS | WordMarks.SUSPICIOUS;

  private final char[] t;
  private final int n;
  private final WordList words;

  TagReader(char[] t, int n, WordList words) {
    this.t = t;
    this.n = n;
    this.words = words;
  }

  /** Reads the mention at a sign; returns -1 if there is none. */
  int mention(int at) {
    int end = at + 1;
    while (end < n && (Folding.isLetterOrDigit(t[end]) || t[end] == '_' || isDotInside(end, at))) {
      end++;
    }
    if (end == at + 1 || (at > 0 && Folding.isLetterOrDigit(t[at - 1]))) {
      return -1;
    }
    if (end + 1 < n && t[end] == '@' && Folding.isLetterOrDigit(t[end + 1])) {
      // A mention with its server: @user@host.
      end++;
      while (end < n && Links.isHostChar(t[end])) {
        end++;
      }
      while (!Folding.isLetterOrDigit(t[end - 1])) {
        end--;
      }
    }
    if (end < n && t[end] == '$' && Folding.isLetter(t[at + 1])) {
      // @s$: letters in disguise rather than a name.
      while (end < n && t[end] == '$') {
        end++;
      }
      words.addFolded(at, end, IN_DISGUISE);
    } else {
      words.addFolded(at, end, WordMarks.MENTION | WordMarks.SUSPICIOUS);
    }
    return end;
  }

  private boolean isDotInside(int at, int sign) {
    return t[at] == '.'
        && at > sign + 1
        && at + 1 < n
        && (Folding.entry(t[at + 1]) & (Folding.LOWER | Folding.HAS_DIGIT)) != 0;
  }

  /** Reads the hashtag at a sign; returns -1 if there is none. */
  int hashtag(int at) {
    int end = at + 1;
    boolean letter = false;
    boolean small = false;
    while (end < n) {
      int entry = Folding.entry(t[end]);
      int kind = Folding.kind(entry);
      if (kind == Folding.LETTER) {
        letter = true;
        small |= (entry & Folding.LOWER) != 0;
      } else if (kind != Folding.DIGIT && kind != Folding.UNDERSCORE && kind != Folding.MARK) {
        break;
      }
      end++;
    }
    if (!letter || (at > 0 && Folding.isLetterOrDigit(t[at - 1]) && !isGluedTag(at, end))) {
      return -1;
    }
    int first = words.count;
    int start = at + 1;
    while (start < end) {
      if (Folding.kind(Folding.entry(t[start])) == Folding.UNDERSCORE) {
        start++;
        continue;
      }
      int partEnd = start + 1;
      while (partEnd < end && !partsAt(start, partEnd, end, small)) {
        partEnd++;
      }
      words.addFolded(start, partEnd, WordMarks.WORD | WordMarks.IN_HASHTAG);
      start = partEnd;
    }
    words.marks[first] |= WordMarks.FIRST_IN_HASHTAG;
    if (words.count > first + 1) {
      words.marks[first] |= WordMarks.SUSPICIOUS;
    }
    return end;
  }

  /** Returns whether what follows a word without a space is a hashtag, and not more of the word. */
  private boolean isGluedTag(int at, int end) {
    return end - at > 3 && (Folding.entry(t[at + 1]) & Folding.UPPER) != 0;
  }

  private boolean partsAt(int start, int at, int end, boolean hasSmall) {
    int before = Folding.entry(t[at - 1]);
    int here = Folding.entry(t[at]);
    if (Folding.kind(here) == Folding.UNDERSCORE) {
      return true;
    }
    boolean digitBefore = (before & Folding.HAS_DIGIT) != 0;
    boolean digitHere = (here & Folding.HAS_DIGIT) != 0;
    if (digitHere && !digitBefore) {
      // A single digit amid letters stands for one: #v0te.
      return at + 1 == end || (Folding.entry(t[at + 1]) & Folding.HAS_DIGIT) != 0;
    }
    if (digitBefore && !digitHere) {
      return at - start == 1 || (Folding.entry(t[at - 2]) & Folding.HAS_DIGIT) != 0;
    }
    if ((here & Folding.UPPER) == 0 || !hasSmall) {
      return false;
    }
    boolean smallAfter = at + 1 < end && (Folding.entry(t[at + 1]) & Folding.LOWER) != 0;
    return (before & Folding.LOWER) != 0 || smallAfter;
  }
}
