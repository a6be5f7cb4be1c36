package org.civicmoderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.rules.TestPack;
import org.junit.jupiter.api.Test;

class ModerationEngineTest {
  private static final ModerationEngine ENGINE =
      ModerationEngine.of(
          new TestPack()
              .criterion("threats")
              .lexicon("violent act", "kill~", "shoot (shoots, shooting, shot)")
              .lexicon("figure of speech", "kill~ time")
              .rules(
                  "threats.dslr",
                  """
                  # Threats.
                  rule "announced-violence"
                      because "The writer announces violence against a person."
                  when
                      there is an "intent"
                      followed within 2 words by a "violent act"
                      followed within 3 words by a "second person" or "third person"
                      there is no "figure of speech" in the same sentence
                      none of it is quoted, reported, negated or hypothetical
                  then
                      remove under "threats"
                  end
                  """)
              .build());

  private static Decision decide(String text) {
    return ENGINE.moderate(Comment.of("1", text));
  }

  @Test
  void removesAnnouncedViolence() {
    Decision decision = decide("Touch that tree again and I will kill you. Thanks.");
    assertThat(decision.outcome()).isEqualTo(Outcome.REMOVE);
    assertThat(decision.findings().get(0).evidence())
        .extracting(Evidence::text)
        .containsExactly("I will kill you");
  }

  @Test
  void keepsWhatIsQuotedReportedOrNegated() {
    assertThat(decide("He told me \"I will kill you\".").outcome()).isEqualTo(Outcome.KEEP);
    assertThat(decide("He said I will kill you.").outcome()).isEqualTo(Outcome.KEEP);
    assertThat(decide("I will not kill you.").outcome()).isEqualTo(Outcome.KEEP);
    assertThat(decide("I'm going to kill time with you.").outcome()).isEqualTo(Outcome.KEEP);
  }
}
