package org.civicmoderation.record;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log, taken apart without reading it whole. Immutable by use: no one changes the
 * bytes.
 *
 * @param bytes the line, without its end
 * @param hash the hash as the line says it
 * @param headEnd where the head ends; it starts at {@link #HEAD}
 * @param contentStart where the content starts; it ends one before the line does
 * @param destroyed whether there is no content any more
 */
record EntryLine(byte[] bytes, String hash, int headEnd, int contentStart, boolean destroyed) {
  private static final byte[] HASH_NAME = ascii("{\"hash\":\"");
  private static final byte[] HEAD_NAME = ascii("\",\"head\":");
  private static final byte[] CONTENT_NAME = ascii(",\"content\":");

  /** Where every head starts. */
  static final int HEAD = HASH_NAME.length + 64 + HEAD_NAME.length;

  /**
   * Takes a line apart.
   *
   * @throws IllegalArgumentException if it does not have the parts of an entry
   */
  static EntryLine of(byte[] line) {
    int headEnd = headEnd(line);
    if (headEnd < 0
        || !stands(line, 0, HASH_NAME)
        || !stands(line, HASH_NAME.length + 64, HEAD_NAME)
        || !stands(line, headEnd, CONTENT_NAME)) {
      throw new IllegalArgumentException("the line does not have the parts of an entry");
    }
    String hash = new String(line, HASH_NAME.length, 64, StandardCharsets.US_ASCII);
    int contentStart = headEnd + CONTENT_NAME.length;
    int end = line.length - 1;
    if (!Hashes.isHash(hash) || end < contentStart || line[end] != '}') {
      throw new IllegalArgumentException("the line does not have the parts of an entry");
    }
    boolean destroyed = isDestroyed(line, contentStart, end);
    if (!destroyed && line[contentStart] != '{') {
      throw new IllegalArgumentException("the line does not have the parts of an entry");
    }
    return new EntryLine(line, hash, headEnd, contentStart, destroyed);
  }

  /**
   * Returns where the content of a line starts, also where it is half overwritten.
   *
   * @throws IllegalArgumentException if the line has no head before it
   */
  static int contentStart(byte[] line) {
    int headEnd = headEnd(line);
    if (headEnd < 0 || !stands(line, headEnd, CONTENT_NAME)) {
      throw new IllegalArgumentException("the line does not have the parts of an entry");
    }
    return headEnd + CONTENT_NAME.length;
  }

  String head() {
    return new String(bytes, HEAD, headEnd - HEAD, StandardCharsets.UTF_8);
  }

  @Nullable String content() {
    return destroyed
        ? null
        : new String(bytes, contentStart, bytes.length - 1 - contentStart, StandardCharsets.UTF_8);
  }

  /** Returns the hash that the head has. */
  String headHash() {
    return Hashes.of(bytes, HEAD, headEnd);
  }

  /** Returns the hash that the content has. */
  String contentHash() {
    return Hashes.of(bytes, contentStart, bytes.length - 1);
  }

  RecordEntry entry() {
    return EntryJson.parse(hash, head(), content());
  }

  /** Content that was destroyed leaves null, and blanks in its place. */
  private static boolean isDestroyed(byte[] line, int start, int end) {
    if (!stands(line, start, ascii("null"))) {
      return false;
    }
    for (int i = start + 4; i < end; i++) {
      if (line[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Returns where the head's object ends, or -1 when it does not. */
  private static int headEnd(byte[] line) {
    int depth = 0;
    boolean inText = false;
    for (int i = HEAD; i < line.length; i++) {
      switch (line[i]) {
        case '"' -> inText = !inText;
        case '\\' -> i += inText ? 1 : 0;
        case '{' -> depth += inText ? 0 : 1;
        case '}' -> {
          depth -= inText ? 0 : 1;
          if (depth == 0 && !inText) {
            return i + 1;
          }
        }
        default -> {
          if (depth == 0) {
            return -1;
          }
        }
      }
    }
    return -1;
  }

  private static boolean stands(byte[] line, int at, byte[] what) {
    if (at + what.length > line.length) {
      return false;
    }
    for (int i = 0; i < what.length; i++) {
      if (line[at + i] != what[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
