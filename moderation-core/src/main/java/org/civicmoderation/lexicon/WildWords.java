package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The terms with {@code *}, as one automaton over letters (Aho and Corasick, 1975): it tells which
 * of them a word has in it, in time linear in the word's length, however many they are.
 */
final class WildWords {
  private static final int NONE = EdgeTable.NONE;

  private final EdgeTable edges;
  private int nodes = 1;
  private int[] fallback = new int[1 << 9];
  private int[] depth = new int[1 << 9];

  /** The nearest node on the way of fallbacks, itself included, where a pattern ends; or NONE. */
  private int[] ending = new int[1 << 9];

  private int[] firstPattern = new int[1 << 9];

  private int[] patternSymbol = new int[1 << 6];
  private boolean[] openBefore = new boolean[1 << 6];
  private boolean[] openAfter = new boolean[1 << 6];
  private int[] nextPattern = new int[1 << 6];
  private int patterns;

  /**
   * Where the first letters lead from the root; most letters of most words need no more than this.
   */
  private final int[] fromRoot;

  WildWords() {
    edges = new EdgeTable(1 << 10);
    fromRoot = new int[256];
    firstPattern[0] = NONE;
  }

  /** Makes what was written when no more terms came. */
  WildWords(TableReader in) throws IOException {
    nodes = in.number();
    patterns = in.number();
    edges = new EdgeTable(in);
    fallback = in.ints();
    depth = in.ints();
    ending = in.ints();
    firstPattern = in.ints();
    patternSymbol = in.ints();
    openBefore = in.flags();
    openAfter = in.flags();
    nextPattern = in.ints();
    fromRoot = in.ints();
  }

  void write(TableWriter out) {
    out.number(nodes);
    out.number(patterns);
    edges.write(out);
    out.ints(Arrays.copyOf(fallback, nodes));
    out.ints(Arrays.copyOf(depth, nodes));
    out.ints(Arrays.copyOf(ending, nodes));
    out.ints(Arrays.copyOf(firstPattern, nodes));
    out.ints(Arrays.copyOf(patternSymbol, patterns));
    out.flags(Arrays.copyOf(openBefore, patterns));
    out.flags(Arrays.copyOf(openAfter, patterns));
    out.ints(Arrays.copyOf(nextPattern, patterns));
    out.ints(fromRoot);
  }

  boolean isEmpty() {
    return patterns == 0;
  }

  void add(Node.Wild wild, int symbol) {
    int node = 0;
    String letters = wild.letters();
    for (int i = 0; i < letters.length(); i++) {
      node = child(node, letters.charAt(i));
    }
    if (patterns == patternSymbol.length) {
      patternSymbol = Arrays.copyOf(patternSymbol, patterns * 2);
      openBefore = Arrays.copyOf(openBefore, patterns * 2);
      openAfter = Arrays.copyOf(openAfter, patterns * 2);
      nextPattern = Arrays.copyOf(nextPattern, patterns * 2);
    }
    patternSymbol[patterns] = symbol;
    openBefore[patterns] = wild.openBefore();
    openAfter[patterns] = wild.openAfter();
    nextPattern[patterns] = firstPattern[node];
    firstPattern[node] = patterns++;
  }

  /** Makes the fallbacks; ends the adding. */
  void freeze() {
    if (patterns == 0) {
      return;
    }
    // Children by parent, so that the nodes can be gone through by depth.
    int[] firstChild = new int[nodes];
    int[] sibling = new int[nodes];
    char[] letter = new char[nodes];
    Arrays.fill(firstChild, NONE);
    edges.forEach(
        (parent, by, child) -> {
          letter[child] = (char) by;
          sibling[child] = firstChild[parent];
          firstChild[parent] = child;
        });
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    ending[0] = NONE;
    for (int child = firstChild[0]; child != NONE; child = sibling[child]) {
      fallback[child] = 0;
      if (letter[child] < fromRoot.length) {
        fromRoot[letter[child]] = child;
      }
      queue.add(child);
    }
    while (!queue.isEmpty()) {
      int node = queue.remove();
      ending[node] = firstPattern[node] != NONE ? node : ending[fallback[node]];
      for (int child = firstChild[node]; child != NONE; child = sibling[child]) {
        int back = fallback[node];
        int found;
        while ((found = edges.find(back, letter[child])) == NONE && back != 0) {
          back = fallback[back];
        }
        fallback[child] = found == NONE ? 0 : found;
        queue.add(child);
      }
    }
  }

  /**
   * Writes the symbols of the terms that a word has in it to {@code out}, some perhaps twice;
   * returns how many, at most {@code out.length}.
   */
  int find(char[] text, int from, int to, int[] out) {
    int found = 0;
    int node = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      node = step(node, c);
      for (int end = ending[node]; end != NONE; end = ending[fallback[end]]) {
        for (int p = firstPattern[end]; p != NONE; p = nextPattern[p]) {
          if ((openAfter[p] || i == to - 1)
              && (openBefore[p] || i + 1 - from == depth[end])
              && found < out.length) {
            out[found++] = patternSymbol[p];
          }
        }
      }
    }
    return found;
  }

  private int step(int start, char c) {
    int node = start;
    while (node != 0) {
      int next = edges.find(node, c);
      if (next != NONE) {
        return next;
      }
      node = fallback[node];
    }
    if (c < fromRoot.length) {
      return fromRoot[c];
    }
    int next = edges.find(0, c);
    return next == NONE ? 0 : next;
  }

  private int child(int node, char c) {
    int known = edges.find(node, c);
    if (known != NONE) {
      return known;
    }
    if (nodes == fallback.length) {
      fallback = Arrays.copyOf(fallback, nodes * 2);
      depth = Arrays.copyOf(depth, nodes * 2);
      ending = Arrays.copyOf(ending, nodes * 2);
      firstPattern = Arrays.copyOf(firstPattern, nodes * 2);
    }
    int added = nodes++;
    depth[added] = depth[node] + 1;
    firstPattern[added] = NONE;
    edges.add(node, c, added);
    return added;
  }
}
