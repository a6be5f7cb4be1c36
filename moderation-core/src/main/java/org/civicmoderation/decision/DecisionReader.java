package org.civicmoderation.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.json.JsonObject;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DecisionJson} writes. */
final class DecisionReader {
  private DecisionReader() {}

  static Decision read(JsonObject json) {
    return new Decision(
        json.text("decisionId"),
        json.map("decidedAt", "an instant", Instant::parse),
        CommentJson.parse(json.object("comment").toJson()),
        outcome(json, "outcome"),
        each(json, "findings", DecisionReader::finding),
        each(json, "setAside", DecisionReader::setAside),
        each(
            json,
            "notEvaluated",
            item -> new NotEvaluated(item.text("subject"), item.text("reason"))),
        each(json, "problems", DecisionReader::problem),
        policy(json.object("policy")),
        json.text("engineVersion"));
  }

  private static PolicyReference policy(JsonObject json) {
    return new PolicyReference(
        json.text("id"),
        json.text("title"),
        json.text("issuer"),
        json.text("revision"),
        json.text("effective"),
        json.text("digest"),
        json.text("profile"));
  }

  private static Finding finding(JsonObject json) {
    JsonObject clause = json.object("clause");
    return new Finding(
        new Criterion(
            json.text("criterion"),
            new Clause(clause.text("text"), clause.text("source")),
            outcome(json, "defaultAction"),
            outcome(json, "ceiling")),
        outcome(json, "outcome"),
        rule(json.object("rule")),
        each(
            json,
            "evidence",
            item ->
                new Evidence(
                    Math.toIntExact(item.integer("start")),
                    Math.toIntExact(item.integer("end")),
                    item.text("text"),
                    item.text("category"),
                    attachment(item))),
        json.text("rationale"));
  }

  private static @Nullable Integer attachment(JsonObject evidence) {
    Long attachment = evidence.optionalInteger("attachment");
    return attachment == null ? null : Math.toIntExact(attachment);
  }

  private static SetAside setAside(JsonObject json) {
    return new SetAside(
        finding(json.object("finding")),
        rule(json.object("exemption")),
        json.bool("lowered"),
        json.text("rationale"));
  }

  private static RuleReference rule(JsonObject json) {
    return new RuleReference(
        json.text("id"),
        json.text("file"),
        Math.toIntExact(json.integer("line")),
        json.text("text"));
  }

  private static Problem problem(JsonObject json) {
    return new Problem(
        json.text("code"),
        json.text("message"),
        location(json.optionalObject("location")),
        json.optionalText("help"));
  }

  private static @Nullable Location location(@Nullable JsonObject json) {
    return json == null
        ? null
        : new Location(
            json.text("file"),
            Math.toIntExact(json.integer("line", 0)),
            Math.toIntExact(json.integer("column", 0)),
            json.optionalText("source"),
            Math.toIntExact(json.integer("length", 0)));
  }

  private static Outcome outcome(JsonObject json, String name) {
    return json.map(name, "KEEP, REVIEW or REMOVE", Outcome::valueOf);
  }

  private static <T> List<T> each(JsonObject json, String name, Function<JsonObject, T> reader) {
    List<T> values = new ArrayList<>();
    for (JsonObject item : json.objects(name)) {
      values.add(reader.apply(item));
    }
    return values;
  }
}
