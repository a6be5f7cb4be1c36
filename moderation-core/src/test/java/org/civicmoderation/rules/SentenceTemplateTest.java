package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicmoderation.rules.SentenceTemplate.Gaps;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SentenceTemplateTest {
  @Test
  void readsWhatStandsInItsGaps() {
    Gaps person = fill("there is a \"X\"", "There is a \"person\" or an \"official\"");
    Gaps words = fill("followed within N words by a \"X\"", "followed within 1 word by a \"kin\"");

    assertThat(person.names()).extracting(Token::text).containsExactly("person", "official");
    assertThat(person.number()).isNull();
    assertThat(words.number()).isNotNull().extracting(Token::text).isEqualTo("1");
  }

  @Test
  void countsTheMarksTargetsAndRolesOfAList() {
    assertThat(fill("it is MARKS", "it is quoted, reported or negated").mask())
        .isEqualTo(Mark.QUOTED.bit() | Mark.REPORTED.bit() | Mark.NEGATED.bit());
    assertThat(fill("it is directed at TARGETS", "it is directed at the reader or a group").mask())
        .isEqualTo(Mark.AT_READER.bit() | Mark.AT_GROUP.bit());
    assertThat(fill("the author is ROLES", "the author is an elected official").mask())
        .isEqualTo(1 << 2);
  }

  @Nested
  class SaysHowFarALineGoes {
    @Test
    void upToTheFirstWordThatIsWrong() {
      Gaps gaps =
          against("there is a \"X\" within N words", "there is a \"kin\" within four words");

      assertThat(gaps.furthest()).isEqualTo(5);
      assertThat(gaps.expected()).containsExactly("a number");
    }

    @Test
    void intoAListThatBreaksOff() {
      Gaps gaps = against("it is MARKS", "it is quoted or repeated");

      assertThat(gaps.furthest()).isEqualTo(4);
      assertThat(gaps.expected()).contains("quoted", "reported", "past");
    }

    @Test
    void toTheEndWhereMoreStandsBehindIt() {
      String line = "there is a \"kin\" today";
      Gaps gaps = against("there is a \"X\"", line);

      assertThat(gaps.fit(Token.of(line))).isFalse();
      assertThat(gaps.furthest()).isEqualTo(4);
      assertThat(gaps.expected()).isEmpty();
    }
  }

  /** Holds a line against a template that it must fit. */
  private static Gaps fill(String template, String line) {
    Gaps gaps = against(template, line);
    assertThat(gaps.fit(Token.of(line))).isTrue();
    return gaps;
  }

  private static Gaps against(String template, String line) {
    return new SentenceTemplate(template).fill(Token.of(line));
  }
}
