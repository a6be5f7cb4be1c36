package org.civicmoderation.policy;

import java.util.Objects;

/**
 * A text file of a pack. Immutable.
 *
 * @param path its path inside the pack, with forward slashes ("rules/threats.dslr"); a file that
 *     comes from a pack that this one extends is prefixed with that pack's id and a colon
 * @param content its text
 */
public record PackFile(String path, String content) {
  public PackFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
  }
}
