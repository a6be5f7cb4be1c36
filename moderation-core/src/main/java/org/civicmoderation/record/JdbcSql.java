package org.civicmoderation.record;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that all must hold, with their values. Not thread-safe. */
final class JdbcSql {
  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Returns as many question marks as there are values, with commas between. */
  static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }

  void and(String condition, Object... arguments) {
    conditions.append(conditions.isEmpty() ? " WHERE " : " AND ").append(condition);
    values.addAll(List.of(arguments));
  }

  void equal(String column, @Nullable Object value) {
    if (value != null) {
      and(column + " = ?", value);
    }
  }

  /** Sets the values from a place on, and returns the place after. */
  int bind(PreparedStatement sql, int first) throws SQLException {
    int index = first;
    for (Object value : values) {
      if (value instanceof Array array) {
        sql.setArray(index++, array);
      } else {
        sql.setObject(index++, value);
      }
    }
    return index;
  }

  /** Returns the conditions with WHERE before them, or nothing when there are none. */
  @Override
  public String toString() {
    return conditions.toString();
  }
}
