package org.civicmoderation.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the records: all that is set must hold, and null asks nothing. Immutable.
 *
 * <p>Of a purged record only its id, its period and that it was purged can be found.
 *
 * @param recordId the record's id
 * @param commentId the platform's id of the comment
 * @param criterion the id of a criterion that one of the decision's findings is under
 * @param clause words that stand in the clause or its source of one of the findings, case aside
 * @param rule the id of a rule that made one of the findings
 * @param author the author's id, or the name as the platform showed it
 * @param channel the channel's id
 * @param decided the outcome that the engine decided
 * @param inForce the outcome in force now
 * @param policyDigest the digest of the pack that was applied
 * @param from decided at that instant or later
 * @param before decided before that instant
 * @param text words that all stand in the comment as whole words, case and accents aside
 * @param held whether a hold forbids the purge
 * @param appealOpen whether an appeal waits for its answer
 * @param purged whether the content was destroyed
 * @param dueBy may be destroyed on that day, holds and appeals aside
 * @param oldestFirst false for the newest decision first
 * @param limit how many at most, from 1 to 10,000
 * @param after where the page before ended ({@link RecordPage#next()}), or null for the first
 */
public record RecordQuery(
    @Nullable String recordId,
    @Nullable String commentId,
    @Nullable String criterion,
    @Nullable String clause,
    @Nullable String rule,
    @Nullable String author,
    @Nullable String channel,
    @Nullable Outcome decided,
    @Nullable Outcome inForce,
    @Nullable String policyDigest,
    @Nullable Instant from,
    @Nullable Instant before,
    @Nullable String text,
    @Nullable Boolean held,
    @Nullable Boolean appealOpen,
    @Nullable Boolean purged,
    @Nullable LocalDate dueBy,
    boolean oldestFirst,
    int limit,
    @Nullable Long after) {
  /** The greatest limit. */
  public static final int MAX_LIMIT = 10_000;

  public RecordQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "a page has from 1 to " + MAX_LIMIT + " records, not " + limit);
    }
    if (text != null && Words.of(text).isEmpty()) {
      throw new IllegalArgumentException("`text` names no word: give one or more whole words");
    }
  }

  /** Starts a query that asks nothing yet: the newest 100 records. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns whether a record is what is asked for, its place on the page aside. */
  boolean matches(RecordHistory history) {
    RecordEntry first = history.entries().get(0);
    DecisionRecord record = history.decided().orElse(null);
    Instant at = record == null ? first.at() : record.decision().decidedAt();
    if ((recordId != null && !recordId.equals(history.id()))
        || (from != null && at.isBefore(from))
        || (before != null && !at.isBefore(before))
        || (purged != null && purged != history.isPurged())) {
      return false;
    }
    if (record == null) {
      return asksNothingOfContent();
    }
    Decision decision = record.decision();
    return is(commentId, decision.comment().id())
        && (author == null
            || is(author, decision.comment().author().id())
            || is(author, decision.comment().author().name()))
        && is(channel, decision.comment().channel().id())
        && is(decided, decision.outcome())
        && is(inForce, history.outcome().orElse(null))
        && is(policyDigest, decision.policy().digest())
        && is(held, !history.holds().isEmpty())
        && is(appealOpen, history.isAppealOpen())
        && (dueBy == null || history.dueOn().filter(due -> !due.isAfter(dueBy)).isPresent())
        && matchesFindings(decision.findings())
        && (text == null
            || Set.copyOf(Words.of(decision.comment().text())).containsAll(Words.of(text)));
  }

  private boolean matchesFindings(List<Finding> findings) {
    return (criterion == null
            || findings.stream().anyMatch(found -> criterion.equals(found.criterion().id())))
        && (rule == null || findings.stream().anyMatch(found -> rule.equals(found.rule().id())))
        && (clause == null
            || findings.stream()
                .anyMatch(
                    found -> Words.folded(Words.clause(found)).contains(Words.folded(clause))));
  }

  private boolean asksNothingOfContent() {
    return commentId == null
        && criterion == null
        && clause == null
        && rule == null
        && author == null
        && channel == null
        && decided == null
        && inForce == null
        && policyDigest == null
        && text == null
        && (held == null || !held)
        && (appealOpen == null || !appealOpen)
        && dueBy == null;
  }

  private static boolean is(@Nullable Object asked, @Nullable Object found) {
    return asked == null || asked.equals(found);
  }

  /** Collects what is asked. Not thread-safe. */
  public static final class Builder {
    private @Nullable String recordId;
    private @Nullable String commentId;
    private @Nullable String criterion;
    private @Nullable String clause;
    private @Nullable String rule;
    private @Nullable String author;
    private @Nullable String channel;
    private @Nullable Outcome decided;
    private @Nullable Outcome inForce;
    private @Nullable String policyDigest;
    private @Nullable Instant from;
    private @Nullable Instant before;
    private @Nullable String text;
    private @Nullable Boolean held;
    private @Nullable Boolean appealOpen;
    private @Nullable Boolean purged;
    private @Nullable LocalDate dueBy;
    private boolean oldestFirst;
    private int limit = 100;
    private @Nullable Long after;

    private Builder() {}

    /** Asks for a record by its id. */
    public Builder recordId(@Nullable String value) {
      this.recordId = value;
      return this;
    }

    /** Asks for the records of a comment, by the platform's id. */
    public Builder commentId(@Nullable String value) {
      this.commentId = value;
      return this;
    }

    /** Asks for a finding under a criterion, by its id. */
    public Builder criterion(@Nullable String value) {
      this.criterion = value;
      return this;
    }

    /** Asks for words of a finding's clause or of where it stands. */
    public Builder clause(@Nullable String value) {
      this.clause = value;
      return this;
    }

    /** Asks for a finding by a rule, by its id. */
    public Builder rule(@Nullable String value) {
      this.rule = value;
      return this;
    }

    /** Asks for an author, by id or by name. */
    public Builder author(@Nullable String value) {
      this.author = value;
      return this;
    }

    /** Asks for a channel, by its id. */
    public Builder channel(@Nullable String value) {
      this.channel = value;
      return this;
    }

    /** Asks for what the engine decided. */
    public Builder decided(@Nullable Outcome value) {
      this.decided = value;
      return this;
    }

    /** Asks for the outcome in force now. */
    public Builder inForce(@Nullable Outcome value) {
      this.inForce = value;
      return this;
    }

    /** Asks for the pack that was applied. */
    public Builder policyDigest(@Nullable String value) {
      this.policyDigest = value;
      return this;
    }

    /** Asks for what was decided at an instant or later. */
    public Builder from(@Nullable Instant value) {
      this.from = value;
      return this;
    }

    /** Asks for what was decided before an instant. */
    public Builder before(@Nullable Instant value) {
      this.before = value;
      return this;
    }

    /** Asks for words that all stand in the comment. */
    public Builder text(@Nullable String value) {
      this.text = value;
      return this;
    }

    /** Asks whether a hold forbids the purge. */
    public Builder held(@Nullable Boolean value) {
      this.held = value;
      return this;
    }

    /** Asks whether an appeal waits for its answer. */
    public Builder appealOpen(@Nullable Boolean value) {
      this.appealOpen = value;
      return this;
    }

    /** Asks whether the content was destroyed. */
    public Builder purged(@Nullable Boolean value) {
      this.purged = value;
      return this;
    }

    /** Asks for what may be destroyed on a day, holds and appeals aside. */
    public Builder dueBy(@Nullable LocalDate value) {
      this.dueBy = value;
      return this;
    }

    /** Gives the oldest decision first. */
    public Builder oldestFirst() {
      this.oldestFirst = true;
      return this;
    }

    /** Sets how many records a page has at most. */
    public Builder limit(int value) {
      this.limit = value;
      return this;
    }

    /** Continues where the page before ended. */
    public Builder after(@Nullable Long value) {
      this.after = value;
      return this;
    }

    /**
     * Returns the query.
     *
     * @throws IllegalArgumentException if the limit is out of bounds, or the text names no word
     */
    public RecordQuery build() {
      return new RecordQuery(
          recordId,
          commentId,
          criterion,
          clause,
          rule,
          author,
          channel,
          decided,
          inForce,
          policyDigest,
          from,
          before,
          text,
          held,
          appealOpen,
          purged,
          dueBy,
          oldestFirst,
          limit,
          after);
    }
  }

  /** Returns the same question for the page after one that ended there. */
  public RecordQuery after(long sequence) {
    return new RecordQuery(
        recordId,
        commentId,
        criterion,
        clause,
        rule,
        author,
        channel,
        decided,
        inForce,
        policyDigest,
        from,
        before,
        text,
        held,
        appealOpen,
        purged,
        dueBy,
        oldestFirst,
        limit,
        sequence);
  }
}
