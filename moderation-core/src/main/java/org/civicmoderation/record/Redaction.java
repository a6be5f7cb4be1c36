package org.civicmoderation.record;

/**
 * A passage or field that is taken out of a copy. Immutable.
 *
 * @param pointer which text of the record, from its entry's content on (JSON Pointer, RFC 6901):
 *     {@code /decision/comment/author/name}
 * @param start where the passage starts, in UTF-16 units; -1 when the whole field is taken out
 * @param end where it ends, exclusive; -1 when the whole field is taken out
 * @param reason the statute that allows it, and why it applies
 */
public record Redaction(String pointer, int start, int end, String reason) {
  public Redaction {
    EntryContent.requireText("pointer", pointer);
    EntryContent.requireText("reason", reason);
    boolean whole = start == -1 && end == -1;
    if (!whole && (start < 0 || end <= start)) {
      throw new IllegalArgumentException(
          "a redaction's span must not be empty, but is [" + start + ", " + end + ")");
    }
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "`pointer` must start with a slash: write `/decision/comment/author/name`");
    }
  }

  /** Returns a redaction of a whole field. */
  public static Redaction ofField(String pointer, String reason) {
    return new Redaction(pointer, -1, -1, reason);
  }

  /** Returns a redaction of a passage, half-open in UTF-16 units. */
  public static Redaction ofSpan(String pointer, int start, int end, String reason) {
    return new Redaction(pointer, start, end, reason);
  }

  /** Returns whether the whole field is taken out. */
  public boolean isWholeField() {
    return start == -1;
  }
}
