package org.civicmoderation.benchmarks;

import java.util.Random;
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

  /**
   * Real words in any order; trigger words only; one letter; letters apart; invisible signs; emoji.
   */
  @Param({"prose", "triggers", "letter", "spaced", "invisible", "emoji"})
  private String kind = "prose";

  private ModerationEngine engine;
  private Comment comment;

  /** Makes the engine and the text. */
  @Setup
  public void prepare() {
    engine = ModerationEngine.of(PolicyPacks.milwaukee());
    engine.prepare();
    comment =
        Comment.of(
            "c",
            switch (kind) {
              case "prose" -> Corpus.prose(length);
              case "triggers" ->
                  shuffled(
                      "I will kill you vote for him call 414-555-0100 fuck them all your house burn");
              case "letter" -> "u".repeat(length);
              case "spaced" -> "f u c k ".repeat(length / 8);
              case "invisible" -> "fu\u200B\u200D\u00AD\u2060ck ".repeat(length / 9);
              case "emoji" -> "\uD83D\uDD2A\uD83C\uDFFD".repeat(length / 4);
              default -> throw new IllegalStateException(kind);
            });
  }

  private String shuffled(String text) {
    String[] words = text.split(" ", -1);
    Random random = new Random(3);
    StringBuilder out = new StringBuilder(length + 16);
    while (out.length() < length) {
      out.append(words[random.nextInt(words.length)]).append(' ');
    }
    out.setLength(length);
    return out.toString();
  }

  /** Decides the text. */
  @Benchmark
  public Decision decide() {
    return engine.moderate(comment);
  }
}
