package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicmoderation.text.NormalizedText;
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
  private final long[] candidates;

  /** By number of the candidates: how many are set in those before. */
  private final int[] before;

  /** By category of which there may be anything, in order: its matches, once asked for. */
  private final @Nullable List<Match>[] found;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
  Matches(LexiconScanner scanner, NormalizedText text, byte language, boolean onlyLanguageless) {
    this.onlyLanguageless = onlyLanguageless;
    this.candidates = new long[(scanner.categories().size() + 63) / 64];
    this.before = new int[candidates.length];
    KnownWords words = new KnownWords(scanner, text);
    this.finder = new TermFinder(scanner, text, words, language);
    finder.addCategories(candidates);
    if (!scanner.terms.hasPatterns() || text.wordCount() == 0) {
      this.patterns = null;
    } else {
      this.patterns = new TextPatterns(scanner.terms, text);
      patterns.addCategories(candidates);
    }
    int count = 0;
    for (int i = 0; i < candidates.length; i++) {
      before[i] = count;
      count += Long.bitCount(candidates[i]);
    }
    this.found = new List[count];
  }

  /**
   * Returns of which categories there may be a match, a bit a category; of others there is none.
   * Not to be changed.
   */
  public long[] candidates() {
    return candidates;
  }

  /** Returns whether there may be a match of a category; false is sure. */
  public boolean mayHave(int category) {
    return category >= 0 && (candidates[category >> 6] & 1L << category) != 0;
  }

  /**
   * Returns the matches of a category, ordered by first word. Of those inside one another only the
   * longest is given.
   */
  public List<Match> of(int category) {
    if (!mayHave(category)) {
      return List.of();
    }
    long lower = candidates[category >> 6] & (1L << category) - 1;
    int place = before[category >> 6] + Long.bitCount(lower);
    List<Match> known = found[place];
    if (known == null) {
      known = find(category);
      found[place] = known;
    }
    return known;
  }

  /** Returns all matches, ordered by first word, then category. */
  public List<Match> all() {
    List<Match> all = new ArrayList<>();
    for (int category = 0; category < candidates.length * 64; category++) {
      all.addAll(of(category));
    }
    all.sort(Comparator.comparingInt(Match::firstWord).thenComparingInt(Match::category));
    return all;
  }

  private List<Match> find(int category) {
    List<Match> matches = finder.find(category, patterns);
    if (onlyLanguageless && !matches.isEmpty()) {
      return matches.stream()
          .filter(match -> match.term() == null || match.term().language().equals("any"))
          .toList();
    }
    return matches;
  }
}
