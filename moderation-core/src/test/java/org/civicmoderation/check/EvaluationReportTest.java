package org.civicmoderation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private final EvaluationReport report = EvaluationReport.start(10);

  /** A set of outcomes, a set of flags, and a set without labels. */
  private void addAll() {
    add("one", "a", "'expected':'REMOVE','criteria':['threats'],'language':'en'", Outcome.REMOVE);
    add("one", "b", "'expected':'REVIEW','criteria':['threats'],'language':'es'", Outcome.REMOVE);
    add("one", "c", "'expected':'REMOVE','criteria':['fraud'],'language':'en'", Outcome.REMOVE);
    add("one", "d", "'expected':'KEEP','criteria':[],'language':'en'", Outcome.KEEP);
    add("two", "a", "'flagged':false,'criteria':'any','peer':'p'", Outcome.REVIEW);
    add("two", "b", "'flagged':true,'criteria':['threats'],'peer':'q'", Outcome.REVIEW);
    add("two", "c", "'flagged':false,'criteria':['fraud'],'peer':'q'", Outcome.REVIEW);
    add("three", "a", "'note':'x'", Outcome.REVIEW);
  }

  @Test
  void showsATableOfEachKindOfLabelAndThePartsOfEachSet() {
    addAll();

    assertThat(report.toMarkdown())
        .isEqualTo(
            """
            | set (comments) | remove precision | remove recall | flagged precision | flagged recall | keep kept | keep removed | accuracy | criterion right |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            | one (4) | 0.6667 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 0.0000 | 0.7500 | 0.6667 |

            | set (comments) | flagged precision | flagged recall | plain kept | plain removed | accuracy | least group |
            |---|---:|---:|---:|---:|---:|---:|
            | two (3) | 0.5000 | 1.0000 | 0.5000 | 0.0000 | 0.6667 | 0.0000 |

            ## one

            | part | remove precision | remove recall | flagged precision | flagged recall | keep kept | keep removed | accuracy |
            |---|---:|---:|---:|---:|---:|---:|---:|
            | language en | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 0.0000 | 1.0000 |
            | language es | 0.0000 | – | 1.0000 | 1.0000 | – | – | 0.0000 |
            | criterion d | – | – | – | – | 1.0000 | 0.0000 | 1.0000 |
            | criterion fraud | 1.0000 | 1.0000 | 1.0000 | 1.0000 | – | – | 1.0000 |
            | criterion threats | 0.5000 | 1.0000 | 1.0000 | 1.0000 | – | – | 0.5000 |

            ## two

            | part | accuracy |
            |---|---:|
            | p | 0.0000 |
            | q | 1.0000 |
            """);
  }

  @Test
  void writesEverySetAsJson() {
    addAll();

    assertThat(report.toJson())
        .startsWith("{\n  \"one\" : {\n    \"n\" : 4,\n")
        .contains("  \"two\" : {\n    \"n\" : 3,\n")
        .contains("  \"three\" : {\n    \"n\" : 1,\n")
        .endsWith("}\n");
  }

  @Nested
  class OfRules {
    private static final String ROW =
        "| threats/rule | 5 | 3 | 2 | 1 | 1 | 1 | 0.5000 | 0.5000 |\n";

    private String table() {
      return report.rules(List.of("threats/rule", "threats/other")).toMarkdown();
    }

    @Test
    void countsOverAllSetsWhatALabelSpeaksOf() {
      addAll();

      assertThat(table())
          .contains(ROW)
          .endsWith("| threats/other | 0 | 0 | 0 | 0 | 0 | 0 | – | – |\n");
    }

    @Test
    void leavesOtherCriteriaOutWhereALabelNamesJustOne() {
      add(
          "own",
          "a",
          "'expected':'REMOVE','criteria':['fraud'],'tags':['one-criterion']",
          Outcome.REMOVE);

      assertThat(table()).contains("| threats/rule | 0 |");
    }

    @Test
    void namesWhereARuleThatRemovesWasNotRight() {
      addAll();

      assertThat(report.rules(List.of("threats/rule")).weakToMarkdown())
          .contains(
              ROW.replace("\n", "")
                  + " harsh: one b; elsewhere: one c; wrong: two a |\n\nOther rules");
    }

    @Test
    void replacesTheTableOfAPage() {
      addAll();
      String page = "# Rules\n\n" + table().replace("5", "7") + "\nWords after.\n";

      assertThat(RulePrecision.inPage(page, table()))
          .isEqualTo("# Rules\n\n" + table() + "\nWords after.\n");
      assertThat(RulePrecision.inPage("# Rules\n", table())).isEqualTo("# Rules\n\n" + table());
    }
  }

  @Nested
  class OfFigures {
    @Test
    void readsWhatItWrites() {
      addAll();

      assertThat(Figures.parse("figures.json", report.figures().toJson()))
          .isEqualTo(report.figures());
    }

    @Test
    void namesWhatIsWorseThanItWas() {
      addAll();
      Figures before =
          Figures.parse(
              "figures.json",
              """
              {"one": {"n": 4, "keep_kept": 1.0, "remove_precision": 0.7, "accuracy": 0.76},
               "two": {"n": 3, "plain_kept": 0.52, "plain_removed": 0.0, "accuracy": 0.1},
               "four": {"n": 9, "accuracy": 0.5, "remove_recall": null}}
              """);

      assertThat(report.figures().fallsSince(before, 0.01))
          .extracting(Figures.Fall::describe)
          .containsExactly(
              "one: remove_precision fell from 0.7000 to 0.6667",
              "two: plain_kept fell from 0.5200 to 0.5000",
              "four: accuracy was 0.5000 and is not measured");
    }

    @Test
    void takesARiseOfWhatIsWronglyRemovedForAFall() {
      add("one", "a", "'expected':'KEEP','criteria':[]", Outcome.REMOVE);

      assertThat(
              report
                  .figures()
                  .fallsSince(Figures.parse("f", "{\"one\":{\"keep_removed\":0.9}}"), 0.01))
          .extracting(Figures.Fall::describe)
          .containsExactly("one: keep_removed rose from 0.9000 to 1.0000");
    }

    @Test
    void refusesWhatAreNoFigures() {
      assertThatThrownBy(() -> Figures.parse("figures.json", "{\"one\":\n 5}"))
          .isInstanceOf(PackException.class)
          .hasMessageContaining("figures.json:2")
          .hasMessageContaining("let `evaluate --record` write the file anew");
    }
  }

  private void add(String set, String id, String labels, Outcome outcome) {
    LabelledComment comment =
        LabelledComment.parse(
            "{\"id\":\"" + id + "\",\"text\":\"some words\"," + labels.replace('\'', '"') + "}",
            Location.ofLine("set.jsonl", 1, null));
    Finding[] findings =
        outcome == Outcome.KEEP
            ? new Finding[0]
            : new Finding[] {
              new Finding(
                  new Criterion("threats", new Clause("c", "s"), Outcome.REMOVE, Outcome.REMOVE),
                  outcome,
                  new RuleReference("threats/rule", "rules/threats.dslr", 1, "rule"),
                  List.of(),
                  "Because.")
            };
    report.set(set).add(comment, SampleDecisions.of(comment.comment(), outcome, findings));
  }
}
