package org.civicmoderation.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Comments as rows of CSV under a header. A row becomes the JSON object that says the same, so that
 * both formats take and refuse the same values. Not thread-safe.
 *
 * @param <T> what is made of each
 */
final class CsvComments<T> implements CommentReader<T> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final char[] DELIMITERS = {',', ';', '\t'};

  private final String name;
  private final CsvReader rows;
  private final int width;
  private final Map<Column, Integer> places;
  private final Parser<T> parser;

  /** What a column can hold; its name in the header may differ in case, spaces and dashes. */
  enum Column {
    ID("id"),
    TEXT("text"),
    POSTED_AT("postedAt"),
    LANGUAGE("language"),
    AUTHOR_ID("authorId"),
    AUTHOR_NAME("authorName"),
    AUTHOR_ROLE("authorRole"),
    CHANNEL_ID("channelId"),
    PLATFORM("platform"),
    TOPICS("topics"),
    ORIGINAL_POST_ID("originalPostId"),
    ORIGINAL_POST("originalPost"),
    IN_REPLY_TO("inReplyTo"),
    PERMALINK("permalink");

    private static final List<String> NAMES =
        Arrays.stream(values()).map(column -> column.header).toList();

    private final String header;

    Column(String header) {
      this.header = header;
    }

    static @Nullable Column of(String header) {
      String folded = header.replaceAll("[\\s_.-]", "").toLowerCase(Locale.ROOT);
      for (Column column : values()) {
        if (column.header.toLowerCase(Locale.ROOT).equals(folded)) {
          return column;
        }
      }
      return null;
    }
  }

  private CsvComments(
      String name, CsvReader rows, int width, Map<Column, Integer> places, Parser<T> parser) {
    this.name = name;
    this.rows = rows;
    this.width = width;
    this.places = places;
    this.parser = parser;
  }

  /** Returns whether a line is a header that names the columns of a comment. */
  static boolean isHeader(String line) {
    for (char delimiter : DELIMITERS) {
      List<String> fields = fields(line, delimiter);
      if (fields.stream().anyMatch(field -> Column.of(field) == Column.ID)
          && fields.stream().anyMatch(field -> Column.of(field) == Column.TEXT)) {
        return true;
      }
    }
    return false;
  }

  /** Reads the header; what is wrong with it is the only entry of the reader returned. */
  static <T> CommentReader<T> of(String name, LineReader lines, Parser<T> parser, Notes notes)
      throws IOException {
    LineReader.Line first = lines.next();
    if (first == null) {
      return () -> null;
    }
    lines.giveBack(first);
    CsvReader rows = new CsvReader(lines, delimiter(first.text()));
    CsvReader.Row header = rows.next();
    if (header == null) {
      return () -> null;
    }
    Location at = Location.ofLine(name, header.line(), null);
    if (header.defect() != null) {
      return CommentReader.refusing(refused(at, header.defect()));
    }
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < header.fields().size(); i++) {
      String field = header.fields().get(i).strip();
      Column column = Column.of(field);
      if (column == null) {
        String nearest = Suggestion.nearest(field, Column.NAMES);
        if (nearest != null) {
          notes.add(
              new Problem(
                  "unknown-column",
                  "the column `" + TextBlock.inLine(field) + "` is not read",
                  at,
                  "did you mean `" + nearest + "`?"));
        }
      } else if (places.putIfAbsent(column, i) != null) {
        return CommentReader.refusing(
            Refused.of(
                at,
                "duplicate-column",
                "the header names `" + column.header + "` twice",
                "keep one of the two"));
      }
    }
    for (Column needed : List.of(Column.ID, Column.TEXT)) {
      if (!places.containsKey(needed)) {
        return CommentReader.refusing(
            Refused.of(
                at,
                "missing-column",
                "the first line names no column `" + needed.header + "`",
                "begin the file with its columns, such as `id,text,postedAt`"));
      }
    }
    return new CsvComments<>(name, rows, header.fields().size(), places, parser);
  }

  @Override
  public @Nullable Entry<T> next() throws IOException {
    CsvReader.Row row = rows.next();
    if (row == null) {
      return null;
    }
    Location at = Location.ofLine(name, row.line(), null);
    if (row.defect() != null) {
      return refused(at, row.defect());
    }
    if (row.fields().size() > width) {
      return Refused.of(
          at,
          "too-many-fields",
          "the row has " + row.fields().size() + " fields, and the header " + width,
          "put a text that has the separator in it in quotation marks");
    }
    Entry<T> entry = CommentReader.read(json(row.fields()), at, parser);
    return entry instanceof Refused<T> refused ? withoutColumns(refused, at) : entry;
  }

  private String json(List<String> fields) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      text(json, "id", field(fields, Column.ID));
      // A comment may have no words (an image alone), so that an empty cell is an empty text.
      Integer text = places.get(Column.TEXT);
      if (text != null && text < fields.size()) {
        json.writeStringField("text", fields.get(text));
      }
      text(json, "postedAt", field(fields, Column.POSTED_AT));
      text(json, "language", field(fields, Column.LANGUAGE));
      json.writeObjectFieldStart("author");
      text(json, "id", field(fields, Column.AUTHOR_ID));
      text(json, "name", field(fields, Column.AUTHOR_NAME));
      text(json, "role", field(fields, Column.AUTHOR_ROLE));
      json.writeEndObject();
      json.writeObjectFieldStart("channel");
      text(json, "id", field(fields, Column.CHANNEL_ID));
      text(json, "platform", field(fields, Column.PLATFORM));
      json.writeArrayFieldStart("topics");
      String topics = field(fields, Column.TOPICS);
      if (topics != null) {
        for (String topic : topics.split("[;|]", -1)) {
          if (!topic.isBlank()) {
            json.writeString(topic.strip());
          }
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      String post = field(fields, Column.ORIGINAL_POST);
      if (post != null) {
        json.writeObjectFieldStart("originalPost");
        text(json, "id", field(fields, Column.ORIGINAL_POST_ID));
        json.writeStringField("text", post);
        json.writeEndObject();
      }
      text(json, "inReplyTo", field(fields, Column.IN_REPLY_TO));
      text(json, "permalink", field(fields, Column.PERMALINK));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes whatever is written", e);
    }
    return out.toString();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** Returns a field, or null where its column or its value is not there. */
  private @Nullable String field(List<String> fields, Column column) {
    Integer place = places.get(column);
    if (place == null || place >= fields.size() || fields.get(place).isBlank()) {
      return null;
    }
    return fields.get(place);
  }

  /** The JSON object's columns and fields mean nothing to the reader of the CSV file. */
  private static <T> Refused<T> withoutColumns(Refused<T> refused, Location at) {
    return new Refused<>(
        refused.problems().stream()
            .map(
                problem ->
                    new Problem(
                        problem.code(),
                        problem.message().replace("`author.role`", "`authorRole`"),
                        at,
                        problem.help()))
            .toList());
  }

  private static <T> Refused<T> refused(Location at, CsvReader.Defect defect) {
    return switch (defect) {
      case NOT_UTF_8 -> CommentReader.notUtf8(at);
      case TOO_LONG -> CommentReader.tooLong(at, "row");
      case UNCLOSED_QUOTE ->
          Refused.of(
              at,
              "unclosed-quote",
              "a quotation mark opens a text and none closes it",
              "close it, or double it where it belongs to the text");
      case TEXT_AFTER_QUOTE ->
          Refused.of(
              at,
              "text-after-quote",
              "a text goes on after its closing quotation mark",
              "double the quotation marks that belong to the text");
    };
  }

  /** Returns the separator that gives a known header, or else a comma. */
  private static char delimiter(String header) {
    char best = DELIMITERS[0];
    long most = 0;
    for (char delimiter : DELIMITERS) {
      long known =
          fields(header, delimiter).stream().filter(field -> Column.of(field) != null).count();
      if (known > most) {
        most = known;
        best = delimiter;
      }
    }
    return best;
  }

  private static List<String> fields(String line, char delimiter) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      CsvReader.Row row =
          new CsvReader(new LineReader(new ByteArrayInputStream(bytes)), delimiter).next();
      return row == null ? List.of() : row.fields();
    } catch (IOException e) {
      throw new UncheckedIOException("an array gives whatever is read", e);
    }
  }
}
