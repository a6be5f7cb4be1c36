package org.civicmoderation.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Notice;
import org.civicmoderation.decision.NoticeWriter;
import org.civicmoderation.policy.PolicyPack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the notice to the author about the decision on one comment. */
@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    description = {
      "Decides one comment and writes the notice to its author: which words, which clause, who"
          + " decided, and how to appeal. A comment that stays gets none."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the notice was written",
      "1:there is nothing to tell the author",
      "2:the command line or the policy pack is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate notice --text \"I will break your legs\"",
      "  moderate notice --text \"I will break your legs\" --in es --format html > notice.html"
    })
final class NoticeCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private CommentOptions commentOptions = new CommentOptions();

  @Option(
      names = "--in",
      paramLabel = "TAG",
      description = "The notice's language, such as es (default: the comment's, or English).")
  private @Nullable String language;

  @Option(
      names = "--decided-by",
      paramLabel = "PERSON",
      description = "The person who made the decision, as the author shall read it.")
  private @Nullable String person;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "text (the default) or html.")
  private Format format = Format.TEXT;

  /** How a notice is written. */
  enum Format {
    TEXT,
    HTML
  }

  NoticeCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    PolicyPack pack = policy.pack();
    NoticeWriter writer = writer(pack);
    Decision decision =
        policy
            .engine(pack, main.environment())
            .moderate(commentOptions.comment(main.environment()));
    if (!writer.writes(decision.outcome())) {
      main.err()
          .println(
              "moderate: the outcome is "
                  + decision.outcome()
                  + ": there is nothing to tell the author");
      return ExitCode.INCOMPLETE;
    }
    Notice notice = writer.write(decision);
    if (format == Format.HTML) {
      main.out().print(notice.html());
    } else {
      main.out().println(notice.subject());
      main.out().println();
      main.out().print(notice.text());
    }
    return ExitCode.OK;
  }

  private NoticeWriter writer(PolicyPack pack) {
    try {
      NoticeWriter writer = NoticeWriter.of(pack);
      if (language != null) {
        writer = writer.in(language);
      }
      return person == null ? writer : writer.decidedBy(person);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
