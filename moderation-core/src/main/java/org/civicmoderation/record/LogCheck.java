package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Has the files of a log checked as they lie there, whether a store can open them or not. */
final class LogCheck {
  private LogCheck() {}

  /**
   * Checks the log in a folder.
   *
   * @param earlier where the chain ended at some time, or null
   * @param known where the index says that it ends
   * @param limit how many entries are read at most
   */
  static Verification run(Path folder, @Nullable Checkpoint earlier, IndexMark known, long limit) {
    ChainCheck check = new ChainCheck(earlier);
    long read = 0;
    try {
      NavigableMap<Integer, Path> segments = SegmentLog.segments(folder);
      for (Map.Entry<Integer, Path> segment : segments.entrySet()) {
        String name = segment.getValue().getFileName().toString();
        long number = 0;
        try (LineScanner lines = new LineScanner(segment.getValue(), 0, Long.MAX_VALUE)) {
          for (LineScanner.Line line = lines.next();
              line != null && read < limit;
              line = lines.next()) {
            number++;
            if (!line.complete() && segment.getKey().equals(segments.lastKey())) {
              if (read < known.sequence()) {
                check.unreadable(name + ":" + number, "the line has no end");
              }
              // Otherwise it is being written, or was left half written: nobody was told of it.
              continue;
            }
            read++;
            check.line(name, number, line.bytes());
          }
        }
      }
    } catch (IOException e) {
      throw new RecordStoreException(
          "the log in `" + folder + "` cannot be read: " + e.getMessage(), e);
    }
    return check.end(known);
  }
}
