package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries in a log: an SQLite file beside it that can be made anew from it at any time.
 * Reading is thread-safe; writing is for one thread at a time.
 */
final class RecordIndex implements AutoCloseable {
  private final IndexFile file;
  private final IndexNames names = new IndexNames();

  private RecordIndex(IndexFile file) {
    this.file = file;
  }

  /** Opens an index, and makes it where it is missing, of another version, or ruined. */
  static RecordIndex open(Path file) throws IOException, SQLException {
    return new RecordIndex(IndexFile.open(file));
  }

  /** Opens an index that is there already, beside a writer or without one. */
  static RecordIndex openReadOnly(Path file) {
    return new RecordIndex(IndexFile.openReadOnly(file));
  }

  /** Returns up to where the log is known. */
  IndexMark mark() throws SQLException {
    return file.reading(
        db -> {
          try (Statement sql = db.createStatement();
              ResultSet row =
                  sql.executeQuery(
                      "SELECT sequence, segment, offset, length, hash, at FROM mark")) {
            return row.next()
                ? new IndexMark(
                    row.getLong(1),
                    new LogPosition(row.getInt(2), row.getLong(3), row.getInt(4)),
                    row.getString(5),
                    Instant.parse(row.getString(6)))
                : IndexMark.NONE;
          }
        });
  }

