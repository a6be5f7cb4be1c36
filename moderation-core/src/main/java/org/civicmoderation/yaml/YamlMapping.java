package org.civicmoderation.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Keys and their values in a YAML file. What is wrong with them is added to the list of problems
 * that the file was parsed with, and reading goes on. Not thread-safe.
 *
 * <p>The keys that were asked for are the keys that are known: call {@link #refuseOtherKeys()}
 * last.
 */
public final class YamlMapping {
  private final YamlSource source;
  private final List<Problem> problems;
  private final Location location;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  YamlMapping(YamlSource source, MappingNode node, Location location, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
    this.location = location;
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        report(
            "wrong-type", "a key must be a plain word", source.location(entry.getKeyNode()), null);
      } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
        report(
            "duplicate-key",
            "`" + key.getValue() + "` stands here twice",
            source.location(key),
            "keep one of the two");
      }
    }
  }

  /**
   * Parses a file whose outermost level is keys and values.
   *
   * @param file the path inside the pack, for the locations
   * @param content the file's text
   * @param problems receives what is wrong, here and while the mapping is read
   * @return the mapping, or null when the file is not YAML, empty, or not keys and values
   */
  public static @Nullable YamlMapping parse(String file, String content, List<Problem> problems) {
    return YamlSource.parse(file, content, problems);
  }

  /** Returns where the mapping starts; for the outermost one, the whole file. */
  public Location location() {
    return location;
  }

  /** Returns whether a key is there, and makes it a known one. */
  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /** Returns the keys in the order of the file, and makes all of them known. */
  public List<YamlText> keys() {
    List<YamlText> keys = new ArrayList<>();
    entries.forEach((key, entry) -> keys.add(new YamlText(key, keyLocation(entry))));
    known.addAll(entries.keySet());
    return keys;
  }

  /** Returns a text that is not blank; a missing one is a problem, and null. */
  public @Nullable YamlText text(String key) {
    if (!has(key)) {
      missing(key, "…");
      return null;
    }
    return optionalText(key);
  }

  /** Returns a text that is not blank, or null when the key is not there. */
  public @Nullable YamlText optionalText(String key) {
    NodeTuple entry = entry(key);
    if (entry == null) {
      return null;
    }
    if (!(entry.getValueNode() instanceof ScalarNode scalar)) {
      report("wrong-type", "`" + key + "` must be a text", keyLocation(entry), null);
      return null;
    }
    if (scalar.getValue().isBlank()) {
      report("empty-text", "`" + key + "` is empty", keyLocation(entry), null);
      return null;
    }
    return new YamlText(scalar.getValue(), source.location(scalar));
  }

  /**
   * Returns one of a set of values, or null when the key is not there.
   *
   * @param choices the values by their spelling, in the order in which a message lists them
   */
  public <T> @Nullable T optionalChoice(String key, Map<String, T> choices) {
    YamlText text = optionalText(key);
    if (text == null) {
      return null;
    }
    T choice = choices.get(text.value());
    if (choice == null) {
      report(
          "wrong-value",
          "`" + key + "` cannot be `" + text.value() + "`",
          text.location(),
          Suggestion.help(
              text.value(), choices.keySet(), "write " + String.join(" or ", choices.keySet())));
    }
    return choice;
  }

  /** Returns one of a set of values; a missing one is a problem, and null. */
  public <T> @Nullable T choice(String key, Map<String, T> choices) {
    if (!has(key)) {
      missing(key, String.join("|", choices.keySet()));
      return null;
    }
    return optionalChoice(key, choices);
  }

  /** Returns a list of texts, empty when the key is not there. */
  public List<YamlText> texts(String key) {
    List<YamlText> texts = new ArrayList<>();
    for (Node item : items(key, "texts")) {
      if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        texts.add(new YamlText(scalar.getValue(), source.location(scalar)));
      } else {
        report("wrong-type", "`" + key + "` must list texts", source.location(item), null);
      }
    }
    return texts;
  }

  /** Returns a list of mappings, empty when the key is not there. */
  public List<YamlMapping> mappings(String key) {
    List<YamlMapping> mappings = new ArrayList<>();
    for (Node item : items(key, "entries")) {
      if (item instanceof MappingNode mapping) {
        mappings.add(new YamlMapping(source, mapping, source.location(mapping), problems));
      } else {
        report(
            "wrong-type",
            "`" + key + "` must list entries of keys and values",
            source.location(item),
            null);
      }
    }
    return mappings;
  }

  /** Returns keys and values under a key; a missing one is a problem, and null. */
  public @Nullable YamlMapping mapping(String key) {
    if (!has(key)) {
      report("missing-key", "`" + key + "` is missing", location, "add it with its keys");
      return null;
    }
    return optionalMapping(key);
  }

  /** Returns keys and values under a key, or null when the key is not there. */
  public @Nullable YamlMapping optionalMapping(String key) {
    NodeTuple entry = entry(key);
    if (entry == null) {
      return null;
    }
    if (entry.getValueNode() instanceof MappingNode mapping) {
      return new YamlMapping(source, mapping, keyLocation(entry), problems);
    }
    report("wrong-type", "`" + key + "` must hold keys and values", keyLocation(entry), null);
    return null;
  }

  /** Reports every key that was not asked for. */
  public void refuseOtherKeys() {
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            report(
                "unknown-key",
                "the key `" + key + "` is not known here",
                keyLocation(entry),
                Suggestion.help(key, known, "known here: " + String.join(", ", known)));
          }
        });
  }

  /** Adds a problem. */
  public void report(String code, String message, Location at, @Nullable String help) {
    problems.add(new Problem(code, message, at, help));
  }

  private void missing(String key, String example) {
    report(
        "missing-key", "`" + key + "` is missing", location, "add `" + key + ": " + example + "`");
  }

  private List<Node> items(String key, String what) {
    NodeTuple entry = entry(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.getValueNode() instanceof SequenceNode sequence) {
      if (sequence.getValue().isEmpty()) {
        report("empty-list", "`" + key + "` is empty", keyLocation(entry), "fill or delete it");
      }
      return sequence.getValue();
    }
    report("wrong-type", "`" + key + "` must be a list of " + what, keyLocation(entry), null);
    return List.of();
  }

  private @Nullable NodeTuple entry(String key) {
    known.add(key);
    return entries.get(key);
  }

  private Location keyLocation(NodeTuple entry) {
    return source.location(entry.getKeyNode());
  }
}
