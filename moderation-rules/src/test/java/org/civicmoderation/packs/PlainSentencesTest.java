package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Puts each ordinary word, name and place into a plain sentence: only what the policy names may be
 * flagged. The words' README says where they come from.
 */
class PlainSentencesTest {
  private static final ModerationEngine ENGINE =
      ModerationEngine.builder(PolicyPacks.milwaukee()).timeBudget(Duration.ofSeconds(30)).build();

  private static final Set<String> NAMED =
      words("named").stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toSet());

  @Nested
  class LeavesAlone {
    @Test
    void englishWords() {
      assertThat(flagged("english-words", "Is the _ on the agenda?", "I saw _ yesterday."))
          .isEmpty();
    }

    @Test
    void spanishWords() {
      assertThat(
              flagged("spanish-words", "Ayer vi _ en el centro.", "En la reunión se habló de _."))
          .isEmpty();
    }

    @Test
    void surnames() {
      assertThat(
              flagged(
                  "surnames", "Ms. _ spoke at the meeting.", "La señora _ habló en la reunión."))
          .isEmpty();
    }

    @Test
    void givenNames() {
      assertThat(flagged("given-names", "_ lives on our block.", "Mi vecina _ quiere otro parque."))
          .isEmpty();
    }

    @Test
    void placesOfWisconsin() {
      assertThat(flagged("wisconsin-places", "The bus to _ is late.", "Vivimos cerca de _."))
          .isEmpty();
    }
  }

  @Test
  void explainsOnlyWordsThatAreInTheLists() {
    Set<String> all =
        List.of("english-words", "spanish-words", "surnames", "given-names", "wisconsin-places")
            .stream()
            .flatMap(list -> words(list).stream())
            .collect(Collectors.toSet());

    assertThat(all).hasSizeGreaterThan(180_000).containsAll(NAMED);
  }

  /** Returns what is flagged though the policy does not name it; the sentences take turns. */
  private static List<String> flagged(String list, String... sentences) {
    List<String> words = words(list);
    return IntStream.range(0, words.size())
        .parallel()
        .filter(i -> !NAMED.contains(words.get(i)))
        .mapToObj(i -> sentences[i % sentences.length].replace("_", words.get(i)))
        .map(sentence -> ENGINE.moderate(Comment.of("plain", sentence)))
        .filter(decision -> decision.outcome() != Outcome.KEEP)
        .map(PlainSentencesTest::describe)
        .toList();
  }

  private static String describe(Decision decision) {
    return decision.comment().text()
        + " "
        + decision.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private static List<String> words(String list) {
    String name = "plain/" + list + ".txt";
    try (InputStream in = PlainSentencesTest.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
