package org.civicmoderation.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicmoderation.comment.Author;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The tables beside the entries of a {@link JdbcRecordStore}, by which records are found. Writing
 * is for one thread at a time.
 */
final class JdbcIndex {
  /** Longer words stand as their hash, which has this length: an index takes no more. */
  private static final int MAX_WORD = 64;

  private final JdbcDialect dialect;

  /** The numbers of names that are committed, or will be with what is being written. */
  private final Map<String, Long> names = new HashMap<>();

  JdbcIndex(JdbcDialect dialect) {
    this.dialect = dialect;
  }

  /** Forgets what a transaction wrote that was rolled back. */
  void rolledBack() {
    names.clear();
  }

  /** Adds records that are new, as they stand. */
  void insert(Connection db, List<RecordHistory> histories) throws SQLException {
    Map<Long, Set<String>> words = new LinkedHashMap<>();
    try (PreparedStatement row =
            db.prepareStatement(
                "INSERT INTO moderation_record (number, record_key, decided_at, comment_key,"
                    + " author_id_key, author_name_key, channel_key, decided, policy_digest,"
                    + " in_force, due_on, held, appeal_open, purged"
                    + (dialect.wordsInRow() ? ", words) VALUES (" : ") VALUES (")
                    + JdbcSql.marks(dialect.wordsInRow() ? 15 : 14)
                    + ")");
        PreparedStatement found =
            db.prepareStatement("INSERT INTO moderation_finding (name, record) VALUES (?,?)")) {
      for (RecordHistory history : histories) {
        Decision decision = history.decided().orElseThrow().decision();
        Author author = decision.comment().author();
        long number = number(history);
        row.setLong(1, number);
        row.setString(2, Hashes.ofUtf16(history.id()));
        row.setLong(3, EpochNanos.of(decision.decidedAt()));
        row.setString(4, key(decision.comment().id()));
        row.setString(5, key(author.id()));
        row.setString(6, key(author.name()));
        row.setString(7, key(decision.comment().channel().id()));
        row.setInt(8, decision.outcome().ordinal());
        row.setString(9, key(decision.policy().digest()));
        int next = setState(row, 10, history);
        Set<String> said = new LinkedHashSet<>(words(decision.comment().text()));
        words.put(number, said);
        if (dialect.wordsInRow()) {
          row.setArray(next, db.createArrayOf("text", said.toArray()));
        }
        row.addBatch();
        for (long name : names(db, decision)) {
          found.setLong(1, name);
          found.setLong(2, number);
          found.addBatch();
        }
      }
      row.executeBatch();
      found.executeBatch();
    }
    dialect.insertWords(db, words);
  }

