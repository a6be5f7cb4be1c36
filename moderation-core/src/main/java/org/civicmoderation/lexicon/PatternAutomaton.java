package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.civicmoderation.text.NormalizedText;
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

  /**
   * A pattern with more pieces than this, once its repetitions are written out, always may match.
   */
  private static final int MOST_PIECES = 2_000;

  private static final int WIDEST_COUNTED = 3;

  private static final int DIRECT = 128;

  /** What {@link #ends} says of a piece that is no end. */
  private static final int NO_END = -1;

  /** What {@link #ends} says of a piece that leads on only where a word starts or ends. */
  private static final int BOUNDARY = -2;

  private final BitSet patterns = new BitSet();
  private final BitSet tooLarge = new BitSet();

  /**
   * Those that may come back to their beginning amid a match, so that it cannot be told where one
   * begins.
   */
  private final BitSet boundless = new BitSet();

  // Pieces: a piece is a set of characters that leads to the next, a boundary that does, a fork to
  // two, or an end.
  private final List<int @Nullable []> sets = new ArrayList<>();
  private int[] out = new int[64];
  private int[] otherOut = new int[64];
  private int[] ends = new int[64];

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

  /**
   * By a word's place in the word table, a quarter of it: whether the word between spaces may be
   * passed over. Threads may each find out the same.
   */
  private byte[] passable = {};

  private static final byte PASSABLE = 1;
  private static final byte NOT_PASSABLE = 2;

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

  /** Makes the automaton of some patterns, each with its number. */
  PatternAutomaton(SortedMap<Integer, RegexReader.Expression> expressions) {
    List<Integer> first = new ArrayList<>();
    expressions.forEach(
        (pattern, expression) -> {
          int before = sets.size();
          try {
            int end = piece(null, -1, -1, pattern);
            int start = build(expression, end, before + MOST_PIECES);
            first.add(start);
            patterns.set(pattern);
            if (isReentered(start, before)) {
              boundless.set(pattern);
            }
          } catch (RegexReader.UnknownSyntax | StackOverflowError e) {
            while (sets.size() > before) {
              sets.remove(sets.size() - 1);
            }
            tooLarge.set(pattern);
          }
        });
    starts = first.stream().mapToInt(Integer::intValue).toArray();
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

  /** Returns the patterns that are left out, because they take too much. */
  BitSet tooLarge() {
    return tooLarge;
  }

  /**
   * Adds where the patterns may match in a text.
   *
   * @param words what is known of the text's words: most can be passed over
   */
  void find(NormalizedText text, KnownWords words, PatternPlaces places) {
    if (starts.length == 0) {
      return;
    }
    if (passable.length == 0) {
      passable = new byte[words.places() / WordTable.LEAST_SIZE + 1];
    }
    new Run(text, words, places).run();
  }

  // Pieces

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
    // Counting takes a state for every count; a wide range is read as one without an end.
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

  /** Returns whether a pattern, whose pieces are those from one on, leads back to its start. */
  private boolean isReentered(int start, int firstPiece) {
    for (int piece = firstPiece; piece < sets.size(); piece++) {
      if (out[piece] == start || otherOut[piece] == start) {
        return true;
      }
    }
    return false;
  }

  // Kinds of characters

  private char[] kinds() {
    BitSet borders = new BitSet();
    borders.set(0);
    addBorders(RegexReader.WORD, borders);
    for (int[] set : sets) {
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
    BitSet pieces = new BitSet();
    for (int start : starts) {
      pieces.set(start);
    }
    return new Cache(new Key(pieces, false, new BitSet()), kindStarts.length + 1);
  }

  /** Returns the state after a character, or null where there are too many states. */
  private @Nullable State next(Cache in, State from, int kind) {
    synchronized (in) {
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
    BitSet reached = new BitSet();
    BitSet before = from.pieces;
    for (int piece = before.nextSetBit(0); piece >= 0; piece = before.nextSetBit(piece + 1)) {
      follow(piece, boundary, reached);
    }
    BitSet ended = new BitSet();
    BitSet pieces = new BitSet();
    for (int start : starts) {
      pieces.set(start);
    }
    for (int piece = reached.nextSetBit(0); piece >= 0; piece = reached.nextSetBit(piece + 1)) {
      int[] set = sets.get(piece);
      if (set != null) {
        if (kind < kindStarts.length && has(set, kindStarts[kind])) {
          pieces.set(out[piece]);
        }
      } else if (ends[piece] >= 0) {
        ended.set(ends[piece]);
      }
    }
    return new Key(pieces, wordKinds[kind], ended);
  }

  /** Adds a piece with all that it leads to without reading a character. */
  private void follow(int piece, boolean boundary, BitSet into) {
    if (into.get(piece)) {
      return;
    }
    into.set(piece);
    if (sets.get(piece) != null || ends[piece] >= 0) {
      return;
    }
    if (ends[piece] == BOUNDARY) {
      if (boundary) {
        follow(out[piece], boundary, into);
      }
    } else {
      follow(out[piece], boundary, into);
      follow(otherOut[piece], boundary, into);
    }
  }

  /** One pass over one text. */
  private final class Run {
    private final NormalizedText text;
    private final KnownWords words;
    private final PatternPlaces places;
    private Cache in = cache;
    private State state = in.start;

    /** Where the pass is in the text as patterns see it. */
    private int at;

    /** Where the automaton last was as at its start: no match that goes on here begins before. */
    private int lastStart;

    /** What may match since then, or null. */
    private @Nullable BitSet found;

    private int startedAnew;
    private boolean tooMany;

    Run(NormalizedText text, KnownWords words, PatternPlaces places) {
      this.text = text;
      this.words = words;
      this.places = places;
    }

    void run() {
      String original = text.original();
      char[] letters = text.letters();
      int from = 0;
      boolean started = false;
      int count = text.wordCount();
      for (int word = 0; word < count && !tooMany; word++) {
        started |= between(original, from, text.start(word), started);
        // Most words are known, stand between spaces, and are the beginning of no match.
        while (state == in.start
            && word + 1 < count
            && isBeforeSpace(original, word)
            && isPassable(word)) {
          at += text.lettersEnd(word) - text.lettersStart(word) + 1;
          lastStart = at;
          word++;
        }
        read(letters, word);
        started = true;
        from = Math.max(from, text.end(word));
      }
      between(original, from, original.length(), started);
      take(kindStarts.length);
      if (tooMany) {
        places.addAnywhere(patterns);
      } else if (found != null) {
        addPlace(found);
      }
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

    private void read(char[] letters, int word) {
      int end = text.lettersEnd(word);
      for (int i = text.lettersStart(word); i < end; i++) {
        step(letters[i]);
      }
    }

    /** Returns whether nothing but a space stands between a word and the next. */
    private boolean isBeforeSpace(String original, int word) {
      int end = text.end(word);
      return text.start(word + 1) == end + 1 && original.charAt(end) == ' ';
    }

    /** Returns whether a word with a space behind leads back to where the automaton starts. */
    private boolean isPassable(int word) {
      int place = words.place(word);
      if (place == Vocabulary.UNKNOWN) {
        return false;
      }
      byte known = passable[place / WordTable.LEAST_SIZE];
      if (known == 0) {
        known = leadsBack(word) ? PASSABLE : NOT_PASSABLE;
        passable[place / WordTable.LEAST_SIZE] = known;
      }
      return known == PASSABLE;
    }

    private boolean leadsBack(int word) {
      State reached = state;
      int end = text.lettersEnd(word);
      for (int i = text.lettersStart(word); i <= end; i++) {
        reached = after(reached, kind(i < end ? text.letters()[i] : ' '));
        if (reached.ended != null) {
          return false;
        }
      }
      return reached == in.start;
    }

    /** Reads what stands between words as {@link TextPatterns} writes it for the patterns. */
    private boolean between(String original, int from, int to, boolean started) {
      boolean blank = true;
      for (int i = from; i < to && blank; i++) {
        blank = Character.isWhitespace(original.charAt(i));
      }
      if (!blank) {
        for (int i = from; i < to; i++) {
          step(original.charAt(i));
        }
        return true;
      }
      if (started) {
        step(' ');
      }
      return false;
    }

    private void step(char c) {
      take(kind(c));
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
