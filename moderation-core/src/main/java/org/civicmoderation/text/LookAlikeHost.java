package org.civicmoderation.text;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.Locale;

/**
 * Tells links whose host has letters of other alphabets that look like Latin ones, so that the
 * whole reads as another host (Unicode Technical Standard 39, section 4): mіlwaukee.gov with a
 * Cyrillic letter, or the same as punycode, xn--mlwaukee-….
 */
final class LookAlikeHost {
  private static final String PUNYCODE = "xn--";

  private LookAlikeHost() {}

  /** Returns whether the link in {@code [start, end)} has such a host. */
  static boolean isIn(String text, int start, int end) {
    int from = start;
    int scheme = text.indexOf("://", start);
    if (scheme >= 0 && scheme + 3 < end) {
      from = scheme + 3;
    }
    int to = from;
    boolean plain = true;
    while (to < end && "/?#:".indexOf(text.charAt(to)) < 0) {
      plain &= text.charAt(to) < 0x80;
      to++;
    }
    if (!plain) {
      return isLookAlike(text.substring(from, to));
    }
    if (!text.regionMatches(true, from, PUNYCODE, 0, PUNYCODE.length())
        && text.substring(from, to).toLowerCase(Locale.ROOT).indexOf("." + PUNYCODE) < 0) {
      return false;
    }
    return isLookAlike(IDN.toUnicode(text.substring(from, to), IDN.ALLOW_UNASSIGNED));
  }

  private static boolean isLookAlike(String host) {
    for (String label : host.split("\\.", -1)) {
      if (isLookAlikeLabel(label)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether letters of another alphabet read as Latin ones: all of them, or, among Latin
   * ones, each at least roughly.
   */
  private static boolean isLookAlikeLabel(String label) {
    boolean latin = label.chars().anyMatch(c -> c < 0x80 && Character.isLetter(c));
    boolean foreign = false;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      UnicodeScript script = UnicodeScript.of(c);
      if (script == UnicodeScript.LATIN || script == UnicodeScript.COMMON) {
        continue;
      }
      if (Lookalikes.strict(c) == 0 && (!latin || Lookalikes.loose(c) == 0)) {
        return false; // It reads as a name in another language.
      }
      foreign = true;
    }
    return foreign;
  }
}
