package org.civicmoderation.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.LexiconCompiler;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.text.TextNormalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Text and scan of one comment, by the number of terms that are looked for. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class TermsBenchmark {
  /** How many terms, of one to three made-up words each. */
  @Param({"1000", "10000", "100000"})
  private int terms;

  private List<Comment> comments = List.of();
  private TextNormalizer normalizer;
  private LexiconScanner scanner;
  private int next;

  /** Makes up the terms: seeded, so that every run looks for the same. */
  @Setup
  public void prepare() {
    comments = Corpus.comments();
    normalizer = new TextNormalizer();
    Random random = new Random(11);
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < terms; i++) {
      int words = 1 + random.nextInt(3);
      for (int word = 0; word < words; word++) {
        file.append(word == 0 ? "" : " ").append(word(random, word == 0 ? i : -1));
      }
      file.append('\n');
    }
    List<Problem> problems = new ArrayList<>();
    Lexicon lexicon = Lexicon.parse("lexicons/made-up.en.txt", file.toString(), problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.get(0).format());
    }
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.add(lexicon);
    scanner = LexiconCompiler.compile(lexicons);
  }

  private static String word(Random random, int number) {
    StringBuilder word = new StringBuilder();
    int length = 4 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    // A number in letters keeps terms apart.
    for (int rest = number; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  /** Makes one comment ready and finds every term in it. */
  @Benchmark
  public List<Match> scan() {
    next = next + 1 == comments.size() ? 0 : next + 1;
    return scanner
        .matches(normalizer.normalize(comments.get(next).text()), null)
        .of(scanner.category("made up"));
  }
}
