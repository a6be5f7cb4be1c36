package org.civicmoderation.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.DecisionJson;
import org.civicmoderation.decision.DecisionMemo;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.record.RecordStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides comments, one by one and in their order. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Decides comments: KEEP, REVIEW or REMOVE, each with its reasons.",
      "",
      "A file holds JSON Lines (fields id, text, and optionally postedAt, language,"
          + " author{id,name,role}, channel{id,platform,topics[]}, originalPost{id,text},"
          + " inReplyTo, permalink, attachments[{kind,url,altText}], recentComments[],"
          + " channelComments[{authorId,text}]) or CSV with a header"
          + " (columns id, text, postedAt, language, authorId, authorName, authorRole, channelId,"
          + " platform, topics, originalPostId, originalPost, inReplyTo, permalink). Its ending"
          + " tells which, or else its first line.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every comment was decided",
      "1:some lines were refused; the others were decided",
      "2:the command line or the policy pack is wrong, or a file can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate check comments.jsonl",
      "  moderate check --policy my-policy --format json export.csv > decisions.jsonl",
      "  moderate check --profile cautious - < comments.jsonl"
    })
final class CheckCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description =
          "text (for people, the default on a terminal), json (one object a line, the default"
              + " otherwise) or memo (a page a decision, for the file).")
  private @Nullable Format format;

  @Option(
      names = "--record",
      paramLabel = "STORE",
      description =
          "Put every decision on record before it is printed: in a folder, or a database"
              + " (jdbc:postgresql:… or jdbc:h2:…). `moderate records` finds it again.")
  private @Nullable String store;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files of comments; - or none for standard input.")
  private List<String> files = new ArrayList<>();

  /** How decisions are written. */
  enum Format {
    TEXT,
    JSON,
    MEMO
  }

  CheckCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    List<Source> sources = Source.of(files);
    PolicyPack pack = policy.pack();
    ModerationEngine engine = policy.engine(pack, main.environment());
    if (store == null) {
      return run(sources, pack, engine::moderate);
    }
    try (RecordStore records = RecordStoreOption.openOrMake(store, main.environment())) {
      return run(sources, pack, engine.recordingTo(records)::moderate);
    }
  }

  private int run(List<Source> sources, PolicyPack pack, Function<Comment, Decision> engine)
      throws IOException {
    Run run = new Run(pack, sources);
    for (Source source : sources) {
      try (InputStream in = source.open(main.environment())) {
        run.decide(source.name(), new LineReader(in), engine);
      }
    }
    return run.end();
  }

  /** One run over all files. */
  private final class Run {
    private final PrintWriter out = main.out();
    private final boolean isInteractive = main.environment().outIsTerminal();
    private final Format format;
    private final DecisionText text;
    private final Summary summary;
    private final Progress progress;
    private long bytes;
    private @Nullable Decision last;

    Run(PolicyPack pack, List<Source> sources) throws IOException {
      Format chosen = CheckCommand.this.format;
      this.format = chosen != null ? chosen : isInteractive ? Format.TEXT : Format.JSON;
      this.text = new DecisionText(out, main.style(), main.columns());
      this.summary = new Summary(pack);
      this.progress = new Progress(main, Source.size(sources));
    }

    void decide(String name, LineReader lines, Function<Comment, Decision> engine)
        throws IOException {
      CommentReader<Comment> comments =
          CommentReader.of(name, lines, CommentJson::parse, note -> complain(note, "note: "));
      while (true) {
        if (lines.wouldWait()) {
          out.flush();
        }
        CommentReader.Entry<Comment> entry = comments.next();
        if (entry == null) {
          break;
        }
        if (entry instanceof CommentReader.Read<Comment> read) {
          decide(read.value(), engine);
        } else if (entry instanceof CommentReader.Refused<Comment> refused) {
          refused.problems().forEach(problem -> complain(problem, ""));
          summary.addRefused();
        }
        progress.update(bytes + lines.bytesRead(), summary.decisions());
      }
      bytes += lines.bytesRead();
    }

    private void decide(Comment comment, Function<Comment, Decision> engine) {
      Decision decision = engine.apply(comment);
      summary.add(decision);
      last = decision;
      if (isInteractive) {
        progress.clear();
      }
      switch (format) {
        case TEXT -> text.print(decision);
        case JSON -> out.println(DecisionJson.toJson(decision));
        case MEMO -> out.println(DecisionMemo.of(decision) + "\f");
      }
      if (isInteractive) {
        out.flush();
      }
    }

    /** Prints what is wrong with a line, on one line and without a word of the comment. */
    private void complain(Problem problem, String kind) {
      out.flush();
      progress.clear();
      main.err().println(Complaint.of(problem, kind));
    }

    int end() {
      progress.clear();
      if (format == Format.TEXT) {
        summary.print(out, main.style(), last);
      } else if (summary.refused() > 0) {
        out.flush();
        main.err()
            .println(
                "moderate: "
                    + Summary.count(summary.decisions(), "comment")
                    + " decided, "
                    + Summary.count(summary.refused(), "line")
                    + " refused");
      }
      return summary.refused() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
  }
}
