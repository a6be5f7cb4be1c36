package org.civicmoderation.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One record: its entries from the decision on, how things stand, and what may follow. Immutable
 * and thread-safe.
 *
 * <p>Days are those of UTC. Of a purged record only the entries' heads and the certificate remain:
 * what it decided is not known any more.
 */
public final class RecordHistory {
  private static final String CHANGED =
      "its decision was changed after it was sealed, and can't be read";

  private final List<RecordEntry> entries;
  private final @Nullable DecisionRecord decided;
  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Set<String> usedHoldIds = new HashSet<>();
  private final @Nullable DestructionCertificate certificate;
  private @Nullable Outcome outcome;
  private @Nullable String nextRecordId;
  private LocalDate lastDecision;
  private boolean appealOpen;
  private boolean appealDecided;
  private boolean everRemoved;
  private boolean restored;
  private boolean deleted;
  private boolean purged;

  private RecordHistory(List<RecordEntry> entries, @Nullable DecisionRecord known) {
    this.entries = List.copyOf(entries);
    if (this.entries.isEmpty() || this.entries.get(0).kind() != EntryKind.DECIDED) {
      throw new IllegalArgumentException("a record starts with its decision");
    }
    RecordEntry first = this.entries.get(0);
    EntryContent content = known != null ? known : content(first);
    this.decided = content instanceof DecisionRecord record ? record : null;
    this.outcome = decided == null ? null : decided.decision().outcome();
    this.everRemoved = outcome != null && outcome != Outcome.KEEP;
    this.lastDecision = day(first.at());
    DestructionCertificate end = null;
    for (RecordEntry entry : this.entries.subList(1, this.entries.size())) {
      if (!entry.recordId().equals(first.recordId())) {
        throw new IllegalArgumentException("the entries belong to several records");
      }
      EntryContent happened = content(entry);
      if (happened instanceof DestructionCertificate destruction) {
        end = destruction;
      }
      take(entry, happened);
    }
    this.certificate = end;
  }

  /**
   * Returns the record that entries make.
   *
   * @throws IllegalArgumentException if they are not those of one record in their order
   */
  public static RecordHistory of(List<RecordEntry> entries) {
    return new RecordHistory(entries, null);
  }

  /** Returns the record that a decision starts, whose content need not be read again. */
  static RecordHistory of(RecordEntry first, DecisionRecord decided) {
    return new RecordHistory(List.of(first), decided);
  }

  /** Returns this record with one more entry. */
  RecordHistory with(RecordEntry next) {
    List<RecordEntry> all = new ArrayList<>(entries);
    all.add(next);
    return new RecordHistory(all, decided);
  }

  /** What an entry holds; null for what was destroyed, and for what was changed past reading. */
  private static @Nullable EntryContent content(RecordEntry entry) {
    try {
      return entry.content().orElse(null);
    } catch (IllegalArgumentException e) {
      // One entry that somebody changed must not hide the others: changed() names it.
      if (entry.isIntact()) {
        throw e;
      }
      return null;
    }
  }

  private void take(RecordEntry entry, @Nullable EntryContent content) {
    switch (entry.kind()) {
      case REVIEW_CONFIRMED, REVIEW_OVERTURNED, APPEAL_UPHELD, APPEAL_OVERTURNED -> {
        lastDecision = day(entry.at());
        if (content instanceof EntryContent.Review review) {
          outcome = review.outcome();
          everRemoved |= outcome == Outcome.REMOVE;
        }
        restored = false;
        if (entry.kind() == EntryKind.APPEAL_UPHELD
            || entry.kind() == EntryKind.APPEAL_OVERTURNED) {
          appealOpen = false;
          appealDecided = true;
        }
      }
      case APPEAL_LODGED -> appealOpen = true;
      case RESTORED -> restored = true;
      case EDITED_BY_AUTHOR -> {
        if (content instanceof EntryContent.Edit edit) {
          nextRecordId = edit.nextRecordId();
        }
      }
      case DELETED_BY_AUTHOR -> deleted = true;
      case HOLD_PLACED -> {
        if (content instanceof Hold hold) {
          holds.put(hold.id(), hold);
          usedHoldIds.add(hold.id());
        }
      }
      case HOLD_LIFTED -> {
        if (content instanceof EntryContent.HoldLifted lifted) {
          holds.remove(lifted.holdId());
        }
      }
      case PURGED -> purged = true;
      case DECIDED -> throw new IllegalArgumentException("a record is decided once");
      case NOTICE_SENT, NOTICE_WITHHELD, REDACTED_COPY_RELEASED, VIEWED -> {
        // How things stand does not change.
      }
    }
  }

