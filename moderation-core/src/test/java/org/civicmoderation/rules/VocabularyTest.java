package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.civicmoderation.rules.Vocabulary.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
  private static final Path DOCUMENT = Path.of("../docs/rule-language.md");

  static List<Entry> entries() {
    return Vocabulary.entries();
  }

  @Test
  void isListedSentenceBySentenceInTheDocument() throws IOException {
    List<String> expected =
        entries().stream()
            .map(
                entry ->
                    "| `%s` | %s | `%s` |"
                        .formatted(entry.template(), entry.meaning(), entry.example()))
            .toList();
    // Rows of three cells that begin with code are those of the dictionary.
    List<String> documented =
        Files.readAllLines(DOCUMENT).stream()
            .filter(
                line -> line.startsWith("| `") && line.chars().filter(c -> c == '|').count() == 4)
            .toList();
    assertThat(documented).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void matchesItsOwnExampleAndNoOtherSentenceDoes(Entry entry) {
    List<Token> tokens = Token.of(entry.example());
    assertThat(
            entries().stream()
                .filter(other -> Vocabulary.matches(other, tokens))
                .map(Entry::template))
        .containsExactly(entry.template());
  }
}
