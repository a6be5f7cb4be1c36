package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Records.SettableClock;
import org.junit.jupiter.api.Test;

class MerkleLogTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /** Entries whose hashes stand for their number, as many a day as given. */
  private static MerkleLog log(int... perDay) {
    List<RecordEntry> entries = new ArrayList<>();
    for (int day = 0; day < perDay.length; day++) {
      for (int i = 0; i < perDay[day]; i++) {
        entries.add(entry(entries.size() + 1, FIRST.plusDays(day)));
      }
    }
    return MerkleLog.of(entries.stream());
  }

  private static RecordEntry entry(long sequence, LocalDate day) {
    return new RecordEntry(
        sequence,
        "r",
        EntryKind.DECIDED,
        Instant.parse(day + "T12:00:00Z"),
        Actor.engine("1"),
        Hashes.NONE,
        Hashes.NONE,
        Hashes.of("entry " + sequence),
        null);
  }

  @Test
  void hashesAsRfc6962Does() {
    // Written out by hand from the definition in section 2.1, for three leaves.
    byte[] one = leaf(1);
    byte[] two = leaf(2);
    byte[] three = leaf(3);

    assertThat(log(1).root(1)).isEqualTo(hex(one));
    assertThat(log(2).root(2)).isEqualTo(hex(node(one, two)));
    assertThat(log(3).root(3)).isEqualTo(hex(node(node(one, two), three)));
    assertThat(log().root(0))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void provesEveryEntryUnderEveryRoot() {
    MerkleLog log = log(IntStream.range(0, 40).map(day -> 1).toArray());
    for (int day = 0; day < 40; day++) {
      DayRoot root = log.dayRoot(FIRST.plusDays(day));
      assertThat(root.entries()).isEqualTo(day + 1);
      for (int sequence = 1; sequence <= day + 1; sequence++) {
        List<String> proof = log.inclusionProof(sequence, root.day());
        String hash = Hashes.of("entry " + sequence);

        assertThat(MerkleLog.verifyInclusion(root, sequence, hash, proof)).isTrue();
        assertThat(MerkleLog.verifyInclusion(root, sequence, Hashes.of("other"), proof)).isFalse();
        assertThat(MerkleLog.verifyInclusion(root, sequence + 1, hash, proof)).isFalse();
        if (!proof.isEmpty()) {
          assertThat(
                  MerkleLog.verifyInclusion(
                      root, sequence, hash, proof.subList(0, proof.size() - 1)))
              .isFalse();
          List<String> changed = new ArrayList<>(proof);
          changed.set(0, Hashes.of("other"));
          assertThat(MerkleLog.verifyInclusion(root, sequence, hash, changed)).isFalse();
        }
      }
    }
  }

  @Test
  void provesThatEveryDayFollowsEveryDayBefore() {
    int days = 34;
    MerkleLog log = log(IntStream.range(0, days).map(day -> 1).toArray());
    MerkleLog other =
        MerkleLog.of(
            IntStream.rangeClosed(1, days)
                .mapToObj(i -> entry(i == 5 ? 500 : i, FIRST.plusDays(i - 1L)))
                .map(entry -> entry.sequence() == 500 ? renumbered(entry, 5) : entry));
    for (int first = 1; first <= days; first++) {
      for (int second = first; second <= days; second++) {
        LocalDate early = FIRST.plusDays(first - 1L);
        LocalDate late = FIRST.plusDays(second - 1L);
        List<String> proof = log.consistencyProof(early, late);

        assertThat(MerkleLog.verifyConsistency(log.dayRoot(early), log.dayRoot(late), proof))
            .isTrue();
        if (first >= 5) {
          assertThat(MerkleLog.verifyConsistency(other.dayRoot(early), log.dayRoot(late), proof))
              .isFalse();
          assertThat(MerkleLog.verifyConsistency(log.dayRoot(early), other.dayRoot(late), proof))
              .isFalse();
        }
      }
    }
  }

  @Test
  void takesADayWithoutEntriesAsTheOneBefore() {
    MerkleLog log = log(3, 0, 2);

    assertThat(log.days()).containsExactly(FIRST, FIRST.plusDays(2));
    assertThat(log.dayRoot(FIRST.plusDays(1)).root()).isEqualTo(log.root(3));
    assertThat(log.dayRoot(FIRST.plusDays(2)).entries()).isEqualTo(5);
    assertThatThrownBy(() -> log.dayRoot(FIRST.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no entry up to 2025-12-31");
    assertThatThrownBy(() -> log.inclusionProof(4, FIRST))
        .hasMessage("the root of 2026-01-01 is over the entries 1 to 3, not 4");
  }

  @Test
  void refusesEntriesWithAGap() {
    assertThatThrownBy(() -> MerkleLog.of(IntStream.of(1, 3).mapToObj(i -> entry(i, FIRST))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entry 2 is missing before entry 3");
  }

  @Test
  void provesARecordThatWasPurged() {
    SettableClock clock = new SettableClock(Records.START);
    try (MemoryRecordStore store = new MemoryRecordStore(clock)) {
      Records.everyKind(store, clock);
      MerkleLog log = MerkleLog.of(store);
      LocalDate last = log.days().get(log.days().size() - 1);
      RecordEntry purged =
          store.find(RecordQuery.builder().purged(true).build()).records().get(0).entries().get(0);

      assertThat(
              MerkleLog.verifyInclusion(
                  log.dayRoot(last),
                  purged.sequence(),
                  purged.hash(),
                  log.inclusionProof(purged.sequence(), last)))
          .isTrue();
    }
  }

  @Test
  void signsARoot() throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    DayRoot root = log(3).dayRoot(FIRST);
    String signature = root.sign(keys.getPrivate());

    assertThat(root.toJson())
        .isEqualTo("{\"day\":\"2026-01-01\",\"entries\":3,\"root\":\"" + root.root() + "\"}");
    assertThat(root.isSignedBy(keys.getPublic(), signature)).isTrue();
    assertThat(root.isSignedBy(others.getPublic(), signature)).isFalse();
    assertThat(root.isSignedBy(keys.getPublic(), "not a signature")).isFalse();
    assertThat(new DayRoot(FIRST, 2, root.root()).isSignedBy(keys.getPublic(), signature))
        .isFalse();
    KeyPair wrong = KeyPairGenerator.getInstance("EC").generateKeyPair();
    assertThatThrownBy(() -> root.sign(wrong.getPrivate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a root is signed with an Ed25519 key");
  }

  @Test
  void isOverWhatTheStoreHas() {
    SettableClock clock = new SettableClock(Records.START);
    try (MemoryRecordStore store = new MemoryRecordStore(clock)) {
      store.append(Records.decided("r-1", Outcome.KEEP, 0));

      assertThat(MerkleLog.of(store).entries()).isEqualTo(1);
    }
  }

  private static RecordEntry renumbered(RecordEntry entry, long sequence) {
    return new RecordEntry(
        sequence,
        entry.recordId(),
        entry.kind(),
        entry.at(),
        entry.by(),
        entry.contentHash(),
        entry.previousHash(),
        entry.hash(),
        null);
  }

  private static byte[] leaf(int number) {
    return hash(new byte[] {0}, HexFormat.of().parseHex(Hashes.of("entry " + number)));
  }

  private static byte[] node(byte[] left, byte[] right) {
    return hash(new byte[] {1}, left, right);
  }

  private static byte[] hash(byte[]... parts) {
    var digest = Hashes.digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
