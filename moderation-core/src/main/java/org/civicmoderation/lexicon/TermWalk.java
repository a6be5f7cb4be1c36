package org.civicmoderation.lexicon;

import java.util.List;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextEntity;

/**
 * Finds all that may be terms in a text. Reading a term begins at its rarest word, goes to the left
 * up to its first, and then to the right, where the automaton leads. Belongs to one thread.
 */
final class TermWalk {
  private static final int NO_DISGUISES = Lexicon.Disguises.NONE.ordinal();
  private static final int STRONG_DISGUISES = Lexicon.Disguises.STRONG.ordinal();

  /** The marks for gaps. */
  private static final int GAPS = (1 << (Automaton.WIDEST_GAP + 1)) - 1 & ~1;

  private static final int[] NOTHING = {};

  private final LexiconScanner scanner;
  private final Automaton automaton;
  private final WordTable table;
  private final int[] rows;

  private final NormalizedText text;
  private final KnownWords words;
  private final Edges edges;
  private final int count;
  private final List<TextEntity> entities;
  private final RawFindings raw;
  private final BeginSearch begins;

  // The things by their last words, as linked lists of their numbers and one; 0 ends them.
  private int[] lastThing = NOTHING;
  private int[] previousThing = NOTHING;

  /** The word after the one where the reading at hand began, as which it goes on to the right. */
  private int afterStart;

  /** The state with which it does, where that does not depend on what stands to the left. */
  private int begunToRight;

  /**
   * Makes the walk of one text.
   *
   * @param room receives what is found
   */
  TermWalk(LexiconScanner scanner, NormalizedText text, KnownWords words, ScanRoom room) {
    this.scanner = scanner;
    this.automaton = scanner.automaton;
    this.table = scanner.table;
    this.rows = table.rows;
    this.text = text;
    this.words = words;
    this.edges = words.edges();
    this.count = text.wordCount();
    this.entities = text.entities();
    this.raw = room.raw;
    this.begins = room.begins;
  }

  void run() {
    int entity = entities.size() - 1;
    // From the last word to the first, so that each category's list comes out nearly in order.
    for (int end = count; end > 0; end -= BeginSearch.STRETCH) {
      int from = Math.max(0, end - BeginSearch.STRETCH);
      begins.search(words, from, end);
      for (int at = end - 1; at >= from; at--) {
        for (; entity >= 0 && entities.get(entity).firstWord() >= at; entity--) {
          TextEntity thing = entities.get(entity);
          int symbol = Automaton.THING + thing.kind().ordinal();
          start(symbol, thing.firstWord(), thing.lastWord() + 1, KnownWords.AS_WRITTEN);
        }
        startAt(at);
      }
    }
  }

  /** Finds all whose reading begins at a word. */
  private void startAt(int at) {
    start(Automaton.ANY, at, at + 1, KnownWords.AS_WRITTEN);
    for (int edge = edges.first(at); edge != 0; edge = edges.next(edge)) {
      start(edges.symbol(edge), at, edges.to(edge), edges.disguise(edge));
    }
    int place = words.place(at);
    if (place != Vocabulary.UNKNOWN) {
      startAt(at, place);
    }
    StrongWords.Split split = words.split(at);
    if (split != null) {
      new PieceWalk(scanner, split, at, raw).run();
    }
  }

  private void startAt(int at, int place) {
    int row = table.symbolsEnd(place);
    int end = table.endsEnd(place);
    if (row < end) {
      raw.beginReading();
      for (; row < end; row += WordTable.END_SIZE) {
        record(rows[row], rows[row + 1], at, at, KnownWords.AS_WRITTEN);
      }
    }
    end = table.startsEnd(place);
    if (row < end) {
      long after = words.bitsAt(at + 1);
      long before = words.bitsBefore(at);
      for (; row < end; row += WordTable.START_SIZE) {
        int state = rows[row];
        long needed = Automaton.bits(rows, row + WordTable.NEEDED);
        if (needed == -1L || (needed & (state >= 0 ? after : before)) != 0) {
          raw.beginReading();
          if (state >= 0) {
            goOnToRight(state, automaton.marks(state), at, at + 1, KnownWords.AS_WRITTEN);
          } else {
            afterStart = at + 1;
            toLeft(~state, at, KnownWords.AS_WRITTEN);
          }
        }
      }
    }
    for (int begun = begins.next(at); begun >= 0; begun = begins.next(at)) {
      toBothSides(begun, at, at + 1, KnownWords.AS_WRITTEN);
    }
  }

