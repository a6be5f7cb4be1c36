package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Verification.Fault;
import org.civicmoderation.record.Verification.FaultKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a store in a database must do beside what every store must. */
abstract class JdbcRecordStoreContract extends RecordStoreContract {
  private final List<RecordStore> others = new ArrayList<>();
  private @Nullable DataSource source;

  /** Returns an empty database. */
  abstract DataSource database() throws Exception;

  /** Lets entries be changed, where the database forbids it. */
  abstract void allowTampering(Statement sql) throws SQLException;

  @Override
  protected RecordStore open() throws Exception {
    source = database();
    return another();
  }

  /** Opens one more store in the same database, as another process would. */
  private RecordStore another() {
    RecordStore other = JdbcRecordStore.builder(Objects.requireNonNull(source)).clock(clock).open();
    others.add(other);
    return other;
  }

  @AfterEach
  void closeOthers() {
    others.forEach(RecordStore::close);
  }

  @Test
  void keepsItsRecordsWhenItIsOpenedAgain() {
    store.append(Records.decided("r-1", Outcome.REMOVE, 0));
    Checkpoint checkpoint = store.checkpoint();
    store.close();

    store = another();

    assertThat(store.get("r-1")).isPresent();
    assertThat(store.verify(checkpoint).isIntact()).isTrue();
    assertThat(store.append(NewEntry.deleted("r-1", null)).previousHash())
        .isEqualTo(checkpoint.hash());
  }

  @Test
  void leavesNoGapWhenSeveralProcessesWrite() throws Exception {
    int stores = 4;
    int each = 40;
    ExecutorService pool = Executors.newFixedThreadPool(2 * stores);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < stores; i++) {
        RecordStore own = another();
        for (int thread = 0; thread < 2; thread++) {
          String name = i + "-" + thread;
          running.add(
              pool.submit(
                  () -> {
                    for (int n = 0; n < each; n++) {
                      own.append(Records.decided("r-" + name + "-" + n, Outcome.REMOVE, n));
                    }
                    return null;
                  }));
        }
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(store.verify().faults()).isEmpty();
    assertThat(store.checkpoint().entries()).isEqualTo(2L * stores * each);
    try (Stream<RecordEntry> entries = store.stream()) {
      assertThat(entries.map(RecordEntry::sequence))
          .isEqualTo(Stream.iterate(1L, n -> n + 1).limit(2L * stores * each).toList());
    }
  }

  @Test
  void refusesADecisionThatAnotherProcessRecorded() {
    RecordStore other = another();
    other.append(Records.decided("r-1", Outcome.KEEP, 0));

    assertThatThrownBy(() -> store.append(Records.decided("r-1", Outcome.KEEP, 0)))
        .isInstanceOf(RecordStateException.class);
  }

  @Test
  void keepsWhatStandsBesideARefusedEntry() {
    store.append(Records.decided("r-1", Outcome.KEEP, 0));

    assertThatThrownBy(
            () ->
                store.appendAll(
                    List.of(
                        Records.decided("r-2", Outcome.KEEP, 0),
                        Records.decided("r-1", Outcome.KEEP, 0),
                        Records.decided("r-3", Outcome.KEEP, 0))))
        .isInstanceOf(RecordStateException.class);

    assertThat(store.get("r-2")).isPresent();
    assertThat(store.verify().isIntact()).isTrue();
  }

  @Test
  void keepsWhatADatabaseCannotWrite() {
    String odd = "a\0b \uD83D " + "x".repeat(5_000);
    RecordEntry entry =
        store.append(
            Records.decided(Records.decision("r-1", Outcome.KEEP, 0, odd, "a\0\uDC00", "c\0")));

    assertThat(store.get("r-1").orElseThrow().entries()).containsExactly(entry);
    assertThat(store.count(RecordQuery.builder().author("a\0\uDC00").build())).isEqualTo(1);
    assertThat(store.count(RecordQuery.builder().channel("c\0").build())).isEqualTo(1);
    assertThat(store.count(RecordQuery.builder().text("x".repeat(5_000)).build())).isEqualTo(1);
    assertThat(store.count(RecordQuery.builder().text("x".repeat(4_999)).build())).isZero();
  }

  @Test
  void findsWhatWasTamperedWith() throws Exception {
    tampered(
        "UPDATE moderation_entry SET content = replace(content, 'legs', 'eggs') WHERE sequence = 2",
        FaultKind.CONTENT_CHANGED,
        2);
    tampered(
        "UPDATE moderation_entry SET content = NULL WHERE sequence = 2",
        FaultKind.CONTENT_MISSING,
        2);
    tampered(
        "UPDATE moderation_entry SET head = replace(head, 'DECIDED', 'VIEWED') WHERE sequence = 2",
        FaultKind.HEAD_CHANGED,
        2);
    tampered(
        "UPDATE moderation_entry SET hash = '" + "1".repeat(64) + "' WHERE sequence = 2",
        FaultKind.HEAD_CHANGED,
        2);
    tampered("DELETE FROM moderation_entry WHERE sequence = 2", FaultKind.MISSING, 2);
    tampered("DELETE FROM moderation_entry WHERE sequence = 4", FaultKind.MISSING, 4);
    tampered(
        "INSERT INTO moderation_entry (sequence, record, hash, head, content)"
            + " SELECT 9, record, hash, head, content FROM moderation_entry WHERE sequence = 2",
        FaultKind.INSERTED,
        2);
    tampered("UPDATE moderation_entry SET sequence = 9 WHERE sequence = 2", FaultKind.MOVED, 2);
  }

  /** Holds that a change to four entries is found, on a database of its own. */
  private void tampered(String change, FaultKind kind, long sequence) throws Exception {
    closeOthers();
    store = open();
    for (int i = 0; i < 4; i++) {
      store.append(
          Records.decided(
              Records.decision(
                  "r-" + i, Outcome.REMOVE, 0, "I will break your legs", "a-1", "c-1")));
    }
    assertThat(store.verify().faults()).isEmpty();
    execute(change, true);

    assertThat(store.verify().faults())
        .as(change)
        .extracting(Fault::kind, Fault::sequence)
        .contains(tuple(kind, sequence));
  }

  /** Runs a statement as somebody with the right to would. */
  void execute(String statement, boolean tampering) throws SQLException {
    try (Connection db = Objects.requireNonNull(source).getConnection();
        Statement sql = db.createStatement()) {
      if (tampering) {
        allowTampering(sql);
      }
      sql.execute(statement);
    }
  }
}
