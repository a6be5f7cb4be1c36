package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.civicmoderation.cli.Terminal.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path folder;

  @Test
  void printsDecisionsForPeople() throws IOException {
    Result result =
        new Terminal().outIsTerminal().with("NO_COLOR", "1").run(check(Oakville.comments(folder)));

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
            Oakville.comments(folder)
                + ":2: the JSON object has no end (column 18); close every quote and bracket\n");
    assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void coloursOnATerminalUnlessItIsToldNotTo() throws IOException {
    String[] check = check(Oakville.comments(folder));
    String[] never = check("--color", "never", Oakville.comments(folder).toString());
    String[] always =
        check("--format", "text", "--color=always", Oakville.comments(folder).toString());

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
    Result result = new Terminal().run(check(Oakville.comments(folder)));

    List<JsonNode> decisions = Oakville.json(result.out());
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
    Result result = new Terminal().run(check("-f", "memo", Oakville.comments(folder).toString()));

    assertThat(result.out().split("\f", -1)).hasSize(4);
    assertThat(result.out()).startsWith("DECISION ON A COMMENT").contains("Threaten any person;");
  }

  @Test
  void appliesTheProfile() throws IOException {
    Result result =
        new Terminal().run(check("--profile", "advisory", Oakville.comments(folder).toString()));

    assertThat(Oakville.json(result.out()))
        .extracting(d -> d.path("outcome").textValue())
        .containsExactly("REVIEW", "KEEP", "KEEP");
  }

  @Test
  void readsStandardInputAndSeveralFilesInOrder() throws IOException {
    Path csv = Files.writeString(folder.resolve("b.csv"), "id,text\n5,clown\n");
    Terminal terminal = new Terminal().in("{\"id\":\"6\",\"text\":\"a\"}");

    Result result = terminal.run(check(csv.toString(), "-", csv.toString()));

    assertThat(Oakville.json(result.out()))
        .extracting(d -> d.path("commentId").textValue())
        .containsExactly("5", "6", "5");
    assertThat(result.code()).isZero();
  }

  @Test
  void takesAnEmptyInput() {
    Result result = new Terminal().outIsTerminal().with("NO_COLOR", "1").in("").run(check());

    assertThat(result).isEqualTo(new Result(0, "0 comments   KEEP 0   REVIEW 0   REMOVE 0\n", ""));
  }

  @Test
  void keepsALoneSurrogate() throws IOException {
    Result result = new Terminal().in("{\"id\":\"1\",\"text\":\"a\\ud83d\"}").run(check());

    assertThat(Oakville.json(result.out()).get(0).path("comment").path("text").textValue())
        .isEqualTo("a\ud83d");
  }

  @Test
  void decidesNothingWhenAFileIsMissing() throws IOException {
    Result result =
        new Terminal().run(check(Oakville.comments(folder).toString(), "nowhere.jsonl"));

    assertThat(result).isEqualTo(new Result(2, "", "moderate: there is no file `nowhere.jsonl`\n"));
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
    assertThat(new Terminal().run(check(Oakville.comments(folder))).err()).doesNotContain("\r");
    assertThat(new Terminal().errIsTerminal().run(check(Oakville.comments(folder))).err())
        .as("a short run")
        .doesNotContain("\r");
  }

  private static String[] check(Path file) {
    return check(file.toString());
  }

  private static String[] check(String... more) {
    return Stream.concat(Stream.of("check", "--policy", Oakville.PACK), Stream.of(more))
        .toArray(String[]::new);
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
}
