package org.civicmoderation.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.CaseResult.Status;
import org.civicmoderation.check.PolicyCase.Mark;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.rules.RuleDefinition;

/**
 * Runs a pack's own cases through the engine that decides, and looks for what they leave untested.
 */
public final class CaseRunner {
  /** How many caught cases, and how many near misses, a criterion should have. */
  public static final int ENOUGH_CASES = 12;

  /** Cases ask what the rules say, not how fast: a busy machine must not fail them. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private CaseRunner() {}

  /**
   * Runs a pack's cases with its default profile.
   *
   * @throws org.civicmoderation.problem.PackException if a case file or a rule file is broken
   */
  public static CaseReport run(PolicyPack pack) {
    return run(pack, ModerationEngine.builder(pack).timeBudget(PATIENCE).build());
  }

  /**
   * Runs a pack's cases.
   *
   * @param engine an engine for the pack
   * @throws org.civicmoderation.problem.PackException if a case file is broken
   */
  public static CaseReport run(PolicyPack pack, ModerationEngine engine) {
    return run(pack, engine::moderate, engine.rules(), comment -> fired(engine, comment));
  }

  static CaseReport run(
      PolicyPack pack, Function<Comment, Decision> engine, List<RuleDefinition> rules) {
    return run(pack, engine, rules, comment -> Set.of());
  }

  private static CaseReport run(
      PolicyPack pack,
      Function<Comment, Decision> engine,
      List<RuleDefinition> rules,
      Function<Comment, Set<String>> fired) {
    List<CaseResult> results = new ArrayList<>();
    for (CaseFile file : CaseFile.readAll(pack)) {
      for (PolicyCase policyCase : file.cases()) {
        results.add(run(policyCase, engine));
      }
    }
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (Criterion criterion : pack.criteria()) {
      count(criterion.id(), true, results, problems, warnings);
      count(criterion.id(), false, results, problems, warnings);
    }
    untriggered(rules, results, fired, problems);
    unread(pack.lexicons().all(), rules, problems);
    return new CaseReport(results, problems, warnings);
  }

  private static Set<String> fired(ModerationEngine engine, Comment comment) {
    return engine.firing(comment).stream()
        .map(rule -> rule.rule().id())
        .collect(Collectors.toSet());
  }

  private static boolean isMissing(RuleDefinition rule, Set<String> triggered) {
    return isOwn(rule.reference().file()) && !triggered.contains(rule.id());
  }

  /** Runs one case. */
  static CaseResult run(PolicyCase policyCase, Function<Comment, Decision> engine) {
    Decision decision;
    try {
      decision = engine.apply(policyCase.comment());
    } catch (RuntimeException e) {
      return new CaseResult(
          policyCase, Status.ERROR, null, List.of("the engine failed: " + e.getClass().getName()));
    }
    if (!decision.problems().isEmpty()) {
      List<String> messages = decision.problems().stream().map(Problem::message).toList();
      return new CaseResult(policyCase, Status.ERROR, decision, messages);
    }
    List<String> faults =
        policyCase.caught() ? missed(policyCase, decision) : wronged(policyCase, decision);
    return new CaseResult(
        policyCase, faults.isEmpty() ? Status.PASS : Status.FAIL, decision, faults);
  }

  private static List<String> missed(PolicyCase policyCase, Decision decision) {
    List<String> faults = new ArrayList<>();
    List<Finding> findings = under(policyCase.criterion(), decision);
    Outcome outcome = Outcome.KEEP;
    for (Finding finding : findings) {
      outcome = outcome.atLeast(finding.outcome());
    }
    if (findings.isEmpty()) {
      faults.add("nothing was found under " + policyCase.criterion());
      return faults;
    }
    if (outcome != policyCase.expected()) {
      faults.add("under " + policyCase.criterion() + " it is " + outcome);
    } else if (decision.outcome() != policyCase.expected() && !policyCase.onlyThisCriterion()) {
      faults.add("another criterion makes it " + decision.outcome());
    }
    for (Mark mark : policyCase.marks()) {
      if (findings.stream().noneMatch(mark::isQuotedBy)) {
        faults.add("“" + mark.text() + "” is not quoted under " + policyCase.criterion());
      }
    }
    return faults;
  }

