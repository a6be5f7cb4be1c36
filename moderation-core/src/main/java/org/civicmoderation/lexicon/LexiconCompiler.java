package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.text.EntityKind;

/** Compiles lexicons into one scanner. */
public final class LexiconCompiler {
  /** The category of the words that nearly every text has. */
  private static final String FUNCTION_WORD = "function word";

  /** How often one word is what some word of a text is, in halves. */
  private static final int HEAT_OF_ONE_WORD = 4;

  /** How often the word beside a term's rarest one may be the one that the term has there. */
  private static final int HEAT_OF_WORD_BESIDE = 1;

  private static final int[] NOTHING = {};

  private final Symbols symbols;
  private final AutomatonBuilder automaton = new AutomatonBuilder();

  private final Map<String, Integer> categories = new LinkedHashMap<>();

  /** By category: in what share of texts its terms stand, very roughly. */
  private final List<Double> shares = new ArrayList<>();

  // Reading a term begins at its rarest word, so that a common one alone is no work. From one of
  // these states it goes on to the right if that word is the first, from the other to the left.
  private final int root = automaton.addState();
  private final int rootToLeft = automaton.addState();

  /** By symbol: the numbers of the begins at it. */
  private final Links beginsAt = new Links();

  private final List<Begin> begins = new ArrayList<>();

  /**
   * How reading a term begins.
   *
   * @param left the state to the left
   * @param right the state to the right
   * @param wanted symbols of which the text must have one; empty where that is not known
   */
  private record Begin(int left, int right, int[] wanted) {}

  private final List<Term> terms = new ArrayList<>();
  private final List<Lexicon> lexiconOfTerm = new ArrayList<>();
  private final BitSet gapped = new BitSet();
  private final List<int[]> exceptions = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private final List<Integer> termOfPattern = new ArrayList<>();

  /** Where a word is that is a term by itself of the lexicon at hand. */
  private byte strongAlone = StrongWords.ALONE;

  private LexiconCompiler(Set<String> functionWords) {
    symbols = new Symbols(new WordShares(functionWords));
  }

  /**
   * Returns a scanner that finds every term of every lexicon, and the things recognised by their
   * form.
   */
  public static LexiconScanner compile(Collection<Lexicon> lexicons) {
    return new LexiconCompiler(functionWords(lexicons)).build(lexicons);
  }

  /** Returns the categories of the scanner that {@link #compile} makes, in its order. */
  public static List<String> categories(Collection<Lexicon> lexicons) {
    Set<String> categories = new LinkedHashSet<>();
    for (EntityKind kind : EntityKind.values()) {
      categories.add(kind.category());
    }
    for (Lexicon lexicon : lexicons) {
      categories.add(lexicon.category());
    }
    return List.copyOf(categories);
  }

  private static Set<String> functionWords(Collection<Lexicon> lexicons) {
    Set<String> words = new HashSet<>();
    for (Lexicon lexicon : lexicons) {
      if (lexicon.category().equals(FUNCTION_WORD)) {
        for (Lexicon.Entry entry : lexicon.entries()) {
          for (Node node : entry.nodes()) {
            if (node instanceof Node.Literal literal) {
              words.add(literal.word());
            } else if (node instanceof Node.Forms forms) {
              words.addAll(forms.words());
            }
          }
        }
      }
    }
    return words;
  }

  private LexiconScanner build(Collection<Lexicon> lexicons) {
    for (EntityKind kind : EntityKind.values()) {
      shares.set(category(kind.category()), WordShares.of(kind));
    }
    for (Lexicon lexicon : lexicons) {
      add(lexicon);
    }
    byte[] strongWords = symbols.finish();
    TermTable termTable = termTable();
    heat();
    Automaton built = automaton.build(termTable);
    return new LexiconScanner(
        List.copyOf(categories.keySet()),
        shares.stream().mapToDouble(Double::doubleValue).toArray(),
        symbols.vocabulary,
        wordTable(termTable),
        built,
        symbols.wildWords,
        new StrongWords(symbols.vocabulary, strongWords),
        termTable);
  }

  /** Notes how often each state is come by. */
  private void heat() {
    for (int symbol = 0; symbol < symbols.count(); symbol++) {
      int heat = Heat.of(symbols.share(symbol));
      heat(automaton.next(root, symbol), heat);
      heat(automaton.next(rootToLeft, symbol), heat);
      for (int link = beginsAt.first(symbol); link != 0; link = beginsAt.next(link)) {
        Begin begin = begins.get((int) beginsAt.value(link));
        heat(begin.left, heat + HEAT_OF_WORD_BESIDE);
        heat(begin.right, heat + 2 * HEAT_OF_WORD_BESIDE);
      }
    }
  }

