package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The {@linkplain PatternClue clues} of all patterns as one automaton over the {@linkplain
 * CoarseKind kinds} of characters, whose states are made when first needed. Thread-safe.
 */
final class ClueAutomaton {
  /** Where nothing has been read: as behind a blank. */
  static final int START = 1;

  /** A bit of what {@link Table#next} gives: clues end here. */
  static final int MET = 1 << 15;

  /**
   * A bit of what {@link Table#next} gives: nothing of a clue has been read, and none begins before
   * the next sign.
   */
  static final int IDLE = 1 << 14;

  /** What {@link Table#next} gives where no state can be made any more. */
  static final int NO_ROOM = 0;

  /** How many letters of a word are looked at to tell whether it begins no clue. */
  static final int PREFIX = 3;

  private static final int KIND_BITS = 5;
  private static final int MOST_STATES = 1 << 13;
  private static final int FEW_STATES = 1 << 8;
  private static final int NUMBER = MOST_STATES - 1;
  private static final int UNKNOWN = 0;
  private static final int KINDS = CoarseKind.COUNT;
  private static final int READ_BITS = 3;
  private static final int MOST_READ = (1 << READ_BITS) - 1;

  private final PatternPieces pieces;
  private final PatternPieces.Reached reached;

  /** Whether no clue begins with a letter right behind a letter. */
  private final boolean lettersBeginNone;

  /** By kind: how clues begin with it. */
  private final List<List<First>> firsts = new ArrayList<>();

  /** By piece: the number of the automaton that its pattern belongs to. */
  private final byte[] automata;

  private volatile @Nullable Table table;

  /**
   * How a clue may begin with a kind of character.
   *
   * @param next the piece after it
   * @param before the kinds that may stand before it
   * @param atBoundary whether a word must start or end before it
   */
  private record First(int next, int before, boolean atBoundary) {}

  /**
   * What a state is.
   *
   * @param last the kind of the last character
   * @param pieces those that may come next, each with how many characters of its clue were read
   * @param met the automata of the patterns whose clues end here, as bits
   */
  private record Key(int last, List<Integer> pieces, int met) {}

  /**
   * Makes the automaton of some clues.
   *
   * @param pieces the patterns; not to be changed any more
   * @param automata by piece: the number from 0 to 7 of the automaton that its pattern belongs to
   */
  ClueAutomaton(PatternPieces pieces, List<PatternClue> clues, byte[] automata) {
    this.pieces = pieces;
    this.reached = pieces.new Reached();
    this.automata = automata;
    for (int kind = 0; kind < KINDS; kind++) {
      firsts.add(new ArrayList<>());
    }
    for (PatternClue clue : clues) {
      addFirsts(clue);
    }
    boolean none = true;
    for (int letters = CoarseKind.LETTERS; letters != 0; letters &= letters - 1) {
      for (First first : firsts.get(Integer.numberOfTrailingZeros(letters))) {
        none &= first.atBoundary || (first.before & CoarseKind.LETTERS) == 0;
      }
    }
    lettersBeginNone = none;
  }

  ClueAutomaton(TableReader in) throws IOException {
    pieces = new PatternPieces(in);
    reached = pieces.new Reached();
    automata = in.bytes();
    lettersBeginNone = in.flag();
    for (int kind = 0; kind < KINDS; kind++) {
      List<First> own = new ArrayList<>();
      for (int left = in.number(); left > 0; left--) {
        own.add(new First(in.number(), in.number(), in.flag()));
      }
      firsts.add(own);
    }
  }

  /** Writes what it was made of; its states are made anew. */
  synchronized void write(TableWriter out) {
    pieces.write(out);
    out.bytes(automata);
    out.flag(lettersBeginNone);
    for (List<First> own : firsts) {
      out.number(own.size());
      for (First first : own) {
        out.number(first.next);
        out.number(first.before);
        out.flag(first.atBoundary);
      }
    }
  }

  private void addFirsts(PatternClue clue) {
    Set<Integer> always = new HashSet<>();
    reached.clear();
    reached.follow(clue.start(), false);
    for (int i = 0; i < reached.count(); i++) {
      always.add(reached.piece(i));
    }
    reached.clear();
    reached.follow(clue.start(), true);
    for (int i = 0; i < reached.count(); i++) {
      int piece = reached.piece(i);
      First first = new First(pieces.next(piece), clue.before(), !always.contains(piece));
      for (int left = pieces.kinds(piece); left != 0; left &= left - 1) {
        firsts.get(Integer.numberOfTrailingZeros(left)).add(first);
      }
    }
  }

  /** Returns the states as far as they are made. */
  Table table() {
    Table known = table;
    return known == null ? newTable() : known;
  }

  /** Begins a table with hardly a state made, for when there is no room for more. */
  synchronized Table newTable() {
    Table made = new Table();
    table = made;
    return made;
  }

  /** The states made so far, and where kinds of characters lead from them. */
  final class Table {
    /**
     * By state and kind: the next state with its bits, or {@link #UNKNOWN}. Replaced by a longer
     * one when states are added; the shorter one has no number of a state that is not in it.
     */
    private volatile char[] next = new char[FEW_STATES * KINDS];

