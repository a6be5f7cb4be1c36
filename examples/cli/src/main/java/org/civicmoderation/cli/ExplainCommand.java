package org.civicmoderation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.Explanation.Fired;
import org.civicmoderation.decision.Explanation.NearlyFired;
import org.civicmoderation.decision.RuleReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says for one comment how its decision came about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Decides one comment and says how the decision came about: what matched, which rules fired,"
          + " which nearly did and what they lacked, and what was set aside."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all went well", "2:the command line or the policy pack is wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate explain --text \"I will break your legs\"",
      "  moderate explain --text \"Vote for me\" --author candidate --post \"Polls open at 7\""
    })
final class ExplainCommand implements Callable<Integer> {
  /** A category that the engine reads for its own ends; it would drown the others. */
  private static final String EVERYWHERE = "function word";

  private static final String INDENT = "    ";

  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Mixin private CommentOptions commentOptions = new CommentOptions();

  ExplainCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    Comment comment = commentOptions.comment(main.environment());
    ModerationEngine engine = policy.engine(policy.pack(), main.environment());
    Explanation explanation = engine.explain(comment);
    new DecisionText(main.out(), main.style(), main.columns()).print(explanation.decision());
    print(explanation);
    return ExitCode.OK;
  }

  private void print(Explanation explanation) {
    PrintWriter out = main.out();
    Style style = main.style();
    out.println(
        "Language: "
            + (explanation.language() == null ? "not recognised" : explanation.language()));

    heading("What matched");
    Map<String, List<String>> categories = new LinkedHashMap<>();
    for (Evidence match : explanation.matches()) {
      if (match.category().equals(EVERYWHERE)) {
        continue;
      }
      String place = "“" + TextBlock.inLine(match.text()) + "” (" + match.start() + ")";
      List<String> found = categories.computeIfAbsent(place, key -> new ArrayList<>());
      if (!found.contains(match.category())) {
        found.add(match.category());
      }
    }
    categories.forEach((place, found) -> item(place + ": " + String.join(", ", found)));
    none(categories.isEmpty());

    heading("Which rules fired");
    for (Fired fired : explanation.fired()) {
      item(style.bold(fired.rule().id()) + style.dim(" (" + at(fired.rule()) + ")"));
      detail(words(fired.words()));
      fired.actions().forEach(this::detail);
    }
    none(explanation.fired().isEmpty());

    heading("Which rules nearly fired, and what they lacked");
    for (NearlyFired nearly : explanation.nearlyFired()) {
      item(style.bold(nearly.rule().id()) + style.dim(" (" + at(nearly.rule()) + ")"));
      detail(words(nearly.words()));
      nearly.lacking().forEach(sentence -> detail(style.yellow("lacks: ") + sentence));
    }
    none(explanation.nearlyFired().isEmpty());
  }

  private static String words(List<Evidence> words) {
    return words.stream()
        .map(word -> "“" + TextBlock.inLine(word.text()) + "” (" + word.category() + ")")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String at(RuleReference rule) {
    return rule.file() + ":" + rule.line();
  }

  private void heading(String text) {
    main.out().println();
    main.out().println(main.style().bold(text));
  }

  private void item(String text) {
    main.out().println(INDENT + text);
  }

  private void detail(String text) {
    if (!text.isEmpty()) {
      main.out().println(INDENT + INDENT + text);
    }
  }

  private void none(boolean empty) {
    if (empty) {
      item("none");
    }
  }
}
