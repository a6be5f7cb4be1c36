package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.civicmoderation.rules.Vocabulary.Part;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files, and is their guard: what is not a sentence of the {@link Vocabulary} over known
 * categories and criteria is refused before anything is compiled. Reads on after an error, so that
 * all errors come at once.
 */
final class RuleParser {
  /** The longest rule file, in UTF-16 units. */
  static final int MOST_CHARACTERS = 512 * 1024;

  /** The longest line, in UTF-16 units. */
  static final int LONGEST_LINE = 1000;

  /** The most rules in a file. */
  static final int MOST_RULES = 500;

  /** The most sentences in a rule. */
  static final int MOST_SENTENCES = 32;

  /** The most sentences of a rule that find words. */
  static final int MOST_FINDS = 8;

  private static final int MOST_PROBLEMS = 100;

  /** Words that begin a line of code: they get a message of their own. */
  private static final Set<String> CODE_WORDS =
      Set.of(
          """
          package unit import global function query declare dialect salience no-loop
          lock-on-active agenda-group activation-group ruleflow-group auto-focus duration
          timer calendars enabled date-effective date-expires extends attributes eval from
          accumulate acc collect forall exists insert insertlogical logicalinsert modify
          update delete retract drools kcontext static new class while for do try throw return
          expander template entry-point over window trait enum rules then-do system runtime
          thread java javax org com"""
              .split("\\s+"));

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final String CODE_SIGNS = "(){}[];=$\\@<>|&+*%/:.'`!?^~";

  private final List<String> categories;
  private final Map<String, Integer> categoryNumbers = new HashMap<>();
  private final List<String> criteria;
  private final List<Problem> problems;
  private final String file;
  private final String stem;
  private final String[] lines;
  private final List<RuleDefinition> rules = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final int problemsBefore;

  /** Where the reader stands. */
  private enum State {
    OUTSIDE,
    HEAD,
    WHEN,
    THEN
  }

  private State state = State.OUTSIDE;
  private @Nullable String name;
  private int ruleLine;
  private int problemsAtRule;
  private @Nullable String because;
  private final List<Sentence<Condition>> conditions = new ArrayList<>();
  private final List<Sentence<Action>> actions = new ArrayList<>();
  private int finds;
  private boolean foundSomething;

  private RuleParser(
      PackFile file, List<String> categories, List<String> criteria, List<Problem> problems) {
    this.categories = categories;
    for (int number = 0; number < categories.size(); number++) {
      categoryNumbers.put(categories.get(number), number);
    }
    this.criteria = criteria;
    this.problems = problems;
    this.problemsBefore = problems.size();
    this.file = file.path();
    this.stem = stem(file.path());
    String content = file.content();
    if (content.startsWith("\uFEFF")) {
      // Windows editors put a byte order mark at the start; it means nothing there.
      content = content.substring(1);
    }
    this.lines = content.split("\r\n|\r|\n", -1);
  }

  /**
   * Returns the rules of a file; what is wrong is added to {@code problems}.
   *
   * @param categories the categories that a rule may name; a category's number is its place here
   * @param criteria the ids of the criteria that a rule may serve
   */
  static List<RuleDefinition> parse(
      PackFile file, List<String> categories, List<String> criteria, List<Problem> problems) {
    if (file.content().length() > MOST_CHARACTERS) {
      problems.add(
          new Problem(
              "file-too-large",
              "the file has more than " + MOST_CHARACTERS + " characters",
              Location.ofFile(file.path()),
              "spread its rules over several files"));
      return List.of();
    }
    RuleParser parser = new RuleParser(file, categories, criteria, problems);
    parser.parse();
    return parser.rules;
  }

  /** Returns the name of a file without folders and ending: the first part of its rules' ids. */
  private static String stem(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    return last.endsWith(".dslr") ? last.substring(0, last.length() - 5) : last;
  }

  private void parse() {
    for (int line = 1; line <= lines.length; line++) {
      if (problems.size() - problemsBefore >= MOST_PROBLEMS) {
        problems.add(
            new Problem(
                "too-many-problems",
                "the rest of the file was not read",
                Location.ofLine(file, line, null),
                "mend the problems above first"));
        return;
      }
      read(line);
    }
    if (state != State.OUTSIDE) {
      unfinished();
    }
  }

