package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  @Test
  void foldsCaseAccentsWidthAndConfusableLetters() {
    assertThat(forms("ÁRBOL café ＨＥＬＬＯ 𝐟𝐮𝐜𝐤 fuсkіng ﬁne"))
        .containsExactly("arbol", "cafe", "hello", "fuck", "fucking", "fine");
  }

  @Test
  void keepsTheLetterEnye() {
    assertThat(forms("año an\u0303o ANO")).containsExactly("año", "año", "ano");
  }

  @Test
  void leavesOtherScriptsAlone() {
    assertThat(forms("Когда откроют парк")).containsExactly("когда", "откроют", "парк");
  }

  @Test
  void spansCoverInvisibleCharactersInsideAWordOnly() {
    NormalizedText text = NORMALIZER.normalize("a\u200Bb\u200B &#102;un");
    assertThat(text.form(0)).isEqualTo("ab");
    assertThat(text.original().substring(text.start(0), text.end(0))).isEqualTo("a\u200Bb");
    assertThat(text.original().substring(text.start(1), text.end(1))).isEqualTo("&#102;un");
  }

  @Test
  void splitsSentencesAlsoBeforeSmallLettersButNotAfterAbbreviations() {
    NormalizedText text = NORMALIZER.normalize("u gotta go. soon Mr. Diaz will too");
    assertThat(IntStream.range(0, text.wordCount()).map(text::sentence))
        .containsExactly(0, 0, 0, 1, 1, 1, 1, 1);
  }

  private static List<String> forms(String original) {
    NormalizedText text = NORMALIZER.normalize(original);
    return IntStream.range(0, text.wordCount()).mapToObj(text::form).toList();
  }
}
