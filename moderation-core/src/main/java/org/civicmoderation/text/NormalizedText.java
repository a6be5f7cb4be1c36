package org.civicmoderation.text;

import java.util.List;

/**
 * A comment's text made ready for matching: a row of words with folded letters, each mapped back to
 * the original. Immutable and thread-safe.
 */
public final class NormalizedText {
  NormalizedText() {}

  /** Returns the text as received. */
  public String original() {
    throw new UnsupportedOperationException();
  }

  /** Returns the number of words; numbers, emoji, links and mentions count as words. */
  public int wordCount() {
    throw new UnsupportedOperationException();
  }

  /** Returns where a word starts in the original, in UTF-16 units. */
  public int start(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns where a word ends in the original, exclusive. */
  public int end(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns the array that holds all folded letters; not to be changed. */
  public char[] letters() {
    throw new UnsupportedOperationException();
  }

  /** Returns where a word's folded letters start in {@link #letters()}. */
  public int lettersStart(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns where a word's folded letters end in {@link #letters()}, exclusive. */
  public int lettersEnd(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns the {@link String#hashCode()} of a word's folded letters, computed already. */
  public int hash(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns a word's folded letters. */
  public String form(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns the sentence a word stands in, counted from 0. */
  public int sentence(int word) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the clause a word stands in, counted from 0 over the whole text; a sentence has one or
   * more.
   */
  public int clause(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns whether the sentence a word stands in is a question. */
  public boolean inQuestion(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns whether a word stands between quotation marks or on a quoted line. */
  public boolean quoted(int word) {
    throw new UnsupportedOperationException();
  }

  /** Returns the things recognised by their form, in order of their start. */
  public List<TextEntity> entities() {
    throw new UnsupportedOperationException();
  }

  /** Returns whether a word's writing may disguise another; cheap. */
  public boolean suspicious(int word) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the readings that start at a word, the surest first; empty unless {@link #suspicious}.
   */
  public List<Reading> readings(int word) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns how many of the text's letters are capitals, in percent; 0 when it has fewer than eight
   * letters.
   */
  public int capitalsPercent() {
    throw new UnsupportedOperationException();
  }
}
