package org.civicmoderation.record.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.civicmoderation.record.RecordHistory;

/**
 * A record as a page of HTML that stands alone: no script, no picture, nothing from elsewhere. It
 * holds the comment, which is personal data. Times are in UTC.
 */
public final class RecordHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Template PAGE = template("record.mustache");

  private RecordHtml() {}

  /** Returns the page of a record. */
  public static String of(RecordHistory history) {
    return ofDocument(RecordDocument.of(history));
  }

  /** Returns the page of a record's document, or of a copy of one. */
  static String ofDocument(JsonNode document) {
    Map<String, Object> page = new LinkedHashMap<>();
    JsonNode decided = document.at("/entries/0/data");
    page.put("id", document.path("recordId").asText());
    page.put("purged", document.path("purged").asBoolean());
    page.put("known", decided.isObject());
    page.put("redacted", document.has("redactions"));
    page.put("hasChanged", document.has("changedEntries"));
    List<String> changed = new ArrayList<>();
    document.path("changedEntries").forEach(sequence -> changed.add(sequence.asText()));
    page.put("changed", String.join(", ", changed));
    page.put("standing", standing(document));
    if (decided.isObject()) {
      decision(decided, page);
    }
    page.put("entries", entries(document));
    page.put("redactions", redactions(document));
    return PAGE.execute(page);
  }

  private static void decision(JsonNode decided, Map<String, Object> page) {
    JsonNode decision = decided.path("decision");
    JsonNode comment = decision.path("comment");
    JsonNode policy = decision.path("policy");
    page.put("outcome", decision.path("outcome").asText());
    page.put("issuer", policy.path("issuer").asText());
    page.put("policyTitle", policy.path("title").asText());
    page.put("decidedAt", time(decision.path("decidedAt").asText()));
    page.put("text", parts(comment.path("text").asText(), decision.path("findings")));
    page.put("post", text(comment.at("/originalPost/text")));
    page.put("hasPost", comment.at("/originalPost/text").isTextual());
    List<Map<String, String>> about = new ArrayList<>();
    row(about, "Comment", comment.path("id"));
    row(about, "Author", comment.at("/author/name"));
    row(about, "Account", comment.at("/author/id"));
    row(about, "Role", comment.at("/author/role"));
    row(about, "Platform", comment.at("/channel/platform"));
    row(about, "Page", comment.at("/channel/id"));
    timeRow(about, "Posted", comment.path("postedAt"));
    timeRow(about, "Fetched", decided.at("/context/capturedAt"));
    timeRow(about, "Last edited", decided.at("/context/editedAt"));
    row(about, "In reply to", comment.path("inReplyTo"));
    row(about, "Address", comment.path("permalink"));
    row(about, "SHA-256 of the text", decided.at("/original/textSha256"));
    page.put("about", about);
    page.put("findings", findings(decision.path("findings")));
    page.put("setAside", setAside(decision.path("setAside")));
    List<String> missing = new ArrayList<>();
    decision
        .path("notEvaluated")
        .forEach(
            one -> missing.add(one.path("subject").asText() + ": " + one.path("reason").asText()));
    page.put("notEvaluated", missing);
    List<String> problems = new ArrayList<>();
    decision.path("problems").forEach(one -> problems.add(one.path("message").asText()));
    page.put("problems", problems);
    List<Map<String, String>> under = new ArrayList<>();
    under.add(
        pair("Policy", policy.path("title").asText() + ", " + policy.path("issuer").asText()));
    under.add(
        pair(
            "Revision",
            policy.path("revision").asText() + ", effective " + policy.path("effective").asText()));
    row(under, "Pack", policy.path("id"));
    row(under, "SHA-256 of the pack", policy.path("digest"));
    row(under, "Profile", policy.path("profile"));
    row(under, "Engine", decision.path("engineVersion"));
    row(under, "Records series", decided.at("/retention/series"));
    row(under, "Kept for", decided.at("/retention/period"));
    row(under, "Under", decided.at("/retention/authority"));
    page.put("policy", under);
  }

  private static List<Map<String, String>> standing(JsonNode document) {
    List<Map<String, String>> rows = new ArrayList<>();
    JsonNode outcome = document.path("outcome");
    rows.add(
        pair("Outcome in force", outcome.isTextual() ? outcome.asText() : "not known any more"));
    rows.add(pair("Reviewed by a person", yes(document.path("reviewed").asBoolean())));
    rows.add(pair("Appeal waiting", yes(document.path("appealOpen").asBoolean())));
    rows.add(pair("Restored to the page", yes(document.path("restored").asBoolean())));
    List<String> holds = new ArrayList<>();
    document.path("holds").forEach(hold -> holds.add(hold.asText()));
    rows.add(pair("Holds", holds.isEmpty() ? "none" : String.join(", ", holds)));
    JsonNode keptUntil = document.path("keptUntil");
    if (document.path("purged").asBoolean()) {
      rows.add(pair("Could be destroyed from", keptUntil.asText()));
    } else {
      rows.add(
          pair("May be destroyed from", keptUntil.isTextual() ? keptUntil.asText() : "not known"));
    }
    return rows;
  }

  private static List<Map<String, Object>> findings(JsonNode findings) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (JsonNode finding : findings) {
      all.add(finding(finding));
    }
    return all;
  }

  private static Map<String, Object> finding(JsonNode finding) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("criterion", finding.path("criterion").asText());
    one.put("outcome", finding.path("outcome").asText());
    one.put("clause", finding.at("/clause/text").asText());
    one.put("source", finding.at("/clause/source").asText());
    one.put("rationale", finding.path("rationale").asText());
    one.put("rule", finding.at("/rule/id").asText());
    one.put(
        "place", finding.at("/rule/file").asText() + ", line " + finding.at("/rule/line").asText());
    one.put("sentences", finding.at("/rule/text").asText());
    List<Map<String, String>> words = new ArrayList<>();
    for (JsonNode evidence : finding.path("evidence")) {
      words.add(
          Map.of(
              "text", evidence.path("text").asText(),
              "start", String.valueOf(evidence.path("start").asInt() + 1),
              "end", evidence.path("end").asText(),
              "category", evidence.path("category").asText() + place(evidence)));
    }
    one.put("words", words);
    return one;
  }

  private static String place(JsonNode evidence) {
    return evidence.has("attachment")
        ? ", in the alternative text of attachment " + (evidence.path("attachment").asInt() + 1)
        : "";
  }

  private static List<Map<String, Object>> setAside(JsonNode setAside) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (JsonNode one : setAside) {
      Map<String, Object> row = finding(one.path("finding"));
      row.put("because", one.path("rationale").asText());
      row.put("exemption", one.at("/exemption/id").asText());
      row.put("lowered", one.path("lowered").asBoolean());
      all.add(row);
    }
    return all;
  }

  private static List<Map<String, Object>> entries(JsonNode document) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (JsonNode entry : document.path("entries")) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("sequence", entry.path("sequence").asText());
      row.put("what", what(entry.path("kind").asText()));
      row.put("at", time(entry.path("at").asText()));
      row.put("by", by(entry.path("by")));
      row.put("hash", entry.path("hash").asText());
      row.put("holds", holds(entry));
      all.add(row);
    }
    return all;
  }

  /** Returns what an entry says beyond the decision, which stands above. */
  private static List<Map<String, String>> holds(JsonNode entry) {
    List<Map<String, String>> rows = new ArrayList<>();
    JsonNode data = entry.path("data");
    if (data.isNull()) {
      rows.add(pair("Content", "destroyed; its SHA-256 is " + entry.path("contentHash").asText()));
    } else if (!data.has("decision")) {
      for (Map.Entry<String, JsonNode> field : data.properties()) {
        JsonNode value = field.getValue();
        if (value.isValueNode() && !value.asText().isEmpty()) {
          rows.add(pair(words(field.getKey()), value.asText()));
        }
      }
    }
    return rows;
  }

  private static List<Map<String, String>> redactions(JsonNode document) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode redaction : document.path("redactions")) {
      rows.add(
          Map.of(
              "where", redaction.path("pointer").asText(),
              "span",
                  redaction.has("start")
                      ? (redaction.path("start").asInt() + 1) + " to " + redaction.path("end")
                      : "all of it",
              "reason", redaction.path("reason").asText()));
    }
    return rows;
  }

  /** Cuts a text where findings quote it, so that the page can mark the words. */
  private static List<Map<String, Object>> parts(String text, JsonNode findings) {
    boolean[] marked = new boolean[text.length()];
    for (JsonNode finding : findings) {
      for (JsonNode evidence : finding.path("evidence")) {
        if (evidence.has("attachment")) {
          continue; // it stands elsewhere
        }
        int end = Math.min(text.length(), evidence.path("end").asInt());
        for (int i = Math.max(0, evidence.path("start").asInt()); i < end; i++) {
          marked[i] = true;
        }
      }
    }
    List<Map<String, Object>> parts = new ArrayList<>();
    for (int start = 0, i = 1; i <= text.length(); i++) {
      if (i == text.length() || marked[i] != marked[start]) {
        parts.add(Map.of("marked", marked[start], "words", text.substring(start, i)));
        start = i;
      }
    }
    return parts;
  }

  private static String by(JsonNode by) {
    return switch (by.path("role").asText()) {
      case "engine" -> "the engine " + by.path("id").asText() + ", without a person";
      case "author" -> "the comment's author";
      default ->
          by.has("name")
              ? by.path("name").asText() + " (" + by.path("id").asText() + ")"
              : by.path("id").asText();
    };
  }

  private static String what(String kind) {
    return switch (kind) {
      case "DECIDED" -> "Decided by rules";
      case "REVIEW_CONFIRMED" -> "A reviewer confirmed the decision";
      case "REVIEW_OVERTURNED" -> "A reviewer overturned the decision";
      case "APPEAL_LODGED" -> "The author appealed";
      case "APPEAL_UPHELD" -> "On appeal the decision was upheld";
      case "APPEAL_OVERTURNED" -> "On appeal the decision was overturned";
      case "RESTORED" -> "The comment was restored to the page";
      case "EDITED_BY_AUTHOR" -> "The author edited the comment";
      case "DELETED_BY_AUTHOR" -> "The author deleted the comment";
      case "NOTICE_SENT" -> "The author was told";
      case "NOTICE_WITHHELD" -> "The author was not told";
      case "HOLD_PLACED" -> "A hold was placed";
      case "HOLD_LIFTED" -> "A hold was lifted";
      case "REDACTED_COPY_RELEASED" -> "A redacted copy was given out";
      case "VIEWED" -> "The whole record was viewed";
      case "PURGED" -> "The content was destroyed under the retention schedule";
      default -> kind;
    };
  }

  /** Returns a name of the JSON as words: {@code noticeGivenOn} as "Notice given on". */
  private static String words(String name) {
    String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  private static void row(List<Map<String, String>> rows, String name, JsonNode value) {
    if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
      rows.add(pair(name, value.asText()));
    }
  }

  private static void timeRow(List<Map<String, String>> rows, String name, JsonNode value) {
    if (value.isTextual()) {
      rows.add(pair(name, time(value.asText())));
    }
  }

  private static Map<String, String> pair(String name, String value) {
    return Map.of("name", name, "value", value);
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private static String time(String instant) {
    // A time that was taken out of a copy stays as it is.
    return instant.isEmpty() || instant.charAt(0) == '█'
        ? instant
        : TIME.format(Instant.parse(instant));
  }

  private static Template template(String name) {
    try (InputStream in = Objects.requireNonNull(RecordHtml.class.getResourceAsStream(name), name);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return Mustache.compiler().compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
