package org.civicmoderation.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.export.RecordBundle;
import org.civicmoderation.record.export.RecordCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes records to a file that others can read. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the records that all the given options hold for to a file, the oldest first.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records export --store records --format csv --out november.csv --from 2026-11-01",
      "  moderate records export --store records --format bundle --out threats.zip --criterion"
          + " threats"
    })
final class RecordsExportCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();
  @Mixin private RecordQueryOptions asked = new RecordQueryOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      required = true,
      description =
          "jsonl (every entry, a line each), csv (a row a decision) or bundle (a ZIP with both, a"
              + " page a record, and a manifest of hashes).")
  private Format format = Format.JSONL;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write; it must not be there yet.")
  private String file = "";

  /** The forms of an export. */
  enum Format {
    JSONL,
    CSV,
    BUNDLE
  }

  RecordsExportCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    Path path = RecordStoreOption.path(file);
    List<String> ids = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    try (RecordStore records = store.open(main.environment());
        OutputStream out = create(path)) {
      records.forEach(
          asked.all(),
          history -> {
            ids.add(history.id());
            changed.addAll(RecordStoreOption.changed(history));
          });
      if (format == Format.BUNDLE) {
        RecordBundle.write(records, ids, main.environment().clock().instant(), out);
      } else {
        write(records, ids, out);
      }
    }
    main.err().println("moderate: " + Summary.count(ids.size(), "record") + " written to " + path);
    changed.forEach(main.err()::println);
    return changed.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private void write(RecordStore records, List<String> ids, OutputStream out) throws IOException {
    try (Writer writer = Output.on(out, StandardCharsets.UTF_8)) {
      if (format == Format.CSV) {
        RecordCsv csv = new RecordCsv(writer);
        ids.forEach(id -> csv.add(RecordStoreOption.record(records, id)));
      } else {
        ids.forEach(
            id -> RecordBundle.writeJsonLines(RecordStoreOption.record(records, id), writer));
      }
    }
  }

  /** Makes a file, and refuses to write over one: it may be the only copy of something. */
  static OutputStream create(Path path) throws IOException {
    try {
      return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("`" + path + "` is there already; give another name");
    }
  }
}
