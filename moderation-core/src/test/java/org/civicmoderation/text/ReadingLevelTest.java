package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingLevelTest {
  @Test
  void countsTheSyllablesOfEnglishWords() {
    Map<Integer, String> words =
        Map.of(
            1, "the page made rules took looked make please your law asks whole world",
            2,
                "statement comment removed program person message city people posted wanted boxes"
                    + " table",
            3, "decision computer policy media video idea usual area period",
            4, "security municipal material society authority",
            5, "administration university organization");
    words.forEach(
        (count, list) -> {
          for (String word : list.split(" ", -1)) {
            assertThat(ReadingLevel.syllables(word, "en")).as(word).isEqualTo(count);
          }
        });
  }

  @Test
  void countsTheSyllablesOfSpanishWords() {
    Map<Integer, String> words =
        Map.of(
            1, "que muy ley dio y su quien",
            2, "queso bueno guerra quiero ciudad leer río aire",
            3, "persona página decidir mensaje cuidado revisión",
            4, "comentario aéreo normativa oficina",
            5, "computadora oportunidad comunicación",
            6, "oportunidades comunicaciones administrativo");
    words.forEach(
        (count, list) -> {
          for (String word : list.split(" ", -1)) {
            assertThat(ReadingLevel.syllables(word, "es")).as(word).isEqualTo(count);
          }
        });
  }

  @Test
  void gradesEnglishByFleschAndKincaid() {
    ReadingLevel level = ReadingLevel.of("The cat sat on the mat.", "en").orElseThrow();

    assertThat(level).isEqualTo(new ReadingLevel("en", 6, 1, 6));
    // 0.39 × 6 + 11.8 × 1 − 15.59
    assertThat(level.grade()).isCloseTo(-1.45, within(0.001));
    assertThat(level.score()).isCloseTo(116.145, within(0.001));
  }

  @Test
  void gradesSpanishByFernandezHuerta() {
    ReadingLevel level = ReadingLevel.of("El gato está en la casa.", "es").orElseThrow();

    assertThat(level).isEqualTo(new ReadingLevel("es", 6, 1, 9));
    // 206.84 − 1.02 × 6 − 60 × 1.5
    assertThat(level.score()).isCloseTo(110.72, within(0.001));
    assertThat(level.grade()).isEqualTo(4);
  }

  @Test
  void findsAnOrdinanceFarHarderThanANote() {
    String ordinance =
        "Notwithstanding any provision to the contrary, municipal authorities administering"
            + " communications established hereunder shall, following administrative determination,"
            + " discontinue publication of contributions inconsistent with applicable regulations.";

    assertThat(ReadingLevel.of(ordinance, "en").orElseThrow().grade()).isGreaterThan(16);
    assertThat(ReadingLevel.of("We took it down. You can ask us why.", "en").orElseThrow().grade())
        .isLessThan(2);
  }

  @Test
  void endsASentenceWithItsParagraphAndNotWithItsLine() {
    assertThat(ReadingLevel.of("Your comment\n\nwas taken\ndown", "en").orElseThrow().sentences())
        .isEqualTo(2);
  }

  @Test
  void measuresNothingButEnglishAndSpanish() {
    assertThat(ReadingLevel.of("Bonjour.", "fr")).isEmpty();
    assertThat(ReadingLevel.of("1234 !", "en")).isEmpty();
  }
}
