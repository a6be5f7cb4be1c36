package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms are found alike, at whichever of their words the reading begins. */
class TermWalkTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();

  // The commonest words, common ones, and words that are in no list.
  private static final String[] WORDS = {
    "the", "a", "you", "of", "it", "river", "stone", "lamp", "window", "zorbs", "quixel", "blinter"
  };

  private static LexiconScanner scanner(String term) {
    List<Problem> problems = new ArrayList<>();
    Lexicon lexicon = Lexicon.parse("thing-said.en.txt", "disguises: none\n" + term, problems);
    assertThat(problems).isEmpty();
    return LexiconCompiler.compile(List.of(lexicon));
  }

  private static List<String> found(LexiconScanner scanner, String text) {
    return scanner.scan(NORMALIZER.normalize(text)).stream()
        .filter(match -> match.term() != null)
        .map(match -> match.firstWord() + "-" + match.lastWord())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "the river of zorbs, I saw the river of zorbs today, 2-5",
    "zorbs of the river, two zorbs of the river, 1-4",
    "the zorbs of it, the zorbs of it, 0-3",
    "the ...2 zorbs ...2 it, the a a zorbs of it, 0-5",
    "the <any> zorbs <any> it, the big zorbs ate it, 0-4",
    "the <number> zorbs, the 5 zorbs, 0-2",
    "zorbs for <number> of it, zorbs for 5 of it, 0-4",
  })
  void goesToBothSides(String term, String text, String expected) {
    assertThat(found(scanner(term), text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(river|stone|lamp|window|door|roof) [the|a|of|it|you] ...3 (zorbs|quixel|blinter|mirl)",
        "(the|a|of|it|you|we) [river|stone|lamp] ...3 [window|door] (zorbs|quixel|blinter|mirl)",
      })
  void findsWhatSkipsWhatMayBeLeftOutBesideAGap(String term) {
    LexiconScanner scanner = scanner(term);
    String first = term.substring(1, term.indexOf('|'));

    assertThat(found(scanner, first + " zorbs")).containsExactly("0-1");
    assertThat(found(scanner, first + " big red zorbs")).containsExactly("0-3");
    assertThat(found(scanner, first + " big red old new shy zorbs")).isEmpty();
  }

  /** Compares with trying each way of each term at each word. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void findsWhatAPlainReadingFinds(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      String term = term(random);
      List<Problem> problems = new ArrayList<>();
      Lexicon lexicon = Lexicon.parse("thing-said.en.txt", "disguises: none\n" + term, problems);
      if (!problems.isEmpty()) {
        continue; // A gap at an end, or nothing that must be there.
      }
      LexiconScanner scanner = LexiconCompiler.compile(List.of(lexicon));
      List<Node> nodes = lexicon.entries().iterator().next().nodes();
      for (int i = 0; i < 30; i++) {
        List<String> text = text(random);

        assertThat(found(scanner, String.join(" ", text)))
            .as("%s in %s", term, text)
            .isEqualTo(plainly(nodes, text));
      }
    }
  }

  @Test
  void theTermsOfTheComparisonAreFoundAtAll() {
    Random random = new Random(1);
    int found = 0;
    for (int round = 0; round < 60; round++) {
      List<Problem> problems = new ArrayList<>();
      Lexicon lexicon = Lexicon.parse("x.en.txt", "disguises: none\n" + term(random), problems);
      List<String> text = text(random);
      if (problems.isEmpty()) {
        found += plainly(lexicon.entries().iterator().next().nodes(), text).size();
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  private static List<String> text(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 2 + random.nextInt(12); i > 0; i--) {
      words.add(word(random));
    }
    return words;
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String term(Random random) {
    StringBuilder term = new StringBuilder();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      String piece =
          switch (random.nextInt(8)) {
            case 0 -> "(" + options(random) + ")";
            case 1, 2 -> "(" + options(random) + "|" + options(random) + ")";
            case 3 -> "[" + options(random) + "]";
            case 4 -> "..." + (1 + random.nextInt(3));
            case 5 -> "<any>";
            default -> word(random);
          };
      term.append(term.isEmpty() ? "" : " ").append(piece);
    }
    return term.toString();
  }

  private static String options(Random random) {
    Set<String> options = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      options.add(random.nextInt(3) == 0 ? word(random) + " " + word(random) : word(random));
    }
    return String.join("|", options);
  }

  private static List<String> plainly(List<Node> nodes, List<String> text) {
    List<String> found = new ArrayList<>();
    int reach = -1;
    for (int first = 0; first < text.size(); first++) {
      SortedSet<Integer> ends = new TreeSet<>();
      for (List<Node> way : ways(nodes)) {
        if (!way.isEmpty() && !(way.get(way.size() - 1) instanceof Node.Gap)) {
          ends.addAll(way.get(0) instanceof Node.Gap ? Set.of() : ends(way, text, first));
        }
      }
      ends.removeIf(end -> end > text.size());
      if (ends.isEmpty()) {
        continue;
      }
      // Of a term with a gap the shortest counts, of another the longest.
      int last = (Node.widestGaps(nodes) > 0 ? ends.first() : ends.last()) - 1;
      if (last > reach) {
        found.add(first + "-" + last);
        reach = last;
      }
    }
    return found;
  }

  private static Collection<Integer> ends(List<Node> way, List<String> text, int first) {
    Set<Integer> reached = Set.of(first);
    for (Node node : way) {
      Set<Integer> next = new TreeSet<>();
      for (int at : reached) {
        if (node instanceof Node.Gap gap) {
          for (int skip = 0; skip <= gap.most(); skip++) {
            next.add(at + skip);
          }
        } else if (at < text.size()
            && (node instanceof Node.AnyWord
                || (node instanceof Node.Literal literal && literal.word().equals(text.get(at))))) {
          next.add(at + 1);
        }
      }
      reached = next;
    }
    return reached;
  }

  private static List<List<Node>> ways(List<Node> nodes) {
    List<List<Node>> ways = List.of(List.of());
    for (Node node : nodes) {
      List<List<Node>> options = new ArrayList<>();
      if (node instanceof Node.Choice choice) {
        if (choice.optional()) {
          options.add(List.of());
        }
        choice.alternatives().forEach(alternative -> options.addAll(ways(alternative)));
      } else {
        options.add(List.of(node));
      }
      ways =
          ways.stream()
              .flatMap(way -> options.stream().map(option -> join(way, option)))
              .collect(Collectors.toList());
    }
    return ways;
  }

  private static List<Node> join(List<Node> one, List<Node> other) {
    List<Node> joined = new ArrayList<>(one);
    joined.addAll(other);
    return joined;
  }
}
