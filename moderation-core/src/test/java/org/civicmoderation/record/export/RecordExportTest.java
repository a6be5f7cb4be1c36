package org.civicmoderation.record.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.EntryJson;
import org.civicmoderation.record.MemoryRecordStore;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.PurgePlan;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.Reviewer;
import org.civicmoderation.record.SampleRecords;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordExportTest {
  private final MemoryRecordStore store = SampleRecords.store();
  private final RecordHistory removed = SampleRecords.removed(store, null);

  @Nested
  class Csv {
    @Test
    void hasRowForEachDecision() throws IOException {
      List<CSVRecord> rows = rows(removed);

      assertThat(rows).hasSize(1);
      Map<String, String> row = rows.get(0).toMap();
      assertThat(row.keySet()).containsExactlyElementsOf(RecordCsv.COLUMNS);
      assertThat(row)
          .containsEntry("recordId", removed.id())
          .containsEntry("decided", "REMOVE")
          .containsEntry("criteria", "threats")
          .containsEntry("words", "I will … break")
          .containsEntry("authorName", "Pat Example")
          .containsEntry("mayBeDestroyedFrom", removed.dueOn().orElseThrow().toString());
      assertThat(row.get("text"))
          .isEqualTo(removed.decided().orElseThrow().decision().comment().text());
    }

    @Test
    void letsNoSpreadsheetRunComment() throws IOException {
      RecordHistory formula =
          SampleRecords.decided(
              store,
              "r-2",
              Instant.parse("2026-11-20T13:00:00Z"),
              Comment.of("c-9", "=HYPERLINK(\"https://evil.example\")"),
              Outcome.KEEP);

      assertThat(rows(formula).get(0).get("text")).startsWith("'=HYPERLINK");
    }
  }

  @Nested
  class Html {
    @Test
    void marksTheWordsInTheComment() {
      assertThat(RecordHtml.of(removed))
          .contains("Touch that tree again and <mark>I will</mark> <mark>break</mark> your legs");
    }

    @Test
    void saysWhatHappened() {
      store.append(
          NewEntry.confirmed(removed, new Reviewer("jdoe", "Jane Doe"), "It names his legs."));

      assertThat(RecordHtml.of(store.get(removed.id()).orElseThrow()))
          .contains("A reviewer confirmed the decision", "Jane Doe (jdoe)", "It names his legs.");
    }

    @Test
    void runsNothingThatCommentHolds() {
      RecordHistory script =
          SampleRecords.decided(
              store,
              "r-3",
              Instant.parse("2026-11-20T13:00:00Z"),
              Comment.of("c-9", "<script>alert(1)</script>"),
              Outcome.KEEP);

      assertThat(RecordHtml.of(script))
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script");
    }
  }

  @Nested
  class Bundle {
    private final Instant madeAt = Instant.parse("2026-11-28T00:00:00Z");

    @Test
    void manifestHasHashOfEveryFile() throws Exception {
      Map<String, byte[]> files = unzip(bundle(List.of(removed.id())));

      Map<String, String> manifest = new LinkedHashMap<>();
      text(files, "manifest-sha256.txt")
          .lines()
          .forEach(line -> manifest.put(line.substring(66), line.substring(0, 64)));
      Map<String, byte[]> others = new LinkedHashMap<>(files);
      others.remove("manifest-sha256.txt");
      assertThat(manifest.keySet()).containsExactlyElementsOf(others.keySet());
      for (Map.Entry<String, byte[]> file : others.entrySet()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.getValue());
        assertThat(manifest).containsEntry(file.getKey(), HexFormat.of().formatHex(hash));
      }
    }

    @Test
    void entriesReadBackAsTheyWere() throws Exception {
      Map<String, byte[]> files = unzip(bundle(List.of(removed.id())));

      assertThat(text(files, "entries.jsonl").lines().map(EntryJson::parse))
          .containsExactlyElementsOf(removed.entries());
    }

    @Test
    void isTheSameEachTime() throws Exception {
      assertThat(bundle(List.of(removed.id()))).isEqualTo(bundle(List.of(removed.id())));
    }

    @Test
    void refusesRecordThatIsNotThere() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bundle(List.of("nobody")))
          .withMessage("there is no record `nobody`");
    }

    private byte[] bundle(List<String> ids) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RecordBundle.write(store, ids, madeAt, out);
      return out.toByteArray();
    }

    private Map<String, byte[]> unzip(byte[] bundle) throws IOException {
      Map<String, byte[]> files = new LinkedHashMap<>();
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
      return files;
    }

    private String text(Map<String, byte[]> files, String name) {
      return new String(files.get(name), StandardCharsets.UTF_8);
    }
  }

  /** What is left of a purged record is exported like any other. */
  @Test
  void exportsWhatPurgeLeaves() throws IOException {
    SampleRecords.SettableClock clock = new SampleRecords.SettableClock(SampleRecords.NOW);
    MemoryRecordStore purged = new MemoryRecordStore(clock);
    String id = SampleRecords.removed(purged, null).id();
    LocalDate due = purged.get(id).orElseThrow().dueOn().orElseThrow();
    clock.set(due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    purged.purge(
        purged.purgePlan(due), PurgePlan.Approval.withoutNotice(Reviewer.of("clerk"), "waived"));
    RecordHistory left = purged.get(id).orElseThrow();
    StringWriter lines = new StringWriter();

    RecordBundle.writeJsonLines(left, lines);

    assertThat(rows(left).get(0).toMap())
        .containsEntry("purged", "true")
        .containsEntry("mayBeDestroyedFrom", due.toString())
        .containsEntry("text", "");
    assertThat(RecordHtml.of(left))
        .contains("was destroyed under the retention schedule", "Could be destroyed from")
        .doesNotContain("Pat Example");
    assertThat(lines.toString()).contains("PURGED").doesNotContain("Pat Example");
    assertThat(left.changed()).isEmpty();
  }

  private static List<CSVRecord> rows(RecordHistory history) throws IOException {
    StringBuilder out = new StringBuilder();
    new RecordCsv(out).add(history);
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(out.toString()))
        .getRecords();
  }
}