  private void heat(int state, int heat) {
    if (state != Automaton.NONE) {
      automaton.heat(state, heat, this::heatOfEdge);
    }
  }

  /** Returns how often a word beside another is one of a symbol. */
  private int heatOfEdge(int symbol) {
    return symbol < Automaton.THING ? 0 : Heat.of(symbols.share(symbol)) + HEAT_OF_ONE_WORD;
  }

  private int category(String name) {
    Integer known = categories.get(name);
    if (known == null) {
      known = categories.size();
      categories.put(name, known);
      shares.add(0.0);
    }
    return known;
  }

  private void add(Lexicon lexicon) {
    int category = category(lexicon.category());
    boolean strong = lexicon.disguises() == Lexicon.Disguises.STRONG;
    strongAlone =
        lexicon.language().equals("en")
            ? StrongWords.ALONE | StrongWords.ENGLISH
            : StrongWords.ALONE;
    int firstTerm = terms.size();
    for (Lexicon.Entry entry : lexicon.entries()) {
      int number = terms.size();
      terms.add(entry.term());
      lexiconOfTerm.add(lexicon);
      if (entry.pattern() != null) {
        patterns.add(entry.pattern().pattern());
        termOfPattern.add(number);
        shares.set(category, shares.get(category) + WordShares.PATTERN);
      } else {
        int mostWays = strong ? Node.MOST_WAYS_OF_STRONG_SEGMENT : Node.MOST_WAYS_OF_SEGMENT;
        Ways ways = new Ways(symbols, entry.nodes(), mostWays);
        symbols.weigh();
        int[][][] segments = ways.segmentsFrom(0);
        for (int at = 0; strong && at < segments.length; at++) {
          markStrong(segments[at], at == 0, segments.length == 1);
        }
        add(entry.nodes(), ways, segments, number);
        shares.set(category, shares.get(category) + symbols.share(segments));
        gapped.set(number, Node.widestGaps(entry.nodes()) > 0);
      }
      for (List<Node> exception : entry.exceptions()) {
        addException(exception, number, number);
      }
    }
    for (List<Node> exception : lexicon.exceptions()) {
      addException(exception, firstTerm, terms.size() - 1);
    }
  }

  private void addException(List<Node> nodes, int firstTerm, int lastTerm) {
    int number = exceptions.size();
    exceptions.add(new int[] {firstTerm, lastTerm});
    // An exception is read through as little as possible, but its words are words of the
    // vocabulary.
    Ways ways = new Ways(symbols, nodes, Node.MOST_WAYS_OF_SEGMENT);
    symbols.weigh();
    add(nodes, ways, ways.segmentsFrom(0), ~number);
  }

  private void add(List<Node> nodes, Ways ways, int[][][] segments, int target) {
    int rarest = segments.length == 1 ? Automaton.NONE : rarest(nodes, ways, Automaton.NONE);
    if (rarest == Automaton.NONE) {
      addFromRoot(segments, 0, target);
      return;
    }
    int next = rarest(nodes, ways, rarest);
    int[] wanted = next == Automaton.NONE ? NOTHING : wanted(ways.ofNode(next));
    addAround(ways, rarest, nodes.size(), target, wanted);
  }

  /** Returns symbols of which every text that has one of the ways must have one. */
  private int[] wanted(int[][] ways) {
    int[] wanted = new int[ways.length];
    for (int i = 0; i < ways.length; i++) {
      wanted[i] = ways[i][symbols.rarest(ways[i])];
      if (wanted[i] < Automaton.THING) {
        return NOTHING;
      }
    }
    return Arrays.stream(wanted).distinct().toArray();
  }

