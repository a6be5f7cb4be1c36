package org.civicmoderation.record;

/**
 * Where a chain ended at some time, written down elsewhere: what {@link RecordStore#verify} finds a
 * shortened or rewritten store by. Immutable.
 *
 * @param entries how many entries it had
 * @param hash the last one's hash; 64 zeros when there was none
 */
public record Checkpoint(long entries, String hash) {
  /** The end of an empty chain. */
  public static final Checkpoint EMPTY = new Checkpoint(0, Hashes.NONE);

  public Checkpoint {
    if (entries < 0 || !Hashes.isHash(hash)) {
      throw new IllegalArgumentException(
          "a checkpoint has a count of entries and a hash of 64 lower-case hexadecimal digits");
    }
  }
}
