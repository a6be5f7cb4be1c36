package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;

class LexiconScannerTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  /** Returns what is found, as "category: words". Things recognised by their form are left out. */
  private static List<String> find(String text, Lexicon... lexicons) {
    LexiconScanner scanner = LexiconCompiler.compile(List.of(lexicons));
    NormalizedText normalized = NORMALIZER.normalize(text);
    List<String> found = new ArrayList<>();
    for (Match match : scanner.scan(normalized)) {
      if (match.term() != null) {
        found.add(
            scanner.categories().get(match.category())
                + ": "
                + text.substring(match.start(), match.end()));
      }
    }
    return found;
  }

  private static Lexicon lexicon(String name, String... lines) {
    List<Problem> problems = new ArrayList<>();
    Lexicon lexicon = Lexicon.parse(name, String.join("\n", lines), problems);
    assertThat(problems).isEmpty();
    return lexicon;
  }

  @Test
  void findsAWordInAllItsForms() {
    Lexicon violence = lexicon("violent-act.en.txt", "kill~");

    assertThat(find("Killing? He KILLED, kills and will kill; a killer.", violence))
        .containsExactly(
            "violent act: Killing",
            "violent act: KILLED",
            "violent act: kills",
            "violent act: kill");
  }

  @Test
  void leavesNameOfAPlaceAlone() {
    Lexicon profanity =
        lexicon("profanity.en.txt", "cunt~", "ass~", "dick~", "cock~", "penis", "cum");

    assertThat(
            find(
                "Scunthorpe classic assessor incumbent Dickinson cockpit Penistone document",
                profanity))
        .isEmpty();
  }

  @Test
  void letsPatternsSeeWhatStandsBetweenWords() {
    Lexicon badge =
        lexicon("badge.any.txt", "patterns: yes", "/\\(\\(\\([^()]+\\)\\)\\)/", "/low +bid/");

    assertThat(find("Ask (((those folks))) about the (low)  LOW  bid.", badge))
        .containsExactly("badge: those folks", "badge: LOW  bid");
  }

  @Test
  void readsTheShippedLexicons() {
    assertThat(Lexicon.builtIn()).hasSizeGreaterThan(40);
  }
}
