package org.civicmoderation.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in a pack something stands. Immutable.
 *
 * @param file the path inside the pack, with forward slashes
 * @param line counted from 1; 0 when the whole file is meant
 * @param column counted from 1 in UTF-16 units; 0 when the whole line is meant
 * @param source the text of that line, or null when there is none to show
 * @param length how many units from {@code column} on are meant; 0 when unknown
 */
public record Location(String file, int line, int column, @Nullable String source, int length) {
  public Location {
    Objects.requireNonNull(file, "file");
  }

  /** Returns the place of a whole file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, null, 0);
  }

  /** Returns the place of a whole line. */
  public static Location ofLine(String file, int line, @Nullable String source) {
    return new Location(file, line, 0, source, 0);
  }

  /** Returns {@code file}, {@code file:line} or {@code file:line:column}. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
