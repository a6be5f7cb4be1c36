package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.civicmoderation.cli.Terminal.Result;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerateTest {
  @TempDir private Path folder;

  @Nested
  class Explain {
    @Test
    void saysWhatMatchedFiredAndNearlyFired() {
      Result result =
          new Terminal()
              .run(
                  "explain",
                  "-p",
                  Oakville.PACK,
                  "--text",
                  "He said \"I will hurt you\", the clown.");

      assertThat(result.code()).isZero();
      assertThat(result.out())
          .contains("“hurt” (16): harm")
          .contains("rudeness/rude-word (rules/rudeness.dslr:1)")
          .contains("review under \"rudeness\"")
          .contains("threats/announced-harm (rules/threats.dslr:1)")
          .contains("lacks: none of it is quoted or reported");
    }

    @Test
    void refusesARoleThatDoesNotExist() {
      assertThat(new Terminal().run("explain", "--text", "a", "--author", "candidat"))
          .isEqualTo(
              new Result(2, "", "moderate: `--author` is not a role; did you mean `candidate`?\n"));
    }
  }

  @Nested
  class Notices {
    @Test
    void tellsTheAuthorInThePacksWords() {
      Result result = new Terminal().run("notice", "-p", Oakville.PACK, "-t", "I will hurt you");

      assertThat(result.code()).isZero();
      assertThat(result.out())
          .startsWith("Your comment was taken down\n\nHello,\n")
          .contains("“Threaten any person;”\n(Comment Policy, item 1)")
          .contains("“hurt you”", "A computer program made this decision.")
          .contains("Write to the Village Clerk.", "March 31, 2026.");
    }

    @Test
    void writesSpanishHtmlForADecisionOfAPerson() {
      Result result =
          new Terminal()
              .run(
                  "notice",
                  "-p",
                  Oakville.PACK,
                  "-t",
                  "I will hurt you",
                  "--in",
                  "es",
                  "-f",
                  "html",
                  "--decided-by",
                  "R. Clerk");

      assertThat(result.out())
          .startsWith("<!DOCTYPE html>\n<html lang=\"es\">")
          .contains("tomó esta decisión: R. Clerk", "31 de marzo de 2026");
    }

    @Test
    void hasNothingToTellOfACommentThatStays() {
      assertThat(new Terminal().run("notice", "-p", Oakville.PACK, "-t", "Thank you"))
          .isEqualTo(
              new Result(
                  1, "", "moderate: the outcome is KEEP: there is nothing to tell the author\n"));
    }

    @Test
    void namesTheLanguagesThatThereAre() {
      assertThat(new Terminal().run("notice", "-p", Oakville.PACK, "-t", "a", "--in", "fr").err())
          .isEqualTo("moderate: the pack has no notices in `fr`; it has en, es\n");
    }
  }

  @Nested
  class Cases {
    @Test
    void countsWhatPassed() {
      Result result = new Terminal().run("test", Oakville.PACK);

      assertThat(result.out()).endsWith("4 PASS, 0 FAIL, 0 ERROR\n");
      assertThat(result.code()).isZero();
    }

    @Test
    void showsWhatFailed() throws IOException {
      Path copy = Oakville.copyTo(folder);
      Oakville.edit(copy.resolve("rules/threats.dslr"), "remove under", "review under");

      Result result = new Terminal().run("test", copy.toString());

      assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(result.out())
          .startsWith(
              """
              cases/threats.yaml:3: FAIL
                | I will [[hurt you]].
                expected: REMOVE under threats
              """)
          .endsWith("3 PASS, 1 FAIL, 0 ERROR\n");
      Result json = new Terminal().run("test", "--json", copy.toString());
      assertThat(Oakville.json(json.out()).get(0).path("counts").path("FAIL").intValue())
          .isEqualTo(1);
      assertThat(Oakville.json(json.out()).get(0).path("results")).hasSize(4);
    }
  }

  @Nested
  class Show {
    @Test
    void printsEveryClauseRuleTermAndExample() {
      String out = new Terminal().run("show", "-p", Oakville.PACK).out();

      assertThat(out)
          .startsWith("Village of Oakville, Comment Policy, revision 2 (May 2024)\n")
          .contains("threats: REMOVE, at most REMOVE\n    “Threaten any person;”\n")
          .contains("    followed within 2 words by a \"second person\"\n")
          .contains("harm (en)\n    hurt~\n    break~\n")
          .contains("second person (en)\n")
          .contains("- text: \"The circus had two clowns.\"");
    }

    @Test
    void printsOnePartWithFormsOrAsDrl() {
      assertThat(new Terminal().run("show", "terms", "--forms", "-p", Oakville.PACK).out())
          .contains("hurt~\n        hurt, hurts, hurting")
          .doesNotContain("CLAUSES");
      assertThat(new Terminal().run("show", "rules", "--drl", "-p", Oakville.PACK).out())
          .contains("// threats/announced-harm  rules/threats.dslr 1\n")
          .contains("this follows[2] $0");
    }
  }

  @Nested
  class Errors {
    @Test
    void showsEveryProblemOfABrokenPackAndDecidesNothing() throws IOException {
      Path copy = Oakville.copyTo(folder);
      Oakville.edit(copy.resolve("rules/threats.dslr"), "followed within", "folowed within");
      Oakville.edit(
          copy.resolve("rules/rudeness.dslr"), "there is a \"circus\"", "there is a \"zirkus\"");

      Result result =
          new Terminal().run("check", "-p", copy.toString(), Oakville.comments(folder).toString());

      assertThat(result.code()).isEqualTo(ExitCode.USAGE);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .contains("rules/threats.dslr:5:5: error[")
          .contains("rules/rudeness.dslr:13:")
          .contains("did you mean")
          .endsWith("moderate: 2 problems in the policy pack; nothing was decided\n");
    }

    @Test
    void namesThePacksThatShip() {
      assertThat(new Terminal().run("test", "milwaukee-2023-8").err())
          .isEqualTo(
              "moderate: there is no policy pack `milwaukee-2023-8`; did you mean"
                  + " `milwaukee-2023-08`?\n");
      assertThat(new Terminal().run("show", "--profile", "strict", "-p", Oakville.PACK).err())
          .isEqualTo(
              "moderate: the pack `oakville` has no profile `strict`; it has as-adopted,"
                  + " advisory\n");
    }

    @Test
    void pointsToTheHelpOfTheCommand() {
      assertThat(new Terminal().run("check", "--formt", "json"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  moderate: Unknown option: '--formt'
                  Possible solutions: --format
                  Try `moderate check --help`.
                  """));
      assertThat(new Terminal().run().code()).isEqualTo(2);
      assertThat(new Terminal().run("evaluate").code()).isEqualTo(2);
      assertThat(new Terminal().run("evaluate", "-c", "x", "--misses", "many").code()).isEqualTo(2);
    }

    @Test
    void everyCommandHasAHelpWithExamplesAndExitCodes() {
      for (String command :
          List.of("check", "explain", "notice", "test", "evaluate", "neutrality", "show")) {
        Result result = new Terminal().run("help", command);
        assertThat(result.code()).isZero();
        assertThat(result.out())
            .contains("Usage: moderate " + command, "Exit codes:", "Examples:")
            .isEqualTo(new Terminal().run(command, "--help").out());
      }
      assertThat(new Terminal().run("--version").out()).startsWith("moderate ");
    }
  }
}
