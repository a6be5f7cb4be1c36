package org.civicmoderation.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.Evaluation;
import org.civicmoderation.check.LabelledComment;
import org.civicmoderation.check.Miss;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures decisions on labelled comments. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Decides labelled comments and prints what the decisions are worth: precision and recall of"
          + " REMOVE and of what is flagged (REVIEW or REMOVE), the share of KEEP that is kept, the"
          + " confusion matrix, and the same per criterion.",
      "",
      "A line holds a comment as for `check` and its labels: either expected (KEEP, REVIEW or"
          + " REMOVE) and criteria; or flagged (true or false) and criteria (a list, or \"any\");"
          + " or toxicSpans (the words that people marked).",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every comment was decided, rightly or wrongly",
      "1:some lines were refused; the others were counted",
      "2:the command line or the policy pack is wrong, or a file can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate evaluate --cases labelled.jsonl",
      "  moderate evaluate --cases labelled.jsonl --policy my-policy --misses 20"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = {"-c", "--cases"},
      paramLabel = "FILE",
      required = true,
      description = "The labelled comments; more than one file is counted together.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--misses",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = ALL,
      defaultValue = "0",
      description = "List what was decided otherwise than labelled: the first N, or all.")
  private String misses = "0";

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  EvaluateCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    int most = mostMisses();
    List<Source> sources = Source.of(cases);
    PolicyPack pack = policy.pack();
    ModerationEngine engine = policy.engine(pack, main.environment());
    Evaluation evaluation = Evaluation.start(most);
    Progress progress = new Progress(main, Source.size(sources));
    long decided = 0;
    long refused = 0;
    long bytes = 0;
    for (Source source : sources) {
      try (InputStream in = source.open(main.environment())) {
        LineReader lines = new LineReader(in);
        CommentReader<LabelledComment> comments =
            CommentReader.of(
                source.name(),
                lines,
                LabelledComment::parse,
                note -> main.err().println(Complaint.of(note, "note: ")));
        for (CommentReader.Entry<LabelledComment> entry = comments.next();
            entry != null;
            entry = comments.next()) {
          if (entry instanceof CommentReader.Read<LabelledComment> read) {
            Decision decision = engine.moderate(read.value().comment());
            evaluation.add(read.value(), decision);
            decided++;
          } else if (entry instanceof CommentReader.Refused<LabelledComment> wrong) {
            progress.clear();
            wrong.problems().forEach(problem -> main.err().println(Complaint.of(problem, "")));
            refused++;
          }
          progress.update(bytes + lines.bytesRead(), decided);
        }
        bytes += lines.bytesRead();
      }
    }
    progress.clear();
    PrintWriter out = main.out();
    if (json) {
      out.println(evaluation.toJson());
    } else {
      out.println(evaluation.toTable().stripTrailing());
      for (Miss miss : evaluation.misses()) {
        out.println();
        out.println(miss.format());
      }
    }
    if (refused > 0) {
      out.flush();
      main.err()
          .println(
              "moderate: "
                  + Summary.count(decided, "comment")
                  + " counted, "
                  + Summary.count(refused, "line")
                  + " refused");
    }
    return refused == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private int mostMisses() {
    if (misses.equals(ALL)) {
      return Integer.MAX_VALUE;
    }
    try {
      return Math.max(0, Integer.parseInt(misses));
    } catch (NumberFormatException e) {
      throw new UsageException("`--misses` takes a number, or nothing for all");
    }
  }
}
