package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any text whatever. */
class OffsetsTest {
  private static final String[] PIECES = {
    "snow",
    "Plow",
    "ÑANDÚ",
    "café",
    "e\u0301",
    "n\u0303",
    "ﬁ",
    "ß",
    "æ",
    "Ꭺ",
    "сity",
    "парк",
    "한국",
    "漢字",
    "ภาษา",
    "שלום",
    "سلام",
    "𝐟𝐮",
    "𐐀𐐁",
    "🍕",
    "👷🏽\u200D♀️",
    "🇺🇸",
    "🇫🇺",
    "🅱",
    "1️⃣",
    "\uD83D",
    "\uDE00",
    "\u200B",
    "\u00AD",
    "\u202E",
    "\u202C",
    "\u0336",
    "\u0301",
    "&#102;",
    "&amp;",
    "&#x1F600;",
    "&",
    "&#",
    "#",
    "@",
    "$",
    "*",
    "**",
    ".",
    "..",
    "…",
    ",",
    ":",
    "//",
    "/",
    "-",
    "–",
    "_",
    "'",
    "’",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "[.]",
    "(dot)",
    " dot ",
    "com",
    "http",
    "www",
    "example",
    "!",
    "?",
    "¿",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u00A0",
    "414",
    "555",
    "0199",
    "1",
    "0",
    "a",
    "s",
    "h",
    "i",
    "t",
    "St",
    "calle",
    "USD",
    "\u0000",
    "\uFFFF",
    "\uDBFF\uDFFF",
    "+",
    "|",
    "~",
    "^",
    "%",
    "€",
    "£",
    "<",
    ">",
    "=",
    "½",
    "²",
    "™",
    "№",
    "ª",
    "\\",
    "`",
    "´",
    "·",
    "•"
  };

  @Test
  void holdForRandomMixtures() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = 1 + random.nextInt(25);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      assertHolds(text.toString());
    }
  }

  @Test
  void holdForRandomUnicode() {
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x500));
      }
      assertHolds(text.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void holdForHostileTexts(String piece) {
    assertHolds(piece.repeat(65_536 / piece.length()));
  }

  static List<String> hostileTexts() {
    return List.of(
        "a",
        "a ",
        "a.",
        "a-",
        "a_",
        "a*",
        "f*",
        "*a ",
        "a@",
        "@a",
        "#a",
        "$a",
        "1",
        "1 ",
        "1234 ",
        "a\u200B",
        "\u0301",
        "\u202Ea",
        "😀",
        "😀\u200D",
        "🇺🇸",
        "&",
        "&#102;",
        "&#",
        "漢字",
        "ก",
        "カ",
        "שָ",
        "ش\u0651",
        "а",
        "aж",
        "x.com ",
        "ab.ab",
        "http://a ",
        "(dot",
        "a dot ",
        "\"a ",
        "'a ",
        "> a\n",
        "calle A ",
        "123 Main ",
        "Abc ",
        "A. ",
        "five ",
        "oh",
        "'",
        "a'",
        "\uD83D",
        "\uDE00\uD83D");
  }

  private static void assertHolds(String original) {
    NormalizedText text = Texts.normalize(original);
    int words = text.wordCount();
    int end = 0;
    for (int word = 0; word < words; word++) {
      assertSpan(original, text.start(word), text.end(word));
      check(text.start(word) >= end, "words in order", original);
      end = text.end(word);
      check(text.lettersEnd(word) > text.lettersStart(word), "letters", original);
      check(text.hash(word) == text.form(word).hashCode(), "hash of the form", original);
      if (word > 0) {
        int sentence = text.sentence(word) - text.sentence(word - 1);
        int clause = text.clause(word) - text.clause(word - 1);
        check(sentence == 0 || sentence == 1, "sentences in order", original);
        check(clause == 1 || clause == sentence, "clauses in order, inside sentences", original);
      }
      assertReadings(text, word);
      check(!text.quoted(word) || original.length() > 2, "quotation has marks", original);
    }
    int start = 0;
    for (TextEntity entity : text.entities()) {
      assertSpan(original, entity.start(), entity.end());
      check(entity.start() >= start, "entities in order", original);
      check(
          entity.start() <= text.start(entity.firstWord())
              && entity.end() >= text.end(entity.lastWord()),
          "entity covers its words",
          original);
      start = entity.start();
    }
    assertThat(text.capitalsPercent()).isBetween(0, 100);
  }

  private static void assertReadings(NormalizedText text, int word) {
    List<Reading> readings = text.readings(word);
    String original = text.original();
    check(text.suspicious(word) || readings.isEmpty(), "readings of the suspicious only", original);
    for (Reading reading : readings) {
      check(
          reading.firstWord() == word
              && reading.lastWord() >= word
              && reading.lastWord() < text.wordCount(),
          "reading covers words",
          original);
      check(reading.form().length() > 1 && reading.form().length() <= 40, "length", original);
    }
    check(readings.size() < 40, "few readings", original);
  }

  private static void assertSpan(String original, int start, int end) {
    check(start < end && end <= original.length(), "span", original);
    check(!isInsidePair(original, start) && !isInsidePair(original, end), "whole pairs", original);
  }

  /** Fails without the cost of an assertion object for each of some million words. */
  private static void check(boolean holds, String what, String original) {
    if (!holds) {
      int shown = Math.min(200, original.length());
      throw new AssertionError(what + ": <" + original.substring(0, shown) + ">");
    }
  }

  private static boolean isInsidePair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  @Test
  void foldingAFoldedWordChangesNothing() {
    Random random = new Random(13);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        char c = (char) random.nextInt(random.nextBoolean() ? 0x2000 : 0x600);
        text.append(Character.isLetterOrDigit(c) ? c : 'e');
      }
      for (String form : Texts.forms(text.toString())) {
        assertThat(String.join("", Texts.forms(form))).as("from <%s>", text).isEqualTo(form);
      }
    }
  }

  @Test
  void textsInManyThreadsGiveTheSame() {
    String text = "сity f.u.n 漢字 “quoted” call 414-555-0199! #VoteNow";
    List<String> expected = describe(text);
    assertThat(
            IntStream.range(0, 2_000).parallel().mapToObj(i -> describe(text)).distinct().toList())
        .containsExactly(expected);
  }

  private static List<String> describe(String original) {
    NormalizedText text = Texts.normalize(original);
    return List.of(
        Texts.allForms(original).toString(),
        text.entities().toString(),
        Texts.sentences(original),
        Texts.quoted(original).toString());
  }
}
