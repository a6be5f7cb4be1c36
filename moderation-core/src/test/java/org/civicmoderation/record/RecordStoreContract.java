package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Records.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. A store's test extends this and says how one is opened. */
public abstract class RecordStoreContract {
  protected final SettableClock clock = new SettableClock(Records.START);
  protected RecordStore store;

  /** Opens an empty store. */
  protected abstract RecordStore open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** Holds what a test wrote against the published schema. */
  private void checkSchema() {
    RecordSchema.check(store);
  }

  @Test
  void givesBackWhatItWasGiven() {
    DecisionRecord record =
        DecisionRecord.of(
            SampleDecisions.sentToReview(),
            Records.SEVEN_YEARS,
            "{ \"raw\": \"\\ud83d\" }\r\n",
            new RecordContext(Records.START, null, "half \uD83D of it", 2, "other"));

    RecordEntry entry = store.append(NewEntry.decided(record));

    RecordHistory history = store.get(record.id()).orElseThrow();
    assertThat(history.decided()).contains(record);
    assertThat(history.entries()).containsExactly(entry);
    assertThat(entry.sequence()).isEqualTo(1);
    assertThat(entry.previousHash()).isEqualTo("0".repeat(64));
    assertThat(entry.at()).isEqualTo(Records.START);
    assertThat(entry.by()).isEqualTo(Actor.engine("0.1.0"));
  }

  @Test
  void givesBackEveryKindOfEntry() {
    List<RecordEntry> appended = Records.everyKind(store, clock);

    List<RecordEntry> stored = all();
    assertThat(stored).hasSameSizeAs(appended);
    assertThat(stored.stream().map(RecordEntry::kind)).contains(EntryKind.values());
    for (int i = 0; i < stored.size(); i++) {
      assertThat(stored.get(i).withoutContent()).isEqualTo(appended.get(i).withoutContent());
      if (stored.get(i).contentJson() != null) {
        assertThat(stored.get(i)).isEqualTo(appended.get(i));
      }
    }
    assertThat(store.verify().faults()).isEmpty();
    assertThat(store.verify().entries()).isEqualTo(appended.size());
    checkSchema();
  }

  @Test
  void chainsEachEntryToTheOneBefore() {
    Records.everyKind(store, clock);

    String previous = "0".repeat(64);
    long sequence = 0;
    for (RecordEntry entry : all()) {
      sequence++;
      assertThat(entry.sequence()).isEqualTo(sequence);
      assertThat(entry.previousHash()).isEqualTo(previous);
      assertThat(entry.hash()).isEqualTo(Hashes.of(entry.headJson()));
      previous = entry.hash();
    }
    assertThat(store.checkpoint()).isEqualTo(new Checkpoint(sequence, previous));
  }

  @Test
  void neverRecordsAnEntryBeforeTheOneBefore() {
    store.append(Records.decided("r-1", Outcome.KEEP, 0));
    clock.set(Records.START.minusSeconds(100));

    assertThat(store.append(Records.decided("r-2", Outcome.KEEP, 0)).at()).isEqualTo(Records.START);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(store.get("r-1")).isEmpty();
    assertThat(store.checkpoint()).isEqualTo(Checkpoint.EMPTY);
    assertThat(store.verify().isIntact()).isTrue();
    assertThat(all()).isEmpty();
    assertThat(store.find(RecordQuery.builder().build()))
        .isEqualTo(new RecordPage(List.of(), null));
  }

  @Test
  void refusesASecondDecisionOfTheSameId() {
    store.append(Records.decided("r-1", Outcome.KEEP, 0));

    assertThatThrownBy(() -> store.append(Records.decided("r-1", Outcome.REMOVE, 0)))
        .isInstanceOf(RecordStateException.class)
        .hasMessageContaining("it is decided already");
    assertThat(store.checkpoint().entries()).isEqualTo(1);
  }

  @Test
  void refusesAnEntryOfARecordThatIsNotThere() {
    assertThatThrownBy(() -> store.append(NewEntry.deleted("r-9", null)))
        .isInstanceOf(RecordStateException.class)
        .hasMessage(
            "DELETED_BY_AUTHOR may not be first: there is no record `r-9`; append its decision"
                + " first");
  }

  @Test
  void keepsTheChainWholeWhenAnEntryIsRefused() {
    store.append(Records.decided("r-1", Outcome.KEEP, 0));
    assertThatThrownBy(() -> store.append(NewEntry.appealLodged("r-1", "Why not?")))
        .isInstanceOf(RecordStateException.class);

    assertThat(store.append(NewEntry.deleted("r-1", null)).sequence()).isEqualTo(2);
    assertThat(store.verify().isIntact()).isTrue();
  }

