package org.civicmoderation.comment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads one comment from JSON, with all that is wrong at once. No message quotes the comment. */
final class CommentParser {
  private static final List<String> ROLES =
      List.of("public", "employee", "elected-official", "candidate");

  private static final String EXAMPLE = "write it as `{\"id\": \"…\", \"text\": \"…\"}`";

  private final String source;
  private final Location at;
  private final List<Problem> problems = new ArrayList<>();

  private @Nullable String id;
  private @Nullable String text;
  private @Nullable Instant postedAt;
  private @Nullable String language;
  private @Nullable String authorId;
  private @Nullable String authorName;
  private AuthorRole authorRole = AuthorRole.PUBLIC;
  private @Nullable String channelId;
  private @Nullable String platform;
  private final List<String> topics = new ArrayList<>();
  private @Nullable String postId;
  private @Nullable String postText;
  private @Nullable String inReplyTo;
  private @Nullable String permalink;
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<String> recentComments = new ArrayList<>();
  private final List<ChannelComment> channelComments = new ArrayList<>();

  CommentParser(String source, Location at) {
    this.source = source;
    this.at = at;
  }

  Comment parse() {
    try (JsonParser json = JsonLine.parser(source)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        report(json, "not-an-object", "a comment must be a JSON object", EXAMPLE);
        throw new InvalidCommentException(problems);
      }
      object(json, "", this::member);
      if (json.nextToken() != null) {
        report(json, "more-than-one", "something follows the comment", "one comment a line");
      }
      require("id", id);
      require("text", text);
    } catch (JsonEOFException e) {
      notJson(e, "the JSON object has no end", "close every quote and bracket");
    } catch (JsonProcessingException e) {
      notJson(
          e,
          "this is not JSON",
          "inside a text, write a quote as `\\\"` and a line break as `\\n`");
    } catch (IOException e) {
      throw new UncheckedIOException("a string gives whatever is read", e);
    }
    return comment();
  }

  private Comment comment() {
    if (id == null || text == null || !problems.isEmpty()) {
      throw new InvalidCommentException(problems);
    }
    Comment.Builder comment =
        Comment.builder(id, text)
            .postedAt(postedAt)
            .language(language)
            .author(new Author(authorId, authorName, authorRole))
            .channel(new Channel(channelId, platform, topics))
            .originalPost(postText == null ? null : new OriginalPost(postId, postText))
            .inReplyTo(inReplyTo)
            .permalink(permalink);
    attachments.forEach(comment::attachment);
    recentComments.forEach(comment::recentComment);
    channelComments.forEach(comment::channelComment);
    try {
      return comment.build();
    } catch (IllegalArgumentException e) {
      problems.add(new Problem("refused-comment", String.valueOf(e.getMessage()), at, null));
      throw new InvalidCommentException(problems);
    }
  }

  private boolean member(JsonParser json, String name) throws IOException {
    switch (name) {
      case "id" -> id = text(json, "id");
      case "text" -> text = text(json, "text");
      case "postedAt" -> postedAt = instant(json, text(json, "postedAt"));
      case "language" -> language = language(json, text(json, "language"));
      case "author" -> objectField(json, "author", this::authorMember);
      case "channel" -> objectField(json, "channel", this::channelMember);
      case "channelTopic" -> {
        String topic = text(json, "channelTopic");
        if (topic != null) {
          topics.add(topic);
        }
      }
      case "originalPost" -> {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          postText = json.getText();
        } else if (objectField(json, "originalPost", this::postMember)) {
          require("originalPost.text", postText);
        }
      }
      case "inReplyTo" -> inReplyTo = text(json, "inReplyTo");
      case "permalink" -> permalink = text(json, "permalink");
      case "attachments" -> list(json, "attachments", this::attachment);
      case "recentComments" ->
          list(
              json,
              "recentComments",
              item -> {
                String recent = text(item, "recentComments[]");
                if (recent != null) {
                  recentComments.add(recent);
                }
              });
      case "channelComments" -> list(json, "channelComments", this::channelComment);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean authorMember(JsonParser json, String name) throws IOException {
    switch (name) {
      case "id" -> authorId = text(json, "author.id");
      case "name" -> authorName = text(json, "author.name");
      case "role" -> role(json, text(json, "author.role"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean channelMember(JsonParser json, String name) throws IOException {
    switch (name) {
      case "id" -> channelId = text(json, "channel.id");
      case "platform" -> platform = text(json, "channel.platform");
      case "topics" ->
          list(
              json,
              "channel.topics",
              item -> {
                String topic = text(item, "channel.topics[]");
                if (topic != null) {
                  topics.add(topic);
                }
              });
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean postMember(JsonParser json, String name) throws IOException {
    switch (name) {
      case "id" -> postId = text(json, "originalPost.id");
      case "text" -> postText = text(json, "originalPost.text");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void attachment(JsonParser json) throws IOException {
    @Nullable String[] values = new @Nullable String[3];
    boolean read =
        objectField(
            json,
            "attachments[]",
            (item, name) -> {
              switch (name) {
                case "kind" -> values[0] = text(item, "attachments[].kind");
                case "url" -> values[1] = text(item, "attachments[].url");
                case "altText" -> values[2] = text(item, "attachments[].altText");
                default -> {
                  return false;
                }
              }
              return true;
            });
    if (read) {
      require("attachments[].kind", values[0]);
      if (values[0] != null) {
        attachments.add(new Attachment(values[0], values[1], values[2]));
      }
    }
  }

  private void channelComment(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      channelComments.add(new ChannelComment(null, json.getText()));
      return;
    }
    @Nullable String[] values = new @Nullable String[2];
    boolean read =
        objectField(
            json,
            "channelComments[]",
            (item, name) -> {
              switch (name) {
                case "authorId" -> values[0] = text(item, "channelComments[].authorId");
                case "text" -> values[1] = text(item, "channelComments[].text");
                default -> {
                  return false;
                }
              }
              return true;
            });
    if (read) {
      require("channelComments[].text", values[1]);
      if (values[1] != null) {
        channelComments.add(new ChannelComment(values[0], values[1]));
      }
    }
  }

  private @Nullable Instant instant(JsonParser json, @Nullable String value) throws IOException {
    if (value == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      report(
          json,
          "wrong-value",
          "`postedAt` is not a time with its offset",
          "write it as `2024-05-01T14:30:00Z` or `2024-05-01T09:30:00-05:00`");
      return null;
    }
  }

  private @Nullable String language(JsonParser json, @Nullable String value) throws IOException {
    if (value == null) {
      return null;
    }
    try {
      new Locale.Builder().setLanguageTag(value);
      return value;
    } catch (IllformedLocaleException e) {
      report(
          json, "wrong-value", "`language` is not a language tag", "write it as `en` or `es-MX`");
      return null;
    }
  }

  private void role(JsonParser json, @Nullable String value) throws IOException {
    if (value == null) {
      return;
    }
    AuthorRole.ofId(value)
        .ifPresentOrElse(
            role -> authorRole = role,
            () ->
                report(
                    json,
                    "wrong-value",
                    "`author.role` is not a role",
                    Suggestion.help(value, ROLES, "it is one of " + String.join(", ", ROLES))));
  }

  /** Reads the members of an object; what {@code reader} does not know is passed over. */
  private void object(JsonParser json, String path, Member reader) throws IOException {
    Set<String> seen = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (!reader.read(json, name)) {
        json.skipChildren();
      } else if (!seen.add(name)) {
        report(
            json,
            "duplicate-field",
            "`" + path + name + "` stands here twice",
            "keep one of the two");
      }
    }
  }

  /** Reads an object's members and returns true, unless there is null or something else. */
  private boolean objectField(JsonParser json, String path, Member reader) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      object(json, path + ".", reader);
      return true;
    }
    wrongType(json, path, "an object");
    return false;
  }

  private void list(JsonParser json, String path, Item reader) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      wrongType(json, path, "a list");
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      reader.read(json);
    }
  }

  private @Nullable String text(JsonParser json, String path) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    wrongType(json, path, "a text in quotes");
    return null;
  }

  /** Reports a value of another type than is wanted, unless it is null, and passes over it. */
  private void wrongType(JsonParser json, String path, String wanted) throws IOException {
    String found =
        switch (json.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "a list";
          case VALUE_STRING -> "a text";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "true or false";
          default -> null;
        };
    if (found != null) {
      report(json, "wrong-type", "`" + path + "` must be " + wanted + ", not " + found, null);
      json.skipChildren();
    }
  }

  private void require(String path, @Nullable String value) {
    boolean said = problems.stream().anyMatch(p -> p.message().startsWith("`" + path + "`"));
    if (value == null && !said) {
      problems.add(new Problem("missing-field", "`" + path + "` is missing", at, null));
    }
  }

  private void notJson(JsonProcessingException e, String message, String help) {
    JsonLocation where = e.getLocation();
    problems.add(new Problem("not-json", message, where == null ? at : place(where), help));
  }

  private void report(JsonParser json, String code, String message, @Nullable String help) {
    problems.add(new Problem(code, message, place(json.currentTokenLocation()), help));
  }

  private Location place(JsonLocation where) {
    // The line itself is not shown: it is a comment, and personal data.
    int line = at.line() + where.getLineNr() - 1;
    return new Location(at.file(), line, where.getColumnNr(), null, 0);
  }

  private interface Member {
    boolean read(JsonParser json, String name) throws IOException;
  }

  private interface Item {
    void read(JsonParser json) throws IOException;
  }
}
