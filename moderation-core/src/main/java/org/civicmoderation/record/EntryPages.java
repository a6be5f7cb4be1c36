package org.civicmoderation.record;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Entries on and on, read a page at a time when they are asked for. Not thread-safe. */
final class EntryPages extends Spliterators.AbstractSpliterator<RecordEntry> {
  private final long last;
  private final LongFunction<List<RecordEntry>> pages;
  private long next;
  private List<RecordEntry> page = List.of();
  private int at;

  private EntryPages(long first, long last, LongFunction<List<RecordEntry>> pages) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
    this.next = first;
    this.last = last;
    this.pages = pages;
  }

  /**
   * Returns the entries whose sequences lie between two, inclusive.
   *
   * @param pages gives the entries from a sequence on, as many as it likes but none past the last
   */
  static Stream<RecordEntry> stream(long first, long last, LongFunction<List<RecordEntry>> pages) {
    return StreamSupport.stream(new EntryPages(first, last, pages), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super RecordEntry> action) {
    if (at == page.size()) {
      page = next > last ? List.of() : pages.apply(next);
      at = 0;
      if (page.isEmpty()) {
        return false;
      }
      next = page.get(page.size() - 1).sequence() + 1;
    }
    action.accept(page.get(at++));
    return true;
  }
}
