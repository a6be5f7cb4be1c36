package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of many patterns may match where in a text, so that RE2/J, which takes microseconds
 * for each, runs only those, and only there. What it tells may be too much but never too little.
 * Thread-safe.
 *
 * <p>The patterns are dealt to a few automata; all in one would multiply their states. An automaton
 * reads only where the {@linkplain PatternClue clue} to one of its patterns stands, and most texts
 * have none. The clues are looked for all at once.
 */
final class PatternFilter {
  private static final int AUTOMATA = 8;

  /** In syntax that the reader does not know, or too large. */
  private final BitSet always = new BitSet();

  private final List<String> sources;

  /** By automaton: its patterns. */
  private final int[][] dealt;

  /** Made when first needed. */
  private final AtomicReferenceArray<@Nullable PatternAutomaton> automata =
      new AtomicReferenceArray<>(AUTOMATA);

  /** By automaton: how many blanks a match may have before the clue. */
  private final int[] blanksBefore;

  private final ClueAutomaton clues;

  /** A pattern that is to be dealt to an automaton, with where its pieces stand. */
  private record Dealt(int number, PatternClue clue, int from, int to) {}

  PatternFilter(List<String> sources) {
    this.sources = sources;
    this.blanksBefore = new int[AUTOMATA];
    List<Dealt> patterns = new ArrayList<>();
    PatternPieces pieces = new PatternPieces();
    ClueFinder finder = new ClueFinder(pieces);
    for (int i = 0; i < sources.size(); i++) {
      try {
        RegexReader.Expression expression = new RegexReader(sources.get(i)).read();
        int first = pieces.count();
        PatternClue clue = finder.find(i, expression);
        if (clue == null) {
          always.set(i);
        } else {
          patterns.add(new Dealt(i, clue, first, pieces.count()));
        }
      } catch (RegexReader.UnknownSyntax | StackOverflowError e) {
        always.set(i);
      }
    }
    // Patterns whose clues begin alike go together.
    patterns.sort(
        Comparator.<Dealt>comparingInt(one -> one.clue().blanksBefore())
            .thenComparingInt(one -> one.clue().firstKind()));
    byte[] ofPiece = new byte[pieces.count()];
    List<PatternClue> all = new ArrayList<>();
    dealt = new int[patterns.isEmpty() ? 0 : AUTOMATA][];
    for (int i = 0; i < dealt.length; i++) {
      List<Dealt> own =
          patterns.subList(patterns.size() * i / AUTOMATA, patterns.size() * (i + 1) / AUTOMATA);
      dealt[i] = own.stream().mapToInt(Dealt::number).sorted().toArray();
      for (Dealt one : own) {
        all.add(one.clue());
        Arrays.fill(ofPiece, one.from(), one.to(), (byte) i);
        blanksBefore[i] = Math.max(blanksBefore[i], one.clue().blanksBefore());
      }
    }
    clues = new ClueAutomaton(pieces, all, ofPiece);
  }

  /**
   * Makes a filter that was written.
   *
   * @param sources the patterns that it was made of
   */
  PatternFilter(List<String> sources, TableReader in) throws IOException {
    this.sources = sources;
    this.always.or(BitSet.valueOf(in.longs()));
    this.dealt = in.lists();
    this.blanksBefore = in.ints();
    this.clues = new ClueAutomaton(in);
  }

  /** Writes all but the patterns. */
  void write(TableWriter out) {
    out.longs(always.toLongArray());
    out.lists(dealt);
    out.ints(blanksBefore);
    clues.write(out);
  }

  /** Returns where patterns may match. */
  PatternPlaces mayMatch(NormalizedText text, SeenText seen) {
    PatternPlaces places = new PatternPlaces(always);
    if (dealt.length > 0) {
      new Search(text, seen, places).run();
    }
    return places;
  }

  private PatternAutomaton automaton(int number) {
    PatternAutomaton known = automata.get(number);
    if (known == null) {
      PatternAutomaton made = new PatternAutomaton(expressions(dealt[number]));
      known = automata.compareAndExchange(number, null, made);
      known = known == null ? made : known;
    }
    return known;
  }

