package org.civicmoderation.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.ahocorasick.trie.Trie;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.packs.PolicyPacks;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One comment after another, warm, on one thread: a whole decision, beside the two baselines that
 * bound it, a bare pass of an Aho-Corasick automaton and the obvious Drools design.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class EngineBenchmark {
  private List<Comment> comments = List.of();
  private ModerationEngine engine;
  private TextNormalizer normalizer;
  private Trie trie;
  private ObviousDrools obvious;
  private int next;

  /** Makes the engine and the two baselines. */
  @Setup
  public void prepare() {
    comments = Corpus.comments();
    engine = ModerationEngine.of(PolicyPacks.milwaukee());
    engine.prepare();
    normalizer = new TextNormalizer();
    List<String> words = ObviousDrools.words(engine.pack());
    trie = Trie.builder().onlyWholeWords().addKeywords(words).build();
    obvious = new ObviousDrools(words);
  }

  private Comment comment() {
    next = next + 1 == comments.size() ? 0 : next + 1;
    return comments.get(next);
  }

  /** Decides one comment. */
  @Benchmark
  public Decision decide() {
    return engine.moderate(comment());
  }

  /** Only makes one comment ready for matching. */
  @Benchmark
  public NormalizedText normalize() {
    return normalizer.normalize(comment().text());
  }

  /** Looks for a list of words in one comment, as written, and does nothing else. */
  @Benchmark
  public int ahoCorasick() {
    return trie.parseText(comment().text().toLowerCase(Locale.ROOT)).size();
  }

  /** One rule with {@code matches} a word, a new session a comment. */
  @Benchmark
  public int obviousDrools() {
    return obvious.found(comment().text());
  }
}
