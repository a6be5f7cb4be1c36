package org.civicmoderation.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Retention;
import org.jspecify.annotations.Nullable;

/** Records for tests. */
public final class Records {
  public static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  public static final Retention SEVEN_YEARS =
      new Retention(
          "social media comments", Period.ofYears(7), "decision", "Wis. Stat. 19.21(4)(b)");

  public static final Reviewer PAT = new Reviewer("pat", "Pat Reviewer");
  public static final Reviewer SAM = new Reviewer("sam", "Sam Reviewer");
  public static final Reviewer CLERK = new Reviewer("clerk", null);

  private Records() {}

  /**
   * A decision with a threat as evidence, removed, held back or kept, at some seconds' distance.
   */
  public static Decision decision(String id, Outcome outcome, int seconds) {
    return decision(id, outcome, seconds, "I will break your legs", "a-1", "mke-parks");
  }

  /** A decision on a text by an author on a channel. */
  public static Decision decision(
      String id, Outcome outcome, int seconds, String text, String author, String channel) {
    Comment comment =
        Comment.builder("c-" + id, text)
            .author(new Author(author, "Name of " + author, AuthorRole.PUBLIC))
            .channel(new Channel(channel, "facebook", List.of("parks")))
            .postedAt(START.plusSeconds(seconds - 60L))
            .build();
    List<Finding> findings = new ArrayList<>();
    if (outcome != Outcome.KEEP) {
      Criterion criterion =
          outcome == Outcome.REMOVE ? SampleDecisions.THREATS : SampleDecisions.OFF_TOPIC;
      findings.add(
          SampleDecisions.finding(
              comment, criterion, outcome, text.substring(0, Math.min(6, text.length())), "word"));
    }
    return new Decision(
        id,
        START.plusSeconds(seconds),
        comment,
        outcome,
        findings,
        List.of(),
        List.of(),
        List.of(),
        SampleDecisions.POLICY,
        "0.1.0");
  }

  /** A decision on a comment of which only id and text are known. */
  public static Decision bare(String id) {
    return new Decision(
        id,
        START,
        Comment.of("c-" + id, "no author, no channel"),
        Outcome.KEEP,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        SampleDecisions.POLICY,
        "0.1.0");
  }

  /** The first entry of a record. */
  public static NewEntry decided(String id, Outcome outcome, int seconds) {
    return NewEntry.decided(DecisionRecord.of(decision(id, outcome, seconds), SEVEN_YEARS));
  }

  /** The first entry of a record of a decision. */
  public static NewEntry decided(Decision decision) {
    return NewEntry.decided(DecisionRecord.of(decision, SEVEN_YEARS));
  }

  /** A hold. */
  public static Hold hold(String id, Hold.Kind kind) {
    return new Hold(id, kind, "R-2026-17", "A records request is open.", null);
  }

  /**
   * Appends entries of every kind: six records, with all that can happen to one, two of them purged
   * after eight years.
   */
  public static List<RecordEntry> everyKind(RecordStore store, SettableClock clock) {
    List<RecordEntry> entries = new ArrayList<>();
    entries.add(
        store.append(
            NewEntry.decided(
                DecisionRecord.of(
                    SampleDecisions.removed(),
                    SEVEN_YEARS,
                    "{\"from\": \"Pat \\u00e9\",  \"message\":\"\uD83D\uDE00\"}",
                    new RecordContext(START, START, "What a \uDC00 park", 3, null)))));
    String removed = SampleDecisions.removed().decisionId();
    RecordHistory history = store.get(removed).orElseThrow();
    entries.add(store.append(NewEntry.confirmed(history, PAT, "The threat is plain.")));
    entries.add(
        store.append(
            NewEntry.noticeSent(
                removed,
                Actor.engine("0.1.0"),
                new EntryContent.NoticeSent(
                    "en", "message", "Your comment", "We removed it.", dayAfter(clock, 30)))));
    entries.add(store.append(NewEntry.appealLodged(removed, "It was a joke \uD800!")));
    entries.add(store.append(NewEntry.appealOverturned(removed, SAM, "It was a joke.")));
    entries.add(store.append(NewEntry.restored(removed, Actor.of(SAM), START)));
    entries.add(store.append(decided("kind-2", Outcome.REMOVE, 1)));
    entries.add(store.append(NewEntry.appealLodged("kind-2", "")));
    entries.add(store.append(NewEntry.appealUpheld("kind-2", SAM, "It is a threat.")));
    entries.add(store.append(decided("kind-3", Outcome.REVIEW, 2)));
    history = store.get("kind-3").orElseThrow();
    entries.add(store.append(NewEntry.overturned(history, PAT, "It is about the park.")));
    entries.add(store.append(decided("kind-4", Outcome.KEEP, 3)));
    entries.add(store.append(NewEntry.edited("kind-3", "kind-4", START)));
    entries.add(store.append(NewEntry.deleted("kind-4", null)));
    entries.add(store.append(decided("kind-5", Outcome.REVIEW, 4)));
    entries.add(
        store.append(NewEntry.noticeWithheld("kind-5", Actor.of(PAT), "The account was deleted.")));
    entries.add(store.hold("kind-5", hold("h-1", Hold.Kind.REQUEST), CLERK));
    entries.add(store.append(NewEntry.viewed("kind-5", CLERK, "To answer R-2026-17.")));
    entries.add(
        store.append(
            NewEntry.copyReleased(
                "kind-5",
                new EntryContent.CopyReleased(
                    "R-2026-17",
                    Hashes.of("copy"),
                    List.of(
                        Redaction.ofField("/decision/comment/author/name", "19.36(10)(a)"),
                        Redaction.ofSpan("/decision/comment/text", 0, 6, "19.36(6)"))),
                CLERK)));
    entries.add(store.lift("kind-5", "h-1", "The request was answered.", CLERK));
    entries.add(store.append(decided("kind-6", Outcome.REMOVE, 5)));
    clock.set(START.atOffset(ZoneOffset.UTC).plusYears(8).toInstant());
    PurgePlan plan = store.purgePlan(dayAfter(clock, 0));
    List<PurgePlan.Due> due =
        plan.due().stream()
            .filter(record -> List.of("kind-4", "kind-6").contains(record.recordId()))
            .toList();
    PurgePlan.Result result =
        store.purge(
            new PurgePlan(plan.day(), plan.noticeBy(), due, plan.kept()),
            PurgePlan.Approval.withoutNotice(CLERK, "The society waived it on 2020-01-02."));
    entries.addAll(result.certificates());
    return entries;
  }

  private static LocalDate dayAfter(Clock clock, int days) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(days);
  }

  /** A clock that stands until it is set. Thread-safe. */
  public static final class SettableClock extends Clock {
    private volatile Instant now;

    public SettableClock(Instant start) {
      this.now = start;
    }

    /** Sets the time. */
    public void set(Instant instant) {
      now = instant;
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
    public Clock withZone(@Nullable ZoneId zone) {
      return this;
    }
  }
}
