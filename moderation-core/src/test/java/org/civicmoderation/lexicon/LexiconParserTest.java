package org.civicmoderation.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconParserTest {
  private static Lexicon parse(String... lines) {
    List<Problem> problems = new ArrayList<>();
    Lexicon lexicon =
        Lexicon.parse("lexicons/violent-act.en.txt", String.join("\n", lines), problems);
    assertThat(problems).isEmpty();
    return lexicon;
  }

  private static List<String> formsOf(String... lines) {
    Lexicon lexicon = parse(lines);
    return lexicon.forms(lexicon.terms().get(lexicon.terms().size() - 1));
  }

  @Test
  void takesCategoryAndLanguageFromTheName() {
    Lexicon lexicon = parse("kill");

    assertThat(lexicon.category()).isEqualTo("violent act");
    assertThat(lexicon.language()).isEqualTo("en");
  }

  @Test
  void keepsTermsAsWrittenWithTheirPlace() {
    Term term =
        parse("# Comment.", "", "  beat~ [the] crap  not in \"beat box\" # why").terms().get(0);

    assertThat(term.text()).isEqualTo("beat~ [the] crap");
    assertThat(term.location()).hasToString("lexicons/violent-act.en.txt:3:3");
  }

  @Test
  void readsLinesOfWindowsAndAByteOrderMark() {
    assertThat(parse("\uFEFFkill\r", "stab\r").terms())
        .extracting(Term::text)
        .containsExactly("kill", "stab");
  }

  @Test
  void listsWhatATermFinds() {
    assertThat(formsOf("beat~ [the] (shit|crap) out"))
        .hasSize(5 * 2 * 2)
        .contains("beat shit out", "beating the crap out");
    assertThat(formsOf("shoot (shoots, shot)")).containsExactly("shoot", "shoots", "shot");
    assertThat(formsOf("kill~ (killer, killers)"))
        .containsExactly("kill", "kills", "killed", "killing", "killin", "killer", "killers");
    assertThat(formsOf("let WHO = you|him", "stab {WHO} <any> ...5 <number>"))
        .containsExactly("stab you <any> ... <number>", "stab him <any> ... <number>");
    assertThat(formsOf("*fuck*")).containsExactly("*fuck*");
    assertThat(formsOf("(jerk|jack)~ off")).contains("jerking off", "jacked off").hasSize(10);
    assertThat(formsOf("patterns: yes", "/kil+/")).containsExactly("/kil+/");
  }

  @Test
  void ignoresPunctuationOutsideOfWords() {
    assertThat(formsOf("hey, you!")).containsExactly("hey you");
    assertThat(formsOf("(no, sir|yes, sir)")).containsExactly("no sir", "yes sir");
  }

  @Test
  void takesASignAsPartOfAnExceptionAndNotAsAComment() {
    assertThat(parse("(1488|88) not in \"unit #1488\"").entries().get(0).exceptions()).hasSize(1);
  }

  @Test
  void takesALineThatStartsWithLetAndHasNoListAsATerm() {
    assertThat(formsOf("let me")).containsExactly("let me");
  }

  @Test
  void allowsAnExceptionWithoutIn() {
    assertThat(parse("hang~ not \"hang~ out\"").entries().get(0).exceptions()).hasSize(1);
  }

  @Test
  void readsTheLexiconsThatItShips() {
    assertThat(Lexicon.builtIn())
        .extracting(Lexicon::category)
        .contains("first person", "negation", "attribution", "person", "official");
  }

  @Test
  void readsTheExampleOfTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../docs/lexicons.md"));
    int start = page.indexOf("```\n") + 4;
    String example = page.substring(start, page.indexOf("\n```\n", start));

    assertThat(parse(example).terms()).hasSizeGreaterThan(8);
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "many-things.en.txt",
          "bad-patterns.any.txt",
          "empty.es.txt",
          "Bad_Name.en.txt",
          "no-language.txt"
        })
    void withAllThatIsWrongAtOnce(String file) throws IOException {
      List<Problem> problems = new ArrayList<>();

      Lexicon.parse("lexicons/" + file, read("bad/" + file), problems);

      assertThat(problems.stream().map(Problem::format).collect(Collectors.joining("\n\n")) + "\n")
          .isEqualTo(read("bad/" + file + ".problems"));
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream in = LexiconParserTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
