package org.civicmoderation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.DsaClassification;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Policy;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DsaStatementTest {
  private static final DsaClassification VIOLENCE =
      new DsaClassification("VIOLENCE", List.of("INCITEMENT_VIOLENCE_HATRED"), null);

  @Test
  void statesARemovalInTheDatabasesOwnFields() {
    Decision decision = SampleDecisions.removed();

    String json = decision.toDsaStatement(pack(Map.of("threats", VIOLENCE))).toJson();

    assertThat(json)
        .isEqualTo(
            """
            {"decision_visibility":["DECISION_VISIBILITY_CONTENT_REMOVED"],\
            "decision_ground":"DECISION_GROUND_INCOMPATIBLE_CONTENT",\
            "decision_ground_reference_url":"https://city.example/policy",\
            "incompatible_content_ground":"City of Milwaukee, Social Media Policy, revision 1.0,\
             effective August 2023: Social Media Policy, USER RESPONSIBILITIES, item 4",\
            "incompatible_content_explanation":"The policy has comments removed that: “Make direct\
             or indirect threats against any person or organization;” That applies here: The writer\
             announces violence against a person.",\
            "incompatible_content_illegal":"No",\
            "category":"STATEMENT_CATEGORY_VIOLENCE",\
            "category_specification":["KEYWORD_INCITEMENT_VIOLENCE_HATRED"],\
            "content_type":["CONTENT_TYPE_TEXT","CONTENT_TYPE_IMAGE"],\
            "content_date":"2026-11-20","application_date":"2026-11-20","content_language":"EN",\
            "decision_facts":"Rules that the policy's owner wrote were applied to the text; no person\
             took part in the decision. The rule threats/announced-violence found words of this kind:\
             intent, violent act. Not examined: image. Policy pack milwaukee-2023-08, SHA-256\
             2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae, profile as-adopted,\
             engine 0.1.0.",\
            "source_type":"SOURCE_VOLUNTARY","automated_detection":"Yes",\
            "automated_decision":"AUTOMATED_DECISION_FULLY",\
            "puid":"019a9f3a-5c70-7c4e-9d2b-6f1e0a4b8c11"}\
            """);
  }

  @Test
  void holdsNoPersonalDataAndNoWordsOfTheComment() {
    Decision decision = SampleDecisions.removed();
    Comment comment = decision.comment();

    String json = decision.toDsaStatement(pack(Map.of("threats", VIOLENCE))).toJson();

    assertThat(json)
        .doesNotContain("Pat", "a-77", "mke-forestry", "social.example", comment.id(), "fb-1000")
        .doesNotContain("break", "legs", "tree");
  }

  @Test
  void addsTheCategoriesOfFurtherFindings() {
    Comment comment =
        Comment.builder("c", "I will break it, hell.")
            .postedAt(Instant.parse("2026-01-02T23:30:00-06:00"))
            .build();
    Decision decision =
        SampleDecisions.of(
            comment,
            Outcome.REMOVE,
            SampleDecisions.finding(
                comment, SampleDecisions.THREATS, Outcome.REMOVE, "break", "violent act"),
            SampleDecisions.finding(
                comment, SampleDecisions.OFF_TOPIC, Outcome.REMOVE, "hell", "oath"));
    PolicyPack pack =
        pack(
            Map.of(
                "threats",
                VIOLENCE,
                "off-topic",
                new DsaClassification("OTHER_VIOLATION_TC", List.of("OTHER"), "off the topic")));

    DsaStatement statement =
        DsaStatement.of(decision, pack, DsaStatement.Automation.PARTIALLY, List.of("DE", "ES"));

    assertThat(statement.category()).isEqualTo("VIOLENCE");
    assertThat(statement.categoryAddition()).containsExactly("OTHER_VIOLATION_TC");
    assertThat(statement.keywords()).containsExactly("INCITEMENT_VIOLENCE_HATRED", "OTHER");
    assertThat(statement.keywordOther()).isEqualTo("off the topic");
    assertThat(statement.contentDate()).as("in UTC").isEqualTo("2026-01-03");
    assertThat(statement.toJson())
        .contains("\"automated_decision\":\"AUTOMATED_DECISION_PARTIALLY\"")
        .contains("\"territorial_scope\":[\"DE\",\"ES\"]")
        .contains("a person confirmed");
  }

  @Nested
  class Refuses {
    @Test
    void aDecisionThatRemovedNothing() {
      assertThat(refusal(SampleDecisions.sentToReview(), pack(Map.of())))
          .containsExactly("`decision_visibility`: nothing was removed: REVIEW");
    }

    @Test
    void allThatIsMissingAtOnce() {
      Comment comment = Comment.of("c", "I will break it");
      Decision decision =
          SampleDecisions.of(
              comment,
              Outcome.REMOVE,
              SampleDecisions.finding(
                  comment, SampleDecisions.THREATS, Outcome.REMOVE, "break", "violent act"));

      assertThat(refusal(decision, pack(Map.of())))
          .containsExactly(
              "`category`: the pack does not classify the criterion `threats`",
              "`content_date` is missing: the comment comes without the time of its posting");
    }

    @Test
    void aClauseThatIsTooLongToExplain() {
      Comment comment =
          Comment.builder("c", "I will break it")
              .postedAt(Instant.parse("2026-01-01T00:00:00Z"))
              .build();
      Criterion long2000 =
          new Criterion(
              "threats",
              new Clause("x".repeat(2_000), "y".repeat(500)),
              Outcome.REMOVE,
              Outcome.REMOVE);
      Decision decision =
          SampleDecisions.of(
              comment,
              Outcome.REMOVE,
              SampleDecisions.finding(comment, long2000, Outcome.REMOVE, "break", "violent act"));

      assertThat(refusal(decision, pack(Map.of("threats", VIOLENCE))))
          .containsExactly(
              "`incompatible_content_ground` has 577 characters; the database takes 500",
              "`incompatible_content_explanation` has 2,107 characters; the database takes 2,000");
    }

    @ParameterizedTest
    @CsvSource({
      "puid, 500",
      "incompatible_content_ground, 500",
      "incompatible_content_explanation, 2000",
      "decision_ground_reference_url, 500",
      "category_specification_other, 500",
      "decision_facts, 5000"
    })
    void oneCharacterMoreThanTheLimit(String field, int limit) {
      assertThatCode(() -> with(field, "x".repeat(limit))).doesNotThrowAnyException();

      DsaRefusedException refusal =
          catchThrowableOfType(DsaRefusedException.class, () -> with(field, "x".repeat(limit + 1)));

      assertThat(refusal.problems())
          .extracting(Problem::code, Problem::message)
          .containsExactly(
              tuple(
                  "dsa-too-long",
                  "`%s` has %,d characters; the database takes %,d"
                      .formatted(field, limit + 1, limit)));
    }

    @Test
    void countsCharactersAndNotUtf16Units() {
      assertThatCode(() -> with("decision_facts", "\uD83C\uDF33".repeat(5_000)))
          .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
      "puid, a b",
      "decision_visibility, CONTENT_LOVED",
      "category, NOISE",
      "category_addition, NOISE",
      "category_specification, NOISE",
      "content_date, 1999-12-31",
      "content_date, 2038-01-02",
      "application_date, 2019-12-31",
      "application_date, 2038-01-02",
      "content_language, ENG",
      "territorial_scope, US",
      "automated_decision, MAYBE",
      "decision_facts, ' '"
    })
    void whatTheDatabaseDoesNotTake(String field, String value) {
      DsaRefusedException refusal =
          catchThrowableOfType(DsaRefusedException.class, () -> with(field, value));

      assertThat(refusal).as(field).isNotNull();
      assertThat(refusal.problems()).hasSize(1);
      assertThat(refusal.problems().get(0).message()).startsWith("`" + field + "`");
    }
  }

  /** Returns a good statement with one field changed. */
  private static DsaStatement with(String field, String value) {
    BinaryOperator<String> of = (name, good) -> name.equals(field) ? value : good;
    return new DsaStatement(
        of.apply("puid", "a-1_B"),
        of.apply("decision_visibility", "CONTENT_DISABLED"),
        of.apply("incompatible_content_ground", "item 1"),
        of.apply("incompatible_content_explanation", "because"),
        of.apply("decision_ground_reference_url", "https://city.example"),
        of.apply("category", "VIOLENCE"),
        List.of(of.apply("category_addition", "SELF_HARM")),
        List.of(of.apply("category_specification", "OTHER")),
        of.apply("category_specification_other", "else"),
        List.of("TEXT"),
        LocalDate.parse(of.apply("content_date", "2000-01-01")),
        LocalDate.parse(of.apply("application_date", "2038-01-01")),
        of.apply("content_language", "ES"),
        List.of(of.apply("territorial_scope", "DE")),
        of.apply("decision_facts", "facts"),
        of.apply("automated_decision", "FULLY"));
  }

  private static List<String> refusal(Decision decision, PolicyPack pack) {
    DsaRefusedException refusal =
        catchThrowableOfType(DsaRefusedException.class, () -> decision.toDsaStatement(pack));
    assertThat(refusal).isNotNull();
    return refusal.problems().stream().map(Problem::message).toList();
  }

  private static PolicyPack pack(Map<String, DsaClassification> dsa) {
    return new PolicyPack(
        new Policy(
            "milwaukee-2023-08",
            "Social Media Policy",
            "City of Milwaukee",
            "1.0",
            "August 2023",
            "https://city.example/policy",
            new Retention("comments", Period.ofYears(7), "decision", "law")),
        List.of(SampleDecisions.THREATS, SampleDecisions.OFF_TOPIC),
        List.of(),
        Lexicons.of(List.of()),
        List.of(),
        List.of(),
        null,
        dsa,
        "0".repeat(64));
  }
}
