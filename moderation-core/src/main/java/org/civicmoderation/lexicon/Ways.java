package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All ways to read one term, as symbols. Belongs to one thread.
 *
 * <p>A cold start lasts as long as this takes for all terms, most of it before Java has compiled
 * anything; so numbers are moved about here, not lists of nodes, and the symbol of a piece is
 * looked up once, not in every way.
 */
final class Ways {
  private static final int[][] ONE_EMPTY = {{}};
  private static final int UNKNOWN = -1;

  private final Symbols symbols;
  private final boolean alone;
  private final List<Node> nodes;
  private final int most;

  /** By node: its ways, each as symbols. */
  private final int[][][] ofNode;

  /**
   * The pieces of the term that are words, gaps and the like, without choices but of many words.
   */
  private final List<Node> pieces = new ArrayList<>();

  /** By piece: its symbol, once known. */
  private int[] symbolOf = new int[16];

  /**
   * Finds all ways to read a term.
   *
   * @param nodes the term
   * @param most how many ways a segment of several nodes may have
   */
  Ways(Symbols symbols, List<Node> nodes, int most) {
    this.symbols = symbols;
    this.nodes = nodes;
    this.most = most;
    alone = Node.leastWords(nodes) < 2;
    Arrays.fill(symbolOf, UNKNOWN);
    ofNode = new int[nodes.size()][][];
    for (int i = 0; i < ofNode.length; i++) {
      ofNode[i] = expand(nodes.subList(i, i + 1));
      for (int way = 0; way < ofNode[i].length; way++) {
        toSymbols(ofNode[i][way]);
      }
    }
  }

  /** Returns the ways to read one node; not to be changed. */
  int[][] ofNode(int node) {
    return ofNode[node];
  }

  /** Returns the segments of the nodes from one on, each with all ways to read it. */
  int[][][] segmentsFrom(int from) {
    return segments(
        nodes.subList(from, nodes.size()), Arrays.copyOfRange(ofNode, from, ofNode.length));
  }

  /** Returns the segments of the nodes before one, read from there to the left. */
  int[][][] segmentsToLeft(int end) {
    List<Node> reversed = new ArrayList<>(nodes.subList(0, end));
    Collections.reverse(reversed);
    int[][][] ways = new int[end][][];
    for (int i = 0; i < end; i++) {
      ways[i] = reversed(ofNode[end - 1 - i]);
    }
    return segments(reversed, ways);
  }

  private int[][][] segments(List<Node> sequence, int[][][] ways) {
    List<List<Node>> segments = Node.segments(sequence, most);
    int[][][] all = new int[segments.size()][][];
    int node = 0;
    for (int at = 0; at < all.length; at++) {
      all[at] = ways[node++];
      for (int i = 1; i < segments.get(at).size(); i++) {
        all[at] = combine(all[at], ONE_EMPTY[0], 0, ways[node++]);
      }
    }
    return all;
  }

  private static int[][] reversed(int[][] ways) {
    int[][] reversed = new int[ways.length][];
    for (int way = 0; way < ways.length; way++) {
      int length = ways[way].length;
      reversed[way] = new int[length];
      for (int i = 0; i < length; i++) {
        reversed[way][i] = ways[way][length - 1 - i];
      }
    }
    return reversed;
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
