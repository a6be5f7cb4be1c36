package org.civicmoderation.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
  private final boolean readOnly;
  private final SegmentLog log;
  private final RecordIndex index;
  private final @Nullable FileChannel lockFile;
  private final List<SetAsideTail> setAside;
  private final ConcurrentLinkedQueue<PendingEntry> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Held for reading while lines are read, for writing while contents are destroyed. */
  private final ReentrantReadWriteLock contents = new ReentrantReadWriteLock();

  private volatile IndexMark end = IndexMark.NONE;
  private volatile @Nullable String failure;
  private volatile boolean closed;

  private FileRecordStore(Options options, boolean readOnly) {
    super(options.clock, options.random);
    this.folder = new StoreFolder(options.folder);
    this.readOnly = readOnly;
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
        end = index.mark();
        setAside = List.of();
      } else {
        LogRecovery recovery = new LogRecovery(options.folder, log, index);
        end = recovery.run();
        setAside = recovery.setAside();
        log.open();
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
    PendingEntry pending = new PendingEntry(Draft.of(entry, randomHex()));
    queue.add(pending);
    settle(pending);
    return pending.result();
  }

  @Override
  public List<RecordEntry> appendAll(Collection<NewEntry> entries) {
    writable();
    List<PendingEntry> all = new ArrayList<>(entries.size());
    for (NewEntry entry : entries) {
      all.add(new PendingEntry(Draft.of(entry, randomHex())));
    }
    queue.addAll(all);
    List<RecordEntry> results = new ArrayList<>(all.size());
    for (PendingEntry pending : all) {
      settle(pending);
    }
    for (PendingEntry pending : all) {
      results.add(pending.result());
    }
    return results;
  }

  /** Waits until an entry is durable: whoever comes first writes for all that wait. */
  private void settle(PendingEntry pending) {
    while (!pending.isSettled()) {
      writing.lock();
      try {
        if (!pending.isSettled()) {
          writeBatch();
        }
      } finally {
        writing.unlock();
      }
    }
  }

  private void writeBatch() {
    List<PendingEntry> batch = new ArrayList<>();
    long chars = 0;
    while (batch.size() < MAX_BATCH_ENTRIES && chars < MAX_BATCH_CHARS) {
      PendingEntry next = queue.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
      chars += next.draft().contentJson().length();
    }
    List<PendingEntry> accepted = new ArrayList<>(batch.size());
    try {
      writable();
      write(batch, accepted);
    } catch (IOException | SQLException | RuntimeException e) {
      fail(batch, e);
    }
  }

  private void write(List<PendingEntry> batch, List<PendingEntry> accepted)
      throws IOException, SQLException {
    Map<String, RecordHistory> changed = new HashMap<>();
    List<byte[]> lines = new ArrayList<>(batch.size());
    IndexMark last = end;
    long sequence = last.sequence();
    String hash = last.hash();
    Instant at = last.at();
    for (PendingEntry pending : batch) {
      NewEntry entry = pending.draft().entry();
      try {
        at = Chain.at(clock().instant(), at);
        RecordHistory history = current(entry, changed);
        Chain.check(history, entry, at);
        RecordEntry sealed = pending.draft().seal(sequence + 1, hash, at);
        history =
            entry.content() instanceof DecisionRecord decided
                ? RecordHistory.of(sealed, decided)
                : Objects.requireNonNull(history).with(sealed);
        changed.put(entry.recordId(), history);
        pending.accept(sealed, history);
        sequence = sealed.sequence();
        hash = sealed.hash();
        lines.add((EntryJson.toJson(sealed) + "\n").getBytes(StandardCharsets.UTF_8));
        accepted.add(pending);
      } catch (RecordStateException | IllegalArgumentException e) {
        pending.settle(e);
      }
    }
    if (accepted.isEmpty()) {
      return;
    }
    List<LogPosition> positions = log.append(lines);
    addToIndex(accepted, positions);
    PendingEntry newest = accepted.get(accepted.size() - 1);
    RecordEntry newestEntry = newest.sealed();
    end =
        new IndexMark(
            newestEntry.sequence(),
            positions.get(positions.size() - 1),
            newestEntry.hash(),
            newestEntry.at());
    accepted.forEach(pending -> pending.settle(null));
  }

  private void addToIndex(List<PendingEntry> accepted, List<LogPosition> positions)
      throws SQLException {
    try {
      for (int i = 0; i < accepted.size(); i++) {
        PendingEntry pending = accepted.get(i);
        index.add(pending.sealed(), positions.get(i), pending.history());
      }
      index.commit(accepted.get(accepted.size() - 1).sealed(), positions.get(positions.size() - 1));
    } catch (SQLException e) {
      // The entries are in the log, but no question would find them: only opening it again mends
      // that, from the log.
      failure = "its index failed (" + e.getMessage() + "): close it and open it again";
      throw e;
    }
  }

  /** Returns the record that an entry belongs to as it stands, or null when there is none. */
  private @Nullable RecordHistory current(NewEntry entry, Map<String, RecordHistory> changed)
      throws IOException, SQLException {
    RecordHistory history = changed.get(entry.recordId());
    if (history != null || (entry.kind() == EntryKind.DECIDED && !index.has(entry.recordId()))) {
      return history;
    }
    List<LogPosition> positions = index.positionsOfWriter(entry.recordId());
    return positions.isEmpty() ? null : RecordHistory.of(log.entries(positions));
  }

  private void fail(List<PendingEntry> batch, Exception cause) {
    if (log.isBroken() && failure == null) {
      failure =
          "its disk failed (" + cause.getMessage() + "): see to the disk, close it, open it again";
    }
    String message =
        failure != null
            ? "the record store in `" + folder.path() + "` stopped, because " + failure
            : "the record store in `"
                + folder.path()
                + "` could not write: "
                + cause.getMessage()
                + "; nothing of it was kept, see to the disk and append again";
    for (PendingEntry pending : batch) {
      if (!pending.isSettled()) {
        pending.settle(new RecordStoreException(message, cause));
      }
    }
  }

  @Override
  public Optional<RecordHistory> get(String recordId) {
    open();
    contents.readLock().lock();
    try {
      List<LogPosition> positions = index.positions(recordId);
      return positions.isEmpty()
          ? Optional.empty()
          : Optional.of(RecordHistory.of(log.entries(positions)));
    } catch (IOException e) {
      throw folder.failedRead(e);
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    } finally {
      contents.readLock().unlock();
    }
  }

  @Override
  public RecordPage find(RecordQuery query) {
    open();
    contents.readLock().lock();
    try {
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
    } catch (IOException e) {
      throw folder.failedRead(e);
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    } finally {
      contents.readLock().unlock();
    }
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
      LogPosition first = index.position(Math.max(1, fromSequence)).orElse(null);
      if (first == null || until.position() == null) {
        return Stream.empty();
      }
      Entries entries = new Entries(first, until.sequence() - Math.max(1, fromSequence) + 1);
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(
                  entries, Spliterator.ORDERED | Spliterator.NONNULL),
              false)
          .onClose(entries::close);
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
    contents.readLock().lock();
    try {
      return LogCheck.run(folder.path(), earlier, known, known.sequence());
    } finally {
      contents.readLock().unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
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
      writing.unlock();
    }
  }

  @Override
  void destroy(RecordHistory history) {
    destroyContents(history.id());
  }

  /** Destroys the content of a record whose last entry is its certificate of destruction. */
  private void destroyContents(String recordId) {
    writing.lock();
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
      writing.unlock();
    }
  }

  @Override
  void destroyedAll() {
    writing.lock();
    try {
      index.vacuumWords();
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    } finally {
      writing.unlock();
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
    if (!readOnly) {
      return end;
    }
    try {
      return index.mark();
    } catch (SQLException e) {
      throw folder.failedIndex(e);
    }
  }

  private void open() {
    if (closed) {
      throw new RecordStoreException(
          "the record store in `" + folder.path() + "` is closed: open it again");
    }
  }

  private void writable() {
    open();
    if (readOnly) {
      throw new RecordStoreException(
          "the record store in `"
              + folder.path()
              + "` is open for reading only: open it for writing");
    }
    String why = failure;
    if (why != null) {
      throw new RecordStoreException(
          "the record store in `" + folder.path() + "` stopped, because " + why);
    }
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

  /** Reads entries on and on, some hundred lines at a time. Not thread-safe. */
  private final class Entries implements Iterator<RecordEntry> {
    private final ArrayDeque<RecordEntry> ready = new ArrayDeque<>();
    private int segment;
    private long offset;
    private long left;

    Entries(LogPosition first, long count) {
      this.segment = first.segment();
      this.offset = first.offset();
      this.left = count;
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty() && left > 0) {
        fill();
      }
      return !ready.isEmpty();
    }

    @Override
    public RecordEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    void close() {
      left = 0;
      ready.clear();
    }

    private void fill() {
      open();
      contents.readLock().lock();
      try {
        while (ready.isEmpty() && left > 0) {
          try (LineScanner lines = new LineScanner(log.file(segment), offset, Long.MAX_VALUE)) {
            for (int i = 0; i < 256 && left > 0; i++) {
              LineScanner.Line line = lines.next();
              if (line == null) {
                segment++;
                offset = 0;
                break;
              }
              ready.add(EntryLine.of(line.bytes()).entry());
              offset = line.offset() + line.bytes().length + 1L;
              left--;
            }
          }
        }
      } catch (IOException e) {
        throw folder.failedRead(e);
      } catch (IllegalArgumentException e) {
        throw folder.failedRead(new IOException("an entry cannot be read; verify the store", e));
      } finally {
        contents.readLock().unlock();
      }
    }
  }
}
