package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishInflectorTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kill,   kill kills killed killing killin
          stab,   stab stabs stabbed stabbing stabbin
          burn,   burn burnt burned burns burning burnin
          shoot,  shoot shot shoots shooting shootin
          hang,   hang hung hanged hangs hanging hangin
          choke,  choke chokes choked choking chokin
          die,    die dies died dying dyin
          lynch,  lynch lynches lynched lynching lynchin
          bury,   bury buries buried burying buryin
          destroy, destroy destroys destroyed destroying destroyin
          panic,  panic panics panicked panicking panickin
          quiz,   quiz quizzes quizzed quizzing quizzin
          bus,    bus buses busses bussed bussing bussin
          travel, travel travels traveled traveling travelin travelled travelling
          control, control controls controlled controlling controllin
          visit,  visit visits visited visiting visitin
          go,     go went gone goes going goin
          do,     do did done does doing doin
          have,   have had has having havin
          be,     be am is are was were been being
          see,    see saw seen sees seeing seein
          man,    man men manned manning mannin
          policeman, policeman policemen
          housewife, housewife housewives
          child,  child children childed childing childin
          wolf,   wolf wolves wolfed wolfing wolfin
          crisis, crisis crises
          city,   city cities
          tomato, tomato tomatoes tomatos
          hero,   hero heroes heros heroed heroing
          """)
  void givesAllForms(String word, String forms) {
    List<String> expected = List.of(forms.split(" ", -1));

    List<String> given = EnglishInflector.forms(word);

    // Nouns get verbs' forms, too, that nobody writes: only those above matter for these.
    assertThat(given).startsWith(word).doesNotHaveDuplicates().containsAll(expected);
    if (expected.size() > 3) {
      assertThat(given).hasSameSizeAs(expected);
    }
  }

  @Test
  void makesNoOtherWordOfASpokenEnding() {
    assertThat(EnglishInflector.forms("hero")).doesNotContain("heroin");
    assertThat(EnglishInflector.forms("base")).doesNotContain("basin");
    assertThat(EnglishInflector.forms("rob")).contains("robbin").doesNotContain("robin");
  }

  @Test
  void takesHumansAndGermansForNoMen() {
    assertThat(EnglishInflector.forms("human")).contains("humans").doesNotContain("humen");
    assertThat(EnglishInflector.forms("german")).contains("germans").doesNotContain("germen");
  }
}
