package org.civicmoderation.record.report;

/**
 * Words that findings rest on, and how often. Immutable.
 *
 * @param words the words, in lower case
 * @param criterion the criterion that they were quoted under
 * @param decisions in how many decisions
 */
public record TermUse(String words, String criterion, long decisions) {}
