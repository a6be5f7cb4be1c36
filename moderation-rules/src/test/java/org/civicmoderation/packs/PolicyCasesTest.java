package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.civicmoderation.check.CaseReport;
import org.civicmoderation.check.CaseRunner;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.testing.PackTests;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases that stand beside the rules. */
class PolicyCasesTest {
  private static final CaseReport MILWAUKEE = CaseRunner.run(PolicyPacks.milwaukee());

  @TestFactory
  Stream<DynamicNode> decidesMilwaukeesCasesAsTheyMustBe() {
    return PackTests.of(MILWAUKEE);
  }

  @Test
  void hasEnoughCasesForEveryCriterion() {
    assertThat(MILWAUKEE.warnings().stream().map(Problem::format)).isEmpty();
  }
}
