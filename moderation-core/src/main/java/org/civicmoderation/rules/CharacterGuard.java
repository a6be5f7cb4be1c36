package org.civicmoderation.rules;

import java.util.Locale;

/**
 * Refuses characters that can't be seen, or that look like others: outside a comment and a
 * rationale, a rule file holds plain letters only.
 */
final class CharacterGuard {
  /** The last plain character: what follows is no letter of a sentence. */
  private static final int LAST_PLAIN = 0x7e;

  private final RuleSource source;

  CharacterGuard(RuleSource source) {
    this.source = source;
  }

  /** Returns whether a line holds such a character, which is reported then. */
  boolean refuses(int line) {
    String given = source.line(line);
    boolean quoted = false;
    boolean comment = false;
    for (int at = 0; at < given.length(); ) {
      int c = given.codePointAt(at);
      if (c >= ' ' && c <= LAST_PLAIN && c != '"' && c != '#') {
        at++;
        continue;
      }
      Token here = Token.sign(at, at + Character.charCount(c));
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '#' && !quoted) {
        comment = true;
      }
      if (isHidden(c)) {
        source.report(
            "hidden-character",
            String.format(Locale.ROOT, "the line holds a character that cannot be seen, U+%04X", c),
            line,
            here,
            "delete it, or write the line anew");
        return true;
      }
      if (c > LAST_PLAIN && !quoted && !comment) {
        reportForeign(line, here, c);
        return true;
      }
      at = here.end();
    }
    return false;
  }

  /**
   * Returns whether a name that nothing is called holds a letter that looks like a plain one and is
   * none, which is reported then.
   */
  boolean refusesName(int line, Token name) {
    for (int at = name.start(); at < name.end(); at++) {
      int c = source.line(line).codePointAt(at);
      if (c > LAST_PLAIN) {
        reportForeign(line, Token.sign(at, at + Character.charCount(c)), c);
        return true;
      }
    }
    return false;
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private void reportForeign(int line, Token at, int c) {
    source.report(
        "foreign-character",
        String.format(Locale.ROOT, "`%s` (U+%04X) is not a plain letter", Character.toString(c), c),
        line,
        at,
        "write sentences and names with plain letters and straight quotation marks (\")");
  }
}
