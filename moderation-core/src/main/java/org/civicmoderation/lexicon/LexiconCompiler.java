package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
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

  private final Symbols symbols;
  private final AutomatonBuilder automaton = new AutomatonBuilder();

  private final Map<String, Integer> categories = new LinkedHashMap<>();

  /** By category: in what share of texts its terms stand, very roughly. */
  private final List<Double> shares = new ArrayList<>();

  /** The state that all terms start from. */
  private final int root = automaton.addState();

  private final List<Term> terms = new ArrayList<>();
  private final List<Lexicon> lexiconOfTerm = new ArrayList<>();
  private final BitSet gapped = new BitSet();
  private final List<int[]> exceptions = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<Integer> termOfPattern = new ArrayList<>();

  /** Where a word is that is a term by itself of the lexicon at hand. */
  private byte strongAlone = StrongWords.ALONE;

  private LexiconCompiler(Set<String> functionWords) {
    symbols = new Symbols(functionWords);
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
      shares.set(category(kind.category()), Symbols.SHARE_OF_THING);
    }
    for (Lexicon lexicon : lexicons) {
      add(lexicon);
    }
    byte[] strongWords = symbols.finish();
    TermTable termTable = termTable();
    Automaton built = automaton.build(termTable);
    return new LexiconScanner(
        List.copyOf(categories.keySet()),
        shares.stream().mapToDouble(Double::doubleValue).toArray(),
        symbols.vocabulary,
        wordTable(),
        built,
        symbols.wildWords,
        new StrongWords(symbols.vocabulary, strongWords),
        termTable);
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
        patterns.add(entry.pattern());
        termOfPattern.add(number);
        shares.set(category, shares.get(category) + Symbols.SHARE_OF_PATTERN);
      } else {
        int[][][] segments = segments(entry.nodes(), strong);
        addFromRoot(segments, 0, number);
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
    addFromRoot(segments(nodes, false), 0, ~number);
  }

  /** Returns a term's segments, each with all ways to read it, each way as symbols. */
  private int[][][] segments(List<Node> nodes, boolean strong) {
    Ways ways = new Ways(symbols, Node.leastWords(nodes) < 2);
    List<List<Node>> segments = Node.segments(nodes);
    int[][][] all = new int[segments.size()][][];
    for (int at = 0; at < all.length; at++) {
      all[at] = ways.of(segments.get(at));
    }
    symbols.weigh();
    if (strong) {
      for (int at = 0; at < all.length; at++) {
        markStrong(all[at], at == 0, all.length == 1);
      }
    }
    return all;
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
      if (way.length > 0) {
        join = addWay(root, way, 0, segments, at, target, join);
      } else if (at < segments.length - 1) {
        addFromRoot(segments, at + 1, target);
      }
    }
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

  private WordTable wordTable() {
    int[] roots = new int[symbols.count()];
    long[] needed = new long[roots.length];
    for (int symbol = 0; symbol < roots.length; symbol++) {
      int state = automaton.next(root, symbol);
      roots[symbol] = state == Automaton.NONE ? Automaton.NONE : automaton.place(state);
      needed[symbol] = state == Automaton.NONE ? 0 : automaton.needed(state);
    }
    return new WordTable(symbols.ofWord, symbols.vocabulary.size(), roots, needed);
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
        terms.toArray(new Term[0]),
        facts,
        exceptFrom,
        exceptTo,
        patterns.toArray(new Pattern[0]),
        patternTerm);
  }
}
