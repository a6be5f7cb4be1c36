package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the common part of RE2 syntax, for {@link PatternFilter}. Anchors are left out: what is
 * read may match more than the pattern, never less. Not thread-safe.
 */
final class RegexReader {
  /** Says that a pattern uses more than the common part. */
  static final class UnknownSyntax extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownSyntax() {
      super(null, null, false, false);
    }
  }

  /** A pattern, or a part of one. */
  sealed interface Expression {}

  /** Where a word, of ASCII letters, digits and underscores, starts or ends. */
  record Boundary() implements Expression {}

  /** One character of a set: pairs of first and last. */
  record Characters(int[] ranges) implements Expression {}

  record Sequence(List<Expression> parts) implements Expression {}

  record Either(List<Expression> options) implements Expression {}

  /** Something repeated; {@code most} is below zero where there is no limit. */
  record Repeat(Expression what, int least, int most) implements Expression {}

  private static final int MAX = Character.MAX_VALUE;
  private static final int[] DIGITS = {'0', '9'};
  static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};
  private static final int[] SPACES = {'\t', '\n', '\f', '\r', ' ', ' '};
  private static final int[] ANYTHING = {0, MAX};

  /** What {@code \p{L}} stands for, and more. */
  private static final int[] LETTERS = {'A', 'Z', 'a', 'z', 0x80, MAX};

  private static final Expression NOTHING = new Sequence(List.of());

  private final String source;
  private int at;

  RegexReader(String source) {
    this.source = source;
  }

  Expression read() throws UnknownSyntax {
    Expression expression = either();
    if (at < source.length()) {
      throw new UnknownSyntax();
    }
    return expression;
  }

  private Expression either() throws UnknownSyntax {
    List<Expression> options = new ArrayList<>();
    options.add(sequence());
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      options.add(sequence());
    }
    return options.size() == 1 ? options.get(0) : new Either(options);
  }

  private Expression sequence() throws UnknownSyntax {
    List<Expression> parts = new ArrayList<>();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      Expression part = repeated(one());
      if (part != NOTHING) {
        parts.add(part);
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
  }

  private Expression repeated(Expression what) throws UnknownSyntax {
    Expression repeated = what;
    while (at < source.length()) {
      int least;
      int most;
      switch (source.charAt(at)) {
        case '*' -> {
          least = 0;
          most = -1;
        }
        case '+' -> {
          least = 1;
          most = -1;
        }
        case '?' -> {
          least = 0;
          most = 1;
        }
        case '{' -> {
          int close = source.indexOf('}', at);
          String range = close < 0 ? "" : source.substring(at + 1, close);
          int comma = range.indexOf(',');
          String first = comma < 0 ? range : range.substring(0, comma);
          String second = comma < 0 ? range : range.substring(comma + 1);
          if (!isNumber(first) || (!second.isEmpty() && !isNumber(second))) {
            throw new UnknownSyntax();
          }
          least = Integer.parseInt(first);
          most = second.isEmpty() ? -1 : Integer.parseInt(second);
          at = close;
        }
        default -> {
          return repeated;
        }
      }
      at++;
      if (at < source.length() && source.charAt(at) == '?') {
        at++; // Reluctant: the same words in another order.
      }
      repeated = new Repeat(repeated, least, most);
    }
    return repeated;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 5;
  }

  private Expression one() throws UnknownSyntax {
    char c = source.charAt(at++);
    switch (c) {
      case '(' -> {
        if (at < source.length() && source.charAt(at) == '?') {
          if (!source.startsWith("?:", at)) {
            throw new UnknownSyntax();
          }
          at += 2;
        }
        Expression inside = either();
        if (at >= source.length()) {
          throw new UnknownSyntax();
        }
        at++;
        return inside;
      }
      case '[' -> {
        return one(set());
      }
      case '.' -> {
        return one(ANYTHING);
      }
      case '^', '$' -> {
        return NOTHING;
      }
      case '\\' -> {
        if (at < source.length() && source.charAt(at) == 'b') {
          at++;
          return new Boundary();
        }
        if (at < source.length() && "BAz".indexOf(source.charAt(at)) >= 0) {
          at++;
          return NOTHING;
        }
        return one(escaped());
      }
      default -> {
        if (Character.isSurrogate(c)) {
          throw new UnknownSyntax(); // A repetition would be of the pair.
        }
        return new Characters(new int[] {c, c});
      }
    }
  }

  /** Returns what reads one character of a set, which may be two units. */
  private static Expression one(int[] set) {
    for (int i = 0; i < set.length; i += 2) {
      if (set[i] <= Character.MIN_SURROGATE && set[i + 1] >= Character.MAX_SURROGATE) {
        return new Repeat(new Characters(set), 1, 2);
      }
    }
    return new Characters(set);
  }

  /** Reads what follows a backslash. */
  private int[] escaped() throws UnknownSyntax {
    if (at >= source.length()) {
      throw new UnknownSyntax();
    }
    char c = source.charAt(at++);
    switch (c) {
      case 'd':
        return DIGITS;
      case 'D':
        return others(DIGITS);
      case 'w':
        return WORD;
      case 'W':
        return others(WORD);
      case 's':
        return SPACES;
      case 'S':
        return others(SPACES);
      case 'p':
        if (!source.startsWith("{L}", at)) {
          throw new UnknownSyntax();
        }
        at += 3;
        return LETTERS;
      case 't':
        return new int[] {'\t', '\t'};
      case 'n':
        return new int[] {'\n', '\n'};
      default:
        if (Character.isLetterOrDigit(c)) {
          throw new UnknownSyntax();
        }
        return new int[] {c, c};
    }
  }

  /** Reads a set after its opening bracket. */
  private int[] set() throws UnknownSyntax {
    boolean others = at < source.length() && source.charAt(at) == '^';
    if (others) {
      at++;
    }
    List<int[]> parts = new ArrayList<>();
    boolean first = true;
    while (true) {
      if (at >= source.length()) {
        throw new UnknownSyntax();
      }
      char c = source.charAt(at++);
      if (c == ']' && !first) {
        break;
      }
      first = false;
      if (Character.isSurrogate(c) || (c == '[' && source.startsWith(":", at))) {
        throw new UnknownSyntax();
      }
      int[] low = c == '\\' ? escaped() : new int[] {c, c};
      if (others && low == LETTERS) {
        throw new UnknownSyntax(); // All but more than meant would be too little.
      }
      if (low.length == 2
          && low[0] == low[1]
          && at + 1 < source.length()
          && source.charAt(at) == '-'
          && source.charAt(at + 1) != ']') {
        at++;
        char d = source.charAt(at++);
        int[] high = d == '\\' ? escaped() : new int[] {d, d};
        if (Character.isSurrogate(d) || high.length != 2 || high[1] < low[0]) {
          throw new UnknownSyntax();
        }
        low = new int[] {low[0], high[1]};
      }
      parts.add(low);
    }
    int[] ranges = joined(parts);
    return others ? others(ranges) : ranges;
  }

  private static int[] joined(List<int[]> parts) {
    List<int[]> pairs = new ArrayList<>();
    for (int[] part : parts) {
      for (int i = 0; i < part.length; i += 2) {
        pairs.add(new int[] {part[i], part[i + 1]});
      }
    }
    pairs.sort((a, b) -> Integer.compare(a[0], b[0]));
    int[] ranges = new int[pairs.size() * 2];
    int size = 0;
    for (int[] pair : pairs) {
      if (size > 0 && pair[0] <= ranges[size - 1] + 1) {
        ranges[size - 1] = Math.max(ranges[size - 1], pair[1]);
      } else {
        ranges[size++] = pair[0];
        ranges[size++] = pair[1];
      }
    }
    return Arrays.copyOf(ranges, size);
  }

  /** Returns all characters that are not in some rising ranges. */
  private static int[] others(int[] ranges) {
    int[] others = new int[ranges.length + 2];
    int size = 0;
    int from = 0;
    for (int i = 0; i < ranges.length; i += 2) {
      if (from < ranges[i]) {
        others[size++] = from;
        others[size++] = ranges[i] - 1;
      }
      from = ranges[i + 1] + 1;
    }
    if (from <= MAX) {
      others[size++] = from;
      others[size++] = MAX;
    }
    return Arrays.copyOf(others, size);
  }
}
