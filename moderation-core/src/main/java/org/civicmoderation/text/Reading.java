package org.civicmoderation.text;

/**
 * Another way to read one or more words, where the writing may disguise them: {@code sh1t}, {@code
 * f.u.c.k}, {@code fuuuck}. Immutable.
 *
 * @param firstWord the first word that it replaces
 * @param lastWord the last word that it replaces, inclusive
 * @param form the folded letters; for {@link Disguise#MASKED} a {@code ?} stands for each hidden
 *     letter
 * @param disguise what was undone to read it so
 */
public record Reading(int firstWord, int lastWord, String form, Disguise disguise) {
  /** What was undone; order is from the surest reading to the least sure. */
  public enum Disguise {
    /** A possessive or other ending apart from the word ("Smith's"). */
    POSSESSIVE,
    /** A hyphenated or dotted compound read as one word, or a hashtag as a whole. */
    JOINED,
    /** Digits and signs for letters: {@code sh1t}, {@code a$$}. */
    LEET,
    /** Letters apart: {@code f u c k}, {@code f.u.c.k}. */
    SPACED,
    /** Letters repeated: {@code fuuuuck}. */
    STRETCHED,
    /**
     * A Spanish ñ or other marked letter read as its plain one, where the word is not known as
     * written.
     */
    UNMARKED,
    /** Letters hidden: {@code f**k}. */
    MASKED,
    /** Text turned around by bidirectional controls. */
    REVERSED,
    /**
     * A slip of the pen: letters swapped, dropped or doubled. Found while scanning, never a
     * reading.
     */
    MISSPELT,
    /** Words without spaces between. Found while scanning, never a reading. */
    UNSPACED
  }
}
