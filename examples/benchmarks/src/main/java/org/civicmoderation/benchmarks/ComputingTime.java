package org.civicmoderation.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.ahocorasick.trie.Trie;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.packs.PolicyPacks;

/**
 * How long one thread computes for a comment, as the operating system counts it: on a machine with
 * other work going on, where time on the wall says nothing. Prints the best of some passes over all
 * comments, for whole decisions and, in the same run, for the two baselines; then the best of as
 * many decisions over each kind of long text.
 */
public final class ComputingTime {
  private static final int FEW = 500;

  /** The longest text that the engine takes, in UTF-16 units. */
  private static final int LONG = 1 << 16;

  /** How often a long text is decided before it counts. */
  private static final int WARM_UP = 5;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private ComputingTime() {}

  /** Takes the number of passes; the comments are those of the property {@code comments}. */
  public static void main(String[] arguments) {
    int passes = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
    new ComputingTime().run(passes, Corpus.comments());
  }

  private void run(int passes, List<Comment> comments) {
    ModerationEngine engine =
        ModerationEngine.builder(PolicyPacks.milwaukee())
            .timeBudget(Duration.ofSeconds(30))
            .build();
    engine.prepare();
    List<String> words = ObviousDrools.words(engine.pack());
    Trie trie = Trie.builder().onlyWholeWords().addKeywords(words).build();
    ObviousDrools obvious = new ObviousDrools(words);
    // The slow one gets through fewer comments.
    List<Comment> few = comments.subList(0, Math.min(FEW, comments.size()));
    double decision = Double.MAX_VALUE;
    double ahoCorasick = Double.MAX_VALUE;
    double drools = Double.MAX_VALUE;
    for (int pass = 0; pass < passes; pass++) {
      decision =
          Math.min(
              decision, micros(comments, comment -> engine.moderate(comment).findings().size()));
      ahoCorasick =
          Math.min(
              ahoCorasick,
              micros(
                  comments,
                  comment -> trie.parseText(comment.text().toLowerCase(Locale.ROOT)).size()));
      drools = Math.min(drools, micros(few, comment -> obvious.found(comment.text())));
    }
    System.out.printf(
        Locale.ROOT,
        "%d comments, best of %d passes, µs a comment: decision %.1f, bare Aho-Corasick pass %.1f,"
            + " obvious Drools design %.1f%n",
        comments.size(),
        passes,
        decision,
        ahoCorasick,
        drools);
    for (LongText kind : LongText.values()) {
      decideLong(engine, kind, passes);
    }
  }

  private void decideLong(ModerationEngine engine, LongText kind, int passes) {
    List<Comment> one = List.of(Comment.of("long", kind.text(engine.pack(), LONG)));
    double best = Double.MAX_VALUE;
    for (int pass = -WARM_UP; pass < passes; pass++) {
      double micros = micros(one, comment -> engine.moderate(comment).findings().size());
      best = pass < 0 ? best : Math.min(best, micros);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d UTF-16 units, best of %d: %.1f ms%n",
        kind.name().toLowerCase(Locale.ROOT),
        LONG,
        passes,
        best / 1000);
  }

  private double micros(List<Comment> comments, ToIntFunction<Comment> work) {
    long start = threads.getCurrentThreadCpuTime();
    int found = 0;
    for (Comment comment : comments) {
      found += work.applyAsInt(comment);
    }
    long nanos = threads.getCurrentThreadCpuTime() - start;
    if (found < 0) {
      throw new IllegalStateException("nothing can be found less than not at all");
    }
    return nanos / 1000.0 / comments.size();
  }
}