  private static List<String> wronged(PolicyCase policyCase, Decision decision) {
    List<String> faults = new ArrayList<>();
    if (!under(policyCase.criterion(), decision).isEmpty()) {
      faults.add("something was found under " + policyCase.criterion());
    }
    if (!policyCase.onlyThisCriterion() && decision.outcome() != policyCase.expected()) {
      faults.add("it is " + decision.outcome());
    }
    return faults;
  }

  private static List<Finding> under(String criterion, Decision decision) {
    return decision.findings().stream()
        .filter(finding -> finding.criterion().id().equals(criterion))
        .toList();
  }

  private static void count(
      String criterion,
      boolean caught,
      List<CaseResult> results,
      List<Problem> problems,
      List<Problem> warnings) {
    long cases =
        results.stream()
            .map(CaseResult::policyCase)
            .filter(c -> c.caught() == caught && c.criterion().equals(criterion))
            .count();
    if (cases >= ENOUGH_CASES) {
      return;
    }
    String what = caught ? "caught" : "near-misses";
    Problem problem =
        new Problem(
            cases == 0 ? "no-cases" : "few-cases",
            "the criterion `"
                + criterion
                + "` has "
                + (cases == 0 ? "no " : cases + " of " + ENOUGH_CASES + " ")
                + (caught ? "cases that must be caught" : "near misses"),
            Location.ofFile("cases/" + criterion + ".yaml"),
            "add at least " + (ENOUGH_CASES - cases) + " under `" + what + "`");
    (cases == 0 ? problems : warnings).add(problem);
  }

  /**
   * Finds rules by which no caught case is caught, and exemptions by which nothing is set aside.
   */
  private static void untriggered(
      List<RuleDefinition> rules,
      List<CaseResult> results,
      Function<Comment, Set<String>> fired,
      List<Problem> problems) {
    Set<String> triggered = new HashSet<>();
    for (CaseResult result : results) {
      Decision decision = result.decision();
      if (decision == null) {
        continue;
      }
      decision.setAside().forEach(aside -> triggered.add(aside.exemption().id()));
      if (result.policyCase().caught()) {
        decision.findings().forEach(finding -> triggered.add(finding.rule().id()));
      }
    }
    // A rule that fires on words which another one quotes more of is in no decision: ask closer.
    for (CaseResult result : results) {
      if (result.policyCase().caught() && rules.stream().anyMatch(r -> isMissing(r, triggered))) {
        triggered.addAll(fired.apply(result.policyCase().comment()));
      }
    }
    for (RuleDefinition rule : rules) {
      RuleReference reference = rule.reference();
      if (isMissing(rule, triggered)) {
        boolean exempts = rule.criteria().isEmpty();
        problems.add(
            new Problem(
                "untriggered-rule",
                exempts
                    ? "no case has anything set aside by `" + rule.id() + "`"
                    : "no case is caught by `" + rule.id() + "`",
                Location.ofLine(reference.file(), reference.line(), null),
                "add a case for it, or delete it"));
      }
    }
  }

  private static void unread(
      List<Lexicon> lexicons, List<RuleDefinition> rules, List<Problem> problems) {
    Set<String> read = new HashSet<>();
    rules.forEach(rule -> read.addAll(rule.categories()));
    Lexicon.builtIn().forEach(lexicon -> read.add(lexicon.category()));
    for (Lexicon lexicon : lexicons) {
      String category = lexicon.category();
      // Sentences about topics read every category that is named as one.
      if (!read.contains(category)
          && !category.startsWith("topic ")
          && !lexicon.terms().isEmpty()) {
        String file = lexicon.terms().get(0).location().file();
        if (isOwn(file)) {
          problems.add(
              new Problem(
                  "unread-lexicon",
                  "no rule reads the category `" + category + "`",
                  Location.ofFile(file),
                  "name it in a rule, or delete the file"));
        }
      }
    }
  }

  /** What comes from an extended pack is tested there. */
  private static boolean isOwn(String file) {
    return file.indexOf(':') < 0;
  }
}
