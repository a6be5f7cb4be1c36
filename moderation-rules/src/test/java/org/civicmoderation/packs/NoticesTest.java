package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.Notice;
import org.civicmoderation.decision.NoticeWriter;
import org.civicmoderation.decision.PolicyReference;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.text.ReadingLevel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the notices that ship to their wording, and to what every notice must be. */
class NoticesTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/org/civicmoderation/packs/notices");

  private static final PolicyPack PACK = PolicyPack.load(FOLDER.resolve("sample"));

  private static final Criterion THREATS =
      new Criterion(
          "threats",
          new Clause(
              "Make direct or indirect threats against any person or organization;",
              "Comment Policy, item 1"),
          Outcome.REMOVE,
          Outcome.REMOVE);
  private static final Criterion OFF_TOPIC =
      new Criterion(
          "off-topic",
          new Clause("Are unrelated to the original topic.", "Comment Policy, item 2"),
          Outcome.REVIEW,
          Outcome.REVIEW);

  private static final Comment COMMENT =
      Comment.builder(
              "fb-1",
              "Touch that tree again and I will  break <b>your legs</b> & more, Mr. Forester,"
                  + " because I have had enough of it.\n\nAnd \u202Eso has she.")
          .postedAt(Instant.parse("2026-11-21T03:30:00Z"))
          .author(new Author("a-77", "Pat Example", AuthorRole.PUBLIC))
          .channel(new Channel("Sample Forestry", "facebook", List.of()))
          .permalink("https://social.example/p/9?c=1&x=\"y\"")
          .build();

  @ParameterizedTest
  @CsvSource({"en, removed", "es, removed", "en, review", "es, review", "en, unfinished"})
  void readAsTheyShould(String language, String kind) throws IOException {
    Decision decision =
        switch (kind) {
          case "removed" -> removed();
          case "review" -> sentToReview();
          default -> unfinished();
        };
    NoticeWriter writer = NoticeWriter.of(PACK).in(language);

    Notice notice = writer.write(decision);

    String text = notice.subject() + "\n\n" + notice.text();
    assertThat(text).isEqualTo(expected(kind + "." + language + ".txt"));
    assertThat(notice.html()).isEqualTo(expected(kind + "." + language + ".html"));
  }

  @Test
  void nameThePersonWhoDecided() {
    Notice notice = NoticeWriter.of(PACK).decidedBy("R. Clerk, Sample").write(removed());

    assertThat(notice.text())
        .contains("A person read your comment and made this decision: R. Clerk, Sample.")
        .contains("Another person will then read your comment")
        .doesNotContain("computer");
  }

  @Test
  void giveTheLastDayInTheCitysTime() {
    Decision decision = removed();
    assertThat(decision.decidedAt())
        .as("the evening before in Chicago")
        .isEqualTo("2026-11-21T03:31:00Z");

    assertThat(NoticeWriter.of(PACK).write(decision).appealUntil())
        .isEqualTo(LocalDate.of(2026, 12, 20));
    assertThat(
            NoticeWriter.of(PACK)
                .sentAt(Instant.parse("2026-11-24T18:00:00Z"))
                .write(decision)
                .text())
        .contains("Please do this by December 24, 2026.");
  }

  @Test
  void areWrittenInTheCommentsLanguageWherePossible() {
    NoticeWriter writer = NoticeWriter.of(PACK);

    assertThat(writer.write(removed("es-MX")).language()).isEqualTo("es");
    assertThat(writer.write(removed("fr")).language()).isEqualTo("en");
    assertThat(writer.in("en").write(removed("es")).language()).isEqualTo("en");
  }

  @Test
  void needNoMoreThanEightYearsOfSchool() {
    for (String language : List.of("en", "es")) {
      for (Decision decision : List.of(removed(), sentToReview())) {
        for (NoticeWriter writer :
            List.of(NoticeWriter.of(PACK), NoticeWriter.of(PACK).decidedBy("Pat"))) {
          Notice notice = writer.in(language).write(decision);
          String own = notice.text();
          // What is quoted does not count.
          own = own.replaceAll("(?m)^  >.*$", "").replaceAll("“[^”]*”", "1");
          own = own.replaceAll("https?://\\S+|[0-9a-f]{8}-\\S+", "1");

          ReadingLevel level = ReadingLevel.of(own, language).orElseThrow();

          assertThat(level.grade())
              .as("%s %s: %s", notice.outcome(), language, level)
              .isLessThanOrEqualTo(8);
        }
      }
    }
  }

  @Test
  void leaveOutTheRulesOpinion() {
    for (String language : List.of("en", "es")) {
      Notice notice = NoticeWriter.of(PACK).in(language).write(removed());
      assertThat(notice.text() + notice.html())
          .doesNotContain("announces violence")
          .doesNotContain("a-77", "Pat Example");
    }
  }

  @Test
  void keepAScriptFromTheirLinks() {
    Comment comment =
        Comment.builder("c", "I will break it").permalink("javascript:alert(1)").build();

    Notice notice = NoticeWriter.of(PACK).write(decision(comment, Outcome.REMOVE, threat(comment)));

    assertThat(notice.html() + notice.text()).doesNotContain("javascript");
  }

  @Test
  void areNeverWiderThanAPage() {
    Comment comment =
        Comment.builder("c", "I will break it " + "word ".repeat(60) + "x".repeat(300)).build();

    String text =
        NoticeWriter.of(PACK).write(decision(comment, Outcome.REMOVE, threat(comment))).text();

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Nested
  class Refuse {
    @Test
    void aCommentThatStays() {
      assertThatThrownBy(() -> NoticeWriter.of(PACK).write(decision(COMMENT, Outcome.KEEP)))
          .hasMessage("the comment stays: there is nothing to tell its author");
    }

    @Test
    void aDecisionUnderAnotherPolicy() {
      Decision other =
          new Decision(
              "1",
              Instant.EPOCH,
              COMMENT,
              Outcome.REMOVE,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              new PolicyReference("sample", "t", "i", "1", "e", "0", "p"),
              "1");

      assertThatThrownBy(() -> NoticeWriter.of(PACK).write(other))
          .hasMessage(
              "the decision was made under `sample` revision 1, the pack is `sample` revision 2");
    }

    @Test
    void aLanguageThatThePackHasNot() {
      assertThatThrownBy(() -> NoticeWriter.of(PACK).in("hmn"))
          .hasMessage("the pack has no notices in `hmn`; it has en, es");
    }
  }

  private static Decision removed() {
    return decision(COMMENT, Outcome.REMOVE, threat(COMMENT));
  }

  private static Decision removed(String language) {
    Comment comment = Comment.builder("c", "I will break it").language(language).build();
    return decision(comment, Outcome.REMOVE, threat(comment));
  }

  private static Decision sentToReview() {
    Finding offTopic =
        new Finding(OFF_TOPIC, Outcome.REVIEW, RULE, List.of(), "It shares no topic.");
    Comment comment = Comment.of("c-2", "Selling my boat");
    return decision(comment, Outcome.REVIEW, offTopic);
  }

  private static Decision unfinished() {
    return decision(Comment.of("c-3", "Thanks"), Outcome.REVIEW);
  }

  private static final RuleReference RULE =
      new RuleReference("threats/announced", "rules/threats.dslr", 1, "rule");

  private static Finding threat(Comment comment) {
    String text = comment.text();
    int will = text.indexOf("I will");
    int act = text.indexOf("break");
    return new Finding(
        THREATS,
        Outcome.REMOVE,
        RULE,
        List.of(
            new Evidence(will, will + 6, "I will", "intent"),
            new Evidence(act, act + 5, "break", "violent act")),
        "The writer announces violence against a person.");
  }

  private static Decision decision(Comment comment, Outcome outcome, Finding... findings) {
    return new Decision(
        "019a9f3a-5c70-7c4e-9d2b-6f1e0a4b8c11",
        Instant.parse("2026-11-21T03:31:00Z"),
        comment,
        outcome,
        List.of(findings),
        List.of(),
        List.of(),
        List.of(),
        new PolicyReference(
            "sample", "Comment Policy", "City of Sample", "2", "May 2024", "0", "as-adopted"),
        "0.1.0");
  }

  private static String expected(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
