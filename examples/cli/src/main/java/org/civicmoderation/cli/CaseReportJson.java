package org.civicmoderation.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.civicmoderation.check.CaseReport;
import org.civicmoderation.check.CaseResult;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.DecisionJson;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;

/** What came of a pack's cases, as JSON for machines. */
final class CaseReportJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CaseReportJson() {}

  static String of(PolicyPack pack, CaseReport report) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("pack", pack.policy().id());
      json.writeStringField("digest", pack.digest());
      json.writeBooleanField("passed", report.passed());
      json.writeObjectFieldStart("counts");
      for (CaseResult.Status status : CaseResult.Status.values()) {
        json.writeNumberField(status.name(), report.count(status));
      }
      json.writeEndObject();
      json.writeArrayFieldStart("results");
      for (CaseResult result : report.results()) {
        write(result, json);
      }
      json.writeEndArray();
      write("problems", report.problems(), json);
      write("warnings", report.warnings(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes whatever is written", e);
    }
    return out.toString();
  }

  private static void write(CaseResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("status", result.status().name());
    json.writeStringField("criterion", result.policyCase().criterion());
    json.writeBooleanField("caught", result.policyCase().caught());
    json.writeStringField("file", result.policyCase().location().file());
    json.writeNumberField("line", result.policyCase().location().line());
    json.writeStringField("text", result.policyCase().comment().text());
    json.writeStringField("expected", result.policyCase().expected().name());
    json.writeArrayFieldStart("faults");
    for (String fault : result.faults()) {
      json.writeString(fault);
    }
    json.writeEndArray();
    Decision decision = result.decision();
    if (decision != null) {
      json.writeFieldName("decision");
      json.writeRawValue(DecisionJson.toJson(decision));
    }
    json.writeEndObject();
  }

  private static void write(String name, Iterable<Problem> problems, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("code", problem.code());
      json.writeStringField("message", problem.message());
      Location at = problem.location();
      if (at != null) {
        json.writeStringField("file", at.file());
        json.writeNumberField("line", at.line());
      }
      if (problem.help() != null) {
        json.writeStringField("help", problem.help());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
