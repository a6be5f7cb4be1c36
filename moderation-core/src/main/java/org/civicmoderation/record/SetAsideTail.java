package org.civicmoderation.record;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The end of a log that a writer left half written when it was killed: nothing in it had been
 * acknowledged. It was moved into a file of its own. Immutable.
 *
 * @param file where it is kept
 * @param bytes how long it is
 * @param place where it stood: file and byte
 */
public record SetAsideTail(Path file, long bytes, String place) {
  public SetAsideTail {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(place, "place");
  }
}
