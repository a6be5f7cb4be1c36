package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.text.EntityKind;
import org.jspecify.annotations.Nullable;

/** Compiles lexicons into one scanner. */
public final class LexiconCompiler {
  /**
   * Words that another word's apostrophe makes when it is left out. They stand for it in phrases
   * only ("ill be there"): alone, they are far more often themselves.
   */
  private static final Set<String> OTHER_WITHOUT_APOSTROPHE =
      Set.of(
          "he'll", "she'll", "we'll", "i'll", "i'd", "he'd", "she'd", "we'd", "we're", "who're",
          "it's", "o'er");

  private final Vocabulary vocabulary = new Vocabulary();
  private final Automaton automaton = new Automaton();
  private final WildWords wildWords = new WildWords();

  // Symbols of each word, as linked lists; all of them in rows once every term is in.
  private int[] firstLink = new int[1 << 11];
  private int[] linkSymbol = new int[1 << 12];
  private int[] nextLink = new int[1 << 12];
  private int links = 1;
  private int[] plainSymbol = new int[1 << 11];
  private int symbols = Automaton.FIRST_WORD;
  private byte[] strongSymbol = new byte[1 << 11];
  private final Map<String, Integer> sharedSymbols = new HashMap<>();

  private final Map<String, Integer> categories = new LinkedHashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Lexicon> lexiconOfTerm = new ArrayList<>();
  private final BitSet gapped = new BitSet();
  private final List<int[]> exceptions = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<Integer> termOfPattern = new ArrayList<>();

  private boolean strong;

  private LexiconCompiler() {}

  /**
   * Returns a scanner that finds every term of every lexicon, and the things recognised by their
   * form.
   */
  public static LexiconScanner compile(Collection<Lexicon> lexicons) {
    return new LexiconCompiler().build(lexicons);
  }

  private LexiconScanner build(Collection<Lexicon> lexicons) {
    for (EntityKind kind : EntityKind.values()) {
      categories.put(kind.category(), categories.size());
    }
    for (Lexicon lexicon : lexicons) {
      add(lexicon);
    }
    automaton.freeze();
    wildWords.freeze();
    addWildSymbols();
    return new LexiconScanner(
        List.copyOf(categories.keySet()),
        vocabulary,
        symbolRows(),
        automaton,
        wildWords,
        strongWords(),
        termTable());
  }

