package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the guard to a corpus of files that must be refused, and its messages to what they are:
 * each {@code .dslr} has an {@code .expected} beside it. {@code -Dgolden.update=true} writes them
 * anew.
 */
class RuleGuardTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/org/civicmoderation/rules/refused");
  private static final List<String> CATEGORIES =
      List.of("violent act", "person", "intent", "joke", "figure of speech");
  private static final List<String> CRITERIA = List.of("threats", "profanity");

  private static List<Problem> problems(String content) {
    List<Problem> problems = new ArrayList<>();
    RuleParser.parse(new PackFile("rules/threats.dslr", content), CATEGORIES, CRITERIA, problems);
    return problems;
  }

  private static String format(List<Problem> problems) {
    return problems.stream().map(Problem::format).collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String rule(String conditions) {
    return """
        rule "a-rule"
            because "It is a test."
        when
        %s
        then
            review under "threats"
        end
        """
        .formatted(conditions);
  }

  static Stream<String> refused() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".dslr"))
          .map(name -> name.substring(0, name.length() - 5))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWithPlaceAndMend(String name) throws IOException {
    String content = Files.readString(FOLDER.resolve(name + ".dslr"));
    Path golden = FOLDER.resolve(name + ".expected");
    List<Problem> problems = problems(content);
    assertThat(problems).isNotEmpty();
    String messages = format(problems);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, messages);
    }
    assertThat(messages).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void neverSpeaksOfJavaOrDrools(String name) throws IOException {
    assertThat(problems(Files.readString(FOLDER.resolve(name + ".dslr"))))
        .allSatisfy(
            problem ->
                assertThat(problem.message().replaceAll("`[^`]*`", ""))
                    .doesNotContainIgnoringCase("drools")
                    .doesNotContainIgnoringCase("java")
                    .doesNotContainIgnoringCase("exception"));
  }

  @Test
  void acceptsWhatTheDocumentShows() {
    assertThat(
            problems(
                """
                # A comment.
                rule "announced-violence"
                    because "El autor anuncia violencia – 'así'."   # a comment
                when
                    There is an "intent"
                    followed within 1 word by a "violent act" or a "joke" or "person"
                    none of it is quoted, reported, or negated
                    the author is a candidate, an employee or a member of the public
                then
                    remove under "threats"
                    lower "profanity" to review in the same sentence
                end
                """))
        .isEmpty();
  }

  @Test
  void acceptsTheByteOrderMarkThatWindowsEditorsWrite() {
    assertThat(problems("\uFEFF" + rule("    there is a \"violent act\"").replace("\n", "\r\n")))
        .isEmpty();
  }

  @Test
  void refusesAByteOrderMarkElsewhere() {
    assertThat(problems(rule("    there is a \uFEFF\"violent act\"")))
        .extracting(Problem::code)
        .contains("hidden-character");
  }

  @Test
  void refusesNulAnywhere() {
    for (String line :
        List.of("    there is a \"violent\0act\"", "\0", "    # \0", "there\0 is a \"person\"")) {
      assertThat(problems(rule("    there is a \"violent act\"\n" + line)))
          .extracting(Problem::code)
          .containsExactly("hidden-character");
    }
  }

  @Test
  void refusesAHugeFileWithoutReadingIt() {
    assertThat(problems(rule("    there is a \"violent act\"").repeat(10_000)))
        .extracting(Problem::code)
        .containsExactly("file-too-large");
  }

  @Test
  void refusesTooManyRulesSentencesFindsAndCharacters() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= RuleParser.MOST_RULES; i++) {
      many.append(rule("    there is a \"violent act\"").replace("a-rule", "rule-" + i));
    }
    assertThat(problems(many.toString()))
        .extracting(Problem::code)
        .containsExactly("too-many-rules");
    assertThat(problems(rule("    the comment is in English\n".repeat(33))))
        .extracting(Problem::code)
        .containsExactly("rule-too-long");
    assertThat(problems(rule("    there is a \"violent act\"\n".repeat(9))))
        .extracting(Problem::code)
        .containsExactly("rule-too-long");
    assertThat(problems(rule("    there is a \"violent act\"" + " ".repeat(1000))))
        .extracting(Problem::code)
        .contains("line-too-long");
  }

  @Test
  void stopsReadingAfterAHundredProblems() {
    assertThat(problems(rule("    nonsense\n".repeat(5000)))).hasSize(101);
  }

  @Test
  void takesALongTimeOverNoFile() {
    long start = System.nanoTime();
    problems(rule(("    there is a \"" + "x".repeat(900) + "\"\n").repeat(500)));
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }
}
