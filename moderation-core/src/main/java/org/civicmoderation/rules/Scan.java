package org.civicmoderation.rules;

import java.util.Arrays;
import java.util.List;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A comment's words and matches, laid out for the search. A match goes by its number here, given in
 * the order in which categories are asked for. Belongs to one thread.
 */
final class Scan {
  private static final int[] NONE = {};

  /** For how many matches there is room once there is one. */
  private static final int FEWEST = 8;

  private final NormalizedText text;
  private final Matches matches;
  private final FewLists byCategory = new FewLists();
  private final FewLists byChoice = new FewLists();

  // By match.
  private Match[] numbered = {};
  private @Nullable Place[] places = {};

  /** Two numbers a match: the marks that it bears, and those that were looked for. */
  private int[] marks = {};

  private int count;

  Scan(NormalizedText text, Matches matches) {
    this.text = text;
    this.matches = matches;
  }

  NormalizedText text() {
    return text;
  }

  Matches matches() {
    return matches;
  }

  /** Returns a match by its number. */
  Match match(int number) {
    return numbered[number];
  }

  /** Returns where a match stands. */
  Place place(int match) {
    Place place = places[match];
    if (place == null) {
      Match found = numbered[match];
      place =
          new Place(
              match,
              text.sentence(found.firstWord()),
              text.clause(found.firstWord()),
              found.firstWord(),
              found.lastWord());
      places[match] = place;
    }
    return place;
  }

  /** Returns the matches of a category, by their first word; not to be changed. */
  int[] ofCategory(int category) {
    if (!matches.mayHave(category)) {
      return NONE;
    }
    int[] list = byCategory.get(category);
    if (list == null) {
      list = number(matches.of(category));
      byCategory.put(category, list);
    }
    return list;
  }

  private int[] number(List<Match> found) {
    int size = found.size();
    if (size == 0) {
      return NONE;
    }
    if (count + size > numbered.length) {
      int length = Math.max(count + size, Math.max(FEWEST, numbered.length * 2));
      numbered = Arrays.copyOf(numbered, length);
      places = Arrays.copyOf(places, length);
      marks = Arrays.copyOf(marks, length * 2);
    }
    int[] list = new int[size];
    for (int i = 0; i < size; i++) {
      numbered[count] = found.get(i);
      list[i] = count++;
    }
    return list;
  }

  /**
   * Returns the matches of a choice of categories, by their first word, each stretch of words once.
   *
   * @param choice its number
   * @param choices the categories of every choice
   */
  int[] ofChoice(int choice, int[][] choices) {
    int[] list = byChoice.get(choice);
    if (list == null) {
      list = NONE;
      for (int category : choices[choice]) {
        list = merge(list, ofCategory(category));
      }
      list = distinct(list);
      byChoice.put(choice, list);
    }
    return list;
  }

  private int[] merge(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    int[] merged = new int[a.length + b.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < merged.length; k++) {
      boolean left = j == b.length || (i < a.length && compare(a[i], b[j]) <= 0);
      merged[k] = left ? a[i++] : b[j++];
    }
    return merged;
  }

  private int compare(int a, int b) {
    Match one = numbered[a];
    Match other = numbered[b];
    int byFirst = Integer.compare(one.firstWord(), other.firstWord());
    return byFirst != 0 ? byFirst : Integer.compare(one.lastWord(), other.lastWord());
  }

  /** Returns a list without what stands where the one before does; a new one if that is shorter. */
  private int[] distinct(int[] list) {
    int kept = 0;
    int[] out = list;
    for (int i = 0; i < list.length; i++) {
      if (kept > 0 && compare(out[kept - 1], list[i]) == 0) {
        if (out == list) {
          out = list.clone();
        }
      } else {
        if (out != list) {
          out[kept] = list[i];
        }
        kept++;
      }
    }
    return kept == list.length ? list : Arrays.copyOf(out, kept);
  }

  /** Returns those of the marks asked for that a match bears. */
  int marks(int match, int asked, Marks marker) {
    int missing = asked & ~marks[2 * match + 1];
    if (missing != 0) {
      // Looking for marks may number more matches, and so replace the array.
      int borne = marker.of(this, match, missing);
      marks[2 * match] |= borne;
      marks[2 * match + 1] |= missing;
    }
    return marks[2 * match] & asked;
  }
}