  /** Returns the record's id, which is the decision's. */
  public String id() {
    return entries.get(0).recordId();
  }

  /** Returns its entries, the decision first. */
  public List<RecordEntry> entries() {
    return entries;
  }

  /**
   * Returns the entries that were changed after they were sealed, in their order; empty when all
   * are as they were ({@link RecordEntry#isIntact()}).
   */
  public List<RecordEntry> changed() {
    return entries.stream().filter(entry -> !entry.isIntact()).toList();
  }

  /** Returns the entry that came last. */
  public RecordEntry last() {
    return entries.get(entries.size() - 1);
  }

  /**
   * Returns the decision and the original; empty once they were destroyed, and where they were
   * changed so that they can't be read ({@link #changed()}).
   */
  public Optional<DecisionRecord> decided() {
    return Optional.ofNullable(decided);
  }

  /** Returns the outcome in force now; empty where {@link #decided()} is and nobody reviewed it. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Returns the holds that forbid its purge, in the order in which they were placed. */
  public List<Hold> holds() {
    return List.copyOf(holds.values());
  }

  /** Returns whether the author waits for an answer to an appeal. */
  public boolean isAppealOpen() {
    return appealOpen;
  }

  /** Returns whether an appeal was answered: the decision is final then. */
  public boolean isAppealDecided() {
    return appealDecided;
  }

  /** Returns whether a person reviewed the decision, on appeal or without. */
  public boolean isReviewed() {
    return entries.stream().anyMatch(RecordHistory::isReview);
  }

  /** Returns whether the author deleted the comment. */
  public boolean isDeletedByAuthor() {
    return deleted;
  }

  /** Returns whether the comment was put back after the outcome became KEEP. */
  public boolean isRestored() {
    return restored;
  }

  /** Returns whether the content was destroyed. */
  public boolean isPurged() {
    return purged;
  }

  /** Returns the record of the decision on the text after an edit; empty when there was none. */
  public Optional<String> nextRecordId() {
    return Optional.ofNullable(nextRecordId);
  }

  /** Returns the certificate of destruction; empty while the content is there. */
  public Optional<DestructionCertificate> certificate() {
    return Optional.ofNullable(certificate);
  }

  /**
   * Returns the day from which the retention period runs. The trigger "decision" is the last
   * decision on the record, by the engine, a reviewer or on appeal; "posting" is when the comment
   * was posted, or decided where that is unknown; any other is taken as the record's last entry,
   * the latest that can be meant. Of a purged record it is as its certificate says; empty where the
   * decision was changed so that it can't be read.
   */
  public Optional<LocalDate> triggeredOn() {
    if (certificate != null) {
      return Optional.of(certificate.triggeredOn());
    }
    return decided().map(this::triggeredOn);
  }

  private LocalDate triggeredOn(DecisionRecord record) {
    return switch (record.retention().trigger()) {
      case "decision" -> lastDecision;
      case "posting" -> {
        Comment comment = record.decision().comment();
        yield comment.postedAt() == null
            ? day(record.decision().decidedAt())
            : day(comment.postedAt());
      }
      default -> day(last().at());
    };
  }

  /**
   * Returns the first day on which its content may be destroyed, holds and an open appeal aside. Of
   * a purged record it is as its certificate says; empty where {@link #triggeredOn()} is.
   */
  public Optional<LocalDate> dueOn() {
    if (certificate != null) {
      return Optional.of(certificate.dueOn());
    }
    return decided().map(record -> record.retention().dueOn(triggeredOn(record)));
  }

  /**
   * Returns what becomes of the comment when a reviewer confirms: REVIEW turns into REMOVE.
   *
   * @throws RecordStateException if there is no decision to be read any more
   */
  public Outcome whenConfirmed() {
    return switch (present().decision().outcome()) {
      case REMOVE, REVIEW -> Outcome.REMOVE;
      case KEEP -> Outcome.KEEP;
    };
  }

  /**
   * Returns what becomes of the comment when a reviewer overturns: REVIEW turns into KEEP.
   *
   * @throws RecordStateException if there is no decision to be read any more
   */
  public Outcome whenOverturned() {
    return switch (present().decision().outcome()) {
      case REMOVE, REVIEW -> Outcome.KEEP;
      case KEEP -> Outcome.REMOVE;
    };
  }

