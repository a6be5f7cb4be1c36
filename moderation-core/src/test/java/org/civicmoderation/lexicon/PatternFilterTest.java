package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFilterTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  private static BitSet mayMatch(String text, String... patterns) {
    return mayMatch(new PatternFilter(List.of(patterns)), NORMALIZER.normalize(text));
  }

  private static BitSet mayMatch(PatternFilter filter, NormalizedText text) {
    return filter.mayMatch(text, new SeenText(text)).patterns();
  }

  @Test
  void namesThePatternsThatMayMatch() {
    assertThat(
            mayMatch(
                "my number is 414-555-0123",
                "\\d{3}-\\d{4}",
                "kill",
                "\\bnum[a-z]+ is\\b",
                "[^a-z0-9 -]"))
        .hasToString("{0, 2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)kill", "\\pL+", "\\Qa.b\\E", "[[:alpha:]]x", "(?P<name>kill)"})
  void letsAPatternInRareSyntaxAlwaysMatch(String pattern) {
    Pattern.compile(pattern); // RE2/J knows it.

    assertThat(mayMatch("nothing here", pattern, "kill")).hasToString("{0}");
  }

  @Test
  void readsACharacterOfTwoUnitsAsOne() {
    assertThat(mayMatch("a 😀 b", "a .. b", "a . b", "a [^x] b", "[\\p{L}']{2}"))
        .hasToString("{0, 1, 2, 3}");
    assertThat(mayMatch("año", "a\\p{L}o", "[^\\p{L}]", "x")).hasToString("{0, 1}");
  }

  @Test
  void passesOverWordsOnlyWhereNothingBeginsWithThem() {
    PatternFilter filter = new PatternFilter(List.of("number kill", "my p", "e", "they$"));
    for (int round = 0; round < 2; round++) {
      assertThat(mayMatch(filter, NORMALIZER.normalize("my number kill my plate")))
          .hasToString("{0, 1, 2}");
      assertThat(mayMatch(filter, NORMALIZER.normalize("kill my number, they")))
          .hasToString("{2, 3}");
    }
  }

  @Test
  void knowsWhereWordsStartAndEnd() {
    assertThat(
            mayMatch(
                "a plate; ends in 1234",
                "\\bplat\\b",
                "\\bplate\\b",
                "late",
                "\\blate",
                "\\b1234\\b"))
        .hasToString("{1, 2, 4}");
  }

  @Test
  void readsOnlyTextsThatHaveWhatAllMatchesHave() {
    String[] patterns = {"pot ?holes?", "pot\\d+", "\\bpot\\.(?:com|org)\\b", "pot[/#]hole"};
    assertThat(mayMatch("a pothole. Pot 7", patterns)).hasToString("{0}");
    assertThat(mayMatch("pot7 or pot٣", patterns)).hasToString("{1}");
    assertThat(mayMatch("a pot.com, a pot．org", patterns)).hasToString("{2}");
    assertThat(mayMatch("pot/hole", patterns)).hasToString("{3}");
  }

  @Test
  void readsFromTheWordOnThatAMatchMayBeginWith() {
    PatternFilter filter =
        new PatternFilter(
            List.of(
                "\\b[a-z]+ and \\d+(?:st|nd)\\b",
                "\\b(?:lives|stays) (?:over |right )?(?:on|off) \\d{3}",
                "\\b(?:pin|code)(?:\\s(?:is|still))*\\s\\d{4}\\b"));
    assertThat(found(filter, "at wells and 22nd, he lives right off 414 hi"))
        .containsExactly("0 wells and 22nd, ", "1 lives right off 414 hi ");
    assertThat(found(filter, "the code still is is still 4321."))
        .containsExactly("2 code still is is still 4321.");
    assertThat(found(filter, "they and 27 live on, over 414, the code is 21")).isEmpty();
  }

  private static List<String> found(PatternFilter filter, String text) {
    NormalizedText normalized = NORMALIZER.normalize(text);
    PatternPlaces places = filter.mayMatch(normalized, new SeenText(normalized));
    List<String> found = new ArrayList<>();
    for (int i = 0; i < places.count(); i++) {
      String seen = folded(normalized);
      int to = Math.min(places.to(i), seen.length());
      found.add(places.pattern(i) + " " + seen.substring(places.from(i), to));
    }
    return found;
  }

  @Test
  void findsAClueThatIsTooShortOrAtTheEnd() {
    assertThat(mayMatch("ok", "ok", "k$", "o", "\\bok\\b", "okk")).hasToString("{0, 1, 2, 3}");
    assertThat(mayMatch("they said ab", "[a-z]b", "aid ab", "\\sab", "ab\\s", "ab[.]"))
        .as("a space stands behind the last word")
        .hasToString("{0, 1, 2, 3}");
  }

  @Test
  void keepsUpWithATextThatIsMadeToNeedManyStates() {
    List<String> patterns = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        pattern.append("[abcdefgh]?[").append((char) ('a' + random.nextInt(8))).append("x]");
      }
      patterns.add(pattern.toString());
    }
    PatternFilter filter = new PatternFilter(patterns);
    StringBuilder hostile = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      hostile.append((char) ('a' + random.nextInt(8)));
    }
    String last = "x".repeat(12);

    assertThat(mayMatch(filter, NORMALIZER.normalize(hostile + last)).cardinality()).isEqualTo(100);
  }

  @Test
  void tellsBetweenWhichPlacesAPatternMayMatch() {
    PatternFilter filter = new PatternFilter(List.of("\\bends? in \\d{4}\\b", "[a-z]*\\d{4}"));
    NormalizedText text = NORMALIZER.normalize("They say my plate ends in 1234, they say");

    PatternPlaces places = filter.mayMatch(text, new SeenText(text));

    assertThat(places.isAnywhere(0)).isFalse();
    assertThat(places.isAnywhere(1)).as("one that may begin anywhere before").isTrue();
    assertThat(places.count()).isOne();
    assertThat(text.original().substring(places.from(0), places.to(0))).isEqualTo("ends in 1234, ");
  }

  @Test
  void neverMissesWhatRe2Finds() {
    Random random = new Random(20250101);
    String[] pieces = {
      "a",
      "b",
      "1",
      "\\d",
      "[a-c]",
      "[^a]",
      ".",
      "\\b",
      "\\s",
      "\\w+",
      "x?",
      "(?:ab|b1)",
      "-",
      "(a|1)*",
      "\\d{2,3}",
      "b{2}",
      "[-_.]?",
      "\\W",
      "[\\d-]+",
      "^",
      "$",
      "a+?"
    };
    String letters = "ab1c -._x";
    int found = 0;
    for (int round = 0; round < 3_000; round++) {
      StringBuilder pattern = new StringBuilder();
      for (int i = random.nextInt(4); i >= 0; i--) {
        pattern.append(pieces[random.nextInt(pieces.length)]);
        if (random.nextInt(8) == 0) {
          pattern.append('|');
        }
      }
      Pattern compiled = Pattern.compile(pattern.toString());
      if (compiled.matches("")) {
        continue; // The parser refuses it.
      }
      StringBuilder text = new StringBuilder("a");
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      NormalizedText normalized = NORMALIZER.normalize(text.toString());
      Lexicon lexicon =
          Lexicon.parse(
              "x.any.txt", "patterns: yes\n/" + pattern + "/", new java.util.ArrayList<>());
      List<String> matches =
          LexiconCompiler.compile(List.of(lexicon)).scan(normalized).stream()
              .filter(match -> match.term() != null)
              .map(match -> match.firstWord() + "-" + match.lastWord())
              .toList();
      String folded = folded(normalized);
      assertThat(matches).as("%s in `%s`", pattern, folded).isEqualTo(words(compiled, normalized));
      if (compiled.matcher(folded).find()) {
        assertThat(mayMatch(new PatternFilter(List.of(pattern.toString())), normalized).get(0))
            .as("%s in `%s`", pattern, folded)
            .isTrue();
        found += matches.isEmpty() ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(300);
  }

  @Test
  void startsAnewWhenItsStatesBecomeTooMany() {
    PatternFilter filter = new PatternFilter(List.of("[ab]*a[ab]{14}c", "kill"));
    Random random = new Random(7);
    StringBuilder hostile = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      hostile.append(random.nextBoolean() ? 'a' : 'b');
    }
    hostile.append("abbbbbbbbbbbbbbc");

    assertThat(mayMatch(filter, NORMALIZER.normalize(hostile.toString())).get(0)).isTrue();
    assertThat(mayMatch(filter, NORMALIZER.normalize("they kill"))).hasToString("{1}");
  }

  /** Returns the words that matches in the whole text touch, but for those inside others. */
  private static List<String> words(Pattern pattern, NormalizedText text) {
    List<int[]> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(folded(text));
    while (matcher.find()) {
      int first = 0;
      while (first < text.wordCount() && folded(text, first + 1).length() <= matcher.start()) {
        first++;
      }
      int last = text.wordCount() - 1;
      while (last >= 0
          && folded(text, last + 1).length() - text.form(last).length() >= matcher.end()) {
        last--;
      }
      if (matcher.end() > matcher.start() && first <= last) {
        found.add(new int[] {first, last});
      }
    }
    found.sort(Comparator.<int[]>comparingInt(one -> one[0]).thenComparingInt(one -> -one[1]));
    List<String> words = new ArrayList<>();
    int reach = -1;
    for (int[] one : found) {
      if (one[1] > reach) {
        words.add(one[0] + "-" + one[1]);
        reach = one[1];
      }
    }
    return words;
  }

  /** Returns a text up to and with so many words, as patterns see it. */
  private static String folded(NormalizedText text, int words) {
    StringBuilder folded = new StringBuilder();
    int from = 0;
    for (int word = 0; word < words; word++) {
      append(folded, text.original(), from, text.start(word));
      folded.append(text.form(word));
      from = Math.max(from, text.end(word));
    }
    return folded.toString();
  }

  private static String folded(NormalizedText text) {
    StringBuilder folded = new StringBuilder();
    int from = 0;
    for (int word = 0; word < text.wordCount(); word++) {
      append(folded, text.original(), from, text.start(word));
      folded.append(text.form(word));
      from = Math.max(from, text.end(word));
    }
    append(folded, text.original(), from, text.original().length());
    return folded.toString();
  }

  private static void append(StringBuilder folded, String original, int from, int to) {
    if (from < to && !original.substring(from, to).isBlank()) {
      folded.append(original, from, to);
    } else if (folded.length() > 0) {
      folded.append(' ');
    }
  }
}
