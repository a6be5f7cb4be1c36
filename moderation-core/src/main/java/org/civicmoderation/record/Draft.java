package org.civicmoderation.record;

import java.time.Instant;

/**
 * An entry whose content is written and hashed, and that has no place in the chain yet. Immutable.
 *
 * @param entry the entry
 * @param contentJson its content in canonical form
 * @param contentHash the hash of that
 */
record Draft(NewEntry entry, String contentJson, String contentHash) {
  static Draft of(NewEntry entry, String salt) {
    String content = ContentJson.of(entry.content(), salt);
    return new Draft(entry, content, Hashes.of(content));
  }

  /** Returns the entry in its place. */
  RecordEntry seal(long sequence, String previousHash, Instant at) {
    String head =
        EntryJson.head(
            sequence, entry.recordId(), entry.kind(), at, entry.by(), contentHash, previousHash);
    return new RecordEntry(
        sequence,
        entry.recordId(),
        entry.kind(),
        at,
        entry.by(),
        contentHash,
        previousHash,
        Hashes.of(head),
        contentJson);
  }
}
