package org.civicmoderation.record;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: the one that {@code MODERATION_POSTGRES} names (a JDBC address with
 * user and password), or else one of binaries from Maven Central, started once.
 *
 * <p>PostgreSQL refuses to run as root. Where the tests do, the server is started in a user
 * namespace of its own ({@code unshare -U}), in which it is somebody else.
 */
final class PostgresServer {
  private static final String GIVEN = "MODERATION_POSTGRES";

  /** Set where a test that cannot run must fail, as in .ci/run. */
  private static final String REQUIRED = "MODERATION_REQUIRE_POSTGRES";

  private static @Nullable String url;
  private static @Nullable String why;

  private PostgresServer() {}

  /** Skips the test loudly where no server can be started, or fails it where one must. */
  static synchronized void require() {
    if (url == null && why == null) {
      start();
    }
    if (url == null) {
      String message =
          "no PostgreSQL could be started, and its tests do not run: "
              + why
              + "; name a server in "
              + GIVEN
              + " (jdbc:postgresql://host/database?user=…&password=…)";
      if (System.getenv(REQUIRED) != null) {
        fail(message);
      }
      System.err.println("==> SKIPPED: " + message);
      abort(message);
    }
  }

  /** Returns a schema of its own on the server. */
  static DataSource newSchema() throws SQLException {
    String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(String.valueOf(url));
    try (Connection db = source.getConnection();
        Statement sql = db.createStatement()) {
      sql.execute("CREATE SCHEMA " + schema);
    }
    source.setCurrentSchema(schema);
    return source;
  }

  private static void start() {
    String given = System.getenv(GIVEN);
    if (given != null) {
      url = given;
      return;
    }
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      url = server.getJdbcUrl("postgres", "postgres");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      server.close();
                    } catch (java.io.IOException e) {
                      System.err.println("the PostgreSQL of the tests did not stop: " + e);
                    }
                  }));
    } catch (Exception e) {
      why = e.toString();
    }
  }
}
