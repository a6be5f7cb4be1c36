package org.civicmoderation.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chains entries and writes them into the log of a file store and into its index. Writing is for
 * one thread at a time; others may ask where the log ends, and whether it failed.
 */
final class LogWriter {
  private final StoreFolder folder;
  private final SegmentLog log;
  private final RecordIndex index;
  private final Clock clock;
  private volatile IndexMark end;
  private volatile @Nullable String failure;

  /** Takes a log that is open for writing and ends where the index says. */
  LogWriter(StoreFolder folder, SegmentLog log, RecordIndex index, Clock clock, IndexMark end) {
    this.folder = folder;
    this.log = log;
    this.index = index;
    this.clock = clock;
    this.end = end;
  }

  /** Returns where the log ends. */
  IndexMark end() {
    return end;
  }

  /**
   * Refuses a writer that failed before, so that nothing is added to what may not be whole.
   *
   * @throws RecordStoreException if it did
   */
  void sound() {
    String why = failure;
    if (why != null) {
      throw new RecordStoreException(stopped(why));
    }
  }

  /** Writes entries and settles them, those that may not follow with the reason. */
  void write(List<PendingEntry> batch) throws IOException, SQLException {
    List<PendingEntry> accepted = new ArrayList<>(batch.size());
    List<byte[]> lines = new ArrayList<>(batch.size());
    chain(batch, accepted, lines);
    if (accepted.isEmpty()) {
      return;
    }
    List<LogPosition> positions = log.append(lines);
    addToIndex(accepted, positions);
    RecordEntry newest = accepted.get(accepted.size() - 1).sealed();
    end =
        new IndexMark(
            newest.sequence(), positions.get(positions.size() - 1), newest.hash(), newest.at());
    accepted.forEach(pending -> pending.settle(null));
  }

  private void chain(List<PendingEntry> batch, List<PendingEntry> accepted, List<byte[]> lines)
      throws IOException, SQLException {
    Map<String, RecordHistory> changed = new HashMap<>();
    IndexMark last = end;
    long sequence = last.sequence();
    String hash = last.hash();
    Instant at = last.at();
    for (PendingEntry pending : batch) {
      NewEntry entry = pending.draft().entry();
      try {
        at = Chain.at(clock.instant(), at);
        RecordHistory history = current(entry, changed);
        Chain.check(history, entry, at);
        RecordEntry sealed = pending.draft().seal(sequence + 1, hash, at);
        history =
            entry.content() instanceof DecisionRecord decided
                ? RecordHistory.of(sealed, decided)
                : Objects.requireNonNull(history).with(sealed);
        changed.put(entry.recordId(), history);
        pending.accept(sealed, history);
        sequence = sealed.sequence();
        hash = sealed.hash();
        lines.add((EntryJson.toJson(sealed) + "\n").getBytes(StandardCharsets.UTF_8));
        accepted.add(pending);
      } catch (RecordStateException | IllegalArgumentException e) {
        pending.settle(e);
      }
    }
  }

  private void addToIndex(List<PendingEntry> accepted, List<LogPosition> positions)
      throws SQLException {
    try {
      for (int i = 0; i < accepted.size(); i++) {
        PendingEntry pending = accepted.get(i);
        index.add(pending.sealed(), positions.get(i), pending.history());
      }
      index.commit(accepted.get(accepted.size() - 1).sealed(), positions.get(positions.size() - 1));
    } catch (SQLException e) {
      // The entries are in the log, but no question would find them: only opening it again mends
      // that, from the log.
      failure = "its index failed (" + e.getMessage() + "): close it and open it again";
      throw e;
    }
  }

  /** Returns the record that an entry belongs to as it stands, or null when there is none. */
  private @Nullable RecordHistory current(NewEntry entry, Map<String, RecordHistory> changed)
      throws IOException, SQLException {
    RecordHistory history = changed.get(entry.recordId());
    if (history != null || (entry.kind() == EntryKind.DECIDED && !index.has(entry.recordId()))) {
      return history;
    }
    List<LogPosition> positions = index.positionsOfWriter(entry.recordId());
    return positions.isEmpty() ? null : RecordHistory.of(log.entries(positions));
  }

  /** Settles what is not settled of a batch that could not be written. */
  void fail(List<PendingEntry> batch, Exception cause) {
    if (log.isBroken() && failure == null) {
      failure =
          "its disk failed (" + cause.getMessage() + "): see to the disk, close it, open it again";
    }
    String why = failure;
    String message =
        why != null
            ? stopped(why)
            : "the record store in `"
                + folder.path()
                + "` could not write: "
                + cause.getMessage()
                + "; nothing of it was kept, see to the disk and append again";
    for (PendingEntry pending : batch) {
      if (!pending.isSettled()) {
        pending.settle(new RecordStoreException(message, cause));
      }
    }
  }

  /** Writes no more: where an error broke off the writing is not known. */
  void stop(Error cause) {
    if (failure == null) {
      failure = "writing ended with " + cause + ": close it, open it again";
    }
  }

  private String stopped(String why) {
    return "the record store in `" + folder.path() + "` stopped, because " + why;
  }
}
