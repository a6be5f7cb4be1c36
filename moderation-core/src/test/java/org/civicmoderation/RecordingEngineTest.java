package org.civicmoderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.record.Checkpoint;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.EntryKind;
import org.civicmoderation.record.MemoryRecordStore;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.PurgePlan;
import org.civicmoderation.record.RecordContext;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordPage;
import org.civicmoderation.record.RecordQuery;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.RecordStoreException;
import org.civicmoderation.record.Verification;
import org.civicmoderation.rules.TestPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingEngineTest {
  private static final ModerationEngine ENGINE =
      ModerationEngine.of(
          new TestPack()
              .criterion("threats")
              .profile("as-adopted", Map.of())
              .lexicon("violent act", "kill~")
              .rules(
                  "threats.dslr",
                  """
                  rule "violence"
                      because "It announces violence."
                  when
                      there is a "violent act"
                  then
                      remove under "threats"
                  end
                  """)
              .build());

  private static final Comment THREAT = Comment.of("c-1", "I will kill you");

  private final MemoryRecordStore store = new MemoryRecordStore();
  private final RecordingEngine engine = ENGINE.recordingTo(store);

  @Test
  void putsADecisionOnTheRecordBeforeItReturnsIt() {
    Decision decision =
        engine.moderate(
            THREAT, "{\"id\":\"c-1\"}", new RecordContext(null, null, "Hello", 2, null));

    assertThat(decision.outcome()).isEqualTo(Outcome.REMOVE);
    DecisionRecord record = store.get(decision.decisionId()).orElseThrow().decided().orElseThrow();
    assertThat(record.decision()).isEqualTo(decision);
    assertThat(record.original().payload()).isEqualTo("{\"id\":\"c-1\"}");
    assertThat(record.context().threadPosition()).isEqualTo(2);
    assertThat(record.retention().period()).isEqualTo(ENGINE.pack().policy().retention().period());
  }

  @Test
  void putsWhatIsKeptOnTheRecordToo() {
    List<Decision> decisions =
        engine.moderateAll(Stream.of(THREAT, Comment.of("c-2", "Thank you"))).toList();

    assertThat(decisions)
        .extracting(Decision::outcome)
        .containsExactly(Outcome.REMOVE, Outcome.KEEP);
    assertThat(store.count(RecordQuery.builder().build())).isEqualTo(2);
  }

  @Test
  void linksAnEditToTheRecordBefore() {
    Decision first = engine.moderate(THREAT);
    Decision second =
        engine.moderateEdit(
            first.decisionId(), Comment.of("c-1", "I will call you"), null, RecordContext.NONE);

    RecordHistory before = store.get(first.decisionId()).orElseThrow();
    assertThat(before.last().kind()).isEqualTo(EntryKind.EDITED_BY_AUTHOR);
    assertThat(before.nextRecordId()).contains(second.decisionId());
    assertThat(
            store
                .get(second.decisionId())
                .orElseThrow()
                .decided()
                .orElseThrow()
                .context()
                .previousRecordId())
        .isEqualTo(first.decisionId());
    assertThat(second.outcome()).isEqualTo(Outcome.KEEP);
  }

  @Test
  void saysWhenAnEditCannotBeLinked() {
    Decision decision = engine.moderateEdit("nowhere", THREAT, null, RecordContext.NONE);

    assertThat(decision.outcome()).isEqualTo(Outcome.REMOVE);
    assertThat(decision.problems()).extracting(Problem::code).containsExactly("not-linked");
  }

  @Test
  void fallsToReviewWhereTheStoreFails() {
    RecordingEngine failing = ENGINE.recordingTo(new FailingStore());

    for (Comment comment : List.of(THREAT, Comment.of("c-2", "Thank you"))) {
      Decision decision = failing.moderate(comment);

      assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
      assertThat(decision.problems())
          .containsExactly(
              new Problem(
                  "not-recorded",
                  "the decision could not be put on the record, so that nothing may be done on it",
                  null,
                  "see to the record store, then decide the comment again"));
    }
    assertThat(failing.moderate(THREAT).findings()).hasSize(1);
  }

  /** A store that takes nothing. */
  private static final class FailingStore implements RecordStore {
    @Override
    public RecordEntry append(NewEntry entry) {
      throw new RecordStoreException("the disk is full");
    }

    @Override
    public List<RecordEntry> appendAll(Collection<NewEntry> entries) {
      throw new RecordStoreException("the disk is full");
    }

    @Override
    public Optional<RecordHistory> get(String recordId) {
      return Optional.empty();
    }

    @Override
    public RecordPage find(RecordQuery query) {
      return new RecordPage(List.of(), null);
    }

    @Override
    public long count(RecordQuery query) {
      return 0;
    }

    @Override
    public Stream<RecordEntry> stream(long fromSequence) {
      return Stream.empty();
    }

    @Override
    public Checkpoint checkpoint() {
      return Checkpoint.EMPTY;
    }

    @Override
    public Verification verify(@Nullable Checkpoint earlier) {
      return new Verification(0, List.of(), Checkpoint.EMPTY);
    }

    @Override
    public PurgePlan purgePlan(LocalDate day) {
      return new PurgePlan(day, day, List.of(), List.of());
    }

    @Override
    public PurgePlan.Result purge(PurgePlan plan, PurgePlan.Approval approval) {
      throw new RecordStoreException("the disk is full");
    }

    @Override
    public void close() {}
  }
}
