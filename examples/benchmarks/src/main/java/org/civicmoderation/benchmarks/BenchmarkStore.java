package org.civicmoderation.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.civicmoderation.record.FileRecordStore;
import org.civicmoderation.record.JdbcRecordStore;
import org.civicmoderation.record.RecordStore;

/** A store in a folder, with what it stands in: a server of its own, and a pool. */
final class BenchmarkStore implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final RecordStore store;

  private BenchmarkStore(String kind, Path folder) throws IOException {
    store =
        switch (kind) {
          case "file" -> FileRecordStore.open(folder);
          case "h2" -> jdbc("jdbc:h2:" + folder.resolve("h2"), "sa");
          case "postgresql" -> jdbc(server(folder).getJdbcUrl("postgres", "postgres"), "postgres");
          default ->
              throw new IllegalArgumentException(
                  "there is no store `" + kind + "`: say file, postgresql or h2");
        };
    open.push(store);
  }

  static BenchmarkStore open(String kind, Path folder) throws IOException {
    return new BenchmarkStore(kind, folder);
  }

  RecordStore store() {
    return store;
  }

  private EmbeddedPostgres server(Path folder) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgresql"))
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .start();
    open.push(server);
    return server;
  }

  private RecordStore jdbc(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    HikariDataSource pool = new HikariDataSource(config);
    open.push(pool);
    return JdbcRecordStore.builder(pool).open();
  }

  /** Closes the store, then what it stood in. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("the store of the benchmark did not close", e);
      }
    }
  }
}
