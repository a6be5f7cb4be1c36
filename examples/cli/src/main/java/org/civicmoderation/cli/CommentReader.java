package org.civicmoderation.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.civicmoderation.comment.InvalidCommentException;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads comments from one file, line by line and in constant memory. Not thread-safe.
 *
 * @param <T> what is made of each: a comment, or a comment with its labels
 */
interface CommentReader<T> {
  /** A comment, or why it can't be read; no message quotes it. */
  sealed interface Entry<T> {}

  /** A comment that could be read. */
  record Read<T>(T value) implements Entry<T> {}

  /** What keeps a line, a row or a whole file from being read. */
  record Refused<T>(List<Problem> problems) implements Entry<T> {
    static <T> Refused<T> of(Location at, String code, String message, String help) {
      return new Refused<>(List.of(new Problem(code, message, at, help)));
    }
  }

  /** Returns the next comment, or null at the end. */
  @Nullable Entry<T> next() throws IOException;

  /** Makes something of a comment's JSON object. */
  interface Parser<T> {
    /**
     * Reads one.
     *
     * @throws InvalidCommentException if it is not a comment
     */
    T parse(String json, Location at);
  }

  /** Receives what does no harm but should be known, such as a column that nothing reads. */
  interface Notes {
    void add(Problem note);
  }

  /**
   * Returns a reader for a file.
   *
   * @param name the file's name as the user gave it; its ending tells the format, and where it
   *     tells nothing, the first line does
   */
  static <T> CommentReader<T> of(String name, LineReader lines, Parser<T> parser, Notes notes)
      throws IOException {
    LineReader.Line first = lines.next();
    while (first != null && first.isBlank()) {
      first = lines.next();
    }
    if (first == null) {
      return () -> null;
    }
    if (lines.isUtf16()) {
      return refusing(
          Refused.of(
              Location.ofLine(name, 1, null),
              "not-utf-8",
              "the file is UTF-16",
              "save it as UTF-8 (in Excel: \"CSV UTF-8\")"));
    }
    if (first.text().stripLeading().startsWith("[")) {
      return refusing(
          Refused.of(
              Location.ofLine(name, first.number(), null),
              "not-an-object",
              "a JSON list is not read",
              "write one comment a line, for instance with `jq -c '.[]'`"));
    }
    lines.giveBack(first);
    return switch (Format.of(name, first.text())) {
      case JSON_LINES -> new JsonLines<>(name, lines, parser);
      case CSV -> CsvComments.of(name, lines, parser, notes);
    };
  }

  /** Returns a reader whose only entry says why the file is not read. */
  static <T> CommentReader<T> refusing(Refused<T> refused) {
    return new CommentReader<>() {
      private @Nullable Entry<T> entry = refused;

      @Override
      public @Nullable Entry<T> next() {
        Entry<T> once = entry;
        entry = null;
        return once;
      }
    };
  }

  /** Reads a comment from a JSON object. */
  static <T> Entry<T> read(String json, Location at, Parser<T> parser) {
    try {
      return new Read<>(parser.parse(json, at));
    } catch (InvalidCommentException e) {
      return new Refused<>(e.problems());
    }
  }

  /** How comments are written down. */
  enum Format {
    JSON_LINES,
    CSV;

    static Format of(String name, String firstLine) {
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      return switch (ending) {
        case "jsonl", "ndjson", "json" -> JSON_LINES;
        case "csv", "tsv" -> CSV;
        default -> CsvComments.isHeader(firstLine) ? CSV : JSON_LINES;
      };
    }
  }

  /** One JSON object a line; blank lines are passed over. */
  final class JsonLines<T> implements CommentReader<T> {
    private final String name;
    private final LineReader lines;
    private final Parser<T> parser;

    JsonLines(String name, LineReader lines, Parser<T> parser) {
      this.name = name;
      this.lines = lines;
      this.parser = parser;
    }

    @Override
    public @Nullable Entry<T> next() throws IOException {
      LineReader.Line line = lines.next();
      while (line != null && line.isBlank()) {
        line = lines.next();
      }
      if (line == null) {
        return null;
      }
      Location at = Location.ofLine(name, line.number(), null);
      return line.defect() == null
          ? read(line.text(), at, parser)
          : switch (line.defect()) {
            case NOT_UTF_8 -> notUtf8(at);
            case TOO_LONG -> tooLong(at, "line");
          };
    }
  }

  static <T> Refused<T> notUtf8(Location at) {
    return Refused.of(at, "not-utf-8", "this is not UTF-8", "save the file as UTF-8");
  }

  static <T> Refused<T> tooLong(Location at, String what) {
    return Refused.of(
        at, "too-long", "the " + what + " is longer than 4 MiB", "one comment a " + what);
  }
}