  private void add(Lexicon lexicon) {
    categories.putIfAbsent(lexicon.category(), categories.size());
    strong = lexicon.disguises() == Lexicon.Disguises.STRONG;
    int firstTerm = terms.size();
    for (Lexicon.Entry entry : lexicon.entries()) {
      int number = terms.size();
      terms.add(entry.term());
      lexiconOfTerm.add(lexicon);
      if (entry.pattern() != null) {
        patterns.add(entry.pattern());
        termOfPattern.add(number);
      } else {
        add(entry.nodes(), number);
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
    boolean wasStrong = strong;
    // An exception is read through as little as possible, but its words are words of the
    // vocabulary.
    strong = false;
    add(nodes, ~number);
    strong = wasStrong;
  }

  private void add(List<Node> nodes, int target) {
    boolean alone = Node.leastWords(nodes) < 2;
    add(Automaton.ROOT, Node.segments(nodes), 0, target, alone);
  }

  /** Adds a term's segments from one on, starting at a state. */
  private void add(int from, List<List<Node>> segments, int at, int target, boolean alone) {
    boolean last = at == segments.size() - 1;
    int join = Automaton.NONE;
    for (List<Node> path : Node.expand(segments.get(at))) {
      int state = from;
      for (Node node : path) {
        int symbol = symbol(node, alone);
        if (strong) {
          boolean first = at == 0 && node == path.get(0);
          boolean only = path.size() == 1 && segments.size() == 1;
          strongSymbol[symbol] |=
              only ? StrongWords.ALONE : first ? StrongWords.FIRST : StrongWords.LATER;
        }
        state = automaton.add(state, symbol);
      }
      if (last) {
        if (state != Automaton.ROOT) {
          automaton.accept(state, target);
        }
      } else if (state == Automaton.ROOT) {
        add(state, segments, at + 1, target, alone);
      } else {
        if (join == Automaton.NONE) {
          join = automaton.addState();
          add(join, segments, at + 1, target, alone);
        }
        automaton.join(state, join);
      }
    }
  }

  // Symbols

  private int symbol(Node node, boolean alone) {
    int symbol;
    if (node instanceof Node.Literal literal) {
      symbol =
          withoutApostrophe(literal.word(), alone) == null
              ? plainSymbol(literal.word())
              : shared("'" + literal.word(), List.of(literal.word()), alone);
    } else if (node instanceof Node.Forms forms) {
      symbol = shared(forms.written(), forms.words(), alone);
    } else if (node instanceof Node.Choice choice) {
      List<String> words = new ArrayList<>();
      for (List<Node> alternative : choice.alternatives()) {
        if (alternative.get(0) instanceof Node.Literal literal) {
          words.add(literal.word());
        } else if (alternative.get(0) instanceof Node.Forms forms) {
          words.addAll(forms.words());
        }
      }
      String[] sorted = words.toArray(new String[0]);
      Arrays.sort(sorted);
      symbol = shared((alone ? "a|" : "|") + String.join("|", sorted), words, alone);
    } else if (node instanceof Node.Wild wild) {
      String key = wild.toString();
      Integer known = sharedSymbols.get(key);
      if (known == null) {
        known = newSymbol();
        sharedSymbols.put(key, known);
        wildWords.add(wild, known);
      }
      symbol = known;
    } else if (node instanceof Node.Thing thing) {
      return Automaton.THING + thing.kind().ordinal();
    } else if (node instanceof Node.Gap gap) {
      return Automaton.GAP + gap.most();
    } else {
      return Automaton.ANY;
    }
    return symbol;
  }

  private static @Nullable String withoutApostrophe(String word, boolean alone) {
    if (word.indexOf('\'') < 0 || (alone && OTHER_WITHOUT_APOSTROPHE.contains(word))) {
      return null;
    }
    return word.replace("'", "");
  }

  private int shared(String key, List<String> words, boolean alone) {
    Integer known = sharedSymbols.get(key);
    if (known != null) {
      return known;
    }
    int symbol = newSymbol();
    sharedSymbols.put(key, symbol);
    for (String word : words) {
      link(word(word), symbol);
      String without = withoutApostrophe(word, alone);
      if (without != null) {
        link(word(without), symbol);
      }
    }
    return symbol;
  }

  private int plainSymbol(String text) {
    int word = word(text);
    if (plainSymbol[word] == 0) {
      plainSymbol[word] = newSymbol();
      link(word, plainSymbol[word]);
    }
    return plainSymbol[word];
  }

  private int word(String text) {
    int word = vocabulary.add(text);
    if (word >= firstLink.length) {
      firstLink = Arrays.copyOf(firstLink, word * 2);
      plainSymbol = Arrays.copyOf(plainSymbol, word * 2);
    }
    return word;
  }

  private int newSymbol() {
    if (symbols == strongSymbol.length) {
      strongSymbol = Arrays.copyOf(strongSymbol, symbols * 2);
    }
    return symbols++;
  }

  private void link(int word, int symbol) {
    // The newest link of a word is the only one that can be of this symbol.
    if (firstLink[word] != 0 && linkSymbol[firstLink[word]] == symbol) {
      return;
    }
    if (links == linkSymbol.length) {
      linkSymbol = Arrays.copyOf(linkSymbol, links * 2);
      nextLink = Arrays.copyOf(nextLink, links * 2);
    }
    linkSymbol[links] = symbol;
    nextLink[links] = firstLink[word];
    firstLink[word] = links++;
  }

  /** Gives every known word the symbols of the terms with {@code *} that find it. */
  private void addWildSymbols() {
    if (wildWords.isEmpty()) {
      return;
    }
    int[] found = new int[64];
    for (int word = 0; word < vocabulary.size(); word++) {
      int count =
          wildWords.find(vocabulary.letters(), vocabulary.start(word), vocabulary.end(word), found);
      for (int i = 0; i < count; i++) {
        boolean known = false;
        for (int link = firstLink[word]; link != 0; link = nextLink[link]) {
          known |= linkSymbol[link] == found[i];
        }
        if (!known) {
          link(word, found[i]);
        }
      }
    }
  }

  private SymbolRows symbolRows() {
    int words = vocabulary.size();
    int[] starts = new int[words + 1];
    int[] row = new int[links];
    int size = 0;
    for (int word = 0; word < words; word++) {
      starts[word] = size;
      for (int link = firstLink[word]; link != 0; link = nextLink[link]) {
        row[size++] = linkSymbol[link];
      }
    }
    starts[words] = size;
    return new SymbolRows(starts, Arrays.copyOf(row, size), automaton);
  }

  // Tables

  private StrongWords strongWords() {
    byte[] strongWord = new byte[vocabulary.size()];
    for (int word = 0; word < strongWord.length; word++) {
      for (int link = firstLink[word]; link != 0; link = nextLink[link]) {
        strongWord[word] |= strongSymbol[linkSymbol[link]];
      }
    }
    return new StrongWords(vocabulary, strongWord);
  }

  private TermTable termTable() {
    int size = terms.size();
    int[] facts = new int[size];
    for (int term = 0; term < size; term++) {
      Lexicon lexicon = lexiconOfTerm.get(term);
      Integer category = categories.get(lexicon.category());
      facts[term] =
          TermTable.facts(
              category == null ? 0 : category,
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
