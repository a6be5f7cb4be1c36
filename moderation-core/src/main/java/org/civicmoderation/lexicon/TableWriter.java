package org.civicmoderation.lexicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of a compiled scanner one after the other, each array with its length before
 * it; {@link TableReader} reads them in the same order. Not thread-safe.
 */
final class TableWriter {
  private ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  /** Returns all that was written. */
  byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  void number(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void flag(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
  }

  void bytes(byte[] values) {
    number(values.length);
    room(values.length).put(values);
  }

  void chars(char[] values) {
    array(values.length, Character.BYTES).asCharBuffer().put(values);
    skip(values.length, Character.BYTES);
  }

  void ints(int[] values) {
    array(values.length, Integer.BYTES).asIntBuffer().put(values);
    skip(values.length, Integer.BYTES);
  }

  void longs(long[] values) {
    array(values.length, Long.BYTES).asLongBuffer().put(values);
    skip(values.length, Long.BYTES);
  }

  void doubles(double[] values) {
    array(values.length, Double.BYTES).asDoubleBuffer().put(values);
    skip(values.length, Double.BYTES);
  }

  void flags(boolean[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    bytes(bytes);
  }

  void strings(List<String> values) {
    int[] ends = new int[values.size()];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < ends.length; i++) {
      ends[i] = all.append(values.get(i)).length();
    }
    ints(ends);
    chars(all.toString().toCharArray());
  }

  /** Writes lists of numbers; a list may be null. */
  void lists(int[] @Nullable [] values) {
    int[] lengths = new int[values.length];
    int size = 0;
    for (int i = 0; i < lengths.length; i++) {
      int[] list = values[i];
      lengths[i] = list == null ? -1 : list.length;
      size += Math.max(0, lengths[i]);
    }
    int[] all = new int[size];
    int at = 0;
    for (int[] list : values) {
      if (list != null) {
        System.arraycopy(list, 0, all, at, list.length);
        at += list.length;
      }
    }
    ints(lengths);
    ints(all);
  }

  private ByteBuffer array(int length, int size) {
    number(length);
    return room(Math.multiplyExact(length, size));
  }

  private void skip(int length, int size) {
    out.position(out.position() + length * size);
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int needed = Math.addExact(out.position(), bytes);
      byte[] larger = Arrays.copyOf(out.array(), Math.max(needed, out.capacity() * 2));
      out = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(out.position());
    }
    return out;
  }
}