  /** Writes down how records stand now. */
  void update(Connection db, List<RecordHistory> histories) throws SQLException {
    try (PreparedStatement row =
        db.prepareStatement(
            "UPDATE moderation_record SET in_force = ?, due_on = ?, held = ?, appeal_open = ?,"
                + " purged = ? WHERE number = ?")) {
      for (RecordHistory history : histories) {
        int next = setState(row, 1, history);
        row.setLong(next, number(history));
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** Destroys the content of a purged record, and forgets everything but its id and its time. */
  void destroy(Connection db, RecordHistory history) throws SQLException {
    long number = number(history);
    dialect.deleteWords(db, number);
    try (PreparedStatement content =
            db.prepareStatement(
                "UPDATE moderation_entry SET content = NULL WHERE record = ? AND sequence < ?"
                    + " AND content IS NOT NULL");
        PreparedStatement findings =
            db.prepareStatement("DELETE FROM moderation_finding WHERE record = ?");
        PreparedStatement row =
            db.prepareStatement(
                "UPDATE moderation_record SET decided_at = ?, comment_key = NULL,"
                    + " author_id_key = NULL, author_name_key = NULL, channel_key = NULL,"
                    + " decided = NULL, in_force = NULL, policy_digest = NULL, due_on = NULL,"
                    + " held = FALSE, appeal_open = FALSE, purged = TRUE WHERE number = ?")) {
      content.setLong(1, number);
      content.setLong(2, certificate(history));
      content.executeUpdate();
      findings.setLong(1, number);
      findings.executeUpdate();
      row.setLong(1, EpochNanos.of(history.entries().get(0).at()));
      row.setLong(2, number);
      row.executeUpdate();
    }
  }

  /**
   * Returns the numbers of the records that answer a question, in the order asked for; one more
   * than the limit when there are more.
   */
  List<Long> find(Connection db, RecordQuery query) throws SQLException {
    List<JdbcSql> either = either(db, query);
    Long after = query.after();
    if (after != null) {
      for (JdbcSql where : either) {
        where.and("r.number " + (query.oldestFirst() ? "> ?" : "< ?"), after);
      }
    }
    String direction = (query.oldestFirst() ? "" : " DESC") + " LIMIT " + (query.limit() + 1);
    String text = query.text();
    boolean rare = text != null && dialect.areRare(db, words(text));
    // What is computed has no index to be read in order from.
    String order = " ORDER BY r.number" + (rare ? " + 0" : "") + direction;
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement sql =
        db.prepareStatement(
            union(either, order) + (either.size() > 1 ? " ORDER BY number" + direction : ""))) {
      bind(sql, either);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
    }
    return numbers;
  }

  long count(Connection db, RecordQuery query) throws SQLException {
    List<JdbcSql> either = either(db, query);
    try (PreparedStatement sql =
        db.prepareStatement("SELECT count(*) FROM (" + union(either, "") + ") found")) {
      bind(sql, either);
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /**
   * Returns what is asked, once for an author's id and once for the name: each is read in order
   * from an index of its own up to the limit, where for both at once all would be sorted.
   */
  private List<JdbcSql> either(Connection db, RecordQuery query) throws SQLException {
    JdbcSql where = where(db, query);
    String author = key(query.author());
    if (author == null) {
      return List.of(where);
    }
    JdbcSql named = where(db, query);
    where.and("r.author_id_key = ?", author);
    named.and("r.author_name_key = ?", author);
    return List.of(where, named);
  }

  private static String union(List<JdbcSql> either, String order) {
    return either.stream()
        .map(where -> "(SELECT r.number FROM moderation_record r" + where + order + ")")
        .collect(Collectors.joining(" UNION "));
  }

  private static void bind(PreparedStatement sql, List<JdbcSql> either) throws SQLException {
    int index = 1;
    for (JdbcSql where : either) {
      index = where.bind(sql, index);
    }
  }

  private JdbcSql where(Connection db, RecordQuery query) throws SQLException {
    JdbcSql where = new JdbcSql();
    where.equal("r.record_key", key(query.recordId()));
    where.equal("r.comment_key", key(query.commentId()));
    where.equal("r.channel_key", key(query.channel()));
    where.equal("r.policy_digest", key(query.policyDigest()));
    where.equal("r.decided", ordinal(query.decided()));
    where.equal("r.in_force", ordinal(query.inForce()));
    Instant from = query.from();
    if (from != null) {
      where.and("r.decided_at >= ?", EpochNanos.of(from));
    }
    Instant before = query.before();
    if (before != null) {
      where.and("r.decided_at < ?", EpochNanos.of(before));
    }
    found(where, named(db, "criterion", query.criterion()));
    found(where, named(db, "rule", query.rule()));
    found(where, clauses(db, query.clause()));
    String text = query.text();
    if (text != null) {
      dialect.whereWords(where, db, words(text));
    }
    flag(where, "r.held", query.held());
    flag(where, "r.appeal_open", query.appealOpen());
    flag(where, "r.purged", query.purged());
    LocalDate dueBy = query.dueBy();
    if (dueBy != null) {
      where.and("r.due_on <= ?", dueBy.toEpochDay());
    }
    return where;
  }

  /** Asks for a finding under one of some names; for none at all when there are none. */
  private static void found(JdbcSql where, @Nullable List<Long> anyOf) {
    if (anyOf != null) {
      where.and(
          anyOf.isEmpty()
              ? "1 = 0"
              : "EXISTS (SELECT 1 FROM moderation_finding f WHERE f.record = r.number"
                  + " AND f.name IN ("
                  + JdbcSql.marks(anyOf.size())
                  + "))",
          anyOf.toArray());
    }
  }

  private static void flag(JdbcSql where, String column, @Nullable Boolean value) {
    if (value != null) {
      // Written out, so that an index over one of the two values serves.
      where.and(value ? column : "NOT " + column);
    }
  }

  private Set<Long> names(Connection db, Decision decision) throws SQLException {
    Set<Long> found = new LinkedHashSet<>();
    for (Finding finding : decision.findings()) {
      found.add(name(db, "criterion", finding.criterion().id()));
      found.add(name(db, "rule", finding.rule().id()));
      found.add(name(db, "clause", Words.clause(finding)));
    }
    return found;
  }

  private long name(Connection db, String kind, String value) throws SQLException {
    String key = kind + "\n" + value;
    Long known = names.get(key);
    if (known == null) {
      List<Long> there = named(db, kind, value);
      known = there == null || there.isEmpty() ? insertName(db, kind, value) : there.get(0);
      names.put(key, known);
    }
    return known;
  }

  private static long insertName(Connection db, String kind, String value) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "INSERT INTO moderation_name (kind, name_key, name, folded) VALUES (?,?,?,?)",
            new String[] {"id"})) {
      sql.setString(1, kind);
      sql.setString(2, Hashes.ofUtf16(value));
      sql.setString(3, storable(value));
      sql.setString(4, storable(Words.folded(value)));
      sql.executeUpdate();
      try (ResultSet id = sql.getGeneratedKeys()) {
        if (!id.next()) {
          throw new SQLException("the database gave no number to a name");
        }
        return id.getLong(1);
      }
    }
  }

  /** Returns the number of a name in a list; an empty one where no record has it. */
  private static @Nullable List<Long> named(Connection db, String kind, @Nullable String value)
      throws SQLException {
    if (value == null) {
      return null;
    }
    try (PreparedStatement sql =
        db.prepareStatement("SELECT id FROM moderation_name WHERE kind = ? AND name_key = ?")) {
      sql.setString(1, kind);
      sql.setString(2, Hashes.ofUtf16(value));
      return numbers(sql);
    }
  }

  private static @Nullable List<Long> clauses(Connection db, @Nullable String part)
      throws SQLException {
    if (part == null) {
      return null;
    }
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT id FROM moderation_name WHERE kind = 'clause' AND position(? IN folded) > 0")) {
      sql.setString(1, storable(Words.folded(part)));
      return numbers(sql);
    }
  }

