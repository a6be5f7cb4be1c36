package org.civicmoderation.record;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;

class H2RecordStoreTest extends JdbcRecordStoreContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @TempDir private Path folder;

  @Override
  DataSource database() {
    Path file = folder.resolve("records-" + DATABASES.incrementAndGet());
    return JdbcConnectionPool.create("jdbc:h2:" + file.toAbsolutePath(), "sa", "");
  }

  @Override
  void allowTampering(Statement sql) {
    // Nothing forbids it.
  }
}
