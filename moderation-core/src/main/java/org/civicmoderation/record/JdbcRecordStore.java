package org.civicmoderation.record;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  private final DataSource source;
  private final JdbcDialect dialect;
  private final JdbcIndex index;
  private final WriteQueue queue = new WriteQueue(BATCH, Long.MAX_VALUE, this::writeBatch);

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
    return queue.append(entries.stream().map(entry -> Draft.of(entry, randomHex())).toList());
  }

  @Override
  public Optional<RecordHistory> get(String recordId) {
    open();
    return reading(
        db -> Optional.ofNullable(JdbcChain.histories(db, Set.of(recordId)).get(recordId)));
  }

  @Override
  public RecordPage find(RecordQuery query) {
    open();
    return reading(
        db -> {
          List<Long> numbers = index.find(db, query);
          boolean more = numbers.size() > query.limit();
          List<Long> page = more ? numbers.subList(0, query.limit()) : numbers;
          List<RecordHistory> records = JdbcChain.histories(db, page);
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
    // A connection for each page: none is held while the caller does something else.
    return EntryPages.stream(
        Math.max(1, fromSequence), last, next -> reading(db -> JdbcChain.entries(db, next, last)));
  }

  @Override
  public Checkpoint checkpoint() {
    open();
    return reading(
        db -> {
          JdbcChain.Tip tip = JdbcChain.tip(db);
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
        return JdbcChain.verify(db, new ChainCheck(earlier));
      } finally {
        db.rollback();
        db.setTransactionIsolation(isolation);
        db.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw failed("verify the records", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    queue.lock().lock();
    try {
      discardWriter();
    } finally {
      queue.lock().unlock();
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
  private void writeBatch(List<PendingEntry> batch) {
    try {
      if (closed) {
        throw new RecordStoreException("the store is closed: open it again");
      }
      Map<PendingEntry, RecordStateException> refused = new HashMap<>();
      Connection db = writer();
      try {
        write(db, batch, refused);
        db.commit();
        dialect.afterCommit(db);
      } catch (SQLException | RuntimeException | Error e) {
        index.rolledBack();
        discardWriter();
        throw e;
      }
      batch.forEach(pending -> pending.settle(refused.get(pending)));
    } catch (SQLException e) {
      fail(batch, failed("append; ask for the record before you append it again", e));
    } catch (RuntimeException e) {
      fail(batch, e);
    }
  }

  private static void fail(List<PendingEntry> batch, RuntimeException e) {
    batch.forEach(pending -> pending.settle(e));
  }

  private void write(
      Connection db, List<PendingEntry> batch, Map<PendingEntry, RecordStateException> refused)
      throws SQLException {
    JdbcChain.Tip tip = JdbcChain.lockTip(db);
    Set<String> ids = new LinkedHashSet<>();
    batch.forEach(pending -> ids.add(pending.draft().entry().recordId()));
    Map<String, RecordHistory> histories = JdbcChain.histories(db, ids);
    Set<String> known = Set.copyOf(histories.keySet());
    Set<String> touched = new LinkedHashSet<>();
    List<PendingEntry> accepted = new ArrayList<>();
    for (PendingEntry pending : batch) {
      NewEntry next = pending.draft().entry();
      Instant at = Chain.at(clock().instant(), tip.at());
      RecordHistory history = histories.get(next.recordId());
      try {
        Chain.check(history, next, at);
      } catch (RecordStateException e) {
        refused.put(pending, e);
        continue;
      }
      RecordEntry entry = pending.draft().seal(tip.entries() + 1, tip.hash(), at);
      history =
          next.content() instanceof DecisionRecord decided
              ? RecordHistory.of(entry, decided)
              : Objects.requireNonNull(history).with(entry);
      histories.put(next.recordId(), history);
      touched.add(next.recordId());
      pending.accept(entry, history);
      accepted.add(pending);
      tip = new JdbcChain.Tip(entry.sequence(), entry.hash(), at);
    }
    if (accepted.isEmpty()) {
      return;
    }
    JdbcChain.insert(db, accepted);
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
    JdbcChain.moveTip(db, tip);
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

  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection db) throws SQLException;
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
