package org.civicmoderation.rules;

import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.text.NormalizedText;

/**
 * Tells how words are said, by the grammar categories that stand around them. Shallow on purpose:
 * docs/rule-language.md says what each mark looks at. Immutable and thread-safe.
 */
final class Marks {
  private static final int NEGATION_REACH = 5;
  private static final int TARGET_REACH = 4;

  private final int negation;
  private final int attribution;
  private final int hypothetical;
  private final int joke;
  private final int past;
  private final int commandMarker;
  private final int intent;
  private final int firstPerson;
  private final int secondPerson;
  private final int thirdPerson;
  private final int person;
  private final int kin;
  private final int name;
  private final int group;
  private final int official;
  private final int organisation;

  Marks(java.util.function.ToIntFunction<String> category) {
    negation = category.applyAsInt("negation");
    attribution = category.applyAsInt("attribution");
    hypothetical = category.applyAsInt("hypothetical");
    joke = category.applyAsInt("joke");
    past = category.applyAsInt("past");
    commandMarker = category.applyAsInt("command marker");
    intent = category.applyAsInt("intent");
    firstPerson = category.applyAsInt("first person");
    secondPerson = category.applyAsInt("second person");
    thirdPerson = category.applyAsInt("third person");
    person = category.applyAsInt("person");
    kin = category.applyAsInt("kin");
    name = category.applyAsInt("name");
    group = category.applyAsInt("group of people");
    official = category.applyAsInt("official");
    organisation = category.applyAsInt("organisation");
  }

  static Marks of(LexiconScanner scanner) {
    return new Marks(scanner::category);
  }

  /**
   * Returns those of the marks asked for that a match bears.
   *
   * @param asked the marks' bits
   */
  int of(Scan scan, int match, int asked) {
    Place at = scan.place(match);
    int borne = 0;
    for (Mark mark : Mark.values()) {
      if ((asked & mark.bit()) != 0 && bears(scan, at, mark)) {
        borne |= mark.bit();
      }
    }
    return borne;
  }

  private boolean bears(Scan scan, Place at, Mark mark) {
    NormalizedText text = scan.text();
    return switch (mark) {
      case QUOTED -> text.quoted(at.getFirstWord()) || text.quoted(at.getLastWord());
      case REPORTED -> reported(scan, at);
      case NEGATED ->
          any(
              scan,
              negation,
              at,
              (other, words) ->
                  other.getClause() == words.getClause()
                      && gapBefore(other, words) >= 0
                      && gapBefore(other, words) <= NEGATION_REACH);
      case HYPOTHETICAL ->
          any(
              scan,
              hypothetical,
              at,
              (other, words) ->
                  other.getClause() == words.getClause()
                      && other.getFirstWord() <= words.getLastWord());
      case JOKING ->
          any(
              scan,
              joke,
              at,
              (other, words) ->
                  other.getSentence() == words.getSentence()
                      || (other.getSentence() == words.getSentence() + 1
                          && startsSentence(text, other.getFirstWord())));
      case ASKED -> text.inQuestion(at.getFirstWord());
      case IMPERATIVE ->
          startsClause(text, at.getFirstWord())
              || any(
                  scan,
                  commandMarker,
                  at,
                  (other, words) ->
                      other.getSentence() == words.getSentence() && gapBefore(other, words) == 0);
      case PAST -> any(scan, past, at, (other, words) -> other.getClause() == words.getClause());
      case BY_WRITER -> byWriter(scan, at);
      case AT_READER -> near(scan, at, secondPerson);
      case AT_PERSON ->
          near(scan, at, person)
              || near(scan, at, thirdPerson)
              || near(scan, at, kin)
              || near(scan, at, name);
      case AT_GROUP -> near(scan, at, group);
      case AT_OFFICIAL -> near(scan, at, official);
      case AT_ORGANISATION -> near(scan, at, organisation);
      case STARTS_COMMENT -> at.getFirstWord() == 0;
      case STARTS_SENTENCE -> startsSentence(text, at.getFirstWord());
      case ENDS_COMMENT -> at.getLastWord() == text.wordCount() - 1;
    };
  }

