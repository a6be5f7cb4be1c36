package org.civicmoderation.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.json.JsonObject;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;

/**
 * Decisions as JSON, one line each, as {@code decision.schema.json} beside this class describes
 * them (JSON Schema 2020-12). Offsets count UTF-16 units of the original text, or of the
 * alternative text of the attachment that evidence names, half-open.
 */
public final class DecisionJson {
  private DecisionJson() {}

  /**
   * Returns a decision as one line of JSON. It holds the comment, which is personal data. A lone
   * surrogate is escaped, so that the line can be written as UTF-8 and read back unchanged.
   */
  public static String toJson(Decision decision) {
    return JsonLine.of(json -> write(decision, json));
  }

  /**
   * Reads a decision back, equal to the one that was written.
   *
   * @throws IllegalArgumentException if it is not one decision as this class writes it; the message
   *     never quotes the comment
   */
  public static Decision parse(String json) {
    return DecisionReader.read(JsonObject.parse(json));
  }

  /**
   * Reads a decision from JSON that is read already.
   *
   * @throws IllegalArgumentException if it is not a decision as this class writes it
   */
  public static Decision parse(JsonObject json) {
    return DecisionReader.read(json);
  }

  private static void write(Decision decision, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("decisionId", decision.decisionId());
    json.writeStringField("decidedAt", decision.decidedAt().toString());
    json.writeStringField("engineVersion", decision.engineVersion());
    json.writeStringField("commentId", decision.comment().id());
    json.writeStringField("outcome", decision.outcome().name());
    write(decision.policy(), json);
    json.writeArrayFieldStart("findings");
    for (Finding finding : decision.findings()) {
      write(finding, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("setAside");
    for (SetAside setAside : decision.setAside()) {
      json.writeStartObject();
      json.writeFieldName("finding");
      write(setAside.finding(), json);
      write("exemption", setAside.exemption(), json);
      json.writeBooleanField("lowered", setAside.lowered());
      json.writeStringField("rationale", setAside.rationale());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notEvaluated");
    for (NotEvaluated notEvaluated : decision.notEvaluated()) {
      json.writeStartObject();
      json.writeStringField("subject", notEvaluated.subject());
      json.writeStringField("reason", notEvaluated.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (Problem problem : decision.problems()) {
      write(problem, json);
    }
    json.writeEndArray();
    json.writeFieldName("comment");
    json.writeRawValue(CommentJson.toJson(decision.comment()));
    json.writeEndObject();
  }

  private static void write(PolicyReference policy, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("policy");
    json.writeStringField("id", policy.id());
    json.writeStringField("title", policy.title());
    json.writeStringField("issuer", policy.issuer());
    json.writeStringField("revision", policy.revision());
    json.writeStringField("effective", policy.effective());
    json.writeStringField("digest", policy.digest());
    json.writeStringField("profile", policy.profile());
    json.writeEndObject();
  }

  private static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("criterion", finding.criterion().id());
    Clause clause = finding.criterion().clause();
    json.writeObjectFieldStart("clause");
    json.writeStringField("text", clause.text());
    json.writeStringField("source", clause.source());
    json.writeEndObject();
    json.writeStringField("defaultAction", finding.criterion().defaultAction().name());
    json.writeStringField("ceiling", finding.criterion().ceiling().name());
    json.writeStringField("outcome", finding.outcome().name());
    write("rule", finding.rule(), json);
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : finding.evidence()) {
      json.writeStartObject();
      json.writeNumberField("start", evidence.start());
      json.writeNumberField("end", evidence.end());
      json.writeStringField("text", evidence.text());
      json.writeStringField("category", evidence.category());
      Integer attachment = evidence.attachment();
      if (attachment != null) {
        json.writeNumberField("attachment", attachment);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("rationale", finding.rationale());
    json.writeEndObject();
  }

  private static void write(String name, RuleReference rule, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("id", rule.id());
    json.writeStringField("file", rule.file());
    json.writeNumberField("line", rule.line());
    json.writeStringField("text", rule.text());
    json.writeEndObject();
  }

  private static void write(Problem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", problem.code());
    json.writeStringField("message", problem.message());
    Location location = problem.location();
    if (location != null) {
      json.writeObjectFieldStart("location");
      json.writeStringField("file", location.file());
      if (location.line() > 0) {
        json.writeNumberField("line", location.line());
      }
      if (location.column() > 0) {
        json.writeNumberField("column", location.column());
      }
      JsonLine.optional(json, "source", location.source());
      if (location.length() > 0) {
        json.writeNumberField("length", location.length());
      }
      json.writeEndObject();
    }
    JsonLine.optional(json, "help", problem.help());
    json.writeEndObject();
  }
}
