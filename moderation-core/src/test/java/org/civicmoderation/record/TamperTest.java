package org.civicmoderation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.Records.SettableClock;
import org.civicmoderation.record.Verification.Fault;
import org.civicmoderation.record.Verification.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever edits the log is found out, and which entry it was. */
class TamperTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private List<String> lines;
  private Checkpoint end;

  @BeforeEach
  void writeEveryKind() throws IOException {
    SettableClock clock = new SettableClock(Records.START);
    try (FileRecordStore store = FileRecordStore.builder(folder).clock(clock).open()) {
      Records.everyKind(store, clock);
      end = store.checkpoint();
    }
    lines = Folders.lines(folder);
    assertThat(faults(lines)).isEmpty();
  }

  private List<Fault> faults(List<String> changed) throws IOException {
    Folders.write(folder, changed);
    return FileRecordStore.verify(folder, null).faults();
  }

  private List<String> with(int index, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, line);
    return changed;
  }

  @Test
  void findsEveryFieldThatIsChanged() throws IOException {
    int changes = 0;
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = MAPPER.readTree(lines.get(i));
      // Blanks stand where content was destroyed.
      assertThat(MAPPER.writeValueAsString(line))
          .as("the line itself")
          .isEqualTo(lines.get(i).replaceFirst(" *}$", "}"));
      int fields = count(line);
      for (int field = 0; field < fields; field++) {
        JsonNode changed = line.deepCopy();
        String what = change(changed, new int[] {field}, "");

        List<Fault> faults = faults(with(i, MAPPER.writeValueAsString(changed)));

        assertThat(faults).as("line %s, %s", i + 1, what).isNotEmpty();
        assertThat(faults)
            .as("line %s, %s", i + 1, what)
            .extracting(Fault::sequence)
            .contains(i + 1L);
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(500);
  }

  @Test
  void findsEveryFieldThatIsTakenOutOrPutIn() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = MAPPER.readTree(lines.get(i));
      for (String part : List.of("", "/head", "/content", "/content/data")) {
        if (!(line.at(part) instanceof ObjectNode object)) {
          continue;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
          JsonNode changed = line.deepCopy();
          ((ObjectNode) changed.at(part)).remove(name);
          assertThat(faults(with(i, changed.toString())))
              .as("line %s without %s/%s", i + 1, part, name)
              .extracting(Fault::sequence)
              .contains(i + 1L);
        }
        JsonNode changed = line.deepCopy();
        ((ObjectNode) changed.at(part)).put("more", 1);
        assertThat(faults(with(i, changed.toString())))
            .as("line %s with more in %s", i + 1, part)
            .extracting(Fault::sequence)
            .contains(i + 1L);
      }
    }
  }

  @Test
  void findsEveryLineThatIsTakenOut() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      List<String> changed = new ArrayList<>(lines);
      changed.remove(i);

      assertThat(faults(changed))
          .as("without line %s", i + 1)
          .extracting(Fault::kind, Fault::sequence)
          .contains(tuple(FaultKind.MISSING, i + 1L));
    }
  }

  @Test
  void findsEveryTwoLinesThatAreSwapped() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        List<String> changed = new ArrayList<>(lines);
        Collections.swap(changed, i, j);

        List<Fault> faults = faults(changed);

        assertThat(faults).as("lines %s and %s", i + 1, j + 1).isNotEmpty();
        assertThat(faults.stream().map(Fault::kind))
            .containsAnyOf(FaultKind.MOVED, FaultKind.MISSING, FaultKind.INSERTED);
      }
    }
  }

  @Test
  void findsEveryLineThatStandsTwice() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      for (int at : new int[] {0, i + 1, lines.size()}) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(at, lines.get(i));

        assertThat(faults(changed))
            .as("line %s again at %s", i + 1, at + 1)
            .isNotEmpty()
            .extracting(Fault::sequence)
            .contains(i + 1L);
      }
    }
  }

  @Test
  void findsAnEntryThatIsPutIn() throws IOException {
    // After the last one it would be a further entry, as anyone who may write can make one.
    for (int i = 0; i < lines.size() - 1; i++) {
      RecordEntry before = EntryJson.parse(lines.get(i));
      RecordEntry forged =
          Draft.of(Records.decided("forged", Outcome.KEEP, 0), "0".repeat(32))
              .seal(before.sequence() + 1, before.hash(), before.at());
      List<String> changed = new ArrayList<>(lines);
      changed.add(i + 1, EntryJson.toJson(forged));

      assertThat(faults(changed)).as("after line %s", i + 1).isNotEmpty();
    }
  }

  @Test
  void findsAnEntryThatIsWrittenAnewWithItsHashes() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      RecordEntry entry = EntryJson.parse(lines.get(i));
      RecordEntry forged =
          Draft.of(Records.decided("forged", Outcome.KEEP, 0), "0".repeat(32))
              .seal(entry.sequence(), entry.previousHash(), entry.at());

      // The last one too: the index beside the log knows it.
      assertThat(faults(with(i, EntryJson.toJson(forged))))
          .as("line %s", i + 1)
          .extracting(Fault::kind, Fault::sequence)
          .contains(tuple(FaultKind.HEAD_CHANGED, i + 1L));
    }
  }

  @Test
  void findsByACheckpointAChainThatIsWrittenAnewFromSomeEntryOn() throws IOException {
    Folders.delete(folder.resolve("index"));
    List<String> changed = new ArrayList<>(lines.subList(0, 5));
    RecordEntry last = EntryJson.parse(lines.get(4));
    for (int i = 0; i < 20; i++) {
      last =
          Draft.of(Records.decided("forged-" + i, Outcome.KEEP, 0), "0".repeat(32))
              .seal(last.sequence() + 1, last.hash(), last.at());
      changed.add(EntryJson.toJson(last));
    }
    Folders.write(folder, changed);

    assertThat(FileRecordStore.verify(folder, null).isIntact()).isTrue();
    assertThat(FileRecordStore.verify(folder, end).faults())
        .extracting(Fault::kind)
        .containsExactly(FaultKind.NOT_THE_CHAIN);
  }

  @Test
  void findsByACheckpointAChainThatWasCutShort() throws IOException {
    Folders.delete(folder.resolve("index"));
    Folders.write(folder, lines.subList(0, lines.size() - 1));
    // Without its entry, a certificate's contents are missing; up to there nothing else is.
    assertThat(FileRecordStore.verify(folder, end).faults())
        .extracting(Fault::kind)
        .contains(FaultKind.NOT_THE_CHAIN);
  }

  @Test
  void findsContentThatIsGoneWithoutACertificate() throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      EntryLine line = EntryLine.of(lines.get(i).getBytes(StandardCharsets.UTF_8));
      if (line.destroyed()) {
        continue;
      }
      String gone = EntryJson.toJson(EntryJson.parse(lines.get(i)).withoutContent());

      assertThat(faults(with(i, gone)))
          .as("line %s", i + 1)
          .extracting(Fault::kind, Fault::sequence)
          .contains(tuple(FaultKind.CONTENT_MISSING, i + 1L));
    }
  }

  @Test
  void findsContentThatIsThereAlthoughACertificateSaysOtherwise() throws IOException {
    SettableClock clock = new SettableClock(Records.START);
    Path other = folder.resolve("other");
    try (FileRecordStore store = FileRecordStore.builder(other).clock(clock).open()) {
      store.append(Records.decided("r-1", Outcome.REMOVE, 0));
      String whole = Folders.lines(other).get(0);
      clock.set(Records.START.plus(Duration.ofDays(3_000)));
      store.purge(
          store.purgePlan(LocalDate.of(2034, 1, 1)),
          PurgePlan.Approval.withoutNotice(Records.CLERK, "Waived."));
      List<String> purged = Folders.lines(other);
      Folders.write(other, List.of(whole, purged.get(1)));

      assertThat(store.verify().faults())
          .extracting(Fault::kind, Fault::sequence)
          .containsExactly(tuple(FaultKind.CONTENT_NOT_DESTROYED, 1L));
    }
  }

  @Test
  void findsWhatIsNoEntry() throws IOException {
    for (String nonsense : List.of("", " ", "{}", "null", "{\"hash\":1}")) {
      List<String> changed = new ArrayList<>(lines);
      changed.add(3, nonsense);

      assertThat(faults(changed)).extracting(Fault::kind).contains(FaultKind.UNREADABLE);
    }
  }

  @Test
  void findsAFileThatIsGone() throws IOException {
    Path other = folder.resolve("other");
    try (FileRecordStore store = FileRecordStore.builder(other).segmentBytes(2_000).open()) {
      for (int i = 0; i < 10; i++) {
        store.append(Records.decided("r-" + i, Outcome.KEEP, i));
      }
      Files.delete(other.resolve("entries-0000000002.jsonl"));

      assertThat(store.verify().faults()).extracting(Fault::kind).contains(FaultKind.MISSING);
    }
  }

  @Test
  void namesPlaceAndEntry() throws IOException {
    List<Fault> faults = faults(with(1, lines.get(1).replace("plain", "plane")));

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).format())
        .startsWith("entries-0000000001.jsonl:2: CONTENT_CHANGED at entry 2: the content has the")
        .doesNotContain("plane");
  }

  private static int count(JsonNode node) {
    if (!node.isContainerNode()) {
      return 1;
    }
    int count = 0;
    for (JsonNode child : node) {
      count += count(child);
    }
    return count;
  }

  /** Changes the field of a number, counted down in {@code left}, and returns where it is. */
  private static String change(JsonNode node, int[] left, String path) {
    List<String> names = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(names::add);
    } else {
      for (int i = 0; i < node.size(); i++) {
        names.add(Integer.toString(i));
      }
    }
    for (String name : names) {
      JsonNode child =
          node instanceof ArrayNode array ? array.get(Integer.parseInt(name)) : node.get(name);
      if (child instanceof ContainerNode<?>) {
        String found = change(child, left, path + "/" + name);
        if (!found.isEmpty()) {
          return found;
        }
      } else if (left[0]-- == 0) {
        JsonNode other = other(child);
        if (node instanceof ObjectNode object) {
          object.set(name, other);
        } else {
          ((ArrayNode) node).set(Integer.parseInt(name), other);
        }
        return path + "/" + name;
      }
    }
    return "";
  }

  private static JsonNode other(JsonNode value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (value.isTextual()) {
      String text = value.textValue();
      // Hashes stay hashes, so that nothing but the hash can tell.
      if (Hashes.isHash(text)) {
        return factory.textNode((text.charAt(0) == '0' ? "1" : "0") + text.substring(1));
      }
      return factory.textNode(text + "x");
    } else if (value.isNumber()) {
      return factory.numberNode(value.longValue() + 1);
    } else if (value.isBoolean()) {
      return factory.booleanNode(!value.booleanValue());
    }
    return factory.textNode("was null");
  }
}