  /**
   * Told of somebody else: an attribution stands before it in the sentence, or right behind its
   * clause, and the attribution's subject is not the writer.
   */
  private boolean reported(Scan scan, Place at) {
    NormalizedText text = scan.text();
    int clauseEnd = at.getLastWord();
    while (clauseEnd + 1 < text.wordCount() && text.clause(clauseEnd + 1) == at.getClause()) {
      clauseEnd++;
    }
    int behind = clauseEnd + 1;
    return any(
        scan,
        attribution,
        at,
        (other, words) ->
            other.getSentence() == words.getSentence()
                && (gapBefore(other, words) >= 0 || other.getFirstWord() == behind)
                && !subjectBefore(scan, other));
  }

  /** Returns whether the word right before a place is the writer as a subject: "I said". */
  private boolean subjectBefore(Scan scan, Place place) {
    return any(
        scan,
        firstPerson,
        place,
        (other, words) -> gapBefore(other, words) == 0 && subject(scan, other));
  }

  private boolean byWriter(Scan scan, Place at) {
    int writer = Math.max(nearestSubject(scan, at, firstPerson), nearestSubject(scan, at, intent));
    if (writer < 0) {
      return false;
    }
    int another = -1;
    for (int category :
        new int[] {secondPerson, thirdPerson, person, kin, name, group, official, organisation}) {
      another = Math.max(another, nearestSubject(scan, at, category));
    }
    return writer > another;
  }

  /** Returns the first word of the nearest such match before or at a place in its clause, or -1. */
  private int nearestSubject(Scan scan, Place at, int category) {
    int[] list = scan.ofCategory(category);
    for (int i = RuleSearch.lowerBound(scan, list, at.getFirstWord() + 1) - 1; i >= 0; i--) {
      Place other = scan.place(list[i]);
      if (other.getSentence() < at.getSentence()) {
        break;
      }
      if (other.getClause() == at.getClause()
          && (category != firstPerson || subject(scan, other))
          && (other.getLastWord() < at.getFirstWord() || writerCategory(category))) {
        return other.getFirstWord();
      }
    }
    return -1;
  }

  private boolean writerCategory(int category) {
    return category == firstPerson || category == intent;
  }

  /** Returns whether a first person is one that can act: "I", not "me" or "my". */
  private static boolean subject(Scan scan, Place place) {
    return switch (scan.text().form(place.getFirstWord())) {
      case "me", "my", "mine", "myself", "us", "our", "ours", "ourselves" -> false;
      case "mi", "mis", "mio", "mia", "mios", "mias", "conmigo", "nos" -> false;
      case "nuestro", "nuestra", "nuestros", "nuestras" -> false;
      default -> true;
    };
  }

  private boolean near(Scan scan, Place at, int category) {
    return any(
        scan,
        category,
        at,
        (other, words) ->
            other.getClause() == words.getClause()
                && gapBefore(other, words) <= TARGET_REACH
                && gapBefore(words, other) <= TARGET_REACH);
  }

  private interface Test {
    boolean holds(Place other, Place words);
  }

  /** Looks at the category's matches in the sentence of some words and the one after. */
  private static boolean any(Scan scan, int category, Place words, Test test) {
    int[] list = scan.ofCategory(category);
    for (int i = RuleSearch.lowerBound(scan, list, words.getFirstWord()) - 1; i >= 0; i--) {
      Place other = scan.place(list[i]);
      if (other.getSentence() < words.getSentence()) {
        break;
      }
      if (test.holds(other, words)) {
        return true;
      }
    }
    for (int i = RuleSearch.lowerBound(scan, list, words.getFirstWord()); i < list.length; i++) {
      Place other = scan.place(list[i]);
      if (other.getSentence() > words.getSentence() + 1) {
        break;
      }
      if (test.holds(other, words)) {
        return true;
      }
    }
    return false;
  }

  private static int gapBefore(Place other, Place words) {
    return words.getFirstWord() - other.getLastWord() - 1;
  }

  private static boolean startsSentence(NormalizedText text, int word) {
    return word == 0 || text.sentence(word - 1) != text.sentence(word);
  }

  private static boolean startsClause(NormalizedText text, int word) {
    return word == 0 || text.clause(word - 1) != text.clause(word);
  }
}
