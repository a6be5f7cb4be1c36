package org.civicmoderation.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Claim;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Exemption;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.rules.RuleDefinition.Sentence;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pack, compiled and ready to run. Immutable but for its pool of sessions, and
 * thread-safe.
 */
public final class RuleBook {
  private static final int FEWEST_ON_A_SHELF = 25;
  private static final int MOST_ON_A_SHELF = 60;
  private static final Duration EXPLANATION_BUDGET = Duration.ofSeconds(10);

  private final List<RuleDefinition> definitions;
  private final List<Criterion> criteria;
  private final LexiconScanner scanner;
  private final TextNormalizer normalizer;
  private final CompiledRule[] rules;
  private final int[][] choices;
  private final RuleTriggers triggers;
  private final int[] rarest;
  private final double[] shares;
  private final Map<List<Integer>, Integer> choiceNumbers;
  private final List<Result> nothingFound;
  private final Marks marks;
  private final Topics topics;
  private final List<RuleShelf> shelves = new ArrayList<>();
  private final RuleShelf[] shelfOfRule;

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
    Numbering numbers = new Numbering();
    this.rules = new CompiledRule[definitions.size()];
    this.shelfOfRule = new RuleShelf[rules.length];
    for (int i = 0; i < rules.length; i++) {
      RuleDefinition definition = definitions.get(i);
      rules[i] = CompiledRule.of(i, definition, numbers);
    }
    this.choiceNumbers = Map.copyOf(numbers.choices);
    this.rarest = new int[rules.length];
    this.choices = numbers.choices.keySet().stream().map(Numbering::array).toArray(int[][]::new);
    this.shares = new double[choices.length];
    this.marks = Marks.of(scanner);
    this.topics = new Topics(normalizer, scanner);
    for (int choice = 0; choice < shares.length; choice++) {
      for (int category : choices[choice]) {
        shares[choice] += scanner.share(category);
      }
    }
    for (CompiledRule rule : rules) {
      int[] wanted = rule.wanted(shares);
      rarest[rule.index()] = wanted.length == 0 ? -1 : wanted[0];
    }
    this.triggers = new RuleTriggers(rules, choices, shares, scanner.categories().size());
    Map<String, List<CompiledRule>> byCriterion = new HashMap<>();
    for (CompiledRule rule : rules) {
      for (String criterion : rule.definition().criteria()) {
        byCriterion.computeIfAbsent(criterion, id -> new ArrayList<>()).add(rule);
      }
    }
    this.nothingFound =
        Inputs.all().stream()
            .map(
                inputs -> new Result(List.of(), List.of(), lacking(inputs, byCriterion), List.of()))
            .toList();
    shelve(beforeFound);
  }

  /**
   * Puts the rules of a file together, but for large ones, and those of small files with others.
   */
  private void shelve(IntConsumer beforeFound) {
    List<CompiledRule> together = new ArrayList<>();
    for (int i = 0; i < rules.length; i++) {
      together.add(rules[i]);
      boolean last = i == rules.length - 1;
      boolean fileEnds = last || !file(rules[i]).equals(file(rules[i + 1]));
      if (last
          || (fileEnds && together.size() >= FEWEST_ON_A_SHELF)
          || together.size() == MOST_ON_A_SHELF) {
        RuleShelf shelf = new RuleShelf(together, beforeFound);
        shelves.add(shelf);
        together.forEach(rule -> shelfOfRule[rule.index()] = shelf);
        together.clear();
      }
    }
  }

  private static String file(CompiledRule rule) {
    return rule.definition().reference().file();
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
    return compile(
        RuleReading.begin(files, criteria, scanner.categories()), scanner, normalizer, beforeFound);
  }

  /**
   * Compiles rule files that are being read.
   *
   * @param reading the rule files, with the categories that the scanner finds
   * @param scanner what finds the categories that rules name
   * @param normalizer what makes texts ready for it
   * @throws PackException if a file holds anything but sentences of the vocabulary, with all that
   *     is wrong
   */
  public static RuleBook compile(
      RuleReading reading, LexiconScanner scanner, TextNormalizer normalizer) {
    return compile(reading, scanner, normalizer, rule -> {});
  }

  private static RuleBook compile(
      RuleReading reading,
      LexiconScanner scanner,
      TextNormalizer normalizer,
      IntConsumer beforeFound) {
    if (!reading.categories().equals(scanner.categories())) {
      throw new IllegalArgumentException("the rules are read with other categories");
    }
    return new RuleBook(reading.finish(), reading.criteria(), scanner, normalizer, beforeFound);
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

  /**
   * Begins to load Drools in the background, once a JVM, so that on a second processor it is there
   * when the first rules are compiled.
   */
  public static void preload() {
    Objects.requireNonNull(Preload.BEGUN);
  }

  private static final class Preload {
    static final CompletableFuture<Void> BEGUN = CompletableFuture.runAsync(RuleSession::preload);
  }

  /** Returns the rules, in the order of their files and lines. */
  public List<RuleDefinition> rules() {
    return definitions;
  }

  /** Returns what Drools runs: the rules as DRL, each under its own sentences. */
  public String drl() {
    return shelves.stream().map(RuleShelf::drl).collect(Collectors.joining("\n"));
  }

  /** Compiles all rules now; otherwise each is compiled when a comment may first meet it. */
  public void prepare() {
    shelves.forEach(RuleShelf::prepare);
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
   * @param budget how long it may take
   */
  public Result evaluate(
      Comment comment,
      NormalizedText text,
      Matches matches,
      @Nullable String language,
      TimeBudget budget) {
    return run(comment, text, matches, language, budget).run();
  }

  /** Does all that {@link #evaluate} does but to fire rules; returns whether any could. */
  public boolean warmUp(
      Comment comment, NormalizedText text, Matches matches, @Nullable String language) {
    return run(comment, text, matches, language, TimeBudget.endless()).canFire();
  }

  private RuleRun run(
      Comment comment,
      NormalizedText text,
      Matches matches,
      @Nullable String language,
      TimeBudget budget) {
    return new RuleRun(this, new Grounds(this, comment, text, matches, language, budget), budget);
  }

  CompiledRule[] compiled() {
    return rules;
  }

  int[][] choices() {
    return choices;
  }

  Marks marks() {
    return marks;
  }

  List<String> categories() {
    return scanner.categories();
  }

  CompiledRule rule(int index) {
    return rules[index];
  }

  RuleTriggers triggers() {
    return triggers;
  }

  /** Returns what to say of a comment with these inputs in which no rule finds anything. */
  Result nothingFound(Inputs inputs) {
    return nothingFound.get(inputs.number());
  }

  Surroundings surroundings(
      Comment comment, NormalizedText text, Matches matches, @Nullable String language) {
    return new Surroundings(comment, text, matches, language, topics, normalizer);
  }

  /** Returns every rule that fires, also one whose words another one quotes more of. */
  public List<Explanation.Fired> firing(
      Comment comment, NormalizedText text, Matches matches, @Nullable String language) {
    return unhurried(comment, text, matches, language).fired();
  }

  /** Runs the rules with the time that an explanation may take. */
  private RuleRun unhurried(
      Comment comment, NormalizedText text, Matches matches, @Nullable String language) {
    RuleRun run = run(comment, text, matches, language, TimeBudget.start(EXPLANATION_BUDGET));
    run.run();
    return run;
  }

  /** Explains what the rules found in a comment, and what they nearly found. */
  public Explanation explain(
      Decision decision, NormalizedText text, Matches matches, @Nullable String language) {
    RuleRun run = unhurried(decision.comment(), text, matches, language);
    List<Evidence> found = new ArrayList<>();
    for (Match match : matches.all()) {
      found.add(
          new Evidence(
              match.start(),
              match.end(),
              text.original().substring(match.start(), match.end()),
              categories().get(match.category())));
    }
    List<Explanation.NearlyFired> near;
    try {
      near = run.nearlyFired();
    } catch (RuleSearch.TimeUp e) {
      near = List.of();
    }
    return new Explanation(decision, language, found, run.fired(), near);
  }

  RuleShelf shelf(CompiledRule rule) {
    return shelfOfRule[rule.index()];
  }

  Criterion criterion(String id) {
    for (Criterion criterion : criteria) {
      if (criterion.id().equals(id)) {
        return criterion;
      }
    }
    throw new IllegalStateException("no criterion " + id);
  }

  /**
   * Returns the criteria all of whose rules need what a comment with these inputs comes without.
   */
  private List<NotEvaluated> lacking(Inputs inputs, Map<String, List<CompiledRule>> byCriterion) {
    List<NotEvaluated> missing = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Feature lacking = null;
      boolean evaluated = false;
      for (CompiledRule rule : byCriterion.getOrDefault(criterion.id(), List.of())) {
        Feature lack = inputs.lacking(rule);
        evaluated |= lack == null;
        lacking = lacking == null ? lack : lacking;
      }
      if (!evaluated && lacking != null) {
        missing.add(
            new NotEvaluated(
                "criterion:" + criterion.id(),
                switch (lacking) {
                  case REPEATS, TIMES_REPEATED -> "The author's recent comments were not given.";
                  case OTHER_AUTHORS -> "The channel's recent comments were not given.";
                  case SHARED_TOPIC ->
                      "Neither an original post nor the channel's topics were given.";
                  default -> "No original post was given.";
                }));
      }
    }
    return List.copyOf(missing);
  }

  /** Returns the choice of a rule's categories that fewest texts have, or -1 if it has none. */
  int rarest(CompiledRule rule) {
    return rarest[rule.index()];
  }

  /** Returns by choice in what share of texts one of its categories has a match, very roughly. */
  double[] shares() {
    return shares;
  }

  /** Returns a rule with part of its sentences. */
  CompiledRule part(CompiledRule rule, List<Sentence<Condition>> sentences) {
    return new CompiledRule(
        rule.index(),
        rule.definition(),
        sentences,
        new CompiledRule.Numbers() {
          @Override
          public int slot(int index) {
            return -1;
          }

          @Override
          public int choice(Condition.Choice choice) {
            return Objects.requireNonNull(choiceNumbers.get(Numbering.key(choice)));
          }

          @Override
          public int union(int one, int other) {
            throw new UnsupportedOperationException("part of a rule is not merged");
          }
        });
  }

  /** Gives out numbers in order. */
  private static final class Numbering implements CompiledRule.Numbers {
    private final List<Integer> slots = new ArrayList<>();
    private final Map<List<Integer>, Integer> choices = new LinkedHashMap<>();

    /** By number. */
    private final List<List<Integer>> keys = new ArrayList<>();

    @Override
    public int slot(int rule) {
      slots.add(rule);
      return slots.size() - 1;
    }

    @Override
    public int choice(Condition.Choice choice) {
      return number(key(choice));
    }

    @Override
    public int union(int choice, int other) {
      SortedSet<Integer> both = new TreeSet<>(keys.get(choice));
      both.addAll(keys.get(other));
      return number(List.copyOf(both));
    }

    private int number(List<Integer> key) {
      Integer known = choices.putIfAbsent(key, keys.size());
      if (known != null) {
        return known;
      }
      keys.add(key);
      return keys.size() - 1;
    }

    static List<Integer> key(Condition.Choice choice) {
      return choice.categories().stream().sorted().toList();
    }

    static int[] array(List<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
