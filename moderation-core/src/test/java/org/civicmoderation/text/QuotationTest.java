package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicmoderation.text.Texts.quoted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "he said \"go home\" twice",
        "he said “go home” twice",
        "he said ‘go home’ twice",
        "he said 'go home' twice",
        "he said «go home» twice",
        "he said „go home“ twice",
        "he said ‹go home› twice",
        "he said `go home` twice",
        "he said ``go home'' or \"go home\" twice",
        "he said &quot;go home&quot; twice",
        "he said \"go home!\", twice",
        "he said (\"go home\") twice"
      })
  void isFoundWithAnyMarks(String text) {
    assertThat(quoted(text)).contains("go", "home").doesNotContain("he", "said", "twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"https://x.example/a\" title=\"go home\">here</a> ok",
        "<img src='a.png' alt='go home'> ok",
        "<img alt=\"go home\" src=\"a.png\"/> ok",
        "see [here](https://x.example/a \"go home\") ok",
        "see ![go home](https://x.example/a.png 'go') ok"
      })
  void isNotWhatTagsAndLinksShow(String text) {
    assertThat(quoted(text)).isEmpty();
  }

  @Test
  void isFoundBesideTags() {
    assertThat(quoted("<a href=\"https://x.example/a\">he said \"go home\"</a> ok"))
        .containsExactly("go", "home");
  }

  @Test
  void isFoundOnQuotedLines() {
    assertThat(quoted("> go home\nno\n&gt; you go")).containsExactly("go", "home", "you", "go");
  }

  @Test
  void goesOverSentencesAndLines() {
    assertThat(quoted("he said \"go. home\nnow\" ok")).containsExactly("go", "home", "now");
  }

  @Test
  void coversASingleWord() {
    assertThat(quoted("our \"leaders\" again")).containsExactly("leaders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "he said \"go home twice",
        "a 5\" pipe and a 6\" pipe",
        "the dogs' home and the cats' home",
        "'tis the dogs' home",
        "rock 'n' roll isn't dead",
        "don't say it's the city's",
        "“go home",
        "go home”",
        "3 > 2 and 1 < 2"
      })
  void marksNothingWithoutAPair(String text) {
    assertThat(quoted(text)).filteredOn(form -> !form.equals("n")).isEmpty();
  }

  @Test
  void isNotDisturbedByApostrophes() {
    assertThat(quoted("she said 'don't you dare' and left"))
        .containsExactly("don't", "you", "dare");
  }
}