  /**
   * Refuses an entry that may not follow.
   *
   * @param now when it would be recorded
   * @throws RecordStateException if it may not follow
   */
  public void check(NewEntry next, Instant now) {
    if (!next.recordId().equals(id())) {
      throw new IllegalArgumentException("the entry belongs to another record");
    }
    if (purged) {
      throw refused(next, "its content was destroyed", "nothing may follow");
    }
    if (decided == null
        && next.kind() != EntryKind.HOLD_PLACED
        && next.kind() != EntryKind.VIEWED) {
      throw refused(next, CHANGED, "verify the store, and bring the entry back from a backup");
    }
    switch (next.kind()) {
      case DECIDED ->
          throw refused(
              next, "it is decided already", "a comment that is decided anew gets a record anew");
      case REVIEW_CONFIRMED, REVIEW_OVERTURNED -> checkReview(next);
      case APPEAL_LODGED -> checkAppeal(next);
      case APPEAL_UPHELD, APPEAL_OVERTURNED -> checkAnswer(next);
      case RESTORED -> checkRestored(next);
      case EDITED_BY_AUTHOR -> checkEdit(next);
      case DELETED_BY_AUTHOR -> {
        if (deleted) {
          throw refused(next, "the author deleted it already", "append nothing");
        }
      }
      case NOTICE_SENT, NOTICE_WITHHELD -> {
        notByAuthor(next);
        if (!everRemoved) {
          throw refused(
              next, "the comment was never removed nor held back", "there is nothing to tell");
        }
      }
      case HOLD_PLACED -> {
        byReviewer(next);
        if (next.content() instanceof Hold hold && usedHoldIds.contains(hold.id())) {
          throw refused(
              next, "it has or had a hold `" + hold.id() + "`", "give the new one another id");
        }
      }
      case HOLD_LIFTED -> checkLift(next, now);
      case REDACTED_COPY_RELEASED, VIEWED -> byReviewer(next);
      case PURGED -> checkPurge(next, now);
    }
  }

  private void checkReview(NewEntry next) {
    byReviewer(next);
    if (appealOpen) {
      throw refused(
          next, "an appeal is open", "answer it: append APPEAL_UPHELD or APPEAL_OVERTURNED");
    }
    if (appealDecided) {
      throw refused(next, "an appeal was answered", "the answer is final");
    }
    RecordEntry last = lastReview();
    if (last != null && last.kind() == next.kind() && last.by().isSameReviewer(next.by())) {
      throw refused(next, "the same reviewer said so already", "append nothing");
    }
    Outcome expected =
        next.kind() == EntryKind.REVIEW_CONFIRMED ? whenConfirmed() : whenOverturned();
    expect(next, expected);
  }

  private void checkAppeal(NewEntry next) {
    if (next.by().role() != Actor.Role.AUTHOR) {
      throw refused(next, "an appeal is the author's", "append it by Actor.AUTHOR");
    }
    if (appealOpen) {
      throw refused(next, "an appeal is open already", "answer that one first");
    }
    if (appealDecided) {
      throw refused(next, "an appeal was answered", "the answer is final");
    }
    if (outcome != Outcome.REMOVE) {
      throw refused(
          next, "its outcome is " + outcome, "only a removal can be appealed: tell the author so");
    }
  }

  private void checkAnswer(NewEntry next) {
    byReviewer(next);
    if (!appealOpen) {
      throw refused(next, "no appeal is open", "append APPEAL_LODGED first");
    }
    for (RecordEntry entry : entries) {
      if (isReview(entry) && entry.by().isSameReviewer(next.by())) {
        throw refused(
            next,
            "the reviewer `" + next.by().id() + "` took part in the decision",
            "another reviewer must answer the appeal");
      }
    }
    expect(next, next.kind() == EntryKind.APPEAL_UPHELD ? Outcome.REMOVE : Outcome.KEEP);
  }

  private void checkRestored(NewEntry next) {
    notByAuthor(next);
    if (deleted) {
      throw refused(next, "the author deleted the comment", "it is not to be put back");
    }
    if (outcome != Outcome.KEEP) {
      throw refused(
          next,
          "its outcome is " + outcome,
          "overturn the decision first: append REVIEW_OVERTURNED or APPEAL_OVERTURNED");
    }
    if (!everRemoved) {
      throw refused(next, "the comment was never removed nor held back", "append nothing");
    }
    if (restored) {
      throw refused(next, "the comment was put back already", "append nothing");
    }
  }

