package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Several patterns as one automaton over the characters that they see, whose states are made when
 * first needed (as in Thompson, 1968). Anchors count as always given, so that the answer may be yes
 * too often but never no. Thread-safe.
 */
final class PatternAutomaton {
  /** With more states than this the automaton starts anew. */
  private static final int MOST_STATES = 10_000;

  /** A text that starts the automaton anew more often than this may match all patterns. */
  private static final int MOST_STARTS = 1;

  private static final int DIRECT = 128;

  private final BitSet patterns = new BitSet();

  /**
   * Those that may come back to their beginning amid a match, so that it cannot be told where one
   * begins.
   */
  private final BitSet boundless = new BitSet();

  private final PatternPieces pieces = new PatternPieces();
  private final PatternPieces.Reached reached;

  /**
   * Where the kinds of characters start that no pattern tells apart; rising from 0. The kind after
   * the last is the end of the text.
   */
  private final char[] kindStarts;

  private final boolean[] wordKinds;
  private final byte[] directKinds = new byte[DIRECT];

  /** Where a match may start; one may anywhere. */
  private final int[] starts;

  private volatile Cache cache;

  /** The states made so far. */
  private static final class Cache {
    final Map<Key, State> states = new HashMap<>();
    final State start;

    Cache(Key start, int kinds) {
      this.start = new State(start, kinds);
      states.put(start, this.start);
    }
  }

  /**
   * What a state is.
   *
   * @param pieces those that may come next, rising; boundaries and forks are not followed yet
   * @param afterWord whether a word's character has been read
   * @param ended the patterns whose matches end before the character that led here
   */
  private record Key(BitSet pieces, boolean afterWord, BitSet ended) {}

  /** A state with where characters lead from it. */
  private static final class State {
    final Key key;

    /** The patterns that end here, or null where none does. */
    final @Nullable BitSet ended;

    /** By kind of character; null where not known yet. */
    final @Nullable State[] next;

    State(Key key, int kinds) {
      this.key = key;
      this.ended = key.ended.isEmpty() ? null : key.ended;
      this.next = new State[kinds];
    }
  }

  /** Makes the automaton of some patterns, each with its number; none is too large. */
  PatternAutomaton(SortedMap<Integer, RegexReader.Expression> expressions) {
    List<Integer> first = new ArrayList<>();
    for (Map.Entry<Integer, RegexReader.Expression> one : expressions.entrySet()) {
      int before = pieces.count();
      int start = start(one.getKey(), one.getValue());
      first.add(start);
      patterns.set(one.getKey());
      if (pieces.isReentered(start, before)) {
        boundless.set(one.getKey());
      }
    }
    starts = first.stream().mapToInt(Integer::intValue).toArray();
    reached = pieces.new Reached();
    kindStarts = kinds();
    wordKinds = new boolean[kindStarts.length + 1];
    for (int kind = 0; kind < kindStarts.length; kind++) {
      wordKinds[kind] = has(RegexReader.WORD, kindStarts[kind]);
    }
    for (int c = 0; c < DIRECT; c++) {
      directKinds[c] = (byte) Math.min(127, kindOf((char) c));
    }
    cache = newCache();
  }

  private int start(int pattern, RegexReader.Expression expression) {
    try {
      return pieces.add(pattern, List.of(expression))[0];
    } catch (RegexReader.UnknownSyntax e) {
      throw new IllegalArgumentException("a pattern is too large", e);
    }
  }

  /** Returns a pass over a text, in which it finds nothing yet. */
  Run run(SeenText text, PatternPlaces places) {
    return new Run(text, places);
  }

  // Kinds of characters

  private char[] kinds() {
    BitSet borders = new BitSet();
    borders.set(0);
    addBorders(RegexReader.WORD, borders);
    for (int piece = 0; piece < pieces.count(); piece++) {
      int[] set = pieces.set(piece);
      if (set != null) {
        addBorders(set, borders);
      }
    }
    borders.clear(Character.MAX_VALUE + 1);
    char[] starting = new char[borders.cardinality()];
    int count = 0;
    for (int at = borders.nextSetBit(0); at >= 0; at = borders.nextSetBit(at + 1)) {
      starting[count++] = (char) at;
    }
    return starting;
  }

  private static void addBorders(int[] set, BitSet borders) {
    for (int i = 0; i < set.length; i += 2) {
      borders.set(set[i]);
      borders.set(set[i + 1] + 1);
    }
  }

  private int kindOf(char c) {
    int at = Arrays.binarySearch(kindStarts, c);
    return at >= 0 ? at : -at - 2;
  }

  private static boolean has(int[] set, char c) {
    for (int i = 0; i < set.length; i += 2) {
      if (set[i] <= c && c <= set[i + 1]) {
        return true;
      }
    }
    return false;
  }

