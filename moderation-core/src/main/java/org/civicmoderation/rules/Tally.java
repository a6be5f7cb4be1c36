package org.civicmoderation.rules;

/**
 * A fact for the DRL: how many words of a kind a comment has. Public because Drools reads it;
 * nobody else needs it. Immutable.
 */
public final class Tally {
  private final int slot;
  private final int number;

  Tally(int slot, int number) {
    this.slot = slot;
    this.number = number;
  }

  /** Returns the number of the sentence that it is for. */
  public int getSlot() {
    return slot;
  }

  /** Returns how many there are. */
  public int getNumber() {
    return number;
  }
}
