package org.civicmoderation.rules;

import java.util.List;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a rule file, counted from 1, and the problems found in them so far. Not thread-safe.
 */
final class RuleSource {
  private static final int MOST_SHOWN = 60;

  private final String file;
  private final String[] lines;
  private final List<Problem> problems;

  /** Takes a file's lines; what {@link #report} is told of them is added to {@code problems}. */
  RuleSource(PackFile file, List<Problem> problems) {
    this.file = file.path();
    this.problems = problems;
    String content = file.content();
    if (content.startsWith("\uFEFF")) {
      // Windows editors put a byte order mark at the start; it means nothing there.
      content = content.substring(1);
    }
    this.lines = content.split("\r\n|\r|\n", -1);
  }

  /** Returns the file's path in its pack. */
  String file() {
    return file;
  }

  int lineCount() {
    return lines.length;
  }

  String line(int line) {
    return lines[line - 1];
  }

  /** Returns a line's tokens up to its comment. */
  List<Token> tokens(int line) {
    return Token.of(line(line));
  }

  /** Returns the sentence on a line that has one, without indentation and comment. */
  String sentence(int line) {
    Token all = Token.span(tokens(line));
    return line(line).substring(all.start(), all.end());
  }

  /** Returns how many problems there are, those of files read before this one included. */
  int problemCount() {
    return problems.size();
  }

  /** Adds a problem of a whole line, which is not shown with it. */
  void report(String code, String message, int line, String help) {
    problems.add(new Problem(code, message, Location.ofLine(file, line, null), help));
  }

  /** Adds a problem, with its line and a mark below the token. */
  void report(String code, String message, int line, Token at, @Nullable String help) {
    StringBuilder source = new StringBuilder();
    String given = line(line);
    // Tabs and what cannot be seen become one unit each, so that the mark below stands right.
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      int type = Character.getType(c);
      source.append(
          c == '\t' ? ' ' : type == Character.CONTROL || type == Character.FORMAT ? '\uFFFD' : c);
    }
    problems.add(
        new Problem(
            code,
            message,
            new Location(file, line, at.start() + 1, source.toString(), at.end() - at.start()),
            help));
  }

  /** Returns what a message may quote of some input: not too long, and on one line. */
  static String shown(String input) {
    StringBuilder out = new StringBuilder();
    input
        .codePoints()
        .limit(MOST_SHOWN)
        .forEach(c -> out.appendCodePoint(c == '`' || Character.isISOControl(c) ? '\uFFFD' : c));
    return input.codePointCount(0, input.length()) > MOST_SHOWN ? out + "…" : out.toString();
  }
}
