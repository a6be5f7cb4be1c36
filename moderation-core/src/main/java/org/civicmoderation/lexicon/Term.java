package org.civicmoderation.lexicon;

import org.civicmoderation.problem.Location;

/**
 * One entry of a lexicon, as written. Immutable.
 *
 * @param category the category's name, in words ("violent act")
 * @param language "en", "es" or "any"
 * @param text the entry as written in the file, without its exceptions
 * @param location where it stands
 */
public record Term(String category, String language, String text, Location location) {}
