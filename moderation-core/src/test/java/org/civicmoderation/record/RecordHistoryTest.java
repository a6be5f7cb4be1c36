package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.record.Records.SettableClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordHistoryTest {
  private final SettableClock clock = new SettableClock(Records.START);
  private final MemoryRecordStore store = new MemoryRecordStore(clock);

  private RecordHistory decided(Outcome outcome) {
    store.append(Records.decided("r", outcome, 0));
    return history();
  }

  private RecordHistory history() {
    return store.get("r").orElseThrow();
  }

  private void refuses(NewEntry entry, String message) {
    long entries = store.checkpoint().entries();
    assertThatThrownBy(() -> store.append(entry))
        .isInstanceOf(RecordStateException.class)
        .hasMessage(entry.kind() + " may not follow on the record `r`: " + message);
    assertThat(store.checkpoint().entries()).isEqualTo(entries);
  }

  private static NewEntry review(EntryKind kind, Outcome outcome, Reviewer by) {
    return new NewEntry("r", kind, Actor.of(by), new EntryContent.Review(outcome, "Because."));
  }

  @Nested
  class Reviews {
    @Test
    void confirmARemoval() {
      store.append(NewEntry.confirmed(decided(Outcome.REMOVE), Records.PAT, "Right."));

      assertThat(history().outcome()).contains(Outcome.REMOVE);
      assertThat(history().isReviewed()).isTrue();
    }

    @Test
    void overturnARemoval() {
      store.append(NewEntry.overturned(decided(Outcome.REMOVE), Records.PAT, "Wrong."));

      assertThat(history().outcome()).contains(Outcome.KEEP);
    }

    @Test
    void turnAReviewIntoARemovalOrAKeep() {
      store.append(NewEntry.confirmed(decided(Outcome.REVIEW), Records.PAT, "It is."));
      assertThat(history().outcome()).contains(Outcome.REMOVE);

      store.append(NewEntry.overturned(history(), Records.SAM, "It is not."));
      assertThat(history().outcome()).contains(Outcome.KEEP);
    }

    @Test
    void overturnAKeep() {
      store.append(NewEntry.overturned(decided(Outcome.KEEP), Records.PAT, "A threat."));

      assertThat(history().outcome()).contains(Outcome.REMOVE);
    }

    @Test
    void areAPersonsAlone() {
      decided(Outcome.REMOVE);

      refuses(
          new NewEntry(
              "r",
              EntryKind.REVIEW_CONFIRMED,
              Actor.engine("1"),
              new EntryContent.Review(Outcome.REMOVE, "Right.")),
          "only a person may do that; append it by a reviewer");
    }

    @Test
    void sayWhatTheirKindMeans() {
      decided(Outcome.REMOVE);

      refuses(
          review(EntryKind.REVIEW_CONFIRMED, Outcome.KEEP, Records.PAT),
          "it would say KEEP; REVIEW_CONFIRMED means REMOVE here; append the opposite kind");
    }

    @Test
    void areNotSaidTwiceByOnePerson() {
      store.append(NewEntry.confirmed(decided(Outcome.REMOVE), Records.PAT, "Right."));

      refuses(
          NewEntry.confirmed(history(), Records.PAT, "Right."),
          "the same reviewer said so already; append nothing");
      store.append(NewEntry.confirmed(history(), Records.SAM, "Right."));
    }

    @Test
    void waitForAnAppealAndEndWithIt() {
      decided(Outcome.REMOVE);
      store.append(NewEntry.appealLodged("r", "Please."));
      refuses(
          NewEntry.confirmed(history(), Records.PAT, "Right."),
          "an appeal is open; answer it: append APPEAL_UPHELD or APPEAL_OVERTURNED");
      store.append(NewEntry.appealUpheld("r", Records.PAT, "Right."));

      refuses(
          NewEntry.overturned(history(), Records.SAM, "Wrong."),
          "an appeal was answered; the answer is final");
    }
  }

  @Nested
  class Appeals {
    @Test
    void areAnsweredByAnotherReviewer() {
      store.append(NewEntry.confirmed(decided(Outcome.REMOVE), Records.PAT, "Right."));
      store.append(NewEntry.appealLodged("r", "Please."));
      assertThat(history().isAppealOpen()).isTrue();

      refuses(
          NewEntry.appealUpheld("r", Records.PAT, "I said so."),
          "the reviewer `pat` took part in the decision; another reviewer must answer the appeal");
      refuses(
          NewEntry.appealUpheld("r", new Reviewer("pat", "Another name"), "I said so."),
          "the reviewer `pat` took part in the decision; another reviewer must answer the appeal");
      store.append(NewEntry.appealOverturned("r", Records.SAM, "A joke."));

      assertThat(history().outcome()).contains(Outcome.KEEP);
      assertThat(history().isAppealOpen()).isFalse();
      assertThat(history().isAppealDecided()).isTrue();
    }

    @Test
    void areTheAuthorsAlone() {
      decided(Outcome.REMOVE);

      refuses(
          new NewEntry(
              "r",
              EntryKind.APPEAL_LODGED,
              Actor.of(Records.PAT),
              new EntryContent.AppealLodged("Please.", null)),
          "an appeal is the author's; append it by Actor.AUTHOR");
    }

    @Test
    void areOfRemovals() {
      decided(Outcome.REVIEW);

      refuses(
          NewEntry.appealLodged("r", "Please."),
          "its outcome is REVIEW; only a removal can be appealed: tell the author so");
    }

    @Test
    void comeOneAtATimeAndOnce() {
      decided(Outcome.REMOVE);
      store.append(NewEntry.appealLodged("r", "Please."));
      refuses(
          NewEntry.appealLodged("r", "Please!"),
          "an appeal is open already; answer that one first");
      store.append(NewEntry.appealUpheld("r", Records.SAM, "A threat."));

      refuses(NewEntry.appealLodged("r", "Please!"), "an appeal was answered; the answer is final");
    }

    @Test
    void areAnsweredOnlyOnceLodged() {
      decided(Outcome.REMOVE);

      refuses(
          NewEntry.appealUpheld("r", Records.SAM, "A threat."),
          "no appeal is open; append APPEAL_LODGED first");
    }
  }

  @Nested
  class Restoring {
    @Test
    void needsAnOverturnedDecision() {
      decided(Outcome.REMOVE);
      refuses(
          NewEntry.restored("r", Actor.engine("1"), null),
          "its outcome is REMOVE; overturn the decision first: append REVIEW_OVERTURNED or"
              + " APPEAL_OVERTURNED");
      store.append(NewEntry.overturned(history(), Records.PAT, "Wrong."));
      store.append(NewEntry.restored("r", Actor.engine("1"), null));

      assertThat(history().isRestored()).isTrue();
      refuses(
          NewEntry.restored("r", Actor.engine("1"), null),
          "the comment was put back already; append nothing");
    }

    @Test
    void needsAComment() {
      decided(Outcome.REMOVE);
      store.append(NewEntry.overturned(history(), Records.PAT, "Wrong."));
      store.append(NewEntry.deleted("r", null));

      refuses(
          NewEntry.restored("r", Actor.engine("1"), null),
          "the author deleted the comment; it is not to be put back");
    }

    @Test
    void isNotForWhatWasNeverAway() {
      decided(Outcome.KEEP);

      refuses(
          NewEntry.restored("r", Actor.engine("1"), null),
          "the comment was never removed nor held back; append nothing");
    }
  }

  @Nested
  class AuthorsOwn {
    @Test
    void editsLinkToTheNewerRecordOnce() {
      decided(Outcome.REVIEW);
      refuses(
          NewEntry.edited("r", "r", null),
          "it names itself as the newer one; decide the new text first");
      store.append(NewEntry.edited("r", "r-2", null));

      assertThat(history().nextRecordId()).contains("r-2");
      refuses(
          NewEntry.edited("r", "r-3", null),
          "its text was edited already; append the edit to the record of the newer text, `r-2`");
    }

    @Test
    void deletionEndsEdits() {
      decided(Outcome.KEEP);
      store.append(NewEntry.deleted("r", null));

      assertThat(history().isDeletedByAuthor()).isTrue();
      refuses(NewEntry.deleted("r", null), "the author deleted it already; append nothing");
      refuses(NewEntry.edited("r", "r-2", null), "the author deleted the comment; append nothing");
    }

    @Test
    void aDeletedCommentsRemovalCanBeAppealed() {
      decided(Outcome.REMOVE);
      store.append(NewEntry.deleted("r", null));
      store.append(NewEntry.appealLodged("r", "It was no threat."));

      assertThat(history().isAppealOpen()).isTrue();
    }
  }

  @Nested
  class Notices {
    @Test
    void followWhatTheAuthorShouldKnow() {
      decided(Outcome.REVIEW);
      store.append(NewEntry.noticeWithheld("r", Actor.of(Records.PAT), "No way to reach them."));

      assertThat(history().last().kind()).isEqualTo(EntryKind.NOTICE_WITHHELD);
    }

    @Test
    void areNotSentOfNothing() {
      decided(Outcome.KEEP);

      refuses(
          NewEntry.noticeWithheld("r", Actor.of(Records.PAT), "Kept."),
          "the comment was never removed nor held back; there is nothing to tell");
    }
  }

  @Nested
  class Holds {
    @Test
    void areLiftedOneByOne() {
      decided(Outcome.REMOVE);
      store.hold("r", Records.hold("h-1", Hold.Kind.REQUEST), Records.CLERK);
      store.hold("r", Records.hold("h-2", Hold.Kind.AUDIT), Records.CLERK);
      assertThat(history().holds()).extracting(Hold::id).containsExactly("h-1", "h-2");
      store.lift("r", "h-1", "Answered.", Records.CLERK);

      assertThat(history().holds()).extracting(Hold::id).containsExactly("h-2");
      refuses(
          NewEntry.holdLifted("r", "h-1", "Answered.", Records.CLERK),
          "it has no hold `h-1`; it has h-2");
      refuses(
          NewEntry.holdPlaced("r", Records.hold("h-1", Hold.Kind.AUDIT), Records.CLERK),
          "it has or had a hold `h-1`; give the new one another id");
    }

    @Test
    void areNotLiftedBeforeTheirDay() {
      decided(Outcome.REMOVE);
      store.hold(
          "r",
          new Hold(
              "h", Hold.Kind.REQUEST, "R-1", "Denied on 2026-11-20.", LocalDate.of(2027, 1, 19)),
          Records.CLERK);

      refuses(
          NewEntry.holdLifted("r", "h", "60 days have passed.", Records.CLERK),
          "the hold `h` may not be lifted before 2027-01-19; wait for that day");
      clock.set(Instant.parse("2027-01-19T00:00:00Z"));
      store.lift("r", "h", "60 days have passed.", Records.CLERK);
    }
  }

  @Nested
  class Purging {
    private NewEntry purge() {
      RecordHistory history = history();
      return NewEntry.purged(
          "r",
          new DestructionCertificate(
              "p",
              history.decided().orElseThrow().retention(),
              history.triggeredOn().orElseThrow(),
              history.dueOn().orElseThrow(),
              null,
              "Waived.",
              "forgotten",
              history.destroyable()),
          Records.CLERK);
    }

    @Test
    void waitsUntilItIsDue() {
      decided(Outcome.REMOVE);
      refuses(purge(), "it is to be kept until 2033-11-21; keep it");
      clock.set(Instant.parse("2033-11-20T23:59:59Z"));
      refuses(purge(), "it is to be kept until 2033-11-21; keep it");
      clock.set(Instant.parse("2033-11-21T00:00:00Z"));
      store.append(purge());

      assertThat(history().isPurged()).isTrue();
      refuses(
          NewEntry.viewed("r", Records.CLERK, "To see."),
          "its content was destroyed; nothing may follow");
    }

    @Test
    void isForbiddenUnderHoldAndAppeal() {
      decided(Outcome.REMOVE);
      store.append(NewEntry.appealLodged("r", "Please."));
      clock.set(Instant.parse("2040-01-01T00:00:00Z"));
      refuses(purge(), "an appeal is open; keep it");
      store.hold("r", Records.hold("h", Hold.Kind.LITIGATION), Records.CLERK);

      refuses(purge(), "a hold forbids it: litigation hold `h` for R-2026-17; keep it");
    }

    @Test
    void certifiesAllThatIsThere() {
      decided(Outcome.REMOVE);
      clock.set(Instant.parse("2034-01-01T00:00:00Z"));
      NewEntry early = purge();
      store.append(NewEntry.viewed("r", Records.CLERK, "To see."));

      refuses(
          early,
          "the certificate does not name all its entries; make it of the record as it stands now");
    }

    @Test
    void countsFromTheLastDecision() {
      decided(Outcome.REMOVE);
      clock.set(Instant.parse("2027-03-01T08:00:00Z"));
      store.append(NewEntry.confirmed(history(), Records.PAT, "Right."));
      clock.set(Instant.parse("2027-04-01T08:00:00Z"));
      store.append(NewEntry.viewed("r", Records.CLERK, "To see."));

      assertThat(history().triggeredOn()).contains(LocalDate.of(2027, 3, 1));
      assertThat(history().dueOn()).contains(LocalDate.of(2034, 3, 2));
    }

    @Test
    void countsFromAnotherTrigger() {
      for (var trigger :
          List.of(
              List.of("posting", "2026-11-20"),
              List.of("last entry", "2027-04-01"),
              List.of("the end of the campaign", "2027-04-01"))) {
        MemoryRecordStore other = new MemoryRecordStore(clock);
        clock.set(Records.START);
        other.append(
            NewEntry.decided(
                DecisionRecord.of(
                    Records.decision("r", Outcome.REMOVE, 0),
                    new Retention("s", Period.ofMonths(18), trigger.get(0), "ordinance"))));
        clock.set(Instant.parse("2027-04-01T08:00:00Z"));
        other.append(NewEntry.viewed("r", Records.CLERK, "To see."));

        RecordHistory history = other.get("r").orElseThrow();
        assertThat(history.triggeredOn()).contains(LocalDate.parse(trigger.get(1)));
        assertThat(history.dueOn())
            .contains(LocalDate.parse(trigger.get(1)).plusMonths(18).plusDays(1));
      }
    }
  }

  @Test
  void keepsSevenYearsWhereThePolicyNamesNoPeriod() {
    assertThat(RecordRetention.of(new Retention("", Period.ZERO, "", "")))
        .isEqualTo(RecordRetention.DEFAULT);
    assertThat(RecordRetention.DEFAULT.period()).isEqualTo(Period.ofYears(7));
  }

  @Test
  void neverShowsTheCommentOrItsAuthor() {
    RecordHistory history = decided(Outcome.REMOVE);

    assertThat(List.of(history, history.last(), history.decided().orElseThrow()).toString())
        .contains("r")
        .doesNotContain("legs")
        .doesNotContain("a-1");
  }
}
