package org.civicmoderation.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON, one line each, as {@code record-entry.schema.json} beside this class describes
 * them (JSON Schema 2020-12): the hash, the head of which it is the hash, and the content, of which
 * the head has the hash. Head and content stand in canonical form (RFC 8785), so that their hashes
 * are those of the bytes as they stand.
 */
public final class EntryJson {
  /** The version of the form, in every head. */
  public static final int FORMAT = 1;

  private EntryJson() {}

  /** Returns an entry as one line of JSON. It may hold a comment, which is personal data. */
  public static String toJson(RecordEntry entry) {
    String content = entry.contentJson();
    return "{\"hash\":\""
        + entry.hash()
        + "\",\"head\":"
        + entry.headJson()
        + ",\"content\":"
        + (content == null ? "null" : content)
        + "}";
  }

  /**
   * Reads an entry that stands as {@link #toJson} writes it; whether its hashes are right is for
   * {@link RecordStore#verify} to say.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static RecordEntry parse(String line) {
    EntryLine parts = EntryLine.of(line.getBytes(StandardCharsets.UTF_8));
    return parts.entry();
  }

  /** Reads an entry of its parts. */
  static RecordEntry parse(String hash, String headJson, @Nullable String contentJson) {
    JsonObject head = JsonObject.parse(headJson);
    if (head.integer("format") != FORMAT) {
      throw new IllegalArgumentException(
          "the entry is in format "
              + head.integer("format")
              + ", and this version reads "
              + FORMAT
              + ": use a newer one");
    }
    JsonObject by = head.object("by");
    return new RecordEntry(
        head.integer("sequence"),
        head.text("recordId"),
        head.map("kind", "a kind of entry", EntryKind::valueOf),
        head.map("at", "an instant", Instant::parse),
        new Actor(
            by.map(
                "role",
                "engine, reviewer or author",
                id -> Actor.Role.ofId(id).orElseThrow(IllegalArgumentException::new)),
            by.optionalText("id"),
            by.optionalText("name")),
        head.text("contentHash"),
        head.text("previousHash"),
        hash,
        contentJson);
  }

  static String head(
      long sequence,
      String recordId,
      EntryKind kind,
      Instant at,
      Actor by,
      String contentHash,
      String previousHash) {
    return CanonicalJson.of(
        json -> {
          json.writeStartObject();
          json.writeStringField("at", at.toString());
          writeActor(by, json);
          json.writeStringField("contentHash", contentHash);
          json.writeNumberField("format", FORMAT);
          json.writeStringField("kind", kind.name());
          json.writeStringField("previousHash", previousHash);
          json.writeStringField("recordId", recordId);
          json.writeNumberField("sequence", sequence);
          json.writeEndObject();
        });
  }

  private static void writeActor(Actor by, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("by");
    JsonLine.optional(json, "id", by.id());
    JsonLine.optional(json, "name", by.name());
    json.writeStringField("role", by.role().id());
    json.writeEndObject();
  }
}
