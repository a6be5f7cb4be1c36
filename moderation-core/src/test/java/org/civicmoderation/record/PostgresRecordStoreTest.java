package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresRecordStoreTest extends JdbcRecordStoreContract {
  @BeforeAll
  static void requireServer() {
    PostgresServer.require();
  }

  @Override
  DataSource database() throws SQLException {
    return PostgresServer.newSchema();
  }

  @Override
  void allowTampering(Statement sql) throws SQLException {
    sql.execute("ALTER TABLE moderation_entry DISABLE TRIGGER moderation_append_only");
  }

  @Test
  void refusesThatEntriesAreChanged() {
    store.append(Records.decided("r-1", Outcome.REMOVE, 0));

    for (String change :
        new String[] {
          "UPDATE moderation_entry SET content = '{}'",
          "UPDATE moderation_entry SET head = '{}', content = NULL",
          "UPDATE moderation_entry SET sequence = 2, content = NULL",
          "DELETE FROM moderation_entry"
        }) {
      assertThatThrownBy(() -> execute(change, false))
          .as(change)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("appended, never changed or deleted");
    }
  }
}
