package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicmoderation.text.Texts.allForms;
import static org.civicmoderation.text.Texts.readings;

import org.civicmoderation.text.Reading.Disguise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {
  @ParameterizedTest
  @CsvSource({"Smith's, smith", "mayor’s, mayor", "they'll, they", "we've, we"})
  void takesEndingsAfterAnApostropheOff(String written, String form) {
    assertThat(readings(Disguise.POSSESSIVE, written)).containsExactly(written + " = " + form);
  }

  @Test
  void takesNothingOffANegation() {
    assertThat(Texts.normalize("don't isn’t I'm").suspicious(0)).isFalse();
    assertThat(allForms("don't isn’t I'm")).containsExactly("don't", "isn't", "i'm");
  }

  @ParameterizedTest
  @CsvSource({
    "anti-plow, antiplow",
    "pl-ow, plow",
    "pl_ow, plow",
    "pl.ow, plow",
    "#VoteSmith, votesmith",
    "#snow_plow, snowplow",
  })
  void joinsParts(String written, String form) {
    assertThat(readings(Disguise.JOINED, "the " + written + " is").toString())
        .contains(" = " + form + "]");
  }

  @Test
  void joinsNothingOverASlash() {
    assertThat(readings(Disguise.JOINED, "and/or he/she")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sn0w, snow",
    "5n0w, snow",
    "5tr33t, street",
    "pl@n, plan",
    "pl@$tic, plastic",
    "gra$$, grass",
    "$now, snow",
    "p!ow, plow",
    "p1ow, plow",
    "c|ty, city",
    "c!ty, city",
    "s#ovel, shovel",
    "ci+y, city",
    "s(hool, school",
    "8icycle, bicycle",
    "ro4ds, roads",
    "€lection, election",
    "p£ow, plow",
    "dau6hter, daughter",
    "\\/\\/ater, ater",
    "sn()w, snow",
    "@s$#013, asshole",
    "m0t#3r(hurch, motherchurch",
    "b1cyc1e, bicycle",
  })
  void readsDigitsAndSignsAsLetters(String written, String form) {
    assertThat(allForms("the " + written + " is")).contains(form);
  }

  @Test
  void coversAllOfADisguisedWord() {
    assertThat(readings(Disguise.LEET, "the s#!p and $now and gra$$."))
        .contains("s#!p = ship", "$now = snow", "gra$$ = grass");
  }

  @Test
  void readsNoLettersOutOfPlainNumbers() {
    assertThat(allForms("455 in 2013, 10-4 and 50/50"))
        .containsOnly("455", "in", "2013", "10", "4", "and", "50");
  }

  @ParameterizedTest
  @CsvSource({
    "s n o w, snow",
    "S N O W, snow",
    "s.n.o.w, snow",
    "s-n-o-w, snow",
    "s_n_o_w, snow",
    "s/n/o/w, snow",
    "s*n*o*w, snow",
    "s . n . o . w, snow",
    "s - n - o - w, snow",
    "s’n’o’w, snow",
    "s n 0 w, snow",
    "s n o wing, snowing",
    "s-n-o-wing, snowing",
    "s.n.o.wing, snowing",
    "sn o w, snow",
    "p low, plow",
    "s.n.oo.o.w, snow",
  })
  void readsLettersApartAsOneWord(String written, String form) {
    assertThat(allForms("the " + written + ", is")).contains(form);
  }

  @Test
  void readsLettersOnLinesOfTheirOwn() {
    assertThat(readings(Disguise.SPACED, "s\nn\no\nw")).containsExactly("s\nn\no\nw = snow");
  }

  @Test
  void partsSpacedWordsAtAWiderSpace() {
    assertThat(readings(Disguise.SPACED, "s l o w   d o w n people"))
        .containsExactly("s l o w = slow", "d o w n = down");
  }

  @Test
  void leavesALetterThatStandsAloneOutOfTheRun() {
    assertThat(readings(Disguise.SPACED, "such a s n o w")).contains("s n o w = snow");
    assertThat(readings(Disguise.SPACED, "s n o w u")).contains("s n o w = snow");
  }

  @Test
  void doesNotJoinSingleWordsOfPlainText() {
    assertThat(readings(Disguise.SPACED, "Plan B is a go, I say a K is ok")).isEmpty();
    assertThat(readings(Disguise.SPACED, "the model S hit a cyclist")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "snooow, snow",
    "plllow, plow",
    "sslloww, slow",
    "fuunny, funny",
    "gooood, good",
    "grasssss, grass",
    "ggggrrrraaaassss, grass",
    "shooovellll, shovel",
  })
  void readsStretchedWords(String written, String form) {
    assertThat(allForms(written)).contains(form);
  }

  @Test
  void readsEnyeAsNToo() {
    assertThat(readings(Disguise.UNMARKED, "este año")).containsExactly("año = ano");
  }

  @ParameterizedTest
  @CsvSource({
    "pl*w, pl?w",
    "p**w, p??w",
    "p***, p???",
    "p***ing, p???ing",
    "ch***ada, ch???ada",
    "pl-w, pl?w",
    "p-ws, p?ws",
    "sn#w, sn?w",
    "*now, ?now",
    "p•wn, p?wn",
    "p**lw, p?lw",
    "sn§w, sn?w",
    "sn/w, sn?w",
  })
  void readsMaskedLetters(String written, String form) {
    assertThat(readings(Disguise.MASKED, written)).contains(written + " = " + form);
  }

  @Test
  void readsTextThatIsTurnedAround() {
    assertThat(readings(Disguise.REVERSED, "the \u202Ewons\u202C is"))
        .containsExactly("wons = snow");
  }

  @ParameterizedTest
  @CsvSource({
    "s.n.0.w.i.n.g, snowing",
    "s n 0 w, snow",
    "*s*n*o*w*, snow",
    "truuu(k, truck",
    "$n!!p, snip",
    "$n000w, snow",
    "s-n-0-0-0-w, snow",
    "s#0000vel, shovel",
  })
  void undoesSeveralDisguisesAtOnce(String written, String form) {
    assertThat(allForms(written)).contains(form);
  }

  @Test
  void readsHostNames() {
    assertThat(readings(Disguise.JOINED, "https://www.vote-smith.example/now").toString())
        .contains("= vote]".replace("]", ""), "= smith", "= votesmith");
  }

  @Test
  void comesSurestFirst() {
    NormalizedText text = Texts.normalize("$n000w's");
    assertThat(text.readings(0))
        .isSortedAccordingTo((a, b) -> a.disguise().compareTo(b.disguise()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The plow came by twice this morning and nobody complained.",
        "Thank you to the crews who worked all night on Lincoln Avenue!",
        "¿Cuándo van a arreglar la calle? Llevamos meses esperando."
      })
  void isEmptyForPlainText(String original) {
    NormalizedText text = Texts.normalize(original);
    for (int word = 0; word < text.wordCount(); word++) {
      assertThat(text.suspicious(word)).as(text.form(word)).isFalse();
      assertThat(text.readings(word)).isEmpty();
    }
  }
}