  /** Returns whether there is a record, also one that was just added. */
  boolean has(String recordId) throws SQLException {
    try (PreparedStatement sql =
        file.writer().prepareStatement("SELECT 1 FROM record WHERE record_id = ?")) {
      sql.setString(1, recordId);
      try (ResultSet row = sql.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Adds an entry; {@link #commit} makes it seen. */
  void add(RecordEntry entry, LogPosition position, RecordHistory history) throws SQLException {
    Connection db = file.writer();
    long number = history.entries().get(0).sequence();
    try (PreparedStatement sql =
        db.prepareStatement(
            "INSERT INTO entry (sequence, record, segment, offset, length) VALUES (?,?,?,?,?)")) {
      sql.setLong(1, entry.sequence());
      sql.setLong(2, number);
      sql.setInt(3, position.segment());
      sql.setLong(4, position.offset());
      sql.setInt(5, position.length());
      sql.executeUpdate();
    }
    if (entry.kind() == EntryKind.DECIDED) {
      insert(db, number, history);
    } else {
      update(db, number, history);
    }
  }

  private static @Nullable Long dueOn(RecordHistory history) {
    return history.isPurged() ? null : history.dueOn().map(LocalDate::toEpochDay).orElse(null);
  }

  private void insert(Connection db, long number, RecordHistory history) throws SQLException {
    DecisionRecord record = history.decided().orElse(null);
    Decision decision = record == null ? null : record.decision();
    try (PreparedStatement sql =
        db.prepareStatement(
            "INSERT INTO record (number, record_id, decided_at, comment_id, author_id,"
                + " author_name, channel, decided, in_force, digest, due_on, held, appeal_open,"
                + " purged, destroyed) VALUES (?,?,?,?,?,?,?,?,?,?,?,0,0,0,?)")) {
      sql.setLong(1, number);
      sql.setString(2, history.id());
      sql.setLong(
          3,
          EpochNanos.of(decision == null ? history.entries().get(0).at() : decision.decidedAt()));
      if (decision == null) {
        for (int i = 4; i <= 11; i++) {
          sql.setObject(i, null);
        }
      } else {
        sql.setString(4, decision.comment().id());
        sql.setString(5, decision.comment().author().id());
        sql.setString(6, decision.comment().author().name());
        sql.setString(7, decision.comment().channel().id());
        sql.setInt(8, decision.outcome().ordinal());
        sql.setInt(9, decision.outcome().ordinal());
        sql.setLong(10, names.add(db, "digest", decision.policy().digest()));
        sql.setObject(11, dueOn(history));
      }
      sql.setInt(12, decision == null ? 1 : 0);
      sql.executeUpdate();
    }
    if (decision == null) {
      return;
    }
    Set<Long> found = new LinkedHashSet<>();
    for (Finding finding : decision.findings()) {
      found.add(names.add(db, "criterion", finding.criterion().id()));
      found.add(names.add(db, "rule", finding.rule().id()));
      found.add(names.add(db, "clause", Words.clause(finding)));
    }
    if (!found.isEmpty()) {
      try (PreparedStatement sql =
          db.prepareStatement("INSERT INTO finding (record, name) VALUES (?,?)")) {
        for (long name : found) {
          sql.setLong(1, number);
          sql.setLong(2, name);
          sql.addBatch();
        }
        sql.executeBatch();
      }
    }
    List<String> words = Words.of(decision.comment().text());
    if (!words.isEmpty()) {
      try (PreparedStatement sql =
          db.prepareStatement("INSERT INTO words (rowid, body) VALUES (?,?)")) {
        sql.setLong(1, number);
        sql.setString(2, String.join(" ", words));
        sql.executeUpdate();
      }
    }
  }

  private static void update(Connection db, long number, RecordHistory history)
      throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "UPDATE record SET in_force = ?, due_on = ?, held = ?, appeal_open = ?, purged = ?"
                + " WHERE number = ?")) {
      Outcome outcome = history.outcome().orElse(null);
      sql.setObject(1, outcome == null ? null : outcome.ordinal());
      sql.setObject(2, dueOn(history));
      sql.setInt(3, history.holds().isEmpty() ? 0 : 1);
      sql.setInt(4, history.isAppealOpen() ? 1 : 0);
      sql.setInt(5, history.isPurged() ? 1 : 0);
      sql.setLong(6, number);
      sql.executeUpdate();
    }
  }

  /** Forgets everything of a purged record but its id, its time and its entries' places. */
  void destroy(String recordId) throws SQLException {
    Connection db = file.writer();
    long number;
    try (PreparedStatement sql =
        db.prepareStatement("SELECT number FROM record WHERE record_id = ?")) {
      sql.setString(1, recordId);
      try (ResultSet row = sql.executeQuery()) {
        number = row.next() ? row.getLong(1) : -1;
      }
    }
    for (String statement :
        List.of(
            "DELETE FROM words WHERE rowid = ?",
            "DELETE FROM finding WHERE record = ?",
            "UPDATE record SET comment_id = NULL, author_id = NULL, author_name = NULL,"
                + " channel = NULL, decided = NULL, in_force = NULL, digest = NULL,"
                + " due_on = NULL, held = 0, appeal_open = 0, purged = 1, destroyed = 1"
                + " WHERE number = ?")) {
      try (PreparedStatement sql = db.prepareStatement(statement)) {
        sql.setLong(1, number);
        sql.executeUpdate();
      }
    }
    db.commit();
  }

  /** Takes out of the file what deleted words left in it. */
  void vacuumWords() throws SQLException {
    Connection db = file.writer();
    try (Statement sql = db.createStatement()) {
      sql.execute("INSERT INTO words (words) VALUES ('optimize')");
      db.commit();
      db.setAutoCommit(true);
      sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      db.setAutoCommit(false);
    }
  }

  /** Returns the ids of purged records whose content may still stand in the log. */
  List<String> unfinishedPurges() throws SQLException {
    return file.reading(
        db -> {
          List<String> ids = new ArrayList<>();
          try (Statement sql = db.createStatement();
              ResultSet rows =
                  sql.executeQuery(
                      "SELECT record_id FROM record WHERE purged = 1 AND destroyed = 0")) {
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
          }
          return ids;
        });
  }

  void commit(RecordEntry last, LogPosition position) throws SQLException {
    Connection db = file.writer();
    try (PreparedStatement sql =
        db.prepareStatement(
            "INSERT OR REPLACE INTO mark (only, sequence, segment, offset, length, hash, at)"
                + " VALUES (1,?,?,?,?,?,?)")) {
      sql.setLong(1, last.sequence());
      sql.setInt(2, position.segment());
      sql.setLong(3, position.offset());
      sql.setInt(4, position.length());
      sql.setString(5, last.hash());
      sql.setString(6, last.at().toString());
      sql.executeUpdate();
    }
    db.commit();
  }

  void rollback() throws SQLException {
    names.rolledBack();
    file.writer().rollback();
  }

  /** Lets SQLite learn what is in its tables, to choose between indexes. */
  void analyze() throws SQLException {
    try (Statement sql = file.writer().createStatement()) {
      sql.execute("ANALYZE");
    }
    file.writer().commit();
  }

  /** Returns where the entries of a record stand; empty when there is no such record. */
  List<LogPosition> positions(String recordId) throws SQLException {
    return file.reading(db -> positions(db, recordId));
  }

  /** Returns the same, also for entries that are not committed yet. */
  List<LogPosition> positionsOfWriter(String recordId) throws SQLException {
    return positions(file.writer(), recordId);
  }

  private static List<LogPosition> positions(Connection db, String recordId) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT e.segment, e.offset, e.length FROM record r JOIN entry e"
                + " ON e.record = r.number WHERE r.record_id = ? ORDER BY e.sequence")) {
      sql.setString(1, recordId);
      return positions(sql);
    }
  }

  /** Returns where an entry stands; empty when there is none of that sequence. */
  Optional<LogPosition> position(long sequence) throws SQLException {
    return file.reading(
        db -> {
          try (PreparedStatement sql =
              db.prepareStatement("SELECT segment, offset, length FROM entry WHERE sequence = ?")) {
            sql.setLong(1, sequence);
            return positions(sql).stream().findFirst();
          }
        });
  }

  private static List<LogPosition> positions(PreparedStatement sql) throws SQLException {
    List<LogPosition> positions = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery()) {
      while (rows.next()) {
        positions.add(new LogPosition(rows.getInt(1), rows.getLong(2), rows.getInt(3)));
      }
    }
    return positions;
  }

  /**
   * Returns where the entries of the records stand that answer a question, by the records' numbers
   * in the order asked for; one record more than the limit when there are more.
   */
  Map<Long, List<LogPosition>> find(RecordQuery query) throws SQLException {
    return file.reading(
        db -> {
          Map<Long, List<LogPosition>> found = new LinkedHashMap<>();
          try (PreparedStatement sql =
              db.prepareStatement(
                  "SELECT segment, offset, length FROM entry WHERE record = ?"
                      + " ORDER BY sequence")) {
            for (long number : new IndexSearch(db, query).find()) {
              sql.setLong(1, number);
              found.put(number, positions(sql));
            }
          }
          return found;
        });
  }

  long count(RecordQuery query) throws SQLException {
    return file.reading(db -> new IndexSearch(db, query).count());
  }

  @Override
  public void close() throws SQLException {
    file.close();
  }
}
