package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns as pieces that lead to one another (as in Thompson, 1968): a piece is a set of
 * characters that leads to the next, a boundary that does, a fork to two, or an end. Not
 * thread-safe while patterns are added.
 */
final class PatternPieces {
  /** A pattern with more pieces than this, once its repetitions are written out, is too large. */
  private static final int MOST_PIECES = 2_000;

  /** Counting takes a piece for every count; a wider range is read as one without an end. */
  private static final int WIDEST_COUNTED = 3;

  /** What {@link #ends} says of a piece that is no end. */
  private static final int NO_END = -1;

  /** What {@link #ends} says of a piece that leads on only where a word starts or ends. */
  private static final int BOUNDARY = -2;

  private final List<int @Nullable []> sets = new ArrayList<>();
  private int[] out;
  private int[] otherOut;
  private int[] ends;

  /** By piece: the kinds of characters that it reads; 0 where not known yet. */
  private int[] kinds;

  PatternPieces() {
    out = new int[64];
    otherOut = new int[64];
    ends = new int[64];
    kinds = new int[0];
  }

  PatternPieces(TableReader in) throws IOException {
    Collections.addAll(sets, in.lists());
    out = in.ints();
    otherOut = in.ints();
    ends = in.ints();
    kinds = in.ints();
  }

  void write(TableWriter to) {
    int count = count();
    int[] all = new int[count];
    for (int piece = 0; piece < count; piece++) {
      all[piece] = kinds(piece);
    }
    to.lists(sets.toArray(new int[0][]));
    to.ints(Arrays.copyOf(out, count));
    to.ints(Arrays.copyOf(otherOut, count));
    to.ints(Arrays.copyOf(ends, count));
    to.ints(all);
  }

  /**
   * Adds a pattern, given as parts one after the other; returns at which piece each part starts.
   *
   * @throws RegexReader.UnknownSyntax when it is too large
   */
  int[] add(int pattern, List<RegexReader.Expression> parts) throws RegexReader.UnknownSyntax {
    int before = sets.size();
    try {
      int[] starts = new int[parts.size() + 1];
      starts[parts.size()] = piece(null, -1, -1, pattern);
      for (int i = parts.size() - 1; i >= 0; i--) {
        starts[i] = build(parts.get(i), starts[i + 1], before + MOST_PIECES);
      }
      return starts;
    } catch (RegexReader.UnknownSyntax | StackOverflowError e) {
      while (sets.size() > before) {
        sets.remove(sets.size() - 1);
      }
      throw new RegexReader.UnknownSyntax();
    }
  }

  /** Returns how many pieces there are. */
  int count() {
    return sets.size();
  }

  /** Returns the characters that a piece reads, pairs of first and last, or null. */
  int @Nullable [] set(int piece) {
    return sets.get(piece);
  }

  /** Returns the {@linkplain CoarseKind kinds} of characters that a piece reads, if any. */
  int kinds(int piece) {
    int[] set = sets.get(piece);
    if (set == null) {
      return 0;
    }
    if (piece >= kinds.length) {
      kinds = Arrays.copyOf(kinds, Math.max(sets.size(), kinds.length * 2));
    }
    if (kinds[piece] == 0) {
      kinds[piece] = CoarseKind.of(set);
    }
    return kinds[piece];
  }

  /** Returns the piece after one that reads a character. */
  int next(int piece) {
    return out[piece];
  }

  /** Returns the pattern that ends at a piece; below zero where none does. */
  int ended(int piece) {
    return ends[piece];
  }

  /** Pieces that have been reached; emptied at once. Not thread-safe. */
  final class Reached {
    private int[] round = new int[sets.size()];
    private int[] pieces = new int[64];
    private int count;
    private int now = 1;

    void clear() {
      count = 0;
      now++;
    }

    int count() {
      return count;
    }

    int piece(int i) {
      return pieces[i];
    }

    /**
     * Adds a piece with all that it leads to without reading a character.
     *
     * @param boundary whether a word starts or ends here
     */
    void follow(int piece, boolean boundary) {
      if (piece >= round.length) {
        round = Arrays.copyOf(round, sets.size() * 2); // Patterns have been added.
      }
      if (round[piece] == now) {
        return;
      }
      round[piece] = now;
      if (sets.get(piece) != null || ends[piece] >= 0) {
        if (count == pieces.length) {
          pieces = Arrays.copyOf(pieces, count * 2);
        }
        pieces[count++] = piece;
      } else if (ends[piece] == NO_END) {
        follow(out[piece], boundary);
        follow(otherOut[piece], boundary);
      } else if (boundary) {
        follow(out[piece], boundary);
      }
    }
  }

  /** Returns whether a piece that a pattern starts with is led back to from another. */
  boolean isReentered(int start, int firstPiece) {
    for (int piece = firstPiece; piece < sets.size(); piece++) {
      if (out[piece] == start || otherOut[piece] == start) {
        return true;
      }
    }
    return false;
  }

  private int piece(int @Nullable [] set, int next, int other, int end) {
    int piece = sets.size();
    sets.add(set);
    if (piece == out.length) {
      out = Arrays.copyOf(out, piece * 2);
      otherOut = Arrays.copyOf(otherOut, piece * 2);
      ends = Arrays.copyOf(ends, piece * 2);
    }
    out[piece] = next;
    otherOut[piece] = other;
    ends[piece] = end;
    return piece;
  }

  /** Adds what reads an expression and goes on at a piece; returns where it starts. */
  private int build(RegexReader.Expression expression, int next, int most)
      throws RegexReader.UnknownSyntax {
    if (sets.size() > most) {
      throw new RegexReader.UnknownSyntax();
    }
    if (expression instanceof RegexReader.Characters characters) {
      return piece(characters.ranges(), next, -1, NO_END);
    }
    if (expression instanceof RegexReader.Boundary) {
      return piece(null, next, -1, BOUNDARY);
    }
    if (expression instanceof RegexReader.Sequence sequence) {
      int start = next;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        start = build(sequence.parts().get(i), start, most);
      }
      return start;
    }
    if (expression instanceof RegexReader.Either either) {
      int start = build(either.options().get(0), next, most);
      for (int i = 1; i < either.options().size(); i++) {
        start = piece(null, build(either.options().get(i), next, most), start, NO_END);
      }
      return start;
    }
    RegexReader.Repeat repeat = (RegexReader.Repeat) expression;
    int start = next;
    if (repeat.most() < 0 || repeat.most() - repeat.least() > WIDEST_COUNTED) {
      int loop = piece(null, -1, next, NO_END);
      int body = build(repeat.what(), loop, most); // May replace the array that it is written to.
      out[loop] = body;
      start = loop;
    } else {
      for (int i = repeat.least(); i < repeat.most(); i++) {
        start = piece(null, build(repeat.what(), start, most), next, NO_END);
      }
    }
    for (int i = 0; i < repeat.least(); i++) {
      start = build(repeat.what(), start, most);
    }
    return start;
  }
}
