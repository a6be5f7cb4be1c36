package org.civicmoderation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.problem.Location;

/**
 * The comments that are decided: those of the file named by the system property {@code comments}
 * (JSON Lines), else the sample that ships in {@code examples/data}.
 */
final class Corpus {
  private static final String SAMPLE = "examples/data/comments.jsonl";

  private Corpus() {}

  static List<Comment> comments() {
    Path file = Path.of(System.getProperty("comments", SAMPLE));
    List<Comment> comments = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          comments.add(CommentJson.parse(line, Location.ofLine(file.toString(), number, null)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return comments;
  }
}