  private void read(int line) {
    String source = lines[line - 1];
    if (source.length() > LONGEST_LINE) {
      problems.add(
          new Problem(
              "line-too-long",
              "the line has more than " + LONGEST_LINE + " characters",
              Location.ofLine(file, line, null),
              "a sentence stands on a line of its own"));
      return;
    }
    if (!readable(line, source)) {
      if (state == State.HEAD && because == null) {
        // It may have been the rationale, which should not be found missing, too.
        because = "";
      }
      return;
    }
    List<Token> tokens = Token.of(source);
    if (tokens.isEmpty()) {
      return;
    }
    Token first = tokens.get(0);
    if (first.word("rule")) {
      if (state != State.OUTSIDE) {
        unfinished();
      }
      head(line, tokens);
      return;
    }
    switch (state) {
      case OUTSIDE -> outside(line, tokens);
      case HEAD -> {
        if (first.word("because")) {
          because(line, tokens);
        } else if (alone(tokens, "when")) {
          state = State.WHEN;
        } else if (alone(tokens, "then") || alone(tokens, "end")) {
          report(
              "missing-when",
              "the rule has no `when`",
              line,
              tokens.get(0),
              "write `when` on a line of its own above its sentences");
          state = alone(tokens, "then") ? State.THEN : State.OUTSIDE;
        } else {
          refuse(line, tokens, "expected `because \"…\"` or `when`", part -> false);
        }
      }
      case WHEN -> {
        if (alone(tokens, "then")) {
          state = State.THEN;
        } else if (alone(tokens, "end")) {
          report(
              "missing-then",
              "the rule has no `then`",
              line,
              first,
              "write `then` and what follows, such as `review under \"…\"`");
          state = State.OUTSIDE;
        } else {
          condition(line, tokens);
        }
      }
      case THEN -> {
        if (alone(tokens, "end")) {
          finish();
        } else {
          action(line, tokens);
        }
      }
    }
  }

