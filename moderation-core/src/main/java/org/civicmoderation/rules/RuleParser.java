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
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.rules.RuleDraft.Section;
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

  private static final int MOST_PROBLEMS = 100;
  private static final int LONGEST_NAME = 80;

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final RuleSource source;
  private final CharacterGuard guard;
  private final Refusal refusal;
  private final List<String> categories;
  private final Map<String, Integer> categoryNumbers = new HashMap<>();
  private final List<String> criteria;
  private final List<RuleDefinition> rules = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** The rule that the next line belongs to, or null outside of rules. */
  private @Nullable RuleDraft draft;

  private RuleParser(RuleSource source, List<String> categories, List<String> criteria) {
    this.source = source;
    this.guard = new CharacterGuard(source);
    this.refusal = new Refusal(source);
    this.categories = categories;
    for (int number = 0; number < categories.size(); number++) {
      categoryNumbers.put(categories.get(number), number);
    }
    this.criteria = criteria;
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
    RuleParser parser = new RuleParser(new RuleSource(file, problems), categories, criteria);
    parser.parse();
    return parser.rules;
  }

  private void parse() {
    int problemsBefore = source.problemCount();
    for (int line = 1; line <= source.lineCount(); line++) {
      if (source.problemCount() - problemsBefore >= MOST_PROBLEMS) {
        source.report(
            "too-many-problems",
            "the rest of the file was not read",
            line,
            "mend the problems above first");
        return;
      }
      read(line);
    }
    if (draft != null) {
      draft.unfinished();
    }
  }

  private void read(int line) {
    RuleDraft rule = draft;
    if (source.line(line).length() > LONGEST_LINE) {
      source.report(
          "line-too-long",
          "the line has more than " + LONGEST_LINE + " characters",
          line,
          "a sentence stands on a line of its own");
      return;
    }
    if (guard.refuses(line)) {
      if (rule != null && rule.section() == Section.HEAD && rule.because() == null) {
        // It may have been the rationale, which should not be found missing, too.
        rule.because("");
      }
      return;
    }
    List<Token> tokens = source.tokens(line);
    if (tokens.isEmpty()) {
      return;
    }
    if (tokens.get(0).word("rule")) {
      if (rule != null) {
        rule.unfinished();
      }
      begin(line, tokens);
    } else if (rule == null) {
      refusal.unexpected(line, tokens, "expected `rule \"…\"`");
    } else {
      switch (rule.section()) {
        case HEAD -> head(rule, line, tokens);
        case WHEN -> when(rule, line, tokens);
        case THEN -> then(rule, line, tokens);
      }
    }
  }

  private void begin(int line, List<Token> tokens) {
    boolean named = tokens.size() > 1 && tokens.get(1).kind() == Token.Kind.NAME;
    String name = named ? tokens.get(1).text() : "";
    draft = new RuleDraft(source, name, line);
    Token given = tokens.get(Math.min(1, tokens.size() - 1));
    if (!named) {
      source.report(
          "missing-name", "the rule has no name", line, given, "write `rule \"some-name\"`");
      return;
    }
    if (tokens.size() > 2) {
      refusal.behindName(line, tokens.get(2));
    }
    if (!KEBAB.matcher(name).matches() || name.length() > LONGEST_NAME) {
      source.report(
          "bad-rule-name",
          "a rule's name is kebab-case: small letters, digits and hyphens",
          line,
          given,
          suggestName(name));
    } else if (!names.add(name)) {
      source.report(
          "duplicate-rule",
          "another rule of this file has the name `" + name + "`",
          line,
          given,
          "names are permanent and unique in their file: choose another");
    } else if (rules.size() >= MOST_RULES) {
      source.report(
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
    return kebab.isEmpty() || kebab.length() > LONGEST_NAME || !name.matches("[A-Za-z0-9 _-]+")
        ? null
        : "for instance `" + kebab + "`";
  }

  private void head(RuleDraft rule, int line, List<Token> tokens) {
    Token first = tokens.get(0);
    if (first.word("because")) {
      because(rule, line, tokens);
    } else if (isAlone(tokens, "when")) {
      rule.goOnWith(Section.WHEN);
    } else if (isAlone(tokens, "then") || isAlone(tokens, "end")) {
      source.report(
          "missing-when",
          "the rule has no `when`",
          line,
          first,
          "write `when` on a line of its own above its sentences");
      if (isAlone(tokens, "then")) {
        rule.goOnWith(Section.THEN);
      } else {
        draft = null;
      }
    } else {
      refusal.unexpected(line, tokens, "expected `because \"…\"` or `when`");
    }
  }

  private void when(RuleDraft rule, int line, List<Token> tokens) {
    if (isAlone(tokens, "then")) {
      rule.goOnWith(Section.THEN);
    } else if (isAlone(tokens, "end")) {
      source.report(
          "missing-then",
          "the rule has no `then`",
          line,
          tokens.get(0),
          "write `then` and what follows, such as `review under \"…\"`");
      draft = null;
    } else {
      condition(rule, line, tokens);
    }
  }

  private void then(RuleDraft rule, int line, List<Token> tokens) {
    if (isAlone(tokens, "end")) {
      RuleDefinition finished = rule.finish();
      if (finished != null) {
        rules.add(finished);
      }
      draft = null;
    } else {
      action(rule, line, tokens);
    }
  }

  private static boolean isAlone(List<Token> tokens, String word) {
    return tokens.size() == 1 && tokens.get(0).word(word);
  }

  private void because(RuleDraft rule, int line, List<Token> tokens) {
    if (tokens.size() < 2 || tokens.get(1).kind() != Token.Kind.NAME) {
      source.report(
          "missing-because",
          "`because` needs its sentence in quotation marks, on the same line",
          line,
          tokens.get(Math.min(1, tokens.size() - 1)),
          "write `because \"…\"`; use single quotation marks inside");
      rule.because("");
      return;
    }
    if (tokens.size() > 2) {
      source.report(
          "unknown-sentence",
          "nothing can follow the rationale",
          line,
          tokens.get(2),
          "use single quotation marks inside the rationale");
    }
    Token given = tokens.get(1);
    if (rule.because() != null) {
      source.report("duplicate-because", "the rule has two rationales", line, tokens.get(0), null);
    }
    String rationale = given.text().strip();
    rule.because(rationale);
    if (rationale.isEmpty()) {
      source.report(
          "missing-because",
          "the rationale is empty",
          line,
          given,
          "say in one plain sentence what the comment does");
    }
    for (int at = 0; at < given.text().length(); at++) {
      if ("\\{}<>`|".indexOf(given.text().charAt(at)) >= 0) {
        int start = given.start() + 1 + at;
        source.report(
            "bad-because",
            "a rationale is a plain sentence, without `" + given.text().charAt(at) + "`",
            line,
            Token.sign(start, start + 1),
            "write it in words, as a city attorney could quote it");
        return;
      }
    }
  }

  private void condition(RuleDraft rule, int line, List<Token> tokens) {
    Predicate<Part> parts = part -> part != Part.ACTING;
    Vocabulary.Matched matched = Vocabulary.match(tokens, parts);
    if (matched == null) {
      refusal.unknown(line, tokens, parts);
      return;
    }
    if (rule.isFull()) {
      source.report(
          "rule-too-long",
          "the rule has more than " + RuleDraft.MOST_SENTENCES + " sentences",
          line,
          tokens.get(0),
          "make two rules of it");
      return;
    }
    Condition.Choice choice = choice(line, matched.gaps().names());
    int n = number(line, matched);
    if (choice != null && n >= 0) {
      rule.add(line, tokens, matched.condition(choice, n));
    } else if (matched.part() == Part.FINDING) {
      // Reported; what follows should not be blamed for it.
      rule.assumeFound();
    }
  }

  private void action(RuleDraft rule, int line, List<Token> tokens) {
    Predicate<Part> parts = part -> part == Part.ACTING;
    Vocabulary.Matched matched = Vocabulary.match(tokens, parts);
    if (matched == null) {
      refusal.unknown(line, tokens, parts);
      return;
    }
    Token given = matched.gaps().names().get(0);
    if (criteria.contains(given.text())) {
      rule.add(line, matched.action(given.text()));
    } else {
      source.report(
          "unknown-criterion",
          "the policy has no criterion `" + RuleSource.shown(given.text()) + "`",
          line,
          given,
          Suggestion.help(
              given.text(), criteria, "the criteria are " + String.join(", ", criteria)));
    }
  }

  /** Returns the categories named, or null if one of them was refused. */
  private Condition.@Nullable Choice choice(int line, List<Token> tokens) {
    List<Integer> numbers = new ArrayList<>();
    List<String> found = new ArrayList<>();
    boolean fine = true;
    for (Token token : tokens) {
      Integer number = categoryNumbers.get(token.text());
      if (number == null) {
        fine = false;
        if (!guard.refusesName(line, token)) {
          source.report(
              "unknown-category",
              "no lexicon has the category `" + RuleSource.shown(token.text()) + "`",
              line,
              token,
              Suggestion.help(
                  token.text(),
                  categories,
                  "a category is a lexicon's file name in words:"
                      + " `lexicons/violent-act.en.txt` is `violent act`"));
        }
      } else if (!found.contains(token.text())) {
        found.add(token.text());
        numbers.add(number);
      }
    }
    return fine ? new Condition.Choice(numbers, found) : null;
  }

  /** Returns the sentence's number, 0 where it has none, or -1 if it was refused. */
  private int number(int line, Vocabulary.Matched matched) {
    Token token = matched.gaps().number();
    if (token == null) {
      return 0;
    }
    int n = token.text().length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(token.text());
    if (n < matched.least() || n > matched.most()) {
      source.report(
          "number-out-of-range",
          "the number must lie between " + matched.least() + " and " + matched.most(),
          line,
          token,
          null);
      return -1;
    }
    return n;
  }
}
