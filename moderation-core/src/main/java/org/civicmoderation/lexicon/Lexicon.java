package org.civicmoderation.lexicon;

import java.util.List;
import org.civicmoderation.problem.Problem;

/** One lexicon file, parsed: a category's terms in one language. Immutable and thread-safe. */
public final class Lexicon {
  Lexicon() {}

  /**
   * Parses a lexicon file. Problems are added to {@code problems}; what can be read is read.
   *
   * @param path the file's path inside the pack; its name gives category and language
   *     ("violent-act.en.txt")
   * @param content the file's text
   * @param problems receives what is wrong
   */
  public static Lexicon parse(String path, String content, List<Problem> problems) {
    throw new UnsupportedOperationException();
  }

  /** Returns the category's name, in words. */
  public String category() {
    throw new UnsupportedOperationException();
  }

  /** Returns "en", "es" or "any". */
  public String language() {
    throw new UnsupportedOperationException();
  }

  /** Returns the file's entries, in order. */
  public List<Term> terms() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns every form that a term finds, as a person would write it, for listings: "kill",
   * "kills", …
   */
  public List<String> forms(Term term) {
    throw new UnsupportedOperationException();
  }
}
