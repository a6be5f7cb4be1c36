package org.civicmoderation.rules;

/**
 * A fact for the DRL: something about the whole comment, its author or its original post, as a
 * number. Public because Drools reads it; nobody else needs it. Immutable.
 */
public final class Around {
  private final int slot;
  private final int value;

  Around(int slot, int value) {
    this.slot = slot;
    this.value = value;
  }

  /** Returns the number of the sentence that it is for. */
  public int getSlot() {
    return slot;
  }

  /** Returns the measured value. */
  public int getValue() {
    return value;
  }
}
