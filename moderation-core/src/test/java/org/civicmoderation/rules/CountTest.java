package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.Test;

class CountTest {
  private final ModerationEngine engine =
      ModerationEngine.of(
          new TestPack()
              .criterion("commercial")
              .lexicon("sale", "come see us", "see us at", "free estimates")
              .rule("commercial", "two-marks", "there are at least 2 different \"sale\"")
              .build());

  @Test
  void countsWordsThatTwoTermsFindTogetherOnce() {
    assertThat(outcome("come see us at the market")).isEqualTo(Outcome.KEEP);
  }

  @Test
  void countsWordsApartEachOnTheirOwn() {
    assertThat(outcome("come see us for free estimates")).isEqualTo(Outcome.REMOVE);
  }

  private Outcome outcome(String text) {
    return engine.moderate(Comment.of("c", text)).outcome();
  }
}
