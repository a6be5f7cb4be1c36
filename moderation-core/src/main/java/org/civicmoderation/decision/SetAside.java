package org.civicmoderation.decision;

import java.util.Objects;

/**
 * A finding that an exemption cancelled or lowered: it was considered, and the record says why it
 * does not count, or counts for less. Immutable.
 *
 * @param finding the finding as it was before the exemption
 * @param exemption the exemption's rule
 * @param lowered true when the finding was lowered to REVIEW, false when it was cancelled
 * @param rationale why, in one plain sentence
 */
public record SetAside(
    Finding finding, RuleReference exemption, boolean lowered, String rationale) {
  public SetAside {
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(exemption, "exemption");
    Objects.requireNonNull(rationale, "rationale");
  }
}
