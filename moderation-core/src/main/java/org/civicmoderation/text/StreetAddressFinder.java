package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_DOT;
import static org.civicmoderation.text.Folding.GAP_NEWLINE;
import static org.civicmoderation.text.Folding.GAP_QUESTION;
import static org.civicmoderation.text.Folding.GAP_SPACE;
import static org.civicmoderation.text.Folding.GAP_STOP;

/** Finds street addresses: 1432 N 27th St, calle Juárez 123. */
final class StreetAddressFinder {
  private static final int MOST_WORDS = 5;
  private static final int C = "c".hashCode();

  private static final WordSet STREET_TYPES =
      WordSet.of(
          "st street ave av avenue rd road blvd boulevard ln lane ct pkwy parkway pky hwy highway ter terrace trl"
              + " trail aly alley");

  /** Street types that are ordinary words too, or short for one. */
  private static final WordSet CAPITALIZED_STREET_TYPES =
      WordSet.of(
          "dr drive way pl place court circle cir sq square row run path plaza loop crossing bend pass");

  private static final WordSet SPANISH_STREET_TYPES =
      WordSet.of(
          "calle avenida avda av paseo plaza carrera callejon bulevar boulevard calzada travesia");

  private static final WordSet DIRECTIONS =
      WordSet.of("n s e w ne nw se sw north south east west norte sur este oeste");

  /** Words that follow a number, or stand before "street", without being a street's name. */
  private static final WordSet NO_STREET_NAMES =
      WordSet.of(
          "on in at of and or the a an to for from by with is are was were be have has had do does did i we you he she"
              + " they it my our your his her their this that these those if so but not no as than then out off up down"
              + " over under across along near away hour hours minute minutes min mile miles foot feet ft year years day"
              + " days lane lanes way ways story unit units new more other different people cars kids blocks houses homes"
              + " lots potholes times side per dollar percent pm am own end dead whole entire every");

  private static final WordSet ABBREVIATIONS = WordSet.of("av avda no num nro n sta sto gral dr");

  private static final WordSet STREET_NAME_CONNECTORS =
      WordSet.of("de del la las los el y san santa no num numero nro n");

  private final NormalizedText text;
  private final int words;
  private final EntityFinder found;
  private int foundUntil = -1;

  StreetAddressFinder(NormalizedText text, EntityFinder found) {
    this.text = text;
    this.words = text.wordCount();
    this.found = found;
  }

  /** Looks for an American address that starts with a number. */
  void startingWith(int number) {
    int length = text.cleanEnd(number) - text.cleanStart(number);
    if (length > 6 || number <= foundUntil) {
      return;
    }
    int names = 0;
    boolean capital = false;
    int limit = Math.min(words, number + 1 + MOST_WORDS);
    for (int word = number + 1; word < limit; word++) {
      int marks = text.marks(word);
      int gap = marks & WordMarks.GAP;
      if ((gap & ~GAP_DOT) != GAP_SPACE || (marks & WordMarks.KIND) > WordMarks.NUMBER) {
        return;
      }
      if (names > 0) {
        boolean small = length > 1 && names == 1;
        boolean upper = capital && (marks & WordMarks.CAPITALIZED) != 0;
        if (((capital || small) && STREET_TYPES.contains(text, word))
            || (upper && CAPITALIZED_STREET_TYPES.contains(text, word))) {
          foundUntil = withDirection(word);
          found.add(EntityKind.STREET_ADDRESS, number, foundUntil);
          return;
        }
      }
      if (DIRECTIONS.contains(text, word)) {
        continue;
      }
      names++;
      capital |= (marks & (WordMarks.CAPITALIZED | WordMarks.DIGITS)) != 0;
      if ((!capital && names > 2) || NO_STREET_NAMES.contains(text, word)) {
        return;
      }
    }
  }

  private int withDirection(int type) {
    int next = type + 1;
    boolean direction =
        next < words
            && (gap(next) & ~GAP_DOT) == GAP_SPACE
            && text.cleanEnd(next) - text.cleanStart(next) <= 2
            && WordMarks.isAllCapitals(text.marks(next))
            && DIRECTIONS.contains(text, next);
    return direction ? next : type;
  }

  /** Looks back from a number for the street that it stands in: calle Juárez 123. */
  void endingWith(int number) {
    if (text.cleanEnd(number) - text.cleanStart(number) > 4) {
      return;
    }
    boolean name = false;
    for (int word = number; word > 0 && word > number - MOST_WORDS; word--) {
      if ((gap(word) & (GAP_NEWLINE | GAP_STOP | GAP_QUESTION)) != 0) {
        return;
      }
      int before = word - 1;
      int marks = text.marks(before);
      boolean dot = (gap(word) & (GAP_DOT | GAP_SPACE)) == (GAP_DOT | GAP_SPACE);
      if ((marks & WordMarks.KIND) != WordMarks.WORD
          || (dot && !ABBREVIATIONS.contains(text, before))) {
        return;
      }
      if (name && (SPANISH_STREET_TYPES.contains(text, before) || isCalle(before, word))) {
        found.add(EntityKind.STREET_ADDRESS, before, number);
        return;
      }
      if ((marks & WordMarks.CAPITALIZED) != 0) {
        name = true;
      } else if (!STREET_NAME_CONNECTORS.contains(text, before)) {
        return;
      }
    }
  }

  /** Returns whether a word is the "c" of "c/", short for calle. */
  private boolean isCalle(int word, int next) {
    return text.hash(word) == C && (gap(next) & Folding.GAP_SLASH) != 0;
  }

  private int gap(int word) {
    return text.marks(word) & WordMarks.GAP;
  }
}
