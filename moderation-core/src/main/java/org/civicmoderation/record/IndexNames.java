package org.civicmoderation.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The names in an index that come again and again: each stands there once, and elsewhere its
 * number. Not thread-safe.
 */
final class IndexNames {
  /** The numbers of names that are committed, or will be with what is being written. */
  private final Map<String, Long> known = new HashMap<>();

  /** Forgets what a transaction wrote that was rolled back. */
  void rolledBack() {
    known.clear();
  }

  /** Returns the number of a name, which is added where it is not there. */
  long add(Connection db, String kind, String value) throws SQLException {
    String key = kind + "\n" + value;
    Long number = known.get(key);
    if (number != null) {
      return number;
    }
    try (PreparedStatement sql =
        db.prepareStatement("INSERT OR IGNORE INTO name (kind, value, folded) VALUES (?,?,?)")) {
      sql.setString(1, kind);
      sql.setString(2, value);
      sql.setString(3, Words.folded(value));
      sql.executeUpdate();
    }
    long id = id(db, kind, value);
    known.put(key, id);
    return id;
  }

  /** Returns the number of a name, or one that no record has. */
  static long id(Connection db, String kind, String value) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement("SELECT id FROM name WHERE kind = ? AND value = ?")) {
      sql.setString(1, kind);
      sql.setString(2, value);
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }
}