  private SortedMap<Integer, RegexReader.Expression> expressions(int[] patterns) {
    SortedMap<Integer, RegexReader.Expression> expressions = new TreeMap<>();
    for (int pattern : patterns) {
      try {
        expressions.put(pattern, new RegexReader(sources.get(pattern)).read());
      } catch (RegexReader.UnknownSyntax e) {
        throw new IllegalStateException("the pattern could be read before", e);
      }
    }
    return expressions;
  }

  /** Looks through one text for clues. */
  private final class Search {
    private final NormalizedText text;
    private final SeenText seen;
    private final PatternPlaces places;
    private PatternAutomaton.@Nullable Run @Nullable [] runs;
    private final ClueAutomaton.Table table = clues.table();
    private int state = ClueAutomaton.START;

    /** Where the search is in the text as patterns see it. */
    private int at;

    private boolean allRead;

    Search(NormalizedText text, SeenText seen, PatternPlaces places) {
      this.text = text;
      this.seen = seen;
      this.places = places;
    }

    void run() {
      String original = text.original();
      char[] letters = text.letters();
      int words = text.wordCount();
      int from = 0;
      for (int word = 0; word < words; word++) {
        int to = text.start(word);
        if (to == from + 1 && word > 0 && original.charAt(from) == ' ') {
          step(CoarseKind.BLANK);
        } else {
          between(original, from, to);
        }
        word(letters, text.lettersStart(word), text.lettersEnd(word));
        from = Math.max(from, text.end(word));
      }
      between(original, from, original.length());
      step(CoarseKind.BLANK); // behind the end
    }

    private void word(char[] letters, int start, int end) {
      int i = start;
      int last = lastLetter(letters, start, end);
      if (state == ClueAutomaton.START
          && last - start >= ClueAutomaton.PREFIX
          && table.isPassable(letters, start)) {
        // Most words are the beginning of no clue.
        i = last;
        at += last - start;
        state = table.idle();
      }
      for (; i < end; i++) {
        if ((state & ClueAutomaton.IDLE) != 0) {
          int next = lastLetter(letters, i, end);
          at += next - i;
          i = next;
        }
        step(CoarseKind.of(letters[i]));
      }
    }

    /** Returns where the letters end that start at a place; the place where it has none. */
    private static int lastLetter(char[] letters, int from, int end) {
      int next = from;
      while (next < end && CoarseKind.isLetter(letters[next])) {
        next++;
      }
      return Math.max(from, next - 1);
    }

    private void between(String original, int from, int to) {
      if (!SeenText.isBlank(original, from, to)) {
        for (int i = from; i < to; i++) {
          step(CoarseKind.of(original.charAt(i)));
        }
      } else if (at > 0) {
        step(CoarseKind.BLANK);
      }
    }

    private void step(int kind) {
      int next = table.next(state, kind);
      if (next == ClueAutomaton.NO_ROOM) {
        next = readAll();
      }
      state = next;
      if (next >= ClueAutomaton.MET) {
        for (int left = table.met(next); left != 0; left &= left - 1) {
          int from = Math.max(0, at + 1 - PatternClue.LENGTH);
          read(Integer.numberOfTrailingZeros(left), from, at);
        }
      }
      at++;
    }

    /** Has all automata read the whole text, and later texts begin with an empty table. */
    private int readAll() {
      if (!allRead) {
        allRead = true;
        for (int i = 0; i < AUTOMATA; i++) {
          read(i, 0, seen.length());
        }
        clues.newTable();
      }
      return ClueAutomaton.START;
    }

    /** Lets an automaton read what may match between two places. */
    private void read(int automaton, int from, int to) {
      PatternAutomaton.@Nullable Run[] started = runs;
      if (started == null) {
        started = new PatternAutomaton.@Nullable Run[AUTOMATA];
        runs = started;
      }
      PatternAutomaton.Run run = started[automaton];
      if (run == null) {
        run = automaton(automaton).run(seen, places);
        started[automaton] = run;
      }
      run.read(from, to, blanksBefore[automaton]);
    }
  }
}
