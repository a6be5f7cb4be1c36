package org.civicmoderation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> WORDS = List.of("threats", "profanity", "off-topic", "id");

  @ParameterizedTest
  @CsvSource({
    "threts, threats",
    "thraets, threats",
    "THREATS, threats",
    "profanities, profanity",
    "of-topic, off-topic",
    "di, id"
  })
  void findsTheWordThatWasMeant(String word, String meant) {
    assertThat(Suggestion.nearest(word, WORDS)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"copyright", "x", "topic-of-the-day"})
  void findsNothingFarAway(String word) {
    assertThat(Suggestion.nearest(word, WORDS)).isNull();
  }

  @Test
  void offersOtherHelpWhereNothingIsNear() {
    assertThat(Suggestion.help("threts", WORDS, "see the list"))
        .isEqualTo("did you mean `threats`?");
    assertThat(Suggestion.help("xyz", WORDS, "see the list")).isEqualTo("see the list");
  }

  @Test
  void doesNotLabourOverLongInput() {
    assertThat(Suggestion.nearest("x".repeat(100_000), WORDS)).isNull();
  }
}