  // States

  private Cache newCache() {
    return new Cache(new Key(startPieces(), false, new BitSet()), kindStarts.length + 1);
  }

  /** Returns the state after a character, or null where there are too many states. */
  private @Nullable State next(Cache in, State from, int kind) {
    synchronized (pieces) {
      if (in.states.size() >= MOST_STATES) {
        return null;
      }
      Key key = next(from.key, kind);
      State next = in.states.computeIfAbsent(key, made -> new State(made, kindStarts.length + 1));
      from.next[kind] = next;
      return next;
    }
  }

  private Key next(Key from, int kind) {
    boolean boundary = from.afterWord != wordKinds[kind];
    reached.clear();
    BitSet before = from.pieces;
    for (int piece = before.nextSetBit(0); piece >= 0; piece = before.nextSetBit(piece + 1)) {
      reached.follow(piece, boundary);
    }
    BitSet ended = new BitSet();
    BitSet next = startPieces();
    for (int i = 0; i < reached.count(); i++) {
      int piece = reached.piece(i);
      int[] set = pieces.set(piece);
      if (set == null) {
        ended.set(pieces.ended(piece));
      } else if (kind < kindStarts.length && has(set, kindStarts[kind])) {
        next.set(pieces.next(piece));
      }
    }
    return new Key(next, wordKinds[kind], ended);
  }

  private BitSet startPieces() {
    BitSet first = new BitSet();
    for (int start : starts) {
      first.set(start);
    }
    return first;
  }

  /**
   * A pass over one text, which reads only where it is told to. Where it has not read, nothing may
   * match.
   */
  final class Run {
    private final char[] text;
    private final int length;
    private final PatternPlaces places;
    private Cache in = cache;
    private State state = in.start;

    /** Where the pass is; no match that has begun before goes on here if the state is the first. */
    private int at;

    /** Where the automaton last was as at its start: no match that goes on here begins before. */
    private int lastStart;

    /** What may match since then, or null. */
    private @Nullable BitSet found;

    private int startedAnew;
    private boolean tooMany;

    private Run(SeenText text, PatternPlaces places) {
      this.text = text.chars();
      this.length = text.length();
      this.places = places;
    }

    /**
     * Reads all matches that begin no more than some blanks before one place and reach another; the
     * places of a call stand no further in front than those of the last.
     *
     * @param blanksBefore the same in each call
     */
    void read(int first, int last, int blanksBefore) {
      if (last < at || tooMany) {
        return;
      }
      int from = beginning(first, blanksBefore);
      if (from > at) {
        at = from;
        lastStart = from;
        state = in.start;
      }
      while (at < length && (at <= last || state != in.start) && !tooMany) {
        take(kind(text[at]));
      }
      if (at >= length || tooMany) {
        finish();
      }
    }

    private void finish() {
      take(kindStarts.length);
      if (tooMany) {
        places.addAnywhere(patterns);
      } else if (found != null) {
        addPlace(found);
        found = null;
      }
    }

    /** Returns the place behind the blank that no match of a place further on reaches back to. */
    private int beginning(int place, int blanksBefore) {
      int blanks = blanksBefore;
      int from = place;
      while (from > at && (text[from - 1] > ' ' || --blanks >= 0)) {
        from--;
      }
      return from;
    }

    private void addPlace(BitSet patternsFound) {
      if (patternsFound.intersects(boundless)) {
        BitSet anywhere = (BitSet) patternsFound.clone();
        anywhere.and(boundless);
        places.addAnywhere(anywhere);
        patternsFound.andNot(boundless);
      }
      places.add(patternsFound, lastStart, at);
    }

    private int kind(char c) {
      int kind = c < DIRECT ? directKinds[c] : kindOf(c);
      return kind == Byte.MAX_VALUE ? kindOf(c) : kind;
    }

    private void take(int kind) {
      State next = after(state, kind);
      state = next;
      at++;
      if (next.ended != null) {
        if (found == null) {
          found = new BitSet();
        }
        found.or(next.ended);
      } else if (next == in.start) {
        if (found != null) {
          addPlace(found);
          found = null;
        }
        lastStart = at;
      }
    }

    private State after(State from, int kind) {
      State next = from.next[kind];
      return next == null ? make(from, kind) : next;
    }

    private State make(State from, int kind) {
      if (tooMany) {
        return from;
      }
      State next = PatternAutomaton.this.next(in, from, kind);
      if (next == null) {
        tooMany = ++startedAnew > MOST_STARTS;
        in = newCache();
        cache = in;
        next = Objects.requireNonNull(PatternAutomaton.this.next(in, from, kind));
      }
      return next;
    }
  }
}