  @Test
  void appendsManyAtOnce() {
    List<NewEntry> entries = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      entries.add(Records.decided("r-" + i, Outcome.KEEP, i));
    }

    List<RecordEntry> appended = store.appendAll(entries);

    assertThat(appended).extracting(RecordEntry::recordId).startsWith("r-0", "r-1").hasSize(2_500);
    assertThat(store.verify().entries()).isEqualTo(2_500);
    assertThat(all()).isEqualTo(appended);
  }

  @Test
  void streamsFromASequence() {
    List<RecordEntry> appended = Records.everyKind(store, clock);

    try (Stream<RecordEntry> entries = store.stream(12)) {
      assertThat(entries.map(RecordEntry::sequence))
          .isEqualTo(appended.stream().map(RecordEntry::sequence).filter(at -> at >= 12).toList());
    }
    try (Stream<RecordEntry> entries = store.stream(1_000)) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void findsByEachQuestionWhatMatchesAndNothingElse() {
    Random random = new Random(7);
    fill(random, 120);

    Map<String, UnaryOperator<RecordQuery.Builder>> questions = new TreeMap<>();
    questions.put("id", query -> query.recordId("r-17"));
    questions.put("comment", query -> query.commentId("c-r-18"));
    questions.put("criterion", query -> query.criterion("threats"));
    questions.put("other criterion", query -> query.criterion("off-topic"));
    questions.put("criterion that none is under", query -> query.criterion("security"));
    questions.put("clause", query -> query.clause("INDIRECT THREATS against"));
    questions.put("clause by its source", query -> query.clause("item 12"));
    questions.put("rule", query -> query.rule("threats/announced-violence"));
    questions.put("author by id", query -> query.author("a-2"));
    questions.put("author by name", query -> query.author("Name of a-3"));
    questions.put("channel", query -> query.channel("mke-roads"));
    questions.put("decided", query -> query.decided(Outcome.REVIEW));
    questions.put("in force", query -> query.inForce(Outcome.KEEP));
    questions.put("overturned", query -> query.decided(Outcome.REMOVE).inForce(Outcome.KEEP));
    questions.put(
        "period",
        query -> query.from(Records.START.plusSeconds(50)).before(Records.START.plusSeconds(150)));
    questions.put("pack", query -> query.policyDigest(SampleDecisions.POLICY.digest()));
    questions.put("another pack", query -> query.policyDigest("0".repeat(64)));
    questions.put("word", query -> query.text("cafe"));
    questions.put("words", query -> query.text("Trees, CAFÉ!"));
    questions.put("part of a word", query -> query.text("tree"));
    questions.put("held", query -> query.held(true));
    questions.put("not held", query -> query.held(false));
    questions.put("appeal open", query -> query.appealOpen(true));
    questions.put("due later", query -> query.dueBy(LocalDate.of(2040, 1, 1)));
    questions.put("due now", query -> query.dueBy(LocalDate.of(2026, 12, 1)));
    questions.put("not purged", query -> query.purged(false));
    questions.put(
        "several",
        query ->
            query
                .criterion("threats")
                .rule("threats/announced-violence")
                .author("a-2")
                .text("legs")
                .from(Records.START));

    List<RecordHistory> everything = histories();
    questions.forEach(
        (name, question) -> {
          RecordQuery query =
              question.apply(RecordQuery.builder()).oldestFirst().limit(1_000).build();
          List<String> expected =
              everything.stream().filter(query::matches).map(RecordHistory::id).toList();
          assertThat(ids(store.find(query))).as(name).isEqualTo(expected);
          assertThat(store.count(query)).as(name).isEqualTo(expected.size());
          List<String> newestFirst = new ArrayList<>(expected);
          Collections.reverse(newestFirst);
          assertThat(ids(store.find(question.apply(RecordQuery.builder()).limit(1_000).build())))
              .as(name)
              .isEqualTo(newestFirst);
        });
    checkSchema();
    assertThat(store.count(questions.get("word").apply(RecordQuery.builder()).build()))
        .isPositive();
    assertThat(store.count(questions.get("several").apply(RecordQuery.builder()).build()))
        .isPositive();
  }

  @Test
  void pagesThroughWhatItFinds() {
    fill(new Random(3), 57);

    for (boolean oldestFirst : new boolean[] {true, false}) {
      RecordQuery.Builder builder = RecordQuery.builder().channel("mke-parks").limit(10);
      RecordQuery query = oldestFirst ? builder.oldestFirst().build() : builder.build();
      List<String> found = new ArrayList<>();
      RecordPage page = store.find(query);
      found.addAll(ids(page));
      while (page.next() != null) {
        assertThat(page.records()).hasSize(10);
        page = store.find(query.after(page.next()));
        found.addAll(ids(page));
      }
      assertThat(found).doesNotHaveDuplicates().hasSize((int) store.count(query));
    }
  }

  @Test
  void purgesWhatIsDueAndLeavesTheChainWhole() {
    Decision decision =
        Records.decision("r-1", Outcome.REMOVE, 0, "unmistakable words", "a-1", "mke-parks");
    store.append(Records.decided(decision));
    store.append(NewEntry.confirmed(store.get("r-1").orElseThrow(), Records.PAT, "A threat."));
    store.append(Records.decided("r-2", Outcome.KEEP, 0));
    store.hold("r-2", Records.hold("h-1", Hold.Kind.LITIGATION), Records.CLERK);
    LocalDate due = LocalDate.of(2033, 11, 21);

    assertThat(store.purgePlan(due.minusDays(1)).due()).isEmpty();
    PurgePlan plan = store.purgePlan(due);
    assertThat(plan)
        .isEqualTo(
            new PurgePlan(
                due,
                LocalDate.of(2033, 9, 22),
                List.of(
                    new PurgePlan.Due(
                        "r-1", "social media comments", LocalDate.of(2026, 11, 20), due)),
                List.of(
                    new PurgePlan.Kept(
                        "r-2", "a hold forbids it: litigation hold `h-1` for R-2026-17"))));

    PurgePlan.Approval approval =
        PurgePlan.Approval.afterNotice(Records.CLERK, LocalDate.of(2033, 9, 22));
    assertThatThrownBy(() -> store.purge(plan, approval))
        .isInstanceOf(RecordStateException.class)
        .hasMessageContaining("wait for that day");
    clock.set(due.atStartOfDay().toInstant(ZoneOffset.UTC));
    assertThatThrownBy(
            () ->
                store.purge(
                    plan, PurgePlan.Approval.afterNotice(Records.CLERK, LocalDate.of(2033, 9, 23))))
        .isInstanceOf(RecordStateException.class)
        .hasMessageContaining("nothing may be destroyed before 2033-11-22");

    PurgePlan.Result result = store.purge(plan, approval);

    assertThat(result.kept()).isEmpty();
    RecordHistory purged = store.get("r-1").orElseThrow();
    assertThat(purged.isPurged()).isTrue();
    assertThat(purged.decided()).isEmpty();
    assertThat(purged.entries()).extracting(RecordEntry::contentJson).startsWith(null, null);
    DestructionCertificate certificate = purged.certificate().orElseThrow();
    assertThat(certificate.purgeId()).isEqualTo(result.purgeId());
    assertThat(certificate.noticeGivenOn()).isEqualTo(LocalDate.of(2033, 9, 22));
    assertThat(certificate.destroyed())
        .containsExactly(
            new DestructionCertificate.Destroyed(1, purged.entries().get(0).contentHash()),
            new DestructionCertificate.Destroyed(2, purged.entries().get(1).contentHash()));
    assertThat(result.certificates()).containsExactly(purged.last());
    checkSchema();
    assertThat(store.verify().faults()).isEmpty();

    for (UnaryOperator<RecordQuery.Builder> question :
        List.<UnaryOperator<RecordQuery.Builder>>of(
            query -> query.text("unmistakable"),
            query -> query.author("a-1").purged(true),
            query -> query.criterion("threats"),
            query -> query.commentId("c-r-1"),
            query -> query.decided(Outcome.REMOVE),
            query -> query.dueBy(due).purged(true))) {
      assertThat(ids(store.find(question.apply(RecordQuery.builder()).build()))).isEmpty();
    }
    assertThat(ids(store.find(RecordQuery.builder().purged(true).build()))).containsExactly("r-1");
    assertThat(ids(store.find(RecordQuery.builder().recordId("r-1").build())))
        .containsExactly("r-1");
    assertThatThrownBy(() -> store.append(NewEntry.deleted("r-1", null)))
        .isInstanceOf(RecordStateException.class)
        .hasMessageContaining("its content was destroyed; nothing may follow");
  }

  @Test
  void keepsWhatAHoldCameUponSinceThePlanWasMade() {
    store.append(Records.decided("r-1", Outcome.REMOVE, 0));
    LocalDate due = LocalDate.of(2033, 12, 1);
    PurgePlan plan = store.purgePlan(due);
    store.hold("r-1", Records.hold("h-1", Hold.Kind.REQUEST), Records.CLERK);
    clock.set(due.atStartOfDay().toInstant(ZoneOffset.UTC));
    PurgePlan.Approval approval =
        PurgePlan.Approval.withoutNotice(Records.CLERK, "Waived by the society.");

    PurgePlan.Result kept = store.purge(plan, approval);

    assertThat(kept.certificates()).isEmpty();
    assertThat(kept.kept())
        .containsExactly(
            new PurgePlan.Kept("r-1", "a hold forbids it: request hold `h-1` for R-2026-17"));
    assertThat(store.get("r-1").orElseThrow().decided()).isPresent();

    store.lift("r-1", "h-1", "Answered.", Records.CLERK);
    assertThat(store.purge(store.purgePlan(due), approval).certificates()).hasSize(1);
    assertThat(store.verify().faults()).isEmpty();
  }

  @Test
  void findsByTheCheckpointThatItIsAnotherChain() {
    store.append(Records.decided("r-1", Outcome.REMOVE, 0));
    Checkpoint checkpoint = store.checkpoint();
    store.append(Records.decided("r-2", Outcome.REMOVE, 0));

    assertThat(store.verify(checkpoint).isIntact()).isTrue();
    assertThat(store.verify(new Checkpoint(1, "1".repeat(64))).faults())
        .extracting(Verification.Fault::kind)
        .containsExactly(Verification.FaultKind.NOT_THE_CHAIN);
    assertThat(store.verify(new Checkpoint(3, checkpoint.hash())).faults())
        .extracting(Verification.Fault::kind)
        .containsExactly(Verification.FaultKind.NOT_THE_CHAIN);
  }

  @Test
  void saysWhenItIsClosed() {
    store.close();
    store.close();

    assertThatThrownBy(() -> store.append(Records.decided("r-1", Outcome.KEEP, 0)))
        .isInstanceOf(RecordStoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.get("r-1"))
        .isInstanceOf(RecordStoreException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void letsManyThreadsAppendFindAndVerify() throws Exception {
    int threads = 16;
    int each = 20;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch go = new CountDownLatch(1);
    ConcurrentLinkedQueue<RecordEntry> acknowledged = new ConcurrentLinkedQueue<>();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String name = "t" + thread;
        running.add(
            pool.submit(
                () -> {
                  go.await();
                  for (int i = 0; i < each; i++) {
                    String id = name + "-" + i;
                    acknowledged.add(store.append(Records.decided(id, Outcome.REMOVE, i)));
                    RecordHistory own = store.get(id).orElseThrow();
                    acknowledged.add(
                        store.append(NewEntry.overturned(own, Records.PAT, "Not a threat.")));
                    if (i % 10 == 0) {
                      assertThat(
                              ids(store.find(RecordQuery.builder().commentId("c-" + id).build())))
                          .containsExactly(id);
                      assertThat(store.verify().faults()).isEmpty();
                    }
                  }
                  return null;
                }));
      }
      go.countDown();
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }

    int expected = threads * each * 2;
    assertThat(store.verify().faults()).isEmpty();
    assertThat(store.checkpoint().entries()).isEqualTo(expected);
    assertThat(new HashSet<>(all())).isEqualTo(Set.copyOf(acknowledged)).hasSize(expected);
    assertThat(store.count(RecordQuery.builder().inForce(Outcome.KEEP).build()))
        .isEqualTo(expected / 2);
  }

  /** Fills the store with records of all sorts. */
  protected void fill(Random random, int count) {
    String[] texts = {
      "I will break your legs", "Trees by the Café", "Cafe\u0301 trees are fine", "Where is it?"
    };
    Outcome[] outcomes = Outcome.values();
    for (int i = 0; i < count; i++) {
      Outcome outcome = outcomes[random.nextInt(3)];
      String id = "r-" + i;
      store.append(
          Records.decided(
              Records.decision(
                  id,
                  outcome,
                  i,
                  texts[random.nextInt(texts.length)],
                  "a-" + random.nextInt(5),
                  random.nextBoolean() ? "mke-parks" : "mke-roads")));
      RecordHistory history = store.get(id).orElseThrow();
      switch (random.nextInt(6)) {
        case 0 -> store.append(NewEntry.overturned(history, Records.PAT, "Wrong."));
        case 1 -> store.hold(id, Records.hold("h", Hold.Kind.AUDIT), Records.CLERK);
        case 2 -> {
          if (outcome == Outcome.REMOVE) {
            store.append(NewEntry.appealLodged(id, "Please look again."));
          }
        }
        default -> {
          // Nothing happens to most.
        }
      }
    }
    store.append(Records.decided(Records.bare("bare")));
  }

  private List<RecordEntry> all() {
    try (Stream<RecordEntry> entries = store.stream()) {
      return entries.toList();
    }
  }

  private List<RecordHistory> histories() {
    Map<String, List<RecordEntry>> records = new LinkedHashMap<>();
    all()
        .forEach(
            entry -> records.computeIfAbsent(entry.recordId(), id -> new ArrayList<>()).add(entry));
    return records.values().stream().map(RecordHistory::of).toList();
  }

  private static List<String> ids(RecordPage page) {
    return page.records().stream().map(RecordHistory::id).toList();
  }
}
