package org.civicmoderation.record;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the chain, appended and never rewritten. Immutable.
 *
 * <p>Its hash is SHA-256 over its head in canonical form (RFC 8785), and the head holds the
 * content's hash: content can be destroyed and the chain still proves the rest.
 *
 * @param sequence its place in the store, counted from 1 without gaps
 * @param recordId which record it belongs to: the decision's id
 * @param kind what happened
 * @param at when it was recorded; never before the entry before
 * @param by by whom
 * @param contentHash SHA-256 of the content in canonical form, in lower-case hex
 * @param previousHash the hash of the entry before; 64 zeros for the first
 * @param hash its own
 * @param contentJson the content in canonical form, as its hash is taken; null once destroyed
 */
public record RecordEntry(
    long sequence,
    String recordId,
    EntryKind kind,
    Instant at,
    Actor by,
    String contentHash,
    String previousHash,
    String hash,
    @Nullable String contentJson) {
  public RecordEntry {
    Objects.requireNonNull(recordId, "recordId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(previousHash, "previousHash");
    Objects.requireNonNull(hash, "hash");
  }

  /**
   * Returns what it holds; empty once that was destroyed.
   *
   * @throws IllegalArgumentException if the content is not as this version writes it
   */
  public Optional<EntryContent> content() {
    return Optional.ofNullable(contentJson).map(json -> ContentJson.parse(kind, json));
  }

  /** Returns its head in canonical form (RFC 8785), of which its hash is taken. */
  public String headJson() {
    return EntryJson.head(sequence, recordId, kind, at, by, contentHash, previousHash);
  }

  /**
   * Returns whether head and content have the hashes that were sealed: false once either was
   * changed. That no entry is missing or moved, only {@link RecordStore#verify()} can say.
   */
  public boolean isIntact() {
    return Hashes.of(headJson()).equals(hash)
        && (contentJson == null || Hashes.of(contentJson).equals(contentHash));
  }

  /** Returns the same entry without its content. */
  public RecordEntry withoutContent() {
    return new RecordEntry(sequence, recordId, kind, at, by, contentHash, previousHash, hash, null);
  }

  /** Names its place only: the content is personal data. */
  @Override
  public String toString() {
    return "RecordEntry[" + sequence + " " + kind + " " + recordId + "]";
  }
}
