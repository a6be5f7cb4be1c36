package org.civicmoderation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.packs.PolicyPacks;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.MemoryRecordStore;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordPage;
import org.civicmoderation.record.RecordQuery;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Verification;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Stores of records beside each other, each durable when an append returns: files with fsync,
 * PostgreSQL with fsync, and H2 embedded. Whole records of the corpus's decisions are appended; the
 * property {@code records} says how many are there before (10,000).
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@State(Scope.Benchmark)
public class StoreBenchmark {
  private static final int MANY = 500;

  /** The store. */
  @Param({"file", "postgresql", "h2"})
  public String kind = "";

  /** How many records are there before. */
  @Param("10000")
  public int records;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AtomicLong ids = new AtomicLong();
  private List<Decision> decisions = List.of();
  private Retention retention = PolicyPacks.milwaukee().policy().retention();
  private RecordStore store = closed();

  /** Opens the store and fills it. */
  @Setup
  public void open() throws Exception {
    PolicyPack pack = PolicyPacks.milwaukee();
    retention = pack.policy().retention();
    ModerationEngine engine = ModerationEngine.of(pack);
    decisions = Corpus.comments().stream().map(engine::moderate).toList();
    Path folder = Files.createTempDirectory("records");
    open.push(() -> delete(folder));
    BenchmarkStore opened = BenchmarkStore.open(kind, folder);
    open.push(opened);
    store = opened.store();
    for (int left = records; left > 0; left -= MANY) {
      store.appendAll(next(Math.min(left, MANY)));
    }
  }

  /** One record after the other, by one thread. */
  @Benchmark
  public RecordEntry append() {
    return store.append(next());
  }

  /** The same by sixteen threads at a time. */
  @Benchmark
  @Threads(16)
  public RecordEntry appendBySixteen() {
    return store.append(next());
  }

  /** Five hundred records at a time, by one thread. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public List<RecordEntry> appendMany() {
    return store.appendAll(next(MANY));
  }

  /** Reads and verifies all there is. Divide {@code records} by it. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 1)
  public Verification verify() {
    Verification verification = store.verify();
    if (!verification.isIntact()) {
      throw new IllegalStateException("the store is not intact");
    }
    return verification;
  }

  /** The newest hundred removals under a criterion. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public RecordPage findByCriterion() {
    return store.find(RecordQuery.builder().criterion("threats").decided(Outcome.REMOVE).build());
  }

  /** One record of a comment, by the platform's id. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public RecordPage findByComment() {
    return store.find(RecordQuery.builder().commentId("c-" + records / 2).build());
  }

  /** The newest hundred comments in which two words stand. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public RecordPage findByWords() {
    return store.find(RecordQuery.builder().text("the street").build());
  }

  /** Closes the store, then what it stood in. */
  @TearDown(Level.Trial)
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private List<NewEntry> next(int count) {
    List<NewEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(next());
    }
    return entries;
  }

  /** Returns the next record: the corpus's decisions over and over, each under an id of its own. */
  private NewEntry next() {
    long id = ids.getAndIncrement();
    Decision like = decisions.get((int) (id % decisions.size()));
    Comment comment = like.comment();
    Comment own =
        Comment.builder("c-" + id, comment.text())
            .author(comment.author())
            .channel(comment.channel())
            .postedAt(comment.postedAt())
            .originalPost(comment.originalPost())
            .build();
    return NewEntry.decided(
        DecisionRecord.of(
            new Decision(
                like.decisionId() + "-" + id,
                like.decidedAt(),
                own,
                like.outcome(),
                like.findings(),
                like.setAside(),
                like.notEvaluated(),
                like.problems(),
                like.policy(),
                like.engineVersion()),
            retention));
  }

  private static RecordStore closed() {
    return new MemoryRecordStore();
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
