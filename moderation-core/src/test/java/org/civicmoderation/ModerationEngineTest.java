package org.civicmoderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicmoderation.comment.Attachment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.rules.TestPack;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModerationEngineTest {
  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

  private static final PolicyPack PACK =
      new TestPack()
          .criterion("threats")
          .criterion("off-topic")
          .profile("as-adopted", Map.of())
          .profile("advisory", Map.of("threats", Outcome.REVIEW))
          .lexicon("violent act", "kill~", "shoot (shoots, shooting, shot)")
          .lexicon("violent act", "es", List.of("matar~"))
          .lexicon("figure of speech", "kill~ time")
          .lexicon("film", "kill bill")
          .rules(
              "threats.dslr",
              """
              # Threats.
              rule "announced-violence"
                  because "The writer announces violence against a person."
              when
                  there is an "intent"
                  followed within 2 words by a "violent act"
                  followed within 3 words by a "second person" or "third person" or "name"
                  there is no "figure of speech" in the same sentence
                  none of it is quoted, reported, negated or hypothetical
              then
                  remove under "threats"
              end

              rule "film-title"
                  because "It names a film."
              when
                  there is a "film"
              then
                  set aside "threats" for these words
              end

              rule "a-joke"
                  because "It is marked as a joke."
              when
                  there is a "joke"
              then
                  lower "threats" to review in the same sentence
              end
              """)
          .rules(
              "off-topic.dslr",
              """
              rule "nothing-shared"
                  because "The comment has nothing to do with the post."
              when
                  the comment shares no topic with the original post
                  the comment has at least 6 words
              then
                  review under "off-topic"
              end
              """)
          .build();

  private static final ModerationEngine ENGINE = TestPack.unhurried(PACK);

  private static Decision decide(String text) {
    return ENGINE.moderate(Comment.of("1", text));
  }

  @Test
  void removesAnnouncedViolenceAndQuotesIt() {
    Decision decision = decide("Touch that tree again and I will kill you. Thanks.");
    assertThat(decision.outcome()).isEqualTo(Outcome.REMOVE);
    Finding finding = decision.findings().get(0);
    assertThat(finding.criterion().id()).isEqualTo("threats");
    assertThat(finding.rationale()).isEqualTo("The writer announces violence against a person.");
    assertThat(finding.rule().id()).isEqualTo("threats/announced-violence");
    assertThat(finding.rule().file()).isEqualTo("rules/threats.dslr");
    assertThat(finding.rule().line()).isEqualTo(2);
    assertThat(finding.rule().text())
        .startsWith("when\n    there is an \"intent\"\n")
        .endsWith("then\n    remove under \"threats\"");
    assertThat(finding.evidence()).extracting(Evidence::text).containsExactly("I will kill you");
    Evidence evidence = finding.evidence().get(0);
    assertThat(decision.comment().text().substring(evidence.start(), evidence.end()))
        .isEqualTo(evidence.text());
    assertThat(evidence.category()).isEqualTo("intent, violent act, second person");
  }

  @Nested
  class LeavesAlone {
    @Test
    void whatIsQuotedReportedNegatedOrAFigureOfSpeech() {
      for (String text :
          List.of(
              "He told me \"I will kill you\".",
              "He said I will kill you.",
              "I will not kill you.",
              "I'm going to kill time with you.",
              "")) {
        assertThat(decide(text).outcome()).as(text).isEqualTo(Outcome.KEEP);
      }
    }
  }

  @Test
  void readsSpanishAsWell() {
    assertThat(decide("Te juro que los voy a matar, ustedes").outcome()).isEqualTo(Outcome.REMOVE);
    assertThat(decide("Voy a matar a Roberto").outcome()).isEqualTo(Outcome.REMOVE);
  }

  @Test
  void saysWhatAnExemptionSetAside() {
    Decision decision = decide("I am going to watch or shall I kill Bill tonight");
    assertThat(decision.outcome()).isEqualTo(Outcome.KEEP);
    Decision exempted = decide("I will kill Bill");
    assertThat(exempted.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(exempted.setAside()).hasSize(1);
    assertThat(exempted.setAside().get(0).exemption().id()).isEqualTo("threats/film-title");
    assertThat(exempted.setAside().get(0).rationale()).isEqualTo("It names a film.");
  }

  @Test
  void lowersWhatIsMarkedAsAJoke() {
    Decision decision = decide("I will kill you lol");
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.setAside().get(0).lowered()).isTrue();
  }

  @Test
  void appliesTheProfileItIsBuiltWith() {
    ModerationEngine advisory = ModerationEngine.builder(PACK).profile("advisory").build();
    Decision decision = advisory.moderate(Comment.of("1", "I will kill you"));
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.policy().profile()).isEqualTo("advisory");
    assertThatThrownBy(() -> ModerationEngine.builder(PACK).profile("strict").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the pack `test-1` has no profile `strict`; it has as-adopted, advisory");
  }

  @Test
  void listsWhatItDidNotExamine() {
    Decision decision =
        ENGINE.moderate(
            Comment.builder("1", "Почему не убрали снег на нашей улице")
                .attachment(new Attachment("image", null))
                .build());
    assertThat(decision.notEvaluated())
        .extracting(NotEvaluated::subject)
        .containsExactly("image", "language:unknown script", "criterion:off-topic");
    assertThat(decision.outcome()).isEqualTo(Outcome.KEEP);
  }

  @Nested
  class ReadsAlternativeTexts {
    private final Decision decision =
        ENGINE.moderate(
            Comment.builder("1", "Nice tree")
                .attachment(new Attachment("image", null))
                .attachment(new Attachment("image", null, "A sign: I will kill you"))
                .build());

    @Test
    void byTheSameRules() {
      assertThat(decision.outcome()).isEqualTo(Outcome.REMOVE);
    }

    @Test
    void andSaysWhereTheWordsStand() {
      assertThat(decision.findings()).hasSize(1);
      assertThat(decision.findings().get(0).evidence())
          .extracting(Evidence::attachment, Evidence::start, Evidence::text)
          .containsExactly(tuple(1, 8, "I will kill you"));
      assertThat(decision.findings().get(0).evidence().get(0).isInText()).isFalse();
    }

    @Test
    void andSaysThatItReadNothingElseOfThem() {
      assertThat(decision.notEvaluated())
          .extracting(NotEvaluated::reason)
          .startsWith(
              "Attachments are not examined, only text.",
              "Attachments are not examined, only text: of this one, its alternative text.");
    }

    @Test
    void eachByItself() {
      Decision apart =
          ENGINE.moderate(
              Comment.builder("1", "I will")
                  .attachment(new Attachment("image", null, "kill you"))
                  .build());

      assertThat(apart.outcome()).isEqualTo(Outcome.KEEP);
    }

    @Test
    void withoutAskingWhatTheyAreAbout() {
      Decision onTopic =
          ENGINE.moderate(
              Comment.builder("1", "The pool opens on Monday, great.")
                  .originalPost("The pool opens on Monday.")
                  .attachment(
                      new Attachment("image", null, "My neighbor sells good honey downtown"))
                  .build());

      assertThat(onTopic.outcome()).isEqualTo(Outcome.KEEP);
    }
  }

  @Test
  void readsOnlyWhatIsTheSameEverywhereInALanguageWithoutRules() {
    Comment hmong = Comment.builder("1", "Kuv will kill you no nyob hauv").language("hmn").build();
    Decision decision = ENGINE.moderate(hmong);
    assertThat(decision.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(decision.notEvaluated()).extracting(NotEvaluated::subject).contains("language:hmn");
    Comment undetermined = Comment.builder("1", "I will kill you").language("und").build();
    assertThat(ENGINE.moderate(undetermined).outcome()).isEqualTo(Outcome.REMOVE);
  }

  @Test
  void evaluatesOffTopicOnlyWithAPost() {
    Decision without = decide("My neighbor sells very good honey downtown");
    assertThat(without.notEvaluated())
        .extracting(NotEvaluated::subject)
        .containsExactly("criterion:off-topic");
    Decision with =
        ENGINE.moderate(
            Comment.builder("1", "My neighbor sells very good honey downtown")
                .originalPost("The pool opens on Monday.")
                .build());
    assertThat(with.notEvaluated()).isEmpty();
    assertThat(with.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(with.findings().get(0).evidence()).isEmpty();
  }

  @Test
  void sendsToReviewWhatTakesTooLong() {
    ModerationEngine hasty = ModerationEngine.builder(PACK).timeBudget(Duration.ofNanos(1)).build();
    Decision decision = hasty.moderate(Comment.of("1", "I will kill you"));
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.problems())
        .extracting(Problem::code)
        .containsExactly("time-budget-exceeded");
  }

  @Test
  void takesTimeAndIdsFromOutside() {
    AtomicInteger next = new AtomicInteger();
    ModerationEngine engine =
        ModerationEngine.builder(PACK)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .idSupplier(() -> "d" + next.incrementAndGet())
            .build();
    Decision decision = engine.moderate(Comment.of("1", "Hello"));
    assertThat(decision.decidedAt()).isEqualTo(NOW);
    assertThat(decision.decisionId()).isEqualTo("d1");
    assertThat(decision.engineVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(decision.policy().digest()).isEqualTo(PACK.digest());
  }

  @Test
  void givesIdsThatAreOrderedByTime() {
    List<String> ids = IntStream.range(0, 10_000).mapToObj(i -> decide("").decisionId()).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.charAt(14) == '7');
  }

  @Test
  void decidesAStreamLazilyAndInOrder() {
    List<String> seen = new ArrayList<>();
    List<String> decided =
        ENGINE
            .moderateAll(
                Stream.iterate(1, i -> i + 1)
                    .map(
                        i -> {
                          seen.add("c" + i);
                          return Comment.of("c" + i, "I will kill you");
                        }))
            .limit(3)
            .map(decision -> decision.comment().id())
            .toList();
    assertThat(decided).containsExactly("c1", "c2", "c3");
    assertThat(seen).containsExactly("c1", "c2", "c3");
  }

  @Test
  void givesManyThreadsTheAnswersOfOne() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(
          switch (i % 5) {
            case 0 -> "I will kill you " + i;
            case 1 -> "He said I will kill you " + i;
            case 2 -> "I will kill you lol " + i;
            case 3 -> "Number " + i + " is late again";
            default -> "I will kill Bill " + i;
          });
    }
    Function<String, Outcome> decide = text -> decide(text).outcome();
    List<Outcome> alone = texts.stream().map(decide).toList();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<List<Outcome>>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(
            threads.submit(
                () -> {
                  List<Outcome> outcomes = new ArrayList<>();
                  for (int round = 0; round < 10; round++) {
                    outcomes = texts.stream().map(decide).toList();
                  }
                  return outcomes;
                }));
      }
      for (Future<List<Outcome>> answer : answers) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesAPackWithAWrongRule() {
    PolicyPack broken =
        new TestPack().criterion("c").rule("c", "a-rule", "there is a \"dragon\"").build();
    assertThatThrownBy(() -> ModerationEngine.of(broken))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("no lexicon has the category `dragon`");
  }

  @Nested
  class Explains {
    @Test
    void whatFiredAndOnWhat() {
      Explanation explanation = ENGINE.explain(Comment.of("1", "I will kill you"));
      assertThat(explanation.language()).isEqualTo("en");
      assertThat(explanation.decision().outcome()).isEqualTo(Outcome.REMOVE);
      assertThat(explanation.matches())
          .extracting(Evidence::category)
          .contains("intent", "violent act", "second person");
      assertThat(explanation.fired()).hasSize(1);
      assertThat(explanation.fired().get(0).actions()).containsExactly("remove under \"threats\"");
      assertThat(explanation.nearlyFired()).isEmpty();
    }

    @Test
    void whatNearlyFiredAndWhatItLacked() {
      Explanation explanation = ENGINE.explain(Comment.of("1", "I will not kill you"));
      assertThat(explanation.fired()).isEmpty();
      assertThat(explanation.nearlyFired()).hasSize(1);
      assertThat(explanation.nearlyFired().get(0).rule().id())
          .isEqualTo("threats/announced-violence");
      assertThat(explanation.nearlyFired().get(0).lacking())
          .containsExactly("none of it is quoted, reported, negated or hypothetical");
    }

    @Test
    void nothingWhereNothingIsNear() {
      Explanation explanation = ENGINE.explain(Comment.of("1", "When is the road plowed?"));
      assertThat(explanation.nearlyFired()).isEmpty();
    }
  }
}
