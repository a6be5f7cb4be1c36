package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicmoderation.text.Texts.forms;
import static org.civicmoderation.text.Texts.written;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
  @Nested
  class Folds {
    @ParameterizedTest
    @CsvSource({
      "PARK, park",
      "árbol, arbol",
      "pingüino, pinguino",
      "français, francais",
      "Straße, strasse",
      "Ærø, aero",
      "Łódź, lodz",
      "Cảm, cam",
      "ＨＥＬＬＯ, hello",
      "ﬁne, fine",
      "𝐡𝐞𝐥𝐥𝐨, hello",
      "𝔥𝔢𝔩𝔩𝔬, hello",
      "ⓗⓔⓛⓛⓞ, hello",
      "🅷🅴🅻🅻🅾, hello",
      "🇭🇪🇱🇱🇴, hello",
      "ʜᴇʟʟᴏ, hello",
      "ʰᵉˡˡᵒ, hello",
      "h̶e̶l̶l̶o̶, hello",
      "ᔕᑎᗝᗯ, snow",
      "1️⃣, 1",
      "٣, 3",
    })
    void toPlainSmallLetters(String written, String form) {
      assertThat(forms(written)).containsExactly(form);
    }

    @ParameterizedTest
    @CsvSource({
      "сity, city",
      "рlоw, plow",
      "fіnе, fine",
      "di𝘾𝚱ens, dickens",
      "ꓟ𝕺ther, mother",
      "Τοm, tom",
      "Ꭺpple, apple",
      "ѕnоw, snow",
      "plοωs, plows",
      "ПARK, nark",
      "ᔕᑎOW, snow",
      "ѕиоẘ, snow",
    })
    void lookalikesToLatinInAWordWithALatinLetter(String written, String form) {
      assertThat(forms(written)).containsExactly(form);
    }

    @Test
    void aWordAllOfLookalikesToLatinInLatinText() {
      assertThat(forms("please соре with the snow")).contains("cope");
    }

    @Test
    void apostrophesToOne() {
      assertThat(forms("don't don’t don´t don`t donʼt")).containsOnly("don't");
    }

    @ParameterizedTest
    @CsvSource({
      "'&#112;&#97;&#114;&#107;', park",
      "'&#x70;ark', park",
      "'ma&ntilde;ana', mañana",
      "'don&#39;t', don't",
      "'don&apos;t', don't",
      "'s&shy;now', snow",
    })
    void htmlEntities(String written, String form) {
      assertThat(forms(written)).containsExactly(form);
    }

    @Test
    void nothingOfAnAmpersandThatIsNoEntity() {
      assertThat(forms("R&B AT&T; &nosuch; &#xZZ; &")).contains("r", "b", "at", "t", "nosuch");
    }
  }

  @Nested
  class Keeps {
    @Test
    void theLetterEnyeHoweverItIsWritten() {
      assertThat(forms("año an\u0303o AÑO ano")).containsExactly("año", "año", "año", "ano");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "когда откроют парк",
          "сколько стоит это",
          "ευχαριστουμε τον δημο για τη δουλεια",
          "شكرا للمدينة على إصلاح الطريق"
        })
    void otherScripts(String text) {
      assertThat(String.join(" ", forms(text))).isEqualTo(text);
    }

    @Test
    void aCyrillicWordOfLookalikesInCyrillicText() {
      assertThat(forms("Мой сосед орет всю ночь")).contains("сосед", "орет");
    }

    @Test
    void flags() {
      assertThat(forms("🇺🇸🇲🇽")).containsExactly("🇺🇸", "🇲🇽");
    }
  }

  @Nested
  class Removes {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "s\u200Bnow",
          "s\u200Cn\u200Dow",
          "s\u00ADnow",
          "s\u2060now",
          "\uFEFFsnow",
          "sn\uFE0Fow",
          "s\u2063now",
          "s\uDB40\uDC20now",
          "\u202Asnow\u202C",
          "\u2066snow\u2069",
          "s\u180Enow",
          "s\uFFF9now",
          "s\u034Fnow",
          "s\u0000now"
        })
    void invisibleCharacters(String written) {
      assertThat(forms(written)).containsExactly("snow");
    }

    @Test
    void skinTonesSelectorsAndGenders() {
      assertThat(forms("👷🏽\u200D♀️ ❤️ 👍🏿")).containsExactly("👷", "❤", "👍");
    }
  }

  @Nested
  class Spans {
    @Test
    void coverWhatIsInvisibleInsideAWordButNotAround() {
      assertThat(written("\u200Bs\u200Bn\u200Bow\u200B !")).containsExactly("s\u200Bn\u200Bow");
    }

    @Test
    void coverMarksEntitiesAndWholeEmoji() {
      assertThat(written("e\u0301l &#112;ark 👷🏽\u200D♀️ ok"))
          .containsExactly("e\u0301l", "&#112;ark", "👷🏽\u200D♀️", "ok");
    }
  }

  @Nested
  class Words {
    @Test
    void areLinksAndAddressesAsAWhole() {
      assertThat(
              forms(
                  "see https://City.example/Permits?a=1&b=2, www.city.example; city.gov/x or"
                      + " ann.lee@mail.example."))
          .containsExactly(
              "see",
              "https://city.example/permits?a=1&b=2",
              "www.city.example",
              "city.gov/x",
              "or",
              "ann.lee@mail.example");
    }

    @ParameterizedTest
    @CsvSource({
      "site(dot)example/x, site.example/x",
      "site [.] com, site.com",
      "site[dot]com, site.com",
      "my-site dot com, my-site.com",
      "hxxps://bad.example/x, https://bad.example/x",
    })
    void areDisguisedLinksToo(String written, String form) {
      assertThat(forms(written)).containsExactly(form);
      assertThat(written(written)).containsExactly(written);
    }

    @Test
    void partAtAFullStopWithoutASpace() {
      assertThat(forms("I saw it.Then he left.so what"))
          .containsExactly("i", "saw", "it", "then", "he", "left", "so", "what");
    }

    @Test
    void keepTheFullStopsOfAbbreviationsAndNumbers() {
      assertThat(forms("the U.S. at 10 a.m. paid 3.5 or 1,000"))
          .containsExactly("the", "u.s", "at", "10", "a.m", "paid", "3.5", "or", "1,000");
    }

    @Test
    void areEachPartOfAHashtag() {
      assertThat(forms("#VoteSmith #votesmith #BLMNow #Vote2027 #snow_plow #v0te #1"))
          .containsExactly(
              "vote",
              "smith",
              "votesmith",
              "blm",
              "now",
              "vote",
              "2027",
              "snow",
              "plow",
              "v0te",
              "1");
    }

    @Test
    void areMentionsWithTheirSign() {
      assertThat(forms("@Ann_Lee: hi @bob@host.example, 3@4"))
          .containsExactly("@ann_lee", "hi", "@bob@host.example", "3", "4");
    }

    @Test
    void keepTheSignsOfMaskedLetters() {
      assertThat(forms("d*mn d**n d*** da$$ $nake r@ts *mn"))
          .containsExactly("d*mn", "d**n", "d***", "da$$", "$nake", "r@ts", "*mn");
    }

    @Test
    void doNotTakeEmphasisForMaskedLetters() {
      assertThat(forms("*really* **so very** good* 2*3 5 * 4"))
          .containsExactly("really", "so", "very", "good", "2", "3", "5", "4");
    }

    @Test
    void areEmojiOneByOne() {
      assertThat(forms("ok🍕🍕👨\u200D👩\u200D👧😀"))
          .containsExactly("ok", "🍕", "🍕", "👨👩👧", "😀");
    }
  }

  @Test
  void givesHashesOfTheForms() {
    NormalizedText text = Texts.normalize("Ünïcode 🍕 f**k #VoteNow сity http://a.example ﬁ");
    for (int word = 0; word < text.wordCount(); word++) {
      assertThat(text.hash(word)).isEqualTo(text.form(word).hashCode());
    }
  }

  @Test
  void countsCapitalsFromEightLettersOn() {
    assertThat(Texts.normalize("FIX ROADS").capitalsPercent()).isEqualTo(100);
    assertThat(Texts.normalize("FIX ROADS please").capitalsPercent()).isEqualTo(57);
    assertThat(Texts.normalize("NO 12345678").capitalsPercent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classic",
        "Scunthorpe",
        "assessor",
        "incumbent",
        "Dickinson",
        "cockpit",
        "Penistone",
        "grass",
        "assess",
        "committee",
        "street",
        "soon",
        "good",
        "shoot",
        "niño",
        "Mississippi"
      })
  void leavesInnocentWordsAsTheyStand(String word) {
    List<String> forms = Texts.allForms(word);
    assertThat(forms.get(0)).isEqualTo(word.toLowerCase(java.util.Locale.ROOT));
    assertThat(forms).allMatch(form -> form.length() == word.length());
  }

  @Test
  void hasNoWordsInEmptyText() {
    assertThat(Texts.normalize("").wordCount()).isZero();
    assertThat(Texts.normalize(" .,!? \n").wordCount()).isZero();
    assertThat(Texts.normalize("").entities()).isEmpty();
  }
}
