package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicmoderation.decision.DecisionJson;

/** The published schema of an entry, for every test that writes one. */
public final class RecordSchema {
  static final Schema SCHEMA = schema();

  private RecordSchema() {}

  /** Fails unless a line is an entry by the schema. */
  public static void check(String line) {
    assertThat(SCHEMA.validate(line, InputFormat.JSON)).isEmpty();
  }

  /** Fails unless all entries of a store are entries by the schema. */
  public static void check(RecordStore store) {
    try (Stream<RecordEntry> entries = store.stream()) {
      entries.forEach(entry -> check(EntryJson.toJson(entry)));
    }
  }

  private static Schema schema() {
    String decision = text(DecisionJson.class, "decision.schema.json");
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(Map.of("urn:civicmoderation:schema:decision", decision))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
        .getSchema(text(EntryJson.class, "record-entry.schema.json"), InputFormat.JSON);
  }

  private static String text(Class<?> beside, String name) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
