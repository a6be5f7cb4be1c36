package org.civicmoderation.testing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.civicmoderation.testing.ModerationAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModerationAssertionsTest {
  private static final Comment COMMENT =
      Comment.of("c-1", "I will break your legs, and this is about snow.");

  private final Decision removed = SampleDecisions.removed();
  private final Decision kept = SampleDecisions.kept();
  private final Decision review = SampleDecisions.sentToReview();

  @Test
  void passWhereTheDecisionIsWhatIsAsserted() {
    assertThat(removed)
        .isRemoved()
        .under("threats")
        .by("threats/announced-violence")
        .quoting("I will break", "break")
        .notQuoting("legs")
        .hasNoFindingUnder("profanity")
        .setsAside("profanity")
        .didNotEvaluate("image")
        .hasNoProblem();
    assertThat(kept).isKept().hasNoFinding();
    assertThat(review).isSentToReview().under("off-topic");
  }

  @Nested
  class ShowWhatCameInstead {
    @Test
    void whenACommentIsKept() {
      assertFailure(
          () -> assertThat(kept).isRemoved(),
          """
          expected the comment to be removed
          comment: Thank you for the new trees!
          outcome: KEEP
          found:   nothing
          not evaluated: criterion:off-topic, The comment comes without an original post.""");
    }

    @Test
    void whenACommentIsRemoved() {
      assertFailure(
          () -> assertThat(removed).isKept(),
          """
          expected the comment to be kept
          comment: Touch that tree again and I will break your legs, Mr. Forester. “What the hell \
          are you doing”, said my neighbor 🌳, and she is right.
          outcome: REMOVE
          found:   REMOVE under threats by threats/announced-violence: “I will” (intent), \
          “break” (violent act)
                   clause: Make direct or indirect threats against any person or organization;
          set aside by profanity/quoted: REVIEW under profanity by profanity/mild: \
          “hell” (mild oath)
                   clause: Are profane, obscene, violent, or pornographic in language or content;
          not evaluated: image, The engine reads text only.""");
    }

    @Test
    void whenRulesFailed() {
      assertFailure(
          () -> assertThat(review).hasNoProblem(),
          """
          expected no problem
          comment: Selling\u202E my\tboat\r
                  \s
                   and \uD83D my \u0007car
          outcome: REVIEW
          found:   REVIEW under off-topic by off-topic/no-shared-topic
                   clause: Are unrelated to the original topic.
          problem: rules/commercial.dslr:8: error[rule-failed]: a rule failed
            help: report it
          problem: error[time-budget]: the evaluation took longer than 250 ms""");
    }
  }

  @Nested
  class FailFirst {
    private final Decision both =
        SampleDecisions.of(
            COMMENT,
            Outcome.REMOVE,
            SampleDecisions.finding(
                COMMENT, SampleDecisions.THREATS, Outcome.REMOVE, "break your legs", "violent act"),
            SampleDecisions.finding(
                COMMENT, SampleDecisions.OFF_TOPIC, Outcome.REVIEW, "snow", "topic"));

    @Test
    void whereTheCriterionDoesNotCallForTheOutcome() {
      assertFails(
          () -> assertThat(both).isRemoved().under("off-topic"),
          "expected REMOVE under `off-topic`");
      assertFails(() -> assertThat(both).under("campaign"), "expected a finding under `campaign`");
    }

    @Test
    void whereTheWordsAreQuotedUnderAnotherCriterion() {
      assertFails(
          () -> assertThat(both).under("threats").quoting("snow"), "expected “snow” to be quoted");
    }

    @Test
    void whereOnlyAPartIsQuoted() {
      assertFails(
          () -> assertThat(both).quoting("I will break"), "expected “I will break” to be quoted");
    }

    @Test
    void whereWordsAreQuotedThatMustNotBe() {
      assertFails(() -> assertThat(both).notQuoting("legs"), "expected “legs” not to be quoted");
    }

    @Test
    void whereAnotherRuleFoundIt() {
      assertFails(
          () -> assertThat(both).by("threats/other"),
          "expected a finding by the rule `threats/other`");
    }

    @Test
    void whereSomethingIsFound() {
      assertFails(() -> assertThat(both).hasNoFinding(), "expected nothing to be found");
      assertFails(
          () -> assertThat(both).hasNoFindingUnder("threats"),
          "expected nothing to be found under `threats`");
    }

    @Test
    void whereNothingIsSetAsideOrLeftOut() {
      assertFails(
          () -> assertThat(both).setsAside("threats"),
          "expected something under `threats` to be set aside");
      assertFails(
          () -> assertThat(both).didNotEvaluate("image"), "expected `image` not to be evaluated");
    }

    private void assertFails(ThrowingCallable assertion, String firstLine) {
      Assertions.assertThat(catchThrowable(assertion))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith(firstLine + "\n");
    }
  }

  @Test
  void refuseToLookForWordsThatTheCommentDoesNotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(removed).quoting("campaign"))
        .withMessage("the comment does not hold “campaign”");
  }

  private static void assertFailure(ThrowingCallable assertion, String message) {
    Assertions.assertThat(catchThrowable(assertion))
        .isInstanceOf(AssertionError.class)
        .hasMessage(message);
  }
}
