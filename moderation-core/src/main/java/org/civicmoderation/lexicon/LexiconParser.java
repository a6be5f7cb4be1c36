package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.text.EntityKind;
import org.jspecify.annotations.Nullable;

/** Reads one lexicon file. Every problem is reported, not the first only. */
final class LexiconParser {
  /** In how many ways a term may be read at most, every word's forms counted as one. */
  private static final int MOST_WAYS = 5_000;

  /**
   * How many words the gaps of a term may skip in all: what bounds the work at a place of the text.
   */
  private static final int WIDEST_GAPS = 12;

  private static final int USUAL_GAP = 3;

  /** Stands for a comma or a closing parenthesis, whichever comes first. */
  private static final char LISTED_FORMS = ',';

  /** Fewer letters than this beside a {@code *} would find half the language. */
  private static final int LEAST_LETTERS_OF_WILD = 3;

  private static final String DISGUISES = "disguises";
  private static final String PATTERNS = "patterns";
  private static final List<String> SETTINGS = List.of(DISGUISES, PATTERNS);

  private static final Map<String, EntityKind> THINGS = new LinkedHashMap<>();

  static {
    for (EntityKind kind : EntityKind.values()) {
      THINGS.put(kind.category(), kind);
    }
  }

  private final String path;
  private final String content;
  private final List<Problem> problems;

  private String category = "";
  private String language = "any";
  private Lexicon.Disguises disguises = Lexicon.Disguises.USUAL;
  private boolean patterns;
  private final List<Lexicon.Entry> entries = new ArrayList<>();
  private final List<List<Node>> exceptions = new ArrayList<>();
  private final Map<String, NamedList> lists = new LinkedHashMap<>();
  private final Map<String, Integer> lineOfTerm = new HashMap<>();
  private final Map<String, Node.Forms> inflected = new HashMap<>();

  // The line being read.
  private String line = "";
  private int lineNumber;
  private int at;
  private int end;

  /** A list that the file names with {@code let}. */
  private static final class NamedList {
    final List<List<Node>> alternatives;
    final Location location;
    boolean used;

    NamedList(List<List<Node>> alternatives, Location location) {
      this.alternatives = alternatives;
      this.location = location;
    }
  }

