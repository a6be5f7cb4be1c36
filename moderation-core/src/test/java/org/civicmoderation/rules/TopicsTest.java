package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.LexiconCompiler;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();
  private static final LexiconScanner SCANNER = scanner();
  private static final Topics TOPICS = new Topics(NORMALIZER, SCANNER);

  private static LexiconScanner scanner() {
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.addAll(
        new TestPack()
            .lexicon("topic snow", "en", List.of("snow", "plow~", "shovel~"))
            .lexicon("topic snow", "es", List.of("nieve", "quitanieves"))
            .lexicon("shout", "en", List.of("hooray"))
            .build()
            .lexicons()
            .all());
    return LexiconCompiler.compile(lexicons);
  }

  private static boolean shared(String comment, String post) {
    return TOPICS.shared(TOPICS.of(comment), TOPICS.of(post));
  }

  private static boolean generic(String comment) {
    NormalizedText text = NORMALIZER.normalize(comment);
    return TOPICS.genericReply(text, SCANNER.matches(text, null));
  }

  @Test
  void seesOneWordInItsForms() {
    assertThat(shared("Those libraries!", "The library opens at nine.")).isTrue();
    assertThat(shared("Las bibliotecas cierran", "La biblioteca abre a las nueve.")).isTrue();
  }

  @Test
  void seesTwoWordsOfOneTopicInTwoLanguages() {
    assertThat(shared("¿Y el quitanieves?", "Snow is on its way.")).isTrue();
  }

  @Test
  void takesNoOtherCategoryForATopic() {
    assertThat(shared("Hooray!", "Hooray for spring")).isTrue();
    assertThat(TOPICS.of("hooray").categories().cardinality()).isPositive();
    assertThat(shared("you", "you")).isFalse();
  }

  @Test
  void takesNoCommonWordForATopic() {
    assertThat(shared("What about that and the other thing?", "That is what we have about the"))
        .isFalse();
    assertThat(shared("¿Y eso qué es?", "Eso es lo que hay para ellos")).isFalse();
  }

  @Test
  void countsSharedWordsOnce() {
    assertThat(
            Topics.sharedWords(
                TOPICS.of("The pool, the pools and the beach"), TOPICS.of("Pool and beach close")))
        .isEqualTo(2);
  }

  @Test
  void knowsAnswersThatBelongToAnyPost() {
    assertThat(generic("Thank you so much!")).isTrue();
    assertThat(generic("same here")).isTrue();
    assertThat(generic("😂😂")).isTrue();
    assertThat(generic("Thank you for the honey")).isFalse();
  }
}
