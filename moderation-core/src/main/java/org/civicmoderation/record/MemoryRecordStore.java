package org.civicmoderation.record;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps records in memory, for tests of what embeds the library: nothing is durable. */
public final class MemoryRecordStore extends AbstractRecordStore {
  private final List<RecordEntry> entries = new ArrayList<>();
  private final Map<String, RecordHistory> records = new LinkedHashMap<>();
  private boolean closed;

  /** Makes an empty store with the system's clock. */
  public MemoryRecordStore() {
    this(Clock.systemUTC());
  }

  /** Makes an empty store with a clock. */
  public MemoryRecordStore(Clock clock) {
    super(clock, RandomBytes.of(new SecureRandom()));
  }

  @Override
  public synchronized RecordEntry append(NewEntry entry) {
    open();
    Draft draft = Draft.of(entry, randomHex());
    RecordEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    Instant at = Chain.at(clock().instant(), last == null ? null : last.at());
    RecordHistory history = records.get(entry.recordId());
    Chain.check(history, entry, at);
    RecordEntry sealed =
        draft.seal(entries.size() + 1L, last == null ? Hashes.NONE : last.hash(), at);
    records.put(
        entry.recordId(),
        entry.content() instanceof DecisionRecord decided
            ? RecordHistory.of(sealed, decided)
            : Objects.requireNonNull(history).with(sealed));
    entries.add(sealed);
    return sealed;
  }

  @Override
  public synchronized Optional<RecordHistory> get(String recordId) {
    open();
    return Optional.ofNullable(records.get(recordId));
  }

  @Override
  public synchronized RecordPage find(RecordQuery query) {
    List<RecordHistory> found = new ArrayList<>();
    for (RecordHistory history : matching(query)) {
      long sequence = history.entries().get(0).sequence();
      Long after = query.after();
      if (after != null && (query.oldestFirst() ? sequence <= after : sequence >= after)) {
        continue;
      }
      if (found.size() == query.limit()) {
        return new RecordPage(found, found.get(found.size() - 1).entries().get(0).sequence());
      }
      found.add(history);
    }
    return new RecordPage(found, null);
  }

  @Override
  public synchronized long count(RecordQuery query) {
    return matching(query).size();
  }

  @Override
  public synchronized Stream<RecordEntry> stream(long fromSequence) {
    open();
    int from = (int) Math.min(Math.max(0, fromSequence - 1), entries.size());
    return List.copyOf(entries.subList(from, entries.size())).stream();
  }

  @Override
  public synchronized Checkpoint checkpoint() {
    open();
    return entries.isEmpty()
        ? Checkpoint.EMPTY
        : new Checkpoint(entries.size(), entries.get(entries.size() - 1).hash());
  }

  @Override
  public synchronized Verification verify(@Nullable Checkpoint earlier) {
    open();
    ChainCheck check = new ChainCheck(earlier);
    for (RecordEntry entry : entries) {
      check.line(
          "entry " + entry.sequence(), EntryJson.toJson(entry).getBytes(StandardCharsets.UTF_8));
    }
    return check.end();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  @Override
  synchronized void destroy(RecordHistory history) {
    for (RecordEntry entry : history.entries()) {
      entries.set((int) entry.sequence() - 1, entry.withoutContent());
    }
    List<RecordEntry> left =
        entries.stream().filter(entry -> entry.recordId().equals(history.id())).toList();
    records.put(history.id(), RecordHistory.of(left));
  }

  @Override
  String destructionMethod() {
    return "forgotten by the memory that held it";
  }

  private List<RecordHistory> matching(RecordQuery query) {
    open();
    List<RecordHistory> found = new ArrayList<>();
    for (RecordHistory history : records.values()) {
      if (query.matches(history)) {
        found.add(history);
      }
    }
    if (!query.oldestFirst()) {
      Collections.reverse(found);
    }
    return found;
  }

  private void open() {
    if (closed) {
      throw new RecordStoreException("the store is closed: open it again");
    }
  }
}
