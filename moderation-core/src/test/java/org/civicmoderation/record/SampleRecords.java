package org.civicmoderation.record;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Retention;

/** Stores with records in them, for tests of what is made of records. */
public final class SampleRecords {
  public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  public static final Retention RETENTION =
      new Retention(
          "social media comments and moderation decisions",
          Period.ofYears(7),
          "decision",
          "Wis. Stat. 19.21(4)(b)");

  private SampleRecords() {}

  /** A clock that stands still until it is set. */
  public static final class SettableClock extends Clock {
    private Instant now;

    public SettableClock(Instant now) {
      this.now = now;
    }

    public void set(Instant instant) {
      this.now = instant;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("records are kept in UTC");
    }
  }

  /** Returns an empty store whose clock stands still. */
  public static MemoryRecordStore store() {
    return new MemoryRecordStore(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Appends the decision with everything around it, and returns its record. */
  public static RecordHistory removed(RecordStore store, String payload) {
    DecisionRecord record =
        DecisionRecord.of(SampleDecisions.removed(), RETENTION, payload, RecordContext.NONE);
    store.append(NewEntry.decided(record));
    return store.get(record.id()).orElseThrow();
  }

  /** Appends a decision of its own id and time. */
  public static RecordHistory decided(
      RecordStore store,
      String id,
      Instant at,
      Comment comment,
      Outcome outcome,
      Finding... found) {
    Decision sample = SampleDecisions.of(comment, outcome, found);
    Decision decision =
        new Decision(
            id,
            at,
            comment,
            outcome,
            sample.findings(),
            sample.setAside(),
            sample.notEvaluated(),
            sample.problems(),
            sample.policy(),
            sample.engineVersion());
    store.append(NewEntry.decided(DecisionRecord.of(decision, RETENTION)));
    return store.get(id).orElseThrow();
  }
}
