package org.civicmoderation.record;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Merkle tree over a chain's entries (RFC 6962, section 2): its root at the end of a day stands
 * for every entry up to then, and can be published. Immutable and thread-safe.
 *
 * <p>A leaf is the 32 bytes of an entry's hash, in the order of the sequence. Days are those of
 * UTC.
 */
public final class MerkleLog {
  private static final HexFormat HEX = HexFormat.of();

  /** Row n has the hash of each whole subtree of 2^n leaves; row 0 has those of the leaves. */
  private final List<List<byte[]>> rows;

  private final NavigableMap<LocalDate, Long> days;

  private MerkleLog(List<byte[]> leaves, NavigableMap<LocalDate, Long> days) {
    this.days = days;
    this.rows = new ArrayList<>();
    List<byte[]> row = leaves;
    MessageDigest digest = Hashes.digest();
    while (!row.isEmpty()) {
      rows.add(row);
      List<byte[]> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i + 1 < row.size(); i += 2) {
        above.add(node(digest, row.get(i), row.get(i + 1)));
      }
      row = above;
    }
  }

  /** Returns the tree over all entries of a store that are there now. */
  public static MerkleLog of(RecordStore store) {
    try (Stream<RecordEntry> entries = store.stream()) {
      return of(entries);
    }
  }

  /**
   * Returns the tree over entries.
   *
   * @throws IllegalArgumentException if they do not start with the first, or leave one out
   */
  public static MerkleLog of(Stream<RecordEntry> entries) {
    List<byte[]> leaves = new ArrayList<>();
    NavigableMap<LocalDate, Long> days = new TreeMap<>();
    MessageDigest digest = Hashes.digest();
    entries.forEachOrdered(
        entry -> {
          if (entry.sequence() != leaves.size() + 1L) {
            throw new IllegalArgumentException(
                "entry " + (leaves.size() + 1) + " is missing before entry " + entry.sequence());
          }
          leaves.add(leaf(digest, entry.hash()));
          days.put(LocalDate.ofInstant(entry.at(), ZoneOffset.UTC), (long) leaves.size());
        });
    return new MerkleLog(leaves, days);
  }

  /** Returns how many entries it is over. */
  public long entries() {
    return rows.isEmpty() ? 0 : rows.get(0).size();
  }

  /** Returns the days on which entries were made, the first one first. */
  public List<LocalDate> days() {
    return List.copyOf(days.keySet());
  }

  /**
   * Returns the root at the end of a day, over all entries up to then; the day may be one on which
   * none was made.
   *
   * @throws IllegalArgumentException if there is no entry up to that day
   */
  public DayRoot dayRoot(LocalDate day) {
    long size = size(day);
    return new DayRoot(day, size, root(size));
  }

  /**
   * Returns the root over the first entries, in lower-case hex.
   *
   * @throws IllegalArgumentException if there are fewer entries
   */
  public String root(long size) {
    if (size < 0 || size > entries()) {
      throw new IllegalArgumentException("there are " + entries() + " entries, and not " + size);
    }
    return HEX.formatHex(
        size == 0 ? Hashes.digest().digest() : hash(Hashes.digest(), 0, (int) size));
  }

  /**
   * Returns the proof that an entry is one of those that a day's root stands for (RFC 6962, section
   * 2.1.1): the hashes from the leaf upwards, in lower-case hex.
   *
   * @throws IllegalArgumentException if the entry was made after that day, or is not there
   */
  public List<String> inclusionProof(long sequence, LocalDate day) {
    long size = size(day);
    if (sequence < 1 || sequence > size) {
      throw new IllegalArgumentException(
          "the root of " + day + " is over the entries 1 to " + size + ", not " + sequence);
    }
    List<String> proof = new ArrayList<>();
    path(Hashes.digest(), (int) sequence - 1, 0, (int) size, proof);
    return proof;
  }

  /**
   * Returns the proof that the entries of an earlier day's root are all in a later day's, at their
   * places and unchanged (RFC 6962, section 2.1.2), in lower-case hex.
   *
   * @throws IllegalArgumentException if the days are the other way round, or have no entries
   */
  public List<String> consistencyProof(LocalDate earlier, LocalDate later) {
    long first = size(earlier);
    long second = size(later);
    if (later.isBefore(earlier)) {
      throw new IllegalArgumentException(later + " is before " + earlier + ": change them about");
    }
    List<String> proof = new ArrayList<>();
    if (first < second) {
      subproof(Hashes.digest(), (int) first, 0, (int) second, true, proof);
    }
    return proof;
  }

  /**
   * Returns whether a proof shows that an entry is one of those that a root stands for.
   *
   * @param sequence the entry's sequence
   * @param entryHash the entry's hash
   */
  public static boolean verifyInclusion(
      DayRoot root, long sequence, String entryHash, List<String> proof) {
    if (sequence < 1 || sequence > root.entries() || !Hashes.isHash(entryHash)) {
      return false;
    }
    MessageDigest digest = Hashes.digest();
    long node = sequence - 1;
    long last = root.entries() - 1;
    byte[] hash = leaf(digest, entryHash);
    for (String step : proof) {
      if (!Hashes.isHash(step) || last == 0) {
        return false;
      }
      byte[] other = HEX.parseHex(step);
      if ((node & 1) == 1 || node == last) {
        hash = node(digest, other, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(digest, hash, other);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && HEX.formatHex(hash).equals(root.root());
  }

  /** Returns whether a proof shows that a later root's entries begin with an earlier root's. */
  public static boolean verifyConsistency(DayRoot earlier, DayRoot later, List<String> proof) {
    long first = earlier.entries();
    long second = later.entries();
    if (first < 1 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && earlier.root().equals(later.root());
    }
    List<String> steps = new ArrayList<>(proof);
    if (Long.bitCount(first) == 1) {
      steps.add(0, earlier.root());
    }
    if (steps.isEmpty() || !steps.stream().allMatch(Hashes::isHash)) {
      return false;
    }
    MessageDigest digest = Hashes.digest();
    long node = first - 1;
    long last = second - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    byte[] old = HEX.parseHex(steps.get(0));
    byte[] now = old;
    for (String step : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      byte[] other = HEX.parseHex(step);
      if ((node & 1) == 1 || node == last) {
        old = node(digest, other, old);
        now = node(digest, other, now);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        now = node(digest, now, other);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0
        && HEX.formatHex(old).equals(earlier.root())
        && HEX.formatHex(now).equals(later.root());
  }

  private long size(LocalDate day) {
    Map.Entry<LocalDate, Long> last = days.floorEntry(day);
    if (last == null) {
      throw new IllegalArgumentException("there is no entry up to " + day);
    }
    return last.getValue();
  }

  /** Returns the hash of the tree over the leaves from one on up to another. */
  private byte[] hash(MessageDigest digest, int from, int to) {
    int size = to - from;
    if (Integer.bitCount(size) == 1 && from % size == 0) {
      return rows.get(Integer.numberOfTrailingZeros(size)).get(from / size);
    }
    int left = left(size);
    return node(digest, hash(digest, from, from + left), hash(digest, from + left, to));
  }

  private void path(MessageDigest digest, int leaf, int from, int to, List<String> proof) {
    if (to - from == 1) {
      return;
    }
    int middle = from + left(to - from);
    if (leaf < middle) {
      path(digest, leaf, from, middle, proof);
      proof.add(HEX.formatHex(hash(digest, middle, to)));
    } else {
      path(digest, leaf, middle, to, proof);
      proof.add(HEX.formatHex(hash(digest, from, middle)));
    }
  }

  private void subproof(
      MessageDigest digest, int first, int from, int to, boolean whole, List<String> proof) {
    if (first == to) {
      if (!whole) {
        proof.add(HEX.formatHex(hash(digest, from, to)));
      }
      return;
    }
    int middle = from + left(to - from);
    if (first <= middle) {
      subproof(digest, first, from, middle, whole, proof);
      proof.add(HEX.formatHex(hash(digest, middle, to)));
    } else {
      subproof(digest, first, middle, to, false, proof);
      proof.add(HEX.formatHex(hash(digest, from, middle)));
    }
  }

  /** Returns the greatest power of two that is less than a size. */
  private static int left(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static byte[] leaf(MessageDigest digest, String entryHash) {
    digest.update((byte) 0);
    return digest.digest(HEX.parseHex(entryHash));
  }

  private static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }
}
