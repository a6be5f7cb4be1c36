package org.civicmoderation.lexicon;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.Reading;
import org.civicmoderation.text.Reading.Disguise;
import org.civicmoderation.text.TextEntity;
import org.jspecify.annotations.Nullable;

/**
 * The work on one text, in three steps: as what each word is known, in all its readings; from every
 * word on, where the automaton leads; which of the findings stand.
 */
final class Scan {
  /** Letters that a word of another language than the comment's needs to count alone. */
  private static final int LEAST_LETTERS_OF_OTHER_LANGUAGE = 5;

  /** How many words a masked one may stand for at most. */
  private static final int MOST_MASKED = 32;

  /** The disguise of what stands as written; any other is the ordinal of its kind and one. */
  private static final byte AS_WRITTEN = 0;

  private static final byte POSSESSIVE = number(Disguise.POSSESSIVE);
  private static final byte JOINED = number(Disguise.JOINED);
  private static final byte MASKED = number(Disguise.MASKED);
  private static final byte MISSPELT = number(Disguise.MISSPELT);
  private static final byte UNSPACED = number(Disguise.UNSPACED);

  private static final Disguise[] DISGUISES = Disguise.values();

  private static final int NO_DISGUISES = Lexicon.Disguises.NONE.ordinal();
  private static final int STRONG_DISGUISES = Lexicon.Disguises.STRONG.ordinal();

  private final LexiconScanner scanner;
  private final Vocabulary vocabulary;
  private final Automaton automaton;
  private final TermTable table;
  private final int[] rowStarts;
  private final int[] rowSymbols;
  private final long[] rowBits;
  private final long[] joinData;
  private final int[] rootStarts;
  private final int[] rootStates;

  private final NormalizedText text;
  private final char[] letters;
  private final int words;
  private final List<TextEntity> entities;
  private final byte language;
  private final Room room;

  /** Where the findings that start at the word at hand start. */
  private int group;

  /** By masked word: the categories that all words that it may stand for agree on. */
  private @Nullable Map<Integer, BitSet> agreed;

  Scan(LexiconScanner scanner, NormalizedText text, byte language, Room room) {
    this.scanner = scanner;
    this.vocabulary = scanner.vocabulary;
    this.automaton = scanner.automaton;
    this.table = scanner.table;
    this.rowStarts = scanner.rows.starts;
    this.rowSymbols = scanner.rows.symbols;
    this.rowBits = scanner.rows.bits;
    this.joinData = scanner.automaton.joinData();
    this.rootStarts = scanner.rows.rootStarts;
    this.rootStates = scanner.rows.rootStates;
    this.text = text;
    this.letters = text.letters();
    this.words = text.wordCount();
    this.entities = text.entities();
    this.language = language;
    this.room = room;
  }

  private static byte number(Disguise disguise) {
    return (byte) (disguise.ordinal() + 1);
  }

  List<Match> run() {
    room.clear(words, scanner.categories().size());
    for (int word = 0; word < words; word++) {
      room.firstEdge[word] = 0;
      know(word);
    }
    int entity = 0;
    for (int word = 0; word < words; word++) {
      group = room.found;
      while (entity < entities.size() && entities.get(entity).firstWord() <= word) {
        TextEntity thing = entities.get(entity++);
        int kind = thing.kind().ordinal();
        room.addFinding(~kind, kind, thing.firstWord(), thing.lastWord(), AS_WRITTEN);
        int next = automaton.next(Automaton.ROOT, Automaton.THING + kind);
        if (next != Automaton.NONE) {
          walk(next, thing.firstWord(), thing.lastWord() + 1, AS_WRITTEN);
        }
      }
      start(word);
    }
    if (table.patterns.length > 0) {
      findPatterns();
    }
    return stand();
  }

  // As what each word is known

  private void know(int word) {
    int hash = text.hash(word);
    int from = text.lettersStart(word);
    int to = text.lettersEnd(word);
    int known = Vocabulary.UNKNOWN;
    boolean maybe = vocabulary.mayKnow(hash);
    if (maybe) {
      known = vocabulary.find(hash, letters, from, to);
    }
    room.known[word] = known;
    room.bits[word] = known == Vocabulary.UNKNOWN ? 0 : rowBits[known];
    if (known == Vocabulary.UNKNOWN) {
      knowUnknown(word, hash, from, to, maybe);
    }
    if (text.suspicious(word)) {
      knowReadings(word, known != Vocabulary.UNKNOWN);
    }
  }

