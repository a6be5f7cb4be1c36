package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicmoderation.text.Reading.Disguise;
import org.jspecify.annotations.Nullable;

/**
 * The readings found for one word, each once, with the ways to write what was read: as letters that
 * stand for others, as stretched, as masked. Not thread-safe.
 */
final class ReadingList {
  private static final int MOST_READINGS = 24;

  /** A disguised word is no longer than this. */
  static final int LONGEST = 40;

  private final NormalizedText text;
  private final int word;

  /** Made with the first reading. */
  private @Nullable List<Reading> found;

  ReadingList(NormalizedText text, int word) {
    this.text = text;
    this.word = word;
  }

  /** Returns the readings, those of the plainer disguise first. */
  List<Reading> toList() {
    if (found == null) {
      return List.of();
    }
    if (found.size() == 1) {
      return List.of(found.get(0)); // what most have, without the array of a copy
    }
    found.sort(Comparator.comparing(Reading::disguise));
    return List.copyOf(found);
  }

  /**
   * Adds a form as a reading of the words up to {@code last}, unless it is known, or no other than
   * what is written.
   */
  void add(int last, String form, Disguise disguise) {
    List<Reading> known = found;
    if (form.length() < 2
        || form.length() > LONGEST
        || (known != null && known.size() >= MOST_READINGS)
        || (last == word && isAsWritten(form))) {
      return;
    }
    if (known == null) {
      known = new ArrayList<>(4);
      found = known;
    }
    for (Reading reading : known) {
      if (reading.lastWord() == last && reading.form().equals(form)) {
        return;
      }
    }
    known.add(new Reading(word, last, form, disguise));
  }

  /** Adds a row of single letters as one word. */
  void spaced(String raw, int last) {
    String letters = squeezed(raw);
    if (letters.length() < 3) {
      return;
    }
    if (letters.chars().allMatch(Character::isLetter)) {
      add(last, letters, Disguise.SPACED);
    }
    leet(raw, last, Disguise.SPACED);
    stretched(letters, last);
    int digits = letters.length();
    while (digits > 0 && Folding.isAsciiDigit(letters.charAt(digits - 1))) {
      digits--;
    }
    if (digits < letters.length() && digits > 2) {
      spaced(letters.substring(0, digits), last);
    }
  }

  /** Adds what a piece of text reads as when its digits and signs are letters. */
  void leet(String raw, int last, Disguise disguise) {
    for (String variant : Leet.variants(raw)) {
      add(last, variant, disguise);
      stretched(variant, last);
    }
  }

  /** Adds a form with its stretched letters written once, and each in turn twice. */
  void stretched(String form, int last) {
    int runs = 0;
    boolean doubled = PlainSpelling.isDoubled(countDoubled(form), form.length());
    StringBuilder once = new StringBuilder();
    int[] places = new int[8];
    for (int i = 0; i < form.length(); ) {
      char c = form.charAt(i);
      int end = i + 1;
      while (end < form.length() && form.charAt(end) == c) {
        end++;
      }
      int length = end - i;
      boolean stretched =
          length > 2 || (length == 2 && (doubled || PlainSpelling.isRarelyDoubled(c)));
      once.append(c);
      if (stretched && Character.isLetter(c)) {
        if (runs < places.length) {
          places[runs] = once.length() - 1;
        }
        runs++;
      } else if (length > 1) {
        once.append(form, i + 1, end);
      }
      i = end;
    }
    if (runs == 0 || once.length() > LONGEST) {
      return;
    }
    add(last, once.toString(), Disguise.STRETCHED);
    int known = Math.min(runs, places.length);
    for (int i = 0; i < known; i++) {
      char c = once.charAt(places[i]);
      add(last, new StringBuilder(once).insert(places[i], c).toString(), Disguise.STRETCHED);
    }
    if (known > 1) {
      StringBuilder twice = new StringBuilder(once);
      for (int i = known - 1; i >= 0; i--) {
        twice.insert(places[i], once.charAt(places[i]));
      }
      add(last, twice.toString(), Disguise.STRETCHED);
    }
  }

  private static int countDoubled(String form) {
    int doubled = 0;
    for (int i = 1; i < form.length(); i++) {
      doubled += form.charAt(i) == form.charAt(i - 1) ? 1 : 0;
    }
    return doubled;
  }

  /** Adds a form whose signs each hide one letter, and one whose signs in a row hide one. */
  void masked(String raw, int last) {
    StringBuilder form = new StringBuilder();
    StringBuilder once = new StringBuilder();
    int letters = 0;
    int masks = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isLetter(c)) {
        form.append(c);
        once.append(c);
        letters++;
      } else if (Folding.isAsciiDigit(c)) {
        char letter = Leet.letter(c);
        form.append(letter);
        once.append(letter);
        letters++;
      } else if (c != '\'') {
        form.append('?');
        if (i == 0 || raw.charAt(i - 1) != c) {
          once.append('?');
        }
        masks++;
      }
    }
    if (masks > 0 && letters > 0 && masks <= letters * 4) {
      add(last, form.toString(), Disguise.MASKED);
      if (once.length() < form.length() && letters > 2) {
        add(last, once.toString(), Disguise.MASKED);
      }
    }
  }

  private boolean isAsWritten(String form) {
    int start = text.lettersStart(word);
    if (text.lettersEnd(word) - start != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (text.letters()[start + i] != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the letters and digits alone. */
  static String squeezed(String raw) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      if (Character.isLetterOrDigit(raw.charAt(i)) || Character.isSurrogate(raw.charAt(i))) {
        letters.append(raw.charAt(i));
      }
    }
    return letters.toString();
  }
}
