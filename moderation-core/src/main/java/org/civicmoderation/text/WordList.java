package org.civicmoderation.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The words of a text as they are found: a row of numbers each, no objects. */
final class WordList {
  private final char[] t;

  final char[] letters;
  int letterCount;
  int[] starts;
  int[] ends;
  int[] letterStarts;
  int[] hashes;
  int[] marks;
  int count;

  private @Nullable ForeignWords foreign;

  /** What has been seen since the last word, as gap bits. */
  int gap;

  /** How many words in a row, up to the last, are single letters or digits. */
  int singles;

  WordList(TextCleaner.Clean clean) {
    t = clean.chars();
    int n = clean.length();
    int capacity = n / 5 + 8;
    // Invariant: a word has no more letters than characters, so that these suffice.
    letters = new char[n];
    starts = new int[capacity];
    ends = new int[capacity];
    letterStarts = new int[capacity + 1];
    hashes = new int[capacity];
    marks = new int[capacity + 1];
  }

  /**
   * Adds a word whose letters are written already, from {@code letterCount} to {@code letterEnd}.
   */
  void add(int start, int end, int letterEnd, int hash, int mark) {
    int word = count;
    if (word == starts.length) {
      grow();
    }
    starts[word] = start;
    ends[word] = end;
    letterStarts[word] = letterCount;
    hashes[word] = hash;
    marks[word] = mark;
    count = word + 1;
    letterCount = letterEnd;
    gap = 0;
  }

  /**
   * Adds a word whose letters are written already, of which more may tell that it is disguised, or
   * the end of one that is.
   */
  void addPlain(int start, int end, int letterEnd, int hash, int typed) {
    int mark = typed | gap;
    if ((mark & (WordMarks.STRETCHED | WordMarks.SYMBOLS | WordMarks.PUNCTUATED)) != 0
        && !isContraction(mark, letterEnd)) {
      mark |= WordMarks.SUSPICIOUS;
    }
    boolean single = end - start == 1;
    if ((gap & Folding.GAP_SPACE) == 0 || single || singles > 0) {
      noteNeighbours(end - start);
    }
    add(start, end, letterEnd, hash, mark);
  }

  /**
   * Returns whether a word is only marked for its "n't" or "'m", which nothing is to be taken from.
   */
  private boolean isContraction(int mark, int letterEnd) {
    if ((mark & (WordMarks.STRETCHED | WordMarks.SYMBOLS)) != 0) {
      return false;
    }
    char last = letters[letterEnd - 1];
    return letters[letterEnd - 2] == '\'' && (last == 't' || last == 'm');
  }

  /** Marks words before as suspicious that may be the beginning of one that goes on here. */
  private void noteNeighbours(int length) {
    int before = count - 1;
    if (before < 0) {
      singles = length == 1 ? 1 : 0;
      return;
    }
    if ((gap & (Folding.GAP_SPACE | Folding.GAP_NEWLINE | Folding.GAP_DASH)) == 0) {
      if (gap != 0) {
        marks[before] |= WordMarks.SUSPICIOUS;
      }
    } else if (singles > 0
        && length > 1
        && length < 8
        && gap == Folding.GAP_SPACE
        && PlainSpelling.standsHardlyAlone(letters[letterCount - 1])) {
      marks[before] |= WordMarks.SUSPICIOUS;
    }
    if (length > 1) {
      singles = 0;
    } else if (++singles > 1) {
      marks[before] |= WordMarks.SUSPICIOUS;
      if (singles == 2 && before > 0 && ends[before - 1] - starts[before - 1] < 4) {
        // The short word before the run may be its beginning: fu c k.
        marks[before - 1] |= WordMarks.SUSPICIOUS;
      }
    }
  }

  /** Adds the characters in {@code [start, end)} as one word, folded one by one. */
  void addFolded(int start, int end, int mark) {
    int p = letterCount;
    int hash = 0;
    int flags = 0;
    for (int i = start; i < end; i++) {
      char folded = t[i];
      int entry = Folding.entry(folded);
      if (Folding.isWordKind(entry)) {
        folded = (char) entry;
        flags |= entry;
      }
      letters[p++] = folded;
      hash = 31 * hash + folded;
    }
    addTyped(start, end, p, hash, mark, flags);
  }

  /** Adds the characters in {@code [start, end)} as one word of another, not longer, form. */
  void addAs(String form, int start, int end, int mark) {
    form.getChars(0, form.length(), letters, letterCount);
    addTyped(start, end, letterCount + form.length(), form.hashCode(), mark, 0);
  }

  private void addTyped(int start, int end, int letterEnd, int hash, int mark, int flags) {
    int all = mark | gap;
    if ((mark & WordMarks.KIND) == WordMarks.WORD) {
      all |= typed(flags, Folding.entry(t[start]));
    }
    singles = 0;
    add(start, end, letterEnd, hash, all);
    if ((mark & WordMarks.KIND) == WordMarks.WORD && (flags & Folding.FOREIGN) != 0) {
      noteForeign();
    }
  }

  /** Notes that the last word has a letter of another script than Latin. */
  void noteForeign() {
    if (foreign == null) {
      foreign = new ForeignWords(t, this);
    }
    foreign.add(count - 1);
  }

  /** Returns the marks of a word, from those of all its letters and of its first. */
  static int typed(int flags, int firstEntry) {
    int mark = (flags & WordMarks.FROM_LETTERS) | (firstEntry & Folding.UPPER) >>> 4;
    if ((mark & (WordMarks.DIGITS | WordMarks.MARKED)) != 0) {
      mark |= (mark & WordMarks.LETTERS) == 0 ? WordMarks.NUMBER : WordMarks.SUSPICIOUS;
    }
    return mark;
  }

  /** Takes back all words that start at {@code place} or after it. */
  void dropFromPlace(int place) {
    int first = count;
    while (first > 0 && starts[first - 1] >= place) {
      first--;
    }
    dropFrom(first);
  }

  /** Takes back a word and all after it. */
  void dropFrom(int first) {
    if (first < count) {
      letterCount = letterStarts[first];
      gap = marks[first] & WordMarks.GAP;
      count = first;
      singles = 0;
    }
  }

  int kind(int word) {
    return marks[word] & WordMarks.KIND;
  }

  /** Writes down what follows the last word, and decides what only all words together can tell. */
  void finish() {
    marks[count] = gap;
    letterStarts[count] = letterCount;
    if (foreign != null) {
      foreign.settle();
    }
  }

  private void grow() {
    int capacity = count * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    letterStarts = Arrays.copyOf(letterStarts, capacity + 1);
    hashes = Arrays.copyOf(hashes, capacity);
    marks = Arrays.copyOf(marks, capacity + 1);
  }
}
