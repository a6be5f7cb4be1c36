package org.civicmoderation.lexicon;

import java.util.Collection;

/** Compiles lexicons into one scanner. */
public final class LexiconCompiler {
  private LexiconCompiler() {}

  /**
   * Returns a scanner that finds every term of every lexicon, and the things recognised by their
   * form.
   */
  public static LexiconScanner compile(Collection<Lexicon> lexicons) {
    throw new UnsupportedOperationException();
  }
}
