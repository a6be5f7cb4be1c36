package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  private static int compare(String one, String other) {
    TextNormalizer normalizer = new TextNormalizer();
    return Repetition.compare(normalizer.normalize(one), normalizer.normalize(other));
  }

  @Test
  void findsTheSameWordsHoweverWritten() {
    assertThat(compare("Call us now!", "CALL  us, now")).isEqualTo(2);
  }

  @Test
  void findsNearlyTheSameWords() {
    assertThat(
            compare(
                "Everybody come to the big rally at noon on Saturday at city hall and bring friends",
                "Everybody come to the big rally at noon on Saturday at city hall and bring signs"))
        .isEqualTo(1);
  }

  @Test
  void leavesShortCommentsAlone() {
    assertThat(compare("Thank you", "Thank me")).isZero();
    assertThat(compare("", "")).isZero();
  }

  @Test
  void leavesOtherCommentsOnTheSameMatterAlone() {
    assertThat(compare("Please plow my street today", "You did not plow my street today")).isZero();
  }
}
