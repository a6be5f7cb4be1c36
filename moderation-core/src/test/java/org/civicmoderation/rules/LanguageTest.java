package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | When will the street be plowed?",
        "en | Thanks to the crew that fixed it",
        "en | I'm so done with this, don't even ask",
        "es | ¿Cuándo van a arreglar la calle?",
        "es | Gracias a todos por el trabajo que hacen",
        "es | No me digas que otra vez lo mismo",
        "en | fix it",
        "en | this is it",
        "en | who did that?",
        "en | same here, thanks to all of you",
        "en | The bus on Calle 27 is late, amigo",
        "en | thx, where do i park?",
        "es | muy bien hecho",
        "es | ¿y el camión?",
        "es | no sirve para nada",
        "es | gracias por todo",
        "es | El parking de la library está cerrado otra vez",
        "es | Oye, fix the pothole en la calle, ya estuvo",
        "es | Tres Olivos sin metro y sin parque",
        "fr | Nous sommes dans les rues avec vous pour les enfants",
        "de | Das ist nicht gut für die Stadt und für uns",
        "hmn | Kuv tsis paub tias lawv nyob qhov twg",
        "hmn | Nyob zoo, koj lub npe hu li cas?",
        "so | Waa maxay sababta aan waxaan u sugnay",
        "it | Perche questo sono gli anni della strada, grazie anche alla citta",
        "pt | Nao foi isso que voce tem com uma rua",
        "unknown script | Почему не убрали снег на нашей улице",
        "unknown script | 为什么我们的街道没有清雪",
      })
  void tells(String language, String text) {
    assertThat(Language.guess(NORMALIZER.normalize(text))).isEqualTo(language);
  }

  @Test
  void leavesOpenWhatIsTooShortToTell() {
    for (String text : new String[] {"", "lol", "😂😂😂", "Milwaukee!", "414-555-0100"}) {
      assertThat(Language.guess(NORMALIZER.normalize(text))).isNull();
    }
  }
}
