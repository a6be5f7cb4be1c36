package org.civicmoderation.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be destroyed on a day, and what may not although its period is over. Immutable.
 *
 * @param day the day it is made for
 * @param noticeBy the last day to give the Historical Society its 60 days' notice (Wis. Stat.
 *     19.21(4)(a)) for a destruction on that day
 * @param due the records that may be destroyed, the oldest first
 * @param kept the records whose period is over, but which a hold or an appeal keeps
 */
public record PurgePlan(LocalDate day, LocalDate noticeBy, List<Due> due, List<Kept> kept) {
  /** How many days before a destruction the Historical Society must be told. */
  public static final int NOTICE_DAYS = 60;

  public PurgePlan {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(noticeBy, "noticeBy");
    due = List.copyOf(due);
    kept = List.copyOf(kept);
  }

  /**
   * A record that may be destroyed. Immutable.
   *
   * @param recordId which
   * @param series its records series
   * @param triggeredOn the day from which its period ran
   * @param dueOn the first day on which it may be destroyed
   */
  public record Due(String recordId, String series, LocalDate triggeredOn, LocalDate dueOn) {
    public Due {
      Objects.requireNonNull(recordId, "recordId");
      Objects.requireNonNull(series, "series");
      Objects.requireNonNull(triggeredOn, "triggeredOn");
      Objects.requireNonNull(dueOn, "dueOn");
    }
  }

  /**
   * A record that is kept. Immutable.
   *
   * @param recordId which
   * @param reason why, in plain words
   */
  public record Kept(String recordId, String reason) {
    public Kept {
      Objects.requireNonNull(recordId, "recordId");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Who lets a plan be carried out. Immutable.
   *
   * @param by the person
   * @param noticeGivenOn when the Historical Society was told, or null when that was waived
   * @param waiver why it need not be told, or null when it was
   */
  public record Approval(Reviewer by, @Nullable LocalDate noticeGivenOn, @Nullable String waiver) {
    public Approval {
      Objects.requireNonNull(by, "by");
      if ((noticeGivenOn == null) == (waiver == null)) {
        throw new IllegalArgumentException(
            "say either when the Historical Society was given notice, or why that was waived");
      }
    }

    /** Returns an approval after the notice was given. */
    public static Approval afterNotice(Reviewer by, LocalDate noticeGivenOn) {
      return new Approval(by, noticeGivenOn, null);
    }

    /** Returns an approval without notice, and why none is needed. */
    public static Approval withoutNotice(Reviewer by, String waiver) {
      EntryContent.requireText("waiver", waiver);
      return new Approval(by, null, waiver);
    }

    /** Refuses a destruction on a day that is too soon after the notice. */
    void check(LocalDate day) {
      if (noticeGivenOn != null && day.isBefore(noticeGivenOn.plusDays(NOTICE_DAYS))) {
        throw new RecordStateException(
            "the Historical Society was given notice on "
                + noticeGivenOn
                + ": nothing may be destroyed before "
                + noticeGivenOn.plusDays(NOTICE_DAYS));
      }
    }
  }

  /**
   * What became of a plan. Immutable.
   *
   * @param purgeId the id that all its certificates carry
   * @param certificates the entries that certify the destruction
   * @param kept the records of the plan that may not be destroyed any more, and why
   */
  public record Result(String purgeId, List<RecordEntry> certificates, List<Kept> kept) {
    public Result {
      Objects.requireNonNull(purgeId, "purgeId");
      certificates = List.copyOf(certificates);
      kept = List.copyOf(kept);
    }
  }
}