  /**
   * Refuses characters that can't be seen, or that look like others: outside a comment and a
   * rationale, a rule file holds plain letters only.
   */
  private boolean readable(int line, String source) {
    boolean quoted = false;
    boolean comment = false;
    for (int at = 0; at < source.length(); ) {
      int c = source.codePointAt(at);
      if (c >= ' ' && c <= 0x7e && c != '"' && c != '#') {
        at++;
        continue;
      }
      Token here = new Token(Token.Kind.OTHER, "", at, at + Character.charCount(c));
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '#' && !quoted) {
        comment = true;
      }
      if (hidden(c)) {
        report(
            "hidden-character",
            String.format(Locale.ROOT, "the line holds a character that cannot be seen, U+%04X", c),
            line,
            here,
            "delete it, or write the line anew");
        return false;
      }
      if (c > 0x7e && !quoted && !comment) {
        foreign(line, here, c);
        return false;
      }
      at = here.end();
    }
    return true;
  }

  private static boolean hidden(int c) {
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

  private void foreign(int line, Token at, int c) {
    report(
        "foreign-character",
        String.format(Locale.ROOT, "`%s` (U+%04X) is not a plain letter", Character.toString(c), c),
        line,
        at,
        "write sentences and names with plain letters and straight quotation marks (\")");
  }

  private void outside(int line, List<Token> tokens) {
    refuse(line, tokens, "expected `rule \"…\"`", part -> false);
  }

  private void head(int line, List<Token> tokens) {
    state = State.HEAD;
    ruleLine = line;
    problemsAtRule = problems.size();
    because = null;
    conditions.clear();
    actions.clear();
    finds = 0;
    foundSomething = false;
    name = "";
    if (tokens.size() < 2 || tokens.get(1).kind() != Token.Kind.NAME) {
      report(
          "missing-name",
          "the rule has no name",
          line,
          tokens.size() > 1 ? tokens.get(1) : tokens.get(0),
          "write `rule \"some-name\"`");
      return;
    }
    Token given = tokens.get(1);
    name = given.text();
    if (tokens.size() > 2) {
      Token more = tokens.get(2);
      if (CODE_WORDS.contains(more.text())) {
        notAllowed(line, more);
      } else {
        report(
            "unknown-sentence",
            "nothing can follow the rule's name",
            line,
            more,
            "go on with `because \"…\"` on the next line");
      }
    }
    if (!KEBAB.matcher(name).matches() || name.length() > 80) {
      report(
          "bad-rule-name",
          "a rule's name is kebab-case: small letters, digits and hyphens",
          line,
          given,
          suggestName(name));
    } else if (!names.add(name)) {
      report(
          "duplicate-rule",
          "another rule of this file has the name `" + name + "`",
          line,
          given,
          "names are permanent and unique in their file: choose another");
    } else if (rules.size() >= MOST_RULES) {
      report(
          "too-many-rules",
          "the file has more than " + MOST_RULES + " rules",
          line,
          given,
          "spread them over several files");
    }
  }

  private static @Nullable String suggestName(String name) {
    String kebab =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return kebab.isEmpty() || kebab.length() > 80 || !name.matches("[A-Za-z0-9 _-]+")
        ? null
        : "for instance `" + kebab + "`";
  }

  private void because(int line, List<Token> tokens) {
    if (tokens.size() < 2 || tokens.get(1).kind() != Token.Kind.NAME) {
      report(
          "missing-because",
          "`because` needs its sentence in quotation marks, on the same line",
          line,
          tokens.get(Math.min(1, tokens.size() - 1)),
          "write `because \"…\"`; use single quotation marks inside");
      because = "";
      return;
    }
    if (tokens.size() > 2) {
      report(
          "unknown-sentence",
          "nothing can follow the rationale",
          line,
          tokens.get(2),
          "use single quotation marks inside the rationale");
    }
    Token given = tokens.get(1);
    if (because != null) {
      report("duplicate-because", "the rule has two rationales", line, tokens.get(0), null);
    }
    because = given.text().strip();
    if (because.isEmpty()) {
      report(
          "missing-because",
          "the rationale is empty",
          line,
          given,
          "say in one plain sentence what the comment does");
    }
    for (int at = 0; at < given.text().length(); at++) {
      if ("\\{}<>`|".indexOf(given.text().charAt(at)) >= 0) {
        int start = given.start() + 1 + at;
        report(
            "bad-because",
            "a rationale is a plain sentence, without `" + given.text().charAt(at) + "`",
            line,
            new Token(Token.Kind.OTHER, "", start, start + 1),
            "write it in words, as a city attorney could quote it");
        return;
      }
    }
  }

  private void condition(int line, List<Token> tokens) {
    Predicate<Part> parts = part -> part != Part.ACTING;
    Vocabulary.Matched matched = Vocabulary.match(tokens, parts);
    if (matched == null) {
      refuse(line, tokens, null, parts);
      return;
    }
    if (conditions.size() == MOST_SENTENCES) {
      report(
          "rule-too-long",
          "the rule has more than " + MOST_SENTENCES + " sentences",
          line,
          tokens.get(0),
          "make two rules of it");
      return;
    }
    Condition.Choice choice = choice(line, matched.gaps().names());
    int n = number(line, matched);
    if (choice == null || n < 0) {
      // Reported; what follows should not be blamed for it.
      foundSomething |= matched.part() == Part.FINDING;
      return;
    }
    Condition condition = matched.condition(choice, n);
    if (!hasGround(condition)) {
      report(
          "nothing-found-yet",
          "the sentence speaks of a word found, and no sentence before it finds one",
          line,
          span(tokens),
          "begin with `there is a \"…\"`");
      return;
    }
    if (condition instanceof Condition.Find find) {
      finds++;
      foundSomething = true;
      if (finds > MOST_FINDS) {
        report(
            "rule-too-long",
            "the rule finds more than " + MOST_FINDS + " words",
            line,
            span(tokens),
            "make two rules of it");
      } else if (finds == 1 && find.relation() != Relation.ANYWHERE) {
        report(
            "nothing-found-yet",
            "the sentence speaks of a word found, and no sentence before it finds one",
            line,
            span(tokens),
            "begin with `there is a \"…\"`");
      }
    }
    conditions.add(new Sentence<>(line, clean(line), condition));
  }

  /** Returns whether what a sentence speaks of has been found by the sentences before it. */
  private boolean hasGround(Condition condition) {
    if (foundSomething) {
      return true;
    }
    boolean counted =
        conditions.stream().anyMatch(sentence -> sentence.meaning() instanceof Condition.Count);
    if (condition instanceof Condition.Lack lack) {
      return lack.relation() == Relation.ANYWHERE
          || (counted
              && (lack.relation() == Relation.IN_SENTENCE
                  || lack.relation() == Relation.IN_CLAUSE
                  || lack.relation() == Relation.NEAR));
    } else if (condition instanceof Condition.Said said) {
      return counted && said.who() == Condition.Who.ALL;
    }
    return true;
  }

  private void action(int line, List<Token> tokens) {
    Vocabulary.Matched matched = Vocabulary.match(tokens, part -> part == Part.ACTING);
    if (matched == null) {
      refuse(line, tokens, null, part -> part == Part.ACTING);
      return;
    }
    Token given = matched.gaps().names().get(0);
    if (!criteria.contains(given.text())) {
      String near = Suggestion.nearest(given.text(), criteria);
      report(
          "unknown-criterion",
          "the policy has no criterion `" + shown(given.text()) + "`",
          line,
          given,
          near == null
              ? "the criteria are " + String.join(", ", criteria)
              : "did you mean `" + near + "`?");
      return;
    }
    actions.add(new Sentence<>(line, clean(line), matched.action(given.text())));
  }

  private Condition.@Nullable Choice choice(int line, List<Token> names) {
    List<Integer> numbers = new ArrayList<>();
    List<String> found = new ArrayList<>();
    boolean fine = true;
    for (Token token : names) {
      Integer number = categoryNumbers.get(token.text());
      if (number == null && foreignIn(line, token)) {
        fine = false;
      } else if (number == null) {
        String near = Suggestion.nearest(token.text(), categories);
        report(
            "unknown-category",
            "no lexicon has the category `" + shown(token.text()) + "`",
            line,
            token,
            near == null
                ? "a category is a lexicon's file name in words: `lexicons/violent-act.en.txt` is `violent act`"
                : "did you mean `" + near + "`?");
        fine = false;
      } else if (!found.contains(token.text())) {
        found.add(token.text());
        numbers.add(number);
      }
    }
    return fine ? new Condition.Choice(numbers, found) : null;
  }

  /** Refuses a name with a letter that looks like a plain one and is none. */
  private boolean foreignIn(int line, Token token) {
    for (int at = token.start(); at < token.end(); at++) {
      int c = lines[line - 1].codePointAt(at);
      if (c > 0x7e) {
        foreign(line, new Token(Token.Kind.OTHER, "", at, at + Character.charCount(c)), c);
        return true;
      }
    }
    return false;
  }

  /** Returns the sentence's number, 0 where it has none, or -1 if it was refused. */
  private int number(int line, Vocabulary.Matched matched) {
    Token token = matched.gaps().number();
    if (token == null) {
      return 0;
    }
    int n = token.text().length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(token.text());
    if (n < matched.least() || n > matched.most()) {
      report(
          "number-out-of-range",
          "the number must lie between " + matched.least() + " and " + matched.most(),
          line,
          token,
          null);
      return -1;
    }
    return n;
  }

  private void finish() {
    String given = name;
    state = State.OUTSIDE;
    if (given == null) {
      return;
    }
    Token mark = Token.of(lines[ruleLine - 1]).get(0);
    if (because == null) {
      report(
          "missing-because",
          "the rule has no rationale",
          ruleLine,
          mark,
          "add `because \"…\"` below its name: one plain sentence that says what the comment does");
    }
    if (problems.size() == problemsAtRule && conditions.isEmpty()) {
      report(
          "empty-rule",
          "the rule has no sentence between `when` and `then`",
          ruleLine,
          mark,
          "begin with `there is a \"…\"`");
    }
    if (problems.size() == problemsAtRule && actions.isEmpty()) {
      report(
          "empty-rule",
          "the rule has no sentence between `then` and `end`",
          ruleLine,
          mark,
          "say what follows, such as `review under \"…\"`");
    }
    if (problems.size() == problemsAtRule
        && conditions.stream()
            .allMatch(
                sentence ->
                    sentence.meaning() instanceof Condition.Lack
                        || (sentence.meaning() instanceof Condition.Whole whole
                            && whole.feature() == Feature.POST))) {
      report(
          "finds-nothing",
          "the rule only says what must not be there, and would fire on every other comment",
          ruleLine,
          mark,
          "say what must be there, too");
    }
    if (problems.size() == problemsAtRule) {
      rules.add(
          new RuleDefinition(
              new RuleReference(stem + "/" + given, file, ruleLine, text()),
              because == null ? "" : because,
              conditions,
              actions));
    }
  }

  /** Returns the rule's own sentences, as staff wrote them. */
  private String text() {
    StringBuilder out = new StringBuilder("when");
    conditions.forEach(sentence -> out.append("\n    ").append(sentence.text()));
    out.append("\nthen");
    actions.forEach(sentence -> out.append("\n    ").append(sentence.text()));
    return out.toString();
  }

  /** Returns a line's sentence without indentation and comment. */
  private String clean(int line) {
    List<Token> tokens = Token.of(lines[line - 1]);
    return lines[line - 1].substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  private void unfinished() {
    Token mark = Token.of(lines[ruleLine - 1]).get(0);
    report(
        "missing-end",
        "the rule has no `end`",
        ruleLine,
        mark,
        "close it with `end` on a line of its own");
    state = State.OUTSIDE;
  }

  /** Refuses a line that is no sentence, saying as exactly as possible why. */
  private void refuse(
      int line, List<Token> tokens, @Nullable String expected, Predicate<Part> parts) {
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.UNCLOSED) {
        report(
            "unclosed-quotation",
            "the quotation mark is not closed on its line",
            line,
            token,
            "close it with \"");
        return;
      }
    }
    Token first = tokens.get(0);
    if (first.kind() == Token.Kind.WORD && CODE_WORDS.contains(first.text())) {
      notAllowed(line, first);
      return;
    }
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.OTHER && CODE_SIGNS.contains(token.text())) {
        report(
            "not-a-sentence",
            "a rule file holds sentences only, and `" + shown(token.text()) + "` is in none",
            line,
            token,
            helpFor(tokens, parts));
        return;
      }
    }
    if (expected != null) {
      report("unexpected-line", expected, line, span(tokens), null);
      return;
    }
    Vocabulary.Start start = Vocabulary.longestStart(tokens, parts);
    Token wrong = start.good() < tokens.size() ? tokens.get(start.good()) : span(tokens);
    String help = helpFor(tokens, parts);
    if (help == null) {
      help = helpFor(wrong, start);
    }
    report(
        "unknown-sentence",
        "no sentence of the vocabulary matches `" + shown(lines[line - 1].strip()) + "`",
        line,
        wrong,
        help);
  }

  /** Names the sentence that was probably meant. */
  private static @Nullable String helpFor(List<Token> tokens, Predicate<Part> parts) {
    StringBuilder generic = new StringBuilder();
    for (Token token : tokens) {
      switch (token.kind()) {
        case NAME -> generic.append(" \"X\"");
        case NUMBER -> generic.append(" N");
        case COMMA -> generic.append(",");
        default -> generic.append(' ').append(token.text());
      }
    }
    List<String> templates =
        Vocabulary.entries().stream()
            .filter(entry -> parts.test(entry.part()))
            .map(entry -> entry.template().replace("\"C\"", "\"X\""))
            .toList();
    String near = Suggestion.nearest(generic.toString().strip(), templates);
    return near == null ? null : "did you mean `" + readable(near) + "`?";
  }

  /** Names the word that was probably meant, or a sentence that begins so. */
  private static @Nullable String helpFor(Token wrong, Vocabulary.Start start) {
    String near = Suggestion.nearest(wrong.text(), start.expected());
    if (near != null && !near.equals(wrong.text())) {
      return "did you mean `" + near + "`?";
    }
    if (start.good() == 0) {
      return "docs/rule-language.md lists every sentence";
    }
    return start.templates().stream()
        .limit(3)
        .map(template -> "`" + readable(template) + "`")
        .collect(Collectors.joining(", ", "sentences that begin so are ", ""));
  }

  private static String readable(String template) {
    return template
        .replace("\"X\"", "\"…\"")
        .replace("\"C\"", "\"…\"")
        .replace("MARKS", "quoted, reported or …")
        .replace("TARGETS", "the reader, a person or …")
        .replace("ROLES", "a candidate or …");
  }

  private void notAllowed(int line, Token token) {
    report(
        "not-allowed",
        "`" + shown(token.text()) + "` is not part of the rule language",
        line,
        token,
        "a rule file is data, not code: it holds rules in sentences and nothing else");
  }

  private static boolean alone(List<Token> tokens, String word) {
    return tokens.size() == 1 && tokens.get(0).word(word);
  }

  private static Token span(List<Token> tokens) {
    return new Token(
        Token.Kind.OTHER, "", tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  private static String shown(String input) {
    StringBuilder out = new StringBuilder();
    input
        .codePoints()
        .limit(60)
        .forEach(c -> out.appendCodePoint(c == '`' || Character.isISOControl(c) ? '\uFFFD' : c));
    return input.codePointCount(0, input.length()) > 60 ? out + "…" : out.toString();
  }

  private void report(String code, String message, int line, Token at, @Nullable String help) {
    StringBuilder source = new StringBuilder();
    String given = lines[line - 1];
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
}
