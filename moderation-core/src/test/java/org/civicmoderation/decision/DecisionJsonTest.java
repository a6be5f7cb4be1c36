package org.civicmoderation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicmoderation.comment.CommentJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  @ParameterizedTest
  @MethodSource("decisions")
  void validatesAgainstTheSchema(Decision decision) {
    assertThat(SCHEMA.validate(DecisionJson.toJson(decision), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void standsOnOneLine(Decision decision) {
    assertThat(DecisionJson.toJson(decision)).doesNotContain("\n").doesNotContain("\r");
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void holdsTheCommentJustAsItCame(Decision decision) throws IOException {
    JsonNode json = MAPPER.readTree(DecisionJson.toJson(decision));

    assertThat(CommentJson.parse(json.get("comment").toString())).isEqualTo(decision.comment());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void readsBackEqual(Decision decision) {
    assertThat(DecisionJson.parse(DecisionJson.toJson(decision))).isEqualTo(decision);
  }

  @Test
  void saysEverythingThatTheDecisionDoes() {
    assertThat(DecisionJson.toJson(SampleDecisions.sentToReview()))
        .isEqualTo(
            """
            {"decisionId":"019a9f3a-5c70-7c4e-9d2b-6f1e0a4b8c11",\
            "decidedAt":"2026-11-20T12:55:01.500Z","engineVersion":"0.1.0","commentId":"c-3",\
            "outcome":"REVIEW","policy":{"id":"milwaukee-2023-08","title":"Social Media Policy",\
            "issuer":"City of Milwaukee","revision":"1.0","effective":"August 2023",\
            "digest":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",\
            "profile":"as-adopted"},"findings":[{"criterion":"off-topic",\
            "clause":{"text":"Are unrelated to the original topic.",\
            "source":"Social Media Policy, USER RESPONSIBILITIES, item 12"},"defaultAction":"REMOVE",\
            "ceiling":"REMOVE","outcome":"REVIEW",\
            "rule":{"id":"off-topic/no-shared-topic","file":"rules/off-topic.dslr","line":5,\
            "text":"rule \\"no-shared-topic\\"\\nend"},"evidence":[],\
            "rationale":"The comment shares no topic with the post."}],"setAside":[],\
            "notEvaluated":[],"problems":[{"code":"rule-failed","message":"a rule failed",\
            "location":{"file":"rules/commercial.dslr","line":8},"help":"report it"},\
            {"code":"time-budget","message":"the evaluation took longer than 250 ms"}],\
            "comment":{"id":"c-3","text":"Selling\u202E my\\tboat\\r\\n\\nand \\uD83D my \\u0007car",\
            "author":{"role":"candidate"},"channel":{"topics":[]},\
            "originalPost":{"text":"Snow emergency tonight."},"attachments":[],\
            "recentComments":[]}}""");
  }

  @Test
  void placesEvidenceInTheOriginalText() throws IOException {
    Decision decision = SampleDecisions.removed();
    JsonNode evidence = MAPPER.readTree(DecisionJson.toJson(decision)).at("/findings/0/evidence/1");

    assertThat(evidence.get("text").asText())
        .isEqualTo(
            decision
                .comment()
                .text()
                .substring(evidence.get("start").asInt(), evidence.get("end").asInt()));
  }

  @Test
  void placesEvidenceInTheAlternativeTextThatItNames() throws IOException {
    Decision decision = SampleDecisions.removedForAlternativeText();
    JsonNode json = MAPPER.readTree(DecisionJson.toJson(decision));
    JsonNode evidence = json.at("/findings/0/evidence/0");
    String altText =
        json.at("/comment/attachments/" + evidence.get("attachment").asInt() + "/altText").asText();

    assertThat(evidence.get("text").asText())
        .isEqualTo(altText.substring(evidence.get("start").asInt(), evidence.get("end").asInt()));
  }

  @Test
  void refusesWhatTheSchemaDoesNotKnow() {
    String json = DecisionJson.toJson(SampleDecisions.kept());

    assertThat(SCHEMA.validate(json.replace("\"KEEP\"", "\"DELETE\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(SCHEMA.validate(json.replace("\"outcome\"", "\"verdict\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            SCHEMA.validate(json.replace("2026-11-20T12:55:01", "20 November"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void describesEveryFieldInTheSchema() {
    assertThat(SCHEMA.getSchemaNode().findParents("description")).isNotEmpty();
    SCHEMA
        .getSchemaNode()
        .findValues("properties")
        .forEach(
            properties ->
                properties
                    .properties()
                    .forEach(
                        field ->
                            assertThat(field.getValue().path("description").asText())
                                .as("description of %s", field.getKey())
                                .isNotBlank()));
  }

  static Stream<Decision> decisions() {
    return Stream.of(
        SampleDecisions.removed(),
        SampleDecisions.kept(),
        SampleDecisions.sentToReview(),
        SampleDecisions.removedForAlternativeText());
  }

  private static Schema schema() {
    try (InputStream in =
        Objects.requireNonNull(
            DecisionJson.class.getResourceAsStream("decision.schema.json"), "schema")) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
