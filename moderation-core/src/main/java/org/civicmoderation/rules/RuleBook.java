package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Claim;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Exemption;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a pack, compiled and ready to run. Immutable but for its pool of sessions, and
 * thread-safe.
 */
public final class RuleBook {
  private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);
  private static final int MOST_POOLED = 64;

  private final List<RuleDefinition> definitions;
  private final List<Criterion> criteria;
  private final LexiconScanner scanner;
  private final TextNormalizer normalizer;
  private final CompiledRule[] rules;
  private final int[][] choices;
  private final int[][] triggered;
  private final int[] untriggered;
  private final Map<String, int[]> exempting = new HashMap<>();
  private final Marks marks;
  private final Topics topics;
  private final String drl;
  private final KieBase base;
  private final IntConsumer beforeFound;
  private final Queue<RuleSession> pool = new ConcurrentLinkedQueue<>();

  private RuleBook(
      List<RuleDefinition> definitions,
      List<Criterion> criteria,
      LexiconScanner scanner,
      TextNormalizer normalizer,
      IntConsumer beforeFound) {
    this.definitions = definitions;
    this.criteria = criteria;
    this.scanner = scanner;
    this.normalizer = normalizer;
    this.beforeFound = beforeFound;
    Numbering numbers = new Numbering();
    this.rules = new CompiledRule[definitions.size()];
    for (int i = 0; i < rules.length; i++) {
      RuleDefinition definition = definitions.get(i);
      rules[i] = new CompiledRule(i, definition, definition.conditions(), numbers);
      for (String criterion : new HashSet<>(definition.exempts())) {
        int[] known = exempting.getOrDefault(criterion, new int[0]);
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = i;
        exempting.put(criterion, more);
      }
    }
    this.choices = numbers.choices.keySet().stream().map(Numbering::array).toArray(int[][]::new);
    this.marks = Marks.of(scanner);
    this.topics = new Topics(normalizer, scanner);
    List<List<Integer>> byCategory = new ArrayList<>();
    for (int i = 0; i < scanner.categories().size(); i++) {
      byCategory.add(new ArrayList<>());
    }
    List<Integer> without = new ArrayList<>();
    index(byCategory, without);
    this.triggered = byCategory.stream().map(Numbering::array).toArray(int[][]::new);
    this.untriggered = Numbering.array(without);
    this.drl = DrlWriter.write(Arrays.asList(rules));
    this.base = RuleSession.compile(drl);
  }

  /**
   * Compiles rule files.
   *
   * @param files the rule files
   * @param criteria the policy's criteria, in its order
   * @param scanner what finds the categories that rules name
   * @param normalizer what makes texts ready for it
   * @throws PackException if a file holds anything but sentences of the vocabulary, with all that
   *     is wrong
   */
  public static RuleBook compile(
      List<PackFile> files,
      List<Criterion> criteria,
      LexiconScanner scanner,
      TextNormalizer normalizer) {
    return compile(files, criteria, scanner, normalizer, rule -> {});
  }

  /**
   * Compiles rule files with something to do before a rule's find is noted: tests let rules fail
   * so.
   */
  static RuleBook compile(
      List<PackFile> files,
      List<Criterion> criteria,
      LexiconScanner scanner,
      TextNormalizer normalizer,
      IntConsumer beforeFound) {
    List<Problem> problems = new ArrayList<>();
    List<RuleDefinition> definitions = check(files, criteria, scanner.categories(), problems);
    if (!problems.isEmpty()) {
      throw new PackException(problems);
    }
    return new RuleBook(definitions, List.copyOf(criteria), scanner, normalizer, beforeFound);
  }

  /**
   * Parses rule files without compiling them.
   *
   * @param problems receives what is wrong
   */
  public static List<RuleDefinition> check(
      List<PackFile> files,
      List<Criterion> criteria,
      List<String> categories,
      List<Problem> problems) {
    List<String> ids = criteria.stream().map(Criterion::id).toList();
    List<RuleDefinition> definitions = new ArrayList<>();
    Map<String, String> fileById = new HashMap<>();
    for (PackFile file : files) {
      for (RuleDefinition rule : RuleParser.parse(file, categories, ids, problems)) {
        String other = fileById.putIfAbsent(rule.id(), file.path());
        if (other != null) {
          problems.add(
              new Problem(
                  "duplicate-rule",
                  "the rule `" + rule.id() + "` stands in `" + other + "`, too",
                  Location.ofLine(file.path(), rule.reference().line(), null),
                  "names are permanent and unique: choose another"));
        }
        definitions.add(rule);
      }
    }
    return List.copyOf(definitions);
  }

  /** Returns the rules, in the order of their files and lines. */
  public List<RuleDefinition> rules() {
    return definitions;
  }

  /** Returns what Drools runs: the rules as DRL, each under its own sentences. */
  public String drl() {
    return drl;
  }

  /**
   * What the rules found in a comment. Immutable.
   *
   * @param claims the criteria that apply, before ceilings and exemptions
   * @param exemptions the exceptions that hold
   * @param notEvaluated criteria for which the comment comes without what all their rules need
   * @param problems what kept rules from running
   */
  public record Result(
      List<Claim> claims,
      List<Exemption> exemptions,
      List<NotEvaluated> notEvaluated,
      List<Problem> problems) {
    public Result {
      claims = List.copyOf(claims);
      exemptions = List.copyOf(exemptions);
      notEvaluated = List.copyOf(notEvaluated);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Runs the rules over a comment.
   *
   * @param comment the comment
   * @param text its text, ready for matching
   * @param matches what the scanner found in it
   * @param language its language, given or guessed, or null when neither
   * @param deadline when its time budget is spent, by {@link System#nanoTime()}
   */
  public Result evaluate(
      Comment comment,
      NormalizedText text,
      List<Match> matches,
      @Nullable String language,
      long deadline) {
    return new Evaluation(comment, text, matches, language, deadline).run();
  }

  /** A rule that can fire, with the words that it can fire on. */
  private record Ready(CompiledRule rule, List<int[]> rows) {}

  /** A rule that fired, with its words' matches. */
  private record Found(CompiledRule rule, List<Integer> matches) {}

  /** One comment's way through the rules. */
  private final class Evaluation {
    private final Comment comment;
    private final Scan scan;
    private final RuleSearch search;
    private final Surroundings surroundings;
    private final long deadline;
    private final List<Problem> problems = new ArrayList<>(0);

    Evaluation(
        Comment comment,
        NormalizedText text,
        List<Match> matches,
        @Nullable String language,
        long deadline) {
      this.comment = comment;
      this.scan = new Scan(text, matches, triggered.length);
      this.search = new RuleSearch(scan, marks, choices, deadline);
      this.surroundings = new Surroundings(comment, text, matches, language, topics, normalizer);
      this.deadline = deadline;
    }

    Result run() {
      List<Claim> claims = new ArrayList<>(0);
      List<Exemption> exemptions = new ArrayList<>(0);
      try {
        List<Found> found = fire(ready());
        Set<String> claimed = new TreeSet<>();
        for (Found one : found) {
          claims.addAll(claims(one));
        }
        claims.forEach(claim -> claimed.add(claim.finding().criterion().id()));
        for (Found one : fire(readyToExempt(claimed))) {
          exemptions.addAll(exemptions(one, claimed));
        }
      } catch (RuleSearch.TimeUp e) {
        problems.add(
            Problem.of(
                "time-budget-exceeded",
                "the rules took longer than the time budget, and a person has to decide"));
      }
      return new Result(claims, exemptions, missing(comment), problems);
    }

    /** Returns the rules that claim something and can fire. */
    private List<Ready> ready() {
      List<Ready> ready = new ArrayList<>(0);
      for (int rule : untriggered) {
        if (rules[rule].claims()) {
          consider(rules[rule], ready);
        }
      }
      long[] present = scan.present();
      BitSet seen = new BitSet();
      for (int at = 0; at < present.length; at++) {
        for (long bits = present[at]; bits != 0; bits &= bits - 1) {
          for (int rule : triggered[(at << 6) + Long.numberOfTrailingZeros(bits)]) {
            if (rules[rule].claims() && !seen.get(rule)) {
              seen.set(rule);
              consider(rules[rule], ready);
            }
          }
        }
      }
      ready.sort(Comparator.comparingInt(one -> one.rule().index()));
      return ready;
    }

    private List<Ready> readyToExempt(Set<String> claimed) {
      Set<Integer> considered = new TreeSet<>();
      for (String criterion : claimed) {
        for (int rule : exempting.getOrDefault(criterion, new int[0])) {
          considered.add(rule);
        }
      }
      List<Ready> ready = new ArrayList<>(0);
      considered.forEach(rule -> consider(rules[rule], ready));
      return ready;
    }

    private void consider(CompiledRule rule, List<Ready> ready) {
      for (CompiledRule.Find find : rule.finds()) {
        if (!present(find.choice())) {
          return;
        }
      }
      for (CompiledRule.Count count : rule.counts()) {
        if (!present(count.choice())) {
          return;
        }
      }
      for (CompiledRule.Whole whole : rule.wholes()) {
        if (!Surroundings.given(comment, whole.feature())) {
          return;
        }
      }
      List<int[]> rows = search.search(rule);
      if (rows.isEmpty()) {
        return;
      }
      for (CompiledRule.Whole whole : rule.wholes()) {
        if (!whole.test().holds(value(whole), whole.n())) {
          return;
        }
      }
      ready.add(new Ready(rule, rows));
    }

    private boolean present(int choice) {
      for (int category : choices[choice]) {
        if (scan.present(category)) {
          return true;
        }
      }
      return false;
    }

    private int value(CompiledRule.Whole whole) {
      return surroundings.value(
          whole.feature(), whole.choice() < 0 ? new int[0] : choices[whole.choice()]);
    }

    private List<Found> fire(List<Ready> ready) {
      if (ready.isEmpty()) {
        return List.of();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new RuleSearch.TimeUp();
      }
      try {
        return found(session(facts(ready)));
      } catch (RuntimeException e) {
        return oneByOne(ready);
      }
    }

    /**
     * Runs rules apart from each other after a failure, so that only the one that fails is lost.
     */
    private List<Found> oneByOne(List<Ready> ready) {
      List<Found> found = new ArrayList<>();
      for (Ready one : ready) {
        try {
          found.addAll(found(session(facts(List.of(one)))));
        } catch (RuntimeException e) {
          String id = one.rule().definition().id();
          // The exception's message may hold what the facts hold: only its class is logged.
          LOG.warn("rule {} failed: {}", id, e.getClass().getName());
          LOG.debug("rule {} failed", id, e);
          problems.add(
              new Problem(
                  "rule-failed",
                  "the rule `" + id + "` failed, and a person has to decide",
                  Location.ofLine(
                      one.rule().definition().reference().file(),
                      one.rule().definition().reference().line(),
                      null),
                  null));
        }
      }
      return found;
    }

    private List<Object> facts(List<Ready> ready) {
      List<Object> facts = new ArrayList<>();
      for (Ready one : ready) {
        CompiledRule rule = one.rule();
        for (CompiledRule.Whole whole : rule.wholes()) {
          facts.add(new Around(whole.slot(), value(whole)));
        }
        for (CompiledRule.Count count : rule.counts()) {
          facts.add(new Tally(count.slot(), search.counted(count).size()));
        }
        Set<Integer> sentences = new HashSet<>();
        for (int place = 0; place < rule.finds().size(); place++) {
          Set<Integer> added = new HashSet<>();
          for (int[] row : one.rows()) {
            sentences.add(scan.place(row[place]).getSentence());
            if (added.add(row[place])) {
              facts.add(word(rule.finds().get(place).slot(), row[place], rule));
            }
          }
        }
        for (CompiledRule.Absent absent : rule.absents()) {
          for (int match : scan.ofChoice(absent.choice(), choices)) {
            facts.add(word(absent.slot(), match, rule));
          }
        }
        for (CompiledRule.Step step : rule.steps()) {
          if (step instanceof CompiledRule.Lack lack) {
            for (int match : scan.ofChoice(lack.choice(), choices)) {
              if (sentences.contains(scan.place(match).getSentence())) {
                facts.add(word(lack.slot(), match, rule));
              }
            }
          }
        }
      }
      return facts;
    }

    private Word word(int slot, int match, CompiledRule rule) {
      return new Word(slot, scan.place(match), scan.marks(match, rule.neededMarks(), marks));
    }

    /**
     * Returns what fired: of several ways to fire from one first word, the one of nearest words.
     */
    private List<Found> found(List<Collector.Fired> fired) {
      Map<Integer, Map<Integer, List<Word>>> best = new TreeMap<>();
      for (Collector.Fired one : fired) {
        int first = -1;
        CompiledRule rule = rules[one.rule()];
        for (Word word : one.words()) {
          if (word.getSlot() == rule.finds().get(0).slot()) {
            first = word.match();
          }
        }
        best.computeIfAbsent(one.rule(), key -> new TreeMap<>())
            .merge(first, one.words(), (a, b) -> span(a) <= span(b) ? a : b);
      }
      List<Found> found = new ArrayList<>();
      best.forEach(
          (rule, places) -> {
            for (List<Word> words : places.values()) {
              List<Integer> matches = new ArrayList<>();
              words.forEach(word -> matches.add(word.match()));
              for (CompiledRule.Count count : rules[rule].counts()) {
                matches.addAll(search.counted(count));
              }
              found.add(new Found(rules[rule], matches));
            }
          });
      return found;
    }

    private static int span(List<Word> words) {
      int first = Integer.MAX_VALUE;
      int last = 0;
      for (Word word : words) {
        first = Math.min(first, word.getFirstWord());
        last = Math.max(last, word.getLastWord());
      }
      return last - first;
    }

    private List<Claim> claims(Found found) {
      List<Claim> claims = new ArrayList<>();
      RuleDefinition definition = found.rule().definition();
      for (Sentence<Action> sentence : definition.actions()) {
        if (sentence.meaning() instanceof Action.Claim claim) {
          claims.add(
              new Claim(
                  new Finding(
                      criterion(claim.criterion()),
                      claim.outcome(),
                      definition.reference(),
                      evidence(found.matches()),
                      definition.because()),
                  sentences(found.matches())));
        }
      }
      return claims;
    }

    private List<Exemption> exemptions(Found found, Set<String> claimed) {
      List<Exemption> exemptions = new ArrayList<>();
      RuleDefinition definition = found.rule().definition();
      for (Sentence<Action> sentence : definition.actions()) {
        if (sentence.meaning() instanceof Action.Exempt exempt
            && claimed.contains(exempt.criterion())) {
          exemptions.add(
              new Exemption(
                  definition.reference(),
                  definition.because(),
                  exempt.criterion(),
                  exempt.lower(),
                  exempt.scope(),
                  evidence(found.matches()),
                  sentences(found.matches())));
        }
      }
      return exemptions;
    }

    private Set<Integer> sentences(List<Integer> matches) {
      Set<Integer> sentences = new HashSet<>();
      matches.forEach(match -> sentences.add(scan.place(match).getSentence()));
      return sentences;
    }

    private List<Evidence> evidence(Collection<Integer> matches) {
      return EvidenceWriter.write(scan, matches, scanner.categories());
    }
  }

  private List<Collector.Fired> session(List<Object> facts) {
    RuleSession session = pool.poll();
    if (session == null) {
      session = new RuleSession(base, beforeFound);
    }
    boolean fine = false;
    try {
      List<Collector.Fired> fired = session.run(facts);
      fine = true;
      return fired;
    } finally {
      // Invariant: a session that may still hold facts never goes back to the pool.
      if (fine && pool.size() < MOST_POOLED) {
        pool.add(session);
      } else {
        session.close();
      }
    }
  }

  private Criterion criterion(String id) {
    for (Criterion criterion : criteria) {
      if (criterion.id().equals(id)) {
        return criterion;
      }
    }
    throw new IllegalStateException("no criterion " + id);
  }

  /** Returns the criteria all of whose rules need what the comment comes without. */
  private List<NotEvaluated> missing(Comment comment) {
    if (Arrays.stream(Feature.values()).allMatch(feature -> Surroundings.given(comment, feature))) {
      return List.of();
    }
    List<NotEvaluated> missing = new ArrayList<>(1);
    for (Criterion criterion : criteria) {
      Feature lacking = null;
      boolean evaluated = false;
      for (CompiledRule rule : rules) {
        if (rule.definition().criteria().contains(criterion.id())) {
          Feature lack = lacking(rule, comment);
          evaluated |= lack == null;
          lacking = lacking == null ? lack : lacking;
        }
      }
      if (!evaluated && lacking != null) {
        missing.add(
            new NotEvaluated(
                "criterion:" + criterion.id(),
                switch (lacking) {
                  case REPEATS -> "The author's recent comments were not given.";
                  case SHARED_TOPIC ->
                      "Neither an original post nor the channel's topics were given.";
                  default -> "No original post was given.";
                }));
      }
    }
    return missing;
  }

  private static @Nullable Feature lacking(CompiledRule rule, Comment comment) {
    for (CompiledRule.Whole whole : rule.wholes()) {
      boolean postWanted =
          whole.feature() == Feature.POST
              && whole.test() == Condition.Test.AT_LEAST
              && comment.originalPost() == null;
      if (postWanted || !Surroundings.given(comment, whole.feature())) {
        return whole.feature();
      }
    }
    return null;
  }

  /** Lets each rule be looked at only where a category of its rarest sentence is present. */
  private void index(List<List<Integer>> byCategory, List<Integer> without) {
    int[] usage = new int[choices.length];
    for (CompiledRule rule : rules) {
      rule.finds().forEach(find -> usage[find.choice()]++);
      rule.counts().forEach(count -> usage[count.choice()]++);
    }
    for (CompiledRule rule : rules) {
      int rarest = -1;
      for (CompiledRule.Find find : rule.finds()) {
        rarest = rarest < 0 || usage[find.choice()] < usage[rarest] ? find.choice() : rarest;
      }
      for (CompiledRule.Count count : rule.counts()) {
        rarest = rarest < 0 || usage[count.choice()] < usage[rarest] ? count.choice() : rarest;
      }
      if (rarest < 0) {
        without.add(rule.index());
      } else {
        for (int category : choices[rarest]) {
          byCategory.get(category).add(rule.index());
        }
      }
    }
  }

  /** Gives out numbers in order. */
  private static final class Numbering implements CompiledRule.Numbers {
    private final List<Integer> slots = new ArrayList<>();
    private final Map<List<Integer>, Integer> choices = new LinkedHashMap<>();

    @Override
    public int slot(int rule) {
      slots.add(rule);
      return slots.size() - 1;
    }

    @Override
    public int choice(Condition.Choice choice) {
      return choices.computeIfAbsent(
          choice.categories().stream().sorted().toList(), key -> choices.size());
    }

    static int[] array(List<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
