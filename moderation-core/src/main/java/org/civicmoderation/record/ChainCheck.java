package org.civicmoderation.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.civicmoderation.record.Verification.Fault;
import org.civicmoderation.record.Verification.FaultKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain in the order in which it is stored, and finds what is wrong. Not thread-safe.
 *
 * <p>Hashing is most of the work, and needs no order: it is done for some thousand lines at a time
 * by all processors, while the next lines are read.
 */
final class ChainCheck {
  private static final int BATCH_LINES = 2_000;
  private static final long BATCH_CHARS = 8L << 20;

  private final @Nullable Checkpoint earlier;
  private final List<Fault> faults = new ArrayList<>();
  private final TreeSet<Long> gaps = new TreeSet<>();
  private final Map<Long, Gone> gone = new HashMap<>();
  private long read;
  private long expected = 1;
  private String previous = Hashes.NONE;
  private boolean previousSound = true;
  private String previousPlace = "";
  private List<Supplier<Step>> batch = new ArrayList<>();
  private long batchChars;
  private @Nullable Future<List<Step>> hashing;

  ChainCheck(@Nullable Checkpoint earlier) {
    this.earlier = earlier;
  }

  /** Takes the next line of a log's file. */
  void line(String file, long number, byte[] line) {
    line(file + ":" + number, line);
  }

  /** Takes the next line of a log. */
  void line(String place, byte[] line) {
    add(() -> step(place, line), line.length);
  }

  /** Takes the next row of a table. */
  void row(String place, String hash, String headJson, @Nullable String contentJson) {
    String content = contentJson == null ? "null" : contentJson;
    add(
        () ->
            step(
                place,
                ("{\"hash\":\""
                        + hash
                        + "\",\"head\":"
                        + headJson
                        + ",\"content\":"
                        + content
                        + "}")
                    .getBytes(StandardCharsets.UTF_8)),
        headJson.length() + content.length());
  }

  /** Takes what stands where the next entry should and cannot be read. */
  void unreadable(String place, String why) {
    add(() -> new Step(place, null, why), 0);
  }

  private void add(Supplier<Step> step, long chars) {
    batch.add(step);
    batchChars += chars;
    if (batch.size() >= BATCH_LINES || batchChars >= BATCH_CHARS) {
      hash();
    }
  }

  /** Has what was added hashed, and takes what was added before that. */
  private void hash() {
    List<Supplier<Step>> added = batch;
    batch = new ArrayList<>();
    batchChars = 0;
    takeHashed();
    hashing =
        ForkJoinPool.commonPool().submit(() -> added.parallelStream().map(Supplier::get).toList());
  }

