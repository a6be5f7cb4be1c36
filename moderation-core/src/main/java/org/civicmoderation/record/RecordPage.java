package org.civicmoderation.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found. Immutable.
 *
 * @param records in the order asked for
 * @param next where the next page starts ({@link RecordQuery#after(long)}), or null after the last
 */
public record RecordPage(List<RecordHistory> records, @Nullable Long next) {
  public RecordPage {
    records = List.copyOf(records);
  }
}
