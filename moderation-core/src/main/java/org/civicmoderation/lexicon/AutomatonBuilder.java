package org.civicmoderation.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** An {@link Automaton} while terms are added to it. */
final class AutomatonBuilder {
  private static final int NONE = Automaton.NONE;
  private static final long ANYTHING = -1;
  private static final int AS_BEGUN = -1;

  private final EdgeTable table = new EdgeTable(1 << 13);

  // The edges as linked lists by state.
  private int[] edgeSymbol = new int[1 << 11];
  private int[] edgeTarget = new int[1 << 11];
  private int[] nextEdge = new int[1 << 11];
  private int edges = 1;

  private int[] firstEdge = new int[1 << 11]; // 0 is none
  private int[] firstJoin = new int[1 << 11];
  private int[] firstAccept = new int[1 << 11];

  /** By state to the left: the state to the right that it turns into; 0 is none. */
  private int[] turn = new int[1 << 11];

  private int states;

  private int[] joinTarget = new int[1 << 8];
  private int[] nextJoin = new int[1 << 8];
  private int joins = 1;

  private int[] acceptTarget = new int[1 << 11];
  private int[] nextAccept = new int[1 << 11];
  private int accepts = 1;

  /** By state: how much hotter than cold it is. */
  private byte[] hotness = new byte[0];

  /** By state, once laid out: where it stands in the graph. */
  private int[] places = new int[0];

  /** By state, as far as known: what {@link #neededToGoOn} returns; 0 is not known. */
  private long[] needed = new long[0];

  /** Returns a new state that nothing leads to yet. */
  int addState() {
    if (states == firstEdge.length) {
      firstEdge = Arrays.copyOf(firstEdge, states * 2);
      firstJoin = Arrays.copyOf(firstJoin, states * 2);
      firstAccept = Arrays.copyOf(firstAccept, states * 2);
      turn = Arrays.copyOf(turn, states * 2);
    }
    return states++;
  }

  /** Returns where a symbol leads from a state, or {@link Automaton#NONE}. */
  int next(int state, int symbol) {
    return table.find(state, symbol);
  }

  /** Returns where a symbol leads from a state; it is added if it leads nowhere yet. */
  int add(int state, int symbol) {
    int next = next(state, symbol);
    if (next != NONE) {
      return next;
    }
    int added = addState();
    table.add(state, symbol, added);
    if (edges == edgeSymbol.length) {
      edgeSymbol = Arrays.copyOf(edgeSymbol, edges * 2);
      edgeTarget = Arrays.copyOf(edgeTarget, edges * 2);
      nextEdge = Arrays.copyOf(nextEdge, edges * 2);
    }
    edgeSymbol[edges] = symbol;
    edgeTarget[edges] = added;
    nextEdge[edges] = firstEdge[state];
    firstEdge[state] = edges++;
    return added;
  }

  /** Lets a state go on as another one does, too. */
  void join(int state, int other) {
    if (joins == joinTarget.length) {
      joinTarget = Arrays.copyOf(joinTarget, joins * 2);
      nextJoin = Arrays.copyOf(nextJoin, joins * 2);
    }
    joinTarget[joins] = other;
    nextJoin[joins] = firstJoin[state];
    firstJoin[state] = joins++;
  }

  /**
   * Returns the state that a state to the left turns into: with which it goes on to the right of
   * the word that the reading began with.
   */
  int turn(int state) {
    if (turn[state] == 0) {
      int right = addState();
      turn[state] = right;
    }
    return turn[state];
  }

  /** Lets a state to the left turn into the state that the reading began with for that. */
  void turnAsBegun(int state) {
    turn[state] = AS_BEGUN;
  }

  /** Ends a term or exception at a state. */
  void accept(int state, int target) {
    if (accepts == acceptTarget.length) {
      acceptTarget = Arrays.copyOf(acceptTarget, accepts * 2);
      nextAccept = Arrays.copyOf(nextAccept, accepts * 2);
    }
    acceptTarget[accepts] = target;
    nextAccept[accepts] = firstAccept[state];
    firstAccept[state] = accepts++;
  }

  /**
   * Notes how often a state, and what it leads to, is come by.
   *
   * @param ofEdge how often a symbol leads on, by symbol
   */
  void heat(int state, int heat, IntUnaryOperator ofEdge) {
    if (hotness.length < states) {
      hotness = Arrays.copyOf(hotness, states);
    }
    if (Heat.COLD - heat <= hotness[state]) {
      return;
    }
    hotness[state] = (byte) (Heat.COLD - heat);
    for (int edge = firstEdge[state]; edge != 0; edge = nextEdge[edge]) {
      heat(edgeTarget[edge], heat + ofEdge.applyAsInt(edgeSymbol[edge]), ofEdge);
    }
    for (int join = firstJoin[state]; join != 0; join = nextJoin[join]) {
      heat(joinTarget[join], heat, ofEdge);
    }
    if (turn[state] > 0) {
      heat(turn[state], heat, ofEdge);
    }
  }

