package org.civicmoderation.text;

/**
 * A thing recognised by its form. Immutable.
 *
 * @param kind what it is
 * @param firstWord the first word it covers
 * @param lastWord the last word it covers, inclusive
 * @param start where it starts in the original, in UTF-16 units
 * @param end where it ends in the original, exclusive
 */
public record TextEntity(EntityKind kind, int firstWord, int lastWord, int start, int end) {}
