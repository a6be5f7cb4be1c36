package org.civicmoderation.record;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.civicmoderation.policy.Outcome;

/** What may follow on a record: the state machine, seen from an entry that is to be appended. */
final class NextEntry {
  private final RecordHistory record;
  private final NewEntry next;

  NextEntry(RecordHistory record, NewEntry next) {
    this.record = record;
    this.next = next;
  }

  /**
   * Refuses it if it may not follow.
   *
   * @param now when it would be recorded
   * @throws RecordStateException if it may not follow
   */
  void check(Instant now) {
    if (!next.recordId().equals(record.id())) {
      throw new IllegalArgumentException("the entry belongs to another record");
    }
    if (record.isPurged()) {
      throw refused("its content was destroyed", "nothing may follow");
    }
    if (record.decided().isEmpty()
        && next.kind() != EntryKind.HOLD_PLACED
        && next.kind() != EntryKind.VIEWED) {
      throw refused(
          RecordHistory.CHANGED, "verify the store, and bring the entry back from a backup");
    }
    switch (next.kind()) {
      case DECIDED ->
          throw refused(
              "it is decided already", "a comment that is decided anew gets a record anew");
      case REVIEW_CONFIRMED, REVIEW_OVERTURNED -> checkReview();
      case APPEAL_LODGED -> checkAppeal();
      case APPEAL_UPHELD, APPEAL_OVERTURNED -> checkAnswer();
      case RESTORED -> checkRestored();
      case EDITED_BY_AUTHOR -> checkEdit();
      case DELETED_BY_AUTHOR -> {
        if (record.isDeletedByAuthor()) {
          throw refused("the author deleted it already", "append nothing");
        }
      }
      case NOTICE_SENT, NOTICE_WITHHELD -> {
        notByAuthor();
        if (!record.wasEverRemoved()) {
          throw refused("the comment was never removed nor held back", "there is nothing to tell");
        }
      }
      case HOLD_PLACED -> {
        byReviewer();
        if (next.content() instanceof Hold hold && record.everHadHold(hold.id())) {
          throw refused("it has or had a hold `" + hold.id() + "`", "give the new one another id");
        }
      }
      case HOLD_LIFTED -> checkLift(now);
      case REDACTED_COPY_RELEASED, VIEWED -> byReviewer();
      case PURGED -> checkPurge(now);
    }
  }

  private void checkReview() {
    byReviewer();
    if (record.isAppealOpen()) {
      throw refused("an appeal is open", "answer it: append APPEAL_UPHELD or APPEAL_OVERTURNED");
    }
    if (record.isAppealDecided()) {
      throw refused("an appeal was answered", "the answer is final");
    }
    RecordEntry last = record.lastReview();
    if (last != null && last.kind() == next.kind() && last.by().isSameReviewer(next.by())) {
      throw refused("the same reviewer said so already", "append nothing");
    }
    Outcome expected =
        next.kind() == EntryKind.REVIEW_CONFIRMED
            ? record.whenConfirmed()
            : record.whenOverturned();
    expect(expected);
  }

  private void checkAppeal() {
    if (next.by().role() != Actor.Role.AUTHOR) {
      throw refused("an appeal is the author's", "append it by Actor.AUTHOR");
    }
    if (record.isAppealOpen()) {
      throw refused("an appeal is open already", "answer that one first");
    }
    if (record.isAppealDecided()) {
      throw refused("an appeal was answered", "the answer is final");
    }
    if (record.outcome().orElse(null) != Outcome.REMOVE) {
      throw refused(outcomeIs(), "only a removal can be appealed: tell the author so");
    }
  }

  private void checkAnswer() {
    byReviewer();
    if (!record.isAppealOpen()) {
      throw refused("no appeal is open", "append APPEAL_LODGED first");
    }
    for (RecordEntry entry : record.entries()) {
      if (RecordHistory.isReview(entry) && entry.by().isSameReviewer(next.by())) {
        throw refused(
            "the reviewer `" + next.by().id() + "` took part in the decision",
            "another reviewer must answer the appeal");
      }
    }
    expect(next.kind() == EntryKind.APPEAL_UPHELD ? Outcome.REMOVE : Outcome.KEEP);
  }

  private void checkRestored() {
    notByAuthor();
    if (record.isDeletedByAuthor()) {
      throw refused("the author deleted the comment", "it is not to be put back");
    }
    if (record.outcome().orElse(null) != Outcome.KEEP) {
      throw refused(
          outcomeIs(),
          "overturn the decision first: append REVIEW_OVERTURNED or APPEAL_OVERTURNED");
    }
    if (!record.wasEverRemoved()) {
      throw refused("the comment was never removed nor held back", "append nothing");
    }
    if (record.isRestored()) {
      throw refused("the comment was put back already", "append nothing");
    }
  }

  private void checkEdit() {
    if (record.isDeletedByAuthor()) {
      throw refused("the author deleted the comment", "append nothing");
    }
    String newer = record.nextRecordId().orElse(null);
    if (newer != null) {
      throw refused(
          "its text was edited already",
          "append the edit to the record of the newer text, `" + newer + "`");
    }
    if (next.content() instanceof EntryContent.Edit edit
        && edit.nextRecordId().equals(record.id())) {
      throw refused("it names itself as the newer one", "decide the new text first");
    }
  }

  private void checkLift(Instant now) {
    byReviewer();
    if (!(next.content() instanceof EntryContent.HoldLifted lifted)) {
      return;
    }
    Hold hold =
        record.holds().stream()
            .filter(one -> one.id().equals(lifted.holdId()))
            .findFirst()
            .orElse(null);
    if (hold == null) {
      throw refused(
          "it has no hold `" + lifted.holdId() + "`",
          record.holds().isEmpty()
              ? "it has none"
              : "it has "
                  + record.holds().stream().map(Hold::id).collect(Collectors.joining(", ")));
    }
    if (hold.notBefore() != null && RecordHistory.day(now).isBefore(hold.notBefore())) {
      throw refused(
          "the hold `" + hold.id() + "` may not be lifted before " + hold.notBefore(),
          "wait for that day");
    }
  }

  private void checkPurge(Instant now) {
    byReviewer();
    String reason = record.keptBecause(RecordHistory.day(now));
    if (reason != null) {
      throw refused(reason, "keep it");
    }
    if (next.content() instanceof DestructionCertificate destruction) {
      List<DestructionCertificate.Destroyed> all = record.destroyable();
      if (!destruction.destroyed().equals(all)) {
        throw refused(
            "the certificate does not name all its entries",
            "make it of the record as it stands now");
      }
    }
  }

  private void expect(Outcome expected) {
    if (next.content() instanceof EntryContent.Review review && review.outcome() != expected) {
      throw refused(
          "it would say " + review.outcome(),
          next.kind() + " means " + expected + " here; append the opposite kind");
    }
  }

  private void byReviewer() {
    if (next.by().role() != Actor.Role.REVIEWER) {
      throw refused("only a person may do that", "append it by a reviewer");
    }
  }

  private void notByAuthor() {
    if (next.by().role() == Actor.Role.AUTHOR) {
      throw refused("that is not the author's to do", "append it by a reviewer or engine");
    }
  }

  private RecordStateException refused(String reason, String mend) {
    return new RecordStateException(
        next.kind()
            + " may not follow on the record `"
            + record.id()
            + "`: "
            + reason
            + "; "
            + mend);
  }

  private String outcomeIs() {
    return "its outcome is " + record.outcome().map(Outcome::name).orElse("not known");
  }
}
