package org.civicmoderation.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one file between two offsets. Not thread-safe. */
final class LineScanner implements Closeable {
  private final RandomAccessFile file;
  private final long to;
  private byte[] buffer = new byte[1 << 18];
  private int start;
  private int end;
  private long offset;

  LineScanner(Path path, long from, long to) throws IOException {
    this.file = new RandomAccessFile(path.toFile(), "r");
    this.to = Math.min(to, file.length());
    this.offset = from;
    file.seek(from);
  }

  /** Returns the next line, or null when there is none. */
  @Nullable Line next() throws IOException {
    int from = start;
    while (true) {
      for (int i = from; i < end; i++) {
        if (buffer[i] == '\n') {
          return take(i, true);
        }
      }
      from = end - start;
      if (!fill()) {
        return start == end ? null : take(end, false);
      }
      from += start;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Line take(int lineEnd, boolean complete) {
    Line line = new Line(offset, Arrays.copyOfRange(buffer, start, lineEnd), complete);
    int length = lineEnd - start + (complete ? 1 : 0);
    start += length;
    offset += length;
    return line;
  }

  /** Reads on; what is not taken yet moves to the front. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    long left = to - offset - end;
    if (left <= 0) {
      return false;
    }
    int read = file.read(buffer, end, (int) Math.min(left, buffer.length - end));
    if (read <= 0) {
      return false;
    }
    end += read;
    return true;
  }

  /**
   * One line.
   *
   * @param offset its first byte
   * @param bytes its bytes, without the end
   * @param complete whether it has an end
   */
  record Line(long offset, byte[] bytes, boolean complete) {}
}
