package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import java.util.List;
import java.util.stream.Stream;
import org.civicmoderation.decision.SampleDecisions;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Records.SettableClock;
import org.junit.jupiter.api.Test;

class EntryJsonTest {
  private static final List<RecordEntry> ENTRIES = entries();

  /** Entries of every kind, and their heads once their content was destroyed. */
  private static List<RecordEntry> entries() {
    SettableClock clock = new SettableClock(Records.START);
    try (MemoryRecordStore store = new MemoryRecordStore(clock)) {
      List<RecordEntry> appended = Records.everyKind(store, clock);
      try (Stream<RecordEntry> stored = store.stream()) {
        return Stream.concat(appended.stream(), stored).toList();
      }
    }
  }

  @Test
  void validatesEveryKindOfEntryAgainstTheSchema() {
    assertThat(ENTRIES.stream().map(RecordEntry::kind)).contains(EntryKind.values());
    for (RecordEntry entry : ENTRIES) {
      RecordSchema.check(EntryJson.toJson(entry));
    }
  }

  @Test
  void readsBackEqual() {
    for (RecordEntry entry : ENTRIES) {
      String line = EntryJson.toJson(entry);

      assertThat(line).doesNotContain("\n").doesNotContain("\r");
      assertThat(EntryJson.parse(line)).isEqualTo(entry);
      assertThat(EntryJson.toJson(EntryJson.parse(line))).isEqualTo(line);
    }
  }

  @Test
  void hashesWhatStandsInTheLine() {
    for (RecordEntry entry : ENTRIES) {
      String line = EntryJson.toJson(entry);
      int content = line.indexOf(",\"content\":");
      String head = line.substring(line.indexOf("\"head\":") + 7, content);

      assertThat(Hashes.of(head)).isEqualTo(entry.hash());
      assertThat(CanonicalJson.of(head)).isEqualTo(head);
      if (entry.contentJson() != null) {
        String held = line.substring(content + 11, line.length() - 1);
        assertThat(Hashes.of(held)).isEqualTo(entry.contentHash());
        assertThat(CanonicalJson.of(held)).isEqualTo(held);
      }
    }
  }

  @Test
  void keepsHalfSurrogatesInExactUnits() {
    DecisionRecord record =
        DecisionRecord.of(
            SampleDecisions.sentToReview(),
            Records.SEVEN_YEARS,
            "\uDC00\uD83D\uDE00\uD83D and \\uD83D",
            new RecordContext(null, null, "\uFFFD stays, \uD800 too", 0, null));
    try (MemoryRecordStore store = new MemoryRecordStore()) {
      RecordEntry entry = store.append(NewEntry.decided(record));
      String line = EntryJson.toJson(entry);

      assertThat(line).contains("\"loneSurrogates\":[").contains("\"unit\":\"d83d\"");
      RecordSchema.check(line);
      assertThat(EntryJson.parse(line).content()).contains(record);
    }
  }

  @Test
  void givesTheSameContentAnotherHashEachTime() {
    try (MemoryRecordStore store = new MemoryRecordStore()) {
      store.append(Records.decided("r-1", Outcome.REMOVE, 0));
      RecordEntry one = store.append(NewEntry.viewed("r-1", Records.CLERK, "To answer a request."));
      RecordEntry two = store.append(NewEntry.viewed("r-1", Records.CLERK, "To answer a request."));

      assertThat(one.content()).isEqualTo(two.content());
      assertThat(one.contentHash()).isNotEqualTo(two.contentHash());
    }
  }

  @Test
  void refusesWhatIsNotAnEntry() {
    String line = EntryJson.toJson(ENTRIES.get(0));
    for (String wrong :
        List.of(
            "",
            "{}",
            "null",
            line.substring(1),
            line.replaceFirst("hash", "Hash"),
            line.replaceFirst("\"head\"", "\"tail\""))) {
      assertThatThrownBy(() -> EntryJson.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the line does not have the parts of an entry");
    }
    assertThatThrownBy(() -> EntryJson.parse(line.replaceFirst("\"format\":1", "\"format\":2")))
        .hasMessage("the entry is in format 2, and this version reads 1: use a newer one");
    assertThatThrownBy(() -> EntryJson.parse(line.replaceFirst("DECIDED", "DREAMT")))
        .hasMessage("`kind` must be a kind of entry");
  }

  @Test
  void refusesByItsSchemaWhatItDoesNotKnow() {
    String line = EntryJson.toJson(ENTRIES.get(1));
    assertThat(ENTRIES.get(1).kind()).isEqualTo(EntryKind.REVIEW_CONFIRMED);

    assertThat(RecordSchema.SCHEMA.validate(line, InputFormat.JSON)).isEmpty();
    assertThat(
            RecordSchema.SCHEMA.validate(
                line.replace("\"outcome\":\"REMOVE\"", "\"outcome\":\"REVIEW\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            RecordSchema.SCHEMA.validate(
                line.replace("REVIEW_CONFIRMED", "APPEAL_LODGED"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            RecordSchema.SCHEMA.validate(
                line.replace("\"sequence\":2", "\"sequence\":0"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void describesEveryFieldInTheSchema() {
    RecordSchema.SCHEMA
        .getSchemaNode()
        .at("/$defs")
        .properties()
        .forEach(
            definition ->
                definition
                    .getValue()
                    .path("properties")
                    .properties()
                    .forEach(
                        field -> {
                          if (!definition.getKey().startsWith("is-")) {
                            assertThat(field.getValue().path("description").asText())
                                .as(definition.getKey() + "." + field.getKey())
                                .isNotBlank();
                          }
                        }));
  }
}
