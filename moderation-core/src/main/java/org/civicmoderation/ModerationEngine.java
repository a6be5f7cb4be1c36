package org.civicmoderation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.civicmoderation.comment.Attachment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.decision.PolicyReference;
import org.civicmoderation.decision.Settlement;
import org.civicmoderation.lexicon.LexiconScanner;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.lexicon.Matches;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.policy.Policy;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Profile;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.rules.Language;
import org.civicmoderation.rules.RuleBook;
import org.civicmoderation.rules.RuleDefinition;
import org.civicmoderation.rules.RuleReading;
import org.civicmoderation.rules.TimeBudget;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Applies a policy pack to comments: the one door. Immutable and thread-safe.
 *
 * <p>It changes nothing in the world: a comment goes in, a decision comes out. Making an engine
 * takes a second or so, a decision some microseconds; so make one and keep it.
 */
public final class ModerationEngine {
  /** How long the rules may take for one comment unless the builder says otherwise. */
  public static final Duration DEFAULT_TIME_BUDGET = Duration.ofMillis(250);

  static final String VERSION = version();
  private static final Set<String> RULED_LANGUAGES = Set.of("en", "es");

  /** Tags that name no language: not determined, several, no words, none coded (ISO 639-2). */
  private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "zxx", "mis");

  private final PolicyPack pack;
  private final Profile profile;
  private final Duration timeBudget;
  private final Clock clock;
  private final Supplier<String> ids;
  private final PolicyReference reference;
  private final TextNormalizer normalizer = new TextNormalizer();
  private final LexiconScanner scanner;
  private final RuleBook rules;

  private ModerationEngine(Builder builder) {
    this.pack = builder.pack;
    this.profile = builder.profile();
    RuleBook.preload();
    this.timeBudget = builder.timeBudget;
    this.clock = builder.clock;
    Supplier<String> given = builder.ids;
    this.ids = given == null ? new TimeOrderedIds(clock) : given;
    Policy policy = pack.policy();
    this.reference =
        new PolicyReference(
            policy.id(),
            policy.title(),
            policy.issuer(),
            policy.revision(),
            policy.effective(),
            pack.digest(),
            profile.name());
    Lexicons lexicons = pack.lexicons();
    RuleReading reading = RuleReading.begin(pack.rules(), pack.criteria(), lexicons.categories());
    this.scanner = lexicons.scanner();
    this.rules = RuleBook.compile(reading, scanner, normalizer);
  }

  /**
   * Returns an engine for a pack, with the pack's default profile.
   *
   * @throws org.civicmoderation.problem.PackException if a rule file is wrong, with all that is
   */
  public static ModerationEngine of(PolicyPack pack) {
    return builder(pack).build();
  }

  /** Starts an engine for a pack. */
  public static Builder builder(PolicyPack pack) {
    return new Builder(pack);
  }

  /**
   * Decides one comment. Never fails for what a comment holds: where a rule fails or the time
   * budget is spent, the outcome is REVIEW and the decision's problems say why.
   */
  public Decision moderate(Comment comment) {
    TimeBudget budget = TimeBudget.start(timeBudget);
    List<NotEvaluated> notEvaluated = new ArrayList<>(0);
    List<Problem> problems = new ArrayList<>(0);
    Settlement settlement = decide(comment, budget, notEvaluated, problems);
    return new Decision(
        ids.get(),
        clock.instant(),
        comment,
        settlement.outcome().atLeast(problems.isEmpty() ? Outcome.KEEP : Outcome.REVIEW),
        settlement.findings(),
        settlement.setAside(),
        notEvaluated,
        problems,
        reference,
        VERSION);
  }

  /** Decides comments lazily, in their order. */
  public Stream<Decision> moderateAll(Stream<Comment> comments) {
    return comments.map(this::moderate);
  }

  /**
   * Returns an engine that decides as this one does and puts every decision on the record before it
   * returns it; where the store fails, the outcome falls to REVIEW.
   */
  public RecordingEngine recordingTo(RecordStore store) {
    return new RecordingEngine(this, store);
  }

  /**
   * Explains what becomes of a comment, for people who write rules: what matched, which rules
   * fired, which nearly did and what they lacked. Takes far longer than {@link #moderate}.
   */
  public Explanation explain(Comment comment) {
    Decision decision = moderate(comment);
    NormalizedText text = normalizer.normalize(comment.text());
    String language = language(comment, text);
    return rules.explain(decision, text, matches(text, language), language);
  }

  /**
   * Returns every rule that fires on a comment, also one whose words another one quotes more of and
   * which is therefore in no decision; for those who test rules.
   */
  public List<Explanation.Fired> firing(Comment comment) {
    NormalizedText text = normalizer.normalize(comment.text());
    String language = language(comment, text);
    return rules.firing(comment, text, matches(text, language), language);
  }

  /**
   * Compiles all rules now. Otherwise each is compiled when a comment first may meet it, which
   * makes some of the first decisions wait for a part of a second; a server should call this before
   * it takes comments.
   */
  public void prepare() {
    rules.prepare();
  }

  /** Returns the pack that it applies. */
  public PolicyPack pack() {
    return pack;
  }

  /** Returns the ceilings that it applies the pack with. */
  public Profile profile() {
    return profile;
  }

  /** Returns the rules in force, in the order of their files and lines. */
  public List<RuleDefinition> rules() {
    return rules.rules();
  }

  /** Returns the rules in force as the DRL that Drools runs. */
  public String drl() {
    return rules.drl();
  }

  private Settlement decide(
      Comment comment, TimeBudget budget, List<NotEvaluated> notEvaluated, List<Problem> problems) {
    for (Attachment attachment : comment.attachments()) {
      notEvaluated.add(
          new NotEvaluated(
              attachment.kind(),
              attachment.altText() == null
                  ? "Attachments are not examined, only text."
                  : "Attachments are not examined, only text: of this one, its alternative text."));
    }
    RuleBook.Result result = evaluate(comment, budget, notEvaluated, problems);
    notEvaluated.addAll(result.notEvaluated());
    List<Attachment> attachments = comment.attachments();
    List<RuleBook.@Nullable Result> altResults = new ArrayList<>(attachments.size());
    for (Attachment attachment : attachments) {
      String altText = attachment.altText();
      altResults.add(
          altText == null
              ? null
              : evaluate(altComment(comment, altText), budget, notEvaluated, problems));
    }
    Settlement settlement = settle(result, problems);
    for (int i = 0; i < attachments.size(); i++) {
      RuleBook.Result altResult = altResults.get(i);
      if (altResult != null) {
        settlement = settlement.with(settle(altResult, problems), i, pack.criteria());
      }
    }
    return settlement;
  }

  private RuleBook.Result evaluate(
      Comment comment, TimeBudget budget, List<NotEvaluated> notEvaluated, List<Problem> problems) {
    NormalizedText text = normalizer.normalize(comment.text());
    String language = language(comment, text);
    if (language != null && !RULED_LANGUAGES.contains(language)) {
      NotEvaluated unread =
          new NotEvaluated(
              "language:" + language,
              "The rules are written for English and Spanish; only what is the same in every"
                  + " language was examined.");
      if (!notEvaluated.contains(unread)) {
        notEvaluated.add(unread);
      }
    }
    RuleBook.Result result =
        rules.evaluate(comment, text, matches(text, language), language, budget);
    problems.addAll(result.problems());
    return result;
  }

  private Settlement settle(RuleBook.Result result, List<Problem> problems) {
    return Settlement.of(
        result.claims(), result.exemptions(), pack.criteria(), profile, !problems.isEmpty());
  }

  /**
   * Returns an alternative text as a comment of the same author. What a comment is about, and
   * whether it was said before, is asked of its own text only.
   */
  private static Comment altComment(Comment comment, String altText) {
    return Comment.builder(comment.id(), altText)
        .maxTextLength(Math.max(1, altText.length()))
        .language(comment.language())
        .author(comment.author())
        .inReplyTo(comment.inReplyTo())
        .build();
  }

  /**
   * Looks at the beginnings of the pack's case files until a rule could fire, so that what Java
   * loads late does not spend the first comment's time budget. No rule is compiled for that, which
   * the first comment may not meet.
   */
  private void warmUp() {
    for (PackFile cases : pack.cases()) {
      String start = cases.content().substring(0, Math.min(300, cases.content().length()));
      NormalizedText text = normalizer.normalize(start);
      String language = Language.guess(text);
      if (rules.warmUp(Comment.of("warm-up", start), text, matches(text, language), language)) {
        return;
      }
    }
  }

  private Matches matches(NormalizedText text, @Nullable String language) {
    if (language == null || RULED_LANGUAGES.contains(language) || Language.untold(language)) {
      return scanner.matches(text, language);
    }
    // Of a language without rules, only what is the same in every language can be read.
    return scanner.languagelessMatches(text);
  }

  /** Returns the language that a comment comes with, or else the one that it looks like. */
  private static @Nullable String language(Comment comment, NormalizedText text) {
    String given = comment.language();
    String language = given == null ? "" : Locale.forLanguageTag(given).getLanguage();
    return language.isEmpty() || NO_LANGUAGE.contains(language) ? Language.guess(text) : language;
  }

  private static String version() {
    try (InputStream in = ModerationEngine.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, "version.properties"));
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects what an engine is made of. Not thread-safe. */
  public static final class Builder {
    private final PolicyPack pack;
    private @Nullable String profileName;
    private Duration timeBudget = DEFAULT_TIME_BUDGET;
    private Clock clock = Clock.systemUTC();
    private @Nullable Supplier<String> ids;

    private Builder(PolicyPack pack) {
      this.pack = Objects.requireNonNull(pack, "pack");
    }

    /** Sets the ceilings by the name of one of the pack's profiles; the pack's first by default. */
    public Builder profile(String name) {
      this.profileName = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets how long the rules may compute for one comment; waiting for a processor does not count
     * where the JVM can tell it apart.
     *
     * @throws IllegalArgumentException if {@code budget} is not positive
     */
    public Builder timeBudget(Duration budget) {
      if (budget.isNegative() || budget.isZero()) {
        throw new IllegalArgumentException("the time budget must be positive, but is " + budget);
      }
      this.timeBudget = budget;
      return this;
    }

    /** Sets where {@code decidedAt} comes from. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets where decision ids come from; UUIDs of version 7 by default. */
    public Builder idSupplier(Supplier<String> supplier) {
      this.ids = Objects.requireNonNull(supplier, "supplier");
      return this;
    }

    /**
     * Returns the engine.
     *
     * @throws IllegalArgumentException if the pack has no profile of that name
     * @throws org.civicmoderation.problem.PackException if a rule file is wrong, with all that is
     */
    public ModerationEngine build() {
      ModerationEngine engine = new ModerationEngine(this);
      engine.warmUp();
      return engine;
    }

    private Profile profile() {
      List<Profile> profiles = pack.profiles();
      if (profileName == null) {
        return profiles.isEmpty()
            ? new Profile("as-adopted", "The policy as written.", java.util.Map.of())
            : profiles.get(0);
      }
      for (Profile profile : profiles) {
        if (profile.name().equals(profileName)) {
          return profile;
        }
      }
      throw new IllegalArgumentException(
          "the pack `"
              + pack.policy().id()
              + "` has no profile `"
              + profileName
              + "`; it has "
              + String.join(", ", profiles.stream().map(Profile::name).toList()));
    }
  }
}
