package org.civicmoderation.record;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records in a database: PostgreSQL, or H2 embedded. Thread-safe, and safe beside other
 * processes that write to the same tables: each transaction locks the end of the chain, so that
 * sequences have no gaps.
 *
 * <p>Threads that append at the same time share a transaction. The data source stays the caller's;
 * one connection of it is kept for writing, and others are taken for as long as a question lasts,
 * so that a pool serves well.
 */
public final class JdbcRecordStore extends AbstractRecordStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcRecordStore.class);
  private static final int BATCH = 500;
  private static final int PAGE = 2_000;
  private static final String ENTRY = "e.hash, e.head, e.content FROM moderation_entry e";

  private final DataSource source;
  private final JdbcDialect dialect;
  private final JdbcIndex index;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /** Held by the thread that writes what all wait for. */
  private final ReentrantLock writing = new ReentrantLock();

  private @Nullable Connection writer;
  private volatile boolean closed;

  private JdbcRecordStore(Builder builder, JdbcDialect dialect) {
    super(builder.clock, RandomBytes.of(new SecureRandom()));
    this.source = builder.source;
    this.dialect = dialect;
    this.index = new JdbcIndex(dialect);
  }

  /** Starts a store in a database. */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  @Override
  public RecordEntry append(NewEntry entry) {
    return appendAll(List.of(entry)).get(0);
  }

  @Override
  public List<RecordEntry> appendAll(Collection<NewEntry> entries) {
    open();
    List<Waiting> own = new ArrayList<>(entries.size());
    for (NewEntry entry : entries) {
      own.add(new Waiting(Draft.of(entry, randomHex()), new CompletableFuture<>()));
    }
    waiting.addAll(own);
    for (Waiting one : own) {
      while (!one.done().isDone()) {
        writing.lock();
        try {
          if (!one.done().isDone()) {
            write();
          }
        } finally {
          writing.unlock();
        }
      }
    }
    List<RecordEntry> appended = new ArrayList<>(own.size());
    for (Waiting one : own) {
      appended.add(one.result());
    }
    return appended;
  }

  @Override
  public Optional<RecordHistory> get(String recordId) {
    open();
    return reading(db -> Optional.ofNullable(histories(db, Set.of(recordId)).get(recordId)));
  }

  @Override
  public RecordPage find(RecordQuery query) {
    open();
    return reading(
        db -> {
          List<Long> numbers = index.find(db, query);
          boolean more = numbers.size() > query.limit();
          List<Long> page = more ? numbers.subList(0, query.limit()) : numbers;
          Map<Long, List<RecordEntry>> entries = new HashMap<>();
          for (int from = 0; from < page.size(); from += PAGE) {
            List<Long> part = page.subList(from, Math.min(page.size(), from + PAGE));
            try (PreparedStatement sql =
                db.prepareStatement(
                    "SELECT e.record, "
                        + ENTRY
                        + " WHERE e.record IN ("
                        + JdbcSql.marks(part.size())
                        + ") ORDER BY e.sequence")) {
              for (int i = 0; i < part.size(); i++) {
                sql.setLong(i + 1, part.get(i));
              }
              try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                  entries
                      .computeIfAbsent(rows.getLong(1), number -> new ArrayList<>())
                      .add(entry(rows, 2));
                }
              }
            }
          }
          List<RecordHistory> records = new ArrayList<>();
          for (Long number : page) {
            records.add(RecordHistory.of(entries.getOrDefault(number, List.of())));
          }
          return new RecordPage(records, more ? page.get(page.size() - 1) : null);
        });
  }

  @Override
  public long count(RecordQuery query) {
    open();
    return reading(db -> index.count(db, query));
  }

  @Override
  public Stream<RecordEntry> stream(long fromSequence) {
    open();
    long last = checkpoint().entries();
    return StreamSupport.stream(new Entries(fromSequence, last), false);
  }

  @Override
  public Checkpoint checkpoint() {
    open();
    return reading(
        db -> {
          Tip tip = tip(db, false);
          return tip.entries() == 0 ? Checkpoint.EMPTY : new Checkpoint(tip.entries(), tip.hash());
        });
  }

  @Override
  public Verification verify(@Nullable Checkpoint earlier) {
    open();
    try (Connection db = source.getConnection()) {
      boolean autoCommit = db.getAutoCommit();
      int isolation = db.getTransactionIsolation();
      // All as it was at one moment: entries come in, and contents go, while this reads.
      db.setAutoCommit(false);
      db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return verify(db, new ChainCheck(earlier));
      } finally {
        db.rollback();
        db.setTransactionIsolation(isolation);
        db.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw failed("verify the records", e);
    }
  }

  private static Verification verify(Connection db, ChainCheck check) throws SQLException {
    Tip tip = tip(db, false);
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT e.sequence, "
                + ENTRY
                + " WHERE e.sequence > ? ORDER BY e.sequence LIMIT "
                + PAGE)) {
      long last = Long.MIN_VALUE;
      int read = PAGE;
      while (read == PAGE) {
        read = 0;
        sql.setLong(1, last);
        try (ResultSet rows = sql.executeQuery()) {
          while (rows.next()) {
            read++;
            last = rows.getLong(1);
            check.row(
                "moderation_entry " + last,
                rows.getString(2),
                rows.getString(3),
                rows.getString(4));
          }
        }
      }
    }
    return check.end(new IndexMark(tip.entries(), null, tip.hash(), null));
  }

  @Override
  public void close() {
    closed = true;
    writing.lock();
    try {
      discardWriter();
    } finally {
      writing.unlock();
    }
  }

  @Override
  void destroy(RecordHistory history) {
    // Done in the transaction that wrote the certificate: there is no moment between.
  }

  @Override
  void destroyedAll() {
    reading(
        db -> {
          dialect.vacuum(db);
          return true;
        });
  }

  @Override
  String destructionMethod() {
    return dialect.destructionMethod();
  }

  /** Writes what is waiting, in one transaction. */
  private void write() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      if (batch.size() == BATCH) {
        break;
      }
    }
    try {
      Map<Waiting, RecordEntry> sealed = new LinkedHashMap<>();
      Map<Waiting, RecordStateException> refused = new LinkedHashMap<>();
      if (closed) {
        throw new RecordStoreException("the store is closed: open it again");
      }
      Connection db = writer();
      try {
        write(db, batch, sealed, refused);
        db.commit();
        dialect.afterCommit(db);
      } catch (SQLException | RuntimeException e) {
        index.rolledBack();
        discardWriter();
        throw e;
      }
      sealed.forEach((one, entry) -> one.done().complete(entry));
      refused.forEach((one, reason) -> one.done().completeExceptionally(reason));
    } catch (SQLException e) {
      fail(batch, failed("append; ask for the record before you append it again", e));
    } catch (RuntimeException e) {
      fail(batch, e);
    }
  }

  private static void fail(List<Waiting> batch, RuntimeException e) {
    batch.forEach(one -> one.done().completeExceptionally(e));
  }

  private void write(
      Connection db,
      List<Waiting> batch,
      Map<Waiting, RecordEntry> sealed,
      Map<Waiting, RecordStateException> refused)
      throws SQLException {
    Tip tip = tip(db, true);
    Set<String> ids = new LinkedHashSet<>();
    batch.forEach(one -> ids.add(one.draft().entry().recordId()));
    Map<String, RecordHistory> histories = histories(db, ids);
    Set<String> known = Set.copyOf(histories.keySet());
    Set<String> touched = new LinkedHashSet<>();
    for (Waiting one : batch) {
      NewEntry next = one.draft().entry();
      Instant at = Chain.at(clock().instant(), tip.at());
      RecordHistory history = histories.get(next.recordId());
      try {
        Chain.check(history, next, at);
      } catch (RecordStateException e) {
        refused.put(one, e);
        continue;
      }
      RecordEntry entry = one.draft().seal(tip.entries() + 1, tip.hash(), at);
      histories.put(
          next.recordId(),
          next.content() instanceof DecisionRecord decided
              ? RecordHistory.of(entry, decided)
              : Objects.requireNonNull(history).with(entry));
      touched.add(next.recordId());
      sealed.put(one, entry);
      tip = new Tip(entry.sequence(), entry.hash(), at);
    }
    if (sealed.isEmpty()) {
      return;
    }
    insert(db, sealed.values(), histories);
    List<RecordHistory> added = new ArrayList<>();
    List<RecordHistory> changed = new ArrayList<>();
    List<RecordHistory> purged = new ArrayList<>();
    for (String id : touched) {
      RecordHistory history = Objects.requireNonNull(histories.get(id));
      (known.contains(id) ? changed : added).add(history);
      if (history.isPurged()) {
        purged.add(history);
      }
    }
    if (!added.isEmpty()) {
      index.insert(db, added);
    }
    if (!changed.isEmpty()) {
      index.update(db, changed);
    }
    for (RecordHistory history : purged) {
      index.destroy(db, history);
    }
    moveTip(db, tip);
  }

  private static void insert(
      Connection db, Collection<RecordEntry> entries, Map<String, RecordHistory> histories)
      throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "INSERT INTO moderation_entry (sequence, record, hash, head, content)"
                + " VALUES (?,?,?,?,?)")) {
      for (RecordEntry entry : entries) {
        sql.setLong(1, entry.sequence());
        sql.setLong(2, JdbcIndex.number(Objects.requireNonNull(histories.get(entry.recordId()))));
        sql.setString(3, entry.hash());
        sql.setString(4, entry.headJson());
        sql.setString(5, entry.contentJson());
        sql.addBatch();
      }
      sql.executeBatch();
    }
  }

  private static Tip tip(Connection db, boolean lock) throws SQLException {
    try (PreparedStatement sql =
            db.prepareStatement(
                "SELECT entries, hash, recorded_at FROM moderation_chain WHERE one = 1"
                    + (lock ? " FOR UPDATE" : ""));
        ResultSet row = sql.executeQuery()) {
      if (!row.next()) {
        throw new RecordStoreException(
            "the table moderation_chain has lost its row: restore the database");
      }
      String at = row.getString(3);
      return new Tip(row.getLong(1), row.getString(2), at == null ? null : Instant.parse(at));
    }
  }

  private static void moveTip(Connection db, Tip tip) throws SQLException {
    try (PreparedStatement sql =
        db.prepareStatement(
            "UPDATE moderation_chain SET entries = ?, hash = ?, recorded_at = ? WHERE one = 1")) {
      sql.setLong(1, tip.entries());
      sql.setString(2, tip.hash());
      sql.setString(3, String.valueOf(tip.at()));
      sql.executeUpdate();
    }
  }

  /** Returns the records of some ids, by their ids; those that are not there are left out. */
  private static Map<String, RecordHistory> histories(Connection db, Set<String> ids)
      throws SQLException {
    Map<String, List<RecordEntry>> entries = new HashMap<>();
    try (PreparedStatement sql =
        db.prepareStatement(
            "SELECT "
                + ENTRY
                + " JOIN moderation_record r ON r.number = e.record WHERE r.record_key IN ("
                + JdbcSql.marks(ids.size())
                + ") ORDER BY e.sequence")) {
      int index = 1;
      for (String id : ids) {
        sql.setString(index++, Hashes.ofUtf16(id));
      }
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          RecordEntry entry = entry(rows, 1);
          entries.computeIfAbsent(entry.recordId(), id -> new ArrayList<>()).add(entry);
        }
      }
    }
    Map<String, RecordHistory> histories = new HashMap<>();
    entries.forEach((id, all) -> histories.put(id, RecordHistory.of(all)));
    return histories;
  }

  private static RecordEntry entry(ResultSet row, int first) throws SQLException {
    try {
      return EntryJson.parse(
          row.getString(first), row.getString(first + 1), row.getString(first + 2));
    } catch (IllegalArgumentException e) {
      throw new RecordStoreException(
          "an entry cannot be read: verify the records, which says which one", e);
    }
  }

  private Connection writer() throws SQLException {
    Connection db = writer;
    if (db == null) {
      db = source.getConnection();
      try {
        dialect.prepareWriter(db);
        db.setAutoCommit(false);
      } catch (SQLException e) {
        db.close();
        throw e;
      }
      writer = db;
    }
    return db;
  }

  private void discardWriter() {
    Connection db = writer;
    writer = null;
    if (db != null) {
      try (db) {
        db.rollback();
        db.setAutoCommit(true);
      } catch (SQLException e) {
        // The connection is broken, and goes either way.
      }
    }
  }

  private <T> T reading(Question<T> question) {
    try (Connection db = source.getConnection()) {
      return question.ask(db);
    } catch (SQLException e) {
      throw failed("read the records", e);
    }
  }

  /** Says what failed without what the database says, which may quote what it was given. */
  private static RecordStoreException failed(String what, SQLException e) {
    SQLException cause = new SQLException("the database refused, see its log", e.getSQLState());
    cause.setStackTrace(e.getStackTrace());
    return new RecordStoreException(
        "the database could not " + what + " (SQL state " + e.getSQLState() + ")", cause);
  }

  private void open() {
    if (closed) {
      throw new RecordStoreException("the store is closed: open it again");
    }
  }

  /** Where the chain ends. */
  private record Tip(long entries, String hash, @Nullable Instant at) {}

  /** An entry that a thread waits for. */
  private record Waiting(Draft draft, CompletableFuture<RecordEntry> done) {
    RecordEntry result() {
      try {
        return done.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RecordStateException refused) {
          throw refused;
        }
        if (e.getCause() instanceof RecordStoreException failed) {
          throw failed;
        }
        throw e;
      }
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection db) throws SQLException;
  }

  /** Entries by pages, each read with a connection of its own. */
  private final class Entries extends Spliterators.AbstractSpliterator<RecordEntry> {
    private final long last;
    private long next;
    private List<RecordEntry> page = Collections.emptyList();
    private int at;

    Entries(long first, long last) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
      this.next = Math.max(1, first);
      this.last = last;
    }

    @Override
    public boolean tryAdvance(Consumer<? super RecordEntry> action) {
      if (at == page.size()) {
        if (next > last) {
          return false;
        }
        page = reading(this::read);
        at = 0;
        if (page.isEmpty()) {
          return false;
        }
        next = page.get(page.size() - 1).sequence() + 1;
      }
      action.accept(page.get(at++));
      return true;
    }

    private List<RecordEntry> read(Connection db) throws SQLException {
      List<RecordEntry> entries = new ArrayList<>();
      try (PreparedStatement sql =
          db.prepareStatement(
              "SELECT "
                  + ENTRY
                  + " WHERE e.sequence BETWEEN ? AND ? ORDER BY e.sequence LIMIT "
                  + PAGE)) {
        sql.setLong(1, next);
        sql.setLong(2, last);
        try (ResultSet rows = sql.executeQuery()) {
          while (rows.next()) {
            entries.add(entry(rows, 1));
          }
        }
      }
      return entries;
    }
  }

  /** Collects what a store is made of. Not thread-safe. */
  public static final class Builder {
    private final DataSource source;
    private Clock clock = Clock.systemUTC();
    private boolean migrate = true;

    private Builder(DataSource source) {
      this.source = Objects.requireNonNull(source, "source");
    }

    /** Sets where the time of entries comes from. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets whether the tables are made and brought to this version when the store opens, as they
     * are by default; otherwise somebody has run the scripts in {@code
     * org/civicmoderation/record/jdbc}.
     */
    public Builder migrate(boolean value) {
      this.migrate = value;
      return this;
    }

    /**
     * Opens the store.
     *
     * @throws RecordStoreException if the database cannot be reached, is neither PostgreSQL nor H2,
     *     or its tables are missing and cannot be made
     */
    public JdbcRecordStore open() {
      JdbcDialect dialect;
      try (Connection db = source.getConnection()) {
        dialect = JdbcDialect.of(db);
        String danger = dialect.danger(db);
        if (danger != null) {
          LOG.warn(danger);
        }
      } catch (SQLException e) {
        throw failed("be reached", e);
      }
      if (migrate) {
        try {
          JdbcSchema.migrate(source, dialect);
        } catch (NoClassDefFoundError e) {
          throw new RecordStoreException(
              "Flyway is not on the class path: add org.flywaydb:flyway-core, and for PostgreSQL"
                  + " org.flywaydb:flyway-database-postgresql",
              e);
        }
      }
      JdbcRecordStore store = new JdbcRecordStore(this, dialect);
      store.checkpoint();
      return store;
    }
  }
}
