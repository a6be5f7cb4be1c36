package org.civicmoderation.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.Evaluation;
import org.civicmoderation.check.EvaluationReport;
import org.civicmoderation.check.Figures;
import org.civicmoderation.check.LabelledComment;
import org.civicmoderation.check.Miss;
import org.civicmoderation.check.OwnCases;
import org.civicmoderation.check.RulePrecision;
import org.civicmoderation.check.UnsharedTexts;
import org.civicmoderation.policy.PolicyPack;
import org.jspecify.annotations.Nullable;
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
      "1:some lines were refused, and the others were counted; or some figures fell",
      "2:the command line or the policy pack is wrong, or a file can't be read or written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate evaluate --cases labelled.jsonl",
      "  moderate evaluate --cases labelled.jsonl --policy my-policy --misses 20",
      "  moderate evaluate --own --cases one.jsonl --cases two.jsonl --report measured",
      "  moderate evaluate --cases one.jsonl --against figures.json"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Option(
      names = {"-c", "--cases"},
      paramLabel = "FILE",
      description = "Labelled comments; each file is a set, and is counted for itself.")
  private List<String> cases = new ArrayList<>();

  @Option(names = "--own", description = "The pack's own cases are a set too, the first one.")
  private boolean own;

  @Option(
      names = "--unshared",
      paramLabel = "FILE",
      description =
          "Texts that another policy flags and this one does not, one a line; lines that start with"
              + " `# ` say why. Recall is told without them too.")
  private @Nullable Path unshared;

  @Option(
      names = "--misses",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = ALL,
      defaultValue = "0",
      description = "List what was decided otherwise than labelled: the first N of a set, or all.")
  private String misses = "0";

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write evaluation.json, evaluation.md and rules.md (which rules were not right, and where)"
              + " into this folder.")
  private @Nullable Path report;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Write how often each rule was right; of a file that holds such a table, only the table"
              + " is replaced.")
  private @Nullable Path rules;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Write the figures for later comparison; of sets that are not measured now, the file keeps"
              + " what it has.")
  private @Nullable Path record;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Fail when a figure is worse than in this file, which --record wrote.")
  private @Nullable Path against;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "How much worse a figure may be (default: ${DEFAULT-VALUE}).")
  private double tolerance = 0.01;

  EvaluateCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    int most = mostMisses();
    if (cases.isEmpty() && !own) {
      throw new UsageException("nothing to evaluate: give `--cases FILE`, or `--own`");
    }
    Figures earlier = against == null ? null : figures(against);
    List<Source> sources = cases.isEmpty() ? List.of() : Source.of(cases);
    PolicyPack pack = policy.pack();
    ModerationEngine engine = policy.engine(pack, main.environment());
    EvaluationReport evaluated = EvaluationReport.start(most);
    if (own) {
      Evaluation evaluation = evaluated.set(OwnCases.NAME);
      for (LabelledComment comment : OwnCases.of(pack)) {
        evaluation.add(comment, engine.moderate(comment.comment()));
      }
    }
    boolean complete = evaluate(sources, engine, evaluated, unsharedTexts());
    print(evaluated);
    write(evaluated, engine);
    boolean held = earlier == null || holds(evaluated.figures(), earlier);
    main.out().flush();
    return complete && held ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  /** Decides all labelled comments, and returns whether every line could be read. */
  private boolean evaluate(
      List<Source> sources,
      ModerationEngine engine,
      EvaluationReport evaluated,
      UnsharedTexts unsharedTexts)
      throws IOException {
    Progress progress = new Progress(main, Source.size(sources));
    long decided = 0;
    long refused = 0;
    long bytes = 0;
    for (Source source : sources) {
      Evaluation evaluation = evaluated.set(name(source, sources));
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
            evaluation.add(
                unsharedTexts.tag(read.value()), engine.moderate(read.value().comment()));
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
    if (refused > 0) {
      main.err()
          .println(
              "moderate: "
                  + Summary.count(decided, "comment")
                  + " counted, "
                  + Summary.count(refused, "line")
                  + " refused");
    }
    return refused == 0;
  }

  /** Returns what a set is called: its file's name without folder and ending, if only it has it. */
  private static String name(Source source, List<Source> sources) {
    String stem = stem(source);
    boolean single = sources.stream().filter(other -> stem(other).equals(stem)).count() == 1;
    return single && !stem.equals(OwnCases.NAME) ? stem : source.name();
  }

  private static String stem(Source source) {
    Path file = source.path() == null ? null : source.path().getFileName();
    return file == null ? source.name() : file.toString().replaceFirst("(?<=.)\\.[A-Za-z]+$", "");
  }

  private void print(EvaluationReport evaluated) {
    PrintWriter out = main.out();
    List<String> names = evaluated.names();
    if (json) {
      out.println(
          names.size() == 1 ? evaluated.set(names.get(0)).toJson() : evaluated.toJson().strip());
      return;
    }
    if (names.size() > 1) {
      out.println(evaluated.toMarkdown().stripTrailing());
    } else {
      out.println(evaluated.set(names.get(0)).toTable().stripTrailing());
    }
    for (String name : names) {
      for (Miss miss : evaluated.set(name).misses()) {
        out.println();
        out.println((names.size() > 1 ? name + " " : "") + miss.format());
      }
    }
  }

  private void write(EvaluationReport evaluated, ModerationEngine engine) throws IOException {
    if (report != null) {
      Files.createDirectories(report);
      Files.writeString(report.resolve("evaluation.json"), evaluated.toJson());
      Files.writeString(report.resolve("evaluation.md"), evaluated.toMarkdown());
      Files.writeString(report.resolve("rules.md"), evaluated.rules(engine).weakToMarkdown());
    }
    if (rules != null) {
      String table = evaluated.rules(engine).toMarkdown();
      Files.writeString(
          rules,
          Files.exists(rules) ? RulePrecision.inPage(Files.readString(rules), table) : table);
    }
    if (record != null) {
      Figures figures = evaluated.figures();
      Files.writeString(
          record, (Files.exists(record) ? figures(record).with(figures) : figures).toJson());
    }
  }

  private UnsharedTexts unsharedTexts() throws IOException {
    return unshared == null ? UnsharedTexts.NONE : UnsharedTexts.parse(content(unshared));
  }

  private static Figures figures(Path file) throws IOException {
    return Figures.parse(file.toString(), content(file));
  }

  private static String content(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file `" + TextBlock.inLine(file.toString()) + "`");
    }
    return Files.readString(file);
  }

  private boolean holds(Figures now, Figures earlier) {
    List<Figures.Fall> falls = now.fallsSince(earlier, tolerance);
    main.out().flush();
    falls.forEach(fall -> main.err().println("moderate: " + fall.describe()));
    if (falls.isEmpty()) {
      main.err().println("moderate: no figure is worse than in " + against);
    }
    return falls.isEmpty();
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
