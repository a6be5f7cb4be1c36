package org.civicmoderation.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.PolicyReference;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordQuery;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Verification;

/**
 * Fills a store with many records and says how long appending, verifying and finding take. Not a
 * JMH benchmark: a million records are made once. Arguments: how many records, a folder, and {@code
 * file} (unless something else is said), {@code postgresql} or {@code h2}. A folder that was filled
 * before is not filled again.
 */
public final class RecordLoad {
  private static final int THREADS = 16;
  private static final int AT_ONCE = 1_000;
  private static final int WARM_UP = 20;
  private static final Retention RETENTION =
      new Retention("comments", Period.ofYears(7), "decision", "Wis. Stat. 19.21(4)(b)");
  private static final PolicyReference POLICY =
      new PolicyReference("city", "Policy", "City", "1", "2026", "0".repeat(64), "as-adopted");
  private static final String[] WORDS =
      ("the street park council tree budget school plow snow mayor vote road tax light water bus"
              + " library garden police fire river bridge noise dog fence meeting plan house")
          .split(" ", -1);

  private RecordLoad() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = Integer.parseInt(arguments[0]);
    Path folder = Path.of(arguments[1]);
    String kind = arguments.length > 2 ? arguments[2] : "file";
    long before = System.nanoTime();
    try (BenchmarkStore opened = BenchmarkStore.open(kind, folder)) {
      RecordStore store = opened.store();
      say("open", store.checkpoint().entries(), before);
      if (store.checkpoint().entries() < count) {
        one(store, 500);
        many(store, 200);
        bulk(store, count);
      }
      for (int i = 0; i < 2; i++) {
        long start = System.nanoTime();
        Verification found = store.verify();
        say("verify, " + found.faults().size() + " faults", found.entries(), start);
      }
      find(store, count);
    }
    long bytes = 0;
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    System.out.println("on disk: " + bytes / 1_000_000 + " MB");
  }

  private static void one(RecordStore store, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      store.append(entry("one-" + i, i));
    }
    say("append, 1 thread, a sync each", count, start);
  }

  private static void many(RecordStore store, int each) throws InterruptedException {
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "many-" + thread + "-";
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  store.append(entry(name + i, i));
                }
              });
      writer.start();
      threads.add(writer);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    say("append, " + THREADS + " threads, shared syncs", (long) each * THREADS, start);
  }

  private static void bulk(RecordStore store, int count) {
    long start = System.nanoTime();
    for (int from = 0; from < count; from += AT_ONCE) {
      List<NewEntry> entries = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
        entries.add(entry("bulk-" + i, i));
      }
      store.appendAll(entries);
    }
    say("appendAll, " + AT_ONCE + " at once", count, start);
  }

  private static void find(RecordStore store, int count) {
    Map<String, RecordQuery.Builder> questions = new LinkedHashMap<>();
    Instant middle = when(count / 2);
    questions.put("id", RecordQuery.builder().recordId("bulk-" + count / 2));
    questions.put("comment", RecordQuery.builder().commentId("c-bulk-" + count / 2));
    questions.put("author", RecordQuery.builder().author("a-77"));
    questions.put("busy author", RecordQuery.builder().author("a-busy"));
    questions.put("channel", RecordQuery.builder().channel("c-3"));
    questions.put("criterion", RecordQuery.builder().criterion("criterion-3"));
    questions.put("clause", RecordQuery.builder().clause("words of clause 3"));
    questions.put("rule", RecordQuery.builder().rule("rules/rule-3"));
    questions.put("outcome", RecordQuery.builder().decided(Outcome.REMOVE));
    questions.put("outcome in force", RecordQuery.builder().inForce(Outcome.REVIEW));
    questions.put("a day", RecordQuery.builder().from(middle).before(middle.plusSeconds(86_400)));
    questions.put(
        "criterion in a month",
        RecordQuery.builder()
            .criterion("criterion-3")
            .from(middle)
            .before(middle.plusSeconds(30L * 86_400)));
    questions.put(
        "criterion in a channel", RecordQuery.builder().criterion("criterion-3").channel("c-3"));
    questions.put(
        "criterion by an author", RecordQuery.builder().criterion("criterion-3").author("a-busy"));
    questions.put("a common word", RecordQuery.builder().text("street"));
    questions.put("two common words", RecordQuery.builder().text("street fence"));
    questions.put("a rare word", RecordQuery.builder().text("number" + count / 2));
    questions.forEach(
        (name, question) -> {
          RecordQuery query = question.limit(100).build();
          long first = System.nanoTime();
          int found = store.find(query).records().size();
          first = System.nanoTime() - first;
          // The first hundred pages or so are read by code that Java has yet to compile.
          for (int i = 0; i < WARM_UP; i++) {
            store.find(query);
          }
          long[] nanos = new long[101];
          for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            store.find(query);
            nanos[i] = System.nanoTime() - start;
          }
          Arrays.sort(nanos);
          System.out.printf(
              "find by %s: %d records, the first time %.1f ms; then median %.1f, slowest of %d"
                  + " %.1f ms%n",
              name,
              found,
              first / 1e6,
              nanos[nanos.length / 2] / 1e6,
              nanos.length,
              nanos[nanos.length - 1] / 1e6);
        });
  }

  private static void say(String what, long count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %d in %.1f s, %.0f/s%n", what, count, seconds, count / seconds);
  }

  /** One comment in fifty is by the same author. */
  private static String author(Random random) {
    int number = random.nextInt(20_000);
    return number % 50 == 0 ? "a-busy" : "a-" + number;
  }

  private static Instant when(int number) {
    return Instant.parse("2019-01-01T00:00:00Z").plusSeconds(220L * number);
  }

  private static NewEntry entry(String id, int number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder("number" + number);
    int words = 10 + random.nextInt(40);
    for (int i = 0; i < words; i++) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    Comment comment =
        Comment.builder("c-" + id, text.toString())
            .author(new Author(author(random), null, AuthorRole.PUBLIC))
            .channel(new Channel("c-" + random.nextInt(20), "facebook", List.of()))
            .build();
    // One comment in eight is found wanting.
    boolean found = random.nextInt(8) == 0;
    Outcome outcome = random.nextBoolean() ? Outcome.REMOVE : Outcome.REVIEW;
    int criterion = random.nextInt(12);
    Finding finding =
        new Finding(
            new Criterion(
                "criterion-" + criterion,
                new Clause("The words of clause " + criterion + ".", "item " + criterion),
                Outcome.REMOVE,
                Outcome.REMOVE),
            outcome,
            new RuleReference("rules/rule-" + criterion, "rules/rules.dslr", 1, "rule \"r\"\nend"),
            List.of(new Evidence(0, 6, "number", "word")),
            "A rule found it.");
    return NewEntry.decided(
        DecisionRecord.of(
            new Decision(
                id,
                when(number),
                comment,
                found ? outcome : Outcome.KEEP,
                found ? List.of(finding) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                POLICY,
                "0.1.0"),
            RETENTION));
  }
}
