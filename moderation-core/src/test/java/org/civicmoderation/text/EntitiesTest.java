package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicmoderation.text.Texts.entities;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {
  @Nested
  class LookAlikeLink {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://mіlwaukee.gov/pay", // a Cyrillic i
          "mіlwaukee.gov",
          "https://xn--mlwaukee-thh.gov/pay",
          "www.xn--mlwaukee-thh.gov",
          "https://аррӏе.com", // Cyrillic throughout
          "http://city.milwaukеe.gov:8080/x"
        })
    void isFound(String link) {
      assertThat(entities(EntityKind.LOOK_ALIKE_LINK, "pay at " + link + " today"))
          .containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://city.milwaukee.gov/pay",
          "https://müller.example/ä",
          "https://пример.рф/страница",
          "https://city.milwaukee.gov/іnfo",
          "https://例え.jp",
          "https://xn--mller-kva.example"
        })
    void isNot(String link) {
      assertThat(entities(EntityKind.LOOK_ALIKE_LINK, "pay at " + link + " today")).isEmpty();
    }
  }

  @Nested
  class PhoneNumber {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "414-555-0199",
          "(414) 555-0199",
          "(414)555-0199",
          "414.555.0199",
          "414 555 0199",
          "4145550199",
          "1-414-555-0199",
          "+1 414 555 0199",
          "+1 (414) 555-0199",
          "+52 55 1234 5678",
          "+34 612 345 678",
          "55 1234 5678",
          "612 345 678",
          "0808 145 4742",
          "08081454742",
          "555-0199",
          "4 1 4 5 5 5 0 1 9 9",
          "414 555 zero one nine nine",
          "four one four, 555, oh-1-nine-nine",
          "f0ur1f0ur fivefivefive zero1nine9"
        })
    void isFound(String number) {
      assertThat(entities(EntityKind.PHONE_NUMBER, "call " + number + ", ok?"))
          .containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2019-2020",
          "from 200-1500 people",
          "10 20 30 40 50",
          "$4145550199",
          "114-555-0199",
          "1,414,555",
          "text 32665",
          "case 2023-04-17-0012",
          "one two three four",
          "123-45-6789"
        })
    void isNot(String text) {
      assertThat(entities(EntityKind.PHONE_NUMBER, text)).isEmpty();
    }
  }

  @Test
  void phoneNumberEndsBeforeOtherFigures() {
    assertThat(entities(EntityKind.PHONE_NUMBER, "call 414-555-0199 (18 and older)"))
        .containsExactly("414-555-0199");
  }

  @Nested
  class SocialSecurityNumber {
    @ParameterizedTest
    @ValueSource(strings = {"123-45-6789", "123 45 6789", "123.45.6789"})
    void isFound(String number) {
      assertThat(entities(EntityKind.SOCIAL_SECURITY_NUMBER, "mine is " + number + "."))
          .containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "000-45-6789",
          "666-45-6789",
          "900-45-6789",
          "123-00-6789",
          "123-45-0000",
          "123-456-789"
        })
    void isNotOneThatWasNeverGivenOut(String number) {
      assertThat(entities(EntityKind.SOCIAL_SECURITY_NUMBER, "mine is " + number)).isEmpty();
    }

    @Test
    void isOneThatIsCalledSo() {
      assertThat(entities(EntityKind.SOCIAL_SECURITY_NUMBER, "her SSN is 987-65-4321"))
          .containsExactly("987-65-4321");
      assertThat(entities(EntityKind.SOCIAL_SECURITY_NUMBER, "s0cial nine8seven sixfive f0ur3two1"))
          .containsExactly("nine8seven sixfive f0ur3two1");
    }
  }

  @Nested
  class CardNumber {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "4111 1111 1111 1111",
          "4111-1111-1111-1111",
          "4111111111111111",
          "3782 822463 10005"
        })
    void isFoundByItsCheckDigit(String number) {
      assertThat(entities(EntityKind.CARD_NUMBER, "card " + number + " ok"))
          .containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1112", "1234567890123456", "0000 0000 0000 0000"})
    void isNotWithoutIt(String number) {
      assertThat(entities(EntityKind.CARD_NUMBER, "card " + number)).isEmpty();
    }
  }

  @Nested
  class Price {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "$40",
          "$ 40",
          "$1,250.75",
          "$5k",
          "$40-60",
          "$28/hr",
          "40$",
          "20 dollars",
          "15 USD",
          "40 bucks",
          "€20",
          "20€",
          "20 €",
          "£5",
          "40 pesos",
          "20 dólares",
          "950/mo",
          "twenty dollars",
          "two hundred bucks",
          "25-dollar"
        })
    void isFound(String price) {
      assertThat(entities(EntityKind.PRICE, "it is " + price + " only")).containsExactly(price);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"40 people", "the 40s", "$hame", "50/50", "24/7", "1/2", "a few dollars"})
    void isNot(String text) {
      assertThat(entities(EntityKind.PRICE, text)).isEmpty();
    }
  }

  @Nested
  class StreetAddress {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "1432 N 27th St",
          "200 E Wells Street",
          "841 N. Broadway Ave",
          "3127 Robledo st",
          "12 Oak Tree Lane",
          "100 main street",
          "55 Martin Luther King Dr",
          "10 Lincoln Memorial Drive",
          "1427 Alderwick Ct NW",
          "calle Juárez 123",
          "Calle de la Rosa 12",
          "avenida Insurgentes Sur, 1602",
          "c/ Mayor 5"
        })
    void isFound(String address) {
      assertThat(entities(EntityKind.STREET_ADDRESS, "she lives at " + address + ", go"))
          .containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "4 cars on the road",
          "a 2 way street",
          "the 10 minute drive",
          "3 blocks down the street",
          "in 2019 the street flooded",
          "27th street floods",
          "la calle de mi casa 3 veces",
          "5 dead end streets"
        })
    void isNot(String text) {
      assertThat(entities(EntityKind.STREET_ADDRESS, text)).isEmpty();
    }
  }

  @Nested
  class Link {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://city.example/a?b=c#d",
          "http://city.example",
          "www.city.example/x",
          "city.example",
          "city.com",
          "bit.ly/abc",
          "t.me/abc",
          "sub.my-city.co.uk/x",
          "stream-codec.example/setup.exe",
          "site(dot)example/x",
          "hxxp://city.example",
          "city.example:8080/x",
          "en.wikipedia.example/wiki/Snow_(disambiguation)"
        })
    void isFound(String link) {
      assertThat(entities(EntityKind.LINK, "see " + link + ", now")).containsExactly(link);
      assertThat(entities(EntityKind.LINK, "see (" + link + ").")).containsExactly(link);
    }

    @Test
    void isFoundInMarkdownAndHtml() {
      assertThat(
              entities(
                  EntityKind.LINK,
                  "[here](https://a.example/x) and <a href=\"https://b.example\">b</a>"))
          .containsExactly("https://a.example/x", "https://b.example");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "goes.it is",
          "I said so.no way",
          "e.g. this",
          "U.S.A. now",
          "3.5.1 is",
          "left.Then",
          "file.txt here",
          "dot the i",
          "a dot on it"
        })
    void isNot(String text) {
      assertThat(entities(EntityKind.LINK, text)).isEmpty();
    }

    @Test
    void endsBeforeASentenceWithoutASpace() {
      assertThat(entities(EntityKind.LINK, "see city.example.Then go"))
          .containsExactly("city.example");
    }
  }

  @Nested
  class Name {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Ortiz",
          "Tom Barrett",
          "Maria de la Cruz",
          "J. Ortiz",
          "Robert J. Ortiz",
          "Smith-Jones",
          "Ms. Avery",
          "O'Brien",
          "Bay View",
          "St. Louis"
        })
    void isFoundInsideASentence(String name) {
      assertThat(entities(EntityKind.NAME, "then we saw " + name + " again")).containsExactly(name);
    }

    @Test
    void isFoundAtTheStartOfASentenceIfItHasTwoWords() {
      assertThat(entities(EntityKind.NAME, "Tom Barrett left. Smith too. Ald. Lee stayed"))
          .containsExactly("Tom Barrett", "Ald. Lee");
    }

    @Test
    void doesNotTakeInAVerbThatOpensTheSentence() {
      assertThat(entities(EntityKind.NAME, "Retire Judge Lee. Visiten Casa Ortiz. Elect Moore"))
          .containsExactly("Judge Lee", "Casa Ortiz", "Moore");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Snow fell. Plows came",
          "on Monday in March I said",
          "THE CITY AND MAYOR LIE",
          "The roads. What a mess! Who cares",
          "we asked: Nobody knew",
          "R.I.P. to it"
        })
    void isNot(String text) {
      assertThat(entities(EntityKind.NAME, text)).isEmpty();
    }
  }

  @Test
  void findsMentionsHashtagsEmailAddressesEmojiAndNumbers() {
    String text = "@ann #VoteSmith a.b@mail.example 🍕 12 3.5";
    assertThat(entities(EntityKind.MENTION, text)).containsExactly("@ann");
    assertThat(entities(EntityKind.HASHTAG, text)).containsExactly("#VoteSmith");
    assertThat(entities(EntityKind.EMAIL_ADDRESS, text)).containsExactly("a.b@mail.example");
    assertThat(entities(EntityKind.EMOJI, text)).containsExactly("🍕");
    assertThat(entities(EntityKind.NUMBER, text)).containsExactly("12", "3.5");
  }

  @Test
  void findsShoutedWordsUnlessAllIsShouted() {
    assertThat(entities(EntityKind.SHOUTED_WORD, "this is SO very WRONG of the U.S."))
        .containsExactly("WRONG");
    assertThat(entities(EntityKind.SHOUTED_WORD, "THIS IS VERY WRONG")).isEmpty();
  }

  @Test
  void comeInOrderOfTheirStart() {
    List<TextEntity> entities =
        Texts.normalize("Mr. Lee paid $40 at 1432 N 27th St, call 414-555-0199 🍕 #Go @x")
            .entities();
    assertThat(entities).isSortedAccordingTo((a, b) -> Integer.compare(a.start(), b.start()));
    assertThat(entities).hasSizeGreaterThan(6);
  }
}
