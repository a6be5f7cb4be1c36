package org.civicmoderation.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two tables of a {@link JdbcRecordStore} that hold what is recorded: the entries, and where
 * their chain ends. All else in the database can be made anew from them.
 */
final class JdbcChain {
  private static final int PAGE = 2_000;
  private static final String ENTRY = "e.hash, e.head, e.content FROM moderation_entry e";

  private JdbcChain() {}

  /**
   * Where the chain ends.
   *
   * @param entries how many entries it has
   * @param hash the last one's hash
   * @param at when that was recorded, or null when there is none
   */
  record Tip(long entries, String hash, @Nullable Instant at) {}

  /** Returns where the chain ends. */
  static Tip tip(Connection db) throws SQLException {
    return tip(db, "");
  }

  /** Returns where the chain ends, and keeps other writers out until the transaction does. */
  static Tip lockTip(Connection db) throws SQLException {
    return tip(db, " FOR UPDATE");
  }

  private static Tip tip(Connection db, String lock) throws SQLException {
    try (PreparedStatement sql =
            db.prepareStatement(
                "SELECT entries, hash, recorded_at FROM moderation_chain WHERE one = 1" + lock);
        ResultSet row = sql.executeQuery()) {
      if (!row.next()) {
        throw new RecordStoreException(
            "the table moderation_chain has lost its row: restore the database");
      }
      String at = row.getString(3);
      return new Tip(row.getLong(1), row.getString(2), at == null ? null : Instant.parse(at));
    }
  }

  /** Writes down where the chain ends now. */
  static void moveTip(Connection db, Tip tip) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "UPDATE moderation_chain SET entries = ?, hash = ?, recorded_at = ? WHERE one = 1")) {
      sql.setLong(1, tip.entries());
      sql.setString(2, tip.hash());
      sql.setString(3, String.valueOf(tip.at()));
      sql.executeUpdate();
    }
  }

  /** Adds entries that were accepted. */
  static void insert(Connection db, List<PendingEntry> accepted) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "INSERT INTO moderation_entry (sequence, record, hash, head, content)"
                + " VALUES (?,?,?,?,?)")) {
      for (PendingEntry pending : accepted) {
        RecordEntry entry = pending.sealed();
        sql.setLong(1, entry.sequence());
        sql.setLong(2, JdbcIndex.number(pending.history()));
        sql.setString(3, entry.hash());
        sql.setString(4, entry.headJson());
        sql.setString(5, entry.contentJson());
        sql.addBatch();
      }
      sql.executeBatch();
    }
  }

  /** Returns the first entries, in order, of those whose sequences lie between two, inclusive. */
  static List<RecordEntry> entries(Connection db, long first, long last) throws SQLException {
    List<RecordEntry> entries = new ArrayList<>();
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT "
                + ENTRY
                + " WHERE e.sequence BETWEEN ? AND ? ORDER BY e.sequence LIMIT "
                + PAGE)) {
      sql.setLong(1, first);
      sql.setLong(2, last);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          entries.add(entry(rows, 1));
        }
      }
    }
    return entries;
  }

  /** Returns the records of some ids, by their ids; those that are not there are left out. */
  static Map<String, RecordHistory> histories(Connection db, Set<String> ids) throws SQLException {
    Map<String, List<RecordEntry>> entries = new HashMap<>();
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT "
                + ENTRY
                + " JOIN moderation_record r ON r.number = e.record WHERE r.record_key IN ("
                + JdbcSql.marks(ids.size())
                + ") ORDER BY e.sequence")) {
      int index = 1;
      for (String id : ids) {
        sql.setString(index++, Hashes.ofUtf16(id));
      }
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          RecordEntry entry = entry(rows, 1);
          entries.computeIfAbsent(entry.recordId(), id -> new ArrayList<>()).add(entry);
        }
      }
    }
    Map<String, RecordHistory> histories = new HashMap<>();
    entries.forEach((id, all) -> histories.put(id, RecordHistory.of(all)));
    return histories;
  }

  /** Returns the records of some numbers, in that order. */
  static List<RecordHistory> histories(Connection db, List<Long> numbers) throws SQLException {
    Map<Long, List<RecordEntry>> entries = new HashMap<>();
    for (int from = 0; from < numbers.size(); from += PAGE) {
      List<Long> part = numbers.subList(from, Math.min(numbers.size(), from + PAGE));
      try (PreparedStatement sql =
          db.prepareStatement(
              "SELECT e.record, "
                  + ENTRY
                  + " WHERE e.record IN ("
                  + JdbcSql.marks(part.size())
                  + ") ORDER BY e.sequence")) {
        for (int i = 0; i < part.size(); i++) {
          sql.setLong(i + 1, part.get(i));
        }
        try (ResultSet rows = sql.executeQuery()) {
          while (rows.next()) {
            entries
                .computeIfAbsent(rows.getLong(1), number -> new ArrayList<>())
                .add(entry(rows, 2));
          }
        }
      }
    }
    List<RecordHistory> records = new ArrayList<>();
    for (Long number : numbers) {
      records.add(RecordHistory.of(entries.getOrDefault(number, List.of())));
    }
    return records;
  }

  private static RecordEntry entry(ResultSet row, int first) throws SQLException {
    try {
      return EntryJson.parse(
          row.getString(first), row.getString(first + 1), row.getString(first + 2));
    } catch (IllegalArgumentException e) {
      throw new RecordStoreException(
          "an entry cannot be read: verify the records, which says which one", e);
    }
  }

  /** Hands every row to a check, as it stands in the table, and returns what that found. */
  static Verification verify(Connection db, ChainCheck check) throws SQLException {
    Tip tip = tip(db);
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT e.sequence, "
                + ENTRY
                + " WHERE e.sequence > ? ORDER BY e.sequence LIMIT "
                + PAGE)) {
      long last = Long.MIN_VALUE;
      int read = PAGE;
      while (read == PAGE) {
        read = 0;
        sql.setLong(1, last);
        try (ResultSet rows = sql.executeQuery()) {
          while (rows.next()) {
            read++;
            last = rows.getLong(1);
            check.row(
                "moderation_entry " + last,
                rows.getString(2),
                rows.getString(3),
                rows.getString(4));
          }
        }
      }
    }
    return check.end(new IndexMark(tip.entries(), null, tip.hash(), null));
  }
}
