package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.EvaluationReport;
import org.civicmoderation.check.Figures;
import org.civicmoderation.check.LabelledComment;
import org.civicmoderation.check.OwnCases;
import org.civicmoderation.check.RulePrecision;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the rules to what they reach on the labelled comments that ship. */
class MeasuredTest {
  private static final String SET = "civic-dev";
  private static final String REFRESH = "run `.ci/evaluate --refresh` if the change is meant";

  /** A busy machine must not change what is decided. */
  private static final ModerationEngine ENGINE =
      ModerationEngine.builder(PolicyPacks.milwaukee()).timeBudget(Duration.ofSeconds(30)).build();

  private static final EvaluationReport REPORT = measure(ENGINE);

  @ParameterizedTest(name = "{0} at least {1}")
  @CsvSource({
    "remove_precision, 0.98",
    "remove_recall, 0.65",
    "flagged_recall, 0.80",
    "keep_kept, 0.97",
    "criterion_right, 0.92"
  })
  void reachesOnCivicCommentsWhatIsAskedOfIt(String figure, double least) {
    assertThat(measured(figure)).isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "es, remove_precision",
    "es, remove_recall",
    "es, flagged_recall",
    "es, keep_kept",
    "obfuscated, remove_precision",
    "obfuscated, remove_recall",
    "obfuscated, flagged_recall",
    "obfuscated, keep_kept"
  })
  void isAsGoodInSpanishAndOnObfuscatedWords(String part, String figure) {
    assertThat(measured(part + "/" + figure)).isGreaterThanOrEqualTo(measured(figure) - 0.05);
  }

  @Test
  void removesNothingThatIsToBeKept() {
    assertThat(measured("keep_removed")).isZero();
  }

  @Test
  void isNoWorseThanTheFiguresThatWereCommitted() throws IOException {
    Figures committed =
        Figures.parse("docs/figures.json", Files.readString(Path.of("../docs/figures.json")));
    Figures ours =
        new Figures(
            Map.of(
                OwnCases.NAME,
                Objects.requireNonNull(committed.sets().get(OwnCases.NAME)),
                SET,
                Objects.requireNonNull(committed.sets().get(SET))));

    assertThat(REPORT.figures().fallsSince(ours, 0.01))
        .extracting(Figures.Fall::describe)
        .isEmpty();
  }

  @Test
  void letsNoRuleRemoveThatIsTooOftenWrong() {
    assertThat(REPORT.rules(ENGINE).rows())
        .filteredOn(RulePrecision.Row::removesTooMuch)
        .as("rules that remove with a precision below " + RulePrecision.LEAST_TO_REMOVE)
        .extracting(RulePrecision.Row::rule)
        .isEmpty();
  }

  @Test
  void documentsHowOftenEachRuleIsRight() throws IOException {
    String page = Files.readString(Path.of("../docs/rule-precision.md"));

    assertThat(RulePrecision.inPage(page, REPORT.rules(ENGINE).toMarkdown()))
        .as("docs/rule-precision.md; %s", REFRESH)
        .isEqualTo(page);
  }

  private static double measured(String figure) {
    Figures.Measured set = Objects.requireNonNull(REPORT.figures().sets().get(SET));
    return Objects.requireNonNull(set.shares().get(figure), figure);
  }

  private static EvaluationReport measure(ModerationEngine engine) {
    EvaluationReport report = EvaluationReport.start(0);
    PolicyPack pack = engine.pack();
    for (LabelledComment comment : OwnCases.of(pack)) {
      report.set(OwnCases.NAME).add(comment, engine.moderate(comment.comment()));
    }
    for (LabelledComment comment : civicComments()) {
      report.set(SET).add(comment, engine.moderate(comment.comment()));
    }
    return report;
  }

  /** Returns the labelled comments that ship beside this test. */
  static List<LabelledComment> civicComments() {
    List<LabelledComment> comments = new ArrayList<>();
    String name = SET + ".jsonl";
    try (InputStream in = MeasuredTest.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        comments.add(LabelledComment.parse(line, Location.ofLine(name, comments.size() + 1, null)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return comments;
  }
}
