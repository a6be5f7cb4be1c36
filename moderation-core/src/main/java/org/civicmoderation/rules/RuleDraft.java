package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One rule as far as it is read, and the guard of what only its sentences together can show: that
 * what one speaks of was found by another before, and that the whole finds something.
 */
final class RuleDraft {
  /** The most sentences between {@code when} and {@code then}. */
  static final int MOST_SENTENCES = 32;

  /** The most sentences of a rule that find words. */
  static final int MOST_FINDS = 8;

  /** The section that the next line belongs to. */
  enum Section {
    HEAD,
    WHEN,
    THEN
  }

  private final RuleSource source;
  private final String name;
  private final int line;
  private final int problemsBefore;
  private final List<Sentence<Condition>> conditions = new ArrayList<>();
  private final List<Sentence<Action>> actions = new ArrayList<>();
  private Section section = Section.HEAD;
  private @Nullable String because;
  private int finds;
  private boolean foundSomething;

  /** Begins a rule at its line; the name is empty where it has none. */
  RuleDraft(RuleSource source, String name, int line) {
    this.source = source;
    this.name = name;
    this.line = line;
    this.problemsBefore = source.problemCount();
  }

  Section section() {
    return section;
  }

  void goOnWith(Section next) {
    section = next;
  }

  /** Returns the rationale, or null as long as none was read. */
  @Nullable String because() {
    return because;
  }

  void because(String rationale) {
    because = rationale;
  }

  /** Notes that a line was refused in which something would have been found. */
  void assumeFound() {
    foundSomething = true;
  }

  boolean isFull() {
    return conditions.size() == MOST_SENTENCES;
  }

  /** Adds what a sentence means, unless nothing before it finds what it speaks of. */
  void add(int at, List<Token> tokens, Condition condition) {
    if (!hasGround(condition)) {
      nothingFoundYet(at, tokens);
      return;
    }
    if (condition instanceof Condition.Find find) {
      finds++;
      foundSomething = true;
      if (finds > MOST_FINDS) {
        source.report(
            "rule-too-long",
            "the rule finds more than " + MOST_FINDS + " words",
            at,
            Token.span(tokens),
            "make two rules of it");
      } else if (finds == 1 && find.relation() != Relation.ANYWHERE) {
        nothingFoundYet(at, tokens);
      }
    }
    conditions.add(new Sentence<>(at, source.sentence(at), condition));
  }

  void add(int at, Action action) {
    actions.add(new Sentence<>(at, source.sentence(at), action));
  }

  private void nothingFoundYet(int at, List<Token> tokens) {
    source.report(
        "nothing-found-yet",
        "the sentence speaks of a word found, and no sentence before it finds one",
        at,
        Token.span(tokens),
        "begin with `there is a \"…\"`");
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

  /** Reports that the file or the next rule comes before the rule's end. */
  void unfinished() {
    reportRule("missing-end", "the rule has no `end`", "close it with `end` on a line of its own");
  }

  /** Returns the rule, or null where something is wrong with it, which is reported then. */
  @Nullable RuleDefinition finish() {
    if (because == null) {
      reportRule(
          "missing-because",
          "the rule has no rationale",
          "add `because \"…\"` below its name: one plain sentence that says what the comment does");
    }
    if (isFine() && conditions.isEmpty()) {
      reportRule(
          "empty-rule",
          "the rule has no sentence between `when` and `then`",
          "begin with `there is a \"…\"`");
    }
    if (isFine() && actions.isEmpty()) {
      reportRule(
          "empty-rule",
          "the rule has no sentence between `then` and `end`",
          "say what follows, such as `review under \"…\"`");
    }
    if (isFine()
        && conditions.stream().map(Sentence::meaning).allMatch(RuleDraft::holdsOfNearlyAll)) {
      reportRule(
          "finds-nothing",
          "the rule only says what must not be there, and would fire on every other comment",
          "say what must be there, too");
    }
    if (!isFine()) {
      return null;
    }
    return new RuleDefinition(
        new RuleReference(stem(source.file()) + "/" + name, source.file(), line, text()),
        because == null ? "" : because,
        conditions,
        actions);
  }

  private static boolean holdsOfNearlyAll(Condition condition) {
    return condition instanceof Condition.Lack
        || (condition instanceof Condition.Whole whole && whole.feature() == Feature.POST);
  }

  private boolean isFine() {
    return source.problemCount() == problemsBefore;
  }

  private void reportRule(String code, String message, String help) {
    source.report(code, message, line, source.tokens(line).get(0), help);
  }

  /** Returns the rule's own sentences, as staff wrote them. */
  private String text() {
    StringBuilder out = new StringBuilder("when");
    conditions.forEach(sentence -> out.append("\n    ").append(sentence.text()));
    out.append("\nthen");
    actions.forEach(sentence -> out.append("\n    ").append(sentence.text()));
    return out.toString();
  }

  /** Returns the name of a file without folders and ending: the first part of its rules' ids. */
  private static String stem(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    return last.endsWith(".dslr") ? last.substring(0, last.length() - 5) : last;
  }
}
