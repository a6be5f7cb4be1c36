package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads one lexicon file. Every problem is reported, not the first only. */
final class LexiconParser {
  private static final String DISGUISES = "disguises";
  private static final String PATTERNS = "patterns";
  private static final List<String> SETTINGS = List.of(DISGUISES, PATTERNS);

  private final String path;
  private final String content;
  private final List<Problem> problems;
  private final LexiconLine line;
  private final TermBounds bounds;
  private final TermParser terms;

  private final String name;
  private final String category;
  private final String language;
  private final boolean wellNamed;
  private Lexicon.Disguises disguises = Lexicon.Disguises.USUAL;
  private boolean patterns;
  private final List<Lexicon.Entry> entries = new ArrayList<>();
  private final List<List<Node>> exceptions = new ArrayList<>();
  private final Map<String, Integer> lineOfTerm = new HashMap<>();

  LexiconParser(String path, String content, List<Problem> problems) {
    this.path = path;
    this.content = content;
    this.problems = problems;
    this.line = new LexiconLine(path, problems);
    this.bounds = new TermBounds(line);
    this.name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    String[] parts = name.split("\\.", -1);
    this.wellNamed =
        parts.length == 3
            && isKebab(parts[0])
            && (parts[1].equals("en") || parts[1].equals("es") || parts[1].equals("any"))
            && parts[2].equals("txt");
    this.category = parts[0].replace('-', ' ');
    this.language = wellNamed ? parts[1] : "any";
    this.terms = new TermParser(line, language);
  }

  Lexicon parse() {
    int before = problems.size();
    if (!wellNamed) {
      reportBadName();
    }
    int start = content.startsWith("\uFEFF") ? 1 : 0;
    boolean settingsOver = false;
    while (start < content.length()) {
      int newline = content.indexOf('\n', start);
      int stop = newline < 0 ? content.length() : newline;
      int next = stop + 1;
      if (stop > start && content.charAt(stop - 1) == '\r') {
        stop--;
      }
      line.next(content.substring(start, stop));
      start = next;
      try {
        settingsOver |= readLine(settingsOver);
      } catch (LexiconLine.Bad e) {
        // Reported; the next line may be right.
      }
    }
    for (Map.Entry<String, TermParser.NamedList> list : terms.lists.entrySet()) {
      if (!list.getValue().used) {
        problems.add(
            new Problem(
                "unused-list",
                "no term uses the list `" + list.getKey() + "`",
                list.getValue().location,
                "write {" + list.getKey() + "} in a term, or take the line out"));
      }
    }
    problems.subList(before, problems.size()).sort(Comparator.comparingInt(LexiconParser::line));
    if (entries.isEmpty() && problems.size() == before) {
      problems.add(
          new Problem(
              "empty-lexicon",
              "the lexicon has no terms",
              Location.ofFile(path),
              "write a word or phrase a line, or take the file out"));
    }
    return new Lexicon(category, language, disguises, entries, exceptions);
  }

  private static int line(Problem problem) {
    return problem.location() == null ? 0 : problem.location().line();
  }

  private void reportBadName() {
    problems.add(
        new Problem(
            "bad-lexicon-name",
            "the file name `" + name + "` does not give a category and a language",
            Location.ofFile(path),
            "name it like `violent-act.en.txt`: the category in small letters with hyphens, then"
                + " `en`, `es` or `any`, then `txt`"));
  }

