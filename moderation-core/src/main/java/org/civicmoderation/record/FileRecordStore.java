package org.civicmoderation.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records in a folder: an append-only log in JSON Lines, which any text editor reads, and
 * beside it an index that can be made anew from the log. Thread-safe.
 *
 * <p>One process writes at a time, which a lock sees to; others may read. What {@link #append} has
 * returned is on the disk: writers that come together share one sync. Needs {@code
 * org.xerial:sqlite-jdbc} on the class path, for the index.
 */
public final class FileRecordStore extends AbstractRecordStore {
  /** How long a file of the log grows before the next is begun, unless an option says otherwise. */
  public static final long DEFAULT_SEGMENT_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(FileRecordStore.class);
  private static final int MAX_BATCH_ENTRIES = 1_024;
  private static final long MAX_BATCH_CHARS = 8L << 20;

  private final StoreFolder folder;
  private final SegmentLog log;
  private final RecordIndex index;
  private final @Nullable FileChannel lockFile;
  private final List<SetAsideTail> setAside;

  /** Null where the store is open for reading only. */
  private final @Nullable LogWriter writer;

  private final WriteQueue queue =
      new WriteQueue(MAX_BATCH_ENTRIES, MAX_BATCH_CHARS, this::writeBatch);

  /** Held for reading while lines are read, for writing while contents are destroyed. */
  private final ReentrantReadWriteLock contents = new ReentrantReadWriteLock();

  private volatile boolean closed;

  private FileRecordStore(Options options, boolean readOnly) {
    super(options.clock, options.random);
    this.folder = new StoreFolder(options.folder);
    this.log = new SegmentLog(options.folder, options.disk, options.segmentBytes);
    FileChannel locked = null;
    RecordIndex opened = null;
    try {
      if (readOnly) {
        opened = folder.openIndexToRead();
      } else {
        folder.make();
        locked = folder.lock();
        opened = RecordIndex.open(folder.indexFile());
      }
      this.lockFile = locked;
      this.index = opened;
      if (readOnly) {
        index.mark(); // refuses one that cannot be read
        writer = null;
        setAside = List.of();
      } else {
        LogRecovery recovery = new LogRecovery(options.folder, log, index);
        IndexMark end = recovery.run();
        setAside = recovery.setAside();
        log.open();
        writer = new LogWriter(folder, log, index, options.clock, end);
        finishPurges();
      }
    } catch (IOException | SQLException | RuntimeException | Error e) {
      closeQuietly(opened, locked);
      if (e instanceof RecordStoreException refused) {
        throw refused;
      } else if (e instanceof SQLException sql) {
        throw folder.failedIndex(sql);
      } else if (e instanceof Error error) {
        throw error;
      }
      throw new RecordStoreException(
          "the record store in `" + folder.path() + "` cannot be opened: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the store in a folder, which is made when it is not there.
   *
   * @throws RecordStoreException if another process or another store of this one writes to it, or
   *     if its log is damaged
   */
  public static FileRecordStore open(Path folder) {
    return builder(folder).open();
  }

  /**
   * Opens the store in a folder for reading, also while another process writes to it. It shows what
   * is there at each question. An index that is missing is made anew first.
   *
   * @throws RecordStoreException if there is no store, or its index is missing and cannot be made,
   *     because its log is damaged or somebody writes to it
   */
  public static FileRecordStore openReadOnly(Path folder) {
    if (new StoreFolder(folder).isWithoutIndex()) {
      open(folder).close();
    }
    return new FileRecordStore(new Options(folder), true);
  }

  /** Starts a store in a folder, with options. */
  public static Options builder(Path folder) {
    return new Options(folder);
  }

  /**
   * Checks the store in a folder without opening it, also one that is too damaged to open.
   *
   * @param earlier where the chain ended at some time, or null
   */
  public static Verification verify(Path folder, @Nullable Checkpoint earlier) {
    if (!Files.isDirectory(folder)) {
      throw new RecordStoreException("there is no record store in `" + folder + "`");
    }
    IndexMark known = IndexMark.NONE;
    Path file = new StoreFolder(folder).indexFile();
    if (Files.exists(file)) {
      try (RecordIndex index = RecordIndex.openReadOnly(file)) {
        known = index.mark();
      } catch (SQLException e) {
        LOG.warn("the index of `{}` cannot be read, and is not used to verify", folder);
      }
    }
    return LogCheck.run(folder, earlier, known, Long.MAX_VALUE);
  }

  /** Returns what a killed writer had left half written, and was moved aside at the opening. */
  public List<SetAsideTail> setAside() {
    return setAside;
  }

  /** Returns the folder. */
  public Path folder() {
    return folder.path();
  }

  @Override
  public RecordEntry append(NewEntry entry) {
    writable();
    return queue.append(List.of(Draft.of(entry, randomHex()))).get(0);
  }

  @Override
  public List<RecordEntry> appendAll(Collection<NewEntry> entries) {
    writable();
    return queue.append(entries.stream().map(entry -> Draft.of(entry, randomHex())).toList());
  }

  private void writeBatch(List<PendingEntry> batch) {
    LogWriter to = Objects.requireNonNull(writer, "open for reading only");
    try {
      writable();
      to.write(batch);
    } catch (IOException | SQLException | RuntimeException e) {
      to.fail(batch, e);
    } catch (Error e) {
      to.stop(e);
      throw e;
    }
  }

  @Override
  public Optional<RecordHistory> get(String recordId) {
    open();
    return reading(
        () -> {
          List<LogPosition> positions = index.positions(recordId);
          return positions.isEmpty()
              ? Optional.empty()
              : Optional.of(RecordHistory.of(log.entries(positions)));
        });
  }

  @Override
  public RecordPage find(RecordQuery query) {
    open();
    return reading(() -> page(query));
  }

  private RecordPage page(RecordQuery query) throws IOException, SQLException {
    List<Map.Entry<Long, List<LogPosition>>> page = new ArrayList<>(index.find(query).entrySet());
    boolean more = page.size() > query.limit();
    if (more) {
      page.remove(query.limit());
    }
    List<LogPosition> places = new ArrayList<>();
    page.forEach(record -> places.addAll(record.getValue()));
    List<RecordEntry> entries = log.entries(places);
    List<RecordHistory> found = new ArrayList<>(page.size());
    int from = 0;
    for (Map.Entry<Long, List<LogPosition>> record : page) {
      int to = from + record.getValue().size();
      found.add(RecordHistory.of(entries.subList(from, to)));
      from = to;
    }
    return new RecordPage(found, more ? page.get(page.size() - 1).getKey() : null);
  }

  @Override
  public long count(RecordQuery query) {
    open();
    try {
      return index.count(query);
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    }
  }

  @Override
  public Stream<RecordEntry> stream(long fromSequence) {
    open();
    try {
      IndexMark until = mark();
      long from = Math.max(1, fromSequence);
      LogPosition first = index.position(from).orElse(null);
      if (first == null || until.position() == null) {
        return Stream.empty();
      }
      LogCursor cursor = new LogCursor(log, first, until.sequence() - from + 1);
      return EntryPages.stream(
          from,
          until.sequence(),
          next -> {
            open();
            return reading(cursor::next);
          });
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    }
  }

  @Override
  public Checkpoint checkpoint() {
    open();
    IndexMark now = mark();
    return new Checkpoint(now.sequence(), now.hash());
  }

  @Override
  public Verification verify(@Nullable Checkpoint earlier) {
    open();
    IndexMark known = mark();
    return reading(() -> LogCheck.run(folder.path(), earlier, known, known.sequence()));
  }

  @Override
  public void close() {
    queue.lock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try {
        log.close();
      } catch (IOException e) {
        LOG.warn("the log in `{}` did not close: {}", folder.path(), e.getMessage());
      }
      closeQuietly(index, lockFile);
    } finally {
      queue.lock().unlock();
    }
  }

  @Override
  void destroy(RecordHistory history) {
    destroyContents(history.id());
  }

  /** Destroys the content of a record whose last entry is its certificate of destruction. */
  private void destroyContents(String recordId) {
    queue.lock().lock();
    contents.writeLock().lock();
    try {
      List<LogPosition> positions = index.positions(recordId);
      log.overwriteContents(positions.subList(0, positions.size() - 1));
      index.destroy(recordId);
    } catch (IOException e) {
      throw folder.failedRead(e);
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    } finally {
      contents.writeLock().unlock();
      queue.lock().unlock();
    }
  }

  @Override
  void destroyedAll() {
    queue.lock().lock();
    try {
      index.vacuumWords();
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    } finally {
      queue.lock().unlock();
    }
  }

  @Override
  String destructionMethod() {
    return "content overwritten in the log's file, and deleted from its index";
  }

  private void finishPurges() throws SQLException {
    List<String> unfinished = index.unfinishedPurges();
    unfinished.forEach(this::destroyContents);
    if (!unfinished.isEmpty()) {
      destroyedAll();
    }
  }

  private IndexMark mark() {
    if (writer != null) {
      return writer.end();
    }
    try {
      return index.mark();
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    }
  }

  /** Reads while no content is being destroyed. */
  private <T> T reading(Reading<T> reading) {
    contents.readLock().lock();
    try {
      return reading.read();
    } catch (IOException e) {
      throw folder.failedRead(e);
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    } finally {
      contents.readLock().unlock();
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException, SQLException;
  }

  private void open() {
    if (closed) {
      throw new RecordStoreException(
          "the record store in `" + folder.path() + "` is closed: open it again");
    }
  }

  private void writable() {
    open();
    if (writer == null) {
      throw new RecordStoreException(
          "the record store in `"
              + folder.path()
              + "` is open for reading only: open it for writing");
    }
    writer.sound();
  }

  private void closeQuietly(@Nullable RecordIndex opened, @Nullable FileChannel locked) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (SQLException e) {
      LOG.warn("the index of `{}` did not close: {}", folder.path(), e.getMessage());
    }
    try {
      if (locked != null) {
        locked.close();
      }
    } catch (IOException e) {
      LOG.warn("the lock of `{}` did not close: {}", folder.path(), e.getMessage());
    }
  }

  /** Collects a store's options. Not thread-safe. */
  public static final class Options {
    private final Path folder;
    private Clock clock = Clock.systemUTC();
    private Supplier<byte[]> random = RandomBytes.of(new SecureRandom());
    private long segmentBytes = DEFAULT_SEGMENT_BYTES;
    private Disk disk = Disk.REAL;

    private Options(Path folder) {
      this.folder = Objects.requireNonNull(folder, "folder");
    }

    /** Sets where the time of an entry comes from. */
    public Options clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets where random bytes come from, 16 at a time. */
    public Options random(Supplier<byte[]> value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /**
     * Sets how long a file of the log grows before the next is begun.
     *
     * @throws IllegalArgumentException if {@code bytes} is not positive
     */
    public Options segmentBytes(long bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("segmentBytes must be positive, but is " + bytes);
      }
      this.segmentBytes = bytes;
      return this;
    }

    Options disk(Disk value) {
      this.disk = value;
      return this;
    }

    /**
     * Opens the store.
     *
     * @throws RecordStoreException if another writer has it open, or its log is damaged
     */
    public FileRecordStore open() {
      return new FileRecordStore(this, false);
    }
  }
}
