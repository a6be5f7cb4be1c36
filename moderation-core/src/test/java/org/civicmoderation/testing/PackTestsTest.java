package org.civicmoderation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.civicmoderation.check.CaseReport;
import org.civicmoderation.check.CaseResult;
import org.civicmoderation.check.CaseResult.Status;
import org.civicmoderation.check.PolicyCase;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class PackTestsTest {
  private final List<DynamicNode> nodes =
      PackTests.of(
              new CaseReport(
                  List.of(
                      result(3, "Ding", Status.PASS),
                      result(5, "Dong", Status.FAIL),
                      result(7, "Bang", Status.ERROR)),
                  List.of(Problem.of("untriggered-rule", "no case is caught by `noise/bells`")),
                  List.of()))
          .toList();

  private final List<DynamicTest> cases =
      ((DynamicContainer) nodes.get(0)).getChildren().map(DynamicTest.class::cast).toList();

  @Test
  void areNamedByPlaceAndComment() {
    assertThat(cases)
        .extracting(DynamicTest::getDisplayName)
        .containsExactly(
            "cases/noise.yaml:3: Ding", "cases/noise.yaml:5: Dong", "cases/noise.yaml:7: Bang");
  }

  @Test
  void passWithTheirCase() throws Throwable {
    cases.get(0).getExecutable().execute();
  }

  @Test
  void sayWhatCameWhenTheirCaseDoesNotPass() {
    assertThatThrownBy(cases.get(1).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            cases/noise.yaml:5: FAIL
              | Dong
              expected: REMOVE under noise
              - nothing was found under noise""");
    assertThatThrownBy(cases.get(2).getExecutable()::execute).isInstanceOf(AssertionError.class);
  }

  @Test
  void failForWhatTheCasesLeaveUntested() {
    assertThatThrownBy(((DynamicTest) nodes.get(1)).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessage("error[untriggered-rule]: no case is caught by `noise/bells`");
  }

  private static CaseResult result(int line, String text, Status status) {
    return new CaseResult(
        new PolicyCase(
            "noise",
            true,
            Comment.of("cases/noise.yaml:" + line, text),
            List.of(),
            Outcome.REMOVE,
            false,
            "",
            Location.ofLine("cases/noise.yaml", line, null)),
        status,
        null,
        status == Status.PASS ? List.of() : List.of("nothing was found under noise"));
  }
}
