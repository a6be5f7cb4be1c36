package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.text.Reading.Disguise;

/** Finds the other ways to read a word whose writing may disguise one. */
final class Readings {
  private Readings() {}

  static List<Reading> of(NormalizedText text, int word) {
    List<Reading> readings = new ArrayList<>();
    String form = text.form(word);
    if (form.endsWith("'s") && form.length() > 3) {
      readings.add(
          new Reading(word, word, form.substring(0, form.length() - 2), Disguise.POSSESSIVE));
    }
    return List.copyOf(readings);
  }
}
