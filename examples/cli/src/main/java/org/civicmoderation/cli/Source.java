package org.civicmoderation.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where comments come from.
 *
 * @param name what the user calls it
 * @param path the file, or null for standard input
 */
record Source(String name, @Nullable Path path) {
  private static final String STDIN = "-";

  /** Checks all files, before anything is decided; none means standard input. */
  static List<Source> of(List<String> files) {
    List<Source> sources = new ArrayList<>();
    for (String file : files.isEmpty() ? List.of(STDIN) : files) {
      sources.add(file.equals(STDIN) ? new Source("standard input", null) : ofFile(file));
    }
    return sources;
  }

  /** Returns how many bytes there are, or 0 where that is unknown. */
  static long size(List<Source> sources) throws IOException {
    long total = 0;
    for (Source source : sources) {
      if (source.path() == null) {
        return 0;
      }
      total += Files.size(source.path());
    }
    return total;
  }

  private static Source ofFile(String file) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new UsageException("`" + TextBlock.inLine(file) + "` is not a path");
    }
    if (Files.isDirectory(path)) {
      throw new UsageException("`" + file + "` is a folder; give the files in it");
    }
    if (!Files.exists(path)) {
      throw new UsageException("there is no file `" + file + "`");
    }
    if (!Files.isReadable(path)) {
      throw new UsageException("the file `" + file + "` can't be read: access is denied");
    }
    return new Source(file, path);
  }

  InputStream open(Environment environment) throws IOException {
    if (path == null) {
      // Standard input stays open: it is not ours.
      return new FilterInputStream(environment.in()) {
        @Override
        public void close() {}
      };
    }
    return Files.newInputStream(path);
  }
}
