package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite file of an index: its tables, the one connection that writes, and those that read.
 * Reading is thread-safe; writing is for one thread at a time.
 */
final class IndexFile implements AutoCloseable {
  private static final int VERSION = 1;

  private static final String[] TABLES = {
    "CREATE TABLE mark (only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL,"
        + " segment INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,"
        + " hash TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE TABLE entry (sequence INTEGER PRIMARY KEY, record INTEGER NOT NULL,"
        + " segment INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL)",
    "CREATE INDEX entry_record ON entry (record)",
    // A record's number is the sequence of its first entry.
    "CREATE TABLE record (number INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE,"
        + " decided_at INTEGER NOT NULL, comment_id TEXT, author_id TEXT, author_name TEXT,"
        + " channel TEXT, decided INTEGER, in_force INTEGER, digest INTEGER, due_on INTEGER,"
        + " held INTEGER NOT NULL, appeal_open INTEGER NOT NULL, purged INTEGER NOT NULL,"
        + " destroyed INTEGER NOT NULL)",
    "CREATE INDEX record_decided_at ON record (decided_at)",
    "CREATE INDEX record_comment ON record (comment_id)",
    "CREATE INDEX record_author ON record (author_id)",
    "CREATE INDEX record_author_name ON record (author_name)",
    "CREATE INDEX record_channel ON record (channel)",
    "CREATE INDEX record_decided ON record (decided)",
    "CREATE INDEX record_in_force ON record (in_force)",
    "CREATE INDEX record_due ON record (due_on) WHERE due_on IS NOT NULL",
    "CREATE INDEX record_held ON record (held) WHERE held = 1",
    "CREATE INDEX record_appeal ON record (appeal_open) WHERE appeal_open = 1",
    "CREATE INDEX record_purged ON record (purged) WHERE purged = 1",
    // Names that come again and again stand once.
    "CREATE TABLE name (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL,"
        + " folded TEXT NOT NULL, UNIQUE (kind, value))",
    "CREATE TABLE finding (record INTEGER NOT NULL, name INTEGER NOT NULL,"
        + " PRIMARY KEY (name, record)) WITHOUT ROWID",
    "CREATE INDEX finding_record ON finding (record)",
    "CREATE VIRTUAL TABLE words USING fts5(body, content='', contentless_delete=1,"
        + " detail=none, tokenize='ascii')",
    "PRAGMA user_version = " + VERSION
  };

  private final Path file;
  private final @Nullable Connection writer;
  private final ConcurrentLinkedDeque<Connection> readers = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private IndexFile(Path file, @Nullable Connection writer) {
    this.file = file;
    this.writer = writer;
  }

  /** What is asked over a connection that it may use meanwhile. */
  @FunctionalInterface
  interface Question<T extends @Nullable Object> {
    T ask(Connection db) throws SQLException;
  }

  /** Opens an index, and makes it where it is missing, of another version, or ruined. */
  static IndexFile open(Path file) throws IOException, SQLException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      return new IndexFile(file, openToWrite(file));
    } catch (SQLException e) {
      if (isWithoutDriver(e)) {
        throw e;
      }
      delete(file);
      return new IndexFile(file, openToWrite(file));
    }
  }

  /** Opens an index that is there already, beside a writer or without one. */
  static IndexFile openReadOnly(Path file) {
    return new IndexFile(file, null);
  }

  private static void delete(Path file) throws IOException {
    for (String end : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
    }
  }

  private static boolean isWithoutDriver(SQLException e) {
    return "08001".equals(e.getSQLState());
  }

  private static Connection openToWrite(Path file) throws SQLException {
    Connection db = connect(file);
    try {
      int version;
      try (Statement sql = db.createStatement();
          ResultSet row = sql.executeQuery("PRAGMA user_version")) {
        version = row.next() ? row.getInt(1) : 0;
      }
      if (version != VERSION) {
        if (hasTables(db)) {
          throw new SQLException("the index is of version " + version);
        }
        try (Statement sql = db.createStatement()) {
          for (String table : TABLES) {
            sql.execute(table);
          }
        }
      }
      db.setAutoCommit(false);
      return db;
    } catch (SQLException e) {
      db.close();
      throw e;
    }
  }

  private static boolean hasTables(Connection db) throws SQLException {
    try (Statement sql = db.createStatement();
        ResultSet row = sql.executeQuery("SELECT count(*) FROM sqlite_schema")) {
      return row.next() && row.getInt(1) > 0;
    }
  }

  private static Connection connect(Path file) throws SQLException {
    Connection db = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement sql = db.createStatement()) {
      sql.execute("PRAGMA busy_timeout = 10000");
      sql.execute("PRAGMA journal_mode = WAL");
      // The log is what is durable; a commit that a power cut takes back is read from it again.
      sql.execute("PRAGMA synchronous = NORMAL");
      sql.execute("PRAGMA wal_autocheckpoint = 4000");
      sql.execute("PRAGMA secure_delete = ON");
      sql.execute("PRAGMA temp_store = MEMORY");
    } catch (SQLException e) {
      db.close();
      throw e;
    }
    return db;
  }

  /**
   * Returns the connection that writes.
   *
   * @throws SQLException if the index is open for reading only
   */
  Connection writer() throws SQLException {
    if (writer == null) {
      throw new SQLException("the index is open for reading only");
    }
    return writer;
  }

  /** Returns an answer, asked over a connection that nobody else uses meanwhile. */
  <T extends @Nullable Object> T reading(Question<T> question) throws SQLException {
    Connection db = readers.poll();
    if (db == null) {
      if (closed) {
        throw new SQLException("the index is closed");
      }
      db = connect(file);
    }
    boolean sound = false;
    try {
      T answer = question.ask(db);
      sound = true;
      return answer;
    } finally {
      if (sound && !closed) {
        readers.push(db);
      } else {
        db.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    for (Connection db = readers.poll(); db != null; db = readers.poll()) {
      db.close();
    }
    if (writer != null) {
      if (!writer.getAutoCommit()) {
        writer.rollback();
      }
      writer.close();
    }
  }
}
