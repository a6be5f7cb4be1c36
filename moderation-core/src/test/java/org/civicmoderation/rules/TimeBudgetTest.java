package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
  private final AtomicLong wall = new AtomicLong(7);
  private final AtomicLong computing = new AtomicLong(1_000_000);
  private final AtomicInteger asked = new AtomicInteger();

  private TimeBudget budget() {
    TimeBudget budget =
        TimeBudget.start(
            Duration.ofMillis(250),
            wall::get,
            () -> {
              asked.incrementAndGet();
              return computing.get();
            });
    asked.set(0);
    return budget;
  }

  private void pass(long wallMillis, long computedMillis) {
    wall.addAndGet(wallMillis * 1_000_000);
    computing.addAndGet(computedMillis * 1_000_000);
  }

  @Test
  void doesNotChargeACommentForWaiting() {
    TimeBudget budget = budget();
    pass(10_000, 100);
    assertThat(budget.isSpent()).isFalse();
    pass(10_000, 149);
    assertThat(budget.isSpent()).isFalse();
    pass(2, 2);
    assertThat(budget.isSpent()).isTrue();
  }

  @Test
  void asksForTheComputingTimeOnlyWhenItMayBeSpent() {
    TimeBudget budget = budget();
    pass(249, 249);
    assertThat(budget.isSpent()).isFalse();
    assertThat(asked).hasValue(0);
    pass(100, 1);
    assertThat(budget.isSpent()).isTrue();
    assertThat(asked).hasValue(1);
  }

  @Test
  void goesByTheWallWhereTheComputingTimeIsUnknown() {
    computing.set(-1);
    TimeBudget budget = budget();
    wall.addAndGet(250_000_000);
    assertThat(budget.isSpent()).isFalse();
    wall.addAndGet(1);
    assertThat(budget.isSpent()).isTrue();
  }

  @Test
  void doesNotChargeForFreeWork() {
    TimeBudget budget = budget();
    budget.free(() -> pass(3_000, 2_900));
    pass(500, 200);
    assertThat(budget.isSpent()).isFalse();
    pass(60, 60);
    assertThat(budget.isSpent()).isTrue();
  }

  @Test
  void doesNotChargeAThreadThatSleeps() throws InterruptedException {
    TimeBudget budget = TimeBudget.start(Duration.ofMillis(40));
    Thread.sleep(80);
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void isSpentByComputing() {
    TimeBudget budget = TimeBudget.start(Duration.ofMillis(20));
    long end = System.nanoTime() + 60_000_000_000L;
    while (!budget.isSpent() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(budget.isSpent()).isTrue();
  }
}
