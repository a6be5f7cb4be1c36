package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class TextBlockTest {
  @Test
  void wrapsAtSpaces() {
    assertThat(TextBlock.wrap("The plow came at last", 10))
        .containsExactly("The plow", "came at", "last");
  }

  @Test
  void keepsAWordThatIsLongerThanTheLine() {
    assertThat(TextBlock.wrap("see https://milwaukee.gov/snow now", 10))
        .containsExactly("see", "https://milwaukee.gov/snow", "now");
  }

  @Test
  void keepsLineBreaks() {
    assertThat(TextBlock.wrap("a\r\nb\n\nc\u2028d", 10)).containsExactly("a", "b", "", "c", "d");
  }

  @Test
  void countsWideCharactersTwiceAndCombiningOnesNot() {
    assertThat(TextBlock.wrap("🌮🌮 🌮🌮", 8)).containsExactly("🌮🌮", "🌮🌮");
    assertThat(TextBlock.wrap("e\u0301e\u0301 e\u0301e\u0301", 5)).hasSize(1);
  }

  @Test
  void marksWordsInPlace() {
    String text = "I will break your legs";
    assertThat(TextBlock.wrap(text, marks(7, 22), 80, Style.PLAIN))
        .containsExactly("I will [[break your legs]]");
    assertThat(TextBlock.wrap(text, marks(7, 22), 80, Style.COLOUR))
        .containsExactly("I will \u001b[1;4;31mbreak your legs\u001b[0m");
  }

  @Test
  void endsAndResumesColourAtALineBreak() {
    assertThat(TextBlock.wrap("break your legs", marks(0, 15), 10, Style.COLOUR))
        .containsExactly("\u001b[1;4;31mbreak your\u001b[0m", "\u001b[1;4;31mlegs\u001b[0m");
  }

  @Test
  void showsWhatCouldControlTheTerminal() {
    assertThat(TextBlock.inLine("\u001b[2Ja\u0007\u009b31m\u202Eb\u200Bc\tdé 👨\u200D👩"))
        .isEqualTo("<U+001B>[2Ja<U+0007><U+009B>31m<U+202E>b<U+200B>c dé 👨\u200D👩");
  }

  @Test
  void cutsALineThatIsTooLong() {
    assertThat(TextBlock.line("Plows are out", 13)).isEqualTo("Plows are out");
    assertThat(TextBlock.line("Plows are\nout tonight", 13)).isEqualTo("Plows are ou…");
  }

  private static BitSet marks(int start, int end) {
    BitSet marks = new BitSet();
    marks.set(start, end);
    return marks;
  }
}
