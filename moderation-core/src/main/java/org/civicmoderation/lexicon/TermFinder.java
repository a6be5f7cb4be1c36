package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.Reading.Disguise;
import org.civicmoderation.text.TextEntity;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of one category after the other in a text: from every word that may start one,
 * where the automaton leads; then, which of the findings stand. Belongs to one thread.
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
  private final Rows rootsOfWord;
  private final int[] symbolStarts;
  private final int[] symbols;

  private final NormalizedText text;
  private final KnownWords words;
  private final Starts starts;
  private final int count;
  private final List<TextEntity> entities;
  private final byte language;
  private final Findings findings = new Findings();

  /** Where the findings that start at the word at hand start. */
  private int group;

  TermFinder(LexiconScanner scanner, NormalizedText text, KnownWords words, byte language) {
    this.strongWords = scanner.strongWords;
    this.automaton = scanner.automaton;
    this.terms = scanner.terms;
    this.rootsOfWord = scanner.table.rootsOfWord;
    this.symbolStarts = scanner.table.symbolsOfWord.starts;
    this.symbols = scanner.table.symbolsOfWord.values;
    this.text = text;
    this.words = words;
    this.starts = new Starts(scanner, text, words);
    this.count = text.wordCount();
    this.entities = text.entities();
    this.language = language;
  }

  /**
   * Returns the matches of a category, ordered by first word; none stands inside another.
   *
   * @param patterns the text's patterns, or null where the lexicons have none
   */
  List<Match> find(int category, @Nullable TextPatterns patterns) {
    findings.clear();
    for (int i = 0; i < entities.size(); i++) {
      TextEntity entity = entities.get(i);
      if (entity.kind().ordinal() == category) {
        findings.add(~category, entity.firstWord(), entity.lastWord(), KnownWords.AS_WRITTEN);
      }
    }
    int things = findings.count();
    int word = -1;
    for (int start = starts.first(category); start != 0; start = starts.following(start)) {
      if (starts.word(start) != word) {
        word = starts.word(start);
        group = findings.count();
      }
      walk(starts.state(start), word, starts.next(start), starts.disguise(start));
    }
    boolean inOrder = things == 0 || things == findings.count();
    int before = findings.count();
    if (words.splits() != null) {
      words.splits().forEach((at, split) -> findUnspaced(category, at, split));
    }
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
      for (int i = automaton.joins(state) - 1; i >= 0; i--) {
        walk(automaton.joined(state, i), start, at, how);
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
      int known = words.known(at);
      if (known != Vocabulary.UNKNOWN) {
        for (int row = symbolStarts[known]; row < symbolStarts[known + 1]; row++) {
          int next = automaton.next(state, symbols[row]);
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
      if (target < 0) {
        findings.addException(~target, start, end);
      } else if (mayBeDisguised(target, how)
          && (how != KnownWords.MASKED
              || end > start
              || words.isAgreed(start, terms.category(target)))) {
        record(target, start, end, how);
      }
    }
  }

  private boolean mayBeDisguised(int target, byte how) {
    int disguises = terms.disguises(target);
    if (how <= KnownWords.POSSESSIVE) {
      return true;
    }
    return (how >= KnownWords.MISSPELT || how == KnownWords.MASKED)
        ? disguises == STRONG_DISGUISES
        : disguises != NO_DISGUISES;
  }

  private void record(int target, int start, int end, byte how) {
    if (terms.isGapped(target)) {
      findings.addShortest(target, start, end, how, group);
    } else {
      findings.add(target, start, end, how);
    }
  }

  // Words written without spaces between

  private void findUnspaced(int category, int word, StrongWords.Split split) {
    group = 0;
    for (int from = 0; from < split.words().length; from++) {
      int piece = split.words()[from];
      if (piece < 0) {
        continue;
      }
      for (int at = rootsOfWord.start(piece);
          at < rootsOfWord.end(piece);
          at += WordTable.ROOT_SIZE) {
        if (rootsOfWord.values[at + WordTable.CATEGORY] == category) {
          walkPieces(rootsOfWord.values[at + WordTable.STATE], split, from, from + 1, word);
        }
      }
    }
  }

  private void walkPieces(int state, StrongWords.Split split, int from, int at, int word) {
    for (int i = 0; i < automaton.accepts(state); i++) {
      int target = automaton.accepted(state, i);
      if (target >= 0
          && terms.disguises(target) == STRONG_DISGUISES
          && split.isSureEnough(from, at)
          && (at - from > 1 || strongWords.isUncommon(split.words()[from]))) {
        record(target, word, word, KnownWords.UNSPACED);
      }
    }
    for (int i = 0; i < automaton.joins(state); i++) {
      walkPieces(automaton.joined(state, i), split, from, at, word);
    }
    if (at == split.words().length || split.words()[at] < 0) {
      return;
    }
    int known = split.words()[at];
    for (int row = symbolStarts[known]; row < symbolStarts[known + 1]; row++) {
      int next = automaton.next(state, symbols[row]);
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
