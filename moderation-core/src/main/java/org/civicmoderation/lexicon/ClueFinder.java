package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clue to each pattern that is likely to be the rarest in plain texts. Not thread-safe.
 */
final class ClueFinder {
  /** A clue is not looked for behind more of a pattern's parts than this. */
  private static final int MOST_PARTS = 12;

  private static final int MOST_BLANKS = 100;

  /** How much rarer a clue must be for each blank that a match may have before it. */
  private static final double COST_OF_BLANK = 0.5;

  /**
   * How much rarer a clue must be that begins amid words or with a blank: others leave most words
   * out of account.
   */
  private static final double COST_OF_BEGINNING = 1e5;

  private static final double UNKNOWN = -1;

  private final PatternPieces pieces;

  /** By how many characters have been read. */
  private final PatternPieces.Reached[] reached = new PatternPieces.Reached[PatternClue.LENGTH];

  /** The first piece of the pattern. */
  private int first;

  /**
   * By piece of the pattern and by how many characters have been read: how often what follows is.
   */
  private double[] shares = {};

  /** Makes a finder that adds patterns to others. */
  ClueFinder(PatternPieces pieces) {
    this.pieces = pieces;
    for (int i = 0; i < reached.length; i++) {
      reached[i] = pieces.new Reached();
    }
  }

  /**
   * Adds a pattern and returns the clue to it, or null where there is none.
   *
   * @throws RegexReader.UnknownSyntax when the pattern is too large
   */
  @Nullable PatternClue find(int pattern, RegexReader.Expression expression)
      throws RegexReader.UnknownSyntax {
    List<RegexReader.Expression> parts = new ArrayList<>();
    addParts(expression, parts);
    first = pieces.count();
    int[] starts = pieces.add(pattern, parts);
    shares = new double[(pieces.count() - first) * PatternClue.LENGTH];
    Arrays.fill(shares, UNKNOWN);
    PatternClue best = null;
    double least = Double.MAX_VALUE;
    int before = 0; // what parts since the last boundary may end with
    int atBoundary = CoarseKind.ALL; // what may stand there
    boolean open = true; // whether those parts may be empty
    boolean boundary = false;
    int blanks = 0;
    for (int i = 0; i < Math.min(parts.size(), MOST_PARTS) && blanks >= 0; i++) {
      int kinds = firstKinds(starts[i]);
      // Before a word's character a boundary has none.
      boolean inWord = (kinds & ~CoarseKind.ONLY_OF_WORDS) == 0;
      int all =
          before
              | (open
                  ? atBoundary & (inWord && boundary ? CoarseKind.BETWEEN_WORDS : CoarseKind.ALL)
                  : 0);
      double share = share(starts[i], 0) * CoarseKind.share(all) * (1 + COST_OF_BLANK * blanks);
      if ((all & CoarseKind.LETTERS) != 0 && beginsBadly(starts[i])) {
        share *= COST_OF_BEGINNING;
      }
      if (kinds != 0 && share < least) {
        best = new PatternClue(starts[i], all, blanks, Integer.numberOfTrailingZeros(kinds));
        least = share;
      }
      if (parts.get(i) instanceof RegexReader.Boundary) {
        atBoundary = before | (open ? atBoundary : 0);
        boundary = true;
        before = 0;
        open = true;
      } else {
        before = lastKinds(parts.get(i), before);
        open &= mayBeEmpty(parts.get(i));
      }
      int more = mostBlanks(parts.get(i));
      blanks = more < 0 || blanks + more > MOST_BLANKS ? -1 : blanks + more;
    }
    return best;
  }

  private static void addParts(RegexReader.Expression expression, List<RegexReader.Expression> to) {
    if (expression instanceof RegexReader.Sequence sequence) {
      sequence.parts().forEach(part -> addParts(part, to));
    } else {
      to.add(expression);
    }
  }

  /** Returns the kinds of what is read first from a piece on; none if that may be nothing. */
  private int firstKinds(int start) {
    int kinds = 0;
    reached[0].clear();
    reached[0].follow(start, true);
    for (int i = 0; i < reached[0].count(); i++) {
      int own = pieces.kinds(reached[0].piece(i));
      if (own == 0) {
        return 0;
      }
      kinds |= own;
    }
    return kinds;
  }

