package org.civicmoderation.rules;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Some rules of a book, with the sessions that run them. Compiled when first needed, so that a
 * comment waits for the rules that it may meet only. Thread-safe.
 */
final class RuleShelf {
  private static final int MOST_POOLED = 64;

  private final List<CompiledRule> rules;
  private final IntConsumer beforeFound;
  private final Queue<RuleSession> pool = new ConcurrentLinkedQueue<>();
  private volatile @Nullable KieBase base;

  RuleShelf(List<CompiledRule> rules, IntConsumer beforeFound) {
    this.rules = List.copyOf(rules);
    this.beforeFound = beforeFound;
  }

  /** Returns the rules as DRL. */
  String drl() {
    return DrlWriter.write(rules);
  }

  /** Returns whether the rules are compiled. */
  boolean prepared() {
    return base != null;
  }

  /** Compiles the rules where that has not been done. */
  KieBase prepare() {
    KieBase known = base;
    if (known == null) {
      synchronized (this) {
        known = base;
        if (known == null) {
          known = RuleSession.compile(DrlWriter.writeBare(rules));
          base = known;
        }
      }
    }
    return known;
  }

  /** Returns what the rules find in these facts alone. */
  List<Collector.Fired> fire(List<Object> facts) {
    RuleSession session = pool.poll();
    if (session == null) {
      session = new RuleSession(prepare(), beforeFound);
    }
    boolean fine = false;
    try {
      List<Collector.Fired> fired = session.run(facts);
      fine = true;
      return fired;
    } finally {
      // Invariant: a session that may still hold facts never goes back to the pool.
      if (fine && pool.size() < MOST_POOLED) {
        pool.add(session);
      } else {
        session.close();
      }
    }
  }
}