  private void takeHashed() {
    Future<List<Step>> ready = hashing;
    hashing = null;
    if (ready != null) {
      try {
        ready.get().forEach(this::take);
      } catch (ExecutionException e) {
        throw new IllegalStateException("an entry could not be checked", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RecordStoreException("the check was interrupted: start it again", e);
      }
    }
  }

  private static Step step(String place, byte[] line) {
    try {
      EntryLine parts = EntryLine.of(line);
      RecordEntry head = EntryJson.parse(parts.hash(), parts.head(), null);
      return new Step(
          place,
          new Read(head, parts.headHash(), parts.destroyed() ? null : parts.contentHash(), parts),
          "");
    } catch (IllegalArgumentException e) {
      return new Step(place, null, String.valueOf(e.getMessage()));
    }
  }

  private void take(Step step) {
    Read entry = step.entry();
    if (entry != null) {
      take(step.place(), entry);
      return;
    }
    report(FaultKind.UNREADABLE, expected, step.place(), step.why());
    read++;
    expected++;
    previousSound = false;
    previousPlace = step.place();
  }

  /** Ends the check of a log of which an index knows where it ended. */
  Verification end(IndexMark known) {
    hash();
    takeHashed();
    for (long gone = expected; gone <= known.sequence(); gone++) {
      report(FaultKind.MISSING, gone, "the end", "the log's index knows the entry");
    }
    if (known.sequence() > 0
        && expected - 1 == known.sequence()
        && previousSound
        && !previous.equals(known.hash())) {
      report(
          FaultKind.HEAD_CHANGED,
          known.sequence(),
          previousPlace,
          "the log's index knows another entry, of the hash " + known.hash());
    }
    return end();
  }

  Verification end() {
    hash();
    takeHashed();
    for (long gap : gaps) {
      report(FaultKind.MISSING, gap, "entry " + gap, "the entry is not there");
    }
    gone.forEach(
        (sequence, entry) ->
            report(
                FaultKind.CONTENT_MISSING,
                sequence,
                entry.place(),
                "the content is gone, and no certificate of destruction names it"));
    if (earlier != null && expected - 1 < earlier.entries()) {
      report(
          FaultKind.NOT_THE_CHAIN,
          expected,
          "the end",
          "the chain had " + earlier.entries() + " entries, and has " + (expected - 1));
    }
    faults.sort(Comparator.comparingLong(Fault::sequence));
    return new Verification(
        read,
        faults.subList(0, Math.min(faults.size(), Verification.MAX_FAULTS)),
        new Checkpoint(expected - 1, previous));
  }

  private void take(String place, Read entry) {
    RecordEntry head = entry.head();
    String headHash = entry.headHash();
    read++;
    boolean sound = headHash.equals(head.hash());
    // Of a head that was changed, the sequence may be what was.
    long sequence = sound ? head.sequence() : expected;
    if (!sound) {
      report(
          FaultKind.HEAD_CHANGED,
          sequence,
          place,
          "the head has the hash " + headHash + ", and its entry says " + head.hash());
    }
    takeContent(place, sequence, head, entry.contentHash(), entry.line());
    if (sequence < expected) {
      if (gaps.remove(sequence)) {
        report(
            FaultKind.MOVED,
            sequence,
            place,
            "the entry stands after entry " + (expected - 1) + ", at " + previousPlace);
      } else {
        report(FaultKind.INSERTED, sequence, place, "there is an entry of that sequence already");
      }
      return;
    }
    if (sequence - expected > Verification.MAX_FAULTS) {
      report(
          FaultKind.MISSING,
          expected,
          place,
          "the entries from " + expected + " to " + (sequence - 1) + " are not there");
    } else {
      for (long gap = expected; gap < sequence; gap++) {
        gaps.add(gap);
      }
    }
    if (sequence == expected && sound && previousSound && !head.previousHash().equals(previous)) {
      report(
          FaultKind.HEAD_CHANGED,
          Math.max(1, sequence - 1),
          previousPlace.isEmpty() ? place : previousPlace,
          "entry "
              + sequence
              + " follows an entry of the hash "
              + head.previousHash()
              + ", and this one has "
              + previous);
    }
    if (earlier != null && sequence == earlier.entries() && !head.hash().equals(earlier.hash())) {
      report(
          FaultKind.NOT_THE_CHAIN,
          sequence,
          place,
          "the entry had the hash " + earlier.hash() + ", and has " + head.hash());
    }
    expected = sequence + 1;
    previous = head.hash();
    previousSound = sound;
    previousPlace = place;
  }

  private void takeContent(
      String place, long sequence, RecordEntry head, @Nullable String contentHash, EntryLine line) {
    if (contentHash == null) {
      gone.put(sequence, new Gone(place, head.contentHash()));
      return;
    }
    if (!contentHash.equals(head.contentHash())) {
      report(
          FaultKind.CONTENT_CHANGED,
          sequence,
          place,
          "the content has the hash " + contentHash + ", and the head says " + head.contentHash());
      return;
    }
    if (head.kind() == EntryKind.PURGED) {
      takeCertificate(place, sequence, line);
    }
  }

  private void takeCertificate(String place, long sequence, EntryLine line) {
    EntryContent content;
    try {
      content = line.entry().content().orElse(null);
    } catch (IllegalArgumentException e) {
      report(FaultKind.UNREADABLE, sequence, place, "the certificate cannot be read");
      return;
    }
    if (content instanceof DestructionCertificate certificate) {
      for (DestructionCertificate.Destroyed destroyed : certificate.destroyed()) {
        Gone entry = gone.get(destroyed.sequence());
        if (entry == null) {
          report(
              FaultKind.CONTENT_NOT_DESTROYED,
              destroyed.sequence(),
              place,
              "its certificate says that the content was destroyed, and it is there");
        } else if (entry.contentHash().equals(destroyed.contentHash())) {
          gone.remove(destroyed.sequence());
        }
      }
    }
  }

  private void report(FaultKind kind, long sequence, String place, String message) {
    // Enough to name the first faults of a ruined store, by sequence, without filling memory.
    if (faults.size() < 10 * Verification.MAX_FAULTS) {
      faults.add(new Fault(kind, sequence, place, message));
    }
  }

  /** What stood in one place: an entry, or why there was none. */
  private record Step(String place, @Nullable Read entry, String why) {}

  /** An entry with the hashes that its parts have; null for content that was destroyed. */
  private record Read(
      RecordEntry head, String headHash, @Nullable String contentHash, EntryLine line) {}

  private record Gone(String place, String contentHash) {}
}