  /** Ends the reading of one line, whose problem is reported. */
  private static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine() {
      super(null, null, false, false);
    }
  }

  LexiconParser(String path, String content, List<Problem> problems) {
    this.path = path;
    this.content = content;
    this.problems = problems;
  }

  Lexicon parse() {
    int before = problems.size();
    readName();
    int start = content.startsWith("\uFEFF") ? 1 : 0;
    boolean settingsOver = false;
    while (start < content.length()) {
      int newline = content.indexOf('\n', start);
      int stop = newline < 0 ? content.length() : newline;
      int next = stop + 1;
      if (stop > start && content.charAt(stop - 1) == '\r') {
        stop--;
      }
      lineNumber++;
      line = content.substring(start, stop);
      start = next;
      try {
        settingsOver |= readLine(settingsOver);
      } catch (BadLine e) {
        // Reported; the next line may be right.
      }
    }
    for (Map.Entry<String, NamedList> list : lists.entrySet()) {
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

  private void readName() {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    String[] parts = name.split("\\.", -1);
    boolean good =
        parts.length == 3
            && isKebab(parts[0])
            && (parts[1].equals("en") || parts[1].equals("es") || parts[1].equals("any"))
            && parts[2].equals("txt");
    category = parts[0].replace('-', ' ');
    if (good) {
      language = parts[1];
    } else {
      problems.add(
          new Problem(
              "bad-lexicon-name",
              "the file name `" + name + "` does not give a category and a language",
              Location.ofFile(path),
              "name it like `violent-act.en.txt`: the category in small letters with hyphens, then"
                  + " `en`, `es` or `any`, then `txt`"));
    }
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
  private boolean readLine(boolean settingsOver) throws BadLine {
    at = 0;
    end = line.length();
    skipSpaces();
    if (at < end && line.charAt(at) == '/' && isPatternLine()) {
      readPattern();
      return true;
    }
    end = withoutComment();
    if (at >= end) {
      return settingsOver;
    }
    if (readSetting(settingsOver)) {
      return settingsOver;
    }
    if (isList()) {
      readList();
    } else if (startsWithWord("not") && quoteAfterNot(at) >= 0) {
      at = quoteAfterNot(at);
      exceptions.addAll(readExceptions());
    } else {
      readTerm();
    }
    return true;
  }

  /**
   * Returns where the line ends when its comment and the blanks before it are left out. In
   * quotation marks a {@code #} is none.
   */
  private int withoutComment() {
    int stop = 0;
    boolean quoted = false;
    while (stop < line.length() && (quoted || line.charAt(stop) != '#')) {
      quoted ^= isQuote(line.charAt(stop));
      stop++;
    }
    while (stop > 0 && isSpace(line.charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  // Settings

  private boolean readSetting(boolean settingsOver) throws BadLine {
    int colon = line.indexOf(':', at);
    if (colon < 0 || colon >= end || (colon + 1 < end && !isSpace(line.charAt(colon + 1)))) {
      return false;
    }
    for (int i = at; i < colon; i++) {
      char c = line.charAt(i);
      if (!(c >= 'a' && c <= 'z') && c != '-') {
        return false;
      }
    }
    String name = line.substring(at, colon);
    if (name.isEmpty()) {
      return false;
    }
    boolean known = SETTINGS.contains(name);
    if (settingsOver) {
      if (known) {
        throw bad(
            "misplaced-setting",
            "the setting `" + name + "` comes after terms",
            at,
            colon - at,
            "move the line above the first term");
      }
      return false;
    }
    String value = line.substring(colon + 1, end).strip();
    int valueAt = value.isEmpty() ? colon : line.indexOf(value, colon);
    if (!known) {
      throw bad(
          "unknown-setting",
          "there is no setting `" + name + "`",
          at,
          colon - at,
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

  private BadLine badValue(String name, String value, int column, String help) {
    return bad(
        "bad-setting",
        "the setting `" + name + "` cannot be `" + value + "`",
        column,
        Math.max(1, value.length()),
        help);
  }

  // Patterns

  /** Returns whether the line is {@code /…/}, and not a term such as {@code /s}. */
  private boolean isPatternLine() {
    return line.indexOf('/', at + 1) > 0 && patternEnd() > at;
  }

  private int patternEnd() {
    int stop = line.length();
    while (stop > 0 && isSpace(line.charAt(stop - 1))) {
      stop--;
    }
    if (line.charAt(stop - 1) == '/') {
      return stop - 1;
    }
    // A comment may follow.
    int hash = line.lastIndexOf('#');
    while (hash > at) {
      int before = hash;
      while (before > at && isSpace(line.charAt(before - 1))) {
        before--;
      }
      if (before < hash && line.charAt(before - 1) == '/') {
        return before - 1;
      }
      hash = line.lastIndexOf('#', hash - 1);
    }
    return -1;
  }

  private void readPattern() throws BadLine {
    int start = at;
    int stop = patternEnd();
    String text = line.substring(start, stop + 1);
    if (!patterns) {
      throw bad(
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
      throw bad(
          "bad-pattern",
          "the pattern cannot be read: "
              + e.getDescription().toLowerCase(Locale.ROOT)
              + (e.getPattern() == null ? "" : " `" + e.getPattern() + "`"),
          start,
          text.length(),
          "patterns are written in RE2 syntax");
    }
    if (pattern.matches("")) {
      throw bad(
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
    if (!startsWithWord("let")) {
      return false;
    }
    int equals = line.indexOf('=', at);
    return equals > 0 && equals < end;
  }

  private void readList() throws BadLine {
    at += 3;
    skipSpaces();
    int start = at;
    while (at < end && isNameCharacter(line.charAt(at))) {
      at++;
    }
    String name = line.substring(start, at);
    skipSpaces();
    if (name.isEmpty() || at >= end || line.charAt(at) != '=') {
      throw bad(
          "bad-list",
          "a list needs a name, then `=`, then its words",
          start,
          Math.max(1, at - start),
          "write it like `let WHO = you|him|her`");
    }
    Location location = location(start, name.length());
    at++;
    List<List<Node>> alternatives = readAlternatives('\0', start);
    NamedList earlier = lists.putIfAbsent(name, new NamedList(alternatives, location));
    if (earlier != null) {
      throw bad(
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

  private void readTerm() throws BadLine {
    int start = at;
    int lineEnd = end;
    int notIn = exceptionsStart();
    int termEnd = notIn < 0 ? end : notIn;
    while (termEnd > start && isSpace(line.charAt(termEnd - 1))) {
      termEnd--;
    }
    end = termEnd;
    List<Node> nodes = readSequence('\0');
    if (at < end) {
      throw unexpected();
    }
    List<List<Node>> notHere = List.of();
    if (notIn >= 0) {
      end = lineEnd;
      at = quoteAfterNot(notIn);
      notHere = readExceptions();
    }
    String text = line.substring(start, termEnd);
    checkBreadth(nodes, start, termEnd - start);
    addEntry(text, start, nodes, notHere, null);
  }

  /** Returns where {@code not in "} or {@code not "} starts in the line, or -1. */
  private int exceptionsStart() {
    for (int i = line.indexOf("not", at); i >= 0 && i < end; i = line.indexOf("not", i + 1)) {
      if ((i == at || !isWordCharacter(line.charAt(i - 1))) && quoteAfterNot(i) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns where the quotation mark stands that follows a {@code not} or {@code not in}, or -1.
   */
  private int quoteAfterNot(int not) {
    int i = afterSpaces(not + 3);
    if (line.startsWith("in", i) && i > not + 3) {
      i = afterSpaces(i + 2);
    }
    return i < end && isQuote(line.charAt(i)) ? i : -1;
  }

  private List<List<Node>> readExceptions() throws BadLine {
    List<List<Node>> phrases = new ArrayList<>();
    int lineEnd = end;
    while (true) {
      skipSpaces();
      if (at >= lineEnd || !isQuote(line.charAt(at))) {
        throw bad(
            "bad-exception",
            "an exception stands in quotation marks",
            Math.min(at, lineEnd - 1),
            1,
            "write it like `not in \"hang~ out\", \"hang~ up\"`");
      }
      int open = at++;
      int close = at;
      while (close < lineEnd && !isQuote(line.charAt(close))) {
        close++;
      }
      if (close >= lineEnd) {
        throw bad(
            "bad-exception",
            "the quotation mark is not closed",
            open,
            lineEnd - open,
            "end the exception with a `\"`");
      }
      end = close;
      List<Node> nodes = readSequence('\0');
      if (at < end) {
        throw unexpected();
      }
      if (nodes.isEmpty()) {
        throw bad(
            "bad-exception",
            "the exception is empty",
            open,
            close + 1 - open,
            "write the phrase where the term does not count");
      }
      checkWays(nodes, open + 1, close - open - 1);
      phrases.add(nodes);
      end = lineEnd;
      at = close + 1;
      skipSpaces();
      if (at >= end) {
        return phrases;
      }
      if (line.charAt(at) != ',') {
        throw bad(
            "bad-exception",
            "after an exception comes a comma or the end of the line",
            at,
            end - at,
            "write it like `not in \"hang~ out\", \"hang~ up\"`");
      }
      at++;
    }
  }

  private void addEntry(
      String text, int start, List<Node> nodes, List<List<Node>> notHere, @Nullable Pattern pattern)
      throws BadLine {
    Integer earlier =
        lineOfTerm.putIfAbsent(
            pattern == null ? squeeze(text).toLowerCase(Locale.ROOT) : text, lineNumber);
    if (earlier != null) {
      throw bad(
          "duplicate-term",
          "the term `" + text + "` stands in line " + earlier + " already",
          start,
          text.length(),
          "take one of the two lines out");
    }
    Term term = new Term(category, language, text, location(start, text.length()));
    entries.add(new Lexicon.Entry(term, List.copyOf(nodes), List.copyOf(notHere), pattern));
  }

  private static String squeeze(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
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

  private void checkBreadth(List<Node> nodes, int start, int length) throws BadLine {
    if (!needsSomething(nodes)) {
      throw bad(
          "too-broad",
          "the term finds everything: it has no word that must be there",
          start,
          length,
          "write at least one word outside of `[..]`, beside gaps and `<any>`");
    }
    if (!nodes.isEmpty()
        && (nodes.get(0) instanceof Node.Gap || nodes.get(nodes.size() - 1) instanceof Node.Gap)) {
      throw bad(
          "bad-gap",
          "a gap stands between words",
          start,
          length,
          "take out the `...` that has no word on one side");
    }
    checkWays(nodes, start, length);
  }

  private void checkWays(List<Node> nodes, int start, int length) throws BadLine {
    long ways = 0;
    for (List<Node> segment : Node.segments(nodes)) {
      ways += Node.ways(segment);
    }
    if (ways > MOST_WAYS) {
      throw bad(
          "too-many-forms",
          "the term can be read in more than " + MOST_WAYS + " ways",
          start,
          length,
          "split it into several lines with fewer alternatives each");
    }
    if (Node.widestGaps(nodes) > WIDEST_GAPS) {
      throw bad(
          "bad-gap",
          "the gaps can skip "
              + Node.widestGaps(nodes)
              + " words in all, and the most is "
              + WIDEST_GAPS,
          start,
          length,
          "make the gaps smaller, or say it in a rule: `followed within 8 words by a \"…\"`");
    }
  }

  private static boolean needsSomething(List<Node> nodes) {
    for (Node node : nodes) {
      if (node instanceof Node.Literal
          || node instanceof Node.Forms
          || node instanceof Node.Wild
          || node instanceof Node.Thing) {
        return true;
      }
      if (node instanceof Node.Choice choice && !choice.optional()) {
        boolean all = true;
        for (List<Node> alternative : choice.alternatives()) {
          all &= needsSomething(alternative);
        }
        if (all) {
          return true;
        }
      }
    }
    return false;
  }

  // Sequences

  /** Reads pieces up to a closing character, a {@code |} or the end; leaves it unread. */
  private List<Node> readSequence(char close) throws BadLine {
    List<Node> nodes = new ArrayList<>();
    while (true) {
      skipSpaces();
      if (at >= end) {
        return nodes;
      }
      char c = line.charAt(at);
      if (c == close || c == '|' || (close == LISTED_FORMS && (c == ',' || c == ')'))) {
        return nodes;
      }
      switch (c) {
        case '(' -> readGroup(nodes);
        case '[' -> {
          int open = at++;
          List<List<Node>> alternatives = readAlternatives(']', open);
          nodes.add(new Node.Choice(alternatives, true));
        }
        case '{' -> readListUse(nodes);
        case '<' -> readThing(nodes);
        case ')', ']', '}', '>' -> throw unexpected();
        case ',' -> at++; // Punctuation does not matter.
        case '~' ->
            throw bad(
                "misplaced-tilde", "`~` stands right after a word", at, 1, "write it like `kill~`");
        case '"', '“', '”' ->
            throw bad(
                "misplaced-quote",
                "quotation marks are for exceptions",
                at,
                1,
                "take it out, or write `not in` before the quoted phrase");
        default -> {
          if (isGap()) {
            readGap(nodes);
          } else {
            readWord(nodes);
          }
        }
      }
    }
  }

  /** Reads alternatives up to the closing character ({@code '\0'}: the end) and past it. */
  private List<List<Node>> readAlternatives(char close, int open) throws BadLine {
    List<List<Node>> alternatives = new ArrayList<>();
    while (true) {
      int start = at;
      List<Node> alternative = readSequence(close);
      if (alternative.isEmpty()) {
        int column = at < end ? at : Math.max(open, at - 1);
        if (at >= end && close != '\0') {
          throw unclosed(open);
        }
        throw bad(
            "empty-alternative",
            "there is nothing between these two signs",
            Math.min(start, column),
            Math.max(1, Math.min(end, at + 1) - Math.min(start, column)),
            "write a word, or take out one `|`; what may be left out stands in `[..]`");
      }
      alternatives.add(alternative);
      if (at >= end) {
        if (close == '\0') {
          return alternatives;
        }
        throw unclosed(open);
      }
      char c = line.charAt(at);
      at++;
      if (c == close) {
        return alternatives;
      }
    }
  }

  private void readGroup(List<Node> nodes) throws BadLine {
    int open = at++;
    if (isListOfForms()) {
      readListedForms(nodes, open);
      return;
    }
    List<List<Node>> alternatives = readAlternatives(')', open);
    if (alternatives.size() == 1 && !nodes.isEmpty()) {
      String form = word(alternatives.get(0));
      String before = word(nodes.subList(nodes.size() - 1, nodes.size()));
      if (form.length() > 1 && before.length() > 1 && form.startsWith(before.substring(0, 2))) {
        throw bad(
            "single-form",
            "`" + form + "` looks like a form of the word before, but is read as the next word",
            open,
            at - open,
            "for forms, write at least two with a comma; for the next word, take out the"
                + " parentheses");
      }
    }
    if (at < end && line.charAt(at) == '~') {
      alternatives = inAllForms(alternatives, open);
      at++;
    }
    if (alternatives.size() == 1) {
      nodes.addAll(alternatives.get(0));
    } else {
      nodes.add(new Node.Choice(alternatives, false));
    }
  }

  /** Returns the word that a sequence is, in its first form; empty where it is more or less. */
  private static String word(List<Node> sequence) {
    if (sequence.size() == 1 && sequence.get(0) instanceof Node.Literal literal) {
      return literal.word();
    }
    return sequence.size() == 1 && sequence.get(0) instanceof Node.Forms forms
        ? forms.words().get(0)
        : "";
  }

  /** Returns whether commas, not bars, part what stands in the parentheses just opened. */
  private boolean isListOfForms() {
    boolean commas = false;
    int depth = 0;
    for (int i = at; i < end; i++) {
      char c = line.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if ((c == ')' || c == ']') && depth-- == 0) {
        return commas;
      } else if (depth == 0 && c == '|') {
        return false;
      } else if (depth == 0 && c == ',') {
        commas = true;
      }
    }
    return commas;
  }

  private void readListedForms(List<Node> nodes, int open) throws BadLine {
    Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
    List<String> words = new ArrayList<>();
    String written;
    if (last instanceof Node.Literal literal) {
      words.add(literal.word());
      written = literal.word();
    } else if (last instanceof Node.Forms forms) {
      words.addAll(forms.words());
      written = forms.written();
    } else {
      throw bad(
          "misplaced-forms",
          "listed forms come right after the word that they are forms of",
          open,
          1,
          "write it like `shoot (shoots, shot)`; alternatives are parted with `|`");
    }
    StringBuilder key = new StringBuilder(written);
    while (true) {
      skipSpaces();
      int start = at;
      List<Node> form = readSequence(LISTED_FORMS);
      if (at >= end) {
        throw unclosed(open);
      }
      if (form.size() != 1 || !(form.get(0) instanceof Node.Literal literal)) {
        throw bad(
            form.isEmpty() ? "empty-alternative" : "misplaced-forms",
            form.isEmpty()
                ? "there is nothing between these two signs"
                : "a listed form is one plain word",
            start,
            Math.max(1, at - start),
            "write it like `shoot (shoots, shot)`");
      }
      words.add(literal.word());
      key.append(',').append(literal.word());
      if (line.charAt(at++) == ')') {
        nodes.set(nodes.size() - 1, new Node.Forms(key.toString(), List.copyOf(words)));
        return;
      }
    }
  }

  private void readListUse(List<Node> nodes) throws BadLine {
    int open = at;
    int close = line.indexOf('}', at);
    if (close < 0 || close >= end) {
      throw unclosed(open);
    }
    String name = line.substring(open + 1, close).strip();
    at = close + 1;
    NamedList list = lists.get(name);
    if (list == null) {
      throw bad(
          "unknown-list",
          "there is no list `" + name + "` above this line",
          open,
          close + 1 - open,
          Suggestion.help(name, lists.keySet(), "name it first: `let " + name + " = …|…`"));
    }
    list.used = true;
    List<List<Node>> alternatives = list.alternatives;
    if (at < end && line.charAt(at) == '~') {
      alternatives = inAllForms(alternatives, open);
      at++;
    }
    if (alternatives.size() == 1) {
      nodes.addAll(alternatives.get(0));
    } else {
      nodes.add(new Node.Choice(alternatives, false));
    }
  }

  private void readThing(List<Node> nodes) throws BadLine {
    int open = at;
    int close = line.indexOf('>', at);
    if (close < 0 || close >= end) {
      throw unclosed(open);
    }
    String name = line.substring(open + 1, close).strip();
    at = close + 1;
    if (name.equals("any")) {
      nodes.add(new Node.AnyWord());
      return;
    }
    EntityKind kind = THINGS.get(name);
    if (kind == null) {
      List<String> names = new ArrayList<>(THINGS.keySet());
      names.add("any");
      throw bad(
          "unknown-thing",
          "nothing is recognised by the name `<" + name + ">`",
          open,
          close + 1 - open,
          Suggestion.help(
              name, names, "the things are " + String.join(", ", THINGS.keySet()) + ", and any"));
    }
    nodes.add(new Node.Thing(kind));
  }

  private boolean isGap() {
    return line.charAt(at) == '…' || line.startsWith("...", at);
  }

  private void readGap(List<Node> nodes) {
    at += line.charAt(at) == '…' ? 1 : 3;
    int start = at;
    while (at < end && at < start + 4 && Character.isDigit(line.charAt(at))) {
      at++;
    }
    int most = at == start ? USUAL_GAP : Integer.parseInt(line.substring(start, at));
    nodes.add(new Node.Gap(most));
  }

  // Words

  private void readWord(List<Node> nodes) throws BadLine {
    int start = at;
    while (at < end && isWordCharacter(line.charAt(at)) && !isGap()) {
      at++;
    }
    boolean inflect = at < end && line.charAt(at) == '~';
    String piece = line.substring(start, at);
    if (inflect) {
      at++;
    }
    int star = piece.indexOf('*');
    if (star >= 0) {
      nodes.add(wild(piece, start, inflect));
      return;
    }
    List<String> words = TermWords.of(piece);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean last = i == words.size() - 1;
      nodes.add(inflect && last ? inAllForms(word, piece, start) : new Node.Literal(word));
    }
    if (inflect && words.isEmpty()) {
      throw bad("misplaced-tilde", "`~` stands right after a word", at - 1, 1, "take it out");
    }
  }

  private Node wild(String piece, int start, boolean inflect) throws BadLine {
    boolean before = piece.startsWith("*");
    boolean after = piece.length() > 1 && piece.endsWith("*");
    String inner = piece.substring(before ? 1 : 0, piece.length() - (after ? 1 : 0));
    List<String> words =
        inner.isEmpty() || inner.indexOf('*') >= 0 ? List.of() : TermWords.of(inner);
    if (inner.indexOf('*') >= 0) {
      throw bad(
          "misplaced-star",
          "`*` stands only before or after a word's letters",
          start + piece.indexOf('*', 1),
          1,
          "write the letters: hidden letters (`f**k`) are seen through without it");
    }
    if (inflect) {
      throw bad(
          "misplaced-tilde",
          "a word has `*` or `~`, not both",
          start + piece.length(),
          1,
          "take out the `~`");
    }
    if (words.size() != 1 || words.get(0).length() < LEAST_LETTERS_OF_WILD) {
      throw bad(
          "too-broad",
          "`" + piece + "` finds too much",
          start,
          piece.length(),
          "beside `*` stand at least three letters of one word; `<any>` is for any one word");
    }
    return new Node.Wild(words.get(0), before, after);
  }

  private List<List<Node>> inAllForms(List<List<Node>> alternatives, int open) throws BadLine {
    List<List<Node>> all = new ArrayList<>();
    for (List<Node> alternative : alternatives) {
      if (alternative.size() == 1 && alternative.get(0) instanceof Node.Literal literal) {
        all.add(List.of(inAllForms(literal.word(), literal.word(), open)));
      } else if (alternative.size() == 1 && alternative.get(0) instanceof Node.Forms) {
        all.add(alternative);
      } else {
        throw bad(
            "misplaced-tilde",
            "`~` after a group needs single words in it",
            at,
            1,
            "write `~` right after each word that it is for");
      }
    }
    return all;
  }

  private Node.Forms inAllForms(String word, String written, int start) throws BadLine {
    if (language.equals("any")) {
      throw bad(
          "no-forms",
          "`~` needs a language, and this file is for any",
          start,
          written.length() + 1,
          "list the forms (`word (words, worded)`), or move the term to a file of its language");
    }
    String key = language + ":" + written.toLowerCase(Locale.ROOT) + "~";
    return inflected.computeIfAbsent(
        key, k -> new Node.Forms(k, Inflector.forms(word, written, language)));
  }

  private boolean isWordCharacter(char c) {
    return !isSpace(c) && "()[]{}<>|~,\"“”".indexOf(c) < 0;
  }

  // Problems

  private BadLine unexpected() {
    char c = line.charAt(at);
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

  private BadLine unclosed(int open) {
    char c = line.charAt(open);
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

  private BadLine bad(String code, String message, int column, int length, @Nullable String help) {
    problems.add(new Problem(code, message, location(column, length), help));
    return new BadLine();
  }

  private Location location(int column, int length) {
    return new Location(path, lineNumber, column + 1, line, length);
  }

  // Characters

  private void skipSpaces() {
    while (at < end && isSpace(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || Character.isWhitespace(c);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”';
  }

  private int afterSpaces(int from) {
    int i = from;
    while (i < end && isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private boolean startsWithWord(String word) {
    return line.startsWith(word, at)
        && at + word.length() < end
        && (isSpace(line.charAt(at + word.length())) || isQuote(line.charAt(at + word.length())));
  }
}
