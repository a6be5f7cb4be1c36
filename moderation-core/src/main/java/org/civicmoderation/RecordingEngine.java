package org.civicmoderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Retention;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.record.Actor;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.NewEntry;
import org.civicmoderation.record.RecordContext;
import org.civicmoderation.record.RecordStateException;
import org.civicmoderation.record.RecordStore;
import org.civicmoderation.record.RecordStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides comments and puts every decision on the record before it returns it: nobody acts on what
 * was not preserved. Thread-safe; does not close its store.
 *
 * <p>Where the store fails, the outcome falls to REVIEW, and a problem {@code not-recorded} says
 * so.
 */
public final class RecordingEngine {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingEngine.class);

  private final ModerationEngine engine;
  private final RecordStore store;
  private final Retention retention;

  RecordingEngine(ModerationEngine engine, RecordStore store) {
    this.engine = Objects.requireNonNull(engine, "engine");
    this.store = Objects.requireNonNull(store, "store");
    this.retention = engine.pack().policy().retention();
  }

  /** Decides one comment, and returns the decision once it is on the record. */
  public Decision moderate(Comment comment) {
    return moderate(comment, null, RecordContext.NONE);
  }

  /**
   * Decides one comment, and returns the decision once it is on the record.
   *
   * @param payload what the platform sent, verbatim, or null when it is not to be kept
   * @param context what is known around the comment beyond what it says itself
   */
  public Decision moderate(Comment comment, @Nullable String payload, RecordContext context) {
    Decision decision = engine.moderate(comment);
    try {
      store.append(NewEntry.decided(DecisionRecord.of(decision, retention, payload, context)));
      return decision;
    } catch (RuntimeException e) {
      LOG.error("the decision {} is not on the record: {}", decision.decisionId(), reason(e));
      return notRecorded(decision);
    }
  }

  /**
   * Decides the text of a comment that its author edited, and links the two records. Where the link
   * fails, the decision stands, and a problem {@code not-linked} says so.
   *
   * @param recordId the record of the decision on the text before
   */
  public Decision moderateEdit(
      String recordId, Comment comment, @Nullable String payload, RecordContext context) {
    Decision decision = moderate(comment, payload, context.after(recordId));
    if (!isRecorded(decision)) {
      return decision;
    }
    try {
      store.append(NewEntry.edited(recordId, decision.decisionId(), context.editedAt()));
      return decision;
    } catch (RuntimeException e) {
      LOG.error("the record {} does not name the edit: {}", recordId, reason(e));
      return with(
          decision,
          decision.outcome(),
          new Problem(
              "not-linked",
              "the record `" + recordId + "` does not name this one as the edited text's",
              null,
              e instanceof RecordStateException ? e.getMessage() : "append the edit again"));
    }
  }

  /** Decides comments lazily, in their order, each on the record before it comes out. */
  public Stream<Decision> moderateAll(Stream<Comment> comments) {
    return comments.map(this::moderate);
  }

  /** Returns the engine that decides. */
  public ModerationEngine engine() {
    return engine;
  }

  /** Returns by whom its entries are. */
  public Actor actor() {
    return Actor.engine(ModerationEngine.VERSION);
  }

  /** Another's message might quote the comment, which no log may. */
  private static String reason(RuntimeException e) {
    return e instanceof RecordStoreException || e instanceof RecordStateException
        ? String.valueOf(e.getMessage())
        : e.getClass().getName();
  }

  private static boolean isRecorded(Decision decision) {
    return decision.problems().stream().noneMatch(problem -> problem.code().equals("not-recorded"));
  }

  private static Decision notRecorded(Decision decision) {
    return with(
        decision,
        Outcome.REVIEW,
        new Problem(
            "not-recorded",
            "the decision could not be put on the record, so that nothing may be done on it",
            null,
            "see to the record store, then decide the comment again"));
  }

  private static Decision with(Decision decision, Outcome outcome, Problem problem) {
    List<Problem> problems = new ArrayList<>(decision.problems());
    problems.add(problem);
    return new Decision(
        decision.decisionId(),
        decision.decidedAt(),
        decision.comment(),
        outcome,
        decision.findings(),
        decision.setAside(),
        decision.notEvaluated(),
        problems,
        decision.policy(),
        decision.engineVersion());
  }
}
