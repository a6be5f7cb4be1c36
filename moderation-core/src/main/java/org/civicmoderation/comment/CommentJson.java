package org.civicmoderation.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.problem.Location;

/**
 * Comments as JSON objects: {@code id} and {@code text}, and optionally {@code postedAt}, {@code
 * language}, {@code author{id,name,role}}, {@code channel{id,platform,topics[]}}, {@code
 * originalPost{id,text}}, {@code inReplyTo}, {@code permalink}, {@code
 * attachments[{kind,url,altText}]}, {@code recentComments[]} and {@code
 * channelComments[{authorId,text}]}.
 *
 * <p>{@code originalPost} and one of the {@code channelComments} may be just its text, and {@code
 * channelTopic} a channel's only topic. Other fields are passed over; a known field of a wrong type
 * is refused, and null counts as not there.
 */
public final class CommentJson {
  private CommentJson() {}

  /**
   * Reads one comment.
   *
   * @throws InvalidCommentException if it is not one JSON object that makes a comment
   */
  public static Comment parse(String json) {
    return parse(json, Location.ofLine("comment", 1, null));
  }

  /**
   * Reads one comment that stands on a line of a file.
   *
   * @param at file and line, for the problems
   * @throws InvalidCommentException if it is not one JSON object that makes a comment
   */
  public static Comment parse(String json, Location at) {
    return new CommentParser(json, at).parse();
  }

  /**
   * Returns a comment as one line of JSON; what is unknown is left out. A lone surrogate is
   * escaped, so that the line can be written as UTF-8 and read back unchanged.
   */
  public static String toJson(Comment comment) {
    return JsonLine.of(json -> write(comment, json));
  }

  private static void write(Comment comment, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", comment.id());
    json.writeStringField("text", comment.text());
    if (comment.postedAt() != null) {
      json.writeStringField("postedAt", comment.postedAt().toString());
    }
    JsonLine.optional(json, "language", comment.language());
    Author author = comment.author();
    json.writeObjectFieldStart("author");
    JsonLine.optional(json, "id", author.id());
    JsonLine.optional(json, "name", author.name());
    json.writeStringField("role", author.role().id());
    json.writeEndObject();
    Channel channel = comment.channel();
    json.writeObjectFieldStart("channel");
    JsonLine.optional(json, "id", channel.id());
    JsonLine.optional(json, "platform", channel.platform());
    texts(json, "topics", channel.topics());
    json.writeEndObject();
    OriginalPost post = comment.originalPost();
    if (post != null) {
      json.writeObjectFieldStart("originalPost");
      JsonLine.optional(json, "id", post.id());
      json.writeStringField("text", post.text());
      json.writeEndObject();
    }
    JsonLine.optional(json, "inReplyTo", comment.inReplyTo());
    JsonLine.optional(json, "permalink", comment.permalink());
    json.writeArrayFieldStart("attachments");
    for (Attachment attachment : comment.attachments()) {
      json.writeStartObject();
      json.writeStringField("kind", attachment.kind());
      JsonLine.optional(json, "url", attachment.url());
      JsonLine.optional(json, "altText", attachment.altText());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "recentComments", comment.recentComments());
    if (!comment.channelComments().isEmpty()) {
      json.writeArrayFieldStart("channelComments");
      for (ChannelComment other : comment.channelComments()) {
        json.writeStartObject();
        JsonLine.optional(json, "authorId", other.authorId());
        json.writeStringField("text", other.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, Iterable<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
