package org.civicmoderation.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries that wait to be durable: of the threads that wait, whoever comes first writes for all.
 * Thread-safe.
 */
final class WriteQueue {
  private final int mostEntries;
  private final long mostChars;
  private final Writer writer;
  private final ConcurrentLinkedQueue<PendingEntry> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Writes a batch, and settles each entry of it. */
  @FunctionalInterface
  interface Writer {
    void write(List<PendingEntry> batch);
  }

  /**
   * Makes an empty queue.
   *
   * @param mostEntries the most entries in a batch
   * @param mostChars how long, in UTF-16 units, the contents of a batch grow before it is closed
   * @param writer called by one thread at a time, which holds {@link #lock}
   */
  WriteQueue(int mostEntries, long mostChars, Writer writer) {
    this.mostEntries = mostEntries;
    this.mostChars = mostChars;
    this.writer = writer;
  }

  /** Returns the lock that is held while a batch is written. */
  ReentrantLock lock() {
    return writing;
  }

  /**
   * Returns the entries once all of them are settled.
   *
   * @throws RuntimeException what refused the first that was refused
   */
  List<RecordEntry> append(List<Draft> drafts) {
    List<PendingEntry> own = drafts.stream().map(PendingEntry::new).toList();
    waiting.addAll(own);
    own.forEach(this::settle);
    return own.stream().map(PendingEntry::result).toList();
  }

  private void settle(PendingEntry pending) {
    while (!pending.isSettled()) {
      writing.lock();
      try {
        if (!pending.isSettled()) {
          write(batch());
        }
      } finally {
        writing.unlock();
      }
    }
  }

  /** Writes a batch; after an error, such as out of memory, none waits for what nobody writes. */
  private void write(List<PendingEntry> batch) {
    try {
      writer.write(batch);
    } catch (Error e) {
      for (PendingEntry pending : batch) {
        if (!pending.isSettled()) {
          pending.settle(
              new RecordStoreException(
                  "writing ended with "
                      + e
                      + "; whether this entry was kept is not known: ask for the record before you"
                      + " append it again",
                  e));
        }
      }
      throw e;
    }
  }

  private List<PendingEntry> batch() {
    List<PendingEntry> batch = new ArrayList<>();
    long chars = 0;
    while (batch.size() < mostEntries && chars < mostChars) {
      PendingEntry next = waiting.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
      chars += next.draft().contentJson().length();
    }
    return batch;
  }
}
