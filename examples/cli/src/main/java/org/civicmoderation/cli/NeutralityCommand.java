package org.civicmoderation.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.NeutralityAudit;
import org.civicmoderation.check.NeutralityReport;
import org.civicmoderation.check.SwapList;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.policy.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks of a pack whether it decides alike whoever is meant. */
@Command(
    name = "neutrality",
    mixinStandardHelpOptions = true,
    description = {
      "Swaps names, groups, parties and sides in comments and lists the pairs whose outcomes"
          + " differ. Without --cases it swaps in the pack's own cases.",
      "",
      "What may be swapped stands in text files such as religions.en.txt: a side a column, words a"
          + " line (Muslims | Christians | Jews). A cell in parentheses is never replaced; `-` is an"
          + " empty one; `except: White House` names words that stay.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no pair differs",
      "1:some pairs differ, or some lines were refused",
      "2:the command line, the lists or the policy pack are wrong, or a file can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate neutrality --swaps my-swaps --policy my-policy",
      "  moderate neutrality --swaps my-swaps --own --cases comments.jsonl"
    })
final class NeutralityCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = "--swaps",
      paramLabel = "DIR",
      required = true,
      description = "The folder of lists of words to swap.")
  private Path swaps = Path.of("swaps");

  @Option(
      names = {"-c", "--cases"},
      paramLabel = "FILE",
      description = "Comments to swap in, as for `check`.")
  private List<String> cases = new ArrayList<>();

  @Option(names = "--own", description = "Swap in the pack's own cases too.")
  private boolean own;

  NeutralityCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(swaps)) {
      throw new UsageException("there is no folder `" + TextBlock.inLine(swaps.toString()) + "`");
    }
    List<SwapList> lists = SwapList.loadAll(swaps);
    List<Source> sources = cases.isEmpty() ? List.of() : Source.of(cases);
    PolicyPack pack = policy.pack();
    ModerationEngine engine = policy.engine(pack, main.environment());
    List<Comment> comments = new ArrayList<>();
    if (own || cases.isEmpty()) {
      comments.addAll(NeutralityAudit.commentsOf(pack));
    }
    boolean complete = read(sources, comments);
    NeutralityReport report = NeutralityAudit.run(engine, comments, lists);
    main.out().println(report.format().stripTrailing());
    return complete && report.differences().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private boolean read(List<Source> sources, List<Comment> comments) throws IOException {
    boolean complete = true;
    for (Source source : sources) {
      try (InputStream in = source.open(main.environment())) {
        CommentReader<Comment> reader =
            CommentReader.of(
                source.name(),
                new LineReader(in),
                CommentJson::parse,
                note -> main.err().println(Complaint.of(note, "note: ")));
        for (CommentReader.Entry<Comment> entry = reader.next();
            entry != null;
            entry = reader.next()) {
          if (entry instanceof CommentReader.Read<Comment> read) {
            comments.add(read.value());
          } else if (entry instanceof CommentReader.Refused<Comment> wrong) {
            wrong.problems().forEach(problem -> main.err().println(Complaint.of(problem, "")));
            complete = false;
          }
        }
      }
    }
    return complete;
  }
}
