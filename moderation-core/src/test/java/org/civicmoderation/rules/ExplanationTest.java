package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.Explanation.NearlyFired;
import org.junit.jupiter.api.Test;

/**
 * Holds what an explanation says of rules that nearly fired to what they do without what they lack.
 */
class ExplanationTest {
  private static final String FIRST = "there is a \"fruit\"";

  private static final String[] SENTENCES = {
    "followed within 3 words by a \"tool\"",
    "there is a \"tool\" in the same sentence",
    "there is a \"colour\"",
    "there is no \"colour\" in the same sentence",
    "not preceded by a \"colour\"",
    "none of it is quoted or negated",
    "it is by the writer",
    "there are at least 2 \"colour\"",
    "the comment has at least 6 words",
    "the comment has at most 4 words",
  };

  private static final String[] WORDS = {
    "apple", "pear", "saw", "hammer", "red", "blue", "and", "the", "I", "not", "of", ".", ","
  };

  private record Expected(String text, String criterion) {}

  private static TestPack pack() {
    return new TestPack()
        .lexicon("fruit", "apple", "pear")
        .lexicon("tool", "hammer", "saw")
        .lexicon("colour", "red", "blue");
  }

  @Test
  void nearlyFiredRulesFireWithoutTheSentencesThatTheyLack() {
    TestPack whole = pack().criterion("c");
    for (int i = 0; i < SENTENCES.length; i++) {
      for (int j = 0; j < SENTENCES.length; j++) {
        whole.rule("c", "r" + i + "-" + j, FIRST, SENTENCES[i], SENTENCES[j]);
      }
    }
    ModerationEngine engine = TestPack.unhurried(whole.build());
    TestPack parts = pack();
    List<Expected> expected = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      StringBuilder text = new StringBuilder("apple ");
      for (int word = random.nextInt(8); word >= 0; word--) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      Explanation explanation = engine.explain(Comment.of("1", text.toString()));
      for (NearlyFired near : explanation.nearlyFired()) {
        if (near.lacking().contains(FIRST)) {
          // A rule file could not say the rest: it speaks of a word that nothing finds.
          continue;
        }
        List<String> sentences =
            new ArrayList<>(
                near.rule()
                    .text()
                    .lines()
                    .map(String::strip)
                    .filter(ExplanationTest::condition)
                    .toList());
        near.lacking().forEach(sentences::remove);
        String criterion = "p" + expected.size();
        parts.criterion(criterion).rule(criterion, "part", sentences.toArray(String[]::new));
        expected.add(new Expected(text.toString(), criterion));
      }
    }
    assertThat(expected).hasSizeGreaterThan(50);
    ModerationEngine reduced = TestPack.unhurried(parts.build());
    for (Expected one : expected) {
      Decision decision = reduced.moderate(Comment.of("1", one.text()));
      assertThat(decision.problems()).isEmpty();
      assertThat(decision.findings())
          .as(one.text())
          .anyMatch(finding -> finding.criterion().id().equals(one.criterion()));
    }
  }

  private static boolean condition(String line) {
    return !line.equals("when") && !line.equals("then") && !line.startsWith("remove under");
  }
}
