package org.civicmoderation.record;

import java.util.Objects;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Retention;
import org.jspecify.annotations.Nullable;

/**
 * The stored, replayable account of a decision and the original. Immutable.
 *
 * <p>The original's text is {@code decision.comment().text()}, in its exact code units; what binds
 * it is the hash of the {@link RecordEntry} that holds it.
 *
 * @param decision the whole decision, with the comment as received
 * @param original what else was received, and how to prove the text
 * @param context what is known around the comment beyond what the decision holds
 * @param retention how long it is kept
 */
public record DecisionRecord(
    Decision decision, Original original, RecordContext context, RecordRetention retention)
    implements EntryContent {
  public DecisionRecord {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(original, "original");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(retention, "retention");
    String hash = Hashes.ofUtf16(decision.comment().text());
    if (!original.textSha256().equals(hash)) {
      throw new IllegalArgumentException(
          "`original.textSha256` is not the hash of the comment's text: make it with"
              + " Original.of(comment, payload)");
    }
  }

  /** Returns the record of a decision of which nothing more is known. */
  public static DecisionRecord of(Decision decision, Retention retention) {
    return of(decision, retention, null, RecordContext.NONE);
  }

  /**
   * Returns the record of a decision.
   *
   * @param payload what the platform sent, verbatim, or null when it is not given
   */
  public static DecisionRecord of(
      Decision decision, Retention retention, @Nullable String payload, RecordContext context) {
    return new DecisionRecord(
        decision, Original.of(decision.comment(), payload), context, RecordRetention.of(retention));
  }

  /** Returns the record's id, which is the decision's. */
  public String id() {
    return decision.decisionId();
  }

  /** Names the record only: what it holds is personal data. */
  @Override
  public String toString() {
    return "DecisionRecord[" + id() + "]";
  }
}