    /** By state that ends clues: the automata of their patterns, as bits. */
    private final byte[] met = new byte[MOST_STATES];

    // By the kinds of the first letters of a word behind a blank, a bit each: whether it is known
    // what they lead to, and whether they lead to an idle state and end no clue.
    private final long[] known = new long[(1 << (KIND_BITS * PREFIX)) / Long.SIZE];
    private final long[] passable = new long[known.length];

    /** An idle state, if any is. */
    private final int idle;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();

    private Table() {
      keys.add(new Key(CoarseKind.BLANK, List.of(), 0)); // UNKNOWN
      number(keys.get(UNKNOWN)); // START
      idle = number(new Key(CoarseKind.LETTER_A, List.of(), 0));
    }

    /** Returns the state after a character, with its bits, or {@link #NO_ROOM}. */
    int next(int state, int kind) {
      int known = next[(state & NUMBER) * KINDS + kind];
      return known == UNKNOWN ? make(state & NUMBER, kind) : known;
    }

    /**
     * Returns whether a word behind a blank that has more than {@link #PREFIX} letters first begins
     * no clue: after them the state is as after the last of them from {@link #idle}.
     */
    boolean isPassable(char[] letters, int start) {
      int prefix = 0;
      for (int i = start; i < start + PREFIX; i++) {
        prefix = (prefix << KIND_BITS) | CoarseKind.of(letters[i]);
      }
      int at = prefix >> 6;
      long bit = 1L << prefix;
      if ((known[at] & bit) == 0) {
        boolean passes = passes(letters, start);
        synchronized (ClueAutomaton.this) {
          passable[at] |= passes ? bit : 0;
          known[at] |= bit;
        }
      }
      return (passable[at] & bit) != 0;
    }

    private boolean passes(char[] letters, int start) {
      int state = START;
      for (int i = start; i < start + PREFIX; i++) {
        state = next(state, CoarseKind.of(letters[i]));
        if (state == NO_ROOM || (state & MET) != 0) {
          return false;
        }
      }
      synchronized (ClueAutomaton.this) {
        return lettersBeginNone && endsAtLetters(keys.get(state & NUMBER));
      }
    }

    /** Returns an idle state, for when {@link #isPassable} says so. */
    int idle() {
      return idle;
    }

    /** Returns the automata of the patterns whose clues end at a state that has {@link #MET}. */
    int met(int state) {
      byte seen = met[state & NUMBER];
      return (seen == 0 ? surelyMet(state & NUMBER) : seen) & 0xFF;
    }

    /** Another thread may have made the state while this one did not see all of it. */
    private byte surelyMet(int state) {
      synchronized (ClueAutomaton.this) {
        return met[state];
      }
    }

    private int make(int state, int kind) {
      synchronized (ClueAutomaton.this) {
        if (keys.size() == MOST_STATES) {
          return NO_ROOM;
        }
        int made = number(step(keys.get(state), kind));
        next[state * KINDS + kind] = (char) made;
        return made;
      }
    }

    /** Returns the state that is such, with its bits. */
    private int number(Key key) {
      Integer known = numbers.get(key);
      if (known == null) {
        boolean idle = key.pieces.isEmpty() && (CoarseKind.LETTERS >>> key.last & 1) != 0;
        known = keys.size() | (key.met == 0 ? 0 : MET) | (idle && lettersBeginNone ? IDLE : 0);
        if (keys.size() * KINDS == next.length) {
          next = Arrays.copyOf(next, next.length * 2);
        }
        met[keys.size()] = (byte) key.met;
        keys.add(key);
        numbers.put(key, known);
      }
      return known;
    }
  }

  /** Returns whether no letter goes on with a clue. */
  private boolean endsAtLetters(Key key) {
    reached.clear();
    for (int one : key.pieces) {
      reached.follow(one >> READ_BITS, false);
    }
    for (int i = 0; i < reached.count(); i++) {
      int kinds = pieces.kinds(reached.piece(i));
      if (kinds == 0 || (kinds & CoarseKind.LETTERS) != 0) {
        return false;
      }
    }
    return true;
  }

  private Key step(Key from, int kind) {
    boolean boundary = (CoarseKind.behindBoundary(from.last) >>> kind & 1) != 0;
    SortedSet<Integer> to = new TreeSet<>();
    int met = 0;
    for (int one : from.pieces) {
      int read = (one & MOST_READ) + 1;
      reached.clear();
      reached.follow(one >> READ_BITS, boundary);
      for (int i = 0; i < reached.count(); i++) {
        int piece = reached.piece(i);
        boolean reads = (pieces.kinds(piece) >>> kind & 1) != 0;
        if (reads && read < PatternClue.LENGTH) {
          to.add((pieces.next(piece) << READ_BITS) | read);
        } else if (reads || pieces.ended(piece) >= 0) {
          met |= 1 << automata[piece];
        }
      }
    }
    for (First first : firsts.get(kind)) {
      if ((first.before >>> from.last & 1) != 0 && (boundary || !first.atBoundary)) {
        to.add((first.next << READ_BITS) | 1);
      }
    }
    return new Key(kind, List.copyOf(to), met);
  }
}
