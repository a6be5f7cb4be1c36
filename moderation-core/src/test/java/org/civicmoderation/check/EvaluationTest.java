package org.civicmoderation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.civicmoderation.comment.InvalidCommentException;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final Evaluation evaluation = Evaluation.start(10);

  @Nested
  class OfOutcomes {
    /** Four that are to be removed, one to be reviewed, three to be kept. */
    void addAll() {
      add("a-1", "'expected':'REMOVE','criteria':['threats'],'language':'en'", "REMOVE threats");
      add("a-2", "'expected':'REMOVE','criteria':['threats'],'language':'es'", "REVIEW profanity");
      add("a-3", "'expected':'REMOVE','criteria':['commercial','off-topic']", "REMOVE endorsement");
      add("a-4", "'expected':'REMOVE','criteria':['confidential'],'tags':['quote','x']");
      add("a-5", "'expected':'REVIEW','criteria':['fraud']", "REMOVE fraud", "REVIEW fraud");
      add("b-1", "'expected':'KEEP','criteria':[]", "REMOVE fraud");
      add("b-2", "'expected':'KEEP','criteria':[]");
      add("c-d-3", "'expected':'KEEP','criteria':[]");
    }

    @Test
    void sharesWhatIsRightAmongWhatIsDecidedAndAmongWhatIsExpected() throws IOException {
      addAll();

      assertThat(json().get("n").asInt()).isEqualTo(8);
      assertThat(json().get("remove_precision").asDouble()).isEqualTo(0.5);
      assertThat(json().get("remove_precision_lenient").asDouble()).isEqualTo(0.75);
      assertThat(json().get("remove_recall").asDouble()).isEqualTo(0.5);
      assertThat(json().get("flagged_precision").asDouble()).isEqualTo(0.8);
      assertThat(json().get("flagged_recall").asDouble()).isEqualTo(0.8);
      assertThat(json().get("keep_kept").asDouble()).isEqualTo(0.6667);
      assertThat(json().get("keep_removed").asDouble()).isEqualTo(0.3333);
      assertThat(json().get("accuracy").asDouble()).isEqualTo(0.5);
    }

    @Test
    void countsWhatPoliciesTellApartAsOne() throws IOException {
      addAll();

      assertThat(json().get("criterion_right").asDouble()).isEqualTo(0.75);
      assertThat(json().at("/per_criterion/commercial"))
          .isEqualTo(
              read(
                  "{'remove_precision':1.0,'remove_recall':1.0,"
                      + "'flagged_precision':1.0,'flagged_recall':1.0}"));
      assertThat(json().at("/per_criterion/security/flagged_recall").asDouble()).isZero();
    }

    @Test
    void countsPrecisionUnderTheCriterionThatWasFound() throws IOException {
      addAll();

      assertThat(json().at("/per_criterion/fraud"))
          .isEqualTo(
              read(
                  "{'remove_precision':0.0,'remove_recall':null,"
                      + "'flagged_precision':0.5,'flagged_recall':1.0}"));
    }

    @Test
    void countsTheConfusion() throws IOException {
      addAll();

      assertThat(json().get("confusion"))
          .isEqualTo(
              read(
                  "{'KEEP->KEEP':2,'KEEP->REMOVE':1,'REMOVE->KEEP':1,'REMOVE->REMOVE':2,"
                      + "'REMOVE->REVIEW':1,'REVIEW->REMOVE':1}"));
    }

    @Test
    void groupsByLanguageTagAndMainCriterion() throws IOException {
      addAll();

      assertThat(json().get("by_language").fieldNames())
          .toIterable()
          .containsExactly("?", "en", "es");
      assertThat(json().get("by_tag").fieldNames()).toIterable().containsExactly("quote");
      assertThat(json().get("by_criterion").fieldNames())
          .toIterable()
          .containsExactly("b", "c-d", "commercial", "confidential", "fraud", "threats");
      assertThat(json().at("/by_criterion/threats/n").asInt()).isEqualTo(2);
    }

    @Test
    void countsEachRuleOnceAComment() throws IOException {
      addAll();

      assertThat(json().at("/per_rule/fraud~1rule"))
          .isEqualTo(
              read(
                  "{'fired':2,'removed':2,'right':0,'harsh':1,'elsewhere':0,'wrong':1,"
                      + "'precision':0.25,'removal_precision':0.25}"));
    }

    @Test
    void listsTheMisses() {
      addAll();

      assertThat(evaluation.misses())
          .extracting(Miss::format)
          .containsExactly(
              "a-2: want REMOVE [threats], got REVIEW [profanity]: some words 🌳 here",
              "a-4: want REMOVE [confidential], got KEEP []: some words 🌳 here",
              "a-5: want REVIEW [fraud], got REMOVE [fraud]: some words 🌳 here",
              "b-1: want KEEP [], got REMOVE [fraud]: some words 🌳 here");
    }

    @Test
    void showsTables() {
      addAll();

      assertThat(evaluation.toTable())
          .isEqualTo(
              """
              comments                      n  REMOVE prec/rec    flag prec/rec    KEEP kept/rem  accuracy
              all                           8  0.5000 / 0.5000  0.8000 / 0.8000  0.6667 / 0.3333    0.5000
              by language
                ?                           6  0.3333 / 0.5000  0.6667 / 0.6667  0.6667 / 0.3333    0.5000
                en                          1  1.0000 / 1.0000  1.0000 / 1.0000       – /      –    1.0000
                es                          1       – / 0.0000  1.0000 / 1.0000       – /      –    0.0000
              by criterion
                b                           2  0.0000 /      –  0.0000 /      –  0.5000 / 0.5000    0.5000
                c-d                         1       – /      –       – /      –  1.0000 / 0.0000    1.0000
                commercial                  1  1.0000 / 1.0000  1.0000 / 1.0000       – /      –    1.0000
                confidential                1       – / 0.0000       – / 0.0000       – /      –    0.0000
                fraud                       1  0.0000 /      –  1.0000 / 1.0000       – /      –    0.0000
                threats                     2  1.0000 / 0.5000  1.0000 / 1.0000       – /      –    0.5000
              by tag
                quote                       1       – / 0.0000       – / 0.0000       – /      –    0.0000

              findings under           REMOVE         prec/rec    flag         prec/rec
              commercial                    1  1.0000 / 1.0000       1  1.0000 / 1.0000
              fraud                         0  0.0000 /      –       1  0.5000 / 1.0000
              off-topic                     1       – / 0.0000       1       – / 0.0000
              profanity                     0       – /      –       0  0.0000 /      –
              security                      1       – / 0.0000       1       – / 0.0000
              threats                       2  1.0000 / 0.5000       2  1.0000 / 0.5000

                                           KEEP   REVIEW   REMOVE
              expected KEEP                   2        0        1
              expected REVIEW                 0        0        1
              expected REMOVE                 1        1        2

              right criterion among those flagged rightly: 0.7500

              rules that were not always right              fired  right  harsh elsewhere  wrong   prec
              fraud/rule                                        2      0      1         0      1 0.2500
              profanity/rule                                    1      0      0         1      0 0.0000
              """);
    }
  }

  @Nested
  class OfFlags {
    void addAll() {
      add("a", "'flagged':true,'criteria':['threats'],'function':'F1'", "REVIEW threats");
      add("b", "'flagged':true,'criteria':['threats'],'function':'F1'", "REMOVE profanity");
      add("c", "'flagged':false,'criteria':['threats'],'peer':'p'", "REMOVE profanity");
      add("d", "'flagged':false,'criteria':['commercial']", "REMOVE endorsement");
      add("e", "'flagged':false,'criteria':'any','language':'es'", "REVIEW profanity");
    }

    @Test
    void countsOnlyFindingsUnderTheCriteriaThatAreMeant() throws IOException {
      addAll();

      assertThat(json().get("n").asInt()).isEqualTo(5);
      assertThat(json().get("flagged_recall").asDouble()).isEqualTo(0.5);
      assertThat(json().get("flagged_precision").asDouble()).isEqualTo(0.3333);
      assertThat(json().get("plain_kept").asDouble()).isEqualTo(0.3333);
      assertThat(json().get("plain_removed").asDouble()).isEqualTo(0.3333);
      assertThat(json().get("accuracy").asDouble()).isEqualTo(0.4);
      assertThat(json().get("outcomes")).isEqualTo(read("{'KEEP':0,'REVIEW':2,'REMOVE':3}"));
    }

    @Test
    void tellsRecallWithoutWhatIsNotShared() throws IOException {
      addAll();
      LabelledComment unshared =
          UnsharedTexts.parse("# mild\n\nSome words 🌳 here\n#butt\n")
              .tag(labelled("f", "'flagged':true,'criteria':['threats']"));
      evaluation.add(unshared, SampleDecisions.of(unshared.comment(), Outcome.KEEP));

      assertThat(json().get("flagged_recall").asDouble()).isEqualTo(0.3333);
      assertThat(json().get("shared_recall").asDouble()).isEqualTo(0.5);
      assertThat(evaluation.figures()).containsEntry("shared_recall", 0.5);
      assertThat(evaluation.toTable()).contains("recall of 2 that are shared");
    }

    @Test
    void namesTheLeastGroup() throws IOException {
      addAll();

      assertThat(json().get("least_group")).isEqualTo(read("['?',0.0]"));
      assertThat(json().get("by_group")).isEqualTo(read("{'?':0.0,'F1':0.5,'es':0.0,'p':1.0}"));
    }

    @Test
    void listsTheMisses() {
      addAll();

      assertThat(evaluation.misses())
          .extracting(Miss::format)
          .containsExactly(
              "b: want flagged [threats], got REMOVE [profanity]: some words 🌳 here",
              "d: want plain [commercial], got REMOVE [commercial]: some words 🌳 here",
              "e: want plain any, got REVIEW [profanity]: some words 🌳 here");
    }
  }

  @Nested
  class OfMarkedWords {
    @Test
    void countsCharactersOnce() throws IOException {
      // The evidence is "words 🌳": seven characters, of which five are marked.
      add("a", "'toxicSpans':['words','some']", "REVIEW threats");
      add("b", "'toxicSpans':['here']");

      assertThat(json())
          .isEqualTo(read("{'n':2,'flagged_rows':1,'span_precision':0.7143,'span_recall':0.5556}"));
    }
  }

  @Test
  void countsOutcomesWhereThereAreNoLabels() throws IOException {
    add("a", "'note':'x'", "REVIEW threats");
    add("b", "'note':'x'");

    assertThat(json()).isEqualTo(read("{'n':2,'outcomes':{'KEEP':1,'REVIEW':1,'REMOVE':0}}"));
  }

  @Test
  void hasNoFiguresForNothing() throws IOException {
    assertThat(json()).isEqualTo(read("{'n':0,'outcomes':{'KEEP':0,'REVIEW':0,'REMOVE':0}}"));
  }

  @Test
  void keepsNoMoreMissesThanAsked() {
    Evaluation short2 = Evaluation.start(2);
    for (int i = 0; i < 5; i++) {
      LabelledComment comment = labelled("x-" + i, "'expected':'REMOVE','criteria':['threats']");
      short2.add(comment, SampleDecisions.of(comment.comment(), Outcome.KEEP));
    }

    assertThat(short2.misses()).hasSize(2);
  }

  @Test
  void refusesLabelsOfAWrongType() {
    assertThatThrownBy(
            () ->
                labelled(
                    "a",
                    "'expected':'keep','flagged':'yes','criteria':'threats','toxicSpans':[1],"
                        + "'tags':'x'"))
        .isInstanceOf(InvalidCommentException.class)
        .hasMessage(
            """
            set.jsonl:3: error[wrong-label]: `expected` must be KEEP, REVIEW or REMOVE
            set.jsonl:3: error[wrong-label]: `flagged` must be true or false
            set.jsonl:3: error[wrong-label]: `criteria` must be a list, or "any"
            set.jsonl:3: error[wrong-label]: `toxicSpans` must be a list of texts
            set.jsonl:3: error[wrong-label]: `tags` must be a list of texts""");
  }

  private void add(String id, String labels, String... findings) {
    LabelledComment comment = labelled(id, labels);
    Outcome outcome = Outcome.KEEP;
    Finding[] found = new Finding[findings.length];
    for (int i = 0; i < findings.length; i++) {
      int space = findings[i].indexOf(' ');
      Outcome reached = Outcome.valueOf(findings[i].substring(0, space));
      found[i] = finding(findings[i].substring(space + 1), reached);
      outcome = outcome.atLeast(found[i].outcome());
    }
    Decision decision = SampleDecisions.of(comment.comment(), outcome, found);
    evaluation.add(comment, decision);
  }

  private static Finding finding(String criterion, Outcome outcome) {
    return new Finding(
        new Criterion(criterion, new Clause("c", "s"), Outcome.REMOVE, Outcome.REMOVE),
        outcome,
        new RuleReference(criterion + "/rule", "rules/x.dslr", 1, "rule"),
        List.of(new Evidence(5, 13, "words 🌳", "x")),
        "Because.");
  }

  private static LabelledComment labelled(String id, String labels) {
    return LabelledComment.parse(
        "{\"id\":\"" + id + "\",\"text\":\"some words 🌳 here\"," + labels.replace('\'', '"') + "}",
        Location.ofLine("set.jsonl", 3, null));
  }

  private JsonNode json() throws IOException {
    return read(evaluation.toJson());
  }

  private static JsonNode read(String json) throws IOException {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }
}