  private static boolean isKebab(String name) {
    if (name.isEmpty() || name.startsWith("-") || name.endsWith("-") || name.contains("--")) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Reads one line; returns whether settings can no longer follow. */
  private boolean readLine(boolean settingsOver) throws LexiconLine.Bad {
    line.skipSpaces();
    int patternEnd = line.at < line.end && line.charAt(line.at) == '/' ? line.patternEnd() : -1;
    if (patternEnd >= 0) {
      readPattern(patternEnd);
      return true;
    }
    line.leaveOutComment();
    if (line.at >= line.end) {
      return settingsOver;
    }
    if (readSetting(settingsOver)) {
      return settingsOver;
    }
    if (isList()) {
      readList();
    } else if (line.startsWithWord("not") && line.quoteAfterNot(line.at) >= 0) {
      line.at = line.quoteAfterNot(line.at);
      exceptions.addAll(readExceptions());
    } else {
      readTerm();
    }
    return true;
  }

  // Settings

  private boolean readSetting(boolean settingsOver) throws LexiconLine.Bad {
    int colon = line.text.indexOf(':', line.at);
    if (colon < 0
        || colon >= line.end
        || (colon + 1 < line.end && !LexiconLine.isSpace(line.charAt(colon + 1)))) {
      return false;
    }
    for (int i = line.at; i < colon; i++) {
      char c = line.charAt(i);
      if (!(c >= 'a' && c <= 'z') && c != '-') {
        return false;
      }
    }
    String name = line.text.substring(line.at, colon);
    if (name.isEmpty()) {
      return false;
    }
    boolean known = SETTINGS.contains(name);
    if (settingsOver) {
      if (known) {
        throw line.bad(
            "misplaced-setting",
            "the setting `" + name + "` comes after terms",
            line.at,
            colon - line.at,
            "move the line above the first term");
      }
      return false;
    }
    String value = line.text.substring(colon + 1, line.end).strip();
    int valueAt = value.isEmpty() ? colon : line.text.indexOf(value, colon);
    if (!known) {
      throw line.bad(
          "unknown-setting",
          "there is no setting `" + name + "`",
          line.at,
          colon - line.at,
          Suggestion.help(name, SETTINGS, "the settings are `disguises` and `patterns`"));
    }
    if (name.equals(DISGUISES)) {
      switch (value) {
        case "none" -> disguises = Lexicon.Disguises.NONE;
        case "usual" -> disguises = Lexicon.Disguises.USUAL;
        case "strong" -> disguises = Lexicon.Disguises.STRONG;
        default -> throw badValue(name, value, valueAt, "write `none`, `usual` or `strong`");
      }
    } else {
      switch (value) {
        case "yes" -> patterns = true;
        case "no" -> patterns = false;
        default -> throw badValue(name, value, valueAt, "write `yes` or `no`");
      }
    }
    return true;
  }

  private LexiconLine.Bad badValue(String name, String value, int column, String help) {
    return line.bad(
        "bad-setting",
        "the setting `" + name + "` cannot be `" + value + "`",
        column,
        Math.max(1, value.length()),
        help);
  }

  // Patterns

  private void readPattern(int stop) throws LexiconLine.Bad {
    int start = line.at;
    String text = line.text.substring(start, stop + 1);
    if (!patterns) {
      throw line.bad(
          "pattern-not-allowed",
          "the file does not allow patterns",
          start,
          text.length(),
          "write `patterns: yes` at the top of the file, or say it in words");
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(text.substring(1, text.length() - 1));
    } catch (PatternSyntaxException e) {
      throw line.bad(
          "bad-pattern",
          "the pattern cannot be read: "
              + e.getDescription().toLowerCase(Locale.ROOT)
              + (e.getPattern() == null ? "" : " `" + e.getPattern() + "`"),
          start,
          text.length(),
          "patterns are written in RE2 syntax");
    }
    if (pattern.matches("")) {
      throw line.bad(
          "too-broad",
          "the pattern finds everything",
          start,
          text.length(),
          "a pattern must need at least one letter");
    }
    addEntry(text, start, List.of(), List.of(), pattern);
  }

  // Lists

  /** Returns whether the line is {@code let NAME = …}, and not a term such as "let me". */
  private boolean isList() {
    if (!line.startsWithWord("let")) {
      return false;
    }
    int equals = line.text.indexOf('=', line.at);
    return equals > 0 && equals < line.end;
  }

  private void readList() throws LexiconLine.Bad {
    line.at += 3;
    line.skipSpaces();
    int start = line.at;
    while (line.at < line.end && isNameCharacter(line.charAt(line.at))) {
      line.at++;
    }
    String name = line.text.substring(start, line.at);
    line.skipSpaces();
    if (name.isEmpty() || line.at >= line.end || line.charAt(line.at) != '=') {
      throw line.bad(
          "bad-list",
          "a list needs a name, then `=`, then its words",
          start,
          Math.max(1, line.at - start),
          "write it like `let WHO = you|him|her`");
    }
    Location location = line.location(start, name.length());
    line.at++;
    List<List<Node>> alternatives = terms.readAlternatives('\0', start);
    TermParser.NamedList earlier =
        terms.lists.putIfAbsent(name, new TermParser.NamedList(alternatives, location));
    if (earlier != null) {
      throw line.bad(
          "duplicate-list",
          "the list `" + name + "` stands in line " + earlier.location.line() + " already",
          start,
          name.length(),
          "give it another name, or take one of the two out");
    }
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  // Terms

  private void readTerm() throws LexiconLine.Bad {
    int start = line.at;
    int lineEnd = line.end;
    int notIn = line.exceptionsStart();
    int termEnd = notIn < 0 ? line.end : notIn;
    termEnd = line.withoutSpaces(start, termEnd);
    line.end = termEnd;
    List<Node> nodes = terms.readSequence('\0');
    if (line.at < line.end) {
      throw line.unexpected();
    }
    List<List<Node>> notHere = List.of();
    if (notIn >= 0) {
      line.end = lineEnd;
      line.at = line.quoteAfterNot(notIn);
      notHere = readExceptions();
    }
    String text = line.text.substring(start, termEnd);
    bounds.checkTerm(nodes, start, termEnd - start);
    addEntry(text, start, nodes, notHere, null);
  }

  private List<List<Node>> readExceptions() throws LexiconLine.Bad {
    List<List<Node>> phrases = new ArrayList<>();
    int lineEnd = line.end;
    while (true) {
      line.skipSpaces();
      if (line.at >= lineEnd || !LexiconLine.isQuote(line.charAt(line.at))) {
        throw line.bad(
            "bad-exception",
            "an exception stands in quotation marks",
            Math.min(line.at, lineEnd - 1),
            1,
            "write it like `not in \"hang~ out\", \"hang~ up\"`");
      }
      int open = line.at++;
      int close = line.at;
      while (close < lineEnd && !LexiconLine.isQuote(line.charAt(close))) {
        close++;
      }
      if (close >= lineEnd) {
        throw line.bad(
            "bad-exception",
            "the quotation mark is not closed",
            open,
            lineEnd - open,
            "end the exception with a `\"`");
      }
      line.end = close;
      List<Node> nodes = terms.readSequence('\0');
      if (line.at < line.end) {
        throw line.unexpected();
      }
      if (nodes.isEmpty()) {
        throw line.bad(
            "bad-exception",
            "the exception is empty",
            open,
            close + 1 - open,
            "write the phrase where the term does not count");
      }
      bounds.checkPhrase(nodes, open + 1, close - open - 1);
      phrases.add(nodes);
      line.end = lineEnd;
      line.at = close + 1;
      line.skipSpaces();
      if (line.at >= line.end) {
        return phrases;
      }
      if (line.charAt(line.at) != ',') {
        throw line.bad(
            "bad-exception",
            "after an exception comes a comma or the end of the line",
            line.at,
            line.end - line.at,
            "write it like `not in \"hang~ out\", \"hang~ up\"`");
      }
      line.at++;
    }
  }

  private void addEntry(
      String text, int start, List<Node> nodes, List<List<Node>> notHere, @Nullable Pattern pattern)
      throws LexiconLine.Bad {
    Integer earlier =
        lineOfTerm.putIfAbsent(
            pattern == null ? squeeze(text).toLowerCase(Locale.ROOT) : text, line.number);
    if (earlier != null) {
      throw line.bad(
          "duplicate-term",
          "the term `" + text + "` stands in line " + earlier + " already",
          start,
          text.length(),
          "take one of the two lines out");
    }
    Term term = new Term(category, language, text, line.location(start, text.length()));
    entries.add(new Lexicon.Entry(term, List.copyOf(nodes), List.copyOf(notHere), pattern));
  }

  /** Returns a text with one space for each stretch of blanks. */
  private static String squeeze(String text) {
    boolean squeezed = true;
    for (int i = 0; i < text.length() && squeezed; i++) {
      squeezed = !LexiconLine.isSpace(text.charAt(i)) || isOneSpace(text, i);
    }
    if (squeezed) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (LexiconLine.isSpace(c)) {
        space = true;
      } else {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isOneSpace(String text, int at) {
    return text.charAt(at) == ' '
        && at + 1 < text.length()
        && !LexiconLine.isSpace(text.charAt(at + 1));
  }
}