  private static List<Long> numbers(PreparedStatement sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery()) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }

  /** Sets the five columns of how a record stands, and returns the next one's place. */
  private static int setState(PreparedStatement row, int first, RecordHistory history)
      throws SQLException {
    Outcome inForce = history.outcome().orElse(null);
    if (inForce == null) {
      row.setNull(first, Types.SMALLINT);
    } else {
      row.setInt(first, inForce.ordinal());
    }
    LocalDate dueOn = history.isPurged() ? null : history.dueOn().orElse(null);
    if (dueOn == null) {
      row.setNull(first + 1, Types.BIGINT);
    } else {
      row.setLong(first + 1, dueOn.toEpochDay());
    }
    row.setBoolean(first + 2, !history.holds().isEmpty());
    row.setBoolean(first + 3, history.isAppealOpen());
    row.setBoolean(first + 4, history.isPurged());
    return first + 5;
  }

  /** Returns a record's number: the sequence of its first entry. */
  static long number(RecordHistory history) {
    return history.entries().get(0).sequence();
  }

  private static long certificate(RecordHistory history) {
    for (RecordEntry entry : history.entries()) {
      if (entry.kind() == EntryKind.PURGED) {
        return entry.sequence();
      }
    }
    throw new IllegalArgumentException("the record has no certificate of destruction");
  }

  private static List<String> words(String text) {
    return Words.of(text).stream()
        .map(word -> word.length() > MAX_WORD ? Hashes.ofUtf16(word) : word)
        .toList();
  }

  private static @Nullable String key(@Nullable String text) {
    return text == null ? null : Hashes.ofUtf16(text);
  }

  private static @Nullable Integer ordinal(@Nullable Outcome outcome) {
    return outcome == null ? null : outcome.ordinal();
  }

  /** Returns a text that a database takes: without NUL and lone surrogates. */
  private static String storable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(
            codePoint ->
                codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF) ? 0xFFFD : codePoint)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
