package org.civicmoderation.lexicon;

import java.util.List;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The line of a lexicon file that is being read, how far it is read, and what is wrong in it. */
final class LexiconLine {
  private final String path;
  private final List<Problem> problems;

  String text = "";
  int number;

  /** The line's characters, and what an earlier, longer one left behind them. */
  private char[] characters = new char[256];

  /** What is read next. */
  int at;

  /** Where what is being read ends. */
  int end;

  /** Ends the reading of a line, whose problem is reported. */
  static final class Bad extends Exception {
    private static final long serialVersionUID = 1L;

    private Bad() {
      super(null, null, false, false);
    }
  }

  /**
   * Makes the line before the first.
   *
   * @param path the file's path inside the pack
   * @param problems receives what is wrong
   */
  LexiconLine(String path, List<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** Goes to the next line. */
  void next(String line) {
    text = line;
    number++;
    at = 0;
    end = line.length();
    if (end > characters.length) {
      characters = new char[end * 2];
    }
    line.getChars(0, end, characters, 0);
  }

  /** Lets the line end before its comment and the blanks before that. */
  void leaveOutComment() {
    int stop = text.indexOf('#');
    if (stop < 0) {
      stop = text.length();
    } else if (hasQuote(stop)) {
      stop = comment();
    }
    end = withoutSpaces(0, stop);
  }

  private boolean hasQuote(int stop) {
    for (int i = 0; i < stop; i++) {
      if (isQuote(charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns where the comment begins: in quotation marks a {@code #} is none. */
  private int comment() {
    int stop = 0;
    boolean quoted = false;
    while (stop < text.length() && (quoted || charAt(stop) != '#')) {
      quoted ^= isQuote(charAt(stop));
      stop++;
    }
    return stop;
  }

  /** Returns where {@code not in "} or {@code not "} starts, or -1. */
  int exceptionsStart() {
    for (int i = text.indexOf("not", at); i >= 0 && i < end; i = text.indexOf("not", i + 1)) {
      if ((i == at || !isWordCharacter(charAt(i - 1))) && quoteAfterNot(i) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns where the quotation mark stands that follows a {@code not} or {@code not in}, or -1.
   */
  int quoteAfterNot(int not) {
    int i = afterSpaces(not + 3);
    if (text.startsWith("in", i) && i > not + 3) {
      i = afterSpaces(i + 2);
    }
    return i < end && isQuote(charAt(i)) ? i : -1;
  }

  /**
   * Returns where the pattern ends that starts here, or -1 if it has no end, as in the term {@code
   * /s}.
   */
  int patternEnd() {
    if (text.indexOf('/', at + 1) < 0) {
      return -1;
    }
    int stop = withoutSpaces(0, text.length());
    if (charAt(stop - 1) == '/') {
      return stop - 1 > at ? stop - 1 : -1;
    }
    // A comment may follow.
    int hash = text.lastIndexOf('#');
    while (hash > at) {
      int before = withoutSpaces(at, hash);
      if (before < hash && charAt(before - 1) == '/') {
        return before - 1 > at ? before - 1 : -1;
      }
      hash = text.lastIndexOf('#', hash - 1);
    }
    return -1;
  }

  boolean startsWithWord(String word) {
    return text.startsWith(word, at)
        && at + word.length() < end
        && (isSpace(charAt(at + word.length())) || isQuote(charAt(at + word.length())));
  }

  // Problems

  Bad unexpected() {
    char c = charAt(at);
    if (c == '|') {
      return bad(
          "misplaced-bar",
          "alternatives stand in parentheses",
          at,
          1,
          "write them like `(you|him|her)`, or one a line");
    }
    return bad(
        "unbalanced-parenthesis",
        "`" + c + "` closes nothing",
        at,
        1,
        "take it out, or open it with `" + opening(c) + "`");
  }

  private static char opening(char close) {
    return switch (close) {
      case ')' -> '(';
      case ']' -> '[';
      case '}' -> '{';
      default -> '<';
    };
  }

  Bad unclosed(int open) {
    char c = charAt(open);
    char close =
        switch (c) {
          case '(' -> ')';
          case '[' -> ']';
          case '{' -> '}';
          default -> '>';
        };
    return bad(
        "unbalanced-parenthesis",
        "`" + c + "` is not closed",
        open,
        1,
        "write the `" + close + "` that belongs to it");
  }

  Bad bad(String code, String message, int column, int length, @Nullable String help) {
    problems.add(new Problem(code, message, location(column, length), help));
    return new Bad();
  }

  Location location(int column, int length) {
    return new Location(path, number, column + 1, text, length);
  }

  // Characters

  char charAt(int index) {
    return characters[index];
  }

  void skipSpaces() {
    at = afterSpaces(at);
  }

  int afterSpaces(int from) {
    int i = from;
    while (i < end && isSpace(charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns where a part of the line ends without the blanks at its end. */
  int withoutSpaces(int from, int to) {
    int stop = to;
    while (stop > from && isSpace(charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  /** Returns where the small letters of English end that start here; most words are no more. */
  int smallLettersEnd() {
    int stop = at;
    while (stop < end && charAt(stop) >= 'a' && charAt(stop) <= 'z') {
      stop++;
    }
    return stop;
  }

  /** Returns whether a word of small letters ends here, with nothing of its own after it. */
  boolean endsSmallWord(int stop) {
    if (stop == end) {
      return true;
    }
    return switch (charAt(stop)) {
      case ' ', '|', ')', ']', '(', '[', ',' -> true;
      default -> false;
    };
  }

  static boolean isSpace(char c) {
    if (c > ' ' && c < 0x80) {
      return false;
    }
    return c == ' ' || c == '\t' || c == '\u00a0' || Character.isWhitespace(c);
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”';
  }

  static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (!isSpace(c) && "()[]{}<>|~,\"“”".indexOf(c) < 0);
  }
}
