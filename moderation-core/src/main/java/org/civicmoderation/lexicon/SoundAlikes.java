package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.Arrays;

/**
 * Words by how they sound, so that a respelling is known for the word it is read as: {@code
 * phucker}, {@code pussee}, {@code slutz}. Sounds are those of English, and few: what is told apart
 * here wrongly is missed, what is not told apart is found wrongly.
 */
final class SoundAlikes {
  private static final int LEAST_LETTERS = 4;
  private static final int MOST_LETTERS = 16;

  /** A word whose sound is shorter keeps its ending: {@code fuker}, but not {@code puter}. */
  private static final int LEAST_SOUNDS_TO_END = 5;

  private static final int[] NOTHING = {};

  private final Vocabulary sounds;

  /** By number of a sound, the words that have it. */
  private int[][] words;

  SoundAlikes() {
    sounds = new Vocabulary();
    words = new int[1 << 8][];
  }

  /** Makes what was written when no more words came. */
  SoundAlikes(TableReader in) throws IOException {
    sounds = new Vocabulary(in);
    words = in.lists();
  }

  void write(TableWriter out) {
    sounds.write(out);
    out.lists(Arrays.copyOf(words, sounds.size()));
  }

  /** Returns room for the longest sound. */
  static char[] room() {
    return new char[2 * MOST_LETTERS];
  }

  /** Adds a word, given by its letters and its number. */
  void add(int word, char[] text, int from, int to) {
    char[] sound = room();
    int length = sound(text, from, to, sound);
    if (length == 0) {
      return;
    }
    int number = sounds.add(new String(sound, 0, length));
    if (number >= words.length) {
      words = Arrays.copyOf(words, number * 2);
    }
    int[] known = words[number];
    if (known == null) {
      words[number] = new int[] {word};
    } else {
      words[number] = Arrays.copyOf(known, known.length + 1);
      words[number][known.length] = word;
    }
  }

  /** Ends the adding of words. */
  void freeze() {
    sounds.freeze(0);
  }

  /**
   * Returns the words that sound as a text does, the text itself perhaps among them.
   *
   * @param sound room to write the sound in
   */
  int[] find(char[] text, int from, int to, char[] sound) {
    if (to - from < LEAST_LETTERS || to - from > MOST_LETTERS) {
      return NOTHING;
    }
    int length = sound(text, from, to, sound);
    if (length == 0) {
      return NOTHING;
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + sound[i];
    }
    if (!sounds.mayKnow(hash)) {
      return NOTHING;
    }
    int number = sounds.find(hash, sound, 0, length);
    int[] known = number == Vocabulary.UNKNOWN ? null : words[number];
    return known == null ? NOTHING : known;
  }

  /** Writes how a word sounds to {@code out}; returns how long that is, 0 for no plain word. */
  private static int sound(char[] text, int from, int to, char[] out) {
    if (to - from < LEAST_LETTERS || to - from > MOST_LETTERS) {
      return 0;
    }
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c < 'a' || c > 'z') {
        return 0;
      }
      char next = i + 1 < to ? text[i + 1] : 0;
      char sound = c;
      switch (c) {
        case 'p' -> {
          if (next == 'h') {
            sound = 'f';
            i++;
          }
        }
        case 'c' -> {
          if (next == 'k') {
            i++;
          }
          sound = next == 'e' || next == 'i' || next == 'y' ? 's' : next == 'h' ? 'c' : 'k';
        }
        case 't' -> {
          if (next == 'c' && i + 2 < to && text[i + 2] == 'h') {
            continue;
          }
        }
        case 'q' -> sound = 'k';
        case 'z' -> sound = 's';
        case 'y' -> sound = 'i';
        case 'x' -> {
          length = append(out, length, 'k');
          sound = 's';
        }
        case 'e' -> {
          if (next == 'e') {
            sound = 'i';
            i++;
          }
        }
        case 'o' -> {
          if (next == 'o') {
            sound = 'u';
            i++;
          }
        }
        default -> {
          // Sounds as it is written.
        }
      }
      length = append(out, length, sound);
    }
    return ended(out, length);
  }

  /** Appends a sound; doubled letters sound once, but for the one that tells Niger from a slur. */
  private static int append(char[] out, int length, char sound) {
    if (length > 0 && out[length - 1] == sound && sound != 'g') {
      return length;
    }
    out[length] = sound;
    return length + 1;
  }

  /** Takes the endings -er, -or, -ur, -ar, -ah and -uh for -a, before an s as well. */
  private static int ended(char[] out, int length) {
    int end = length > 0 && out[length - 1] == 's' ? length - 1 : length;
    if (end < LEAST_SOUNDS_TO_END) {
      return length;
    }
    char last = out[end - 1];
    char before = out[end - 2];
    boolean vowel = before == 'e' || before == 'o' || before == 'u' || before == 'a';
    if ((last == 'r' && vowel) || (last == 'h' && (before == 'a' || before == 'u'))) {
      out[end - 2] = 'a';
      if (end < length) {
        out[end - 1] = 's';
      }
      return length - 1;
    }
    return length;
  }
}
