package org.civicmoderation.testing;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.civicmoderation.check.CaseReport;
import org.civicmoderation.check.CaseResult;
import org.civicmoderation.check.CaseResult.Status;
import org.civicmoderation.check.CaseRunner;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.DynamicNode;

/**
 * A pack's own cases as JUnit tests, one a case, for a method with {@code @TestFactory}; what the
 * cases leave untested fails too.
 */
public final class PackTests {
  private PackTests() {}

  /**
   * Returns the tests of a pack with its default profile, by criterion. The cases run here, the
   * tests tell what came of them.
   *
   * @throws org.civicmoderation.problem.PackException if a case file or a rule file is broken
   */
  public static Stream<DynamicNode> of(PolicyPack pack) {
    return of(CaseRunner.run(pack));
  }

  /** Returns the tests of cases that have run, by criterion. */
  public static Stream<DynamicNode> of(CaseReport report) {
    Map<String, List<DynamicNode>> byCriterion = new LinkedHashMap<>();
    for (CaseResult result : report.results()) {
      byCriterion
          .computeIfAbsent(result.policyCase().criterion(), criterion -> new ArrayList<>())
          .add(
              dynamicTest(
                  result.policyCase().comment().id() + ": " + result.policyCase().comment().text(),
                  () -> {
                    if (result.status() != Status.PASS) {
                      throw new AssertionError(result.format());
                    }
                  }));
    }
    List<DynamicNode> nodes = new ArrayList<>();
    byCriterion.forEach((criterion, tests) -> nodes.add(dynamicContainer(criterion, tests)));
    nodes.add(dynamicTest("leaves no criterion, rule or lexicon untested", () -> untested(report)));
    return nodes.stream();
  }

  private static void untested(CaseReport report) {
    if (!report.problems().isEmpty()) {
      throw new AssertionError(
          String.join("\n\n", report.problems().stream().map(Problem::format).toList()));
    }
  }
}
