package org.civicmoderation.lexicon;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.civicmoderation.text.NormalizedText;

/**
 * A staff-written pattern, run by RE2/J in linear time. Most texts are spared the run: letters that
 * the pattern cannot do without are looked for first. Immutable.
 */
final class LetterPattern {
  private final Pattern pattern;
  private final String needed;

  /**
   * Compiles a pattern.
   *
   * @throws com.google.re2j.PatternSyntaxException if it cannot be read
   */
  LetterPattern(String source) {
    pattern = Pattern.compile(source);
    needed = needed(source);
  }

  boolean matchesNothing() {
    return pattern.matches("");
  }

  Matcher matcher(CharSequence text) {
    return pattern.matcher(text);
  }

  /** Returns whether a text has what the pattern needs; false is sure. */
  boolean mayMatch(NormalizedText text) {
    if (needed.isEmpty()) {
      return true;
    }
    return has(text.letters(), text.lettersStart(0), text.lettersEnd(text.wordCount() - 1))
        || (!Character.isLetterOrDigit(needed.charAt(0)) && text.original().contains(needed));
  }

  private boolean has(char[] letters, int from, int to) {
    int length = needed.length();
    char first = needed.charAt(0);
    for (int i = from; i + length <= to; i++) {
      if (letters[i] == first) {
        int j = 1;
        while (j < length && letters[i + j] == needed.charAt(j)) {
          j++;
        }
        if (j == length) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns the longest row of letters, or of signs, outside of groups and choices; empty where
   * there is none.
   */
  static String needed(String source) {
    if (source.startsWith("(?")) {
      return ""; // Flags may change what a letter means.
    }
    String longest = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      boolean literal = false;
      switch (c) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '|' -> {
          if (depth == 0) {
            return "";
          }
        }
        case '[' -> i = endOfClass(source, i);
        case '*', '?', '{' -> {
          // What stands before may be missing.
          if (run.length() > 0) {
            run.setLength(run.length() - 1);
          }
          if (c == '{') {
            int close = source.indexOf('}', i);
            i = close < 0 ? source.length() : close;
          }
        }
        case '\\' -> {
          i++;
          if (i < source.length()) {
            c = source.charAt(i);
            if (c == 'Q' || c == 'E') {
              return "";
            }
            literal = !Character.isLetterOrDigit(c);
          }
        }
        case '.', '+', '^', '$', ' ' -> {}
        default -> literal = true;
      }
      if (literal
          && depth == 0
          && (run.length() == 0
              || Character.isLetterOrDigit(c) == Character.isLetterOrDigit(run.charAt(0)))) {
        run.append(c);
      } else {
        longest = run.length() > longest.length() ? run.toString() : longest;
        run.setLength(0);
        if (literal && depth == 0) {
          run.append(c);
        }
      }
    }
    return run.length() > longest.length() ? run.toString() : longest;
  }

  private static int endOfClass(String source, int open) {
    int i = open + 1;
    if (i < source.length() && source.charAt(i) == '^') {
      i++;
    }
    i++; // The first may be a bracket.
    while (i < source.length() && source.charAt(i) != ']') {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.startsWith("[:", i)) {
        int close = source.indexOf(":]", i);
        i = close < 0 ? i : close + 1;
      }
      i++;
    }
    return i;
  }
}
