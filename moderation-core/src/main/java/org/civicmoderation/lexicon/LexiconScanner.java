package org.civicmoderation.lexicon;

import java.util.List;
import org.civicmoderation.text.NormalizedText;

/** Finds every term of every category in one pass over a text. Immutable and thread-safe. */
public final class LexiconScanner {
  LexiconScanner() {}

  /** Returns the names of all categories; a category's number is its place here. */
  public List<String> categories() {
    throw new UnsupportedOperationException();
  }

  /** Returns a category's number, or -1 if there is none of that name. */
  public int category(String name) {
    throw new UnsupportedOperationException();
  }

  /** Returns all matches, ordered by first word, then category, then last word. */
  public List<Match> scan(NormalizedText text) {
    throw new UnsupportedOperationException();
  }
}
