package org.civicmoderation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One line of JSON. Thread-safe. */
public final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLine() {}

  /** Writes a value. */
  @FunctionalInterface
  public interface Body {
    /** Writes the value to a generator that takes whatever is written. */
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Returns the line that {@code body} writes. A lone surrogate is escaped, so that the line can be
   * encoded as UTF-8 and read back unchanged.
   */
  public static String of(Body body) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes whatever is written", e);
    }
    return escapeLoneSurrogates(out.toString());
  }

  /** Writes a field, unless its value is null. */
  public static void optional(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** Returns a parser for a line. */
  public static JsonParser parser(String line) throws IOException {
    return FACTORY.createParser(line);
  }

  /** In JSON, surrogates stand only inside strings, so that an escape means the same. */
  private static String escapeLoneSurrogates(String json) {
    StringBuilder out = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
        continue;
      }
      if (out == null) {
        out = new StringBuilder(json.length() + 16);
      }
      out.append(json, copied, i).append(String.format("\\u%04X", (int) unit));
      copied = i + 1;
    }
    return out == null ? json : out.append(json, copied, json.length()).toString();
  }
}
