package org.civicmoderation.rules;

import java.util.Arrays;
import java.util.List;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/** A comment's words and matches, laid out for the search. Belongs to one thread. */
final class Scan {
  private static final int[] NONE = {};

  /** Up to so many matches, each category is picked out when it is asked for. */
  private static final int FEW_MATCHES = 200;

  private final NormalizedText text;
  private final List<Match> matches;
  private final long[] present;
  private final int categories;
  private int @Nullable [] @Nullable [] byCategory;
  private Place @Nullable [] places;
  private int @Nullable [] @Nullable [] lists;
  private int @Nullable [] marks;

  Scan(NormalizedText text, List<Match> matches, int categories) {
    this.text = text;
    this.matches = matches;
    this.categories = categories;
    this.present = new long[(categories + 63) / 64];
    for (int i = 0; i < matches.size(); i++) {
      int category = matches.get(i).category();
      present[category >> 6] |= 1L << category;
    }
  }

  NormalizedText text() {
    return text;
  }

  List<Match> matches() {
    return matches;
  }

  /** Returns which categories have a match, a bit a category. */
  long[] present() {
    return present;
  }

  boolean present(int category) {
    return category >= 0 && (present[category >> 6] & 1L << category) != 0;
  }

  /** Returns where a match stands. */
  Place place(int match) {
    Place[] all = places;
    if (all == null) {
      all = new Place[matches.size()];
      places = all;
    }
    Place place = all[match];
    if (place == null) {
      Match found = matches.get(match);
      place =
          new Place(
              match,
              text.sentence(found.firstWord()),
              text.clause(found.firstWord()),
              found.firstWord(),
              found.lastWord());
      all[match] = place;
    }
    return place;
  }

  /** Returns the matches of a category, by their first word; not to be changed. */
  int[] ofCategory(int category) {
    if (!present(category)) {
      return NONE;
    }
    int[][] all = byCategory;
    if (all == null) {
      all = matches.size() > FEW_MATCHES ? everyCategory() : new int[categories][];
      byCategory = all;
    }
    int[] list = all[category];
    if (list == null) {
      list = oneCategory(category);
      all[category] = list;
    }
    return list;
  }

  private int[] oneCategory(int category) {
    int[] list = new int[matches.size()];
    int size = 0;
    for (int i = 0; i < list.length; i++) {
      if (matches.get(i).category() == category) {
        list[size++] = i;
      }
    }
    return Arrays.copyOf(list, size);
  }

  private int[][] everyCategory() {
    int[] sizes = new int[categories];
    for (Match match : matches) {
      sizes[match.category()]++;
    }
    int[][] all = new int[categories][];
    for (int i = 0; i < categories; i++) {
      all[i] = sizes[i] == 0 ? NONE : new int[sizes[i]];
    }
    for (int i = matches.size() - 1; i >= 0; i--) {
      int of = matches.get(i).category();
      all[of][--sizes[of]] = i;
    }
    return all;
  }

  /**
   * Returns the matches of a choice of categories, by their first word, each stretch of words once.
   *
   * @param choice its number
   * @param choices the categories of every choice
   */
  int[] ofChoice(int choice, int[][] choices) {
    int[][] known = lists;
    if (known == null) {
      known = new int[choices.length][];
      lists = known;
    }
    int[] list = choice < known.length ? known[choice] : null;
    if (list == null) {
      list = NONE;
      for (int category : choices[choice]) {
        list = merge(list, ofCategory(category));
      }
      list = distinct(list.clone());
      if (choice < known.length) {
        known[choice] = list;
      }
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
    int byFirst = Integer.compare(place(a).getFirstWord(), place(b).getFirstWord());
    return byFirst != 0 ? byFirst : Integer.compare(place(a).getLastWord(), place(b).getLastWord());
  }

  private int[] distinct(int[] list) {
    int kept = 0;
    for (int i = 0; i < list.length; i++) {
      if (kept == 0 || compare(list[kept - 1], list[i]) != 0) {
        if (kept != i) {
          list[kept] = list[i];
        }
        kept++;
      }
    }
    return kept == list.length ? list : Arrays.copyOf(list, kept);
  }

  /** Returns those of the marks asked for that a match bears. */
  int marks(int match, int asked, Marks marker) {
    if (asked == 0) {
      return 0;
    }
    // The upper half remembers which marks were looked for.
    int[] known = marks;
    if (known == null) {
      known = new int[2 * matches.size()];
      marks = known;
    }
    int missing = asked & ~known[2 * match + 1];
    if (missing != 0) {
      known[2 * match] |= marker.of(this, match, missing);
      known[2 * match + 1] |= missing;
    }
    return known[2 * match] & asked;
  }
}
