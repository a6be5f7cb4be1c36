package org.civicmoderation.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment's text made ready for matching: a row of words with folded letters, each mapped back to
 * the original. Immutable and thread-safe; what is dear to find (sentences, quotation, entities,
 * readings) is found when first asked for.
 */
public final class NormalizedText {
  private final String original;
  private final TextCleaner.Clean clean;
  private final int wordCount;

  // Invariant: never written after construction; each may be longer than needed.
  private final int[] starts;
  private final int[] ends;
  private final char[] letters;
  private final int[] letterStarts;
  private final int[] hashes;
  private final int[] marks;

  // Found when first asked for. Two threads may find the same twice; what they find is immutable
  // and
  // equal, so that either may win.
  private @Nullable Sentences sentences;
  private @Nullable Quotation quotation;
  private @Nullable List<TextEntity> entities;

  NormalizedText(String original, TextCleaner.Clean clean, WordList words) {
    this.original = original;
    this.clean = clean;
    this.wordCount = words.count;
    this.starts = words.starts;
    this.ends = words.ends;
    this.letters = words.letters;
    this.letterStarts = words.letterStarts;
    this.hashes = words.hashes;
    this.marks = words.marks;
  }

  /** Returns the text as received. */
  public String original() {
    return original;
  }

  /** Returns the number of words; numbers, emoji, links and mentions count as words. */
  public int wordCount() {
    return wordCount;
  }

  /** Returns where a word starts in the original, in UTF-16 units. */
  public int start(int word) {
    return clean.start(starts[word]);
  }

  /** Returns where a word ends in the original, exclusive. */
  public int end(int word) {
    return clean.end(ends[word] - 1);
  }

  /** Returns the array that holds all folded letters; not to be changed. */
  public char[] letters() {
    return letters;
  }

  /** Returns where a word's folded letters start in {@link #letters()}. */
  public int lettersStart(int word) {
    return letterStarts[word];
  }

  /** Returns where a word's folded letters end in {@link #letters()}, exclusive. */
  public int lettersEnd(int word) {
    return letterStarts[word + 1];
  }

  /** Returns the {@link String#hashCode()} of a word's folded letters, computed already. */
  public int hash(int word) {
    return hashes[word];
  }

  /** Returns a word's folded letters. */
  public String form(int word) {
    int start = letterStarts[word];
    return new String(letters, start, letterStarts[word + 1] - start);
  }

  /** Appends a word's folded letters. */
  void appendForm(StringBuilder to, int word) {
    int start = letterStarts[word];
    to.append(letters, start, letterStarts[word + 1] - start);
  }

  /** Returns the sentence a word stands in, counted from 0. */
  public int sentence(int word) {
    return sentences().sentence(word);
  }

  /**
   * Returns the clause a word stands in, counted from 0 over the whole text; a sentence has one or
   * more.
   */
  public int clause(int word) {
    return sentences().clause(word);
  }

  /** Returns whether the sentence a word stands in is a question. */
  public boolean inQuestion(int word) {
    return sentences().inQuestion(word);
  }

  /** Returns whether a word stands between quotation marks or on a quoted line. */
  public boolean quoted(int word) {
    Quotation found = quotation;
    if (found == null) {
      found = Quotation.find(this);
      quotation = found;
    }
    return found.quoted(word);
  }

  /** Returns the things recognised by their form, in order of their start. */
  public List<TextEntity> entities() {
    List<TextEntity> found = entities;
    if (found == null) {
      found = EntityFinder.find(this);
      entities = found;
    }
    return found;
  }

  /** Returns whether a word's writing may disguise another; cheap. */
  public boolean suspicious(int word) {
    return (marks[word] & WordMarks.SUSPICIOUS) != 0;
  }

  /**
   * Returns the readings that start at a word, the surest first; empty unless {@link #suspicious}.
   */
  public List<Reading> readings(int word) {
    return suspicious(word) ? Readings.of(this, word) : List.of();
  }

  /**
   * Returns how many of the text's letters are capitals, in percent; 0 when it has fewer than eight
   * letters.
   */
  public int capitalsPercent() {
    int capitals = 0;
    int small = 0;
    for (int word = 0; word < wordCount; word++) {
      if ((marks[word] & (WordMarks.KIND | WordMarks.LETTERS)) == WordMarks.LETTERS) {
        for (int i = starts[word]; i < ends[word]; i++) {
          int entry = Folding.entry(clean.chars()[i]);
          capitals += entry >>> Folding.UPPER_SHIFT & 1;
          small += entry >>> Folding.LOWER_SHIFT & 1;
        }
      }
    }
    int all = capitals + small;
    return all < 8 ? 0 : (int) (100L * capitals / all);
  }

  /** Returns whether the text as a whole is written in capitals. */
  boolean allCapitals() {
    int capitals = 0;
    int small = 0;
    for (int word = 0; word < wordCount; word++) {
      int length = ends[word] - starts[word];
      if (WordMarks.isAllCapitals(marks[word])) {
        capitals += length;
      } else if ((marks[word] & WordMarks.LOWER) != 0) {
        small += length;
      }
    }
    return capitals > 2 * small;
  }

  /**
   * Returns a word's {@link WordMarks}; those of {@code wordCount} hold what follows the last word.
   */
  int marks(int word) {
    return marks[word];
  }

  /** Returns the cleaned text, which may be longer than {@link #cleanLength}. */
  char[] cleanChars() {
    return clean.chars();
  }

  int cleanLength() {
    return clean.length();
  }

  int cleanStart(int word) {
    return starts[word];
  }

  int cleanEnd(int word) {
    return ends[word];
  }

  /** Returns where a character of the cleaned text starts in the original. */
  int originalStart(int at) {
    return clean.start(at);
  }

  /** Returns where a character of the cleaned text ends in the original, exclusive. */
  int originalEnd(int at) {
    return clean.end(at);
  }

  private Sentences sentences() {
    Sentences found = sentences;
    if (found == null) {
      found = Sentences.find(this);
      sentences = found;
    }
    return found;
  }
}
