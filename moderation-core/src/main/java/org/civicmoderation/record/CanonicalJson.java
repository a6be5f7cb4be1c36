package org.civicmoderation.record;

import java.io.IOException;
import org.civicmoderation.json.JsonLine;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form that hashes are taken of (RFC 8785). */
final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * Returns JSON in canonical form.
   *
   * @throws IllegalArgumentException if a text has a lone surrogate, which the form cannot hold
   */
  static String of(String json) {
    String canonical;
    try {
      canonical = new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException e) {
      // The library's message would quote what it read.
      throw new IllegalArgumentException("this is not JSON that has a canonical form");
    }
    if (loneSurrogate(canonical, 0) >= 0) {
      throw new IllegalArgumentException("ids and names must be well-formed Unicode");
    }
    return canonical;
  }

  static String of(JsonLine.Body body) {
    return of(JsonLine.of(body));
  }

  /** Returns where the first lone surrogate from an index on stands; -1 when there is none. */
  static int loneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (Character.isHighSurrogate(unit)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
