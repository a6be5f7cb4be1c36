package org.civicmoderation.record;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records. Thread-safe; to be closed after use.
 *
 * <p>What {@link #append} has returned is durable, found by {@link #find} and {@link #get}, and
 * never lost or rewritten. All methods throw {@link RecordStoreException} where the store fails.
 */
public interface RecordStore extends AutoCloseable {
  /**
   * Appends an entry, and returns it with its place in the chain once it is durable.
   *
   * @throws RecordStateException if it may not follow what is on its record
   */
  RecordEntry append(NewEntry entry);

  /**
   * Appends entries in their order, and returns them once all are durable; quicker than one at a
   * time. Where one is refused, those before it are kept, and those after it may be.
   *
   * @throws RecordStateException if one may not follow what is on its record
   */
  default List<RecordEntry> appendAll(Collection<NewEntry> entries) {
    return entries.stream().map(this::append).toList();
  }

  /** Returns a record with all its entries; empty when there is none of that id. */
  Optional<RecordHistory> get(String recordId);

  /** Returns one page of the records that a question is answered by. */
  RecordPage find(RecordQuery query);

  /** Gives all records that a question is answered by to somebody, page after page. */
  default void forEach(RecordQuery query, Consumer<RecordHistory> action) {
    RecordPage page = find(query);
    page.records().forEach(action);
    while (page.next() != null) {
      page = find(query.after(page.next()));
      page.records().forEach(action);
    }
  }

  /** Returns how many records a question is answered by, its page aside. */
  long count(RecordQuery query);

  /**
   * Returns the entries from a sequence on that are there now, in their order. The stream must be
   * closed.
   */
  Stream<RecordEntry> stream(long fromSequence);

  /** Returns all entries that are there now, in their order. The stream must be closed. */
  default Stream<RecordEntry> stream() {
    return stream(1);
  }

  /** Returns where the chain ends now: to be written down elsewhere, and given to verify later. */
  Checkpoint checkpoint();

  /** Reads everything and says what was changed, taken out, moved or put in. */
  default Verification verify() {
    return verify(null);
  }

  /**
   * Reads everything and says what was changed, taken out, moved or put in.
   *
   * @param earlier where the chain ended at some time, or null: only what was written down
   *     elsewhere proves that a chain was not shortened, or written anew from some entry on
   */
  Verification verify(@Nullable Checkpoint earlier);

  /** Forbids a record's purge. */
  default RecordEntry hold(String recordId, Hold hold, Reviewer by) {
    return append(NewEntry.holdPlaced(recordId, hold, by));
  }

  /** Ends a hold. */
  default RecordEntry lift(String recordId, String holdId, String reason, Reviewer by) {
    return append(NewEntry.holdLifted(recordId, holdId, reason, by));
  }

  /** Lists what may be destroyed on a day, and what a hold or an appeal keeps; changes nothing. */
  PurgePlan purgePlan(LocalDate day);

  /**
   * Destroys the content of a plan's records and leaves their hashes, with a certificate of
   * destruction each. A record that may not be destroyed any more is kept, and the result says so.
   *
   * @throws RecordStateException if the plan's day is to come, or less than 60 days have passed
   *     since the notice
   */
  PurgePlan.Result purge(PurgePlan plan, PurgePlan.Approval approval);

  @Override
  void close();
}
