package org.civicmoderation.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the databases do differently. */
enum JdbcDialect {
  POSTGRESQL {
    @Override
    void prepareWriter(Connection db) throws SQLException {
      // Durable when append returns: a weaker setting is raised, a stronger one is left.
      execute(
          db,
          "SELECT set_config('synchronous_commit', 'on', false)"
              + " WHERE current_setting('synchronous_commit') = 'off'");
    }

    @Override
    @Nullable String danger(Connection db) throws SQLException {
      try (Statement sql = db.createStatement();
          ResultSet row = sql.executeQuery("SELECT current_setting('fsync')")) {
        return row.next() && row.getString(1).equals("off")
            ? "the server runs with fsync = off: what is appended is lost if its machine fails;"
                + " set fsync = on"
            : null;
      }
    }

    @Override
    void afterCommit(Connection db) {}

    @Override
    boolean wordsInRow() {
      return true;
    }

    @Override
    void insertWords(Connection db, Map<Long, Set<String>> words) {
      // They stand in the row.
    }

    @Override
    void deleteWords(Connection db, long number) throws SQLException {
      execute(db, "UPDATE moderation_record SET words = NULL WHERE number = " + number);
    }

    @Override
    void whereWords(JdbcSql where, Connection db, List<String> words) throws SQLException {
      where.and("r.words @> ?", db.createArrayOf("text", words.toArray()));
    }

    /**
     * Looking through the newest records for a word that few have reads all of them, and PostgreSQL
     * would: it takes every word that is not among the most common for one that half a percent
     * have.
     */
    @Override
    boolean areRare(Connection db, List<String> words) throws SQLException {
      try (PreparedStatement sql =
          db.prepareStatement(
              "EXPLAIN SELECT number FROM moderation_record r WHERE r.words @> ?")) {
        sql.setArray(1, db.createArrayOf("text", words.toArray()));
        double expected = expectedRows(sql);
        try (PreparedStatement all =
            db.prepareStatement("EXPLAIN SELECT number FROM moderation_record")) {
          return expected * RARE < expectedRows(all);
        }
      }
    }

    private static double expectedRows(PreparedStatement explain) throws SQLException {
      try (ResultSet plan = explain.executeQuery()) {
        Matcher rows = ROWS.matcher(plan.next() ? plan.getString(1) : "");
        return rows.find() ? Double.parseDouble(rows.group(1)) : 0;
      }
    }

    @Override
    void vacuum(Connection db) throws SQLException {
      execute(db, "VACUUM moderation_entry");
      execute(db, "VACUUM moderation_record");
      execute(db, "VACUUM moderation_finding");
    }

    @Override
    String destructionMethod() {
      return "set to null in the database, and its tables vacuumed; copies in its write-ahead log"
          + " and its backups go as these are kept";
    }
  },

  H2 {
    @Override
    void prepareWriter(Connection db) throws SQLException {
      execute(db, "SET LOCK_TIMEOUT 60000");
    }

    @Override
    void afterCommit(Connection db) throws SQLException {
      // H2 leaves to the system when a commit reaches the disk.
      execute(db, "CHECKPOINT SYNC");
    }

    @Override
    boolean wordsInRow() {
      return false;
    }

    @Override
    void insertWords(Connection db, Map<Long, Set<String>> words) throws SQLException {
      try (PreparedStatement sql =
          db.prepareStatement("INSERT INTO moderation_word (word, record) VALUES (?,?)")) {
        for (Map.Entry<Long, Set<String>> record : words.entrySet()) {
          for (String word : record.getValue()) {
            sql.setString(1, word);
            sql.setLong(2, record.getKey());
            sql.addBatch();
          }
        }
        sql.executeBatch();
      }
    }

    @Override
    void deleteWords(Connection db, long number) throws SQLException {
      execute(db, "DELETE FROM moderation_word WHERE record = " + number);
    }

    @Override
    void whereWords(JdbcSql where, Connection db, List<String> words) {
      for (String word : words) {
        where.and(
            "EXISTS (SELECT 1 FROM moderation_word w WHERE w.word = ? AND w.record = r.number)",
            word);
      }
    }

    @Override
    boolean areRare(Connection db, List<String> words) {
      // Its table of words is read by the word.
      return false;
    }

    @Override
    void vacuum(Connection db) throws SQLException {
      execute(db, "CHECKPOINT SYNC");
    }

    @Override
    String destructionMethod() {
      return "set to null in the database; its file gives the space free when it is compacted";
    }
  };

  /** Words that fewer than one record in so many have are looked up first. */
  private static final int RARE = 50;

  /** The first line of a plan says how many rows are expected. */
  private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

  /**
   * Returns the dialect that a connection speaks.
   *
   * @throws RecordStoreException if records cannot be kept in that database
   */
  static JdbcDialect of(Connection db) throws SQLException {
    String product = db.getMetaData().getDatabaseProductName();
    for (JdbcDialect dialect : values()) {
      if (dialect.name().equalsIgnoreCase(product)) {
        return dialect;
      }
    }
    throw new RecordStoreException(
        "records cannot be kept in " + product + ": use PostgreSQL or H2");
  }

  /** Returns the folder of its migrations. */
  String migrations() {
    return "classpath:org/civicmoderation/record/jdbc/" + name().toLowerCase(Locale.ROOT);
  }

  /** Readies the connection that all entries are written with. */
  abstract void prepareWriter(Connection db) throws SQLException;

  /** Returns what about the server endangers what it is given, or null. */
  @Nullable String danger(Connection db) throws SQLException {
    return null;
  }

  /** Does what makes a commit durable. */
  abstract void afterCommit(Connection db) throws SQLException;

  /** Returns whether the words of a comment stand in the column {@code words} of its record. */
  abstract boolean wordsInRow();

  /** Adds the words of comments, by their records' numbers, where they stand in a table. */
  abstract void insertWords(Connection db, Map<Long, Set<String>> words) throws SQLException;

  abstract void deleteWords(Connection db, long number) throws SQLException;

  abstract void whereWords(JdbcSql where, Connection db, List<String> words) throws SQLException;

  /**
   * Returns whether so few records have all these words that they are better found by the words and
   * put in order than looked for in order.
   */
  abstract boolean areRare(Connection db, List<String> words) throws SQLException;

  /** Takes out of the database's files what was destroyed; outside of a transaction. */
  abstract void vacuum(Connection db) throws SQLException;

  abstract String destructionMethod();

  private static void execute(Connection db, String statement) throws SQLException {
    try (Statement sql = db.createStatement()) {
      sql.execute(statement);
    }
  }
}
