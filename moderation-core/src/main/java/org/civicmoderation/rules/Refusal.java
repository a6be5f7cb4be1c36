package org.civicmoderation.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.rules.Vocabulary.Part;
import org.jspecify.annotations.Nullable;

/** Refuses lines that are no sentence, saying as exactly as possible why. */
final class Refusal {
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

  private static final String CODE_SIGNS = "(){}[];=$\\@<>|&+*%/:.'`!?^~";

  private final RuleSource source;

  Refusal(RuleSource source) {
    this.source = source;
  }

  /** Refuses a line where only some words may stand, and no sentence of the vocabulary. */
  void unexpected(int line, List<Token> tokens, String expected) {
    if (!isNoSentenceAtAll(line, tokens, part -> false)) {
      source.report("unexpected-line", expected, line, Token.span(tokens), null);
    }
  }

  /** Refuses a line that is no sentence of these parts of the vocabulary. */
  void unknown(int line, List<Token> tokens, Predicate<Part> parts) {
    if (isNoSentenceAtAll(line, tokens, parts)) {
      return;
    }
    Vocabulary.Start start = Vocabulary.longestStart(tokens, parts);
    Token wrong = start.good() < tokens.size() ? tokens.get(start.good()) : Token.span(tokens);
    String help = helpFor(tokens, parts);
    if (help == null) {
      help = helpFor(wrong, start);
    }
    source.report(
        "unknown-sentence",
        "no sentence of the vocabulary matches `"
            + RuleSource.shown(source.line(line).strip())
            + "`",
        line,
        wrong,
        help);
  }

  /** Refuses what stands behind a rule's name. */
  void behindName(int line, Token more) {
    if (CODE_WORDS.contains(more.text())) {
      notAllowed(line, more);
    } else {
      source.report(
          "unknown-sentence",
          "nothing can follow the rule's name",
          line,
          more,
          "go on with `because \"…\"` on the next line");
    }
  }

  /** Returns whether a line can't be a sentence of any kind, which is reported then. */
  private boolean isNoSentenceAtAll(int line, List<Token> tokens, Predicate<Part> parts) {
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.UNCLOSED) {
        source.report(
            "unclosed-quotation",
            "the quotation mark is not closed on its line",
            line,
            token,
            "close it with \"");
        return true;
      }
    }
    Token first = tokens.get(0);
    if (first.kind() == Token.Kind.WORD && CODE_WORDS.contains(first.text())) {
      notAllowed(line, first);
      return true;
    }
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.OTHER && CODE_SIGNS.contains(token.text())) {
        source.report(
            "not-a-sentence",
            "a rule file holds sentences only, and `"
                + RuleSource.shown(token.text())
                + "` is in none",
            line,
            token,
            helpFor(tokens, parts));
        return true;
      }
    }
    return false;
  }

  private void notAllowed(int line, Token token) {
    source.report(
        "not-allowed",
        "`" + RuleSource.shown(token.text()) + "` is not part of the rule language",
        line,
        token,
        "a rule file is data, not code: it holds rules in sentences and nothing else");
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
}
