package org.civicmoderation.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 one by one, in constant memory, and says of each what is wrong with it. Not
 * thread-safe.
 */
final class LineReader {
  /** The longest line that is read; the rest of a longer one is passed over. */
  static final int MAX_LINE_BYTES = 4 << 20;

  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long bytesRead;
  private boolean utf16;
  private int lineNumber;
  private final Deque<Line> returned = new ArrayDeque<>();

  /**
   * A line without its end.
   *
   * @param number counted from 1
   * @param text what it says; broken bytes are replaced by U+FFFD
   * @param end its end as it stands: a line feed with or without a carriage return, or nothing
   * @param defect what keeps it from being read, or null
   */
  record Line(int number, String text, String end, @Nullable Defect defect) {
    boolean isBlank() {
      return defect == null && text.isBlank();
    }
  }

  /** What keeps a line from being read. */
  enum Defect {
    NOT_UTF_8,
    TOO_LONG
  }

  LineReader(InputStream in) {
    this(in, MAX_LINE_BYTES);
  }

  LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /** Returns the next line, or null at the end; a byte order mark before the first is dropped. */
  @Nullable Line next() throws IOException {
    if (!returned.isEmpty()) {
      return returned.pop();
    }
    ByteArrayOutputStream pending = new ByteArrayOutputStream(0);
    boolean tooLong = false;
    while (position < limit || fill()) {
      int newline = position;
      while (newline < limit && buffer[newline] != '\n') {
        newline++;
      }
      int start = position;
      int length = newline - start;
      position = newline;
      tooLong |= length > maxLineBytes - pending.size();
      boolean ended = newline < limit;
      if (ended) {
        position++;
        if (pending.size() == 0) {
          return ended(buffer, start, length, tooLong);
        }
      }
      if (!tooLong) {
        pending.write(buffer, start, length);
      }
      if (ended) {
        return ended(pending.toByteArray(), 0, pending.size(), tooLong);
      }
    }
    if (pending.size() == 0 && !tooLong) {
      return null;
    }
    return line(pending.toByteArray(), 0, pending.size(), "", tooLong);
  }

  /** Gives a line back: the next call of {@link #next()} returns it. The last one comes first. */
  void giveBack(Line line) {
    returned.push(line);
  }

  /** Returns whether the next line would have to be waited for. */
  boolean wouldWait() throws IOException {
    if (!returned.isEmpty()) {
      return false;
    }
    for (int i = position; i < limit; i++) {
      if (buffer[i] == '\n') {
        return false;
      }
    }
    return in.available() == 0;
  }

  /** Returns how many bytes have been read. */
  long bytesRead() {
    return bytesRead;
  }

  /** Returns whether the bytes begin with the mark of UTF-16, which is not read. */
  boolean isUtf16() {
    return utf16;
  }

  private boolean fill() throws IOException {
    int n = in.read(buffer);
    position = 0;
    limit = Math.max(0, n);
    if (bytesRead == 0 && limit >= 2) {
      int mark = ((buffer[0] & 0xFF) << 8) | (buffer[1] & 0xFF);
      utf16 = mark == 0xFEFF || mark == 0xFFFE;
    }
    bytesRead += limit;
    return n > 0;
  }

  private Line ended(byte[] bytes, int start, int length, boolean tooLong) {
    boolean carriageReturn = length > 0 && bytes[start + length - 1] == '\r';
    return carriageReturn
        ? line(bytes, start, length - 1, "\r\n", tooLong)
        : line(bytes, start, length, "\n", tooLong);
  }

  private Line line(byte[] bytes, int start, int length, String end, boolean tooLong) {
    lineNumber++;
    if (tooLong) {
      return new Line(lineNumber, "", end, Defect.TOO_LONG);
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    Defect defect =
        text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, start, length) ? Defect.NOT_UTF_8 : null;
    if (lineNumber == 1 && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    return new Line(lineNumber, text, end, defect);
  }

  private static boolean isUtf8(byte[] bytes, int start, int length) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
