package org.civicmoderation.record.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.civicmoderation.decision.SampleDecisions.THREATS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Hold;
import org.civicmoderation.record.MemoryRecordStore;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.PurgePlan;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.Reviewer;
import org.civicmoderation.record.SampleRecords;
import org.junit.jupiter.api.Test;

class TransparencyReportTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 18);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
  private static final String LONG_TEXT =
      "the pothole on the corner of my street is as big as a bathtub and nobody comes";

  private final SampleRecords.SettableClock clock =
      new SampleRecords.SettableClock(SampleRecords.NOW);
  private final MemoryRecordStore store = new MemoryRecordStore(clock);

  @Test
  void countsByOutcomeCriterionRuleChannelAndDay() {
    threat("r-1", "2026-11-18T10:00:00Z", "c-1");
    threat("r-2", "2026-11-20T23:59:59Z", "c-2");
    keep("r-3", "2026-11-19T10:00:00Z", "Thank you!");
    keep("r-4", "2026-11-21T00:00:00Z", "Out of the period");

    TransparencyReport report = report();

    assertThat(report.decided()).isEqualTo(new OutcomeCounts(1, 0, 2));
    assertThat(report.byCriterion()).containsOnlyKeys("threats");
    assertThat(report.byChannel()).containsEntry("", new OutcomeCounts(1, 0, 2));
    assertThat(report.byDay())
        .containsExactlyEntriesOf(
            new java.util.TreeMap<>(
                java.util.Map.of(
                    FIRST,
                    new OutcomeCounts(0, 0, 1),
                    FIRST.plusDays(1),
                    new OutcomeCounts(1, 0, 0),
                    LAST,
                    new OutcomeCounts(0, 0, 1))));
    assertThat(report.rules()).singleElement().extracting(RuleUse::found).isEqualTo(2L);
  }

  @Test
  void countsWhatPeopleMadeOfIt() {
    RecordHistory confirmed = threat("r-1", "2026-11-20T10:00:00Z", "c-1");
    RecordHistory overturned = threat("r-2", "2026-11-20T11:00:00Z", "c-2");
    store.append(NewEntry.confirmed(confirmed, Reviewer.of("jdoe"), "He means it."));
    store.append(NewEntry.appealLodged("r-1", "I was joking."));
    store.append(NewEntry.appealUpheld("r-1", Reviewer.of("other"), "It reads as meant."));
    store.append(NewEntry.overturned(overturned, Reviewer.of("jdoe"), "A song."));

    TransparencyReport report = report();

    assertThat(report.reviews()).isEqualTo(new TransparencyReport.Reviews(1, 1, 0));
    assertThat(report.appeals()).isEqualTo(new TransparencyReport.Appeals(1, 1, 0, 0));
    assertThat(report.inForce()).isEqualTo(new OutcomeCounts(1, 0, 1));
    assertThat(report.rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.confirmed()).isEqualTo(1);
              assertThat(rule.overturned()).isEqualTo(1);
            });
    assertThat(report.toReview().orElseThrow().longest())
        .isEqualTo(Duration.between(Instant.parse("2026-11-20T10:00:00Z"), SampleRecords.NOW));
  }

  @Test
  void namesPairsThatSayTheSameAndWereDecidedDifferently() {
    keep("r-1", "2026-11-18T10:00:00Z", LONG_TEXT);
    SampleRecords.decided(
        store,
        "r-2",
        Instant.parse("2026-11-19T10:00:00Z"),
        Comment.of(
            "c-2",
            "The pothole on the corner of my street is as big as a bathtub, and NOBODY comes!"),
        Outcome.REVIEW);
    SampleRecords.decided(
        store,
        "r-3",
        Instant.parse("2026-11-20T10:00:00Z"),
        Comment.of("c-3", LONG_TEXT + " at all"),
        Outcome.REMOVE);
    keep("r-4", "2026-11-20T10:00:00Z", "Something else altogether stands in this comment here");

    List<Inconsistency> pairs = report().inconsistencies();

    assertThat(pairs)
        .extracting(Inconsistency::oneRecordId, Inconsistency::otherRecordId)
        .contains(
            org.assertj.core.groups.Tuple.tuple("r-1", "r-2"),
            org.assertj.core.groups.Tuple.tuple("r-1", "r-3"),
            org.assertj.core.groups.Tuple.tuple("r-2", "r-3"))
        .hasSize(3);
    assertThat(pairs.get(0).similarity()).isEqualTo(1);
    assertThat(pairs.get(1).similarity()).isBetween(Consistency.NEARLY_THE_SAME, 0.99);
  }

  @Test
  void namesOnlyWordsThatSeveralDecisionsRestOn() {
    threat("r-1", "2026-11-18T10:00:00Z", "c-1");
    threat("r-2", "2026-11-18T10:00:01Z", "c-2");
    assertThat(report().terms()).isEmpty();

    threat("r-3", "2026-11-18T10:00:02Z", "c-3");
    assertThat(report().terms()).containsExactly(new TermUse("break your legs", "threats", 3));
  }

  @Test
  void countsPurgedRecordsNowhereElse() {
    Instant then = Instant.parse("2019-01-04T10:00:00Z");
    clock.set(then);
    keep("r-old", then.toString(), "Long ago");
    keep("r-held", then.toString(), "Long ago, too");
    store.hold(
        "r-held", new Hold("h-1", Hold.Kind.AUDIT, "A-1", "audit", null), Reviewer.of("clerk"));
    clock.set(SampleRecords.NOW);
    store.purge(
        store.purgePlan(LocalDate.ofInstant(SampleRecords.NOW, ZoneOffset.UTC)),
        PurgePlan.Approval.withoutNotice(Reviewer.of("clerk"), "waived by the Society"));

    LocalDate day = LocalDate.ofInstant(then, ZoneOffset.UTC);
    TransparencyReport report = reportOf(day, day);

    assertThat(report.decided().total()).isEqualTo(1);
    assertThat(report.purged()).isEqualTo(1);
  }

  @Test
  void refusesPeriodThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TransparencyReport.of(store, LAST, FIRST, ZoneOffset.UTC, SampleRecords.NOW))
        .withMessage("the period ends on 2026-11-18, before it begins on 2026-11-20");
  }

  @Test
  void isShownAsHtmlWithChartsAndAsCsv() {
    for (int i = 0; i < 3; i++) {
      threat("r-" + i, "2026-11-18T10:00:0" + i + "Z", "c-" + i);
    }
    TransparencyReport report = report();

    String html = ReportHtml.of(report);
    assertThat(html)
        .contains("<svg aria-hidden=\"true\"", "Decisions by outcome", "break your legs")
        .doesNotContain("Pat Example", "{{", "Touch that tree");
    assertThat(html).doesNotContain("id=\"clip");
    StringBuilder csv = new StringBuilder();
    ReportCsv.write(report, csv);
    assertThat(csv.toString().lines())
        .startsWith("table,name,measure,value")
        .contains("decisions,decided,REMOVE,3", "criterion,threats,REMOVE,3");
  }

  private TransparencyReport report() {
    return reportOf(FIRST, LAST);
  }

  private TransparencyReport reportOf(LocalDate from, LocalDate to) {
    return TransparencyReport.of(store, from, to, ZoneOffset.UTC, SampleRecords.NOW);
  }

  private RecordHistory threat(String id, String at, String commentId) {
    Comment comment = Comment.of(commentId, "Touch that tree and I will break your legs " + id);
    return SampleRecords.decided(
        store,
        id,
        Instant.parse(at),
        comment,
        Outcome.REMOVE,
        SampleDecisions.finding(
            comment, THREATS, Outcome.REMOVE, "break your legs", "bodily harm"));
  }

  private void keep(String id, String at, String text) {
    SampleRecords.decided(store, id, Instant.parse(at), Comment.of("of " + id, text), Outcome.KEEP);
  }
}
