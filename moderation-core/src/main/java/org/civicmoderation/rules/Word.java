package org.civicmoderation.rules;

/**
 * A fact for the DRL: words that a sentence of a rule may find, or must not. Public because Drools
 * reads it; nobody else needs it. Immutable.
 */
public final class Word extends Place {
  private final int slot;
  private final int marks;

  Word(int slot, Place place, int marks) {
    super(
        place.match(),
        place.getSentence(),
        place.getClause(),
        place.getFirstWord(),
        place.getLastWord());
    this.slot = slot;
    this.marks = marks;
  }

  /** Returns the number of the sentence that it is for. */
  public int getSlot() {
    return slot;
  }

  /** Returns how it is said, a bit a mark. */
  public int getMarks() {
    return marks;
  }
}
