package org.civicmoderation.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.decision.DecisionJson;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.json.JsonObject;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What an entry holds, as JSON in canonical form: {@code data} of the entry's kind, and a {@code
 * salt}, without which nobody could tell by the hash that is left after a purge whether a text that
 * they guess was the one. Canonical JSON cannot hold half a surrogate pair: such units stand as
 * U+FFFD, and {@code loneSurrogates} says where and which.
 */
final class ContentJson {
  private static final char REPLACEMENT = '\uFFFD';

  private ContentJson() {}

  static String of(EntryContent content, String salt) {
    String data = JsonLine.of(json -> write(content, json));
    List<LoneSurrogate> alone = new ArrayList<>();
    // JsonLine escapes lone surrogates and nothing else that way.
    String plain = data.contains("\\uD") ? withoutLoneSurrogates(data, alone) : data;
    return CanonicalJson.of(
        json -> {
          json.writeStartObject();
          json.writeFieldName("data");
          json.writeRawValue(plain);
          if (!alone.isEmpty()) {
            json.writeArrayFieldStart("loneSurrogates");
            for (LoneSurrogate one : alone) {
              json.writeStartObject();
              json.writeStringField("pointer", one.pointer());
              json.writeNumberField("at", one.at());
              json.writeStringField("unit", String.format("%04x", (int) one.unit()));
              json.writeEndObject();
            }
            json.writeEndArray();
          }
          json.writeStringField("salt", salt);
          json.writeEndObject();
        });
  }

  static EntryContent parse(EntryKind kind, String contentJson) {
    return read(kind, data(contentJson));
  }

  /** Returns the data of a content, its texts in their exact units. */
  static JsonObject data(String contentJson) {
    JsonObject json = JsonObject.parse(contentJson);
    JsonObject data = json.object("data");
    if (!json.names().contains("loneSurrogates")) {
      return data;
    }
    Map<String, List<LoneSurrogate>> alone = new HashMap<>();
    for (JsonObject one : json.objects("loneSurrogates")) {
      String pointer = one.text("pointer");
      alone
          .computeIfAbsent(pointer, key -> new ArrayList<>())
          .add(
              new LoneSurrogate(
                  pointer,
                  Math.toIntExact(one.integer("at")),
                  (char) (int) one.map("unit", "four hexadecimal digits", u -> parseUnit(u))));
    }
    return data.mapTexts(
        (pointer, text) -> {
          StringBuilder units = new StringBuilder(text);
          for (LoneSurrogate one : alone.getOrDefault(pointer, List.of())) {
            if (one.at() < 0 || one.at() >= text.length()) {
              throw new IllegalArgumentException("`loneSurrogates` names a place that is none");
            }
            units.setCharAt(one.at(), one.unit());
          }
          return units.toString();
        });
  }

  private static int parseUnit(String unit) {
    return Integer.parseInt(unit, 16);
  }

  private static String withoutLoneSurrogates(String data, List<LoneSurrogate> alone) {
    return JsonObject.parse(data)
        .mapTexts(
            (pointer, text) -> {
              int at = CanonicalJson.loneSurrogate(text, 0);
              if (at < 0) {
                return text;
              }
              StringBuilder units = new StringBuilder(text);
              for (; at >= 0; at = CanonicalJson.loneSurrogate(text, at + 1)) {
                alone.add(new LoneSurrogate(pointer, at, text.charAt(at)));
                units.setCharAt(at, REPLACEMENT);
              }
              return units.toString();
            })
        .toJson();
  }

