package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicmoderation.text.Texts.clauses;
import static org.civicmoderation.text.Texts.sentences;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          Fix it. Now!                      = fix it | now
          u gotta go. soon                  = u gotta go | soon
          What? No! Never.                  = what | no | never
          I saw it.Then he left             = i saw it | then he left
          Mr. Diaz met Ald. Lee at 9 a.m. today = mr diaz met ald lee at 9 a.m today
          It opens at 9 a.m. The plow comes later = it opens at 9 a.m | the plow comes later
          on 27th St. near it               = on 27th st near it
          on 27th St. The plow came         = on 27th st | the plow came
          See No. 5 now. No. Never          = see no 5 now | no | never
          Robert J. Ortiz said so           = robert j ortiz said so
          So do I. Then go                  = so do i | then go
          The U.S. Senate did               = the u.s senate did
          in the U.S. The city              = in the u.s | the city
          well... maybe not                 = well maybe not
          well... Maybe not                 = well | maybe not
          "Stop!" she said                  = stop she said
          "Stop!" She said                  = stop | she said
          It was 3.5 miles                  = it was 3.5 miles
          what a sh!p that is               = what a sh p that is
          El Sr. Paz vive en la Av. Juárez  = el sr paz vive en la av juarez
          """)
  void endWhereASentenceEnds(String text, String expected) {
    assertThat(sentences(text)).isEqualTo(expected.strip());
  }

  @Test
  void endAtNewLines() {
    assertThat(sentences("one two\nthree\r\nfour")).isEqualTo("one two | three | four");
  }

  @Test
  void endAtTheStopsOfOtherScripts() {
    assertThat(sentences("東京です。はい")).contains(" | ");
    assertThat(sentences("हाँ। नहीं")).contains(" | ");
  }

  @Test
  void areCutWhenTheyHaveNoEnd() {
    NormalizedText text = Texts.normalize("snow ".repeat(300));
    assertThat(text.sentence(119)).isZero();
    assertThat(text.sentence(120)).isEqualTo(1);
    assertThat(text.sentence(299)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The plow came late. We waited for two hours! Who decided that? Nobody knows.",
        "I pay taxes. My street floods. The city does nothing (as always). What now?",
        "La calle se inunda. Nadie responde. ¿Quién decide? ¡Ya basta!",
        "One pothole is 3.5 feet wide. Another swallowed a truck! True story."
      })
  void areThoseOfIcuInPlainText(String original) {
    BreakIterator icu = BreakIterator.getSentenceInstance(ULocale.ROOT);
    icu.setText(original);
    NormalizedText text = Texts.normalize(original);
    int sentence = -1;
    int end = 0;
    for (int word = 0; word < text.wordCount(); word++) {
      while (text.start(word) >= end) {
        end = icu.following(end);
        sentence++;
      }
      assertThat(text.sentence(word)).as(text.form(word)).isEqualTo(sentence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          I like it, you do not            = i like it | you do not
          I like it but you do not         = i like it | but you do not
          me gusta pero a ti no            = me gusta | pero a ti no
          he came and then left            = he came | and then left
          he came and left                 = he came and left
          it is – sadly – late             = it is | sadly | late
          it is -- sadly - late            = it is | sadly | late
          the well-known plow              = the well known plow
          the crew (all of it) left        = the crew | all of it | left
          no; never: not once              = no | never | not once
          I left because it was late       = i left | because it was late
          """)
  void haveClauses(String text, String expected) {
    assertThat(clauses(text)).isEqualTo(expected.strip());
  }

  @Test
  void startAClauseWithEachSentence() {
    assertThat(clauses("Go. Stop\nWait")).isEqualTo("go | stop | wait");
  }

  @Test
  void areQuestionsWithAMarkAtEitherEnd() {
    NormalizedText text = Texts.normalize("Is it late? It is. ¿Y mañana? ¿o no");
    assertThat(IntStream.range(0, text.wordCount()).filter(text::inQuestion).mapToObj(text::form))
        .containsExactly("is", "it", "late", "y", "mañana", "o", "no");
  }
}