  /** Looks for terms with {@code *} in a word that no term has, and for slips of the pen. */
  private void knowUnknown(int word, int hash, int from, int to, boolean maybe) {
    if (!scanner.wildWords.isEmpty()) {
      int count = scanner.wildWords.find(letters, from, to, room.wild);
      for (int i = 0; i < count; i++) {
        room.addEdge(word, room.wild[i], word + 1, AS_WRITTEN);
      }
    }
    if (!scanner.strongWords.isEmpty()) {
      int[] meant = scanner.strongWords.correct(hash, letters, from, to, maybe);
      if (meant.length > 0 && !isInName(word)) {
        for (int candidate : meant) {
          addEdges(word, candidate, word + 1, MISSPELT);
        }
      }
    }
  }

  private void knowReadings(int word, boolean plainKnown) {
    List<Reading> readings = text.readings(word);
    int surelyRead = word - 1; // the last word of the longest reading that gives a known word
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      boolean alone = reading.lastWord() == word;
      if (plainKnown && alone) {
        continue; // A word as it stands is that word.
      }
      byte how = number(reading.disguise());
      int to = reading.lastWord() + 1;
      if (how == MASKED) {
        if (reading.lastWord() > surelyRead) {
          knowMasked(word, to, reading.form());
        }
        continue;
      }
      String form = reading.form();
      int known = vocabulary.find(form);
      if (known != Vocabulary.UNKNOWN) {
        if (how <= JOINED || !alone || !isOrdinary(word)) {
          addEdges(word, known, to, how);
          surelyRead = Math.max(surelyRead, reading.lastWord());
        }
        continue;
      }
      char[] formLetters = form.toCharArray();
      if (OrdinaryWords.isCommonAsItStands(formLetters, 0, formLetters.length)) {
        surelyRead = Math.max(surelyRead, reading.lastWord());
      }
      if (!scanner.wildWords.isEmpty()) {
        int count = scanner.wildWords.find(formLetters, 0, formLetters.length, room.wild);
        for (int w = 0; w < count; w++) {
          room.addEdge(word, room.wild[w], to, how);
        }
      }
    }
  }

  private boolean isOrdinary(int word) {
    return OrdinaryWords.contains(letters, text.lettersStart(word), text.lettersEnd(word));
  }

  private void knowMasked(int word, int to, String pattern) {
    if (pattern.charAt(0) == '?' && isWordBehindSign(pattern)) {
      return;
    }
    int[] candidates = scanner.strongWords.unmask(pattern);
    if (candidates.length == 0 || candidates.length > MOST_MASKED) {
      return;
    }
    BitSet common = null;
    for (int candidate : candidates) {
      addEdges(word, candidate, to, MASKED);
      BitSet own = categoriesAlone(candidate);
      if (!own.isEmpty()) {
        if (common == null) {
          common = own;
        } else {
          common.and(own);
        }
      }
    }
    if (agreed == null) {
      agreed = new HashMap<>();
    }
    BitSet before = agreed.get(word);
    BitSet now = common == null ? new BitSet() : common;
    if (before != null) {
      now.or(before);
    }
    agreed.put(word, now);
  }

  /** Returns whether a sign before a word, as of a footnote, only looks like a hidden letter. */
  private boolean isWordBehindSign(String pattern) {
    String rest = pattern.substring(1);
    char[] form = rest.toCharArray();
    return vocabulary.find(rest) != Vocabulary.UNKNOWN
        || OrdinaryWords.isCommonAsItStands(form, 0, form.length);
  }

  /**
   * Returns the categories of the terms that a word is by itself, and that may be disguised much.
   */
  private BitSet categoriesAlone(int known) {
    BitSet categories = new BitSet();
    for (int row = rowStarts[known]; row < rowStarts[known + 1]; row++) {
      int state = automaton.next(Automaton.ROOT, rowSymbols[row]);
      if (state != Automaton.NONE) {
        for (int accept = automaton.firstAccept(state);
            accept != Automaton.NONE;
            accept = automaton.nextAccept(accept)) {
          int target = automaton.acceptTarget(accept);
          if (target >= 0 && table.disguises(target) == STRONG_DISGUISES) {
            categories.set(table.category(target));
          }
        }
      }
    }
    return categories;
  }

  private void addEdges(int word, int known, int to, byte how) {
    for (int row = rowStarts[known]; row < rowStarts[known + 1]; row++) {
      room.addEdge(word, rowSymbols[row], to, how);
    }
  }

  private boolean isInName(int word) {
    for (int i = 0; i < entities.size(); i++) {
      TextEntity entity = entities.get(i);
      if (entity.kind() == EntityKind.NAME
          && entity.firstWord() <= word
          && word <= entity.lastWord()) {
        return true;
      }
    }
    return false;
  }

  // Where the automaton leads

  private void start(int word) {
    int known = room.known[word];
    if (known != Vocabulary.UNKNOWN) {
      for (int row = rootStarts[known]; row < rootStarts[known + 1]; row++) {
        walk(rootStates[row], word, word + 1, AS_WRITTEN);
      }
    }
    for (int edge = room.firstEdge[word]; edge != 0; edge = room.nextEdge[edge]) {
      int next = automaton.next(Automaton.ROOT, room.edgeSymbol[edge]);
      if (next != Automaton.NONE) {
        walk(next, word, room.edgeTo[edge], room.edgeDisguise[edge]);
      }
    }
    if (known == Vocabulary.UNKNOWN
        && scanner.strongWords.mayBeUnspaced(
            letters, text.lettersStart(word), text.lettersEnd(word))
        && !isInName(word)) {
      findUnspaced(word);
    }
    int any = automaton.next(Automaton.ROOT, Automaton.ANY);
    if (any != Automaton.NONE) {
      walk(any, word, word + 1, AS_WRITTEN);
    }
  }

  /** Goes on from a state at a word, and records what ends there. */
  private void walk(int state, int start, int at, byte how) {
    int accept = automaton.firstAccept(state);
    if (accept != Automaton.NONE) {
      end(accept, start, at - 1, how);
    }
    int marks = automaton.marks(state);
    if ((marks & Automaton.JOINS) != 0) {
      long bits = at < words ? room.bits[at] : 0;
      int join = automaton.joinStart(state);
      for (int end = join + 2 * (int) joinData[join]; join < end; join += 2) {
        if (joinData[join + 1] == -1L || (joinData[join + 1] & bits) != 0) {
          walk((int) joinData[join + 2], start, at, how);
        }
      }
    }
    if (at >= words || (marks & ~Automaton.JOINS) == 0) {
      return;
    }
    step(state, marks, start, at, how);
    int gaps = marks & ((1 << (Automaton.WIDEST_GAP + 1)) - 1) & ~1;
    while (gaps != 0) {
      int most = Integer.numberOfTrailingZeros(gaps);
      gaps &= gaps - 1;
      int after = automaton.next(state, Automaton.GAP + most);
      int marksAfter = automaton.marks(after);
      for (int skip = 0; skip <= most && at + skip < words; skip++) {
        step(after, marksAfter, start, at + skip, how);
      }
    }
  }

  /** Takes one step by what stands at a word. */
  private void step(int state, int marks, int start, int at, byte how) {
    if ((marks & Automaton.GOES_ON) != 0 && (room.bits[at] & automaton.bits(state)) != 0) {
      int known = room.known[at];
      if (known != Vocabulary.UNKNOWN) {
        for (int row = rowStarts[known]; row < rowStarts[known + 1]; row++) {
          int next = automaton.next(state, rowSymbols[row]);
          if (next != Automaton.NONE) {
            walk(next, start, at + 1, how);
          }
        }
      }
      for (int edge = room.firstEdge[at]; edge != 0; edge = room.nextEdge[edge]) {
        int next = automaton.next(state, room.edgeSymbol[edge]);
        if (next != Automaton.NONE) {
          walk(next, start, room.edgeTo[edge], lessSure(how, room.edgeDisguise[edge]));
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

  private void end(int firstAccept, int start, int end, byte how) {
    if (end > start && text.sentence(start) != text.sentence(end)) {
      return;
    }
    for (int accept = firstAccept;
        accept != Automaton.NONE;
        accept = automaton.nextAccept(accept)) {
      int target = automaton.acceptTarget(accept);
      if (target < 0) {
        room.addException(~target, start, end);
      } else if (mayBeDisguised(target, how)
          && (how != MASKED || end > start || isAgreed(start, target))) {
        record(target, start, end, how);
      }
    }
  }

  private boolean mayBeDisguised(int target, byte how) {
    int disguises = table.disguises(target);
    if (how <= POSSESSIVE) {
      return true;
    }
    return (how >= MISSPELT || how == MASKED)
        ? disguises == STRONG_DISGUISES
        : disguises != NO_DISGUISES;
  }

  private boolean isAgreed(int word, int target) {
    BitSet categories = agreed == null ? null : agreed.get(word);
    return categories != null && categories.get(table.category(target));
  }

  /** Records a finding; of a term with a gap, only the shortest that starts here. */
  private void record(int target, int start, int end, byte how) {
    if (table.isGapped(target)) {
      for (int i = group; i < room.found; i++) {
        if (room.term[i] == target && room.first[i] == start) {
          if (room.last[i] > end || (room.last[i] == end && room.disguise[i] > how)) {
            room.last[i] = end;
            room.disguise[i] = how;
          }
          return;
        }
      }
    }
    room.addFinding(target, table.category(target), start, end, how);
  }

  // Words written without spaces between

  private void findUnspaced(int word) {
    StrongWords.Split split =
        scanner.strongWords.split(letters, text.lettersStart(word), text.lettersEnd(word));
    for (int from = 0; from < split.words().length; from++) {
      walkPieces(Automaton.ROOT, split, from, from, word);
    }
  }

  private void walkPieces(int state, StrongWords.Split split, int from, int at, int word) {
    if (at > from) {
      for (int accept = automaton.firstAccept(state);
          accept != Automaton.NONE;
          accept = automaton.nextAccept(accept)) {
        int target = automaton.acceptTarget(accept);
        if (target >= 0
            && table.disguises(target) == STRONG_DISGUISES
            && split.isSureEnough(from, at)
            && (at - from > 1 || scanner.strongWords.isUncommon(split.words()[from]))) {
          record(target, word, word, UNSPACED);
        }
      }
    }
    if ((automaton.marks(state) & Automaton.JOINS) != 0) {
      int join = automaton.joinStart(state);
      for (int end = join + 2 * (int) joinData[join]; join < end; join += 2) {
        walkPieces((int) joinData[join + 2], split, from, at, word);
      }
    }
    if (at == split.words().length || split.words()[at] < 0) {
      return;
    }
    int known = split.words()[at];
    for (int row = rowStarts[known]; row < rowStarts[known + 1]; row++) {
      int next = automaton.next(state, rowSymbols[row]);
      if (next != Automaton.NONE) {
        walkPieces(next, split, from, at + 1, word);
      }
    }
  }

  // Patterns

  /** Looks in the words as folded, with what stands between them as written. */
  private void findPatterns() {
    BitSet candidates = table.patternFilter.mayMatch(text);
    if (candidates.isEmpty()) {
      return;
    }
    int before = room.found;
    Folded folded = fold();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Matcher matcher = table.patterns[i].matcher(folded.text());
      while (matcher.find()) {
        // A match is evidence by the words it touches; one that touches none says nothing.
        int first = firstAfter(folded.ends(), matcher.start());
        int last = firstAfter(folded.starts(), matcher.end() - 1) - 1;
        if (matcher.end() > matcher.start() && first <= last) {
          int target = table.patternTerm[i];
          room.addFinding(target, table.category(target), first, last, AS_WRITTEN);
        }
      }
    }
    if (room.found > before) {
      sortByFirst();
    }
  }

  /** The text as patterns see it, and where each word starts and ends in it. */
  private record Folded(StringBuilder text, int[] starts, int[] ends) {}

  private Folded fold() {
    String original = text.original();
    int[] starts = new int[words];
    int[] ends = new int[words];
    StringBuilder folded = new StringBuilder(original.length() + words);
    int from = 0;
    for (int word = 0; word < words; word++) {
      appendBetween(folded, original, from, text.start(word));
      starts[word] = folded.length();
      folded.append(
          letters, text.lettersStart(word), text.lettersEnd(word) - text.lettersStart(word));
      ends[word] = folded.length();
      from = Math.max(from, text.end(word));
    }
    appendBetween(folded, original, from, original.length());
    return new Folded(folded, starts, ends);
  }

  private static void appendBetween(StringBuilder folded, String original, int from, int to) {
    if (from < to && !original.substring(from, to).isBlank()) {
      folded.append(original, from, to);
    } else if (folded.length() > 0) {
      folded.append(' ');
    }
  }

  /** Returns the first of some rising numbers that is greater than a number. */
  private static int firstAfter(int[] rising, int number) {
    int at = Arrays.binarySearch(rising, number);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private void sortByFirst() {
    int count = room.found;
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      order[i] = (long) room.first[i] << 32 | i;
    }
    Arrays.sort(order);
    int[] term = new int[count];
    int[] category = new int[count];
    int[] first = new int[count];
    int[] last = new int[count];
    byte[] disguise = new byte[count];
    for (int i = 0; i < count; i++) {
      int from = (int) order[i];
      term[i] = room.term[from];
      category[i] = room.category[from];
      first[i] = room.first[from];
      last[i] = room.last[from];
      disguise[i] = room.disguise[from];
    }
    System.arraycopy(term, 0, room.term, 0, count);
    System.arraycopy(category, 0, room.category, 0, count);
    System.arraycopy(first, 0, room.first, 0, count);
    System.arraycopy(last, 0, room.last, 0, count);
    System.arraycopy(disguise, 0, room.disguise, 0, count);
  }

  // Which findings stand

  private List<Match> stand() {
    int found = room.found;
    if (found == 0) {
      return List.of();
    }
    // By first word they are sorted already; inside that, the longest and surest comes first.
    for (int i = 1; i < found; i++) {
      int to = i;
      while (to > 0 && precedes(i, to - 1)) {
        to--;
      }
      if (to < i) {
        room.moveBack(i, to);
      }
    }
    Arrays.fill(room.reach, -1);
    List<Match> matches = new ArrayList<>(found);
    int nearException = 0;
    for (int i = 0; i < found; i++) {
      int first = room.first[i];
      int last = room.last[i];
      int target = room.term[i];
      int category = room.category[i];
      if (room.reach[category] >= last) {
        continue; // Inside another of its category.
      }
      while (nearException < room.exceptions
          && room.exceptionFirst[nearException] + room.longestException < first) {
        nearException++;
      }
      if (target >= 0
          && (isOfOtherLanguage(target, first, last)
              || isExcepted(target, first, last, nearException))) {
        continue;
      }
      room.reach[category] = last;
      matches.add(
          new Match(
              category,
              target < 0 ? null : table.terms[target],
              first,
              last,
              text.start(first),
              text.end(last),
              room.disguise[i] == AS_WRITTEN ? null : DISGUISES[room.disguise[i] - 1]));
    }
    return matches;
  }

  private boolean precedes(int one, int other) {
    if (room.first[one] != room.first[other]) {
      return room.first[one] < room.first[other];
    }
    if (room.category[one] != room.category[other]) {
      return room.category[one] < room.category[other];
    }
    if (room.last[one] != room.last[other]) {
      return room.last[one] > room.last[other];
    }
    if (room.disguise[one] != room.disguise[other]) {
      return room.disguise[one] < room.disguise[other];
    }
    return room.term[one] < room.term[other];
  }

  private boolean isOfOtherLanguage(int target, int first, int last) {
    byte own = table.language(target);
    return language != TermTable.ANY_LANGUAGE
        && own != TermTable.ANY_LANGUAGE
        && own != language
        && first == last
        && text.lettersEnd(first) - text.lettersStart(first) < LEAST_LETTERS_OF_OTHER_LANGUAGE;
  }

  private boolean isExcepted(int target, int first, int last, int from) {
    for (int i = from; i < room.exceptions && room.exceptionFirst[i] <= last; i++) {
      if (room.exceptionLast[i] >= first
          && table.exceptFrom[room.exception[i]] <= target
          && target <= table.exceptTo[room.exception[i]]) {
        return true;
      }
    }
    return false;
  }
}
