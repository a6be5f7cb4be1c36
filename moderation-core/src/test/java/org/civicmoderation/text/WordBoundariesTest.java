package org.civicmoderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordBoundariesTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  /** Everything that our words are cut at as ICU's are; what is left out here is named below. */
  private static final String[] ALPHABETS = {
    "abcdefgh ijklm nop qrstuvwxyz ABC DEF 0123456789 ,;!?-/()\"'’ \n\t",
    "áéíóúüñÁÉÍÓÚÑçàèôßæøłđ aeiou 123 ,;¿?¡! -–—…«»“”‘’",
    "абвгдеёжзиклмнопрст уфхцчшщъыьэюя ABC xyz 12 ,-!'",
    "αβγδεζηθικλμνξοπρστυφχψω άέή abc 7 ,!'",
    "ابتثجحخدذرزسشصض طظعغفقكلمنهوي ٠١٢٣ ، ؟ abc",
    "אבגדהוזחטיכלמנסעפצקרשת '\" abc 12",
    "한국어 가나다라 마바사 abc 12 ,!",
    "नमस्ते हिन्दी कखगघ ािी abc ।",
    "漢字仮名交じり文かなカナー 東京 abc 12 、。",
    "ภาษาไทยสวัสดีชาวโลก abc 12",
  };

  @Test
  void areThoseOfIcuInRandomTextOfManyScripts() {
    Random random = new Random(20250101);
    for (int round = 0; round < 20_000; round++) {
      String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
      int length = 1 + random.nextInt(40);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertSameWords(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can't believe the city's snow plows didn't come until 10 a.m. on the 27th",
        "We paid $1,250.75 for 3.5 hours, and 2,000 neighbors (all 14 of 'em) said \"no way\"!",
        "The council – again – voted 11-4; why? Who knows… it's the mayor's call.",
        "La alcaldesa dijo que arreglarían la calle; ¿cuándo? «Pronto», dijo. ¡Qué vergüenza!",
        "El niño comió piñata en la peña, y l'avinguda no es d'aquí",
        "Either/or, and/or, well-known half-baked ideas",
        "Thank you — truly — to our firefighters & nurses 100%"
      })
  void areThoseOfIcuInPlainText(String text) {
    assertSameWords(text);
  }

  private static void assertSameWords(String original) {
    NormalizedText text = NORMALIZER.normalize(original);
    List<String> ours =
        IntStream.range(0, text.wordCount())
            .mapToObj(word -> original.substring(text.start(word), text.end(word)))
            .toList();
    assertThat(ours).as("words of <%s>", original).isEqualTo(icuWords(original));
  }

  private static List<String> icuWords(String text) {
    BreakIterator iterator = BreakIterator.getWordInstance(ULocale.ROOT);
    iterator.setText(text);
    List<String> words = new ArrayList<>();
    int start = iterator.first();
    for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
      if (iterator.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        words.add(text.substring(start, end));
      }
      start = end;
    }
    return words;
  }
}