  private static void write(EntryContent content, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (content instanceof DecisionRecord record) {
      writeRecord(record, json);
    } else if (content instanceof EntryContent.Review review) {
      json.writeStringField("outcome", review.outcome().name());
      json.writeStringField("reason", review.reason());
    } else if (content instanceof EntryContent.AppealLodged appeal) {
      json.writeStringField("statement", appeal.statement());
      optional(json, "lodgedAt", appeal.lodgedAt());
    } else if (content instanceof EntryContent.Note note) {
      json.writeStringField("text", note.text());
      optional(json, "happenedAt", note.happenedAt());
    } else if (content instanceof EntryContent.Edit edit) {
      json.writeStringField("nextRecordId", edit.nextRecordId());
      optional(json, "editedAt", edit.editedAt());
    } else if (content instanceof EntryContent.NoticeSent notice) {
      json.writeStringField("language", notice.language());
      json.writeStringField("means", notice.means());
      json.writeStringField("subject", notice.subject());
      json.writeStringField("body", notice.body());
      optional(json, "appealUntil", notice.appealUntil());
    } else if (content instanceof Hold hold) {
      json.writeStringField("id", hold.id());
      json.writeStringField("kind", hold.kind().id());
      json.writeStringField("reference", hold.reference());
      json.writeStringField("reason", hold.reason());
      optional(json, "notBefore", hold.notBefore());
    } else if (content instanceof EntryContent.HoldLifted lifted) {
      json.writeStringField("holdId", lifted.holdId());
      json.writeStringField("reason", lifted.reason());
    } else if (content instanceof EntryContent.CopyReleased copy) {
      writeCopy(copy, json);
    } else if (content instanceof DestructionCertificate certificate) {
      writeCertificate(certificate, json);
    }
    json.writeEndObject();
  }

  private static void writeRecord(DecisionRecord record, JsonGenerator json) throws IOException {
    json.writeFieldName("decision");
    json.writeRawValue(DecisionJson.toJson(record.decision()));
    Original original = record.original();
    json.writeObjectFieldStart("original");
    json.writeStringField("textSha256", original.textSha256());
    json.writeNumberField("textLength", original.textLength());
    JsonLine.optional(json, "payload", original.payload());
    json.writeEndObject();
    RecordContext context = record.context();
    json.writeObjectFieldStart("context");
    optional(json, "capturedAt", context.capturedAt());
    optional(json, "editedAt", context.editedAt());
    JsonLine.optional(json, "parentText", context.parentText());
    if (context.threadPosition() > 0) {
      json.writeNumberField("threadPosition", context.threadPosition());
    }
    JsonLine.optional(json, "previousRecordId", context.previousRecordId());
    json.writeEndObject();
    write(record.retention(), json);
  }

  private static void write(RecordRetention retention, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("retention");
    json.writeStringField("series", retention.series());
    json.writeStringField("period", retention.period().toString());
    json.writeStringField("trigger", retention.trigger());
    json.writeStringField("authority", retention.authority());
    json.writeEndObject();
  }

