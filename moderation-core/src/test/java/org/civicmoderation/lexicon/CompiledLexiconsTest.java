package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompiledLexiconsTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  private static final List<String> TEXTS =
      List.of(
          "",
          "They will kill the mayor, and kick his dogs to the kerb.",
          "k1ll him, KIIIILL him, k i l l him, kll him and kilthem all",
          "Break one of his very long legs! Break a leg. I like the superkicker ñandú.",
          "It ends in 2029, agent 007 says; ends in 20290 it does not.",
          "Mata a los perros, máta los. Pay $5 to me@example.com");

  private static LexiconScanner scanner() {
    return LexiconCompiler.compile(
        List.of(
            lexicon(
                "violence.en.txt",
                """
                disguises: strong
                kill~ not in "kill~ time"
                let bones = legs | arms | ribs
                break~ [one of] ...4 {bones}
                kick~ <any> dog~
                """),
            lexicon("violence.es.txt", "matar~ a ...4 perro~\nñandú\n"),
            lexicon("kick.any.txt", "*kick*\n<price> to <e-mail address>\n"),
            lexicon("number.en.txt", "patterns: yes\n/\\bends? in \\d{4}\\b/\n/[a-z]* 00\\d/\n")));
  }

  private static Lexicon lexicon(String path, String content) {
    List<Problem> problems = new ArrayList<>();
    Lexicon lexicon = Lexicon.parse(path, content, problems);
    assertThat(problems).isEmpty();
    return lexicon;
  }

  private static byte[] file(LexiconScanner scanner) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CompiledLexicons.write(scanner, "digest", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CompiledLexicons read(byte[] file) throws CompiledLexicons.UnusableException {
    return CompiledLexicons.read(new ByteArrayInputStream(file));
  }

  @Test
  void findsWhatTheScannerFinds() throws CompiledLexicons.UnusableException {
    LexiconScanner scanner = scanner();
    LexiconScanner read = read(file(scanner)).scanner();

    assertThat(read.categories()).isEqualTo(scanner.categories());
    for (int category = 0; category < scanner.categories().size(); category++) {
      assertThat(read.share(category)).isEqualTo(scanner.share(category));
    }
    int found = 0;
    for (String text : TEXTS) {
      List<Match> matches = scanner.scan(NORMALIZER.normalize(text));
      assertThat(read.scan(NORMALIZER.normalize(text))).as(text).isEqualTo(matches);
      found += matches.size();
    }
    assertThat(found).isGreaterThan(15);
  }

  @Test
  void readsAScannerWithoutTerms() throws CompiledLexicons.UnusableException {
    LexiconScanner read = read(file(LexiconCompiler.compile(List.of()))).scanner();

    assertThat(read.scan(NORMALIZER.normalize("Ask me@example.com"))).hasSize(1);
  }

  @Test
  void namesItsSources() throws CompiledLexicons.UnusableException {
    assertThat(read(file(scanner())).sources()).isEqualTo("digest");
  }

  @Test
  void hasTheSameBytesForTheSameLexiconsHoweverMuchTheyWereUsed()
      throws CompiledLexicons.UnusableException {
    LexiconScanner used = scanner();
    TEXTS.forEach(text -> used.scan(NORMALIZER.normalize(text)));
    byte[] file = file(scanner());

    assertThat(file(used)).isEqualTo(file);
    assertThat(file(read(file).scanner())).isEqualTo(file);
  }

  @Nested
  class Refuses {
    private final byte[] file = file(scanner());

    @Test
    void aFileWithAnyBitChanged() {
      // All of the beginning, where the lengths are; and then here and there.
      for (int at = 0; at < file.length; at += at < 600 ? 1 : 997) {
        byte[] damaged = file.clone();
        damaged[at] ^= (byte) (1 << (at % 8));
        refuse(damaged);
      }
    }

    @Test
    void aFileThatEndsEarly() {
      for (int length = 0; length < file.length; length += length < 600 ? 1 : 997) {
        refuse(Arrays.copyOf(file, length));
      }
    }

    @Test
    void aFileThatGoesOn() {
      refuse(Arrays.copyOf(file, file.length + 1));
    }

    @Test
    void aFileOfAnotherVersion() {
      byte[] other = file.clone();
      other[12] = 'x';

      assertThat(refuse(other)).startsWith("another version of the engine made it");
    }

    private static String refuse(byte[] file) {
      CompiledLexicons.UnusableException refusal =
          catchThrowableOfType(CompiledLexicons.UnusableException.class, () -> read(file));
      assertThat(refusal).isNotNull();
      return String.valueOf(refusal.getMessage());
    }
  }
}
