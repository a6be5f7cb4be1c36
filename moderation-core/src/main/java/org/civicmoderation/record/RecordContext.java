package org.civicmoderation.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a comment beyond what the comment itself says. Immutable; null where
 * unknown.
 *
 * @param capturedAt when it was fetched from the platform
 * @param editedAt when its author last edited it before that
 * @param parentText the text of the comment that it answers
 * @param threadPosition its place in its thread, counted from 1; 0 when unknown
 * @param previousRecordId the record of the decision on its text before an edit
 */
public record RecordContext(
    @Nullable Instant capturedAt,
    @Nullable Instant editedAt,
    @Nullable String parentText,
    int threadPosition,
    @Nullable String previousRecordId) {
  /** Nothing more is known. */
  public static final RecordContext NONE = new RecordContext(null, null, null, 0, null);

  public RecordContext {
    if (threadPosition < 0) {
      throw new IllegalArgumentException(
          "`threadPosition` is counted from 1, but is " + threadPosition);
    }
  }

  /** Returns this context, with the record of the text before an edit. */
  public RecordContext after(String recordId) {
    return new RecordContext(capturedAt, editedAt, parentText, threadPosition, recordId);
  }

  /** Names no words: what is around a comment is personal data. */
  @Override
  public String toString() {
    return "RecordContext[]";
  }
}
