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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From nothing loaded to the first decision, each time in a new JVM; the JVM's own start comes on
 * top.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(7)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Thread)
public class ColdStartBenchmark {
  /** Loads the pack, makes the engine, decides one comment. */
  @Benchmark
  public Decision first() {
    return ModerationEngine.of(PolicyPacks.milwaukee())
        .moderate(Comment.of("c", "Touch that tree and I will break your legs."));
  }
}
