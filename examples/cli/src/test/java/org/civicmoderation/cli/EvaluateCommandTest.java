package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civicmoderation.cli.Terminal.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir private Path folder;

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
        new Terminal()
            .run("evaluate", "-p", Oakville.PACK, "--misses", "--cases", cases.toString());

    assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.out())
        .contains("expected REMOVE                 1        0        1")
        .contains("b: want REMOVE [threats], got KEEP []: I will end you");
    assertThat(result.err())
        .isEqualTo(
            cases
                + ":4: `expected` must be KEEP, REVIEW or REMOVE\n"
                + "moderate: 3 comments counted, 1 line refused\n");
    Result json =
        new Terminal().run("evaluate", "-p", Oakville.PACK, "--json", "-c", cases.toString());
    assertThat(Oakville.json(json.out()).get(0).path("remove_recall").doubleValue()).isEqualTo(0.5);
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
                Oakville.PACK,
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
    new Terminal()
        .run("evaluate", "-p", Oakville.PACK, "-c", good.toString(), "--record", figures + "");

    Result same =
        new Terminal()
            .run("evaluate", "-p", Oakville.PACK, "-c", good.toString(), "--against", figures + "");
    Path worse = set("set.jsonl", "I will end you", "REMOVE", "threats");
    Result fallen =
        new Terminal()
            .run(
                "evaluate", "-p", Oakville.PACK, "-c", worse.toString(), "--against", figures + "");

    assertThat(same.code()).isEqualTo(ExitCode.OK);
    assertThat(same.err()).isEqualTo("moderate: no figure is worse than in " + figures + "\n");
    assertThat(fallen.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(fallen.err()).contains("set: remove_recall fell from 1.0000 to 0.0000\n");
  }

  @Test
  void replacesTheTableOfRulesInAPage() throws IOException {
    Path page = Files.writeString(folder.resolve("rules.md"), "# Rules\n\nWords.\n");

    for (int i = 0; i < 2; i++) {
      new Terminal().run("evaluate", "-p", Oakville.PACK, "--own", "--rules", page.toString());
    }

    assertThat(page)
        .content()
        .startsWith("# Rules\n\nWords.\n\n| rule | fired |")
        .containsOnlyOnce("| rule | fired |");
  }

  private Path set(String name, String text, String expected, String criterion) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        String.format(
            "{\"id\":\"a\",\"text\":\"%s\",\"expected\":\"%s\",\"criteria\":[\"%s\"]}\n",
            text, expected, criterion));
  }
}
