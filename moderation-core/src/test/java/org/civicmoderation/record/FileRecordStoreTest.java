package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRecordStoreTest extends RecordStoreContract {
  @TempDir Path folder;

  @Override
  protected RecordStore open() {
    return FileRecordStore.builder(folder).clock(clock).segmentBytes(20_000).open();
  }

  private FileRecordStore reopen() {
    store.close();
    FileRecordStore again = FileRecordStore.builder(folder).clock(clock).open();
    store = again;
    return again;
  }

  @Test
  void hasEverythingAfterItIsOpenedAgain() throws IOException {
    List<RecordEntry> appended = Records.everyKind(store, clock);
    Checkpoint checkpoint = store.checkpoint();

    FileRecordStore again = reopen();

    assertThat(again.checkpoint()).isEqualTo(checkpoint);
    assertThat(again.setAside()).isEmpty();
    assertThat(again.verify(checkpoint).faults()).isEmpty();
    assertThat(again.append(Records.decided("later", Outcome.KEEP, 0)).sequence())
        .isEqualTo(appended.size() + 1L);
    assertThat(SegmentLog.segments(folder).size()).isGreaterThan(1);
  }

  @Test
  void makesItsIndexAnewFromTheLog() throws IOException {
    fill(new Random(5), 60);
    Records.everyKind(store, clock);
    List<RecordQuery> questions =
        List.of(
            RecordQuery.builder().limit(1_000).build(),
            RecordQuery.builder().text("cafe").build(),
            RecordQuery.builder().inForce(Outcome.KEEP).criterion("threats").build(),
            RecordQuery.builder().held(true).build(),
            RecordQuery.builder().purged(true).build(),
            RecordQuery.builder().dueBy(LocalDate.of(2035, 1, 1)).build());
    List<RecordPage> before = questions.stream().map(store::find).toList();
    store.close();
    Folders.delete(folder.resolve("index"));

    FileRecordStore again = reopen();

    for (int i = 0; i < questions.size(); i++) {
      RecordPage found = again.find(questions.get(i));
      assertThat(found.records())
          .extracting(RecordHistory::entries)
          .isEqualTo(before.get(i).records().stream().map(RecordHistory::entries).toList());
    }
  }

  @Test
  void makesARuinedIndexAnew() throws IOException {
    store.append(Records.decided("r-1", Outcome.REMOVE, 0));
    store.close();
    Files.writeString(folder.resolve("index/records.sqlite"), "ruined ".repeat(2_000));

    assertThat(reopen().get("r-1")).isPresent();
  }

  @Test
  void letsOneWriterIn() {
    assertThatThrownBy(() -> FileRecordStore.open(folder))
        .isInstanceOf(RecordStoreException.class)
        .hasMessage(
            "another writer has the record store in `"
                + folder
                + "` open: close that one first, or open this one with openReadOnly");
    store.append(Records.decided("r-1", Outcome.KEEP, 0));
  }

  @Test
  void letsOthersReadWhileItWrites() {
    store.append(Records.decided("r-1", Outcome.KEEP, 0));
    try (FileRecordStore reader = FileRecordStore.openReadOnly(folder)) {
      assertThat(reader.get("r-1")).isPresent();
      store.append(Records.decided("r-2", Outcome.REMOVE, 0));

      assertThat(reader.find(RecordQuery.builder().criterion("threats").build()).records())
          .hasSize(1);
      assertThat(reader.verify().entries()).isEqualTo(2);
      try (Stream<RecordEntry> entries = reader.stream()) {
        assertThat(entries).hasSize(2);
      }
      assertThatThrownBy(() -> reader.append(Records.decided("r-3", Outcome.KEEP, 0)))
          .isInstanceOf(RecordStoreException.class)
          .hasMessageContaining("is open for reading only: open it for writing");
    }
    assertThatThrownBy(() -> FileRecordStore.openReadOnly(folder.resolve("nowhere")))
        .isInstanceOf(RecordStoreException.class)
        .hasMessageContaining("there is no record store");
  }

  @Test
  void makesItsIndexAnewAlsoWhenItIsOpenedToRead() throws IOException {
    store.append(Records.decided("r-1", Outcome.REMOVE, 0));
    store.close();
    Folders.delete(folder.resolve("index"));

    try (FileRecordStore reader = FileRecordStore.openReadOnly(folder)) {
      assertThat(reader.find(RecordQuery.builder().criterion("threats").build()).records())
          .hasSize(1);
    }
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    assertThatThrownBy(() -> FileRecordStore.openReadOnly(nothing))
        .isInstanceOf(RecordStoreException.class)
        .hasMessageContaining("there is no record store");
    assertThat(nothing).isEmptyDirectory();
  }

  @Test
  void saysInItsFolderHowToReadIt() {
    assertThat(folder.resolve("README.txt")).content().contains("without the software");
  }

  @Test
  void sharesOneSyncBetweenWritersThatComeTogether() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Path other = folder.resolve("other");
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try (FileRecordStore many = FileRecordStore.builder(other).disk(disk).open()) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        String name = "t" + thread + "-";
        running.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    many.append(Records.decided(name + i, Outcome.KEEP, 0));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      assertThat(many.checkpoint().entries()).isEqualTo(320);
      assertThat(disk.syncs).isLessThan(320);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void outlivesAnInterruptedThread() {
    store.append(Records.decided("r-1", Outcome.KEEP, 0));
    Thread.currentThread().interrupt();
    try {
      store.append(Records.decided("r-2", Outcome.KEEP, 0));
      assertThat(store.get("r-1")).isPresent();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    store.append(Records.decided("r-3", Outcome.KEEP, 0));
    assertThat(store.verify().entries()).isEqualTo(3);
  }

  @Test
  void leavesNoWordOfAPurgedRecordInAnyFile() throws IOException {
    String word = "xylophonist";
    for (int i = 0; i < 30; i++) {
      store.append(
          Records.decided(
              Records.decision("r-" + i, Outcome.REMOVE, 0, word + " " + i, "author" + word, "c")));
    }
    clock.set(Records.START.atOffset(ZoneOffset.UTC).plusYears(8).toInstant());
    PurgePlan plan = store.purgePlan(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    store.purge(plan, PurgePlan.Approval.withoutNotice(Records.CLERK, "Waived."));

    for (boolean closed : new boolean[] {false, true}) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
              .as(file.getFileName() + (closed ? " after closing" : ""))
              .doesNotContain(word);
        }
      }
      store.close();
    }
  }

  @Test
  void finishesAPurgeThatWasCutOff() throws IOException {
    store.close();
    Path whole = folder.resolve("whole");
    String removed = "r-1";
    RecordEntry decided;
    try (FileRecordStore other = FileRecordStore.builder(whole).clock(clock).open()) {
      decided = other.append(Records.decided(removed, Outcome.REMOVE, 0));
      other.append(Records.decided("r-2", Outcome.REMOVE, 0));
      clock.set(Records.START.atOffset(ZoneOffset.UTC).plusYears(8).toInstant());
      RecordHistory history = other.get(removed).orElseThrow();
      // The certificate is durable, and then the process dies.
      other.append(
          NewEntry.purged(
              removed,
              new DestructionCertificate(
                  "p",
                  history.decided().orElseThrow().retention(),
                  history.triggeredOn().orElseThrow(),
                  history.dueOn().orElseThrow(),
                  null,
                  "Waived.",
                  "overwritten",
                  history.destroyable()),
              Records.CLERK));
    }
    byte[] log = Files.readAllBytes(Folders.log(whole));
    String line = EntryJson.toJson(decided);
    int content = line.indexOf(",\"content\":") + 11;
    for (int cut : new int[] {0, 1, 4, 30, line.length() - 1 - content}) {
      Path copy = folder.resolve("copy-" + cut);
      Folders.copy(whole, copy);
      byte[] half = log.clone();
      byte[] blank = ("null" + " ".repeat(line.length())).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(blank, 0, half, content, cut);
      Files.write(Folders.log(copy), half);

      try (FileRecordStore again = FileRecordStore.builder(copy).clock(clock).open()) {
        assertThat(again.verify().faults()).isEmpty();
        assertThat(again.get(removed).orElseThrow().decided()).isEmpty();
        assertThat(again.get("r-2").orElseThrow().decided()).isPresent();
      }
    }
  }

  @Nested
  class TornTail {
    /** A store of three entries, and its folder as it was before the third. */
    private byte[] before;

    private byte[] after;
    private Path base;

    @BeforeEach
    void prepare() throws IOException {
      store.append(Records.decided("r-1", Outcome.REMOVE, 0));
      store.append(NewEntry.viewed("r-1", Records.CLERK, "To answer a request."));
      store.close();
      base = folder.resolve("base");
      Files.createDirectories(base);
      Folders.copy(folder.resolve("index"), base.resolve("index"));
      before = Files.readAllBytes(Folders.log(folder));
      reopen();
      store.append(NewEntry.viewed("r-1", Records.CLERK, "To answer another request."));
      store.close();
      after = Files.readAllBytes(Folders.log(folder));
    }

    private Path folderWith(byte[] log, String name) throws IOException {
      Path copy = folder.resolve(name);
      Folders.copy(base, copy);
      Files.write(Folders.log(copy), log);
      return copy;
    }

    @Test
    void isFoundAndSetAsideWhereverItWasCut() throws IOException {
      for (int cut = before.length; cut <= after.length; cut++) {
        Path copy = folderWith(Arrays.copyOf(after, cut), "cut");

        try (FileRecordStore again = FileRecordStore.open(copy)) {
          boolean whole = cut == after.length;
          assertThat(again.checkpoint().entries()).as("cut at %s", cut).isEqualTo(whole ? 3 : 2);
          assertThat(again.verify().faults()).isEmpty();
          if (whole || cut == before.length) {
            assertThat(again.setAside()).isEmpty();
          } else {
            SetAsideTail tail = again.setAside().get(0);
            assertThat(tail.bytes()).isEqualTo(cut - before.length);
            assertThat(Files.readAllBytes(tail.file()))
                .isEqualTo(Arrays.copyOfRange(after, before.length, cut));
            assertThat(Files.readAllBytes(Folders.log(copy))).isEqualTo(before);
          }
        }
        Folders.delete(copy);
      }
    }

    @Test
    void isFoundWithoutAnIndexToo() throws IOException {
      for (int cut = 1; cut < after.length; cut += 37) {
        Path copy = folderWith(Arrays.copyOf(after, cut), "cut");
        Folders.delete(copy.resolve("index"));

        try (FileRecordStore again = FileRecordStore.open(copy)) {
          assertThat(again.verify().faults()).isEmpty();
          assertThat(again.setAside()).hasSize(after[cut - 1] == '\n' ? 0 : 1);
          again.append(Records.decided("new", Outcome.KEEP, 0));
        }
        try (FileRecordStore again = FileRecordStore.open(copy)) {
          assertThat(again.setAside()).isEmpty();
          assertThat(again.verify().faults()).isEmpty();
        }
        Folders.delete(copy);
      }
    }

    @Test
    void mayBeZerosOrHaveAHole() throws IOException {
      byte[] zeros = Arrays.copyOf(before, before.length + 5_000);
      byte[] hole = after.clone();
      Arrays.fill(hole, before.length + 10, before.length + 100, (byte) 0);
      for (byte[] log : List.of(zeros, hole)) {
        Path copy = folderWith(log, "ruined");

        try (FileRecordStore again = FileRecordStore.open(copy)) {
          assertThat(again.checkpoint().entries()).isEqualTo(2);
          assertThat(again.setAside()).hasSize(1);
          assertThat(again.verify().faults()).isEmpty();
        }
        Folders.delete(copy);
      }
    }

    @Test
    void isNotTakenForOneWhereEntriesFollow() throws IOException {
      byte[] damaged = after.clone();
      damaged[before.length / 2] ^= 1;
      Path copy = folderWith(damaged, "damaged");
      Folders.delete(copy.resolve("index"));

      assertThatThrownBy(() -> FileRecordStore.open(copy))
          .isInstanceOf(RecordStoreException.class)
          .hasMessageContaining("the log is damaged")
          .hasMessageContaining("restore its files from a copy");
      assertThat(Files.readAllBytes(Folders.log(copy))).isEqualTo(damaged);
    }

    @Test
    void isNotTakenForOneWhereAnAcknowledgedEntryIsGone() throws IOException {
      Path copy = folderWith(Arrays.copyOf(before, before.length - 200), "short");

      assertThatThrownBy(() -> FileRecordStore.open(copy))
          .isInstanceOf(RecordStoreException.class)
          .hasMessageContaining("does not have entry 2, which was acknowledged");
      assertThat(FileRecordStore.verify(copy, null).isIntact()).isFalse();
    }
  }

  @Nested
  class FailingDisk {
    private final FaultyDisk disk = new FaultyDisk();

    private Path place() {
      return folder.resolve("failing");
    }

    private FileRecordStore openOnIt() {
      return FileRecordStore.builder(place()).clock(clock).disk(disk).open();
    }

    @Test
    void thatIsFullTakesNothingAndGoesOnWhenThereIsRoom() {
      try (FileRecordStore failing = openOnIt()) {
        failing.append(Records.decided("r-1", Outcome.REMOVE, 0));
        for (long room : new long[] {0, 1, 500}) {
          disk.room = room;
          assertThatThrownBy(() -> failing.append(Records.decided("r-2", Outcome.REMOVE, 0)))
              .isInstanceOf(RecordStoreException.class)
              .hasMessage(
                  "the record store in `"
                      + place()
                      + "` could not write: No space left on device; nothing of it was kept, see"
                      + " to the disk and append again");
          assertThat(failing.get("r-2")).isEmpty();
        }
        disk.room = Long.MAX_VALUE;

        assertThat(failing.append(Records.decided("r-2", Outcome.REMOVE, 0)).sequence())
            .isEqualTo(2);
        assertThat(failing.verify().faults()).isEmpty();
      }
    }

    @Test
    void whoseSyncFailsStopsTheStoreUntilItIsOpenedAgain() {
      Checkpoint acknowledged;
      try (FileRecordStore failing = openOnIt()) {
        failing.append(Records.decided("r-1", Outcome.REMOVE, 0));
        acknowledged = failing.checkpoint();
        disk.failSync = true;
        assertThatThrownBy(() -> failing.append(Records.decided("r-2", Outcome.REMOVE, 0)))
            .isInstanceOf(RecordStoreException.class)
            .hasMessage(
                "the record store in `"
                    + place()
                    + "` stopped, because its disk failed (Input/output error): see to the disk,"
                    + " close it, open it again");
        disk.failSync = false;
        assertThatThrownBy(() -> failing.append(Records.decided("r-3", Outcome.REMOVE, 0)))
            .isInstanceOf(RecordStoreException.class)
            .hasMessageContaining("stopped, because its disk failed");
        assertThat(failing.get("r-1")).isPresent();
      }

      try (FileRecordStore again = FileRecordStore.open(place())) {
        assertThat(again.verify(acknowledged).faults()).isEmpty();
        assertThat(again.append(Records.decided("r-2", Outcome.REMOVE, 0)).sequence()).isEqualTo(2);
      }
    }

    @Test
    void thatCannotEvenCutBackLeavesATailThatIsSetAside() {
      try (FileRecordStore failing = openOnIt()) {
        failing.append(Records.decided("r-1", Outcome.REMOVE, 0));
        disk.room = 100;
        disk.failTruncate = true;
        assertThatThrownBy(() -> failing.append(Records.decided("r-2", Outcome.REMOVE, 0)))
            .isInstanceOf(RecordStoreException.class);
        disk.room = Long.MAX_VALUE;
        assertThatThrownBy(() -> failing.append(Records.decided("r-2", Outcome.REMOVE, 0)))
            .isInstanceOf(RecordStoreException.class)
            .hasMessageContaining("stopped");
      }

      try (FileRecordStore again = FileRecordStore.open(place())) {
        assertThat(again.setAside()).extracting(SetAsideTail::bytes).containsExactly(100L);
        assertThat(again.checkpoint().entries()).isEqualTo(1);
        again.append(Records.decided("r-2", Outcome.REMOVE, 0));
        assertThat(again.verify().faults()).isEmpty();
      }
    }
  }

  @Test
  void readsALogWithMoreThanOneBufferInALine() throws IOException {
    String payload = "x".repeat(700_000);
    DecisionRecord record =
        DecisionRecord.of(
            Records.decision("big", Outcome.KEEP, 0),
            Records.SEVEN_YEARS,
            payload,
            RecordContext.NONE);
    store.append(NewEntry.decided(record));
    store.append(Records.decided("r-2", Outcome.KEEP, 0));
    store.close();
    Folders.delete(folder.resolve("index"));

    FileRecordStore again = reopen();

    assertThat(again.get("big").orElseThrow().decided()).contains(record);
    assertThat(again.verify().entries()).isEqualTo(2);
    Files.writeString(
        SegmentLog.segments(folder).lastEntry().getValue(), "half", StandardOpenOption.APPEND);
    assertThat(reopen().setAside()).hasSize(1);
  }
}
