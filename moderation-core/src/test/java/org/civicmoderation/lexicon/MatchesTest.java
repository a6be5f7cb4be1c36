package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what is known of a text's categories before any is looked for. */
class MatchesTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  private static LexiconScanner scanner(String... lines) {
    List<Problem> problems = new ArrayList<>();
    Lexicon lexicon = Lexicon.parse("doom.en.txt", String.join("\n", lines), problems);
    assertThat(problems).isEmpty();
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.add(lexicon);
    return LexiconCompiler.compile(lexicons);
  }

  private static boolean mayHave(LexiconScanner scanner, String text) {
    return scanner.matches(NORMALIZER.normalize(text), null).mayHave(scanner.category("doom"));
  }

  @Test
  void rulesOutACategoryByTheRarestWordsOfItsTerms() {
    LexiconScanner scanner = scanner("you (are|will be) gonna die [soon]", "meet ... maker");

    assertThat(mayHave(scanner, "you are gonna be fine, will you not")).isFalse();
    assertThat(mayHave(scanner, "they die")).isFalse();
    assertThat(mayHave(scanner, "a maker of meat")).isFalse();
    assertThat(mayHave(scanner, "you are gonna die")).isTrue();
    assertThat(mayHave(scanner, "Soon you'll meet your maker")).isTrue();
    assertThat(scanner.matches(NORMALIZER.normalize("x"), null).mayHave(-1)).isFalse();
  }

  /** Each term is of a kind that is found by another way than the words as they stand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f u c k the mayor",
        "sh!thead",
        "megafucker",
        "fuckin great",
        "see http://a.bc now",
        "go  to hell",
        "g0 t0 hell",
        "anything of the kind",
        "motherfcker"
      })
  void keepsEveryCategoryThatHasATerm(String text) {
    LexiconScanner scanner =
        scanner(
            "disguises: strong",
            "*fuck*",
            "shithead~",
            "see <link>",
            "go to hell",
            "motherfucker",
            "<any> of the kind");
    Matches matches = scanner.matches(NORMALIZER.normalize(text), null);

    assertThat(matches.mayHave(scanner.category("doom"))).isTrue();
    assertThat(matches.of(scanner.category("doom"))).isNotEmpty();
  }

  /** Texts are scanned in room that others left: the longest in more than is kept. */
  @Test
  void findsTheSameWhateverWasScannedBefore() {
    String[] lines = {
      "disguises: strong", "*fuck*", "go ...3 to hell", "<any> of the kind", "not \"go to bed\""
    };
    LexiconScanner used = scanner(lines);
    String[] words = {"go", "to", "hell", "f", "u", "c", "k", "g0", "of", "the", "kind", "bed"};
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int length : new int[] {3, 200, 2, 70, 5, 9_000, 1, 64, 65, 2_048, 2_049, 4, 0, 30}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      texts.add(text.toString());
    }

    for (String text : texts) {
      NormalizedText normalized = NORMALIZER.normalize(text);
      assertThat(described(used.scan(normalized)))
          .isEqualTo(described(scanner(lines).scan(normalized)));
    }
  }

  private static List<String> described(List<Match> matches) {
    return matches.stream()
        .map(
            match ->
                match.category()
                    + " "
                    + match.firstWord()
                    + "-"
                    + match.lastWord()
                    + " "
                    + match.disguise())
        .toList();
  }

  @Test
  void findsACategoryAsWhenItIsAloneInTheLexicons() {
    String[] pieces = {
      "[the] end", "(is|was) near", "end", "... near", "we~ all", "all", "<any> of us"
    };
    String[] words = {"the", "end", "is", "was", "near", "we", "all", "of", "us", ".", "nearly"};
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      String one = pieces[random.nextInt(pieces.length)].replaceFirst("^\\.\\.\\. ", "");
      String other = pieces[random.nextInt(pieces.length)];
      String term = one + " " + other;
      LexiconScanner among = scanner(term, "sky fall~");
      LexiconScanner alone =
          LexiconCompiler.compile(List.of(Lexicon.parse("doom.en.txt", term, new ArrayList<>())));
      for (int i = 0; i < 40; i++) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(12); word >= 0; word--) {
          text.append(words[random.nextInt(words.length)]).append(' ');
        }
        NormalizedText normalized = NORMALIZER.normalize(text.toString());
        assertThat(spans(among, normalized))
            .as(term + " in: " + text)
            .isEqualTo(spans(alone, normalized));
      }
    }
  }

  private static List<String> spans(LexiconScanner scanner, NormalizedText text) {
    return scanner.matches(text, null).of(scanner.category("doom")).stream()
        .map(match -> match.firstWord() + "-" + match.lastWord())
        .toList();
  }
}