  /**
   * Returns whether a blank, or a letter amid a word, may be what is read first from a piece on.
   */
  private boolean beginsBadly(int start) {
    reached[0].clear();
    reached[0].follow(start, false);
    int kinds = 0;
    for (int i = 0; i < reached[0].count(); i++) {
      kinds |= pieces.kinds(reached[0].piece(i));
    }
    return (kinds & (CoarseKind.LETTERS | (1 << CoarseKind.BLANK))) != 0;
  }

  /** Returns at which share of all places in plain texts stands what is read from a piece on. */
  private double share(int from, int read) {
    if (read == PatternClue.LENGTH) {
      return 1;
    }
    int at = (from - first) * PatternClue.LENGTH + read;
    if (shares[at] == UNKNOWN) {
      PatternPieces.Reached next = reached[read];
      next.clear();
      next.follow(from, true);
      double sum = 0;
      for (int i = 0; i < next.count(); i++) {
        int kinds = pieces.kinds(next.piece(i));
        // Behind a match anything may stand.
        sum +=
            kinds == 0 ? 1 : CoarseKind.share(kinds) * share(pieces.next(next.piece(i)), read + 1);
      }
      shares[at] = sum;
    }
    return shares[at];
  }

  private static boolean mayBeEmpty(RegexReader.Expression expression) {
    if (expression instanceof RegexReader.Sequence sequence) {
      return sequence.parts().stream().allMatch(ClueFinder::mayBeEmpty);
    }
    if (expression instanceof RegexReader.Either either) {
      return either.options().stream().anyMatch(ClueFinder::mayBeEmpty);
    }
    if (expression instanceof RegexReader.Repeat repeat) {
      return repeat.least() == 0 || mayBeEmpty(repeat.what());
    }
    return expression instanceof RegexReader.Boundary;
  }

  /** Returns the kinds that may stand at the end of an expression, or before it if it is empty. */
  private static int lastKinds(RegexReader.Expression expression, int before) {
    if (expression instanceof RegexReader.Characters characters) {
      return CoarseKind.of(characters.ranges());
    }
    if (expression instanceof RegexReader.Sequence sequence) {
      int kinds = before;
      for (RegexReader.Expression part : sequence.parts()) {
        kinds = lastKinds(part, kinds);
      }
      return kinds;
    }
    if (expression instanceof RegexReader.Either either) {
      int kinds = 0;
      for (RegexReader.Expression option : either.options()) {
        kinds |= lastKinds(option, before);
      }
      return kinds;
    }
    return expression instanceof RegexReader.Repeat repeat
        ? lastKinds(repeat.what(), before) | (repeat.least() == 0 ? before : 0)
        : before;
  }

  /** Returns how many blanks an expression may read at most; below zero where they are too many. */
  private static int mostBlanks(RegexReader.Expression expression) {
    if (expression instanceof RegexReader.Characters characters) {
      return CoarseKind.of(characters.ranges()) & (1 << CoarseKind.BLANK);
    }
    if (expression instanceof RegexReader.Sequence sequence) {
      int sum = 0;
      for (RegexReader.Expression part : sequence.parts()) {
        int blanks = mostBlanks(part);
        if (blanks < 0) {
          return -1;
        }
        sum += blanks;
      }
      return sum > MOST_BLANKS ? -1 : sum;
    }
    if (expression instanceof RegexReader.Either either) {
      int most = 0;
      for (RegexReader.Expression option : either.options()) {
        int blanks = mostBlanks(option);
        if (blanks < 0) {
          return -1;
        }
        most = Math.max(most, blanks);
      }
      return most;
    }
    if (expression instanceof RegexReader.Repeat repeat) {
      int blanks = mostBlanks(repeat.what());
      if (blanks > 0 && (repeat.most() < 0 || repeat.most() > MOST_BLANKS / blanks)) {
        return -1;
      }
      return blanks <= 0 ? blanks : blanks * repeat.most();
    }
    return 0;
  }
}
