package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.Reading.Disguise;
import org.civicmoderation.text.TextEntity;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of all categories in a text, in one pass from every word that may start one where
 * the automaton leads; then, when asked, which of a category's findings stand. Belongs to one
 * thread.
 */
final class TermFinder {
  /** Letters that a word of another language than the comment's needs to count alone. */
  private static final int LEAST_LETTERS_OF_OTHER_LANGUAGE = 5;

  private static final int NO_DISGUISES = Lexicon.Disguises.NONE.ordinal();
  private static final int STRONG_DISGUISES = Lexicon.Disguises.STRONG.ordinal();

  private static final Disguise[] DISGUISES = Disguise.values();

  private final StrongWords strongWords;
  private final Automaton automaton;
  private final TermTable terms;
  private final WordTable table;
  private final int[] rows;

  private final NormalizedText text;
  private final KnownWords words;
  private final int count;
  private final List<TextEntity> entities;
  private final byte language;
  private final RawFindings raw;
  private final Findings findings = new Findings();

  TermFinder(LexiconScanner scanner, NormalizedText text, KnownWords words, byte language) {
    this.strongWords = scanner.strongWords;
    this.automaton = scanner.automaton;
    this.terms = scanner.terms;
    this.table = scanner.table;
    this.rows = table.rows;
    this.text = text;
    this.words = words;
    this.count = text.wordCount();
    this.entities = text.entities();
    this.language = language;
    this.raw = new RawFindings(scanner.categories().size());
  }

  /**
   * Finds all that the terms may be.
   *
   * @param categories receives of which categories there is anything, as bits
   */
  void scan(long[] categories) {
    int entity = entities.size() - 1;
    // From the last word to the first, so that each category's list comes out in the text's order.
    for (int at = count - 1; at >= 0; at--) {
      for (; entity >= 0 && entities.get(entity).firstWord() >= at; entity--) {
        TextEntity thing = entities.get(entity);
        int symbol = Automaton.THING + thing.kind().ordinal();
        walkFromRoot(symbol, thing.firstWord(), thing.lastWord() + 1, KnownWords.AS_WRITTEN);
      }
      startAt(at);
    }
    raw.addCategories(categories);
    for (int i = 0; i < entities.size(); i++) {
      int kind = entities.get(i).kind().ordinal();
      categories[kind >> 6] |= 1L << kind;
    }
  }

  /** Finds all that starts at a word. */
  private void startAt(int at) {
    walkFromRoot(Automaton.ANY, at, at + 1, KnownWords.AS_WRITTEN);
    for (int edge = words.firstEdge(at); edge != 0; edge = words.nextEdge(edge)) {
      walkFromRoot(words.symbol(edge), at, words.to(edge), words.disguise(edge));
    }
    int place = words.place(at);
    if (place != Vocabulary.UNKNOWN) {
      long bits = at + 1 < count ? words.bits(at + 1) : 0;
      int end = table.symbolsEnd(place);
      for (int symbol = table.firstSymbol(place); symbol < end; symbol += WordTable.SYMBOL_SIZE) {
        long needed = Automaton.bits(rows, symbol + WordTable.NEEDED);
        if (needed == -1L || (needed & bits) != 0) {
          walk(rows[symbol + WordTable.STATE], at, at + 1, KnownWords.AS_WRITTEN);
        }
      }
    }
    StrongWords.Split split = words.split(at);
    if (split != null) {
      findUnspaced(at, split);
    }
  }

  private void walkFromRoot(int symbol, int start, int next, byte how) {
    int state = table.root(symbol);
    if (state != Automaton.NONE) {
      walk(state, start, next, how);
    }
  }

  /**
   * Returns the matches of a category, ordered by first word; none stands inside another.
   *
   * @param patterns the text's patterns, or null where the lexicons have none
   */
  List<Match> find(int category, @Nullable TextPatterns patterns) {
    findings.clear();
    if (category < EntityKind.values().length) {
      for (int i = 0; i < entities.size(); i++) {
        TextEntity entity = entities.get(i);
        if (entity.kind().ordinal() == category) {
          findings.add(~category, entity.firstWord(), entity.lastWord(), KnownWords.AS_WRITTEN);
        }
      }
    }
    int things = findings.count();
    raw.addTo(findings, category);
    boolean inOrder = things == 0 || things == findings.count();
    int before = findings.count();
    if (patterns != null) {
      patterns.find(category, findings);
    }
    if (!inOrder || before < findings.count()) {
      findings.sortByFirst();
    }
    return stand(category);
  }

  // Where the automaton leads

  /** Goes on from a state at a word, and records what ends there. */
  private void walk(int state, int start, int at, byte how) {
    int accepts = automaton.accepts(state);
    if (accepts > 0) {
      end(state, accepts, start, at - 1, how);
    }
    int marks = automaton.marks(state);
    if (marks == 0) {
      return;
    }
    if ((marks & Automaton.JOINS) != 0) {
      long bits = at < count ? words.bits(at) : 0;
      for (int i = automaton.joins(state) - 1; i >= 0; i--) {
        long needed = automaton.neededOfJoined(state, i);
        if (needed == -1L || (needed & bits) != 0) {
          walk(automaton.joined(state, i), start, at, how);
        }
      }
    }
    if (at >= count || (marks & ~Automaton.JOINS) == 0) {
      return;
    }
    step(state, marks, start, at, how);
    int gaps = marks & ((1 << (Automaton.WIDEST_GAP + 1)) - 1) & ~1;
    while (gaps != 0) {
      int most = Integer.numberOfTrailingZeros(gaps);
      gaps &= gaps - 1;
      int after = automaton.next(state, Automaton.GAP + most);
      int marksAfter = automaton.marks(after);
      for (int skip = 0; skip <= most && at + skip < count; skip++) {
        step(after, marksAfter, start, at + skip, how);
      }
    }
  }

