package org.civicmoderation.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gives the same line again and again, without keeping more than one. */
final class RepeatedLine extends InputStream {
  private final byte[] line;
  private final long size;
  private long given;

  RepeatedLine(String line, long times) {
    this.line = line.getBytes(StandardCharsets.UTF_8);
    this.size = times * this.line.length;
  }

  long size() {
    return size;
  }

  long given() {
    return given;
  }

  @Override
  public int read() {
    return given == size ? -1 : line[(int) (given++ % line.length)];
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int n = (int) Math.min(length, size - given);
    for (int i = 0; i < n; i++) {
      bytes[offset + i] = (byte) read();
    }
    return n == 0 && length > 0 ? -1 : n;
  }
}
