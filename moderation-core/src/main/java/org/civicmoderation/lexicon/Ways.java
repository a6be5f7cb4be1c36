package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All ways to read one term, as symbols. Belongs to one term and one thread.
 *
 * <p>A cold start lasts as long as this takes for half a million ways, most of it before Java has
 * compiled anything; so numbers are moved about here, not lists of nodes, and the symbol of a piece
 * is looked up once, not in every way.
 */
final class Ways {
  private static final int[][] ONE_EMPTY = {{}};
  private static final int UNKNOWN = -1;

  private final Symbols symbols;
  private final boolean alone;

  /**
   * The pieces of the term that are words, gaps and the like, without choices but of many words.
   */
  private final List<Node> pieces = new ArrayList<>();

  /** By piece: its symbol, once known. */
  private int[] symbolOf = new int[16];

  /**
   * Makes the ways of nothing yet.
   *
   * @param alone whether the term is one word
   */
  Ways(Symbols symbols, boolean alone) {
    this.symbols = symbols;
    this.alone = alone;
    Arrays.fill(symbolOf, UNKNOWN);
  }

  /** Returns every way to read a segment of the term. */
  int[][] of(List<Node> segment) {
    int[][] ways = expand(segment);
    for (int i = 0; i < ways.length; i++) {
      toSymbols(ways[i]);
    }
    return ways;
  }

  /** Puts a piece's symbol where its number stands. */
  private void toSymbols(int[] way) {
    for (int i = 0; i < way.length; i++) {
      int piece = way[i];
      int symbol = symbolOf[piece];
      if (symbol == UNKNOWN) {
        symbol = pieces.get(piece).symbol(symbols, alone);
        symbolOf[piece] = symbol;
      }
      way[i] = symbol;
    }
  }

  private int piece(Node node) {
    int piece = pieces.size();
    if (piece == symbolOf.length) {
      symbolOf = Arrays.copyOf(symbolOf, piece * 2);
      Arrays.fill(symbolOf, piece, piece * 2, UNKNOWN);
    }
    pieces.add(node);
    return piece;
  }

  /** Returns every way to read a sequence, as numbers of pieces. */
  private int[][] expand(List<Node> sequence) {
    int[][] ways = ONE_EMPTY;
    int[] plain = new int[sequence.size()];
    int length = 0;
    for (int i = 0; i < plain.length; i++) {
      Node node = sequence.get(i);
      if (node instanceof Node.Choice choice) {
        ways = combine(ways, plain, length, options(choice));
        length = 0;
      } else {
        plain[length++] = piece(node);
      }
    }
    return length == 0 ? ways : combine(ways, plain, length, ONE_EMPTY);
  }

  private int[][] options(Node.Choice choice) {
    List<List<Node>> alternatives = choice.alternatives();
    int size = alternatives.size();
    int[][] options = new int[size + 1][];
    int count = 0;
    if (choice.optional()) {
      options[count++] = ONE_EMPTY[0];
    }
    int words = 0;
    for (int i = 0; i < size; i++) {
      List<Node> alternative = alternatives.get(i);
      if (Node.isWord(alternative)) {
        words++;
      } else {
        int[][] ways = expand(alternative);
        options = Arrays.copyOf(options, options.length + ways.length);
        System.arraycopy(ways, 0, options, count, ways.length);
        count += ways.length;
      }
    }
    if (words >= Node.SHARED_WORDS) {
      options[count++] = new int[] {piece(new Node.Choice(words(alternatives), false))};
    } else if (words > 0) {
      for (int i = 0; i < size; i++) {
        List<Node> alternative = alternatives.get(i);
        if (Node.isWord(alternative)) {
          options[count++] = new int[] {piece(alternative.get(0))};
        }
      }
    }
    return count == options.length ? options : Arrays.copyOf(options, count);
  }

  private static List<List<Node>> words(List<List<Node>> alternatives) {
    List<List<Node>> words = new ArrayList<>(alternatives.size());
    for (List<Node> alternative : alternatives) {
      if (Node.isWord(alternative)) {
        words.add(alternative);
      }
    }
    return words;
  }

  /** Returns each way with some pieces and each of the options after it. */
  private static int[][] combine(int[][] ways, int[] pieces, int length, int[][] options) {
    int[][] longer = new int[ways.length * options.length][];
    int at = 0;
    for (int[] way : ways) {
      for (int[] option : options) {
        longer[at++] = join(way, pieces, length, option);
      }
    }
    return longer;
  }

  private static int[] join(int[] way, int[] pieces, int length, int[] option) {
    int[] joined = Arrays.copyOf(way, way.length + length + option.length);
    System.arraycopy(pieces, 0, joined, way.length, length);
    System.arraycopy(option, 0, joined, way.length + length, option.length);
    return joined;
  }
}