  private static void writeCopy(EntryContent.CopyReleased copy, JsonGenerator json)
      throws IOException {
    json.writeStringField("request", copy.request());
    json.writeStringField("sha256", copy.sha256());
    json.writeArrayFieldStart("redactions");
    for (Redaction redaction : copy.redactions()) {
      json.writeStartObject();
      json.writeStringField("pointer", redaction.pointer());
      if (!redaction.isWholeField()) {
        json.writeNumberField("start", redaction.start());
        json.writeNumberField("end", redaction.end());
      }
      json.writeStringField("reason", redaction.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeCertificate(DestructionCertificate certificate, JsonGenerator json)
      throws IOException {
    json.writeStringField("purgeId", certificate.purgeId());
    write(certificate.retention(), json);
    json.writeStringField("triggeredOn", certificate.triggeredOn().toString());
    json.writeStringField("dueOn", certificate.dueOn().toString());
    optional(json, "noticeGivenOn", certificate.noticeGivenOn());
    JsonLine.optional(json, "waiver", certificate.waiver());
    json.writeStringField("method", certificate.method());
    json.writeArrayFieldStart("destroyed");
    for (DestructionCertificate.Destroyed destroyed : certificate.destroyed()) {
      json.writeStartObject();
      json.writeNumberField("sequence", destroyed.sequence());
      json.writeStringField("contentHash", destroyed.contentHash());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void optional(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    JsonLine.optional(json, name, value == null ? null : value.toString());
  }

  private static EntryContent read(EntryKind kind, JsonObject json) {
    return switch (kind) {
      case DECIDED -> readRecord(json);
      case REVIEW_CONFIRMED, REVIEW_OVERTURNED, APPEAL_UPHELD, APPEAL_OVERTURNED ->
          new EntryContent.Review(
              json.map("outcome", "KEEP or REMOVE", Outcome::valueOf), json.text("reason"));
      case APPEAL_LODGED ->
          new EntryContent.AppealLodged(json.text("statement"), instant(json, "lodgedAt"));
      case RESTORED, DELETED_BY_AUTHOR, NOTICE_WITHHELD, VIEWED ->
          new EntryContent.Note(json.text("text"), instant(json, "happenedAt"));
      case EDITED_BY_AUTHOR ->
          new EntryContent.Edit(json.text("nextRecordId"), instant(json, "editedAt"));
      case NOTICE_SENT ->
          new EntryContent.NoticeSent(
              json.text("language"),
              json.text("means"),
              json.text("subject"),
              json.text("body"),
              date(json, "appealUntil"));
      case HOLD_PLACED ->
          new Hold(
              json.text("id"),
              json.map(
                  "kind",
                  "request, litigation or audit",
                  id -> Hold.Kind.ofId(id).orElseThrow(IllegalArgumentException::new)),
              json.text("reference"),
              json.text("reason"),
              date(json, "notBefore"));
      case HOLD_LIFTED -> new EntryContent.HoldLifted(json.text("holdId"), json.text("reason"));
      case REDACTED_COPY_RELEASED -> readCopy(json);
      case PURGED -> readCertificate(json);
    };
  }

  private static DecisionRecord readRecord(JsonObject json) {
    JsonObject original = json.object("original");
    JsonObject context = json.object("context");
    return new DecisionRecord(
        DecisionJson.parse(json.object("decision")),
        new Original(
            original.text("textSha256"),
            Math.toIntExact(original.integer("textLength")),
            original.optionalText("payload")),
        new RecordContext(
            instant(context, "capturedAt"),
            instant(context, "editedAt"),
            context.optionalText("parentText"),
            Math.toIntExact(context.integer("threadPosition", 0)),
            context.optionalText("previousRecordId")),
        readRetention(json.object("retention")));
  }

  private static RecordRetention readRetention(JsonObject json) {
    return new RecordRetention(
        json.text("series"),
        json.map("period", "a period such as P7Y", Period::parse),
        json.text("trigger"),
        json.text("authority"));
  }

  private static EntryContent.CopyReleased readCopy(JsonObject json) {
    List<Redaction> redactions = new ArrayList<>();
    for (JsonObject item : json.objects("redactions")) {
      redactions.add(
          new Redaction(
              item.text("pointer"),
              Math.toIntExact(item.integer("start", -1)),
              Math.toIntExact(item.integer("end", -1)),
              item.text("reason")));
    }
    return new EntryContent.CopyReleased(json.text("request"), json.text("sha256"), redactions);
  }

  private static DestructionCertificate readCertificate(JsonObject json) {
    List<DestructionCertificate.Destroyed> destroyed = new ArrayList<>();
    for (JsonObject item : json.objects("destroyed")) {
      destroyed.add(
          new DestructionCertificate.Destroyed(item.integer("sequence"), item.text("contentHash")));
    }
    return new DestructionCertificate(
        json.text("purgeId"),
        readRetention(json.object("retention")),
        json.map("triggeredOn", "a date", LocalDate::parse),
        json.map("dueOn", "a date", LocalDate::parse),
        date(json, "noticeGivenOn"),
        json.optionalText("waiver"),
        json.text("method"),
        destroyed);
  }

  private static @Nullable Instant instant(JsonObject json, String name) {
    return json.optionalText(name) == null ? null : json.map(name, "an instant", Instant::parse);
  }

  private static @Nullable LocalDate date(JsonObject json, String name) {
    return json.optionalText(name) == null ? null : json.map(name, "a date", LocalDate::parse);
  }

  private record LoneSurrogate(String pointer, int at, char unit) {}
}
