package org.civicmoderation.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** A stream to print on that does not hide a failure, as a {@link PrintWriter} alone does. */
final class Output {
  private Output() {}

  /** Ends a run whose standard output can't be written, or whose reader has gone. */
  static final class Failure extends UncheckedIOException {
    @Serial private static final long serialVersionUID = 1L;

    private final String reason;

    Failure(IOException cause) {
      super(cause);
      reason = String.valueOf(cause.getMessage());
    }

    /** Returns what the system says. */
    String reason() {
      return reason;
    }

    /**
     * Returns whether the reader of a pipe has gone, as with {@code | head}: no cause for alarm.
     */
    boolean isClosedPipe() {
      return reason.contains("Broken pipe") || reason.contains("pipe is being closed");
    }
  }

  /**
   * Returns a buffered writer, which fails with {@link Failure} as soon as the stream does. Lines
   * end in a line feed on every system.
   */
  static PrintWriter on(OutputStream stream, Charset charset) {
    return new PrintWriter(
        new OutputStreamWriter(new BufferedOutputStream(new Guard(stream), 1 << 16), charset)) {
      @Override
      public void println() {
        write('\n');
      }
    };
  }

  private static final class Guard extends OutputStream {
    private final OutputStream stream;

    Guard(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        stream.write(bytes, offset, length);
      } catch (IOException e) {
        throw new Failure(e);
      }
    }

    @Override
    public void flush() {
      try {
        stream.flush();
      } catch (IOException e) {
        throw new Failure(e);
      }
    }
  }
}