  /**
   * Returns the node of a term that stands in fewest texts and is never left out, or NONE if each
   * may be.
   *
   * @param but another node, which does not count
   */
  private int rarest(List<Node> nodes, Ways ways, int but) {
    int rarest = Automaton.NONE;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      boolean mayBeginAt =
          !(node instanceof Node.Gap
              || node instanceof Node.AnyWord
              || (node instanceof Node.Choice choice && choice.optional())
              || i == but);
      if (mayBeginAt) {
        double share = symbols.share(new int[][][] {ways.ofNode(i)});
        if (share < least) {
          rarest = i;
          least = share;
        }
      }
    }
    return rarest;
  }

  /** Adds a term of several segments as what stands to the left and to the right of one node. */
  private void addAround(Ways ways, int node, int nodes, int target, int[] wanted) {
    int right = automaton.addState();
    if (node == nodes - 1) {
      automaton.accept(right, target);
    } else {
      addFromState(right, ways.segmentsFrom(node + 1), 0, target);
    }
    int left = automaton.addState();
    if (node == 0) {
      automaton.turnAsBegun(left);
    } else {
      addToLeft(left, ways.segmentsToLeft(node), 0);
    }
    for (int[] way : ways.ofNode(node)) {
      addAround(way, left, right, wanted);
    }
  }

  /** Begins a reading at the rarest symbol of a way that stands between two states. */
  private void addAround(int[] way, int left, int right, int[] wanted) {
    int rarest = symbols.rarest(way);
    int toLeft = left;
    if (rarest > 0) {
      toLeft = automaton.addState();
      int state = toLeft;
      for (int i = rarest - 1; i >= 0; i--) {
        state = automaton.add(state, way[i]);
      }
      automaton.join(state, left);
    }
    int toRight = right;
    if (rarest < way.length - 1) {
      toRight = automaton.addState();
      int state = toRight;
      for (int i = rarest + 1; i < way.length; i++) {
        state = automaton.add(state, way[i]);
      }
      automaton.join(state, right);
    }
    beginsAt.add(way[rarest], begins.size());
    begins.add(new Begin(toLeft, toRight, wanted));
  }

  /** Adds what stands to the left, reversed, from one segment on. */
  private void addToLeft(int from, int[][][] segments, int at) {
    int joined = Automaton.NONE;
    for (int[] way : segments[at]) {
      int state = from;
      for (int symbol : way) {
        state = automaton.add(state, symbol);
      }
      if (at == segments.length - 1) {
        if (way.length == 0 || !Automaton.isGap(way[way.length - 1])) {
          automaton.turnAsBegun(state);
        }
      } else {
        if (joined == Automaton.NONE) {
          joined = automaton.addState();
          addToLeft(joined, segments, at + 1);
        }
        automaton.join(state, joined);
      }
    }
  }

  private void markStrong(int[][] ways, boolean first, boolean only) {
    for (int[] way : ways) {
      for (int i = 0; i < way.length; i++) {
        symbols.markStrong(
            way[i],
            only && way.length == 1
                ? strongAlone
                : first && i == 0 ? StrongWords.FIRST : StrongWords.LATER);
      }
    }
  }

  /** Adds a term's segments from one on, where nothing stands before. */
  private void addFromRoot(int[][][] segments, int at, int target) {
    int join = Automaton.NONE;
    for (int[] way : segments[at]) {
      if (way.length > 0 && !Automaton.isGap(way[0])) {
        int rarest = symbols.rarest(way);
        join = addWay(start(way, rarest), way, rarest + 1, segments, at, target, join);
      } else if (way.length == 0 && at < segments.length - 1) {
        addFromRoot(segments, at + 1, target);
      }
    }
  }

  /** Returns the state where a way has been read up to its rarest word, that included. */
  private int start(int[] way, int rarest) {
    if (rarest == 0) {
      return automaton.add(root, way[0]);
    }
    int state = rootToLeft;
    for (int i = rarest; i >= 0; i--) {
      state = automaton.add(state, way[i]);
    }
    return automaton.turn(state);
  }

  /** Adds a term's segments from one on, starting at a state. */
  private void addFromState(int from, int[][][] segments, int at, int target) {
    int join = Automaton.NONE;
    for (int[] way : segments[at]) {
      join = addWay(from, way, 0, segments, at, target, join);
    }
  }

  /**
   * Adds what is left of a way to read a segment, and the segments after it.
   *
   * @param join the state where the ways of this segment join, or NONE if there is none yet
   * @return the state where they join
   */
  private int addWay(
      int from, int[] way, int start, int[][][] segments, int at, int target, int join) {
    int state = from;
    for (int i = start; i < way.length; i++) {
      state = automaton.add(state, way[i]);
    }
    if (at == segments.length - 1) {
      automaton.accept(state, target);
      return join;
    }
    int joined = join;
    if (joined == Automaton.NONE) {
      joined = automaton.addState();
      addFromState(joined, segments, at + 1, target);
    }
    automaton.join(state, joined);
    return joined;
  }

  // Tables

  private WordTable wordTable(TermTable termTable) {
    return new WordTable(
        symbols.vocabulary,
        Heat.hottestFirst(symbols.vocabulary.size(), word -> Heat.of(symbols.shareOfWord(word))),
        symbols.ofWord,
        ends(termTable),
        starts(root),
        starts(rootToLeft),
        beginsTable());
  }

  /** Returns what each symbol is by itself: by symbol terms and exceptions, each with its facts. */
  private int[][] ends(TermTable termTable) {
    int[][] ends = new int[symbols.count()][];
    List<Integer> targets = new ArrayList<>();
    for (int symbol = 0; symbol < ends.length; symbol++) {
      targets.clear();
      int state = automaton.next(root, symbol);
      if (state != Automaton.NONE) {
        automaton.addEnds(state, targets);
      }
      ends[symbol] = new int[targets.size() * WordTable.END_SIZE];
      for (int i = 0; i < targets.size(); i++) {
        int target = targets.get(i);
        ends[symbol][i * WordTable.END_SIZE] = target;
        ends[symbol][i * WordTable.END_SIZE + 1] = termTable.factsOfEnd(target);
      }
    }
    return ends;
  }

  /** Returns what reading begins with at each symbol. */
  private WordTable.Begins beginsTable() {
    int[] places = new int[symbols.count()];
    int size = 1;
    int wantedSize = 1;
    IdentityHashMap<int[], Integer> wantedPlaces = new IdentityHashMap<>();
    wantedPlaces.put(NOTHING, 0);
    int[] order = Heat.hottestFirst(places.length, symbol -> Heat.of(symbols.share(symbol)));
    for (int symbol : order) {
      if (beginsAt.first(symbol) != 0) {
        places[symbol] = size++;
        for (int link = beginsAt.first(symbol); link != 0; link = beginsAt.next(link)) {
          size += WordTable.Begins.SIZE;
          int[] wanted = begins.get((int) beginsAt.value(link)).wanted;
          if (wantedPlaces.putIfAbsent(wanted, wantedSize) == null) {
            wantedSize += 1 + wanted.length;
          }
        }
      }
    }
    int[] allWanted = new int[wantedSize];
    wantedPlaces.forEach(
        (wanted, place) -> {
          allWanted[place] = wanted.length;
          System.arraycopy(wanted, 0, allWanted, place + 1, wanted.length);
        });
    int[] rows = new int[size];
    for (int symbol = 0; symbol < places.length; symbol++) {
      int at = places[symbol] + 1;
      for (int link = beginsAt.first(symbol); link != 0; link = beginsAt.next(link)) {
        Begin begin = begins.get((int) beginsAt.value(link));
        rows[places[symbol]]++;
        rows[at] =
            automaton.onlyTurnsAsBegun(begin.left)
                ? Automaton.AS_BEGUN
                : automaton.place(begin.left);
        WordTable.put(rows, at + WordTable.Begins.NEEDED_BEFORE, automaton.needed(begin.left));
        rows[at + WordTable.Begins.RIGHT] = automaton.place(begin.right);
        WordTable.put(rows, at + WordTable.Begins.NEEDED_AFTER, automaton.needed(begin.right));
        rows[at + WordTable.Begins.WANTED] = wantedPlaces.getOrDefault(begin.wanted, 0);
        at += WordTable.Begins.SIZE;
      }
    }
    return new WordTable.Begins(rows, places, allWanted);
  }

  /** Returns where each symbol leads from a state that terms start from. */
  private WordTable.Starts starts(int from) {
    int[] states = new int[symbols.count()];
    long[] needed = new long[states.length];
    for (int symbol = 0; symbol < states.length; symbol++) {
      int state = automaton.next(from, symbol);
      states[symbol] = state == Automaton.NONE ? Automaton.NONE : automaton.place(state);
      needed[symbol] = state == Automaton.NONE ? 0 : automaton.neededToGoOn(state);
    }
    return new WordTable.Starts(states, needed);
  }

  private TermTable termTable() {
    int size = terms.size();
    int[] facts = new int[size];
    for (int term = 0; term < size; term++) {
      Lexicon lexicon = lexiconOfTerm.get(term);
      facts[term] =
          TermTable.facts(
              category(lexicon.category()),
              lexicon.disguises(),
              lexicon.language(),
              gapped.get(term));
    }
    int[] exceptFrom = new int[exceptions.size()];
    int[] exceptTo = new int[exceptions.size()];
    for (int i = 0; i < exceptFrom.length; i++) {
      exceptFrom[i] = exceptions.get(i)[0];
      exceptTo[i] = exceptions.get(i)[1];
    }
    int[] patternTerm = new int[patterns.size()];
    for (int i = 0; i < patternTerm.length; i++) {
      patternTerm[i] = termOfPattern.get(i);
    }
    return new TermTable(
        TermList.of(terms), facts, exceptFrom, exceptTo, List.copyOf(patterns), patternTerm);
  }
}
