package org.civicmoderation.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the entries of a log on and on, some hundred lines at a time. Not thread-safe. */
final class LogCursor {
  private static final int PAGE = 256;

  private final SegmentLog log;
  private int segment;
  private long offset;
  private long left;

  /** Begins at an entry, to read so many. */
  LogCursor(SegmentLog log, LogPosition first, long count) {
    this.log = log;
    this.segment = first.segment();
    this.offset = first.offset();
    this.left = count;
  }

  /** Returns the next entries; none when all are read. */
  List<RecordEntry> next() throws IOException {
    List<RecordEntry> page = new ArrayList<>();
    while (page.isEmpty() && left > 0) {
      try (LineScanner lines = new LineScanner(log.file(segment), offset, Long.MAX_VALUE)) {
        for (int i = 0; i < PAGE && left > 0; i++) {
          LineScanner.Line line = lines.next();
          if (line == null) {
            segment++;
            offset = 0;
            break;
          }
          page.add(EntryLine.of(line.bytes()).entry());
          offset = line.offset() + line.bytes().length + 1L;
          left--;
        }
      } catch (IllegalArgumentException e) {
        throw new IOException("an entry cannot be read; verify the store", e);
      }
    }
    return page;
  }
}
