package org.civicmoderation.record.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordHistory;

/**
 * A record as one JSON document: how things stand, and all that happened, each with what it holds.
 * What is exported, shown and redacted is made of it.
 */
final class RecordDocument {
  static final ObjectMapper JSON = new ObjectMapper();

  private RecordDocument() {}

  static ObjectNode of(RecordHistory history) {
    ObjectNode document = JSON.createObjectNode();
    document.put("format", 1);
    document.put("recordId", history.id());
    document.put("outcome", history.outcome().map(Outcome::name).orElse(null));
    document.put("reviewed", history.isReviewed());
    document.put("appealOpen", history.isAppealOpen());
    document.put("restored", history.isRestored());
    document.put("deletedByAuthor", history.isDeletedByAuthor());
    document.put("purged", history.isPurged());
    ArrayNode holds = document.putArray("holds");
    history.holds().forEach(hold -> holds.add(hold.id()));
    document.put("keptUntil", history.dueOn().map(LocalDate::toString).orElse(null));
    if (!history.changed().isEmpty()) {
      ArrayNode changed = document.putArray("changedEntries");
      history.changed().forEach(entry -> changed.add(entry.sequence()));
    }
    ArrayNode entries = document.putArray("entries");
    history.entries().forEach(entry -> entries.add(entry(entry)));
    return document;
  }

  private static ObjectNode entry(RecordEntry entry) {
    ObjectNode json = JSON.createObjectNode();
    json.put("sequence", entry.sequence());
    json.put("kind", entry.kind().name());
    json.put("at", entry.at().toString());
    ObjectNode by = json.putObject("by");
    by.put("role", entry.by().role().id());
    if (entry.by().id() != null) {
      by.put("id", entry.by().id());
    }
    if (entry.by().name() != null) {
      by.put("name", entry.by().name());
    }
    json.put("contentHash", entry.contentHash());
    json.put("previousHash", entry.previousHash());
    json.put("hash", entry.hash());
    json.set("data", data(entry));
    return json;
  }

  private static JsonNode data(RecordEntry entry) {
    String content = entry.contentJson();
    if (content == null) {
      return JSON.nullNode();
    }
    return read(content).path("data");
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // The message stays out: it could carry the comment.
      throw new IllegalArgumentException("the entry's content is not JSON");
    }
  }
}
