package org.civicmoderation.record;

import java.time.Instant;
import java.util.Objects;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An entry to append, before a store gives it its time and its place in the chain. Immutable.
 *
 * @param recordId which record it belongs to: the decision's id
 * @param kind what happened
 * @param by by whom
 * @param content what it holds; of the kind's type
 */
public record NewEntry(String recordId, EntryKind kind, Actor by, EntryContent content) {
  public NewEntry {
    EntryContent.requireText("recordId", recordId);
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(content, "content");
    if (!kind.content().isInstance(content)) {
      throw new IllegalArgumentException(
          "an entry "
              + kind
              + " holds a "
              + kind.content().getSimpleName()
              + ", not a "
              + content.getClass().getSimpleName());
    }
    if (content instanceof DecisionRecord decided && !decided.id().equals(recordId)) {
      throw new IllegalArgumentException(
          "a record has its decision's id: `" + decided.id() + "`, not `" + recordId + "`");
    }
  }

  /** Returns the first entry of a record. */
  public static NewEntry decided(DecisionRecord decided) {
    return new NewEntry(
        decided.id(), EntryKind.DECIDED, Actor.engine(decided.decision().engineVersion()), decided);
  }

  /**
   * Returns a reviewer's confirmation: what the engine would have done is right. A REVIEW that is
   * confirmed becomes a REMOVE.
   */
  public static NewEntry confirmed(RecordHistory history, Reviewer by, String reason) {
    return new NewEntry(
        history.id(),
        EntryKind.REVIEW_CONFIRMED,
        Actor.of(by),
        new EntryContent.Review(history.whenConfirmed(), reason));
  }

  /**
   * Returns a reviewer's overturning: what the engine would have done is wrong. A REVIEW that is
   * overturned becomes a KEEP.
   */
  public static NewEntry overturned(RecordHistory history, Reviewer by, String reason) {
    return new NewEntry(
        history.id(),
        EntryKind.REVIEW_OVERTURNED,
        Actor.of(by),
        new EntryContent.Review(history.whenOverturned(), reason));
  }

  /** Returns the author's request to look again. */
  public static NewEntry appealLodged(String recordId, String statement) {
    return new NewEntry(
        recordId,
        EntryKind.APPEAL_LODGED,
        Actor.AUTHOR,
        new EntryContent.AppealLodged(statement, null));
  }

  /** Returns the answer to an appeal that lets the removal stand. */
  public static NewEntry appealUpheld(String recordId, Reviewer by, String reason) {
    return new NewEntry(
        recordId,
        EntryKind.APPEAL_UPHELD,
        Actor.of(by),
        new EntryContent.Review(Outcome.REMOVE, reason));
  }

  /** Returns the answer to an appeal by which the removal falls. */
  public static NewEntry appealOverturned(String recordId, Reviewer by, String reason) {
    return new NewEntry(
        recordId,
        EntryKind.APPEAL_OVERTURNED,
        Actor.of(by),
        new EntryContent.Review(Outcome.KEEP, reason));
  }

  /** Returns the statement that the comment stands on the page again. */
  public static NewEntry restored(String recordId, Actor by, @Nullable Instant restoredAt) {
    return new NewEntry(recordId, EntryKind.RESTORED, by, new EntryContent.Note("", restoredAt));
  }

  /** Returns the statement that the author edited the comment, which was decided anew. */
  public static NewEntry edited(String recordId, String nextRecordId, @Nullable Instant editedAt) {
    return new NewEntry(
        recordId,
        EntryKind.EDITED_BY_AUTHOR,
        Actor.AUTHOR,
        new EntryContent.Edit(nextRecordId, editedAt));
  }

  /** Returns the statement that the author deleted the comment. */
  public static NewEntry deleted(String recordId, @Nullable Instant deletedAt) {
    return new NewEntry(
        recordId, EntryKind.DELETED_BY_AUTHOR, Actor.AUTHOR, new EntryContent.Note("", deletedAt));
  }

  /** Returns the statement that the author was told. */
  public static NewEntry noticeSent(String recordId, Actor by, EntryContent.NoticeSent notice) {
    return new NewEntry(recordId, EntryKind.NOTICE_SENT, by, notice);
  }

  /** Returns the statement that the author was not told, and why. */
  public static NewEntry noticeWithheld(String recordId, Actor by, String reason) {
    EntryContent.requireText("reason", reason);
    return new NewEntry(
        recordId, EntryKind.NOTICE_WITHHELD, by, new EntryContent.Note(reason, null));
  }

  /** Returns a hold. */
  public static NewEntry holdPlaced(String recordId, Hold hold, Reviewer by) {
    return new NewEntry(recordId, EntryKind.HOLD_PLACED, Actor.of(by), hold);
  }

  /** Returns the end of a hold. */
  public static NewEntry holdLifted(String recordId, String holdId, String reason, Reviewer by) {
    return new NewEntry(
        recordId, EntryKind.HOLD_LIFTED, Actor.of(by), new EntryContent.HoldLifted(holdId, reason));
  }

  /** Returns the statement that a copy was given out with passages taken out. */
  public static NewEntry copyReleased(
      String recordId, EntryContent.CopyReleased copy, Reviewer by) {
    return new NewEntry(recordId, EntryKind.REDACTED_COPY_RELEASED, Actor.of(by), copy);
  }

  /** Returns the statement that a person read the record whole. */
  public static NewEntry viewed(String recordId, Reviewer by, String purpose) {
    EntryContent.requireText("purpose", purpose);
    return new NewEntry(
        recordId, EntryKind.VIEWED, Actor.of(by), new EntryContent.Note(purpose, null));
  }

  /** Returns the end of a record's content; stores append it when they purge. */
  static NewEntry purged(String recordId, DestructionCertificate certificate, Reviewer by) {
    return new NewEntry(recordId, EntryKind.PURGED, Actor.of(by), certificate);
  }
}
