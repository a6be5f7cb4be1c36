package org.civicmoderation.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where an index knows its log. Immutable.
 *
 * @param sequence the last entry; 0 when there is none
 * @param position where that stands, or null when there is none
 * @param hash its hash
 * @param at when it was recorded, or null when there is none
 */
record IndexMark(long sequence, @Nullable LogPosition position, String hash, @Nullable Instant at) {
  static final IndexMark NONE = new IndexMark(0, null, Hashes.NONE, null);
}
