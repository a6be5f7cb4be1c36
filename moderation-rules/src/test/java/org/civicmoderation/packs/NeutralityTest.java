package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.LabelledComment;
import org.civicmoderation.check.NeutralityAudit;
import org.civicmoderation.check.NeutralityReport;
import org.civicmoderation.check.SwapList;
import org.civicmoderation.comment.Comment;
import org.junit.jupiter.api.Test;

/** Swaps names, groups, parties and sides in all comments that ship. */
class NeutralityTest {
  private static final NeutralityReport REPORT = audit();

  @Test
  void swapsInMoreThanTwoThousandPairs() {
    assertThat(REPORT.count()).isGreaterThanOrEqualTo(2_000);
    assertThat(REPORT.pairs())
        .containsKeys(
            "given-names",
            "surnames",
            "parties",
            "sides",
            "roles",
            "departments",
            "religions",
            "ethnic-groups",
            "genders",
            "nationalities");
  }

  @Test
  void decidesNoPairOtherwise() {
    assertThat(REPORT.differences()).as("%s", REPORT.format()).isEmpty();
  }

  private static NeutralityReport audit() {
    ModerationEngine engine =
        ModerationEngine.builder(PolicyPacks.milwaukee())
            .timeBudget(Duration.ofSeconds(30))
            .build();
    List<Comment> comments = new ArrayList<>(NeutralityAudit.commentsOf(engine.pack()));
    MeasuredTest.civicComments().stream().map(LabelledComment::comment).forEach(comments::add);
    return NeutralityAudit.run(engine, comments, SwapList.loadAll(folder()));
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(NeutralityTest.class.getResource("swaps"), "swaps").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
