package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells by a text's words alone of which categories it may have a term. Every way to read a term
 * has an anchor, its rarest word ("die" of "gonna die"), and partners, the next rarest; a text that
 * lacks one of them lacks the term.
 */
final class Anchors {
  /** How common words are, as far as it matters here. */
  static final int RARE = 1;

  static final int COMMON = 300;
  static final int IN_EVERY_TEXT = 30_000;

  /** Things recognised by their form. */
  private static final int THING = 2_000;

  private static final long NO_ANCHOR = Long.MAX_VALUE;

  private static final int MOST_PARTNERS = 3;

  private final Symbols symbols;

  /** By symbol: the category in the high half, and in the low one the partners' marks. */
  private final Links links = new Links();

  private final List<int[][][]> segmentsOfTerm = new ArrayList<>();
  private final List<Integer> categoryOfTerm = new ArrayList<>();

  Anchors(Symbols symbols) {
    this.symbols = symbols;
  }

  /**
   * Takes a term.
   *
   * @param segments the term's segments, each with all ways to read it, each way as symbols
   */
  void add(int category, int[][][] segments) {
    segmentsOfTerm.add(segments);
    categoryOfTerm.add(category);
  }

  /** Picks the anchors of all terms; {@code always} receives the categories that have none. */
  Links pick(BitSet always) {
    for (int term = 0; term < segmentsOfTerm.size(); term++) {
      int[][] best = best(segmentsOfTerm.get(term));
      int category = categoryOfTerm.get(term);
      if (best.length == 0) {
        always.set(category);
      }
      for (int[] way : best) {
        anchor(category, way);
      }
    }
    return links;
  }

  /** Returns the ways to read the segment whose anchors are rarest; none where all lack one. */
  private int[][] best(int[][][] segments) {
    int[][] best = {};
    long least = NO_ANCHOR;
    for (int[][] ways : segments) {
      long common = 0;
      for (int[] way : ways) {
        int rarest = rarest(way, 0);
        common = Math.max(common, rarest < 0 ? NO_ANCHOR : commonness(way[rarest]));
      }
      if (common < least) {
        least = common;
        best = ways;
      }
    }
    return best;
  }

  private void anchor(int category, int[] way) {
    int used = 0;
    int anchor = -1;
    int partners = 0;
    for (int i = 0; i <= MOST_PARTNERS; i++) {
      int rarest = rarest(way, used);
      if (rarest < 0) {
        break;
      }
      used |= 1 << rarest;
      if (i == 0) {
        anchor = way[rarest];
      } else {
        partners = (partners << Signature.BITS) | Signature.mark(way[rarest]);
      }
    }
    links.add(anchor, (long) category << 32 | partners);
  }

  /** Returns the place of the rarest symbol that is not used yet, or -1 where there is none. */
  private int rarest(int[] way, int used) {
    int rarest = -1;
    for (int i = 0; i < Math.min(way.length, Integer.SIZE); i++) {
      if (way[i] >= Automaton.THING
          && (used & 1 << i) == 0
          && (rarest < 0 || commonness(way[i]) < commonness(way[rarest]))) {
        rarest = i;
      }
    }
    return rarest;
  }

  private long commonness(int symbol) {
    return symbol < Automaton.FIRST_WORD ? THING : symbols.commonness(symbol);
  }
}
