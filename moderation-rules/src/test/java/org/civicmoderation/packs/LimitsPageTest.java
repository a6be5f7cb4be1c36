package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decides what docs/limits.md shows, so that the page stays true. */
class LimitsPageTest {
  private static final int LEAST_EXAMPLES = 10;

  @TestFactory
  List<DynamicTest> decidesTheExamplesAsThePageSays() throws IOException {
    ModerationEngine engine =
        ModerationEngine.builder(PolicyPacks.milwaukee())
            .timeBudget(Duration.ofSeconds(30))
            .build();
    List<String[]> rows =
        Files.readAllLines(Path.of("../docs/limits.md")).stream()
            .filter(line -> line.matches("\\|.*\\| (KEEP|REVIEW|REMOVE) \\|.*"))
            .map(line -> line.split("\\s*\\|\\s*", -1))
            .toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(LEAST_EXAMPLES);
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[1],
                    () ->
                        assertThat(engine.moderate(Comment.of("limit", row[1])).outcome())
                            .hasToString(row[2])))
        .toList();
  }
}
