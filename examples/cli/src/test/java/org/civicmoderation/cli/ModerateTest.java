package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicmoderation.cli.Terminal.Result;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerateTest {
  private static final String PACK = pack().toString();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COMMENTS =
      """
      {"id":"1","text":"I will hurt you, clown!","author":{"name":"Vic"},"originalPost":"Pool news"}
      {"id":"2","text":
      {"id":"3","text":"Two clowns at the circus."}

      {"id":"4","text":"Thank you! ❤️"}
      """;

  @TempDir private Path folder;

  @Nested
  class Check {
    @Test
    void printsDecisionsForPeople() throws IOException {
      Result result = new Terminal().outIsTerminal().with("NO_COLOR", "1").run(check(comments()));

      assertThat(result.out())
          .isEqualTo(
              """
              REMOVE  1 · Vic
                      on: Pool news
                      I will [[hurt you]], [[clown]]!

                      REMOVE under threats (threats/announced-harm, rules/threats.dslr:1)
                      Words: “hurt you”
                      The writer announces harm to a person.
                      “Threaten any person;”
                      Comment Policy, item 1

                      REVIEW under rudeness (rudeness/rude-word, rules/rudeness.dslr:1)
                      Words: “clown”
                      The comment uses a rude word.
                      “Are rude.”
                      Comment Policy, item 2

              KEEP    3
                      Two clowns at the circus.

                      Set aside under rudeness: “clowns”. The word is meant as it stands.
                      (rudeness/clown-in-a-circus, rules/rudeness.dslr:9)

              KEEP    4
                      Thank you! ❤️

              3 comments   KEEP 2   REVIEW 0   REMOVE 1
              1 line refused, see above

              criterion    REVIEW    REMOVE
              threats           -         1
              rudeness          1         -

              Village of Oakville, Comment Policy, revision 2 (May 2024)
              pack oakville, profile as-adopted, digest DIGEST, engine VERSION
              """
                  .replace("DIGEST", digest(result.out()))
                  .replace("VERSION", version(result.out())));
      assertThat(result.err())
          .isEqualTo(
              comments()
                  + ":2: the JSON object has no end (column 18); close every quote and bracket\n");
      assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void coloursOnATerminalUnlessItIsToldNotTo() throws IOException {
      String[] check = check(comments());
      String[] never = check("--color", "never", comments().toString());
      String[] always = check("--format", "text", "--color=always", comments().toString());

      assertThat(new Terminal().outIsTerminal().run(check).out()).contains("\u001b[");
      assertThat(new Terminal().outIsTerminal().with("NO_COLOR", "1").run(check).out())
          .doesNotContain("\u001b");
      assertThat(new Terminal().outIsTerminal().with("TERM", "dumb").run(check).out())
          .doesNotContain("\u001b");
      assertThat(new Terminal().outIsTerminal().run(never).out()).doesNotContain("\u001b");
      assertThat(new Terminal().with("NO_COLOR", "1").run(always).out()).contains("\u001b[");
    }

    @Test
    void writesOneJsonObjectALineWhereThereIsNoTerminal() throws IOException {
      Result result = new Terminal().run(check(comments()));

      List<JsonNode> decisions = json(result.out());
      assertThat(decisions)
          .extracting(d -> d.path("commentId").textValue())
          .containsExactly("1", "3", "4");
      JsonNode first = decisions.get(0);
      assertThat(first.path("outcome").textValue()).isEqualTo("REMOVE");
      assertThat(first.path("decisionId").textValue()).isEqualTo("decision-1");
      assertThat(first.path("decidedAt").textValue()).isEqualTo("2026-03-01T12:00:00Z");
      JsonNode finding = first.path("findings").path(0);
      assertThat(finding.path("criterion").textValue()).isEqualTo("threats");
      assertThat(finding.path("clause").path("text").textValue()).isEqualTo("Threaten any person;");
      assertThat(finding.path("rule").path("line").intValue()).isEqualTo(1);
      assertThat(finding.path("evidence").path(0).path("text").textValue()).startsWith("hurt");
      assertThat(result.err())
          .endsWith("moderate: 3 comments decided, 1 line refused\n")
          .doesNotContain("Thank");
      assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void writesMemos() throws IOException {
      Result result = new Terminal().run(check("-f", "memo", comments().toString()));

      assertThat(result.out().split("\f", -1)).hasSize(4);
      assertThat(result.out()).startsWith("DECISION ON A COMMENT").contains("Threaten any person;");
    }

    @Test
    void appliesTheProfile() throws IOException {
      Result result = new Terminal().run(check("--profile", "advisory", comments().toString()));

      assertThat(json(result.out()))
          .extracting(d -> d.path("outcome").textValue())
          .containsExactly("REVIEW", "KEEP", "KEEP");
    }

    @Test
    void readsStandardInputAndSeveralFilesInOrder() throws IOException {
      Path csv = Files.writeString(folder.resolve("b.csv"), "id,text\n5,clown\n");
      Terminal terminal = new Terminal().in("{\"id\":\"6\",\"text\":\"a\"}");

      Result result = terminal.run(check(csv.toString(), "-", csv.toString()));

      assertThat(json(result.out()))
          .extracting(d -> d.path("commentId").textValue())
          .containsExactly("5", "6", "5");
      assertThat(result.code()).isZero();
    }

    @Test
    void takesAnEmptyInput() {
      Result result = new Terminal().outIsTerminal().with("NO_COLOR", "1").in("").run(check());

      assertThat(result)
          .isEqualTo(new Result(0, "0 comments   KEEP 0   REVIEW 0   REMOVE 0\n", ""));
    }

    @Test
    void keepsALoneSurrogate() throws IOException {
      Result result = new Terminal().in("{\"id\":\"1\",\"text\":\"a\\ud83d\"}").run(check());

      assertThat(json(result.out()).get(0).path("comment").path("text").textValue())
          .isEqualTo("a\ud83d");
    }

    @Test
    void decidesNothingWhenAFileIsMissing() throws IOException {
      Result result = new Terminal().run(check(comments().toString(), "nowhere.jsonl"));

      assertThat(result)
          .isEqualTo(new Result(2, "", "moderate: there is no file `nowhere.jsonl`\n"));
      assertThat(new Terminal().run(check(folder.toString())).err())
          .isEqualTo("moderate: `" + folder + "` is a folder; give the files in it\n");
    }

    @Test
    void endsQuietlyWhenTheReaderOfTheOutputHasGone() {
      Result result =
          new Terminal()
              .in(new RepeatedLine("{\"id\":\"1\",\"text\":\"a\"}\n", 100_000))
              .out(failing("Broken pipe"))
              .run(check());

      assertThat(result).isEqualTo(new Result(ExitCode.CLOSED_PIPE, "", ""));
    }

    @Test
    void saysWhyTheOutputCannotBeWritten() {
      Result result =
          new Terminal()
              .in("{\"id\":\"1\",\"text\":\"a\"}")
              .out(failing("No space left on device"))
              .run(check());

      assertThat(result)
          .isEqualTo(
              new Result(2, "", "moderate: can't write the output: No space left on device\n"));
    }

    @Test
    void needsNoMoreMemoryForManyCommentsThanForFew() {
      // The comments hold 60 MB of text, and so would whatever kept them.
      String line = "{\"id\":\"1\",\"text\":\"" + "thanks ".repeat(3_000) + "\"}\n";
      List<Long> used = new ArrayList<>();
      OutputStream watched =
          new OutputStream() {
            private int writes;

            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int offset, int length) {
              if (writes++ % 200 == 100) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                used.add(runtime.totalMemory() - runtime.freeMemory());
              }
            }
          };
      Terminal terminal = new Terminal().in(new RepeatedLine(line, 3_000)).out(watched);

      assertThat(terminal.run(check("--format", "text")).code()).isZero();
      assertThat(used).hasSizeGreaterThan(3);
      assertThat(used.get(used.size() - 1) - used.get(0)).isLessThan(20_000_000);
    }

    @Test
    void drawsProgressOnlyWhereSomebodyLooks() throws IOException {
      assertThat(new Terminal().run(check(comments())).err()).doesNotContain("\r");
      assertThat(new Terminal().errIsTerminal().run(check(comments())).err())
          .as("a short run")
          .doesNotContain("\r");
    }
  }

  @Nested
  class Explain {
    @Test
    void saysWhatMatchedFiredAndNearlyFired() {
      Result result =
          new Terminal()
              .run("explain", "-p", PACK, "--text", "He said \"I will hurt you\", the clown.");

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
      Result result = new Terminal().run("notice", "-p", PACK, "-t", "I will hurt you");

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
                  PACK,
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
      assertThat(new Terminal().run("notice", "-p", PACK, "-t", "Thank you"))
          .isEqualTo(
              new Result(
                  1, "", "moderate: the outcome is KEEP: there is nothing to tell the author\n"));
    }

    @Test
    void namesTheLanguagesThatThereAre() {
      assertThat(new Terminal().run("notice", "-p", PACK, "-t", "a", "--in", "fr").err())
          .isEqualTo("moderate: the pack has no notices in `fr`; it has en, es\n");
    }
  }

  @Nested
  class Cases {
    @Test
    void countsWhatPassed() {
      Result result = new Terminal().run("test", PACK);

      assertThat(result.out()).endsWith("4 PASS, 0 FAIL, 0 ERROR\n");
      assertThat(result.code()).isZero();
    }

    @Test
    void showsWhatFailed() throws IOException {
      Path copy = copyOfPack();
      edit(copy.resolve("rules/threats.dslr"), "remove under", "review under");

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
      assertThat(json(json.out()).get(0).path("counts").path("FAIL").intValue()).isEqualTo(1);
      assertThat(json(json.out()).get(0).path("results")).hasSize(4);
    }
  }

  @Nested
  class Evaluate {
    @Test
    void measuresLabelledComments() throws IOException {
      Path cases =
          Files.writeString(
              folder.resolve("cases.jsonl"),
              """
              {"id":"a","text":"I will hurt you","expected":"REMOVE","criteria":["threats"]}
              {"id":"b","text":"I will end you","expected":"REMOVE","criteria":["threats"]}
              {"id":"c","text":"Thank you","expected":"KEEP","criteria":[]}
              {"id":"d","text":"?","expected":"MAYBE","criteria":[]}
              """);

      Result result =
          new Terminal().run("evaluate", "-p", PACK, "--misses", "--cases", cases.toString());

      assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(result.out())
          .contains("expected REMOVE                 1        0        1")
          .contains("b: want REMOVE [threats], got KEEP []: I will end you");
      assertThat(result.err())
          .isEqualTo(
              cases
                  + ":4: `expected` must be KEEP, REVIEW or REMOVE\n"
                  + "moderate: 3 comments counted, 1 line refused\n");
      Result json = new Terminal().run("evaluate", "-p", PACK, "--json", "-c", cases.toString());
      assertThat(json(json.out()).get(0).path("remove_recall").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void measuresSetsEachForItselfAndWritesThemDown() throws IOException {
      Path one = set("one.jsonl", "I will hurt you", "REMOVE", "threats");
      Path two = set("two.jsonl", "I will end you", "REMOVE", "threats");
      Path report = folder.resolve("report");

      Result result =
          new Terminal()
              .run(
                  "evaluate",
                  "-p",
                  PACK,
                  "--own",
                  "-c",
                  one.toString(),
                  "-c",
                  two.toString(),
                  "--report",
                  report.toString());

      assertThat(result.code()).isEqualTo(ExitCode.OK);
      assertThat(result.out()).contains("| own-cases (4) |", "| one (1) |", "| two (1) |");
      assertThat(report.resolve("evaluation.md")).hasContent(result.out());
      assertThat(report.resolve("evaluation.json")).content().contains("\"own-cases\" : {");
      assertThat(report.resolve("rules.md")).content().contains("| rule | fired |");
    }

    @Test
    void failsWhereAFigureFell() throws IOException {
      Path figures = folder.resolve("figures.json");
      Path good = set("set.jsonl", "I will hurt you", "REMOVE", "threats");
      new Terminal().run("evaluate", "-p", PACK, "-c", good.toString(), "--record", figures + "");

      Result same =
          new Terminal()
              .run("evaluate", "-p", PACK, "-c", good.toString(), "--against", figures + "");
      Path worse = set("set.jsonl", "I will end you", "REMOVE", "threats");
      Result fallen =
          new Terminal()
              .run("evaluate", "-p", PACK, "-c", worse.toString(), "--against", figures + "");

      assertThat(same.code()).isEqualTo(ExitCode.OK);
      assertThat(same.err()).isEqualTo("moderate: no figure is worse than in " + figures + "\n");
      assertThat(fallen.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(fallen.err()).contains("set: remove_recall fell from 1.0000 to 0.0000\n");
    }

    @Test
    void replacesTheTableOfRulesInAPage() throws IOException {
      Path page = Files.writeString(folder.resolve("rules.md"), "# Rules\n\nWords.\n");

      for (int i = 0; i < 2; i++) {
        new Terminal().run("evaluate", "-p", PACK, "--own", "--rules", page.toString());
      }

      assertThat(page)
          .content()
          .startsWith("# Rules\n\nWords.\n\n| rule | fired |")
          .containsOnlyOnce("| rule | fired |");
    }

    private Path set(String name, String text, String expected, String criterion)
        throws IOException {
      return Files.writeString(
          folder.resolve(name),
          String.format(
              "{\"id\":\"a\",\"text\":\"%s\",\"expected\":\"%s\",\"criteria\":[\"%s\"]}\n",
              text, expected, criterion));
    }
  }

  @Nested
  class Show {
    @Test
    void printsEveryClauseRuleTermAndExample() {
      String out = new Terminal().run("show", "-p", PACK).out();

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
      assertThat(new Terminal().run("show", "terms", "--forms", "-p", PACK).out())
          .contains("hurt~\n        hurt, hurts, hurting")
          .doesNotContain("CLAUSES");
      assertThat(new Terminal().run("show", "rules", "--drl", "-p", PACK).out())
          .contains("// threats/announced-harm  rules/threats.dslr 1\n")
          .contains("this follows[2] $0");
    }
  }

  @Nested
  class Errors {
    @Test
    void showsEveryProblemOfABrokenPackAndDecidesNothing() throws IOException {
      Path copy = copyOfPack();
      edit(copy.resolve("rules/threats.dslr"), "followed within", "folowed within");
      edit(copy.resolve("rules/rudeness.dslr"), "there is a \"circus\"", "there is a \"zirkus\"");

      Result result = new Terminal().run("check", "-p", copy.toString(), comments().toString());

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
      assertThat(new Terminal().run("show", "--profile", "strict", "-p", PACK).err())
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

  private Path comments() throws IOException {
    return Files.writeString(folder.resolve("comments.jsonl"), COMMENTS);
  }

  private Path copyOfPack() throws IOException {
    Path copy = folder.resolve("pack");
    try (var paths = Files.walk(pack())) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, copy.resolve(pack().relativize(path).toString()));
      }
    }
    return copy;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String content = Files.readString(file);
    assertThat(content).contains(from);
    Files.writeString(file, content.replace(from, to));
  }

  private static String[] check(Path file) {
    return check(file.toString());
  }

  private static String[] check(String... more) {
    return Stream.concat(Stream.of("check", "--policy", PACK), Stream.of(more))
        .toArray(String[]::new);
  }

  private static List<JsonNode> json(String lines) throws IOException {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(lines)) {
      return values.readAll();
    }
  }

  private static String digest(String out) {
    return out.replaceAll("(?s).*digest (\\w{12}),.*", "$1");
  }

  private static String version(String out) {
    return out.replaceAll("(?s).*engine (\\S+)\\s*", "$1");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static Path pack() {
    try {
      URI uri =
          Objects.requireNonNull(ModerateTest.class.getResource("oakville/policy.yaml")).toURI();
      return Objects.requireNonNull(Path.of(uri).getParent());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
