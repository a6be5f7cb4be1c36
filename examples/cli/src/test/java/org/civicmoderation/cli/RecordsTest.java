package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.civicmoderation.decision.DecisionJson;
import org.civicmoderation.record.EntryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a decision on record, as a records officer goes it on the command line. */
class RecordsTest {
  private static final String THREAT = "decision-1";
  private static final String CHANGED =
      "moderate: entry 1 (DECIDED) of the record `decision-1` was changed after it was sealed: do"
          + " not rely on it; run `moderate records verify`, and compare with a backup\n";
  private static final String COMMENTS =
      """
      {"id":"c-1","text":"Touch that tree and I will kill you.","author":{"name":"Pat Example"}}
      {"id":"c-2","text":"Thank you for the new trees!"}
      """;

  @TempDir private Path folder;
  private String store = "";

  @BeforeEach
  void record() {
    store = folder.resolve("records").toString();
    Terminal.Result result = new Terminal().in(COMMENTS).run("check", "--record", store);
    assertThat(result.code()).isZero();
  }

  /** Whatever a test put on record stands to the published schema. */
  @AfterEach
  void isAsTheSchemaSays() throws IOException {
    check(Path.of(store, "entries-0000000001.jsonl"));
  }

  private static void check(Path entries) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                    builder.schemas(
                        Map.of(
                            "urn:civicmoderation:schema:decision",
                            text(DecisionJson.class, "decision.schema.json"))))
            .getSchema(text(EntryJson.class, "record-entry.schema.json"), InputFormat.JSON);
    List<String> lines = Files.readAllLines(entries);
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      assertThat(schema.validate(line, InputFormat.JSON)).isEmpty();
    }
  }

  private static String text(Class<?> beside, String name) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void findsWhatIsAskedFor() {
    assertThat(records("find", "--criterion", "threats").out())
        .startsWith(THREAT + "  2026-03-01T12:00:00Z  REMOVE  threats");
    assertThat(records("find", "--text", "new trees").out()).startsWith("decision-2");
    assertThat(records("find", "--author", "Pat Example", "--decided", "KEEP").out()).isEmpty();
  }

  @Test
  void showsRecordAndKeepsWhoViewedIt() {
    assertThat(records("show", "--by", "clerk", "--purpose", "request R-14", THREAT).out())
        .contains("DECISION ON A COMMENT", "VIEWED, by reviewer clerk");
    assertThat(records("show", "--by", "clerk", THREAT))
        .isEqualTo(
            new Terminal.Result(
                2,
                "",
                "moderate: --by and --purpose go together: who views the record, and why\n"));
  }

  @Test
  void warnsOfWhatWasChangedAfterItWasSealed() throws IOException {
    change("Pat Example", "Sam Example");

    Terminal.Result shown = records("show", "--format", "html", THREAT);
    Terminal.Result exported =
        records("export", "--format", "csv", "--out", folder.resolve("all.csv").toString());
    Terminal.Result replayed = records("replay");
    Terminal.Result reported =
        run("report", "--from", "2026-03-01", "--to", "2026-03-01", "--format", "html");

    assertThat(shown.out()).contains("Do not rely on this page");
    assertThat(shown.err()).isEqualTo(CHANGED);
    assertThat(exported.err()).contains(CHANGED);
    assertThat(replayed.err()).contains(CHANGED);
    assertThat(reported.out()).contains("Do not publish this report yet");
    assertThat(List.of(shown.code(), exported.code(), replayed.code(), reported.code()))
        .containsOnly(ExitCode.INCOMPLETE);
    assertThat(records("show", "decision-2").err()).isEmpty();
  }

  /** One record that somebody spoiled must not hide the others. */
  @Test
  void goesOnWhereRecordCannotBeRead() throws IOException {
    change("Touch that tree", "Spare that tree");

    assertThat(records("find").out())
        .startsWith("decision-2  ")
        .endsWith(THREAT + "  changed after it was sealed\n");
    Terminal.Result shown = records("show", THREAT);
    assertThat(shown.out())
        .startsWith("The content of record decision-1 was changed after it was sealed")
        .contains("May be destroyed from: not known");
    assertThat(shown.err()).isEqualTo(CHANGED);
    assertThat(run("override", "--overturn", "--by", "jdoe", "--reason", "A song.", THREAT).err())
        .contains("its decision was changed after it was sealed, and can't be read");
    assertThat(records("purge", "--due", "2033-03-02").out()).contains("1 record may be");
  }

  private void change(String words, String others) throws IOException {
    Path entries = Path.of(store, "entries-0000000001.jsonl");
    Files.writeString(entries, Files.readString(entries).replaceFirst(words, others));
  }

  @Test
  void helpsWithCommandOfCommand() {
    assertThat(new Terminal().run("help", "records", "hold").out()).contains("records hold");
  }

  @Test
  void saysThatRecordIsNotThere() {
    assertThat(records("show", "nobody"))
        .isEqualTo(
            new Terminal.Result(
                2,
                "",
                "moderate: there is no record `nobody`; `moderate records find` lists what there"
                    + " is\n"));
  }

  @Test
  void saysThatStoreIsNotThere() {
    Terminal.Result result = new Terminal().run("records", "find", "--store", "nowhere");

    assertThat(result)
        .isEqualTo(
            new Terminal.Result(
                2,
                "",
                "moderate: there is no record store `nowhere`; `moderate check --record FOLDER`"
                    + " makes one\n"));
  }

  @Test
  void keepsWhatPeopleDecide() {
    assertThat(run("override", "--overturn", "--by", "jdoe", "--reason", "A song.", THREAT).out())
        .isEqualTo("KEEP: " + THREAT + "\n");
    assertThat(records("find", "--in-force", "KEEP", "--decided", "REMOVE").out())
        .contains("REMOVE, now KEEP");
  }

  @Test
  void appealIsDecidedByAnotherThanTheReviewer() {
    run("override", "--confirm", "--by", "jdoe", "--reason", "He means it.", THREAT);
    run("appeal", "lodge", "--statement", "I was joking.", THREAT);

    Terminal.Result same = run("appeal", "uphold", "--by", "jdoe", "--reason", "Still.", THREAT);
    Terminal.Result other =
        run("appeal", "overturn", "--by", "other", "--reason", "A joke.", THREAT);

    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err()).contains("jdoe");
    assertThat(other.out()).isEqualTo("KEEP: " + THREAT + "\n");
  }

  @Test
  void holdForbidsPurge() {
    records(
        "hold",
        "--by",
        "clerk",
        "--id",
        "h-1",
        "--kind",
        "request",
        "--reference",
        "R-14",
        "--reason",
        "Asked for.",
        THREAT);

    assertThat(records("purge", "--due", "2033-03-02").out())
        .contains(
            THREAT + "  kept: a hold forbids it: request hold `h-1` for R-14", "1 record may be");
    records("lift", "--by", "clerk", "--id", "h-1", "--reason", "Answered.", THREAT);
    assertThat(records("purge", "--due", "2033-03-02").out()).contains("2 records may be");
  }

  @Test
  void refusesPurgeWithoutNoticeAndBeforeItsDay() {
    assertThat(records("purge", "--due", "2033-03-02", "--by", "clerk").err())
        .contains("--notice-given DAY or --notice-waived WORDS");
    assertThat(
            records(
                    "purge",
                    "--due",
                    "2033-03-02",
                    "--by",
                    "clerk",
                    "--notice-waived",
                    "w",
                    "--yes")
                .code())
        .isEqualTo(2);
    assertThat(records("verify").out()).startsWith("2 entries: nothing was changed");
  }

  @Test
  void verifyFindsChange() throws IOException {
    Path log;
    try (var files = Files.list(Path.of(store))) {
      log = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
    String lines = Files.readString(log, StandardCharsets.UTF_8);
    Files.writeString(log, lines.replace("Pat Example", "Pat Exampel"), StandardCharsets.UTF_8);

    Terminal.Result result = records("verify");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("CONTENT_CHANGED at entry 1").doesNotContain("Pat");
  }

  @Test
  void exportsOnceAndOverNothing() throws IOException {
    Path bundle = folder.resolve("out.zip");

    assertThat(records("export", "--format", "bundle", "--out", bundle.toString()).code()).isZero();

    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .contains("README.txt", "records.csv", "records/" + THREAT + ".html");
    }
    assertThat(records("export", "--format", "csv", "--out", bundle.toString()).err())
        .isEqualTo("moderate: `" + bundle + "` is there already; give another name\n");
  }

  @Test
  void redactedCopySaysWhatIsMissing() throws IOException {
    Path copy = folder.resolve("copy.html");

    Terminal.Result result =
        records(
            "redact",
            "--by",
            "clerk",
            "--request",
            "R-14",
            "--out",
            copy.toString(),
            "--take-out",
            "/decision/comment/author/name=Wis. Stat. 19.36(10)(a)",
            THREAT);

    assertThat(result.code()).isZero();
    assertThat(Files.readString(copy, StandardCharsets.UTF_8))
        .contains("Wis. Stat. 19.36(10)(a)")
        .doesNotContain("Pat Example");
    assertThat(records("show", THREAT).out()).contains("REDACTED_COPY_RELEASED");
  }

  @Test
  void refusesRedactionThatMatchesNothing() {
    Terminal.Result result =
        records(
            "redact",
            "--by",
            "clerk",
            "--request",
            "R-14",
            "--out",
            folder.resolve("copy.html").toString(),
            "--take-out",
            "/decision/nope=because",
            THREAT);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("the redaction of `/decision/nope` matches nothing");
    assertThat(folder.resolve("copy.html")).doesNotExist();
  }

  @Test
  void provesRecordUnderTheRootOfItsDay() {
    assertThat(records("prove", THREAT).out())
        .startsWith("{\"root\":{\"day\":\"2026-03-01\",\"entries\":2,\"root\":\"")
        .contains("\"inclusionProof\":[\"");
  }

  @Test
  void replayIsTheSame() {
    assertThat(records("replay"))
        .isEqualTo(
            new Terminal.Result(
                0,
                "2 records decided again: 2 the same, 0 with another outcome, 0 that differ"
                    + " otherwise\n",
                ""));
  }

  @Test
  void reportsPeriod() {
    assertThat(
            run("report", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "csv")
                .out()
                .lines())
        .contains("decisions,decided,KEEP,1", "decisions,decided,REMOVE,1");
    assertThat(run("report", "--from", "2026-03-01", "--to", "2026-02-01").err())
        .isEqualTo("moderate: --to 2026-02-01 is before --from 2026-03-01\n");
  }

  @Test
  void keepsRecordsInDatabase() throws IOException {
    String database = "jdbc:h2:" + folder.resolve("db");

    new Terminal().in(COMMENTS).run("check", "--record", database);

    Terminal.Result found =
        new Terminal().run("records", "find", "--store", database, "--criterion", "threats");
    assertThat(found.out()).startsWith(THREAT);
    Path entries = folder.resolve("entries.jsonl");
    new Terminal()
        .run("records", "export", "--store", database, "-f", "jsonl", "-o", entries.toString());
    check(entries);
  }

  @Test
  void makesDeletedIndexAnew() throws IOException {
    for (Path file : List.of(Path.of("records.sqlite"), Path.of(""))) {
      Files.delete(Path.of(store, "index").resolve(file));
    }

    assertThat(records("find", "--criterion", "threats").out()).startsWith(THREAT);
  }

  private Terminal.Result records(String command, String... args) {
    return run(
        "records",
        java.util.stream.Stream.concat(List.of(command).stream(), List.of(args).stream())
            .toArray(String[]::new));
  }

  /** Runs a command on the store; its name comes first, options and parameters after. */
  private Terminal.Result run(String command, String... args) {
    List<String> all = new java.util.ArrayList<>(List.of(args));
    all.add(0, command);
    int at = command.equals("records") ? 2 : 1;
    all.addAll(at, List.of("--store", store));
    return new Terminal().run(all.toArray(String[]::new));
  }
}