  private void start(int symbol, int at, int next, byte how) {
    int state = table.startToRight(symbol);
    if (state != Automaton.NONE) {
      raw.beginReading();
      toRight(state, at, next, how);
    }
    int stateToLeft = table.startToLeft(symbol);
    if (stateToLeft != Automaton.NONE) {
      raw.beginReading();
      afterStart = next;
      toLeft(stateToLeft, at, how);
    }
    int begin = table.begins.places()[symbol];
    if (begin != 0) {
      int row = begin + 1;
      int end = table.begins.end(begin);
      for (; row < end; row += WordTable.Begins.SIZE) {
        if (begins.fits(words, row, at, next)) {
          toBothSides(row, at, next, how);
        }
      }
    }
  }

  /** Reads from a word on as a row of {@link WordTable.Begins} says. */
  private void toBothSides(int row, int at, int next, byte how) {
    int[] begins = table.begins.rows();
    raw.beginReading();
    afterStart = next;
    begunToRight = begins[row + WordTable.Begins.RIGHT];
    if (begins[row] == Automaton.AS_BEGUN) {
      toRight(begunToRight, at, next, how);
    } else {
      toLeft(begins[row], at, how);
    }
  }

  // To the left

  /** Goes on to the left from a state that has been read from a word on. */
  private void toLeft(int state, int start, byte how) {
    toLeft(state, automaton.marks(state), start, how);
  }

  private void toLeft(int state, int marks, int start, byte how) {
    if ((marks & Automaton.JOINS) != 0) {
      long before = words.bitsBefore(start);
      long after = words.bitsAt(afterStart);
      for (int i = automaton.joins(state) - 1; i >= 0; i--) {
        int other = automaton.joined(state, i);
        long needed = automaton.neededOfJoined(state, i);
        if (other == Automaton.AS_BEGUN) {
          toRight(begunToRight, start, afterStart, how);
        } else if (needed == -1L || (needed & (other < 0 ? after : before)) != 0) {
          if (other < 0) {
            toRight(~other, start, afterStart, how);
          } else {
            toLeft(other, start, how);
          }
        }
      }
    }
    if (start == 0 || (marks & ~Automaton.JOINS) == 0) {
      return;
    }
    stepToLeft(state, marks, start - 1, how);
    for (int gaps = marks & GAPS; gaps != 0; gaps &= gaps - 1) {
      int most = Integer.numberOfTrailingZeros(gaps);
      int after = automaton.next(state, Automaton.GAP + most);
      int marksAfter = automaton.marks(after);
      for (int skip = 0; skip <= most && skip < start; skip++) {
        toLeft(after, marksAfter, start - skip, how);
      }
    }
  }

  /** Takes one step to the left by what ends at a word. */
  private void stepToLeft(int state, int marks, int at, byte how) {
    if ((marks & Automaton.GOES_ON) != 0 && (words.bitsToLeft(at) & automaton.bits(state)) != 0) {
      int place = words.place(at);
      if (place == Vocabulary.UNKNOWN) {
        // Only in another way is it known.
      } else if (automaton.hasFewEdges(state)) {
        long bits = table.bits(place);
        int end = automaton.edgesEnd(state);
        for (int edge = automaton.firstEdge(state); edge < end; edge += Automaton.EDGE_SIZE) {
          if ((Automaton.bit(automaton.symbol(edge)) & bits) != 0
              && table.has(place, automaton.symbol(edge))) {
            toLeft(automaton.target(edge), at, how);
          }
        }
      } else {
        int end = table.symbolsEnd(place);
        for (int row = table.firstSymbol(place); row < end; row++) {
          int next = automaton.next(state, rows[row]);
          if (next != Automaton.NONE) {
            toLeft(next, at, how);
          }
        }
      }
      for (int edge = edges.last(at); edge != 0; edge = edges.previous(edge)) {
        int next = automaton.next(state, edges.symbol(edge));
        if (next != Automaton.NONE) {
          toLeft(next, edges.from(edge), lessSure(how, edges.disguise(edge)));
        }
      }
    }
    if ((marks & 1 << Automaton.ANY) != 0) {
      toLeft(automaton.next(state, Automaton.ANY), at, how);
    }
    int things = marks & Automaton.THINGS;
    if (things != 0) {
      for (int thing = lastThing(at); thing != 0; thing = previousThing[thing - 1]) {
        TextEntity entity = entities.get(thing - 1);
        int symbol = Automaton.THING + entity.kind().ordinal();
        if ((things & 1 << symbol) != 0) {
          toLeft(automaton.next(state, symbol), entity.firstWord(), how);
        }
      }
    }
  }

  private int lastThing(int word) {
    if (entities.isEmpty()) {
      return 0;
    }
    if (lastThing.length == 0) {
      lastThing = new int[count];
      previousThing = new int[entities.size()];
      for (int i = 0; i < previousThing.length; i++) {
        int last = entities.get(i).lastWord();
        previousThing[i] = lastThing[last];
        lastThing[last] = i + 1;
      }
    }
    return lastThing[word];
  }

