package org.civicmoderation.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.packs.PolicyPacks;

/** How long it takes from the start of Java to the first decision; once a process. */
public final class ColdStart {
  private ColdStart() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    ModerationEngine engine = ModerationEngine.builder(PolicyPacks.milwaukee()).build();
    engine.moderate(Comment.of("c-1", "Touch that tree and I will break your legs."));
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        Locale.ROOT,
        "first decision %.2f s after Java started; the main thread computed %.2f s%n",
        (System.currentTimeMillis() - started) / 1e3,
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
  }
}
