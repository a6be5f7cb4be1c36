package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.LexiconCompiler;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says which marks the act of a sentence bears, in English and in Spanish. */
class MarksTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();
  private static final LexiconScanner SCANNER = scanner();
  private static final Marks MARKS = Marks.of(SCANNER);

  private static LexiconScanner scanner() {
    PolicyPack pack =
        new TestPack()
            .lexicon("act", "en", List.of("burn~", "kick~", "sweep~"))
            .lexicon("act", "es", List.of("quemar~", "patear~", "barrer~"))
            .build();
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.addAll(pack.lexicons().all());
    return LexiconCompiler.compile(lexicons);
  }

  /** Returns whether the text's first act bears a mark. */
  private static boolean bears(Mark mark, String sentence) {
    NormalizedText text = NORMALIZER.normalize(sentence);
    Scan scan = new Scan(text, SCANNER.matches(text, null));
    int[] acts = scan.ofCategory(SCANNER.category("act"));
    assertThat(acts).as("acts in: " + sentence).isNotEmpty();
    return scan.marks(acts[0], mark.bit(), MARKS) != 0;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "QUOTED | He wrote \"burn it\" on the wall.",
        "QUOTED | > burn it all",
        "QUOTED | Decía «quemar» en la pared.",
        "REPORTED | He said they will burn it.",
        "REPORTED | According to the flyer we should burn it.",
        "REPORTED | They will burn it, he said.",
        "REPORTED | Me dijo que lo va a quemar.",
        "REPORTED | Según el periódico quieren quemar el parque.",
        "NEGATED | I would never burn that house.",
        "NEGATED | Nobody should burn leaves.",
        "NEGATED | We don't want to burn it.",
        "NEGATED | No voy a quemar nada.",
        "NEGATED | Nunca quise quemar la casa.",
        "HYPOTHETICAL | What if they burn it down?",
        "HYPOTHETICAL | Imagina que van a quemar todo.",
        "JOKING | I will burn the city down lol",
        "JOKING | I will burn it all. 😂",
        "JOKING | Voy a quemar la oficina jaja",
        "ASKED | Did they burn it?",
        "ASKED | ¿Quién quiere quemar el parque?",
        "IMPERATIVE | Burn it down!",
        "IMPERATIVE | Please burn the old one.",
        "IMPERATIVE | Let's burn it.",
        "PAST | They burned it yesterday.",
        "PAST | Ayer fueron a quemar basura.",
        "BY_WRITER | I will burn it.",
        "BY_WRITER | We burn leaves every fall.",
        "BY_WRITER | Voy a quemar la basura.",
        "AT_READER | I will kick you.",
        "AT_READER | Te voy a patear a ti.",
        "AT_PERSON | Kick that guy out.",
        "AT_OFFICIAL | Kick the mayor out.",
        "AT_ORGANISATION | Kick the police department out.",
        "STARTS_COMMENT | Kick them out.",
        "STARTS_SENTENCE | Well. Kick them out.",
        "ENDS_COMMENT | They need a kick!",
      })
  void bearsIt(Mark mark, String sentence) {
    assertThat(bears(mark, sentence)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "QUOTED | He wrote \"hello\" and then wanted to burn it.",
        "REPORTED | I said I will burn it.",
        "REPORTED | I will burn it. He said hello.",
        "REPORTED | Lo voy a quemar.",
        "NEGATED | I do not like it, so I will burn it.",
        "NEGATED | I will burn it, not you.",
        "NEGATED | Not that it is of any great importance to burn it.",
        "NEGATED | Voy a quemar esto, no aquello.",
        "HYPOTHETICAL | They will burn it down.",
        "JOKING | I will burn it. You are no help to me lol",
        "ASKED | They burn it. Why?",
        "IMPERATIVE | They burn it.",
        "PAST | They will burn it.",
        "BY_WRITER | You will burn it.",
        "BY_WRITER | My landlord will burn it.",
        "BY_WRITER | They told me you burn it.",
        "BY_WRITER | Ellos van a quemar la basura.",
        "AT_READER | I will kick the ball.",
        "AT_READER | You know, as everybody in town does, that they kick it.",
        "AT_OFFICIAL | Kick the ball.",
        "STARTS_COMMENT | Well, kick them out.",
        "ENDS_COMMENT | Kick it.",
      })
  void doesNotBearIt(Mark mark, String sentence) {
    assertThat(bears(mark, sentence)).isFalse();
  }
}
