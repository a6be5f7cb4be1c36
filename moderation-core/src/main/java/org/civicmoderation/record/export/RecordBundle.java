package org.civicmoderation.record.export;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicmoderation.record.EntryJson;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordStore;

/**
 * Records in one ZIP file that can be read, and proven, without this software: each record as a
 * page of HTML, all of them as JSON Lines and as CSV, a manifest with the SHA-256 of every file,
 * and a page that says how to check it. It holds comments, which are personal data.
 */
public final class RecordBundle {
  private static final String README =
      """
      RECORDS OF DECISIONS ON COMMENTS

      Made %s, %d records.

      records/ID.html        each record as a page for people; open it in any browser
      records.csv            a row a decision, for spreadsheets (UTF-8, RFC 4180)
      entries.jsonl          every entry of every record, a line each, as the record store has it
      manifest-sha256.txt    the SHA-256 of every other file

      To check that no file was changed since:   sha256sum --check manifest-sha256.txt
      (on Windows: certutil -hashfile FILE SHA256, and compare)

      To check an entry: a line of entries.jsonl is {"hash":H,"head":{...},"content":{...}}. H is the
      SHA-256 of the bytes of the head, from its opening to its closing brace; the head's contentHash
      is that of the bytes of the content. Both stand in canonical form (RFC 8785). The head's
      previousHash is the hash of the entry before it in the store, which need not be in this bundle.
      For the first line, this prints H:

        sed -n 1p entries.jsonl | sed 's/.*"head"://; s/,"content":.*//' | tr -d '\\n' | sha256sum

      Where the content is null it was destroyed under the retention schedule, and the record's last
      entry, PURGED, certifies that.
      """;

  private RecordBundle() {}

  /**
   * Writes a bundle.
   *
   * @param store where the records are; they are read one at a time
   * @param recordIds which records, in the order they are to stand in
   * @param madeAt when it is made
   * @param out where to; it stays open
   * @throws IllegalArgumentException if the store has no record of an id
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(
      RecordStore store, List<String> recordIds, Instant madeAt, OutputStream out) {
    try {
      new Writing(store, recordIds, madeAt, out).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes every entry of records as JSON Lines, as the store has them.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void writeJsonLines(RecordHistory history, Appendable out) {
    try {
      for (RecordEntry entry : history.entries()) {
        out.append(EntryJson.toJson(entry)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Writing {
    private final RecordStore store;
    private final List<String> recordIds;
    private final Instant madeAt;
    private final ZipOutputStream zip;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    Writing(RecordStore store, List<String> recordIds, Instant madeAt, OutputStream out) {
      this.store = store;
      this.recordIds = List.copyOf(recordIds);
      this.madeAt = madeAt;
      this.zip = new ZipOutputStream(new Unclosed(out), StandardCharsets.UTF_8);
    }

    void write() throws IOException {
      file("README.txt", writer -> writer.write(README.formatted(madeAt, recordIds.size())));
      file("entries.jsonl", writer -> recordIds.forEach(id -> writeJsonLines(record(id), writer)));
      file(
          "records.csv",
          writer -> {
            RecordCsv csv = new RecordCsv(writer);
            recordIds.forEach(id -> csv.add(record(id)));
          });
      for (String id : recordIds) {
        file("records/" + id + ".html", writer -> writer.write(RecordHtml.of(record(id))));
      }
      StringBuilder manifest = new StringBuilder();
      hashes.forEach((name, hash) -> manifest.append(hash).append("  ").append(name).append('\n'));
      file("manifest-sha256.txt", writer -> writer.append(manifest));
      zip.finish();
    }

    private RecordHistory record(String id) {
      return store
          .get(id)
          .orElseThrow(() -> new IllegalArgumentException("there is no record `" + id + "`"));
    }

    private interface Content {
      void writeTo(Writer writer) throws IOException;
    }

    private void file(String name, Content content) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(madeAt.toEpochMilli());
      zip.putNextEntry(entry);
      DigestOutputStream digesting = new DigestOutputStream(new Unclosed(zip), sha256());
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(digesting, StandardCharsets.UTF_8))) {
        content.writeTo(writer);
      }
      zip.closeEntry();
      hashes.put(name, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every Java has it
      }
    }
  }

  /** A stream that others may close without closing what is below. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