  private void checkEdit(NewEntry next) {
    if (deleted) {
      throw refused(next, "the author deleted the comment", "append nothing");
    }
    if (nextRecordId != null) {
      throw refused(
          next,
          "its text was edited already",
          "append the edit to the record of the newer text, `" + nextRecordId + "`");
    }
    if (next.content() instanceof EntryContent.Edit edit && edit.nextRecordId().equals(id())) {
      throw refused(next, "it names itself as the newer one", "decide the new text first");
    }
  }

  private void checkLift(NewEntry next, Instant now) {
    byReviewer(next);
    if (!(next.content() instanceof EntryContent.HoldLifted lifted)) {
      return;
    }
    Hold hold = holds.get(lifted.holdId());
    if (hold == null) {
      throw refused(
          next,
          "it has no hold `" + lifted.holdId() + "`",
          holds.isEmpty() ? "it has none" : "it has " + String.join(", ", holds.keySet()));
    }
    if (hold.notBefore() != null && day(now).isBefore(hold.notBefore())) {
      throw refused(
          next,
          "the hold `" + hold.id() + "` may not be lifted before " + hold.notBefore(),
          "wait for that day");
    }
  }

  private void checkPurge(NewEntry next, Instant now) {
    byReviewer(next);
    String reason = keptBecause(day(now));
    if (reason != null) {
      throw refused(next, reason, "keep it");
    }
    if (next.content() instanceof DestructionCertificate destruction) {
      List<DestructionCertificate.Destroyed> all = destroyable();
      if (!destruction.destroyed().equals(all)) {
        throw refused(
            next,
            "the certificate does not name all its entries",
            "make it of the record as it stands now");
      }
    }
  }

  /** Returns why the content may not be destroyed on a day, or null when it may. */
  @Nullable String keptBecause(LocalDate day) {
    if (purged) {
      return "its content was destroyed already";
    }
    if (!holds.isEmpty()) {
      List<String> reasons = new ArrayList<>();
      for (Hold hold : holds.values()) {
        reasons.add(hold.kind().id() + " hold `" + hold.id() + "` for " + hold.reference());
      }
      return "a hold forbids it: " + String.join(", ", reasons);
    }
    if (appealOpen) {
      return "an appeal is open";
    }
    LocalDate due = dueOn().orElse(null);
    if (due == null) {
      return CHANGED;
    }
    return day.isBefore(due) ? "it is to be kept until " + due : null;
  }

  /** Returns its entries as a certificate of destruction names them. */
  List<DestructionCertificate.Destroyed> destroyable() {
    return entries.stream()
        .map(entry -> new DestructionCertificate.Destroyed(entry.sequence(), entry.contentHash()))
        .toList();
  }

  private void expect(NewEntry next, Outcome expected) {
    if (next.content() instanceof EntryContent.Review review && review.outcome() != expected) {
      throw refused(
          next,
          "it would say " + review.outcome(),
          next.kind() + " means " + expected + " here; append the opposite kind");
    }
  }

  private void byReviewer(NewEntry next) {
    if (next.by().role() != Actor.Role.REVIEWER) {
      throw refused(next, "only a person may do that", "append it by a reviewer");
    }
  }

  private void notByAuthor(NewEntry next) {
    if (next.by().role() == Actor.Role.AUTHOR) {
      throw refused(next, "that is not the author's to do", "append it by a reviewer or engine");
    }
  }

  private @Nullable RecordEntry lastReview() {
    RecordEntry last = null;
    for (RecordEntry entry : entries) {
      if (isReview(entry)) {
        last = entry;
      }
    }
    return last;
  }

  private DecisionRecord present() {
    if (decided == null) {
      throw new RecordStateException(
          "the record `" + id() + "`: " + (purged ? "its content was destroyed" : CHANGED));
    }
    return decided;
  }

  private RecordStateException refused(NewEntry next, String reason, String mend) {
    return new RecordStateException(
        next.kind() + " may not follow on the record `" + id() + "`: " + reason + "; " + mend);
  }

  private static boolean isReview(RecordEntry entry) {
    return switch (entry.kind()) {
      case REVIEW_CONFIRMED, REVIEW_OVERTURNED, APPEAL_UPHELD, APPEAL_OVERTURNED -> true;
      default -> false;
    };
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Names the record only: what it holds is personal data. */
  @Override
  public String toString() {
    return "RecordHistory[" + id() + ", entries=" + entries.size() + "]";
  }
}
