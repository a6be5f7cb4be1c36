package org.civicmoderation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Explanation;
import org.civicmoderation.decision.Explanation.Fired;
import org.civicmoderation.decision.Explanation.NearlyFired;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  private static final String STDIN = "-";

  /** A category that the engine reads for its own ends; it would drown the others. */
  private static final String EVERYWHERE = "function word";

  private static final String INDENT = "    ";
  private static final List<String> ROLES =
      Arrays.stream(AuthorRole.values()).map(AuthorRole::id).toList();

  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = {"-t", "--text"},
      paramLabel = "TEXT",
      required = true,
      description = "The comment's text; - reads it from standard input.")
  private String text = "";

  @Option(names = "--post", paramLabel = "TEXT", description = "The post that it answers.")
  private @Nullable String post;

  @Option(
      names = "--author",
      paramLabel = "ROLE",
      description = "public (the default), employee, elected-official or candidate.")
  private @Nullable String author;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Its language, such as en or es-MX; detected where not given.")
  private @Nullable String language;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "A topic of the channel; may be given several times.")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--recent",
      paramLabel = "TEXT",
      description = "A recent comment of the same author; may be given several times.")
  private List<String> recent = new ArrayList<>();

  @Option(names = "--reply", description = "It answers another comment.")
  private boolean reply;

  ExplainCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    Comment comment = comment();
    ModerationEngine engine = policy.engine(policy.pack(), main.environment());
    Explanation explanation = engine.explain(comment);
    new DecisionText(main.out(), main.style(), main.columns()).print(explanation.decision());
    print(explanation);
    return ExitCode.OK;
  }

  private Comment comment() throws IOException {
    String words =
        text.equals(STDIN)
            ? new String(main.environment().in().readAllBytes(), StandardCharsets.UTF_8)
                .stripTrailing()
            : text;
    Comment.Builder comment =
        Comment.builder("comment", words)
            .language(language)
            .author(new Author(null, null, role()))
            .channel(new Channel(null, null, topics))
            .inReplyTo(reply ? "another comment" : null);
    if (post != null) {
      comment.originalPost(post);
    }
    recent.forEach(comment::recentComment);
    try {
      return comment.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private AuthorRole role() {
    String role = author;
    if (role == null) {
      return AuthorRole.PUBLIC;
    }
    return AuthorRole.ofId(role)
        .orElseThrow(
            () ->
                new UsageException(
                    "`--author` is not a role; "
                        + Suggestion.help(
                            role, ROLES, "it is one of " + String.join(", ", ROLES))));
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