  /**
   * Lays the states out side by side, each with all that is known of it; ends the adding.
   *
   * @param terms what is known of the terms and exceptions that end at states
   */
  Automaton build(TermTable terms) {
    places = new int[states];
    needed = new long[states];
    hotness = Arrays.copyOf(hotness, states);
    int[] order = Heat.hottestFirst(states, state -> Heat.COLD - hotness[state]);
    int size = 0;
    for (int state : order) {
      places[state] = size;
      size += Automaton.HEAD + 2 * count(nextEdge, firstEdge[state]);
      size += Automaton.JOIN_SIZE * count(nextJoin, firstJoin[state]);
      size += turn[state] == 0 ? 0 : Automaton.JOIN_SIZE;
      size += Automaton.ACCEPT_SIZE * count(nextAccept, firstAccept[state]);
    }
    int[] graph = new int[size];
    long[] row = new long[64];
    int ofMany = 0;
    for (int state = 0; state < states; state++) {
      row = write(state, graph, row, terms);
      int count = graph[places[state] + Automaton.EDGES];
      ofMany += count > Automaton.FEW_EDGES ? count : 0;
    }
    return new Automaton(graph, ofMany);
  }

  /** Returns where a state stands in what {@link #build} has made. */
  int place(int state) {
    return places[state];
  }

  /**
   * Returns the bits of which the next word must have one for anything to come of a state; all of
   * them where that does not depend on the next word alone. The next word of a state to the left is
   * the one before.
   */
  long needed(int state) {
    return firstAccept[state] == 0 && turn[state] == 0 ? neededToGoOn(state) : ANYTHING;
  }

  /** Returns the bits that the next word needs for anything more than what ends at a state. */
  long neededToGoOn(int state) {
    long known = needed[state];
    if (known == 0) {
      for (int edge = firstEdge[state]; edge != 0; edge = nextEdge[edge]) {
        known |=
            edgeSymbol[edge] < Automaton.FIRST_WORD ? ANYTHING : Automaton.bit(edgeSymbol[edge]);
      }
      for (int join = firstJoin[state]; join != 0; join = nextJoin[join]) {
        known |= needed(joinTarget[join]);
      }
      needed[state] = known;
    }
    return known;
  }

  /** Adds what ends at a state to a list: each a term or, inverted, an exception. */
  void addEnds(int state, List<Integer> ends) {
    for (int accept = firstAccept[state]; accept != 0; accept = nextAccept[accept]) {
      ends.add(acceptTarget[accept]);
    }
  }

  /** Returns whether a state turns into the one that the reading began with, and nothing else. */
  boolean onlyTurnsAsBegun(int state) {
    return turn[state] == AS_BEGUN && firstEdge[state] == 0 && firstJoin[state] == 0;
  }

  private long[] write(int state, int[] graph, long[] buffer, TermTable terms) {
    int place = places[state];
    int at = place + Automaton.HEAD;
    int marks = 0;
    for (int accept = firstAccept[state]; accept != 0; accept = nextAccept[accept]) {
      int target = acceptTarget[accept];
      graph[at++] = target;
      graph[at++] = terms.factsOfEnd(target);
      graph[place + Automaton.ACCEPTS]++;
    }
    if (turn[state] == AS_BEGUN) {
      at = writeJoin(graph, place, at, Automaton.AS_BEGUN, ANYTHING);
    } else if (turn[state] != 0) {
      at = writeJoin(graph, place, at, ~places[turn[state]], needed(turn[state]));
    }
    for (int join = firstJoin[state]; join != 0; join = nextJoin[join]) {
      int target = joinTarget[join];
      at = writeJoin(graph, place, at, places[target], needed(target));
    }
    if (graph[place + Automaton.JOINED] > 0) {
      marks |= Automaton.JOINS;
    }
    long[] row = buffer;
    int count = 0;
    long bits = 0;
    for (int edge = firstEdge[state]; edge != 0; edge = nextEdge[edge]) {
      int symbol = edgeSymbol[edge];
      if (symbol < Automaton.FIRST_WORD) {
        marks |= 1 << symbol;
      } else {
        marks |= Automaton.GOES_ON;
        bits |= Automaton.bit(symbol);
      }
      if (count == row.length) {
        row = Arrays.copyOf(row, count * 2);
      }
      row[count++] = (long) symbol << 32 | places[edgeTarget[edge]];
    }
    Arrays.sort(row, 0, count);
    for (int i = 0; i < count; i++) {
      graph[at++] = (int) (row[i] >>> 32);
      graph[at++] = (int) row[i];
    }
    graph[place + Automaton.EDGES] = count;
    graph[place] = marks;
    graph[place + Automaton.BITS] = (int) bits;
    graph[place + Automaton.BITS + 1] = (int) (bits >>> 32);
    return row;
  }

  private static int writeJoin(int[] graph, int place, int at, int target, long bits) {
    graph[place + Automaton.JOINED]++;
    graph[at] = target;
    graph[at + 1] = (int) bits;
    graph[at + 2] = (int) (bits >>> 32);
    return at + Automaton.JOIN_SIZE;
  }

  private static int count(int[] next, int first) {
    int count = 0;
    for (int at = first; at != 0; at = next[at]) {
      count++;
    }
    return count;
  }
}
