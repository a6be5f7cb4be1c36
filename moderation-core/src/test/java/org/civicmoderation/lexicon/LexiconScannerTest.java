package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.Reading.Disguise;
import org.civicmoderation.text.TextNormalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final Lexicon VIOLENCE =
      lexicon(
          "violent-act.en.txt",
          "disguises: strong",
          "kill~",
          "murder~",
          "beat~ [the] (shit|crap) out of",
          "hang~ not in \"hang~ out\", \"hang~ up\"",
          "blow~ ... up");

  private static final Lexicon PROFANITY =
      lexicon(
          "profanity.en.txt",
          "disguises: strong",
          "*fuck*",
          "shit~",
          "bitch~",
          "ass~",
          "cock~",
          "dick~",
          "cunt~",
          "penis",
          "cum",
          "tit~",
          "asshole~",
          "faggot~",
          "rapist~",
          "motherfucker~",
          "go to hell",
          "kill yourself");

  @Nested
  class Finds {
    @Test
    void aWordInAllItsForms() {
      assertThat(find("Killing? He KILLED, kills and will kill; a killer.", VIOLENCE))
          .containsExactly(
              "violent act: Killing",
              "violent act: KILLED",
              "violent act: kills",
              "violent act: kill");
    }

    @Test
    void aPhraseWithAndWithoutWhatMayBeLeftOut() {
      assertThat(find("They beat crap out of him, I beat the shit out of you", VIOLENCE))
          .containsExactly("violent act: beat crap out of", "violent act: beat the shit out of");
    }

    @Test
    void aPhraseAcrossAGapOfThreeWordsAtMost() {
      assertThat(find("Blow it up. Blow the whole damn thing up. Blow up.", VIOLENCE))
          .containsExactly("violent act: Blow it up", "violent act: Blow up");
    }

    @Test
    void theShortestOfAGap() {
      assertThat(find("blow it up, up, up", VIOLENCE)).containsExactly("violent act: blow it up");
    }

    @Test
    void noPhraseAcrossTheEndOfASentence() {
      assertThat(find("The fuse may blow. He looked up.", VIOLENCE)).isEmpty();
    }

    @Test
    void wordsWhateverTheirCaseWidthAndAccents() {
      Lexicon spanish = lexicon("insult.es.txt", "cabrón~", "coño");

      assertThat(find("CABRONES, cabron, ｃａｂｒｏｎ, cóño y cono", spanish))
          .containsExactly("insult: CABRONES", "insult: cabron", "insult: ｃａｂｒｏｎ", "insult: cóño");
    }

    @Test
    void wordsWithAndWithoutTheirApostrophe() {
      Lexicon negation = lexicon("negation.en.txt", "don't", "hell");

      assertThat(find("I don’t, dont, don't; he'll", negation))
          .containsExactly("negation: don’t", "negation: dont", "negation: don't");
    }

    @Test
    void aWordThatAnApostropheMakesAnotherOnlyInPhrases() {
      Lexicon intent = lexicon("intent.en.txt", "i'll", "we'll come");

      assertThat(find("ill folks, i'll, well come, well", intent))
          .containsExactly("intent: i'll", "intent: well come");
    }

    @Test
    void anyOneWord() {
      Lexicon burning = lexicon("burning.en.txt", "burn~ <any> down", "<any> of you");

      assertThat(find("Burn it down! Burn down! None of you.", burning))
          .containsExactly("burning: Burn it down", "burning: None of you");
    }

    @Test
    void wordsThatLettersStandIn() {
      Lexicon wild = lexicon("wild.en.txt", "*fuck*", "masturb*", "*hole", "fucking great");

      assertThat(
              find("motherfuckers, masturbate, unmasturbed, manhole, holes, fucking great", wild))
          .containsExactly(
              "wild: motherfuckers", "wild: masturbate", "wild: manhole", "wild: fucking great");
    }

    @Test
    void thingsRecognisedByTheirForm() {
      Lexicon contact = lexicon("contact.en.txt", "call [me] <phone number>", "<number> dollars");

      assertThat(find("Call me 414-555-0123 or pay 50 dollars", contact))
          .contains("contact: Call me 414-555-0123");
    }

    @Test
    void emoji() {
      Lexicon arms = lexicon("weapon.any.txt", "(🔪|🔫)", "👉👌");

      assertThat(find("Come here 🔪 👉👌", arms)).containsExactly("weapon: 🔪", "weapon: 👉👌");
    }

    @Test
    void thingsAsMatchesWithoutATerm() {
      LexiconScanner scanner = LexiconCompiler.compile(List.of());

      List<Match> matches = scanner.scan(NORMALIZER.normalize("See https://example.org now"));

      assertThat(matches)
          .anySatisfy(
              match -> {
                assertThat(match.term()).isNull();
                assertThat(scanner.categories().get(match.category())).isEqualTo("link");
                assertThat(match.start()).isEqualTo(4);
                assertThat(match.end()).isEqualTo(23);
              });
    }

    @Test
    void aLongTermThatCanBeReadInThousandsOfWays() {
      Lexicon lexicon =
          lexicon(
              "long.en.txt",
              "let N = one|two|three|four|five|six|seven|eight",
              "({N}|a b) ({N}|a c) ({N}|a d) [{N}] ({N}|a e) end");

      assertThat(find("a b two a d a e end; one two three four five end; one two end", lexicon))
          .containsExactly("long: a b two a d a e end", "long: one two three four five end");
    }

    @Test
    void theLanguageOfATerm() {
      Lexicon spanish = lexicon("color.es.txt", "rojo~");
      LexiconScanner scanner = LexiconCompiler.compile(List.of(spanish));

      assertThat(scanner.scan(NORMALIZER.normalize("rojo")).get(0).term())
          .satisfies(term -> assertThat(term.language()).isEqualTo("es"));
    }
  }

  @Nested
  class LeavesAlone {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Scunthorpe",
          "Penistone",
          "classic",
          "assessor",
          "assassin",
          "assume",
          "incumbent",
          "document",
          "cucumber",
          "Dickinson",
          "dickens",
          "cockpit",
          "cocktail",
          "peacock",
          "shuttlecock",
          "Hitchcock",
          "shitake",
          "title",
          "constitution",
          "therapist",
          "therapists",
          "analyst",
          "titanic",
          "grape",
          "bass",
          "embassy",
          "cumulative",
          "passage",
          "country",
          "mishit",
          "pitch",
          "botch",
          "butch",
          "batch",
          "switches",
          "skilled",
          "kilt",
          "kiln",
          "hank",
          "murderous",
          "muse",
          "saltwater",
          "atwater",
          "shitzu",
          "Kashitani",
          "Yoshitaka",
          "puter",
          "Fuchs",
          "pussycat",
          "retardant"
        })
    void innocentWords(String word) {
      assertThat(find("The " + word + " was here.", VIOLENCE, PROFANITY)).isEmpty();
      assertThat(find(word.toUpperCase(java.util.Locale.ROOT), VIOLENCE, PROFANITY)).isEmpty();
    }

    @Test
    void whatAnExceptionOfTheTermCovers() {
      assertThat(find("They hang out. We hang up. Hang them!", VIOLENCE))
          .containsExactly("violent act: Hang");
    }

    @Test
    void whatAnExceptionOfTheFileOverlaps() {
      Lexicon arms =
          lexicon("weapon.en.txt", "not \"water gun~\", \"gun <number>\"", "gun~", "water");

      assertThat(find("A water gun, guns, gun 4", arms)).containsExactly("weapon: guns");
    }

    @Test
    void onlyTheExceptedTermAndNotItsNeighbours() {
      Lexicon arms = lexicon("weapon.en.txt", "gun~ not in \"water gun\"", "water");

      assertThat(find("water gun", arms)).containsExactly("weapon: water");
    }

    @Test
    void aShortWordOfAnotherLanguageThanTheComments() {
      Lexicon spanish = lexicon("person.es.txt", "once", "hombre", "es la");
      LexiconScanner scanner = LexiconCompiler.compile(List.of(spanish));
      NormalizedText text = NORMALIZER.normalize("once again, hombre, es la vida");

      assertThat(scanner.scan(text, "en-US")).extracting(Match::firstWord).containsExactly(2, 3);
      assertThat(scanner.scan(text, "es")).hasSize(3);
      assertThat(scanner.scan(text, null)).hasSize(3);
      assertThat(scanner.scan(text, "hmn")).hasSize(3);
    }
  }

  @Nested
  class ReportsOfACategory {
    private final Lexicon lexicon = lexicon("a.en.txt", "bad", "bad man", "very bad", "(bad|evil)");
    private final Lexicon other = lexicon("b.en.txt", "bad");

    @Test
    void theLongestOfMatchesInOneAnother() {
      assertThat(find("bad man", lexicon)).containsExactly("a: bad man");
    }

    @Test
    void bothOfMatchesThatOverlap() {
      assertThat(find("very bad man", lexicon)).containsExactly("a: very bad", "a: bad man");
    }

    @Test
    void sameWordsOnce() {
      assertThat(find("bad", lexicon)).containsExactly("a: bad");
    }

    @Test
    void wordsOfEveryOtherCategory() {
      assertThat(find("bad man", lexicon, other)).containsExactly("a: bad man", "b: bad");
    }

    @Test
    void aShorterMatchWhereTheLongerIsExcepted() {
      Lexicon fish = lexicon("fish.en.txt", "bass", "bass player not in \"the bass player\"");

      assertThat(find("the bass player", fish)).containsExactly("fish: bass");
    }
  }

  @Nested
  class SeesThrough {
    private @Nullable Disguise disguise(String text, Lexicon lexicon) {
      LexiconScanner scanner = LexiconCompiler.compile(List.of(lexicon));
      for (Match match : scanner.scan(NORMALIZER.normalize(text))) {
        if (match.term() != null) {
          return match.disguise();
        }
      }
      throw new AssertionError("nothing found");
    }

    @ParameterizedTest
    @CsvSource(
        textBlock =
            """
            klil,            MISSPELT
            muredr,          MISSPELT
            faggto,          MISSPELT
            faggoot,         MISSPELT
            motherfcker,     MISSPELT
            killyourself,    UNSPACED
            awfulfaggots,    UNSPACED
            sh1t,            LEET
            f**k,            MASKED
            m*th*rf*cker,    MASKED
            b***h,           MASKED
            fuuuuck,         STRETCHED
            f.u.c.k,         SPACED
            """)
    void aDisguise(String word, Disguise disguise) {
      Lexicon lexicon =
          lexicon(
              "x.en.txt",
              "disguises: strong",
              "kill~",
              "murder~",
              "faggot~",
              "motherfucker~",
              "kill yourself",
              "shit~",
              "fuck~",
              "bitch~");

      assertThat(disguise(word, lexicon)).isEqualTo(disguise);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "shitblimp",
          "bitchface",
          "faggotqueen",
          "wh0reface",
          "whorehopper",
          "bitchers",
          "nastywhore"
        })
    void aStemInACompound(String word) {
      Lexicon lexicon =
          lexicon("x.en.txt", "disguises: strong", "shit~", "bitch~", "faggot~", "whore~");

      assertThat(find("the " + word + " here", lexicon)).containsExactly("x: " + word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"niggur", "pussee", "slutz", "kyke", "phuckers", "beetch", "bytch"})
    void aRespellingThatSoundsAlike(String word) {
      Lexicon lexicon =
          lexicon(
              "x.en.txt",
              "disguises: strong",
              "nigger~",
              "pussy~",
              "slut~",
              "kike~",
              "fucker~",
              "bitch~");

      assertThat(find("the " + word + " here", lexicon)).containsExactly("x: " + word);
    }

    @Test
    void aWordThatASpaceCutsInTwo() {
      Lexicon lexicon = lexicon("x.en.txt", "disguises: strong", "twat~", "bitch~", "whore~");

      assertThat(find("tw at", lexicon)).containsExactly("x: tw at");
      assertThat(find("you bit ch", lexicon)).containsExactly("x: bit ch");
      assertThat(find("sweet water, a bit of chat, who ready", lexicon)).isEmpty();
    }

    @Test
    void aDisguisedWordThatIsATermOfAnotherLexicon() {
      Lexicon phrases = lexicon("x.en.txt", "say sh1t");
      Lexicon words = lexicon("y.en.txt", "shit~");

      assertThat(find("sh1t", phrases, words)).containsExactly("y: sh1t");
    }

    @Test
    void aCommonWordWithoutALetter() {
      Lexicon group = lexicon("x.en.txt", "disguises: strong", "immigrant~", "black people");

      assertThat(find("blck people and immigrnts", group))
          .containsExactly("x: blck people", "x: immigrnts");
    }

    @Test
    void eachWordThatOneWithoutALetterMayBe() {
      Lexicon group = lexicon("x.en.txt", "disguises: strong", "a woman", "women like you");

      assertThat(find("a womn", group)).containsExactly("x: a womn");
      assertThat(find("womn like you", group)).containsExactly("x: womn like you");
    }

    @Test
    void noShortWordWithoutAConsonant() {
      Lexicon group = lexicon("x.en.txt", "disguises: strong", "black~");

      assertThat(find("back blac lack blak", group)).isEmpty();
    }

    @Test
    void noSlipMaskOrMissingSpaceInAUsualLexicon() {
      Lexicon usual = lexicon("x.en.txt", "murder~", "fuck~", "kill yourself");

      assertThat(find("muredr f**k killyourself", usual)).isEmpty();
      assertThat(find("fuuuuck", usual)).hasSize(1);
    }

    @Test
    void nothingInALexiconWithoutDisguises() {
      Lexicon none = lexicon("x.en.txt", "disguises: none", "fuck~", "shit~");

      assertThat(find("fuuuuck sh1t f**k", none)).isEmpty();
      assertThat(find("fuck", none)).hasSize(1);
    }

    @Test
    void noWordThatIsKnownAsItStands() {
      Lexicon lexicon = lexicon("x.en.txt", "disguises: strong", "soon", "so~ good", "sooon");

      assertThat(disguise("sooon", lexicon)).isNull();
    }

    @Test
    void noMaskThatWordsOfSeveralCategoriesFit() {
      Lexicon slur = lexicon("slur.en.txt", "disguises: strong", "spic~", "spaz");
      Lexicon profanity = lexicon("profanity.en.txt", "disguises: strong", "slut~", "spam");

      assertThat(find("sp*z", slur, profanity)).containsExactly("slur: sp*z");
      assertThat(find("s***", slur, profanity)).isEmpty();
    }

    @Test
    void aPhraseInWhichOneWordIsMasked() {
      assertThat(find("go to h*ll", PROFANITY)).containsExactly("profanity: go to h*ll");
    }

    @Test
    void noNameAsASlip() {
      Lexicon lexicon = lexicon("x.en.txt", "disguises: strong", "burnt");

      assertThat(find("We met Mr. Brunt Peters there", lexicon)).isEmpty();
    }
  }

  @Test
  void letsPatternsSeeWhatStandsBetweenWords() {
    Lexicon badge =
        lexicon("badge.any.txt", "patterns: yes", "/\\(\\(\\([^()]+\\)\\)\\)/", "/low +bid/");

    assertThat(find("Ask (((those folks))) about the (low)  LOW  bid.", badge))
        .containsExactly("badge: those folks", "badge: LOW  bid");
  }

  @Test
  void ordersMatchesByFirstWordThenCategoryThenLastWord() {
    LexiconScanner scanner = LexiconCompiler.compile(List.of(VIOLENCE, PROFANITY));

    List<Match> matches =
        scanner.scan(NORMALIZER.normalize("10 fucking murders, kill yourself, blow it up, shit"));

    assertThat(matches)
        .hasSizeGreaterThan(5)
        .isSortedAccordingTo(
            java.util.Comparator.comparingInt(Match::firstWord)
                .thenComparingInt(Match::category)
                .thenComparingInt(Match::lastWord));
  }

  @Test
  void givesThingsTheFirstNumbers() {
    LexiconScanner scanner = LexiconCompiler.compile(List.of(VIOLENCE));

    assertThat(scanner.category(EntityKind.LINK.category())).isEqualTo(EntityKind.LINK.ordinal());
    assertThat(scanner.categories().get(scanner.category("violent act"))).isEqualTo("violent act");
    assertThat(scanner.category("no such thing")).isEqualTo(-1);
  }

  @Test
  void findsTheSameInManyThreadsAtOnce() throws Exception {
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.add(VIOLENCE);
    lexicons.add(PROFANITY);
    LexiconScanner scanner = LexiconCompiler.compile(lexicons);
    List<NormalizedText> texts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      texts.add(
          NORMALIZER.normalize(
              "I will not k1ll you ".repeat(i % 7) + "but f**k the mayor " + i + " killyourself"));
    }
    List<List<Match>> expected = texts.stream().map(scanner::scan).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<List<Match>>> all = () -> texts.stream().map(scanner::scan).toList();
      List<Future<List<List<Match>>>> found =
          threads.invokeAll(java.util.Collections.nCopies(40, all));

      for (Future<List<List<Match>>> one : found) {
        assertThat(one.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void takesTimeLinearInHostileText() {
    Lexicon gaps =
        lexicon("x.en.txt", "disguises: strong", "a ...4 a ...4 a ...4 a", "b ... b ... b");
    LexiconScanner scanner = LexiconCompiler.compile(List.of(gaps));

    // No timed test: the bound is on how much is found, which would grow with every way to skip.
    assertThat(scanner.scan(NORMALIZER.normalize("a b ".repeat(8_000)))).hasSizeLessThan(16_000);
  }
}
