package org.civicmoderation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.civicmoderation.check.CaseResult.Status;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.policy.Policy;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {
  private static final String CAUGHT =
      """
      criterion: threats
      caught:
        - text: "Touch it and [[I will break]] you."
          why: announces violence
      """;
  private static final String NEAR_MISS =
      "criterion: threats\nnear-misses:\n  - text: Kill the lights\n    why: not a person\n";

  @Test
  void passesWhatIsCaughtWithItsWords() {
    assertThat(run(CAUGHT, c -> decided(c, Outcome.REMOVE, "I will", "break")).status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void passesWhatIsLeftAlone() {
    assertThat(run(NEAR_MISS, c -> SampleDecisions.of(c, Outcome.KEEP)).status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void failsWhatIsNotCaught() {
    assertThat(run(CAUGHT, c -> SampleDecisions.of(c, Outcome.KEEP)).format())
        .isEqualTo(
            """
            cases/threats.yaml:3: FAIL
              | Touch it and [[I will break]] you.
              expected: REMOVE under threats
              got:      KEEP
              - nothing was found under threats
              why:      announces violence\
            """);
  }

  @Test
  void failsWhatIsCaughtByOtherWords() {
    assertThat(run(CAUGHT, c -> decided(c, Outcome.REMOVE, "break you")).format())
        .isEqualTo(
            """
            cases/threats.yaml:3: FAIL
              | Touch it and [[I will break]] you.
              expected: REMOVE under threats
              got:      REMOVE
                        REMOVE under threats by threats/announced-violence: “break you” (violent act)
              - “I will break” is not quoted under threats
              why:      announces violence\
            """);
  }

  @Test
  void failsWhatIsOnlySentToReview() {
    assertThat(run(CAUGHT, c -> decided(c, Outcome.REVIEW, "I will break")).faults())
        .containsExactly("under threats it is REVIEW");
  }

  @Test
  void failsWhatAnotherCriterionMakesWorse() {
    String expectsReview = CAUGHT + "    expect: REVIEW\n";

    assertThat(run(expectsReview, CaseRunnerTest::alsoProfane).faults())
        .containsExactly("another criterion makes it REMOVE");
    assertThat(
            run(expectsReview + "    only: this criterion\n", CaseRunnerTest::alsoProfane).status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void failsANearMissThatIsFound() {
    assertThat(run(NEAR_MISS, c -> decided(c, Outcome.REVIEW, "Kill")).format())
        .isEqualTo(
            """
            cases/threats.yaml:3: FAIL
              | Kill the lights
              expected: KEEP, and nothing under threats
              got:      REVIEW
                        REVIEW under threats by threats/announced-violence: “Kill” (violent act)
              - something was found under threats
              - it is REVIEW
              why:      not a person\
            """);
  }

  @Test
  void failsANearMissThatAnotherCriterionFindsUnlessOnlyItsOwnCounts() {
    Function<Comment, Decision> offTopic =
        c ->
            SampleDecisions.of(
                c,
                Outcome.REVIEW,
                SampleDecisions.finding(
                    c, SampleDecisions.OFF_TOPIC, Outcome.REVIEW, "lights", "topic"));

    assertThat(run(NEAR_MISS, offTopic).faults()).containsExactly("it is REVIEW");
    assertThat(run(NEAR_MISS + "    only: this criterion\n", offTopic).status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void reportsAProblemAsAnError() {
    Function<Comment, Decision> broken =
        c -> {
          Decision d = SampleDecisions.of(c, Outcome.REVIEW);
          return new Decision(
              d.decisionId(),
              d.decidedAt(),
              c,
              d.outcome(),
              List.of(),
              List.of(),
              List.of(),
              List.of(Problem.of("rule-failed", "a rule failed")),
              d.policy(),
              d.engineVersion());
        };

    CaseResult result = run(CAUGHT, broken);

    assertThat(result.status()).isEqualTo(Status.ERROR);
    assertThat(result.faults()).containsExactly("a rule failed");
  }

  @Test
  void reportsAnEngineThatFailsAsAnError() {
    CaseResult result =
        run(
            CAUGHT,
            c -> {
              throw new IllegalStateException("secret");
            });

    assertThat(result.status()).isEqualTo(Status.ERROR);
    assertThat(result.faults())
        .containsExactly("the engine failed: java.lang.IllegalStateException");
  }

  @Test
  void countsByCriterionAndWarnsOfFewCases() {
    CaseReport report =
        CaseRunner.run(
            pack(CAUGHT, NEAR_MISS.replace("criterion: threats", "criterion: off-topic")),
            c -> SampleDecisions.of(c, Outcome.KEEP),
            List.of());

    assertThat(report.passed()).isFalse();
    assertThat(report.format())
        .isEqualTo(
            """
            cases/threats.yaml:3: FAIL
              | Touch it and [[I will break]] you.
              expected: REMOVE under threats
              got:      KEEP
              - nothing was found under threats
              why:      announces violence

            cases/threats.yaml: error[no-cases]: the criterion `threats` has no near misses
              help: add at least 12 under `near-misses`

            cases/off-topic.yaml: error[no-cases]: the criterion `off-topic` has no cases that must be caught
              help: add at least 12 under `caught`

            cases/threats.yaml: warning[few-cases]: the criterion `threats` has 1 of 12 cases that must be caught
              help: add at least 11 under `caught`

            cases/off-topic.yaml: warning[few-cases]: the criterion `off-topic` has 1 of 12 near misses
              help: add at least 11 under `near-misses`

            criterion                  caught   left alone
            threats                    0 of 1       0 of 0
            off-topic                  0 of 0       1 of 1

            1 PASS, 1 FAIL, 0 ERROR\
            """);
  }

  @Test
  void refusesACaseThatStandsTwice() {
    PackException refusal =
        catchThrowableOfType(
            PackException.class,
            () ->
                CaseRunner.run(
                    pack(NEAR_MISS + "  - text: Kill the lights\n"),
                    c -> SampleDecisions.of(c, Outcome.KEEP),
                    List.of()));

    assertThat(refusal)
        .hasMessage(
            """
            cases/threats.yaml:5:11: error[duplicate-case]: this case stands already at cases/threats.yaml:3:11
              |     - text: Kill the lights
              |             ^^^^^^^^^^^^^^^
              help: delete one of the two\
            """);
  }

  private static Decision decided(Comment comment, Outcome outcome, String... words) {
    Finding[] findings =
        Arrays.stream(words)
            .map(
                w ->
                    SampleDecisions.finding(
                        comment, SampleDecisions.THREATS, outcome, w, "violent act"))
            .toArray(Finding[]::new);
    Finding one =
        new Finding(
            findings[0].criterion(),
            outcome,
            findings[0].rule(),
            Arrays.stream(findings).flatMap(f -> f.evidence().stream()).toList(),
            findings[0].rationale());
    return SampleDecisions.of(comment, outcome, one);
  }

  private static Decision alsoProfane(Comment comment) {
    return SampleDecisions.of(
        comment,
        Outcome.REMOVE,
        SampleDecisions.finding(
            comment, SampleDecisions.THREATS, Outcome.REVIEW, "I will break", "violent act"),
        SampleDecisions.finding(
            comment, SampleDecisions.OFF_TOPIC, Outcome.REMOVE, "Touch", "topic"));
  }

  private static CaseResult run(String cases, Function<Comment, Decision> engine) {
    return CaseRunner.run(pack(cases), engine, List.of()).results().get(0);
  }

  private static PolicyPack pack(String... cases) {
    List<PackFile> files =
        Arrays.stream(cases)
            .map(
                content ->
                    new PackFile(
                        "cases/" + content.substring(11, content.indexOf('\n')) + ".yaml", content))
            .toList();
    return new PolicyPack(
        new Policy(
            "sample",
            "t",
            "i",
            "1",
            "e",
            null,
            new Retention("s", Period.ofYears(7), "decision", "a")),
        List.of(SampleDecisions.THREATS, SampleDecisions.OFF_TOPIC),
        List.of(),
        Lexicons.of(List.of()),
        List.of(),
        files,
        null,
        Map.of(),
        "0");
  }
}
