package org.civicmoderation.text;

import java.util.Arrays;

/**
 * Reads words with letters of other scripts as Latin where those only pass for Latin ones: in a
 * word that also has Latin letters, and in a word all of whose letters are look-alikes, unless the
 * text really is in the other script.
 */
final class ForeignWords {
  private final char[] t;
  private final WordList words;
  private int[] undecided = new int[8];
  private int undecidedCount;
  private int foreign;

  ForeignWords(char[] t, WordList words) {
    this.t = t;
    this.words = words;
  }

  /** Takes a word that has a letter of another script. */
  void add(int word) {
    boolean latin = false;
    boolean all = true;
    int strict = 0;
    int loose = 0;
    for (int i = words.starts[word]; i < words.ends[word]; i++) {
      int entry = Folding.entry(t[i]);
      if ((entry & Folding.HAS_LETTER) == 0) {
        continue;
      }
      if ((entry & Folding.FOREIGN) == 0) {
        latin = true;
      } else if (Folding.lookalike(t[i], false) != 0) {
        strict++;
      } else if (Folding.lookalike(t[i], true) != 0) {
        loose++;
      } else {
        all = false;
      }
    }
    if (latin) {
      replace(word);
    } else if (all && strict > 2 * loose) {
      if (undecidedCount == undecided.length) {
        undecided = Arrays.copyOf(undecided, undecidedCount * 2);
      }
      // Those that no reader could tell from Latin are kept apart from those that some would.
      undecided[undecidedCount++] = loose == 0 ? word : ~word;
    } else {
      foreign++;
    }
  }

  /** Decides about the words that could be of either script, by the rest of the text. */
  void settle() {
    if (undecidedCount == 0) {
      return;
    }
    int latin = words.count - undecidedCount - foreign;
    for (int i = 0; i < undecidedCount; i++) {
      int word = undecided[i] < 0 ? ~undecided[i] : undecided[i];
      boolean decided =
          undecided[i] < 0 ? latin > 0 && foreign == 0 : latin > foreign || foreign == 0;
      // Some other word may stand there by now, where a link was made of several.
      if (decided && word < words.count && words.kind(word) == WordMarks.WORD) {
        replace(word);
      }
    }
  }

  private void replace(int word) {
    int start = words.starts[word];
    int length = words.ends[word] - start;
    int p = words.letterStarts[word];
    int hash = 0;
    for (int i = 0; i < length; i++) {
      char latin = Folding.lookalike(t[start + i], true);
      if (latin != 0) {
        words.letters[p + i] = latin;
      }
      hash = 31 * hash + words.letters[p + i];
    }
    words.hashes[word] = hash;
  }
}
