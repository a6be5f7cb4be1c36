package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Claim;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.LexiconCompiler;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  private static final PolicyPack PACK =
      new TestPack()
          .criterion("c")
          .criterion("d")
          .lexicon("fruit", "apple", "pear", "plum")
          .lexicon("tool", "hammer", "saw")
          .rule("c", "fruit-and-tool", "there is a \"fruit\"", "followed by a \"tool\"")
          .rule("d", "tool-alone", "there is a \"tool\"", "there is no \"fruit\"")
          .rule("d", "many-tools", "there are at least 2 \"tool\"")
          .build();

  private static final LexiconScanner SCANNER = scanner();

  private static LexiconScanner scanner() {
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.addAll(PACK.lexicons().all());
    return LexiconCompiler.compile(lexicons);
  }

  private static RuleBook book(IntConsumer beforeFound) {
    return RuleBook.compile(PACK.rules(), PACK.criteria(), SCANNER, NORMALIZER, beforeFound);
  }

  private static RuleBook.Result run(RuleBook book, String words) {
    return run(book, words, TimeBudget.endless());
  }

  private static RuleBook.Result run(RuleBook book, String words, TimeBudget budget) {
    NormalizedText text = NORMALIZER.normalize(words);
    return book.evaluate(Comment.of("1", words), text, SCANNER.matches(text, null), "en", budget);
  }

  private static List<String> rules(RuleBook.Result result) {
    return result.claims().stream().map(claim -> claim.finding().rule().id()).toList();
  }

  @Test
  void showsTheRulesThatDroolsRunsUnderTheirOwnSentences() {
    String drl = book(rule -> {}).drl();
    assertThat(drl)
        .contains("//     there is a \"fruit\"\n//     followed by a \"tool\"\n")
        .contains("this follows[0] $0")
        .contains("not Word(");
    // Besides comments, nothing that a rule file says stands in it.
    String code = drl.replaceAll("//[^\n]*", "");
    assertThat(code).doesNotContain("fruit", "tool", "threats", "because");
  }

  @Test
  void writesNothingButPatternsOfItsOwnIntoTheDrl() {
    String binding = "( {2}\\$\\d+ : | {2}not | {2})";
    String test = ", (marks (bears|lacks) \\d+|this [a-zA-Z]+(\\[\\d+\\])? \\$\\d+)";
    String value = "(, value (atLeast|atMost|among) \\d+|, number atLeast \\d+)?";
    String pattern =
        binding + "(Word|Tally|Around)\\( slot == \\d+(" + test + ")*" + value + " \\)";
    assertThat(book(rule -> {}).drl().lines())
        .allMatch(
            line ->
                line.isEmpty()
                    || line.matches("//[a-zA-Z0-9 \",./_-]*")
                    || line.matches("(package|import|global) org\\.civicmoderation\\.[a-zA-Z. ]+;")
                    || line.matches("dialect \"mvel\"|rule \"r\\d+\"|when|then|end")
                    || line.equals("  collector.found( drools );")
                    || line.matches(pattern));
  }

  @Test
  void refusesAllFilesAtOnce() {
    PolicyPack broken =
        new TestPack()
            .criterion("c")
            .rules("a.dslr", "nonsense\n")
            .rules("b.dslr", "import java.util.List\n")
            .build();
    assertThatThrownBy(
            () -> RuleBook.compile(broken.rules(), broken.criteria(), SCANNER, NORMALIZER))
        .isInstanceOfSatisfying(
            PackException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::code)
                    .containsExactly("unexpected-line", "not-allowed"));
  }

  @Test
  void refusesOneIdInTwoFiles() {
    PolicyPack twice =
        new TestPack()
            .criterion("c")
            .rules("a.dslr", PACK.rules().get(0).content().replace("\"c\"", "\"c\""))
            .rules("sub/a.dslr", PACK.rules().get(0).content())
            .build();
    List<Problem> problems = new ArrayList<>();
    RuleBook.check(twice.rules(), twice.criteria(), SCANNER.categories(), problems);
    // The lexicons of this test's pack are not those of the twin, but the categories are.
    assertThat(problems).extracting(Problem::code).containsExactly("duplicate-rule");
  }

  @Test
  void neverLetsACommentSeeAnothersWords() {
    RuleBook book = book(rule -> {});
    // Each comment brings half of what a rule needs.
    for (int i = 0; i < 50; i++) {
      assertThat(rules(run(book, "apple"))).isEmpty();
      assertThat(rules(run(book, "saw"))).containsExactly("d-tool-alone/tool-alone");
      assertThat(rules(run(book, "apple hammer")))
          .containsExactly("c-fruit-and-tool/fruit-and-tool");
    }
  }

  @Test
  void neverLetsACommentSeeAnothersWordsAfterAFailure() {
    Set<Integer> failing = ConcurrentHashMap.newKeySet();
    RuleBook book =
        book(
            rule -> {
              if (failing.contains(rule)) {
                throw new IllegalStateException("a rule fails");
              }
            });
    for (int i = 0; i < 20; i++) {
      failing.add(0);
      RuleBook.Result failed = run(book, "apple saw");
      assertThat(failed.claims()).isEmpty();
      assertThat(failed.problems()).extracting(Problem::code).containsExactly("rule-failed");
      failing.clear();
      assertThat(rules(run(book, "hammer"))).containsExactly("d-tool-alone/tool-alone");
      assertThat(rules(run(book, "apple"))).isEmpty();
    }
  }

  @Test
  void losesOnlyTheRuleThatFails() {
    RuleBook book =
        book(
            rule -> {
              if (rule == 0) {
                throw new IllegalStateException("a rule fails");
              }
            });
    RuleBook.Result result = run(book, "apple saw and hammer");
    assertThat(rules(result)).containsExactly("d-many-tools/many-tools");
    Problem problem = result.problems().get(0);
    assertThat(problem.message()).contains("`c-fruit-and-tool/fruit-and-tool`");
    assertThat(problem.location()).hasToString("rules/c-fruit-and-tool.dslr:1");
  }

  @Test
  void stopsWhereTheTimeBudgetIsSpent() {
    RuleBook.Result result =
        run(book(rule -> {}), "apple saw", TimeBudget.start(Duration.ofNanos(-1)));
    assertThat(result.problems()).extracting(Problem::code).containsExactly("time-budget-exceeded");
  }

  @Test
  void makesAtMostFiveFindingsARule() {
    List<Claim> claims = run(book(rule -> {}), "apple saw. ".repeat(500)).claims();
    assertThat(claims.stream().filter(claim -> claim.finding().criterion().id().equals("c")))
        .hasSize(RuleSearch.MOST_PLACES);
  }

  @Test
  void givesTheSameFindingsEachTime() {
    RuleBook book = book(rule -> {});
    RuleBook.Result first = run(book, "apple saw, pear hammer and plum saw, hammer apple");
    Set<RuleBook.Result> others = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      others.add(run(book, "apple saw, pear hammer and plum saw, hammer apple"));
    }
    assertThat(others).containsExactly(first);
  }
}
