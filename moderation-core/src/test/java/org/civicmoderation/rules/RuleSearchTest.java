package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.LexiconCompiler;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;

/**
 * Holds the search that comes before Drools to what Drools makes of all the facts: it may hand over
 * neither too much nor too little.
 */
class RuleSearchTest {
  private static final String[] FINDS = {
    "there is a \"tool\"",
    "there is a \"tool\" in the same sentence",
    "there is a \"tool\" in the same clause",
    "there is a \"tool\" within 2 words",
    "followed by a \"tool\"",
    "followed within 3 words by a \"tool\"",
    "followed in the same sentence by a \"colour\" or \"tool\"",
    "followed in the next sentence by a \"tool\"",
    "followed in the comment by a \"tool\"",
    "preceded by a \"tool\"",
    "preceded within 2 words by a \"tool\"",
    "preceded in the same sentence by a \"tool\"",
    "preceded in the previous sentence by a \"tool\"",
    "preceded in the comment by a \"tool\"",
    "there are at least 2 different \"tool\"",
    "there are at least 3 \"tool\"",
  };

  private static final String[] THEN = {
    "there is no \"colour\"",
    "there is no \"colour\" in the same sentence",
    "there is no \"colour\" in the same clause",
    "there is no \"colour\" within 1 words",
    "not followed by a \"colour\"",
    "not followed within 2 words by a \"colour\"",
    "not followed in the same sentence by a \"colour\"",
    "not preceded by a \"colour\"",
    "not preceded within 2 words by a \"colour\"",
    "not preceded in the same sentence by a \"colour\"",
    "none of it is quoted, negated or asked",
    "it is by the writer",
    "it is not directed at the reader",
    "it is imperative or joking",
    "it starts a sentence",
    "it ends the comment",
    "followed within 2 words by a \"colour\"",
    "preceded in the same sentence by a \"colour\"",
    "there is a \"colour\" within 1 words",
    "the comment has at least 9 words",
  };

  private static final String[] WORDS = {
    "apple", "pear", "plum", "saw", "hammer", "red", "blue", "and", "the", "I", "you", "not", "of",
    "my", "lol", "please", "said", ".", ".", "?", ",", "\"", "but"
  };

  private final TextNormalizer normalizer = new TextNormalizer();

  @Test
  void handsOverToDroolsExactlyWhatDroolsWouldFind() {
    TestPack rules =
        new TestPack()
            .criterion("c")
            .lexicon("fruit", "apple", "pear", "plum")
            .lexicon("tool", "hammer", "saw")
            .lexicon("colour", "red", "blue");
    int number = 0;
    for (String find : FINDS) {
      for (String then : THEN) {
        rules.rule("c", "r" + number++, "there is a \"fruit\"", find, then);
        if (then.contains("colour")) {
          // Two sentences that want different words absent from the same place become one.
          rules.rule(
              "c",
              "r" + number++,
              "there is a \"fruit\"",
              find,
              then,
              then.replace("colour", "joke"));
        }
      }
    }
    PolicyPack pack = rules.build();
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.addAll(pack.lexicons().all());
    LexiconScanner scanner = LexiconCompiler.compile(lexicons);
    RuleBook book = RuleBook.compile(pack.rules(), pack.criteria(), scanner, normalizer);
    Random random = new Random(42);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(25); word >= 0; word--) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      found += compare(book, scanner, text.toString());
    }
    assertThat(found).isGreaterThan(1000);
  }

  private int compare(RuleBook book, LexiconScanner scanner, String words) {
    NormalizedText text = normalizer.normalize(words);
    Matches matches = scanner.matches(text, null);
    Comment comment = Comment.of("1", words);
    Scan scan = new Scan(text, matches);
    RuleSearch search = new RuleSearch(scan, book.marks(), book.choices(), TimeBudget.endless());
    Surroundings around = book.surroundings(comment, text, matches, "en");
    Set<String> searched = new TreeSet<>();
    Set<String> cut = new TreeSet<>();
    Map<RuleShelf, List<Object>> factsOfShelf = new LinkedHashMap<>();
    for (CompiledRule rule : book.compiled()) {
      List<Object> facts =
          factsOfShelf.computeIfAbsent(book.shelf(rule), shelf -> new ArrayList<>());
      boolean whole = true;
      for (CompiledRule.Whole one : rule.wholes()) {
        int value = around.value(one.feature(), new int[0]);
        facts.add(new Around(one.slot(), value));
        whole &= one.test().holds(value, one.n());
      }
      List<int[]> rows = whole ? search.search(rule) : List.of();
      for (int[] row : rows) {
        searched.add(rule.index() + "@" + row[0]);
      }
      if (rows.size() == RuleSearch.MOST_PLACES) {
        cut.add(rule.index() + "@");
      }
      everything(book, scan, search, rule, facts);
    }
    Set<String> fired = new TreeSet<>();
    factsOfShelf.forEach(
        (shelf, facts) -> {
          for (Collector.Fired one : shelf.fire(facts)) {
            int slot = book.compiled()[one.rule()].finds().get(0).slot();
            for (Word word : one.words()) {
              if (word.getSlot() == slot) {
                fired.add(one.rule() + "@" + word.match());
              }
            }
          }
        });
    fired.removeIf(
        one -> !searched.contains(one) && cut.contains(one.substring(0, one.indexOf('@') + 1)));
    assertThat(searched).as(words).isEqualTo(fired);
    return fired.size();
  }

  /** Adds every match for every sentence, wherever it stands. */
  private static void everything(
      RuleBook book, Scan scan, RuleSearch search, CompiledRule rule, List<Object> facts) {
    for (CompiledRule.Count count : rule.counts()) {
      facts.add(new Tally(count.slot(), search.counted(count).size()));
    }
    for (CompiledRule.Absent absent : rule.absents()) {
      add(book, scan, rule, absent.slot(), absent.choice(), facts);
    }
    for (CompiledRule.Step step : rule.steps()) {
      if (step instanceof CompiledRule.Find find) {
        add(book, scan, rule, find.slot(), find.choice(), facts);
      } else if (step instanceof CompiledRule.Lack lack) {
        add(book, scan, rule, lack.slot(), lack.choice(), facts);
      }
    }
  }

  private static void add(
      RuleBook book, Scan scan, CompiledRule rule, int slot, int choice, List<Object> facts) {
    for (int match : scan.ofChoice(choice, book.choices())) {
      facts.add(
          new Word(slot, scan.place(match), scan.marks(match, rule.neededMarks(), book.marks())));
    }
  }
}
