package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
  private final List<Integer> batches = new ArrayList<>();

  @Test
  void returnsEntriesInTheOrderGiven() {
    WriteQueue queue = new WriteQueue(10, Long.MAX_VALUE, this::accept);

    assertThat(queue.append(drafts(3)))
        .extracting(RecordEntry::recordId)
        .containsExactly("d0", "d1", "d2");
    assertThat(batches).containsExactly(3);
  }

  @Test
  void closesABatchAtTheMostEntries() {
    new WriteQueue(2, Long.MAX_VALUE, this::accept).append(drafts(5));

    assertThat(batches).containsExactly(2, 2, 1);
  }

  @Test
  void closesABatchOnceItsContentsAreLongEnough() {
    new WriteQueue(10, 1, this::accept).append(drafts(2));

    assertThat(batches).containsExactly(1, 1);
  }

  @Test
  void throwsWhatRefusedAnEntryOnceAllAreSettled() {
    RecordStateException refused = new RecordStateException("not now");
    WriteQueue queue =
        new WriteQueue(
            1,
            Long.MAX_VALUE,
            batch -> {
              if (batches.isEmpty()) {
                batches.add(0);
                batch.forEach(pending -> pending.settle(refused));
              } else {
                accept(batch);
              }
            });

    assertThatThrownBy(() -> queue.append(drafts(2))).isSameAs(refused);
    assertThat(batches).containsExactly(0, 1);
  }

  @Test
  void leavesNobodyWaitingAfterAnErrorOfTheWriter() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WriteQueue queue =
        new WriteQueue(
            10,
            Long.MAX_VALUE,
            batch -> {
              first.countDown();
              await(goOn);
              throw new OutOfMemoryError("Java heap space");
            });
    CompletableFuture<Void> begun = append(queue, 2);
    await(first);
    CompletableFuture<Void> other = append(queue, 1);
    awaitWriters(queue, 1);
    goOn.countDown();

    assertThatThrownBy(begun::join).hasRootCauseInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(other::join).hasRootCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void tellsOthersWhoseEntriesWereInABatchThatAnErrorEnded() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WriteQueue queue =
        new WriteQueue(
            10,
            Long.MAX_VALUE,
            batch -> {
              if (first.getCount() > 0) {
                first.countDown();
                await(goOn);
                accept(batch);
              } else {
                throw new OutOfMemoryError("Java heap space");
              }
            });
    CompletableFuture<Void> begun = append(queue, 1);
    await(first);
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(append(queue, 1));
    }
    awaitWriters(queue, 2);
    goOn.countDown();

    begun.join();
    List<Throwable> causes = new ArrayList<>();
    for (CompletableFuture<Void> one : others) {
      assertThatThrownBy(one::join).satisfies(thrown -> causes.add(thrown.getCause()));
    }
    assertThat(causes)
        .hasAtLeastOneElementOfType(OutOfMemoryError.class)
        .hasAtLeastOneElementOfType(RecordStoreException.class);
  }

  @Test
  void writesAtOnceForAllThatCameWhileABatchWasWritten() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WriteQueue queue =
        new WriteQueue(
            10,
            Long.MAX_VALUE,
            batch -> {
              first.countDown();
              await(goOn);
              accept(batch);
            });
    CompletableFuture<Void> begun = append(queue, 1);
    await(first);
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(append(queue, 1));
    }
    awaitWriters(queue, 3);
    goOn.countDown();

    begun.join();
    others.forEach(CompletableFuture::join);
    assertThat(batches).containsExactly(1, 3);
  }

  private void accept(List<PendingEntry> batch) {
    batches.add(batch.size());
    for (PendingEntry pending : batch) {
      RecordEntry entry = pending.draft().seal(1, Hashes.NONE, Records.START);
      pending.accept(entry, RecordHistory.of(List.of(entry)));
      pending.settle(null);
    }
  }

  private static List<Draft> drafts(int count) {
    // No lambda: one that returns a draft would load the class before SealedEntries listens to it.
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(Draft.of(Records.decided("d" + i, Outcome.KEEP, i), "0".repeat(32)));
    }
    return drafts;
  }

  /** Appends in a thread of its own. */
  private static CompletableFuture<Void> append(WriteQueue queue, int count) {
    return CompletableFuture.runAsync(
        () -> queue.append(drafts(count)), task -> new Thread(task).start());
  }

  /** Returns once so many threads wait to write. */
  private static void awaitWriters(WriteQueue queue, int count) throws InterruptedException {
    while (queue.lock().getQueueLength() < count) {
      Thread.sleep(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
