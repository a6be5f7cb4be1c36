package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;

/**
 * The reading of rule files, begun in the background while something else is done that does not
 * need them. Thread-safe.
 */
public final class RuleReading {
  private final List<Criterion> criteria;
  private final List<String> categories;
  private final List<Problem> problems = new ArrayList<>();
  private final FutureTask<List<RuleDefinition>> task;

  private RuleReading(List<PackFile> files, List<Criterion> criteria, List<String> categories) {
    this.criteria = List.copyOf(criteria);
    this.categories = categories;
    this.task = new FutureTask<>(() -> RuleBook.check(files, criteria, categories, problems));
  }

  /**
   * Begins to read rule files.
   *
   * @param files the rule files
   * @param criteria the policy's criteria, in its order
   * @param categories the categories that rules may name
   */
  public static RuleReading begin(
      List<PackFile> files, List<Criterion> criteria, List<String> categories) {
    RuleReading reading = new RuleReading(files, criteria, categories);
    if (ForkJoinPool.getCommonPoolParallelism() > 0) {
      ForkJoinPool.commonPool().execute(reading.task);
    }
    return reading;
  }

  List<Criterion> criteria() {
    return criteria;
  }

  List<String> categories() {
    return categories;
  }

  /**
   * Returns the rules, and reads them if no other thread has begun to.
   *
   * @throws PackException if a file holds anything but sentences of the vocabulary, with all that
   *     is wrong
   */
  List<RuleDefinition> finish() {
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          List<RuleDefinition> rules = task.get();
          if (!problems.isEmpty()) {
            throw new PackException(problems);
          }
          return rules;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("the rules could not be read", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
