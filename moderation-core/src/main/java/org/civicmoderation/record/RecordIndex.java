package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries in a log: an SQLite file beside it that can be made anew from it at any time.
 * Reading is thread-safe; writing is for one thread at a time.
 */
final class RecordIndex implements AutoCloseable {
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
  private final boolean readOnly;
  private final @Nullable Connection writer;
  private final ConcurrentLinkedDeque<Connection> readers = new ConcurrentLinkedDeque<>();
  private final Map<String, Long> names = new LinkedHashMap<>();
  private volatile boolean closed;

  private RecordIndex(Path file, boolean readOnly) throws SQLException {
    this.file = file;
    this.readOnly = readOnly;
    this.writer = readOnly ? null : connect(file);
  }

  /** Opens an index, and makes it where it is missing, of another version, or ruined. */
  static RecordIndex open(Path file) throws IOException, SQLException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      return checked(new RecordIndex(file, false));
    } catch (SQLException e) {
      if (noDriver(e)) {
        throw e;
      }
      delete(file);
      return checked(new RecordIndex(file, false));
    }
  }

  /** Opens an index that is there already, beside a writer or without one. */
  static RecordIndex openReadOnly(Path file) throws SQLException {
    return new RecordIndex(file, true);
  }

  static void delete(Path file) throws IOException {
    for (String end : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
    }
  }

  private static boolean noDriver(SQLException e) {
    return "08001".equals(e.getSQLState());
  }

  private static RecordIndex checked(RecordIndex index) throws SQLException {
    try {
      Connection db = index.writer();
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
      return index;
    } catch (SQLException e) {
      index.close();
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

  IndexMark mark() throws SQLException {
    return reading(
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
        writer().prepareStatement("SELECT 1 FROM record WHERE record_id = ?")) {
      sql.setString(1, recordId);
      try (ResultSet row = sql.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Adds an entry; {@link #commit} makes it seen. */
  void add(RecordEntry entry, LogPosition position, RecordHistory history) throws SQLException {
    Connection db = writer();
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
          3, nanos(decision == null ? history.entries().get(0).at() : decision.decidedAt()));
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
        sql.setLong(10, name(db, "digest", decision.policy().digest()));
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
      found.add(name(db, "criterion", finding.criterion().id()));
      found.add(name(db, "rule", finding.rule().id()));
      found.add(name(db, "clause", Words.clause(finding)));
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
    Connection db = writer();
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
    Connection db = writer();
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
    return reading(
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
    Connection db = writer();
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
    names.clear();
    writer().rollback();
  }

  /** Lets SQLite learn what is in its tables, to choose between indexes. */
  void analyze() throws SQLException {
    try (Statement sql = writer().createStatement()) {
      sql.execute("ANALYZE");
    }
    writer().commit();
  }

  /** Returns where the entries of a record stand; empty when there is no such record. */
  List<LogPosition> positions(String recordId) throws SQLException {
    return reading(
        db -> {
          try (PreparedStatement sql =
              db.prepareStatement(
                  "SELECT e.segment, e.offset, e.length FROM record r JOIN entry e"
                      + " ON e.record = r.number WHERE r.record_id = ? ORDER BY e.sequence")) {
            sql.setString(1, recordId);
            return positions(sql);
          }
        });
  }

  /** Returns the same, also for entries that are not committed yet. */
  List<LogPosition> positionsOfWriter(String recordId) throws SQLException {
    try (PreparedStatement sql =
        writer()
            .prepareStatement(
                "SELECT e.segment, e.offset, e.length FROM record r JOIN entry e"
                    + " ON e.record = r.number WHERE r.record_id = ? ORDER BY e.sequence")) {
      sql.setString(1, recordId);
      return positions(sql);
    }
  }

  /** Returns where an entry stands; empty when there is none of that sequence. */
  Optional<LogPosition> position(long sequence) throws SQLException {
    return reading(
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
    return reading(
        db -> {
          List<Sql> either = either(db, query);
          Long after = query.after();
          if (after != null) {
            for (Sql where : either) {
              where.and(where.number() + (query.oldestFirst() ? " > ?" : " < ?"), after);
            }
          }
          Map<Long, List<LogPosition>> found = new LinkedHashMap<>();
          try (PreparedStatement sql =
              db.prepareStatement(
                  union(either)
                      + " ORDER BY "
                      + (either.size() > 1 ? "1" : either.get(0).number())
                      + (query.oldestFirst() ? "" : " DESC")
                      + " LIMIT "
                      + (query.limit() + 1))) {
            bind(sql, either);
            try (ResultSet rows = sql.executeQuery()) {
              while (rows.next()) {
                found.put(rows.getLong(1), new ArrayList<>());
              }
            }
          }
          try (PreparedStatement sql =
              db.prepareStatement(
                  "SELECT segment, offset, length FROM entry WHERE record = ?"
                      + " ORDER BY sequence")) {
            for (Map.Entry<Long, List<LogPosition>> record : found.entrySet()) {
              sql.setLong(1, record.getKey());
              record.getValue().addAll(positions(sql));
            }
          }
          return found;
        });
  }

  long count(RecordQuery query) throws SQLException {
    return reading(
        db -> {
          List<Sql> either = either(db, query);
          try (PreparedStatement sql =
              db.prepareStatement("SELECT count(*) FROM (" + union(either) + ")")) {
            bind(sql, either);
            try (ResultSet row = sql.executeQuery()) {
              return row.next() ? row.getLong(1) : 0;
            }
          }
        });
  }

  /**
   * Returns what is asked, once for an author's id and once for the name: SQLite reads each in
   * order from its own index, and stops at the limit, where for both at once it would sort all.
   */
  private static List<Sql> either(Connection db, RecordQuery query) throws SQLException {
    Sql where = where(db, query);
    if (query.author() == null) {
      return List.of(where);
    }
    Sql named = where(db, query);
    where.and("r.author_id = ?", query.author());
    named.and("r.author_name = ?", query.author());
    return List.of(where, named);
  }

  private static String union(List<Sql> either) {
    return either.stream()
        .map(where -> "SELECT r.number FROM " + where.from())
        .collect(Collectors.joining(" UNION "));
  }

  private static void bind(PreparedStatement sql, List<Sql> either) throws SQLException {
    int index = 1;
    for (Sql where : either) {
      index = where.bind(sql, index);
    }
  }

  private static Sql where(Connection db, RecordQuery query) throws SQLException {
    Sql where = new Sql();
    where.equal("r.record_id", query.recordId());
    where.equal("r.comment_id", query.commentId());
    where.equal("r.channel", query.channel());
    if (query.decided() != null) {
      where.and("r.decided = ?", query.decided().ordinal());
    }
    if (query.inForce() != null) {
      where.and("r.in_force = ?", query.inForce().ordinal());
    }
    if (query.from() != null) {
      where.and("r.decided_at >= ?", nanos(query.from()));
    }
    if (query.before() != null) {
      where.and("r.decided_at < ?", nanos(query.before()));
    }
    if (query.policyDigest() != null) {
      where.and("r.digest = ?", id(db, "digest", query.policyDigest()));
    }
    named(where, "criterion", query.criterion());
    named(where, "rule", query.rule());
    if (query.clause() != null) {
      where.and(
          "r.number IN (SELECT f.record FROM finding f JOIN name n ON n.id = f.name"
              + " WHERE n.kind = 'clause' AND instr(n.folded, ?) > 0)",
          Words.folded(query.clause()));
    }
    if (query.text() != null) {
      List<String> words = new ArrayList<>();
      for (String word : Words.of(query.text())) {
        words.add('"' + word + '"');
      }
      where.words(String.join(" ", words));
    }
    flag(where, "held", query.held());
    flag(where, "appeal_open", query.appealOpen());
    flag(where, "purged", query.purged());
    LocalDate dueBy = query.dueBy();
    if (dueBy != null) {
      where.and("r.due_on <= ?", dueBy.toEpochDay());
    }
    return where;
  }

  private static void named(Sql where, String kind, @Nullable String value) {
    if (value != null) {
      where.named(kind, value);
    }
  }

  private static void flag(Sql where, String column, @Nullable Boolean value) {
    if (value != null) {
      // Written out, so that an index over one of the two values serves.
      where.and("r." + column + " = " + (value ? 1 : 0));
    }
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  private long name(Connection db, String kind, String value) throws SQLException {
    Long known = names.get(kind + "\n" + value);
    if (known != null) {
      return known;
    }
    try (PreparedStatement sql =
        db.prepareStatement("INSERT OR IGNORE INTO name (kind, value, folded) VALUES (?,?,?)")) {
      sql.setString(1, kind);
      sql.setString(2, value);
      sql.setString(3, Words.folded(value));
      sql.executeUpdate();
    }
    long id = id(db, kind, value);
    names.put(kind + "\n" + value, id);
    return id;
  }

  /** Returns the number of a name, or one that no record has. */
  private static long id(Connection db, String kind, String value) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement("SELECT id FROM name WHERE kind = ? AND value = ?")) {
      sql.setString(1, kind);
      sql.setString(2, value);
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  private Connection writer() throws SQLException {
    if (writer == null) {
      throw new SQLException("the index is open for reading only");
    }
    return writer;
  }

  private <T extends @Nullable Object> T reading(Question<T> question) throws SQLException {
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
      if (!readOnly && !writer.getAutoCommit()) {
        writer.rollback();
      }
      writer.close();
    }
  }

  private interface Question<T extends @Nullable Object> {
    T ask(Connection db) throws SQLException;
  }

  /** What follows FROM, with its values. */
  private static final class Sql {
    private final StringBuilder tables = new StringBuilder("record r");
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> tableValues = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private int joins;
    private boolean hasWords;

    void and(String condition, Object... arguments) {
      conditions.append(conditions.isEmpty() ? " WHERE " : " AND ").append(condition);
      values.addAll(List.of(arguments));
    }

    void equal(String column, @Nullable Object value) {
      if (value != null) {
        and(column + " = ?", value);
      }
    }

    void named(String kind, String value) {
      String table = "f" + joins++;
      tables
          .append(" JOIN finding ")
          .append(table)
          .append(" ON ")
          .append(table)
          .append(".record = r.number AND ")
          .append(table)
          .append(".name = (SELECT id FROM name WHERE kind = ? AND value = ?)");
      tableValues.add(kind);
      tableValues.add(value);
    }

    void words(String match) {
      tables.append(" JOIN words ON words.rowid = r.number");
      and("words MATCH ?", match);
      hasWords = true;
    }

    /** Returns the column by which SQLite finds the records in order without sorting them. */
    String number() {
      if (joins > 0) {
        return "f0.record";
      }
      return hasWords ? "words.rowid" : "r.number";
    }

    String from() {
      return tables.toString() + conditions;
    }

    /** Sets the values from a place on, and returns the place after. */
    int bind(PreparedStatement sql, int first) throws SQLException {
      int index = first;
      for (Object value : tableValues) {
        sql.setObject(index++, value);
      }
      for (Object value : values) {
        sql.setObject(index++, value);
      }
      return index;
    }
  }
}
