package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.Reading.Disguise;
import org.civicmoderation.text.TextEntity;
import org.jspecify.annotations.Nullable;

/** Tells which of what was found of a category in a text stand. Belongs to one thread. */
final class TermFinder {
  /** Letters that a word of another language than the comment's needs to count alone. */
  private static final int LEAST_LETTERS_OF_OTHER_LANGUAGE = 5;

  private static final Disguise[] DISGUISES = Disguise.values();

  private final TermTable terms;
  private final NormalizedText text;
  private final List<TextEntity> entities;
  private final byte language;
  private final FoundTerms found;
  private final Findings findings = new Findings();

  TermFinder(TermTable terms, NormalizedText text, FoundTerms found, byte language) {
    this.terms = terms;
    this.text = text;
    this.entities = text.entities();
    this.found = found;
    this.language = language;
  }

  /**
   * Returns the matches of a category, ordered by first word; none stands inside another.
   *
   * @param place the category's place among those of which there is anything
   * @param patterns the text's patterns, or null where the lexicons have none
   */
  List<Match> find(int category, int place, @Nullable TextPatterns patterns) {
    findings.clear();
    if (category < EntityKind.values().length) {
      for (int i = 0; i < entities.size(); i++) {
        TextEntity entity = entities.get(i);
        if (entity.kind().ordinal() == category) {
          findings.add(~category, entity.firstWord(), entity.lastWord(), KnownWords.AS_WRITTEN);
        }
      }
    }
    found.addTo(findings, place);
    if (patterns != null) {
      patterns.find(category, findings);
    }
    return stand(category);
  }

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
      int target = findings.term(i);
      if (reach >= last
          || (target >= 0
              && TermTable.isGapped(terms.facts(target))
              && findings.isLongerThanNeeded(i))) {
        continue; // Inside another one, or more than the term needs.
      }
      int first = findings.first(i);
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
              target < 0 ? null : terms.terms.get(target),
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