  /** Takes one step by what stands at a word. */
  private void step(int state, int marks, int start, int at, byte how) {
    if ((marks & Automaton.GOES_ON) != 0 && (words.bits(at) & automaton.bits(state)) != 0) {
      int place = words.place(at);
      if (place != Vocabulary.UNKNOWN) {
        int end = table.symbolsEnd(place);
        for (int row = table.firstSymbol(place); row < end; row += WordTable.SYMBOL_SIZE) {
          int next = automaton.next(state, rows[row]);
          if (next != Automaton.NONE) {
            walk(next, start, at + 1, how);
          }
        }
      }
      for (int edge = words.firstEdge(at); edge != 0; edge = words.nextEdge(edge)) {
        int next = automaton.next(state, words.symbol(edge));
        if (next != Automaton.NONE) {
          walk(next, start, words.to(edge), lessSure(how, words.disguise(edge)));
        }
      }
    }
    if ((marks & 1 << Automaton.ANY) != 0) {
      walk(automaton.next(state, Automaton.ANY), start, at + 1, how);
    }
    int things = marks & Automaton.THINGS;
    if (things != 0) {
      for (int i = firstEntityAt(at);
          i < entities.size() && entities.get(i).firstWord() == at;
          i++) {
        TextEntity entity = entities.get(i);
        int symbol = Automaton.THING + entity.kind().ordinal();
        if ((things & 1 << symbol) != 0) {
          walk(automaton.next(state, symbol), start, entity.lastWord() + 1, how);
        }
      }
    }
  }

  private int firstEntityAt(int word) {
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
      int target = automaton.accepted(state, i);
      int facts = automaton.acceptedFacts(state, i);
      if (target < 0) {
        raw.addException(TermTable.categoryOf(facts), target, start, end);
      } else if (mayBeDisguised(facts, how)
          && (how != KnownWords.MASKED
              || end > start
              || words.isAgreed(start, TermTable.categoryOf(facts)))) {
        record(target, facts, start, end, how);
      }
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

  private void record(int target, int facts, int start, int end, byte how) {
    if (TermTable.isGapped(facts)) {
      raw.addShortest(TermTable.categoryOf(facts), target, start, end, how);
    } else {
      raw.add(TermTable.categoryOf(facts), target, start, end, how);
    }
  }

  // Words written without spaces between

  private void findUnspaced(int word, StrongWords.Split split) {
    for (int from = 0; from < split.words().length; from++) {
      int piece = split.words()[from];
      if (piece >= 0) {
        int place = table.place(piece);
        int end = table.symbolsEnd(place);
        for (int row = table.firstSymbol(place); row < end; row += WordTable.SYMBOL_SIZE) {
          if (rows[row + WordTable.STATE] != Automaton.NONE) {
            walkPieces(rows[row + WordTable.STATE], split, from, from + 1, word);
          }
        }
      }
    }
  }

  private void walkPieces(int state, StrongWords.Split split, int from, int at, int word) {
    for (int i = 0; i < automaton.accepts(state); i++) {
      int target = automaton.accepted(state, i);
      int facts = automaton.acceptedFacts(state, i);
      if (target >= 0
          && TermTable.disguisesOf(facts) == STRONG_DISGUISES
          && split.isSureEnough(from, at)
          && (at - from > 1 || strongWords.isUncommon(split.words()[from]))) {
        record(target, facts, word, word, KnownWords.UNSPACED);
      }
    }
    for (int i = 0; i < automaton.joins(state); i++) {
      walkPieces(automaton.joined(state, i), split, from, at, word);
    }
    if (at == split.words().length || split.words()[at] < 0) {
      return;
    }
    int place = table.place(split.words()[at]);
    int end = table.symbolsEnd(place);
    for (int row = table.firstSymbol(place); row < end; row += WordTable.SYMBOL_SIZE) {
      int next = automaton.next(state, rows[row]);
      if (next != Automaton.NONE) {
        walkPieces(next, split, from, at + 1, word);
      }
    }
  }

  // Which findings stand

  private List<Match> stand(int category) {
    int found = findings.count();
    if (found == 0) {
      return List.of();
    }
    findings.sort();
    List<Match> matches = new ArrayList<>(found);
    int reach = -1;
    int near = 0;
    for (int i = 0; i < found; i++) {
      int last = findings.last(i);
      if (reach >= last) {
        continue; // Inside another one.
      }
      int first = findings.first(i);
      int target = findings.term(i);
      near = findings.exceptionNear(near, first);
      if (target >= 0
          && (isOfOtherLanguage(target, first, last)
              || findings.isExcepted(terms, target, first, last, near))) {
        continue;
      }
      reach = last;
      byte how = findings.disguise(i);
      matches.add(
          new Match(
              category,
              target < 0 ? null : terms.terms[target],
              first,
              last,
              text.start(first),
              text.end(last),
              how == KnownWords.AS_WRITTEN ? null : DISGUISES[how - 1]));
    }
    return matches;
  }

  private boolean isOfOtherLanguage(int target, int first, int last) {
    byte own = terms.language(target);
    return language != TermTable.ANY_LANGUAGE
        && own != TermTable.ANY_LANGUAGE
        && own != language
        && first == last
        && text.lettersEnd(first) - text.lettersStart(first) < LEAST_LETTERS_OF_OTHER_LANGUAGE;
  }
}
