package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds the memo in docs/decisions.md to what the command line writes. */
class DecisionsPageTest {
  private static final String COMMENT =
      """
      {"id":"c-7","text":"Close the pool early again and I will hurt you, clowns.",\
      "postedAt":"2026-02-28T20:15:00-06:00","author":{"id":"u-9","name":"Vic H."},\
      "channel":{"id":"village","platform":"facebook","topics":["pool"]},\
      "originalPost":{"id":"p-3","text":"The pool closes at 7 p.m. this week."},\
      "attachments":[{"kind":"image","url":"https://social.example/i/7"}]}
      """;

  @Test
  void memoIsWhatTheCommandLineWrites() throws IOException, URISyntaxException {
    Path pack =
        Path.of(Objects.requireNonNull(getClass().getResource("oakville/policy.yaml")).toURI())
            .resolveSibling("");
    String memo =
        new Terminal()
            .in(COMMENT)
            .run("check", "--format", "memo", "--policy", pack.toString())
            .out()
            .replace("\f", "")
            .strip()
            // The version changes with every release.
            .replaceFirst("Engine {6}.*", "Engine      0.1.0");

    assertThat(Files.readString(Path.of("..", "..", "docs", "decisions.md")))
        .contains("```text\n" + memo + "\n```");
  }
}
