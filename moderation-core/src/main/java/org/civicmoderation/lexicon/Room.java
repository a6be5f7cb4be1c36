package org.civicmoderation.lexicon;

import java.util.Arrays;

/**
 * The arrays that a scan writes to; a thread uses them again for its next scan, so that scanning
 * allocates nothing but its matches. Holds numbers only, nothing of a comment's text. Not
 * thread-safe.
 */
final class Room {
  /** By word: its number in the vocabulary. */
  int[] known = new int[64];

  /** By word: the {@linkplain Automaton#bit bits} of all it may be read as. */
  long[] bits = new long[64];

  /** By word: the first of the other ways to read what starts there; 0 is none. */
  int[] firstEdge = new int[64];

  int[] edgeSymbol = new int[64];
  int[] edgeTo = new int[64];
  byte[] edgeDisguise = new byte[64];
  int[] nextEdge = new int[64];
  int edges;

  /** By finding: a term, or a thing's kind, inverted. */
  int[] term = new int[64];

  int[] category = new int[64];

  int[] first = new int[64];
  int[] last = new int[64];
  byte[] disguise = new byte[64];
  int found;

  int[] exception = new int[16];
  int[] exceptionFirst = new int[16];
  int[] exceptionLast = new int[16];
  int exceptions;

  /** How many words the longest exception found covers, less one. */
  int longestException;

  /** By category: how far its findings so far reach. */
  int[] reach = new int[64];

  /** What {@link WildWords} writes to. */
  final int[] wild = new int[64];

  /** Makes room for a text. */
  void clear(int words, int categories) {
    if (known.length < words) {
      int length = Math.max(words, known.length * 2);
      known = new int[length];
      bits = new long[length];
      firstEdge = new int[length];
    }
    if (reach.length < categories) {
      reach = new int[Math.max(categories, reach.length * 2)];
    }
    edges = 1;
    found = 0;
    exceptions = 0;
    longestException = 0;
  }

  void addEdge(int word, int symbol, int to, byte how) {
    if (edges == edgeSymbol.length) {
      int length = edges * 2;
      edgeSymbol = Arrays.copyOf(edgeSymbol, length);
      edgeTo = Arrays.copyOf(edgeTo, length);
      edgeDisguise = Arrays.copyOf(edgeDisguise, length);
      nextEdge = Arrays.copyOf(nextEdge, length);
    }
    bits[word] |= Automaton.bit(symbol);
    edgeSymbol[edges] = symbol;
    edgeTo[edges] = to;
    edgeDisguise[edges] = how;
    nextEdge[edges] = firstEdge[word];
    firstEdge[word] = edges++;
  }

  void addFinding(int what, int kind, int from, int to, byte how) {
    if (found == term.length) {
      int length = found * 2;
      term = Arrays.copyOf(term, length);
      category = Arrays.copyOf(category, length);
      first = Arrays.copyOf(first, length);
      last = Arrays.copyOf(last, length);
      disguise = Arrays.copyOf(disguise, length);
    }
    term[found] = what;
    category[found] = kind;
    first[found] = from;
    last[found] = to;
    disguise[found++] = how;
  }

  void addException(int what, int from, int to) {
    if (exceptions == exception.length) {
      int length = exceptions * 2;
      exception = Arrays.copyOf(exception, length);
      exceptionFirst = Arrays.copyOf(exceptionFirst, length);
      exceptionLast = Arrays.copyOf(exceptionLast, length);
    }
    exception[exceptions] = what;
    exceptionFirst[exceptions] = from;
    exceptionLast[exceptions++] = to;
    longestException = Math.max(longestException, to - from);
  }

  /** Moves a finding, with what stands between, from one place to an earlier one. */
  void moveBack(int from, int to) {
    int movedTerm = term[from];
    int movedCategory = category[from];
    int movedFirst = first[from];
    int movedLast = last[from];
    byte movedDisguise = disguise[from];
    int count = from - to;
    System.arraycopy(term, to, term, to + 1, count);
    System.arraycopy(category, to, category, to + 1, count);
    System.arraycopy(first, to, first, to + 1, count);
    System.arraycopy(last, to, last, to + 1, count);
    System.arraycopy(disguise, to, disguise, to + 1, count);
    term[to] = movedTerm;
    category[to] = movedCategory;
    first[to] = movedFirst;
    last[to] = movedLast;
    disguise[to] = movedDisguise;
  }
}
