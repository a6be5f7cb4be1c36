package org.civicmoderation.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex. */
final class Hashes {
  /** What the first entry of a chain names as the hash before it. */
  static final String NONE = "0".repeat(64);

  private static final HexFormat HEX = HexFormat.of();

  private Hashes() {}

  static boolean isHash(String text) {
    if (text.length() != NONE.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the hash of a text that has no lone surrogates, in UTF-8. */
  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] bytes) {
    return HEX.formatHex(digest().digest(bytes));
  }

  static String of(byte[] bytes, int start, int end) {
    MessageDigest digest = digest();
    digest.update(bytes, start, end - start);
    return HEX.formatHex(digest.digest());
  }

  /** Returns the hash of a text's UTF-16 units, high byte first: that of lone surrogates too. */
  static String ofUtf16(String text) {
    byte[] bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return of(bytes);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
