package org.civicmoderation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.problem.Problem;

/**
 * The reading of a pack's lexicons, of which there may be a thousand: begun on other processors
 * while the pack's loader does something else, and ended with its help.
 */
final class LexiconReading {
  private record Read(Lexicon lexicon, List<Problem> problems) {}

  private final List<PackFile> files;
  private final AtomicReferenceArray<Read> done;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch left;

  private LexiconReading(List<PackFile> files) {
    this.files = files;
    this.done = new AtomicReferenceArray<>(files.size());
    this.left = new CountDownLatch(files.size());
  }

  /** Begins to read lexicon files. */
  static LexiconReading begin(List<PackFile> files) {
    LexiconReading reading = new LexiconReading(files);
    int helpers = Math.min(ForkJoinPool.getCommonPoolParallelism(), files.size() / 2);
    for (int i = 0; i < helpers; i++) {
      ForkJoinPool.commonPool().execute(reading::readOn);
    }
    return reading;
  }

  /**
   * Returns the lexicons in the order of their files, and reads what is left.
   *
   * @param problems receives what is wrong
   */
  List<Lexicon> finish(List<Problem> problems) {
    readOn();
    awaitOthers();
    List<Lexicon> lexicons = new ArrayList<>(files.size());
    for (int i = 0; i < files.size(); i++) {
      Read read = done.get(i);
      if (read == null) {
        // Another thread failed at it; if it is not the thread's fault, this one says so.
        read = read(files.get(i));
      }
      problems.addAll(read.problems);
      lexicons.add(read.lexicon);
    }
    return lexicons;
  }

  /** Reads one file after another that no other thread has taken. */
  private void readOn() {
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      try {
        done.set(i, read(files.get(i)));
      } finally {
        left.countDown();
      }
    }
  }

  private static Read read(PackFile file) {
    List<Problem> problems = new ArrayList<>(0);
    return new Read(Lexicon.parse(file.path(), file.content(), problems), problems);
  }

  private void awaitOthers() {
    boolean interrupted = false;
    while (true) {
      try {
        left.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
