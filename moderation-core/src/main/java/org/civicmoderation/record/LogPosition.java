package org.civicmoderation.record;

/**
 * Where an entry's line stands. Immutable.
 *
 * @param segment the number of its file
 * @param offset its first byte
 * @param length its bytes, without the line's end
 */
record LogPosition(int segment, long offset, int length) {
  /** Returns where the next line starts. */
  long end() {
    return offset + length + 1L;
  }
}
