package org.civicmoderation.lexicon;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link TableWriter} wrote, piece by piece: no more of it is in memory than the tables.
 * Whether it is what was written is known only when {@link #checksum} is. Not thread-safe.
 */
final class TableReader {
  private final InputStream in;
  private final CRC32C checksum = new CRC32C();

  /** What was read and not asked for yet. */
  private final ByteBuffer chunk =
      ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  /** How many bytes are still to be read. */
  private int left;

  /**
   * Makes a reader.
   *
   * @param length how many bytes there are: room is made for no more
   */
  TableReader(InputStream in, int length) {
    this.in = in;
    this.left = length;
  }

  /** Returns the checksum of all that there was, or of less if not all of it was asked for. */
  int checksum() {
    return (int) checksum.getValue();
  }

  boolean isAtEnd() {
    return left == 0 && !chunk.hasRemaining();
  }

  int number() throws IOException {
    fill(Integer.BYTES);
    return chunk.getInt();
  }

  boolean flag() throws IOException {
    fill(1);
    return chunk.get() != 0;
  }

  byte[] bytes() throws IOException {
    byte[] values = new byte[length(1)];
    for (int at = 0, count; at < values.length; at += count) {
      count = more(values.length - at, 1);
      chunk.get(values, at, count);
    }
    return values;
  }

  char[] chars() throws IOException {
    char[] values = new char[length(Character.BYTES)];
    for (int at = 0, count; at < values.length; at += count) {
      count = more(values.length - at, Character.BYTES);
      chunk.asCharBuffer().get(values, at, count);
      chunk.position(chunk.position() + count * Character.BYTES);
    }
    return values;
  }

  int[] ints() throws IOException {
    int[] values = new int[length(Integer.BYTES)];
    for (int at = 0, count; at < values.length; at += count) {
      count = more(values.length - at, Integer.BYTES);
      chunk.asIntBuffer().get(values, at, count);
      chunk.position(chunk.position() + count * Integer.BYTES);
    }
    return values;
  }

  long[] longs() throws IOException {
    long[] values = new long[length(Long.BYTES)];
    for (int at = 0, count; at < values.length; at += count) {
      count = more(values.length - at, Long.BYTES);
      chunk.asLongBuffer().get(values, at, count);
      chunk.position(chunk.position() + count * Long.BYTES);
    }
    return values;
  }

  double[] doubles() throws IOException {
    double[] values = new double[length(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      fill(Double.BYTES);
      values[i] = chunk.getDouble();
    }
    return values;
  }

  boolean[] flags() throws IOException {
    byte[] bytes = bytes();
    boolean[] values = new boolean[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i] != 0;
    }
    return values;
  }

  List<String> strings() throws IOException {
    int[] ends = ints();
    char[] all = chars();
    List<String> values = new ArrayList<>(ends.length);
    int start = 0;
    for (int end : ends) {
      values.add(new String(all, start, end - start));
      start = end;
    }
    return values;
  }

  /** Reads lists of numbers, of which some may be null. */
  int[] @Nullable [] lists() throws IOException {
    int[] lengths = ints();
    int[] all = ints();
    int[][] values = new int[lengths.length][];
    int start = 0;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > all.length - start) {
        throw new EOFException();
      }
      if (lengths[i] >= 0) {
        values[i] = Arrays.copyOfRange(all, start, start + lengths[i]);
        start += lengths[i];
      }
    }
    return values;
  }

  /** Reads how many values follow, of so many bytes each. */
  private int length(int size) throws IOException {
    int length = number();
    if (length < 0 || (long) length * size > (long) chunk.remaining() + left) {
      throw new EOFException();
    }
    return length;
  }

  /** Returns how many of some values can be had at once, at least one. */
  private int more(int wanted, int size) throws IOException {
    fill(size);
    return Math.min(wanted, chunk.remaining() / size);
  }

  /** Makes sure that so many bytes are there. */
  private void fill(int needed) throws IOException {
    if (chunk.remaining() >= needed) {
      return;
    }
    chunk.compact();
    while (chunk.position() < needed) {
      int from = chunk.position();
      int count = in.read(chunk.array(), from, Math.min(left, chunk.remaining()));
      if (count <= 0) {
        throw new EOFException();
      }
      checksum.update(chunk.array(), from, count);
      left -= count;
      chunk.position(from + count);
    }
    chunk.flip();
  }
}
