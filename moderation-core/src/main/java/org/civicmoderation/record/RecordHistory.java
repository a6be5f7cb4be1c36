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
  static final String CHANGED = "its decision was changed after it was sealed, and can't be read";

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
    new NextEntry(this, next).check(now);
  }

  /** Returns whether the comment was ever off the page, or held back from it. */
  boolean wasEverRemoved() {
    return everRemoved;
  }

  /** Returns whether it has a hold of that id, or had one. */
  boolean everHadHold(String holdId) {
    return usedHoldIds.contains(holdId);
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

  @Nullable RecordEntry lastReview() {
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

  static boolean isReview(RecordEntry entry) {
    return switch (entry.kind()) {
      case REVIEW_CONFIRMED, REVIEW_OVERTURNED, APPEAL_UPHELD, APPEAL_OVERTURNED -> true;
      default -> false;
    };
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Names the record only: what it holds is personal data. */
  @Override
  public String toString() {
    return "RecordHistory[" + id() + ", entries=" + entries.size() + "]";
  }
}
