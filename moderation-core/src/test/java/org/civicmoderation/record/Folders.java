package org.civicmoderation.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store's folder, as somebody finds or changes it from outside. */
final class Folders {
  private Folders() {}

  static Path log(Path folder) {
    return folder.resolve("entries-0000000001.jsonl");
  }

  static List<String> lines(Path folder) throws IOException {
    return Files.readAllLines(log(folder));
  }

  static void write(Path folder, List<String> lines) throws IOException {
    Files.writeString(log(folder), String.join("\n", lines) + "\n");
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
