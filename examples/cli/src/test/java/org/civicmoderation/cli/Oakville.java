package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A village's policy pack with two criteria, and comments that its rules know. */
final class Oakville {
  /** Where the pack is. */
  static final String PACK = pack().toString();

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COMMENTS =
      """
      {"id":"1","text":"I will hurt you, clown!","author":{"name":"Vic"},"originalPost":"Pool news"}
      {"id":"2","text":
      {"id":"3","text":"Two clowns at the circus."}

      {"id":"4","text":"Thank you! ❤️"}
      """;

  private Oakville() {}

  /**
   * Writes comments into a file: two that are kept, one that is not, and a line that is no JSON.
   */
  static Path comments(Path folder) throws IOException {
    return Files.writeString(folder.resolve("comments.jsonl"), COMMENTS);
  }

  /** Returns the folder of a copy of the pack, which may be changed. */
  static Path copyTo(Path folder) throws IOException {
    Path copy = folder.resolve("pack");
    try (var paths = Files.walk(pack())) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, copy.resolve(pack().relativize(path).toString()));
      }
    }
    return copy;
  }

  /** Replaces a text that a file must hold. */
  static void edit(Path file, String from, String to) throws IOException {
    String content = Files.readString(file);
    assertThat(content).contains(from);
    Files.writeString(file, content.replace(from, to));
  }

  /** Reads what a command wrote as JSON, one object a line. */
  static List<JsonNode> json(String lines) throws IOException {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(lines)) {
      return values.readAll();
    }
  }

  private static Path pack() {
    try {
      URI uri = Objects.requireNonNull(Oakville.class.getResource("oakville/policy.yaml")).toURI();
      return Objects.requireNonNull(Path.of(uri).getParent());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
