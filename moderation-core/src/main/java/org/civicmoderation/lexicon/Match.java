package org.civicmoderation.lexicon;

import org.civicmoderation.text.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A term, or a thing recognised by its form, found at a span; it says nothing about the policy yet.
 * Immutable.
 *
 * @param category the number of its category in {@link LexiconScanner#categories()}
 * @param term the term that matched, or null for a thing recognised by its form
 * @param firstWord the first word it covers
 * @param lastWord the last word it covers, inclusive
 * @param start where it starts in the original, in UTF-16 units
 * @param end where it ends in the original, exclusive
 * @param disguise what was undone to find it, or null when it stands as written
 */
public record Match(
    int category,
    @Nullable Term term,
    int firstWord,
    int lastWord,
    int start,
    int end,
    Reading.@Nullable Disguise disguise) {}
