package org.civicmoderation.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.Redaction;
import org.civicmoderation.record.export.RedactedCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a copy of a record with passages taken out. */
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a copy of a record with passages taken out, each for a reason, and keeps on the record"
          + " that it was given out. The original stays as it is.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records redact --store records --by clerk --request R-14 --out copy.html \\",
      "    --take-out \"/decision/comment/author/name=Wis. Stat. 19.36(10)(a): home address\" \\",
      "    --take-out \"/decision/comment/text[12,24]=Wis. Stat. 19.36(10)(a): telephone number\" ID"
    })
final class RecordsRedactCommand implements Callable<Integer> {
  /** A pointer, a span if there is one, and the reason. */
  private static final Pattern TAKE_OUT =
      Pattern.compile("(/[^=\\[]*)(?:\\[(\\d{1,9}),(\\d{1,9})\\])?=(.+)", Pattern.DOTALL);

  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordStoreOption.By by = new RecordStoreOption.By();

  @Option(
      names = "--take-out",
      paramLabel = "FIELD=REASON",
      required = true,
      description =
          "A field of the record (JSON Pointer), or with [START,END] a passage of it in UTF-16 units,"
              + " and the statute that allows it.")
  private List<String> takeOut = new ArrayList<>();

  @Option(
      names = "--request",
      paramLabel = "NUMBER",
      required = true,
      description = "The records request that the copy answers.")
  private String request = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write, .html for a page or .json; it must not be there yet.")
  private String file = "";

  @Parameters(paramLabel = "ID", description = "The record's id.")
  private String id = "";

  RecordsRedactCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    List<Redaction> redactions = takeOut.stream().map(RecordsRedactCommand::redaction).toList();
    Path path = RecordStoreOption.path(file);
    RedactedCopy copy;
    try (RecordStore records = store.openForAppending(main.environment())) {
      RecordHistory history = RecordStoreOption.record(records, id);
      try {
        copy = RedactedCopy.of(history, redactions);
      } catch (IllegalArgumentException e) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      try (OutputStream out = RecordsExportCommand.create(path)) {
        String text = file.endsWith(".json") ? copy.json() : copy.html();
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      records.append(NewEntry.copyReleased(id, copy.released(request), by.reviewer()));
    }
    main.err()
        .println(
            "moderate: "
                + Summary.count(copy.redactions().size(), "passage")
                + " taken out; the copy is in "
                + path);
    return ExitCode.OK;
  }

  private static Redaction redaction(String takeOut) {
    Matcher parts = TAKE_OUT.matcher(takeOut);
    if (!parts.matches()) {
      throw new UsageException(
          "`"
              + TextBlock.inLine(takeOut)
              + "` is not FIELD=REASON; write \"/decision/comment/author/name=Wis. Stat."
              + " 19.36(10)(a)\", or with a passage \"/decision/comment/text[12,24]=…\"");
    }
    try {
      return parts.group(2) == null
          ? Redaction.ofField(parts.group(1), parts.group(4))
          : Redaction.ofSpan(
              parts.group(1),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)),
              parts.group(4));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
