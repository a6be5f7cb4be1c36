package org.civicmoderation.record.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.civicmoderation.record.MemoryRecordStore;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.Redaction;
import org.civicmoderation.record.Reviewer;
import org.civicmoderation.record.SampleRecords;
import org.junit.jupiter.api.Test;

class RedactedCopyTest {
  private static final String REASON = "Wis. Stat. 19.36(10)(a): home address or number";
  private static final String PAYLOAD =
      "{\"from\":\"Pat Example\",\"message\":\"\\u0049 will break\"}";

  private final MemoryRecordStore store = SampleRecords.store();
  private final RecordHistory history = SampleRecords.removed(store, PAYLOAD);

  @Test
  void takesOutFieldAndSaysWhy() throws Exception {
    RedactedCopy copy =
        RedactedCopy.of(
            history, List.of(Redaction.ofField("/decision/comment/author/name", REASON)));

    JsonNode json = new ObjectMapper().readTree(copy.json());
    assertThat(json.at("/entries/0/data/decision/comment/author/name").asText()).isEqualTo("█████");
    assertThat(json.at("/redactions/0/pointer").asText())
        .isEqualTo("/decision/comment/author/name");
    assertThat(json.at("/redactions/0/reason").asText()).isEqualTo(REASON);
    assertThat(copy.html()).contains("This is a copy", REASON);
  }

  @Test
  void leavesTheWordsNowhereElse() {
    String text = history.decided().orElseThrow().decision().comment().text();
    int start = text.indexOf("break your legs");

    RedactedCopy copy =
        RedactedCopy.of(
            history,
            List.of(
                Redaction.ofSpan("/decision/comment/text", start, start + 15, REASON),
                Redaction.ofField("/decision/comment/author/name", REASON)));

    assertThat(copy.json())
        .doesNotContain("break your", "\"break\"", "Pat Example", "\\\\u0049 will");
    assertThat(copy.html()).doesNotContain("break your", "Pat Example");
    assertThat(copy.json()).contains("Touch that tree again and I will ███████████████,");
  }

  @Test
  void keepsOffsetsOfWhatIsLeft() throws Exception {
    RedactedCopy copy =
        RedactedCopy.of(history, List.of(Redaction.ofSpan("/decision/comment/text", 0, 5, REASON)));

    JsonNode decision = new ObjectMapper().readTree(copy.json()).at("/entries/0/data/decision");
    String text = decision.at("/comment/text").asText();
    JsonNode evidence = decision.at("/findings/0/evidence/0");
    assertThat(text.substring(evidence.path("start").asInt(), evidence.path("end").asInt()))
        .isEqualTo(evidence.path("text").asText());
  }

  @Test
  void holdsNothingToTryOutWordsBy() {
    RedactedCopy copy =
        RedactedCopy.of(history, List.of(Redaction.ofSpan("/decision/comment/text", 0, 5, REASON)));

    assertThat(copy.json())
        .doesNotContain("salt", history.decided().orElseThrow().original().textSha256());
  }

  @Test
  void reachesWhatCameLater() {
    store.append(NewEntry.appealLodged(history.id(), "My name is Pat Example, call 414-555-0100."));
    RecordHistory appealed = store.get(history.id()).orElseThrow();

    RedactedCopy copy =
        RedactedCopy.of(appealed, List.of(Redaction.ofField("/entries/1/data/statement", REASON)));

    assertThat(copy.json()).doesNotContain("414-555-0100");
  }

  @Test
  void refusesRedactionThatMatchesNothing() {
    List<Redaction> redactions = List.of(Redaction.ofField("/decision/comment/author/nme", REASON));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedactedCopy.of(history, redactions))
        .withMessage(
            "the redaction of `/decision/comment/author/nme` matches nothing: the record has no"
                + " text there; `moderate records show` lists the fields that it has");
  }

  @Test
  void refusesSpanOverTheEnd() {
    List<Redaction> redactions =
        List.of(Redaction.ofSpan("/decision/comment/author/name", 4, 40, REASON));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedactedCopy.of(history, redactions))
        .withMessage(
            "the redaction of `/decision/comment/author/name` ends at 40, but the text there has 11"
                + " UTF-16 units");
  }

  @Test
  void leavesTheOriginalAsItWas() {
    RedactedCopy copy =
        RedactedCopy.of(
            history, List.of(Redaction.ofField("/decision/comment/author/name", REASON)));
    store.append(
        NewEntry.copyReleased(history.id(), copy.released("R-2026-14"), Reviewer.of("clerk")));

    assertThat(store.verify().isIntact()).isTrue();
    assertThat(
            store
                .get(history.id())
                .orElseThrow()
                .decided()
                .orElseThrow()
                .decision()
                .comment()
                .author()
                .name())
        .isEqualTo("Pat Example");
  }
}
