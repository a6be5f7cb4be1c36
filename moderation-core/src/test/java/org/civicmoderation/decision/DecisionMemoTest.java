package org.civicmoderation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.Test;

class DecisionMemoTest {
  @Test
  void accountsForARemoval() throws IOException {
    assertThat(DecisionMemo.of(SampleDecisions.removed())).isEqualTo(expected("memo-removed.txt"));
  }

  @Test
  void accountsForACommentThatStays() throws IOException {
    assertThat(DecisionMemo.of(SampleDecisions.kept())).isEqualTo(expected("memo-kept.txt"));
  }

  @Test
  void accountsForAReviewWithProblems() throws IOException {
    assertThat(DecisionMemo.of(SampleDecisions.sentToReview()))
        .isEqualTo(expected("memo-review.txt"));
  }

  @Test
  void isNeverWiderThanAPage() {
    String text = "https://example.org/" + "x".repeat(200) + " 漢字".repeat(60) + " word".repeat(50);
    Decision decision = SampleDecisions.of(Comment.of("c-1", text), Outcome.KEEP);

    assertThat(DecisionMemo.of(decision).lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
  }

  @Test
  void keepsEveryCharacterOfALongComment() {
    String text = "a".repeat(300) + "b".repeat(300);
    Decision decision = SampleDecisions.of(Comment.of("c-1", text), Outcome.KEEP);

    String quoted =
        DecisionMemo.of(decision)
            .lines()
            .filter(line -> line.startsWith("    | "))
            .map(line -> line.substring(6))
            .reduce("", String::concat);
    assertThat(quoted).isEqualTo(text);
  }

  @Test
  void saysWhichAttachmentsAlternativeTextHasTheWords() {
    assertThat(DecisionMemo.of(SampleDecisions.removedForAlternativeText()))
        .contains("Its alternative text:\n    | A drawn sign: I will break your legs\n")
        .contains("Words       “I will break your legs” (characters 15 to 36 of the\n");
  }

  private static String expected(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DecisionMemoTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