  // To the right

  /** Goes on to the right from a state at a word, and records what ends there. */
  private void toRight(int state, int start, int at, byte how) {
    int accepts = automaton.accepts(state);
    if (accepts > 0) {
      end(state, accepts, start, at - 1, how);
    }
    int marks = automaton.marks(state);
    if (marks != 0) {
      goOnToRight(state, marks, start, at, how);
    }
  }

  private void goOnToRight(int state, int marks, int start, int at, byte how) {
    if ((marks & Automaton.JOINS) != 0) {
      long bits = words.bitsAt(at);
      for (int i = automaton.joins(state) - 1; i >= 0; i--) {
        long needed = automaton.neededOfJoined(state, i);
        if (needed == -1L || (needed & bits) != 0) {
          toRight(automaton.joined(state, i), start, at, how);
        }
      }
    }
    if (at >= count || (marks & ~Automaton.JOINS) == 0) {
      return;
    }
    stepToRight(state, marks, start, at, how);
    for (int gaps = marks & GAPS; gaps != 0; gaps &= gaps - 1) {
      int most = Integer.numberOfTrailingZeros(gaps);
      int after = automaton.next(state, Automaton.GAP + most);
      int marksAfter = automaton.marks(after);
      for (int skip = 0; skip <= most && at + skip < count; skip++) {
        goOnToRight(after, marksAfter, start, at + skip, how);
      }
    }
  }

  /** Takes one step to the right by what starts at a word. */
  private void stepToRight(int state, int marks, int start, int at, byte how) {
    if ((marks & Automaton.GOES_ON) != 0 && (words.bits(at) & automaton.bits(state)) != 0) {
      int place = words.place(at);
      if (place == Vocabulary.UNKNOWN) {
        // Only in another way is it known.
      } else if (automaton.hasFewEdges(state)) {
        long bits = table.bits(place);
        int end = automaton.edgesEnd(state);
        for (int edge = automaton.firstEdge(state); edge < end; edge += Automaton.EDGE_SIZE) {
          if ((Automaton.bit(automaton.symbol(edge)) & bits) != 0
              && table.has(place, automaton.symbol(edge))) {
            toRight(automaton.target(edge), start, at + 1, how);
          }
        }
      } else {
        int end = table.symbolsEnd(place);
        for (int row = table.firstSymbol(place); row < end; row++) {
          int next = automaton.next(state, rows[row]);
          if (next != Automaton.NONE) {
            toRight(next, start, at + 1, how);
          }
        }
      }
      for (int edge = edges.first(at); edge != 0; edge = edges.next(edge)) {
        int next = automaton.next(state, edges.symbol(edge));
        if (next != Automaton.NONE) {
          toRight(next, start, edges.to(edge), lessSure(how, edges.disguise(edge)));
        }
      }
    }
    if ((marks & 1 << Automaton.ANY) != 0) {
      toRight(automaton.next(state, Automaton.ANY), start, at + 1, how);
    }
    int things = marks & Automaton.THINGS;
    if (things != 0) {
      for (int i = firstThing(at); i < entities.size() && entities.get(i).firstWord() == at; i++) {
        TextEntity entity = entities.get(i);
        int symbol = Automaton.THING + entity.kind().ordinal();
        if ((things & 1 << symbol) != 0) {
          toRight(automaton.next(state, symbol), start, entity.lastWord() + 1, how);
        }
      }
    }
  }

  private int firstThing(int word) {
    int low = 0;
    int high = entities.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entities.get(middle).firstWord() < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static byte lessSure(byte one, byte other) {
    return one > other ? one : other;
  }

  private void end(int state, int accepts, int start, int end, byte how) {
    if (end > start && text.sentence(start) != text.sentence(end)) {
      return;
    }
    for (int i = 0; i < accepts; i++) {
      record(automaton.accepted(state, i), automaton.acceptedFacts(state, i), start, end, how);
    }
  }

  private void record(int target, int facts, int start, int end, byte how) {
    int category = TermTable.categoryOf(facts);
    if (target < 0) {
      raw.addException(category, target, start, end);
    } else if (mayBeDisguised(facts, how)
        && (how != KnownWords.MASKED || end > start || words.isAgreed(start, category))) {
      raw.addTerm(target, facts, start, end, how);
    }
  }

  private static boolean mayBeDisguised(int facts, byte how) {
    if (how <= KnownWords.POSSESSIVE) {
      return true;
    }
    int disguises = TermTable.disguisesOf(facts);
    return (how >= KnownWords.MISSPELT || how == KnownWords.MASKED)
        ? disguises == STRONG_DISGUISES
        : disguises != NO_DISGUISES;
  }
}
