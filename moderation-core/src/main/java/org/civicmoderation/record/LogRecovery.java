package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an index up to what its log holds when a store is opened. Used once, by one thread. */
final class LogRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);
  private static final int COMMIT_ENTRIES = 10_000;
  private static final int ANALYZE_ENTRIES = 1_000;

  private final Path folder;
  private final SegmentLog log;
  private final RecordIndex index;
  private final List<SetAsideTail> setAside = new ArrayList<>();
  private IndexMark end = IndexMark.NONE;

  LogRecovery(Path folder, SegmentLog log, RecordIndex index) {
    this.folder = folder;
    this.log = log;
    this.index = index;
  }

  /** Returns what was left half written and moved aside. */
  List<SetAsideTail> setAside() {
    return List.copyOf(setAside);
  }

  /**
   * Reads what the index does not know yet, sets aside what was left half written, and returns
   * where the log ends.
   *
   * @throws RecordStoreException if the log is damaged, or is not the one that the index knows
   */
  IndexMark run() throws IOException, SQLException {
    NavigableMap<Integer, Path> segments = SegmentLog.segments(folder);
    IndexMark mark = index.mark();
    checkMark(segments, mark);
    LogPosition position = mark.position();
    end = mark;
    boolean rebuilding = position == null;
    Map<String, RecordHistory> changed = new HashMap<>();
    int unsaved = 0;
    for (Map.Entry<Integer, Path> segment : segments.entrySet()) {
      if (position != null && segment.getKey() < position.segment()) {
        continue;
      }
      long from = position != null && segment.getKey() == position.segment() ? position.end() : 0;
      try (LineScanner lines = new LineScanner(segment.getValue(), from, Long.MAX_VALUE)) {
        for (LineScanner.Line line = lines.next(); line != null; line = lines.next()) {
          RecordEntry entry = next(line);
          if (entry == null) {
            if (segment.getKey() < segments.lastKey() || (rebuilding && anyEntry(lines))) {
              throw damaged(segment.getValue(), line.offset());
            }
            setAside(segment.getKey(), line.offset());
            break;
          }
          LogPosition at = new LogPosition(segment.getKey(), line.offset(), line.bytes().length);
          RecordHistory history = history(entry, changed);
          index.add(entry, at, history);
          changed.put(entry.recordId(), history);
          end = new IndexMark(entry.sequence(), at, entry.hash(), entry.at());
          unsaved++;
          if (unsaved >= COMMIT_ENTRIES) {
            index.commit(entry, at);
            changed.clear();
            unsaved = 0;
          }
        }
      }
    }
    LogPosition last = end.position();
    if (unsaved > 0 && last != null) {
      index.commit(EntryLine.of(log.read(last)).entry(), last);
    }
    if (end.sequence() - mark.sequence() > ANALYZE_ENTRIES) {
      index.analyze();
    }
    return end;
  }

  /** Refuses a log that is not the one which the index knows, or is shorter. */
  private void checkMark(NavigableMap<Integer, Path> segments, IndexMark mark) {
    LogPosition position = mark.position();
    if (position == null) {
      return;
    }
    String found = null;
    if (segments.containsKey(position.segment())) {
      try {
        found = EntryLine.of(log.read(position)).headHash();
      } catch (IOException | IllegalArgumentException e) {
        LOG.debug("the last entry that the index knows cannot be read", e);
      }
    }
    if (!mark.hash().equals(found)) {
      throw new RecordStoreException(
          "the log in `"
              + folder
              + "` does not have entry "
              + mark.sequence()
              + ", which was acknowledged: verify it, and restore its files from a copy; if the"
              + " index is what is wrong, delete the folder `index`, and it is made anew");
    }
  }

  /** Returns the entry of a line if it follows the last one, or null. */
  private @Nullable RecordEntry next(LineScanner.Line line) {
    if (!line.complete()) {
      return null;
    }
    try {
      EntryLine parts = EntryLine.of(line.bytes());
      RecordEntry entry = parts.entry();
      return entry.sequence() == end.sequence() + 1
              && entry.previousHash().equals(end.hash())
              && entry.hash().equals(parts.headHash())
              && (parts.destroyed() || entry.contentHash().equals(parts.contentHash()))
          ? entry
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private RecordHistory history(RecordEntry entry, Map<String, RecordHistory> changed)
      throws IOException, SQLException {
    if (entry.kind() == EntryKind.DECIDED) {
      return RecordHistory.of(List.of(entry));
    }
    RecordHistory history = changed.get(entry.recordId());
    if (history == null) {
      history = RecordHistory.of(log.entries(index.positionsOfWriter(entry.recordId())));
    }
    return history.with(entry);
  }

  /** Returns whether an entry stands after what cannot be one: then it is not the log's end. */
  private static boolean anyEntry(LineScanner lines) throws IOException {
    for (LineScanner.Line line = lines.next(); line != null; line = lines.next()) {
      try {
        EntryLine parts = EntryLine.of(line.bytes());
        if (line.complete() && parts.hash().equals(parts.headHash())) {
          return true;
        }
      } catch (IllegalArgumentException e) {
        // Not an entry either.
      }
    }
    return false;
  }

  private RecordStoreException damaged(Path file, long offset) {
    return new RecordStoreException(
        "the log is damaged: "
            + file
            + " at byte "
            + offset
            + " does not follow entry "
            + end.sequence()
            + "; verify it, and restore its files from a copy");
  }

  private void setAside(int segment, long offset) throws IOException {
    Path file = log.file(segment);
    long bytes = Files.size(file) - offset;
    Path aside = log.setAside(segment, offset);
    SetAsideTail tail = new SetAsideTail(aside, bytes, file.getFileName() + ", byte " + offset);
    setAside.add(tail);
    LOG.warn(
        "the log in `{}` ended in {} bytes that were not written whole, after entry {}; they were"
            + " moved to {}",
        folder,
        bytes,
        end.sequence(),
        aside.getFileName());
  }
}
