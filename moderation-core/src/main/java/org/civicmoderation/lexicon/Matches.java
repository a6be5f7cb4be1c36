package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a text has of every category. Of which categories there may be anything is known from the
 * start; which of a category's findings stand is settled when first asked for. Belongs to one
 * thread.
 */
public final class Matches {
  private final boolean onlyLanguageless;
  private final @Nullable TextPatterns patterns;
  private final TermFinder finder;
  private final CategorySet candidates;

  /** By the candidates' places: their matches, once asked for. */
  private final @Nullable List<Match>[] found;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
  Matches(LexiconScanner scanner, NormalizedText text, byte language, boolean onlyLanguageless) {
    this.onlyLanguageless = onlyLanguageless;
    long[] bits = new long[(scanner.categories().size() + 63) / 64];
    for (TextEntity thing : text.entities()) {
      int kind = thing.kind().ordinal();
      bits[kind >> 6] |= 1L << kind;
    }
    if (!scanner.terms.hasPatterns() || text.wordCount() == 0) {
      this.patterns = null;
    } else {
      this.patterns = new TextPatterns(scanner.terms, text);
      patterns.addCategories(bits);
    }
    ScanRoom room = scanner.room();
    KnownWords words = new KnownWords(scanner, text, room);
    new TermWalk(scanner, text, words, room).run();
    room.raw.addCategories(bits);
    this.candidates = new CategorySet(bits);
    FoundTerms terms = room.raw.ofCategories(candidates);
    scanner.leave(room);
    this.finder = new TermFinder(scanner.terms, text, terms, language);
    this.found = new List[candidates.count()];
  }

  /**
   * Returns of which categories there may be a match, a bit a category; of others there is none.
   * Not to be changed.
   */
  public long[] candidates() {
    return candidates.bits();
  }

  /** Returns whether there may be a match of a category; false is sure. */
  public boolean mayHave(int category) {
    return category >= 0 && candidates.has(category);
  }

  /**
   * Returns the matches of a category, ordered by first word. Of those inside one another only the
   * longest is given.
   */
  public List<Match> of(int category) {
    if (!mayHave(category)) {
      return List.of();
    }
    int place = candidates.place(category);
    List<Match> known = found[place];
    if (known == null) {
      known = find(category, place);
      found[place] = known;
    }
    return known;
  }

  /** Returns all matches, ordered by first word, then category. */
  public List<Match> all() {
    List<Match> all = new ArrayList<>();
    for (int category = 0; category < candidates.bits().length * 64; category++) {
      all.addAll(of(category));
    }
    all.sort(Comparator.comparingInt(Match::firstWord).thenComparingInt(Match::category));
    return all;
  }

  private List<Match> find(int category, int place) {
    List<Match> matches = finder.find(category, place, patterns);
    if (onlyLanguageless && !matches.isEmpty()) {
      return matches.stream()
          .filter(match -> match.term() == null || match.term().language().equals("any"))
          .toList();
    }
    return matches;
  }
}
