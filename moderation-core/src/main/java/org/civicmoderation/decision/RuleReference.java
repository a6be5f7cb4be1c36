package org.civicmoderation.decision;

import java.util.Objects;

/**
 * Which rule spoke. Immutable.
 *
 * @param id permanent, file stem and name ("threats/announced-violence")
 * @param file its file's path inside the pack
 * @param line the line its text starts on, counted from 1
 * @param text the rule's own sentences, as staff wrote them
 */
public record RuleReference(String id, String file, int line, String text) {
  public RuleReference {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(text, "text");
  }
}
