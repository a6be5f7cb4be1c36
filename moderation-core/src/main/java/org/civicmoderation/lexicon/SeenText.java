package org.civicmoderation.lexicon;

import java.nio.CharBuffer;
import java.util.Arrays;
import org.civicmoderation.text.NormalizedText;

/**
 * A text as patterns see it: its words as folded, and what stands between them as written. Mere
 * white space between two words is one space. Belongs to one thread.
 */
final class SeenText {
  private final NormalizedText text;

  /** Empty till first asked for. */
  private char[] chars = {};

  private int length;

  SeenText(NormalizedText text) {
    this.text = text;
  }

  private void make() {
    String original = text.original();
    char[] letters = text.letters();
    int words = text.wordCount();
    chars = new char[text.lettersEnd(words - 1) + words + 16];
    int from = 0;
    for (int word = 0; word < words; word++) {
      addBetween(original, from, text.start(word));
      int start = text.lettersStart(word);
      int count = text.lettersEnd(word) - start;
      ensure(count);
      System.arraycopy(letters, start, chars, length, count);
      length += count;
      from = Math.max(from, text.end(word));
    }
    addBetween(original, from, original.length());
  }

  /** Returns the characters, which may be longer than {@link #length}; not to be changed. */
  char[] chars() {
    if (chars.length == 0) {
      make();
    }
    return chars;
  }

  int length() {
    return chars().length == 0 ? 0 : length;
  }

  /** Returns the text up to a place. */
  CharSequence upTo(int end) {
    return CharBuffer.wrap(chars(), 0, end);
  }

  /** Returns where each word starts, if {@code starts}, or ends. */
  int[] borders(boolean starts) {
    int[] borders = new int[text.wordCount()];
    String original = text.original();
    int at = 0;
    int from = 0;
    for (int word = 0; word < borders.length; word++) {
      int to = text.start(word);
      at += isBlank(original, from, to) ? (at > 0 ? 1 : 0) : to - from;
      borders[word] = at;
      at += text.lettersEnd(word) - text.lettersStart(word);
      borders[word] = starts ? borders[word] : at;
      from = Math.max(from, text.end(word));
    }
    return borders;
  }

  private void addBetween(String original, int from, int to) {
    if (isBlank(original, from, to)) {
      if (length > 0) {
        ensure(1);
        chars[length++] = ' ';
      }
    } else {
      ensure(to - from);
      original.getChars(from, to, chars, length);
      length += to - from;
    }
  }

  static boolean isBlank(String original, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(original.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void ensure(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, (length + more) * 3 / 2);
    }
  }
}
