package org.civicmoderation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a pack from end to end, through the engine that decides. */
class PackChecksTest {
  private static final String POLICY =
      """
      id: sample
      title: Comment Policy
      issuer: City of Sample
      revision: 1
      effective: March 2024
      retention: {series: comments, period: P7Y, trigger: decision, authority: Sample Code 1.2}
      criteria:
        - {id: noise, clause: "Make noise;", source: section 1, default-action: REMOVE, ceiling: REMOVE}
      profiles:
        - {name: as-adopted, description: As written.}
      """;
  private static final String RULES =
      """
      rule "bells"
          because "The comment rings."
      when
          there is a "bell"
      then
          remove under "noise"
      end

      rule "whistles"
          because "The comment whistles."
      when
          there is a "whistle"
      then
          review under "noise"
      end

      rule "church-bells"
          because "Church bells are welcome."
      when
          there is a "bell"
          there is a "church" in the same sentence
      then
          set aside "noise" in the same sentence
      end
      """;
  private static final String CASES =
      """
      criterion: noise
      caught:
        - text: "[[Dingdong]], hear me"
          why: rings
        - text: "[[Tweetweet]] all day"
          expect: REVIEW
          why: whistles
      near-misses:
        - text: "Dingdong from the kirktower"
          why: a church
      """;

  @TempDir private Path pack;

  @BeforeEach
  void writePack() throws IOException {
    write("policy.yaml", POLICY);
    write("rules/noise.dslr", RULES);
    write("lexicons/bell.en.txt", "dingdong\n");
    write("lexicons/whistle.en.txt", "tweetweet\n");
    write("lexicons/church.en.txt", "kirktower\n");
    write("cases/noise.yaml", CASES);
  }

  @Test
  void passesAPackWhoseEveryRuleIsTried() {
    CaseReport report = CaseRunner.run(PolicyPack.load(pack));

    assertThat(report.format())
        .endsWith(
            """
            criterion                  caught   left alone
            noise                      2 of 2       1 of 1

            3 PASS, 0 FAIL, 0 ERROR""");
    assertThat(report.passed()).isTrue();
  }

  @Test
  void findsRulesThatNoCaseTriggers() throws IOException {
    write(
        "cases/noise.yaml",
        """
        criterion: noise
        caught:
          - text: "[[Dingdong]], hear me"
        near-misses:
          - text: "Silence"
        """);

    assertThat(problems())
        .containsExactly(
            """
            rules/noise.dslr:9: error[untriggered-rule]: no case is caught by `noise/whistles`
              help: add a case for it, or delete it""",
            """
            rules/noise.dslr:17: error[untriggered-rule]: no case has anything set aside by `noise/church-bells`
              help: add a case for it, or delete it""");
  }

  @Test
  void findsLexiconsThatNoRuleReads() throws IOException {
    write("lexicons/drum.en.txt", "bumbum\n");
    write("lexicons/topic-music.en.txt", "songs\n");

    assertThat(problems())
        .containsExactly(
            """
            lexicons/drum.en.txt: error[unread-lexicon]: no rule reads the category `drum`
              help: name it in a rule, or delete the file""");
  }

  private List<String> problems() {
    return CaseRunner.run(PolicyPack.load(pack)).problems().stream().map(Problem::format).toList();
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(pack.resolve(path).getParent());
    Files.writeString(pack.resolve(path), content);
  }
}
