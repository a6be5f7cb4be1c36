package org.civicmoderation.benchmarks;

import java.util.concurrent.TimeUnit;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.packs.PolicyPacks;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A decision by the length and the kind of the text, hostile kinds among them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class LengthBenchmark {
  /** In UTF-16 units. */
  @Param({"4096", "16384", "65536"})
  private int length;

  /** All kinds, if none is chosen. */
  @Param private LongText kind;

  private ModerationEngine engine;
  private Comment comment;

  /** Makes the engine and the text. */
  @Setup
  public void prepare() {
    engine = ModerationEngine.of(PolicyPacks.milwaukee());
    engine.prepare();
    comment = Comment.of("c", kind.text(engine.pack(), length));
  }

  /** Decides the text. */
  @Benchmark
  public Decision decide() {
    return engine.moderate(comment);
  }
}
