package org.civicmoderation.rules;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.policy.Policy;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Profile;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;

/** Makes small packs for tests, without files. */
public final class TestPack {
  private final List<Criterion> criteria = new ArrayList<>();
  private final List<Profile> profiles = new ArrayList<>();
  private final List<Lexicon> lexicons = new ArrayList<>();
  private final List<PackFile> rules = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Adds a criterion that may remove. */
  public TestPack criterion(String id) {
    criteria.add(
        new Criterion(id, new Clause("Clause " + id, "item 1"), Outcome.REMOVE, Outcome.REMOVE));
    return this;
  }

  /** Adds a profile; the first is the default. */
  public TestPack profile(String name, Map<String, Outcome> ceilings) {
    profiles.add(new Profile(name, name, ceilings));
    return this;
  }

  /** Adds a lexicon file of one category in English. */
  public TestPack lexicon(String category, String... lines) {
    return lexicon(category, "en", List.of(lines));
  }

  /** Adds a lexicon file of one category and language. */
  public TestPack lexicon(String category, String language, List<String> lines) {
    lexicons.add(
        Lexicon.parse(
            "lexicons/" + category.replace(' ', '-') + "." + language + ".txt",
            String.join("\n", lines) + "\n",
            problems));
    return this;
  }

  /** Adds a rule file. */
  public TestPack rules(String file, String content) {
    rules.add(new PackFile("rules/" + file, content));
    return this;
  }

  /** Adds one rule of these sentences; what follows is "remove under" its criterion. */
  public TestPack rule(String criterion, String name, String... sentences) {
    return rules(
        criterion + "-" + name + ".dslr",
        "rule \""
            + name
            + "\"\n    because \"It is a test.\"\nwhen\n"
            + String.join("\n", sentences)
            + "\nthen\n    remove under \""
            + criterion
            + "\"\nend\n");
  }

  /** Returns an engine that a busy machine does not hurry: its time budget is a minute. */
  public static ModerationEngine unhurried(PolicyPack pack) {
    return ModerationEngine.builder(pack).timeBudget(Duration.ofMinutes(1)).build();
  }

  /** Returns the pack. */
  public PolicyPack build() {
    if (!problems.isEmpty()) {
      throw new PackException(problems);
    }
    if (profiles.isEmpty()) {
      profile("as-adopted", Map.of());
    }
    return new PolicyPack(
        new Policy(
            "test-1",
            "Test Policy",
            "Test City",
            "1",
            "today",
            null,
            new Retention("comments", Period.ofYears(7), "decision", "Wis. Stat. 19.21(4)(b)")),
        criteria,
        profiles,
        Lexicons.of(lexicons),
        rules,
        List.of(),
        null,
        Map.of(),
        "0".repeat(64));
  }
}
