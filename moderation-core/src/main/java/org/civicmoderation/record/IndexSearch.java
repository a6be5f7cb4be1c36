package org.civicmoderation.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link RecordQuery} in the SQL of an index. Asked once, over one connection. */
final class IndexSearch {
  private final Connection db;
  private final RecordQuery query;
  private final List<Sql> either;

  /** Prepares a question for a connection, over which names are looked up. */
  IndexSearch(Connection db, RecordQuery query) throws SQLException {
    this.db = db;
    this.query = query;
    this.either = either(db, query);
  }

  /**
   * Returns the numbers of the records that answer it, in the order asked for; one more than the
   * limit when there are more.
   */
  List<Long> find() throws SQLException {
    Long after = query.after();
    if (after != null) {
      for (Sql where : either) {
        where.and(where.number() + (query.oldestFirst() ? " > ?" : " < ?"), after);
      }
    }
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement sql =
        db.prepareStatement(
            union()
                + " ORDER BY "
                + (either.size() > 1 ? "1" : either.get(0).number())
                + (query.oldestFirst() ? "" : " DESC")
                + " LIMIT "
                + (query.limit() + 1))) {
      bind(sql);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
    }
    return numbers;
  }

  /** Returns how many records answer it, whatever the limit. */
  long count() throws SQLException {
    try (PreparedStatement sql = db.prepareStatement("SELECT count(*) FROM (" + union() + ")")) {
      bind(sql);
      try (ResultSet row = sql.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
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

  private String union() {
    return either.stream()
        .map(where -> "SELECT r.number FROM " + where.from())
        .collect(Collectors.joining(" UNION "));
  }

  private void bind(PreparedStatement sql) throws SQLException {
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
      where.and("r.decided_at >= ?", EpochNanos.of(query.from()));
    }
    if (query.before() != null) {
      where.and("r.decided_at < ?", EpochNanos.of(query.before()));
    }
    if (query.policyDigest() != null) {
      where.and("r.digest = ?", IndexNames.id(db, "digest", query.policyDigest()));
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

  /** What follows FROM, with its values. */
  private static final class Sql {
    private final StringBuilder tables = new StringBuilder("record r");
    private final List<Object> tableValues = new ArrayList<>();
    private final JdbcSql conditions = new JdbcSql();
    private int joins;
    private boolean hasWords;

    void and(String condition, Object... arguments) {
      conditions.and(condition, arguments);
    }

    void equal(String column, @Nullable Object value) {
      conditions.equal(column, value);
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
      return conditions.bind(sql, index);
    }
  }
}
