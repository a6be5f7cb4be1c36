package org.civicmoderation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Profile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettlementTest {
  private static final Criterion THREATS = criterion("threats", Outcome.REMOVE);
  private static final Criterion PROFANITY = criterion("profanity", Outcome.REMOVE);
  private static final Criterion OFF_TOPIC = criterion("off-topic", Outcome.REVIEW);
  private static final List<Criterion> CRITERIA = List.of(PROFANITY, THREATS, OFF_TOPIC);
  private static final Profile AS_ADOPTED = new Profile("as-adopted", "", Map.of());

  private static Criterion criterion(String id, Outcome ceiling) {
    return new Criterion(id, new Clause(id, "item"), Outcome.REMOVE, ceiling);
  }

  private static RuleReference rule(String id) {
    return new RuleReference(id, "rules/x.dslr", 1, "when");
  }

  private static Claim claim(
      Criterion criterion, Outcome outcome, String rule, int start, int end) {
    List<Evidence> evidence =
        end == start
            ? List.of()
            : List.of(new Evidence(start, end, "x".repeat(end - start), "word"));
    // Ten units are a sentence here.
    return new Claim(
        new Finding(criterion, outcome, rule(rule), evidence, "Because."), Set.of(start / 10));
  }

  private static Exemption exemption(
      Criterion criterion, boolean lower, Exemption.Scope scope, int start, int end) {
    return new Exemption(
        rule("exempt"),
        "It is a quotation.",
        criterion.id(),
        lower,
        scope,
        List.of(new Evidence(start, end, "x".repeat(end - start), "word")),
        Set.of(start / 10));
  }

  private static Settlement settle(List<Claim> claims, Exemption... exemptions) {
    return Settlement.of(claims, List.of(exemptions), CRITERIA, AS_ADOPTED, false);
  }

  @Test
  void keepsWhatNobodyClaims() {
    assertThat(settle(List.of()).outcome()).isEqualTo(Outcome.KEEP);
  }

  @Test
  void takesTheGreatestOutcome() {
    Settlement settlement =
        settle(
            List.of(
                claim(PROFANITY, Outcome.REVIEW, "a", 0, 3),
                claim(THREATS, Outcome.REMOVE, "b", 5, 8)));
    assertThat(settlement.outcome()).isEqualTo(Outcome.REMOVE);
    assertThat(settlement.findings())
        .extracting(finding -> finding.criterion().id())
        .containsExactly("threats", "profanity");
  }

  @Test
  void ordersEqualOutcomesAsThePolicyDoes() {
    Settlement settlement =
        settle(
            List.of(
                claim(THREATS, Outcome.REMOVE, "b", 0, 3),
                claim(PROFANITY, Outcome.REMOVE, "a", 5, 8)));
    assertThat(settlement.findings())
        .extracting(finding -> finding.criterion().id())
        .containsExactly("profanity", "threats");
  }

  @Test
  void neverRisesAboveACriterionsCeiling() {
    assertThat(settle(List.of(claim(OFF_TOPIC, Outcome.REMOVE, "a", 0, 3))).outcome())
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void neverRisesAboveAProfilesCeiling() {
    Profile advisory = new Profile("advisory", "", Map.of("threats", Outcome.REVIEW));
    Settlement settlement =
        Settlement.of(
            List.of(claim(THREATS, Outcome.REMOVE, "a", 0, 3)),
            List.of(),
            CRITERIA,
            advisory,
            false);
    assertThat(settlement.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(settlement.setAside()).isEmpty();
  }

  @Test
  void leavesOutACriterionThatIsSwitchedOff() {
    Profile off = new Profile("off", "", Map.of("profanity", Outcome.KEEP));
    Settlement settlement =
        Settlement.of(
            List.of(claim(PROFANITY, Outcome.REMOVE, "a", 0, 3)), List.of(), CRITERIA, off, false);
    assertThat(settlement.findings()).isEmpty();
    assertThat(settlement.outcome()).isEqualTo(Outcome.KEEP);
  }

  @Test
  void countsNothingForMoreThanReviewWhereRulesWereKeptFromRunning() {
    Settlement settlement =
        Settlement.of(
            List.of(claim(THREATS, Outcome.REMOVE, "a", 0, 3)),
            List.of(),
            CRITERIA,
            AS_ADOPTED,
            true);
    assertThat(settlement.outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void makesOneFindingOfClaimsThatShareWords() {
    Settlement settlement =
        settle(
            List.of(
                claim(THREATS, Outcome.REVIEW, "longest", 0, 9),
                claim(THREATS, Outcome.REMOVE, "short", 2, 4),
                claim(THREATS, Outcome.REMOVE, "longer", 2, 6),
                claim(THREATS, Outcome.REVIEW, "elsewhere", 20, 24)));
    assertThat(settlement.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("longer", "elsewhere");
  }

  @Test
  void keepsFindingsOfTwoCriteriaThatShareWords() {
    Settlement settlement =
        settle(
            List.of(
                claim(THREATS, Outcome.REMOVE, "a", 0, 5),
                claim(PROFANITY, Outcome.REMOVE, "b", 0, 5)));
    assertThat(settlement.findings()).hasSize(2);
  }

  @Test
  void makesOneFindingOfClaimsWithoutWords() {
    Settlement settlement =
        settle(
            List.of(
                claim(OFF_TOPIC, Outcome.REVIEW, "a", 0, 0),
                claim(OFF_TOPIC, Outcome.REVIEW, "b", 0, 0)));
    assertThat(settlement.findings()).hasSize(1);
  }

  @Test
  void givesTheSameWhateverTheOrderOfClaims() {
    Claim one = claim(THREATS, Outcome.REMOVE, "a", 0, 5);
    Claim other = claim(THREATS, Outcome.REMOVE, "b", 3, 8);
    assertThat(settle(List.of(one, other))).isEqualTo(settle(List.of(other, one)));
  }

  @Nested
  class Exempts {
    private final Claim claim = claim(THREATS, Outcome.REMOVE, "a", 2, 6);

    @Test
    void wordsThatOverlap() {
      Settlement settlement =
          settle(List.of(claim), exemption(THREATS, false, Exemption.Scope.WORDS, 5, 9));
      assertThat(settlement.outcome()).isEqualTo(Outcome.KEEP);
      assertThat(settlement.setAside()).hasSize(1);
      assertThat(settlement.setAside().get(0).lowered()).isFalse();
      assertThat(settlement.setAside().get(0).finding().outcome()).isEqualTo(Outcome.REMOVE);
    }

    @Test
    void notWordsThatDoNot() {
      assertThat(
              settle(List.of(claim), exemption(THREATS, false, Exemption.Scope.WORDS, 6, 9))
                  .outcome())
          .isEqualTo(Outcome.REMOVE);
    }

    @Test
    void theSameSentenceOnly() {
      assertThat(
              settle(List.of(claim), exemption(THREATS, false, Exemption.Scope.SENTENCE, 8, 9))
                  .outcome())
          .isEqualTo(Outcome.KEEP);
      assertThat(
              settle(List.of(claim), exemption(THREATS, false, Exemption.Scope.SENTENCE, 12, 15))
                  .outcome())
          .isEqualTo(Outcome.REMOVE);
    }

    @Test
    void theWholeComment() {
      assertThat(
              settle(List.of(claim), exemption(THREATS, false, Exemption.Scope.COMMENT, 50, 55))
                  .outcome())
          .isEqualTo(Outcome.KEEP);
    }

    @Test
    void itsOwnCriterionOnly() {
      assertThat(
              settle(List.of(claim), exemption(PROFANITY, false, Exemption.Scope.COMMENT, 2, 6))
                  .outcome())
          .isEqualTo(Outcome.REMOVE);
    }

    @Test
    void byLoweringToReview() {
      Settlement settlement =
          settle(List.of(claim), exemption(THREATS, true, Exemption.Scope.WORDS, 2, 6));
      assertThat(settlement.outcome()).isEqualTo(Outcome.REVIEW);
      assertThat(settlement.setAside().get(0).lowered()).isTrue();
    }

    @Test
    void ratherThanLowering() {
      Settlement settlement =
          settle(
              List.of(claim),
              exemption(THREATS, true, Exemption.Scope.WORDS, 2, 6),
              exemption(THREATS, false, Exemption.Scope.WORDS, 2, 6));
      assertThat(settlement.outcome()).isEqualTo(Outcome.KEEP);
    }

    @Test
    void nothingByLoweringWhatIsReviewAlready() {
      Settlement settlement =
          settle(
              List.of(claim(THREATS, Outcome.REVIEW, "a", 2, 6)),
              exemption(THREATS, true, Exemption.Scope.WORDS, 2, 6));
      assertThat(settlement.outcome()).isEqualTo(Outcome.REVIEW);
      assertThat(settlement.setAside()).isEmpty();
    }

    @Test
    void oneOfTwoClaimsOnTheSameWords() {
      Claim elsewhere = claim(THREATS, Outcome.REVIEW, "b", 20, 25);
      Settlement settlement =
          settle(List.of(claim, elsewhere), exemption(THREATS, false, Exemption.Scope.WORDS, 2, 6));
      assertThat(settlement.findings()).containsExactly(elsewhere.finding());
    }
  }
}
