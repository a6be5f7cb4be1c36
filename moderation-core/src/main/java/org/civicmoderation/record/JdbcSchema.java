package org.civicmoderation.record;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database's tables to this version. The one class that sees Flyway. */
final class JdbcSchema {
  private JdbcSchema() {}

  /**
   * Makes the tables that are missing, beside whatever else the schema holds.
   *
   * @throws RecordStoreException if that fails
   */
  static void migrate(DataSource source, JdbcDialect dialect) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations(dialect.migrations())
          .table("moderation_schema_history")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new RecordStoreException(
          "the tables of the records could not be made: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "; give the user the right to make tables, or run the scripts yourself and open"
              + " the store with `migrate(false)`",
          e);
    }
  }
}
