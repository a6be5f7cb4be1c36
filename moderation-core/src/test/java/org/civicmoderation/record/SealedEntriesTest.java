package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.civicmoderation.policy.Outcome;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The schema is held against what tests write: if this fails, the others prove less than they say.
 */
class SealedEntriesTest {
  @TempDir private Path folder;

  @Test
  void seesWhatEveryStoreWrites() {
    DataSource h2 = JdbcConnectionPool.create("jdbc:h2:" + folder.resolve("h2"), "sa", "");
    for (RecordStore store :
        new RecordStore[] {
          new MemoryRecordStore(),
          FileRecordStore.open(folder.resolve("files")),
          JdbcRecordStore.builder(h2).open()
        }) {
      try (store) {
        long before = SealedEntries.seen();
        store.append(Records.decided("r-1", Outcome.REMOVE, 0));
        store.append(NewEntry.viewed("r-1", Records.CLERK, "To see it."));

        assertThat(SealedEntries.seen() - before).as(store.getClass().getName()).isEqualTo(2);
      }
    }
  }

  @Test
  void findsAnEntryThatTheSchemaDoesNotAllow() {
    Draft sound = Draft.of(Records.decided("r-1", Outcome.REMOVE, 0), "0".repeat(32));

    new Draft(sound.entry(), "{\"data\":{},\"salt\":\"\"}", "0".repeat(64))
        .seal(1, Hashes.NONE, Instant.EPOCH);

    assertThatThrownBy(SealedEntries::checkAll).isInstanceOf(AssertionError.class);
  }
}
