package org.civicmoderation.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.civicmoderation.record.Checkpoint;
import org.civicmoderation.record.FileRecordStore;
import org.civicmoderation.record.JdbcRecordStore;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Reviewer;
import org.civicmoderation.record.Verification;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/** The options that name a record store, and who acts on it. */
final class RecordStoreOption {
  private static final String JDBC = "jdbc:";

  @Option(
      names = {"-s", "--store"},
      paramLabel = "STORE",
      required = true,
      description =
          "The record store: its folder, or the JDBC address of a PostgreSQL or H2 database"
              + " (jdbc:postgresql://HOST/NAME?user=…; PGPASSWORD holds the password).")
  private String store = "";

  /** Who acts, where a person does. */
  static final class By {
    @Option(
        names = "--by",
        paramLabel = "ID",
        required = true,
        description = "Who does it: an id that is unique in the organisation.")
    private String id = "";

    @Option(names = "--by-name", paramLabel = "NAME", description = "The name, as people know it.")
    private @Nullable String name;

    Reviewer reviewer() {
      return new Reviewer(id, name);
    }
  }

  /** Opens the store to read. */
  RecordStore open(Environment environment) {
    return isDatabase() ? database(store, environment) : FileRecordStore.openReadOnly(folder());
  }

  /** Opens the store to read and append. */
  RecordStore openForAppending(Environment environment) {
    return isDatabase()
        ? database(store, environment)
        : FileRecordStore.builder(folder()).clock(environment.clock()).open();
  }

  /** Opens a store to read and append, and makes it when it is not there. */
  static RecordStore openOrMake(String store, Environment environment) {
    return store.startsWith(JDBC)
        ? database(store, environment)
        : FileRecordStore.builder(path(store)).clock(environment.clock()).open();
  }

  /** Reads everything and says what was changed; a folder need not be fit to be opened. */
  Verification verify(@Nullable Checkpoint earlier, Environment environment) {
    if (!isDatabase()) {
      return FileRecordStore.verify(folder(), earlier);
    }
    try (RecordStore records = open(environment)) {
      return records.verify(earlier);
    }
  }

  private boolean isDatabase() {
    return store.startsWith(JDBC);
  }

  private static RecordStore database(String address, Environment environment) {
    return JdbcRecordStore.builder(source(address, environment.variables().get("PGPASSWORD")))
        .clock(environment.clock())
        .open();
  }

  private static DataSource source(String address, @Nullable String password) {
    if (address.startsWith("jdbc:h2:")) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(address);
      return h2;
    }
    PGSimpleDataSource postgres = new PGSimpleDataSource();
    try {
      postgres.setUrl(address);
    } catch (IllegalArgumentException e) {
      // The address stays out of the message: it may hold a password.
      throw new UsageException(
          "this is not the address of a PostgreSQL or H2 database; write"
              + " jdbc:postgresql://HOST/NAME?user=NAME or jdbc:h2:FILE");
    }
    if (password != null) {
      postgres.setPassword(password);
    }
    return postgres;
  }

  /** Returns a record, or ends the run when there is none. */
  static RecordHistory record(RecordStore store, String id) {
    return store
        .get(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no record `"
                        + TextBlock.inLine(id)
                        + "`; `moderate records find` lists what there is"));
  }

  /** Returns a line of warning for each entry of a record that is not as it was sealed. */
  static List<String> changed(RecordHistory record) {
    return record.changed().stream()
        .map(
            entry ->
                "moderate: entry "
                    + entry.sequence()
                    + " ("
                    + entry.kind()
                    + ") of the record `"
                    + record.id()
                    + "` was changed after it was sealed: do not rely on it; run `moderate records"
                    + " verify`, and compare with a backup")
        .toList();
  }

  private Path folder() {
    Path folder = path(store);
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "there is no record store `"
              + TextBlock.inLine(store)
              + "`; `moderate check --record FOLDER` makes one");
    }
    return folder;
  }

  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("`" + TextBlock.inLine(name) + "` is not a path");
    }
  }
}
