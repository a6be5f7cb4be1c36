package org.civicmoderation.record;

/** What an entry says happened; the order means nothing. */
public enum EntryKind {
  /** The engine decided: the first entry of every record, with the original. */
  DECIDED(DecisionRecord.class),
  /** A reviewer found the decision right. */
  REVIEW_CONFIRMED(EntryContent.Review.class),
  /** A reviewer found the decision wrong. */
  REVIEW_OVERTURNED(EntryContent.Review.class),
  /** The author asked to look again. */
  APPEAL_LODGED(EntryContent.AppealLodged.class),
  /** Another reviewer looked again, and the decision stands. */
  APPEAL_UPHELD(EntryContent.Review.class),
  /** Another reviewer looked again, and the decision falls. */
  APPEAL_OVERTURNED(EntryContent.Review.class),
  /** The comment stands on the page again. */
  RESTORED(EntryContent.Note.class),
  /** The author edited the comment: the new text was decided anew, under its own record. */
  EDITED_BY_AUTHOR(EntryContent.Edit.class),
  /** The author deleted the comment. */
  DELETED_BY_AUTHOR(EntryContent.Note.class),
  /** The author was told of the decision. */
  NOTICE_SENT(EntryContent.NoticeSent.class),
  /** The author was not told, and why. */
  NOTICE_WITHHELD(EntryContent.Note.class),
  /** The record may not be purged. */
  HOLD_PLACED(Hold.class),
  /** One hold no longer forbids the purge. */
  HOLD_LIFTED(EntryContent.HoldLifted.class),
  /** A copy with passages taken out was given to a requester. */
  REDACTED_COPY_RELEASED(EntryContent.CopyReleased.class),
  /** A person read the record whole, with what is confidential in it. */
  VIEWED(EntryContent.Note.class),
  /** The content was destroyed under the retention schedule; the last entry of a record. */
  PURGED(DestructionCertificate.class);

  private final Class<? extends EntryContent> content;

  EntryKind(Class<? extends EntryContent> content) {
    this.content = content;
  }

  /** Returns what an entry of this kind holds. */
  public Class<? extends EntryContent> content() {
    return content;
  }
}
