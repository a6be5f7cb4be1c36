package org.civicmoderation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read whole, with its members by name and type. Immutable and thread-safe.
 *
 * <p>Reading is strict: a member that is missing or of another type is refused, by its path, and no
 * message quotes a value.
 */
public final class JsonObject {
  private final String path;
  private final Map<String, @Nullable Object> members;

  private JsonObject(String path, Map<String, @Nullable Object> members) {
    this.path = path;
    this.members = members;
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException if the text is not one JSON object, or a name stands in an
   *     object twice
   */
  public static JsonObject parse(String json) {
    if (value(json) instanceof Tree tree) {
      return new JsonObject("", tree.members());
    }
    throw new IllegalArgumentException("this must be a JSON object");
  }

  /** Returns the names of its members, in their order. */
  public Set<String> names() {
    return members.keySet();
  }

  /** Returns a text. */
  public String text(String name) {
    return cast(name, String.class, "a text");
  }

  /** Returns a text, or null where there is none. */
  public @Nullable String optionalText(String name) {
    return members.get(name) == null ? null : text(name);
  }

  /** Returns a whole number. */
  public long integer(String name) {
    return cast(name, Long.class, "a whole number");
  }

  /** Returns a whole number, or another where there is none. */
  public long integer(String name, long otherwise) {
    return members.get(name) == null ? otherwise : integer(name);
  }

  /** Returns a whole number, or null where there is none. */
  public @Nullable Long optionalInteger(String name) {
    return members.get(name) == null ? null : integer(name);
  }

  /** Returns true or false. */
  public boolean bool(String name) {
    return cast(name, Boolean.class, "true or false");
  }

  /** Returns an object. */
  public JsonObject object(String name) {
    return new JsonObject(at(name), cast(name, Tree.class, "an object").members());
  }

  /** Returns an object, or null where there is none. */
  public @Nullable JsonObject optionalObject(String name) {
    return members.get(name) == null ? null : object(name);
  }

  /** Returns a list of objects. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : items(name)) {
      String itemPath = at(name) + "[" + objects.size() + "]";
      if (!(item instanceof Tree tree)) {
        throw wrong(itemPath, "an object");
      }
      objects.add(new JsonObject(itemPath, tree.members()));
    }
    return objects;
  }

  /** Returns a list of texts. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(name)) {
      if (!(item instanceof String text)) {
        throw wrong(at(name) + "[" + texts.size() + "]", "a text");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Returns what a value is read into, or refuses the member by its path. */
  public <T> T map(String name, String wanted, Function<String, T> reader) {
    String text = text(name);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("`" + at(name) + "` must be " + wanted, e);
    }
  }

  /** Returns the object as one line of JSON, its members in their order. */
  public String toJson() {
    return JsonLine.of(json -> write(json, new Tree(members)));
  }

  /** Names its members only: values may be personal data. */
  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }

  /**
   * Returns a copy in which every text, names of members aside, is what {@code change} makes of it.
   */
  public JsonObject mapTexts(TextChange change) {
    if (changed("", new Tree(members), change) instanceof Tree tree) {
      return new JsonObject(path, tree.members());
    }
    throw new IllegalStateException("an object stays an object");
  }

  /** Makes another text of one. */
  @FunctionalInterface
  public interface TextChange {
    /**
     * Returns the other text.
     *
     * @param pointer where it stands (JSON Pointer, RFC 6901)
     */
    String change(String pointer, String text);
  }

  private static @Nullable Object changed(
      String pointer, @Nullable Object value, TextChange change) {
    if (value instanceof String text) {
      return change.change(pointer, text);
    } else if (value instanceof Tree tree) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      tree.members()
          .forEach(
              (name, member) ->
                  copy.put(name, changed(pointer + "/" + escape(name), member, change)));
      return new Tree(copy);
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object item : list) {
        copy.add(changed(pointer + "/" + copy.size(), item, change));
      }
      return copy;
    }
    return value;
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private List<?> items(String name) {
    return cast(name, List.class, "a list");
  }

  private <T> T cast(String name, Class<T> type, String wanted) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("`" + at(name) + "` is missing");
    }
    if (!type.isInstance(value)) {
      throw wrong(at(name), wanted);
    }
    return type.cast(value);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static IllegalArgumentException wrong(String path, String wanted) {
    return new IllegalArgumentException("`" + path + "` must be " + wanted);
  }

  private static @Nullable Object value(String text) {
    try (JsonParser json = JsonLine.parser(text)) {
      json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
      json.nextToken();
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      // Jackson's message would quote the text.
      throw new IllegalArgumentException(
          "this is not JSON at character " + Math.max(0, e.getLocation().getCharOffset()));
    } catch (IOException e) {
      throw new UncheckedIOException("a string gives whatever is read", e);
    }
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("the JSON is empty");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          members.put(name, value(json));
        }
        yield new Tree(members);
      }
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(json));
        }
        yield items;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Tree tree) {
      json.writeStartObject();
      for (Map.Entry<String, @Nullable Object> member : tree.members().entrySet()) {
        json.writeFieldName(member.getKey());
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeNull();
    }
  }

  /** An object's members; a map of its own type, so that no list or text passes for one. */
  private record Tree(Map<String, @Nullable Object> members) {}
}
