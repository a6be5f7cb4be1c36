package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a line: a word in lower case, a number, a name between quotation marks, or a sign.
 *
 * @param start where it starts in the line, in UTF-16 units from 0
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    WORD,
    NUMBER,
    NAME,
    COMMA,
    /** A character that no sentence holds. */
    OTHER,
    /** A quotation mark that is never closed, and what follows. */
    UNCLOSED
  }

  /** Returns a line's tokens up to its comment. */
  static List<Token> of(String line) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '#') {
        break;
      } else if (c == '"') {
        int close = line.indexOf('"', at + 1);
        if (close < 0) {
          tokens.add(new Token(Kind.UNCLOSED, line.substring(at + 1), at, line.length()));
          break;
        }
        tokens.add(new Token(Kind.NAME, line.substring(at + 1, close), at, close + 1));
        at = close + 1;
      } else if (c == ',') {
        tokens.add(new Token(Kind.COMMA, ",", at, at + 1));
        at++;
      } else {
        int end = at;
        while (end < line.length() && letter(line.charAt(end))) {
          end++;
        }
        if (end > at) {
          tokens.add(
              new Token(Kind.WORD, line.substring(at, end).toLowerCase(Locale.ROOT), at, end));
        } else {
          while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
          }
          Kind kind = end > at ? Kind.NUMBER : Kind.OTHER;
          end = Math.max(end, at + Character.charCount(line.codePointAt(at)));
          tokens.add(new Token(kind, line.substring(at, end), at, end));
        }
        at = end;
      }
    }
    return tokens;
  }

  /** Returns a token for what stands in {@code [start, end)}, to be marked in a message. */
  static Token sign(int start, int end) {
    return new Token(Kind.OTHER, "", start, end);
  }

  /** Returns a token from the first to the last of some, to be marked in a message. */
  static Token span(List<Token> tokens) {
    return sign(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  boolean word(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  }
}
