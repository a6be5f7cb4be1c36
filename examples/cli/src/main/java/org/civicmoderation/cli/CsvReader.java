package org.civicmoderation.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.civicmoderation.cli.LineReader.Line;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) row by row. After a broken row it goes on with the next line, so that one
 * stray quotation mark does not swallow the rows after it. Not thread-safe.
 */
final class CsvReader {
  private static final int MAX_ROW_LENGTH = LineReader.MAX_LINE_BYTES;

  private final LineReader lines;
  private final char delimiter;

  /**
   * A row of the file, or what is wrong with it.
   *
   * @param line where it starts, counted from 1
   * @param fields its fields; empty when it is broken
   * @param defect what is wrong, or null
   */
  record Row(int line, List<String> fields, @Nullable Defect defect) {}

  /** What keeps a row from being read. */
  enum Defect {
    NOT_UTF_8,
    TOO_LONG,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE
  }

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  CsvReader(LineReader lines, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
  }

  /** Returns the next row that is not blank, or null at the end. */
  @Nullable Row next() throws IOException {
    Line first = lines.next();
    while (first != null && first.isBlank()) {
      first = lines.next();
    }
    return first == null ? null : row(first);
  }

  private Row row(Line first) throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    Deque<Line> more = new ArrayDeque<>();
    State state = State.FIELD_START;
    Defect defect = null;
    int length = 0;
    for (Line line = first; ; ) {
      if (line.defect() == LineReader.Defect.TOO_LONG) {
        return broken(first, Defect.TOO_LONG);
      }
      if (line.defect() == LineReader.Defect.NOT_UTF_8) {
        // The row is read to its end all the same: its other lines are no rows.
        defect = Defect.NOT_UTF_8;
      }
      String text = line.text();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (state == State.QUOTED) {
          if (c != '"') {
            field.append(c);
          } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            field.append('"');
            i++;
          } else {
            state = State.AFTER_QUOTE;
          }
        } else if (c == delimiter) {
          fields.add(field.toString());
          field.setLength(0);
          state = State.FIELD_START;
        } else if (c == '"' && state == State.FIELD_START) {
          state = State.QUOTED;
        } else if (state == State.AFTER_QUOTE) {
          if (c != ' ' && c != '\t') {
            return retreat(first, more, Defect.TEXT_AFTER_QUOTE);
          }
        } else {
          field.append(c);
          state = State.PLAIN;
        }
      }
      if (state != State.QUOTED) {
        fields.add(field.toString());
        return defect == null ? new Row(first.number(), fields, null) : broken(first, defect);
      }
      field.append(line.end());
      length += text.length();
      Line next = length > MAX_ROW_LENGTH ? null : lines.next();
      if (next == null) {
        return retreat(first, more, Defect.UNCLOSED_QUOTE);
      }
      more.push(next);
      line = next;
    }
  }

  /** Gives all lines but the first back, so that they are read as rows of their own. */
  private Row retreat(Line first, Deque<Line> more, Defect defect) {
    more.forEach(lines::giveBack);
    return broken(first, defect);
  }

  private static Row broken(Line first, Defect defect) {
    return new Row(first.number(), List.of(), defect);
  }
}
