package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.cli.Terminal.Result;
import org.junit.jupiter.api.Test;

/**
 * The sample comments are what a newcomer sees first: each must get the decision that it is there
 * to show.
 */
class SampleCommentsTest {
  @Test
  void jsonLinesGetTheDecisionsThatTheyShow() throws IOException {
    check(
        "comments.jsonl",
        "c-1001 KEEP",
        "c-1002 KEEP",
        "c-1003 KEEP",
        "c-1004 REMOVE threats",
        "c-1005 REMOVE commercial",
        "c-1006 KEEP",
        "c-1007 KEEP",
        "c-1008 REVIEW threats",
        "c-1009 REMOVE profanity",
        "c-1010 KEEP",
        "c-1011 REMOVE campaign",
        "c-1012 KEEP",
        "c-1013 KEEP",
        "c-1014 KEEP",
        "c-1015 REMOVE fraud",
        "c-1016 KEEP",
        "c-1017 REMOVE security",
        "c-1018 KEEP",
        "c-1019 REVIEW profanity",
        "c-1020 REMOVE illegal-activity",
        "c-1021 KEEP",
        "c-1022 REMOVE copyright",
        "c-1023 KEEP",
        "c-1024 KEEP",
        "c-1025 REMOVE discrimination",
        "c-1026 REMOVE threats",
        "c-1027 KEEP",
        "c-1028 REVIEW off-topic");
  }

  @Test
  void csvGetsTheDecisionsThatItShows() throws IOException {
    check(
        "comments.csv",
        "row-1 KEEP",
        "row-2 KEEP",
        "row-3 KEEP",
        "row-4 REMOVE commercial",
        "row-5 REMOVE threats");
  }

  private static void check(String file, String... expected) throws IOException {
    Map<String, String> shown = new HashMap<>();
    for (String line : expected) {
      String[] parts = line.split(" ", 3);
      shown.put(parts[0], parts.length > 2 ? parts[2] : "");
    }
    assertThat(decisions(file, shown)).containsExactly(expected);
  }

  /**
   * Returns each comment's id and outcome, and the criterion that it is there to show where that is
   * among those that act.
   */
  private static List<String> decisions(String file, Map<String, String> shown) throws IOException {
    Result result = new Terminal().run("check", "../data/" + file);
    assertThat(result.code()).as(result.err()).isZero();
    List<String> decisions = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : result.out().lines().toList()) {
      JsonNode decision = json.readTree(line);
      String id = decision.path("commentId").textValue();
      String outcome = decision.path("outcome").textValue();
      String criterion = "";
      for (JsonNode finding : decision.path("findings")) {
        if (finding.path("outcome").textValue().equals(outcome)
            && finding.path("criterion").textValue().equals(shown.get(id))) {
          criterion = " " + shown.get(id);
        }
      }
      decisions.add(id + " " + outcome + criterion);
    }
    return decisions;
  }
}
