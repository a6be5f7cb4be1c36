package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.decision.PolicyReference;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.decision.SetAside;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Test;

class DecisionTextTest {
  private static final Criterion THREATS =
      new Criterion(
          "threats",
          new Clause("Make direct or indirect threats against any person;", "Policy, item 4"),
          Outcome.REMOVE,
          Outcome.REMOVE);
  private static final Criterion PROFANITY =
      new Criterion(
          "profanity",
          new Clause("Are profane;", "Policy, item 1"),
          Outcome.REMOVE,
          Outcome.REVIEW);

  @Test
  void printsAKeptCommentInTwoLines() {
    assertThat(print(decision(Comment.of("c-1", "Thank you!"), Outcome.KEEP)))
        .isEqualTo(
            """
            KEEP    c-1
                    Thank you!

            """);
  }

  @Test
  void printsWhatWasFoundWithItsClauseAndMarksItInPlace() {
    Comment comment =
        Comment.builder("c-2", "Touch that tree again and I will break your legs, damn it.")
            .postedAt(Instant.parse("2026-02-09T16:05:00Z"))
            .author(new Author("u-1", "Dale\u001b[31m R.", AuthorRole.CANDIDATE))
            .channel(new Channel("city", "facebook", List.of()))
            .originalPost("Forestry crews will remove forty ash trees on Locust Street next week.")
            .build();

    assertThat(
            print(
                decision(
                    comment,
                    Outcome.REMOVE,
                    finding(
                        THREATS,
                        Outcome.REMOVE,
                        "announced-violence",
                        "The writer announces violence against a person.",
                        evidence(comment, "I will break your legs")),
                    finding(
                        PROFANITY,
                        Outcome.REVIEW,
                        "mild-vulgarity",
                        "The comment uses a rude word.",
                        evidence(comment, "damn")))))
        .isEqualTo(
            """
            REMOVE  c-2 · Dale<U+001B>[31m R. · candidate · facebook · 2026-02-09 16:05 UTC
                    on: Forestry crews will remove forty ash trees on L…
                    Touch that tree again and [[I will break your
                    legs]], [[damn]] it.

                    REMOVE under threats (threats/announced-violence, rules/threats.dslr:14)
                    Words: “I will break your legs”
                    The writer announces violence against a person.
                    “Make direct or indirect threats against any
                    person;”
                    Policy, item 4

                    REVIEW under profanity (profanity/mild-vulgarity, rules/profanity.dslr:14)
                    Words: “damn”
                    The comment uses a rude word.
                    “Are profane;”
                    Policy, item 1

            """);
  }

  @Test
  void printsWhatWasSetAsideNotExaminedAndWentWrong() {
    Comment comment = Comment.of("c-3", "the bitch had six puppies");
    Decision decision =
        new Decision(
            "0190",
            Instant.EPOCH,
            comment,
            Outcome.REVIEW,
            List.of(),
            List.of(
                new SetAside(
                    finding(
                        PROFANITY,
                        Outcome.REVIEW,
                        "moderate",
                        "Vulgar.",
                        evidence(comment, "bitch")),
                    rule("profanity", "dog-breeding"),
                    false,
                    "The word for a female dog is used of a dog.")),
            List.of(new NotEvaluated("criterion:off-topic", "There is no original post.")),
            List.of(Problem.of("out-of-time", "the rules took longer than 250 ms")),
            new PolicyReference("p", "t", "i", "1", "e", "d", "as-adopted"),
            "1");

    assertThat(print(decision))
        .isEqualTo(
            """
            REVIEW  c-3
                    the bitch had six puppies

                    Set aside under profanity: “bitch”. The word for a
                    female dog is used of a dog.
                    (profanity/dog-breeding, rules/profanity.dslr:14)
                    Not examined: off-topic. There is no original post.
                    Problem: the rules took longer than 250 ms

            """);
  }

  @Test
  void coloursOutcomesAndWords() {
    Comment comment = Comment.of("c-4", "I will hurt you");
    StringWriter out = new StringWriter();
    new DecisionText(new PrintWriter(out), Style.COLOUR, 60)
        .print(
            decision(
                comment,
                Outcome.REMOVE,
                finding(THREATS, Outcome.REMOVE, "a", "b", evidence(comment, "hurt"))));

    assertThat(out.toString())
        .contains("\u001b[1;31mREMOVE\u001b[0m")
        .contains("I will \u001b[1;4;31mhurt\u001b[0m you")
        .doesNotContain("[[");
  }

  private static String print(Decision decision) {
    StringWriter out = new StringWriter();
    new DecisionText(new PrintWriter(out), Style.PLAIN, 60).print(decision);
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private static Decision decision(Comment comment, Outcome outcome, Finding... findings) {
    return new Decision(
        "0190",
        Instant.EPOCH,
        comment,
        outcome,
        List.of(findings),
        List.of(),
        List.of(),
        List.of(),
        new PolicyReference("p", "t", "i", "1", "e", "d", "as-adopted"),
        "1");
  }

  private static Finding finding(
      Criterion criterion, Outcome outcome, String rule, String rationale, Evidence evidence) {
    return new Finding(
        criterion, outcome, rule(criterion.id(), rule), List.of(evidence), rationale);
  }

  private static RuleReference rule(String criterion, String name) {
    return new RuleReference(criterion + "/" + name, "rules/" + criterion + ".dslr", 14, "");
  }

  private static Evidence evidence(Comment comment, String words) {
    int start = comment.text().indexOf(words);
    return new Evidence(start, start + words.length(), words, "x");
  }
}
