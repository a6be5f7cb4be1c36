package org.civicmoderation.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Problem;

/**
 * The whole answer for one comment: what becomes of it and everything needed to defend that years
 * later. Immutable and thread-safe.
 *
 * <p>The same comment under the same pack digest, profile and engine version gives the same
 * findings; only {@code decisionId} and {@code decidedAt} differ.
 *
 * @param decisionId unique and ordered by time (a UUID of version 7, RFC 9562)
 * @param decidedAt when it was made
 * @param comment the comment as received
 * @param outcome what becomes of it: the greatest of its findings' outcomes; REVIEW, never more or
 *     less, when there are problems that kept rules from running
 * @param findings the criteria that apply, the greatest outcome first, then in the policy's order
 * @param setAside what was considered and does not count, or counts for less
 * @param notEvaluated what was not examined
 * @param problems what went wrong while deciding
 * @param policy under what it was made
 * @param engineVersion the library's version
 */
public record Decision(
    String decisionId,
    Instant decidedAt,
    Comment comment,
    Outcome outcome,
    List<Finding> findings,
    List<SetAside> setAside,
    List<NotEvaluated> notEvaluated,
    List<Problem> problems,
    PolicyReference policy,
    String engineVersion) {
  public Decision {
    Objects.requireNonNull(decisionId, "decisionId");
    Objects.requireNonNull(decidedAt, "decidedAt");
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(engineVersion, "engineVersion");
    findings = List.copyOf(findings);
    setAside = List.copyOf(setAside);
    notEvaluated = List.copyOf(notEvaluated);
    problems = List.copyOf(problems);
  }

  /**
   * Returns the decision as a statement of reasons for the EU's DSA Transparency Database, without
   * personal data.
   *
   * @param pack the pack that it was made under
   * @throws DsaRefusedException if nothing was removed, or a field would be missing or over its
   *     limit
   */
  public DsaStatement toDsaStatement(PolicyPack pack) {
    return DsaStatement.of(this, pack);
  }
}
