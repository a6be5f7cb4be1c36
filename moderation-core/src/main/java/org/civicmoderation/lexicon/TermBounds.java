package org.civicmoderation.lexicon;

import java.util.List;

/** Bounds what a term may find, and the work of finding it. */
final class TermBounds {
  /** In how many ways a term may be read at most, every word's forms counted as one. */
  private static final int MOST_WAYS = 5_000;

  /**
   * How many words the gaps of a term may skip in all: what bounds the work at a place of the text.
   */
  private static final int WIDEST_GAPS = 12;

  private final LexiconLine line;

  /** Makes what checks the terms of a file, each when it is read. */
  TermBounds(LexiconLine line) {
    this.line = line;
  }

  /**
   * Checks a term.
   *
   * @param start where it starts in the line
   * @param length how long it is there
   */
  void checkTerm(List<Node> nodes, int start, int length) throws LexiconLine.Bad {
    if (!needsSomething(nodes)) {
      throw line.bad(
          "too-broad",
          "the term finds everything: it has no word that must be there",
          start,
          length,
          "write at least one word outside of `[..]`, beside gaps and `<any>`");
    }
    if (!nodes.isEmpty()
        && (nodes.get(0) instanceof Node.Gap || nodes.get(nodes.size() - 1) instanceof Node.Gap)) {
      throw line.bad(
          "bad-gap",
          "a gap stands between words",
          start,
          length,
          "take out the `...` that has no word on one side");
    }
    checkPhrase(nodes, start, length);
  }

  /** Checks a term or an exception, given as {@link #checkTerm} is. */
  void checkPhrase(List<Node> nodes, int start, int length) throws LexiconLine.Bad {
    if (ways(nodes) > MOST_WAYS) {
      throw line.bad(
          "too-many-forms",
          "the term can be read in more than " + MOST_WAYS + " ways",
          start,
          length,
          "split it into several lines with fewer alternatives each");
    }
    if (Node.widestGaps(nodes) > WIDEST_GAPS) {
      throw line.bad(
          "bad-gap",
          "the gaps can skip "
              + Node.widestGaps(nodes)
              + " words in all, and the most is "
              + WIDEST_GAPS,
          start,
          length,
          "make the gaps smaller, or say it in a rule: `followed within 8 words by a \"…\"`");
    }
  }

  private static long ways(List<Node> nodes) {
    long all = Node.ways(nodes);
    if (all <= Node.MOST_WAYS_OF_STRONG_SEGMENT) {
      return all;
    }
    long ways = 0;
    for (List<Node> segment : Node.segments(nodes, Node.MOST_WAYS_OF_STRONG_SEGMENT)) {
      ways += Node.ways(segment);
    }
    return ways;
  }

  private static boolean needsSomething(List<Node> nodes) {
    for (Node node : nodes) {
      if (node instanceof Node.Literal
          || node instanceof Node.Forms
          || node instanceof Node.Wild
          || node instanceof Node.Thing) {
        return true;
      }
      if (node instanceof Node.Choice choice && !choice.optional()) {
        boolean all = true;
        for (List<Node> alternative : choice.alternatives()) {
          all &= needsSomething(alternative);
        }
        if (all) {
          return true;
        }
      }
    }
    return false;
  }
}
