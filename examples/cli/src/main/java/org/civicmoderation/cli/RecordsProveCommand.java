package org.civicmoderation.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.civicmoderation.record.DayRoot;
import org.civicmoderation.record.MerkleLog;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.RecordStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves that a record was there on a day. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Prints, as JSON, the root of all records at the end of a day (RFC 6962), which can be"
          + " published or signed; for a record, the proof that it is under that root; and with"
          + " --since the proof that nothing before an earlier day was changed.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate records prove --store records --day 2026-11-28",
      "  moderate records prove --store records --day 2026-11-28 --since 2026-11-01 ID",
      "  openssl genpkey -algorithm ed25519 -out key.pem",
      "  moderate records prove --store records --day 2026-11-28 --sign-with key.pem"
    })
final class RecordsProveCommand implements Callable<Integer> {
  private final Moderate main;

  @Mixin private RecordStoreOption store = new RecordStoreOption();

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description = "The day, in UTC (default: that of the newest entry).")
  private @Nullable LocalDate day;

  @Option(names = "--since", paramLabel = "DAY", description = "An earlier day.")
  private @Nullable LocalDate since;

  @Option(
      names = "--sign-with",
      paramLabel = "FILE",
      description = "Sign the root with the Ed25519 key in a PEM file (PKCS #8).")
  private @Nullable String key;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The record's id.")
  private @Nullable String id;

  RecordsProveCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    PrivateKey signing = key == null ? null : privateKey(key);
    MerkleLog log;
    RecordHistory history = null;
    try (RecordStore records = store.open(main.environment())) {
      if (id != null) {
        history = RecordStoreOption.record(records, id);
      }
      log = MerkleLog.of(records);
    }
    if (log.days().isEmpty()) {
      throw new UsageException("the record store is empty: there is nothing to prove");
    }
    LocalDate last = log.days().get(log.days().size() - 1);
    try {
      main.out().println(proof(log, day == null ? last : day, history, signing));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private String proof(
      MerkleLog log, LocalDate of, @Nullable RecordHistory history, @Nullable PrivateKey signing)
      throws IOException {
    DayRoot root = log.dayRoot(of);
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeFieldName("root");
      json.writeRawValue(root.toJson());
      if (signing != null) {
        json.writeStringField("signature", root.sign(signing));
      }
      if (history != null) {
        json.writeArrayFieldStart("entries");
        for (RecordEntry entry : history.entries()) {
          if (!LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).isAfter(of)) {
            json.writeStartObject();
            json.writeNumberField("sequence", entry.sequence());
            json.writeStringField("hash", entry.hash());
            hashes(json, "inclusionProof", log.inclusionProof(entry.sequence(), of));
            json.writeEndObject();
          }
        }
        json.writeEndArray();
      }
      if (since != null) {
        json.writeFieldName("since");
        json.writeRawValue(log.dayRoot(since).toJson());
        hashes(json, "consistencyProof", log.consistencyProof(since, of));
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void hashes(JsonGenerator json, String name, List<String> hashes)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String hash : hashes) {
      json.writeString(hash);
    }
    json.writeEndArray();
  }

  private static PrivateKey privateKey(String file) throws IOException {
    String pem = Files.readString(RecordStoreOption.path(file), StandardCharsets.US_ASCII);
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UsageException(
          "`"
              + TextBlock.inLine(file)
              + "` holds no Ed25519 key; make one with `openssl genpkey -algorithm ed25519`");
    }
  }
}
