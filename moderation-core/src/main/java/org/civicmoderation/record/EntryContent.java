package org.civicmoderation.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What an entry holds, apart from its place in the chain; a purge destroys it and leaves its hash.
 * All kinds are immutable.
 */
public sealed interface EntryContent
    permits DecisionRecord,
        DestructionCertificate,
        EntryContent.AppealLodged,
        EntryContent.CopyReleased,
        EntryContent.Edit,
        EntryContent.HoldLifted,
        EntryContent.Note,
        EntryContent.NoticeSent,
        EntryContent.Review,
        Hold {

  /**
   * A person's decision.
   *
   * @param outcome what becomes of the comment: KEEP or REMOVE
   * @param reason why, in plain words
   */
  record Review(Outcome outcome, String reason) implements EntryContent {
    public Review {
      Objects.requireNonNull(outcome, "outcome");
      if (outcome == Outcome.REVIEW) {
        throw new IllegalArgumentException(
            "a person's decision is KEEP or REMOVE: to put it off, append nothing");
      }
      requireText("reason", reason);
    }
  }

  /**
   * The author's request to look again.
   *
   * @param statement what the author says, as received; may be empty
   * @param lodgedAt when it came in, or null when that is when it was recorded
   */
  record AppealLodged(String statement, @Nullable Instant lodgedAt) implements EntryContent {
    public AppealLodged {
      Objects.requireNonNull(statement, "statement");
    }

    /** Names nothing: the statement is personal data. */
    @Override
    public String toString() {
      return "AppealLodged[]";
    }
  }

  /**
   * A plain statement: why a notice was withheld, why a record was viewed, that a comment was
   * restored or deleted.
   *
   * @param text in plain words; may be empty where the kind says all
   * @param happenedAt when it happened, or null when that is when it was recorded
   */
  record Note(String text, @Nullable Instant happenedAt) implements EntryContent {
    public Note {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * An edit by the author.
   *
   * @param nextRecordId the record of the decision on the new text
   * @param editedAt when, or null when unknown
   */
  record Edit(String nextRecordId, @Nullable Instant editedAt) implements EntryContent {
    public Edit {
      requireText("nextRecordId", nextRecordId);
    }
  }

  /**
   * A notice to the author.
   *
   * @param language its language, a BCP 47 tag
   * @param means how it was sent ("message on the platform")
   * @param subject its first line
   * @param body the whole text as sent
   * @param appealUntil the last day to appeal, or null when there is none
   */
  record NoticeSent(
      String language, String means, String subject, String body, @Nullable LocalDate appealUntil)
      implements EntryContent {
    public NoticeSent {
      requireText("language", language);
      requireText("means", means);
      Objects.requireNonNull(subject, "subject");
      requireText("body", body);
    }

    /** Names no words: a notice quotes the comment. */
    @Override
    public String toString() {
      return "NoticeSent[language=" + language + ", means=" + means + "]";
    }
  }

  /**
   * The end of a hold.
   *
   * @param holdId which
   * @param reason why it no longer holds
   */
  record HoldLifted(String holdId, String reason) implements EntryContent {
    public HoldLifted {
      requireText("holdId", holdId);
      requireText("reason", reason);
    }
  }

  /**
   * A copy given out with passages taken out.
   *
   * @param request the records request it answers
   * @param sha256 SHA-256 of the copy's bytes, in lower-case hex
   * @param redactions what was taken out
   */
  record CopyReleased(String request, String sha256, List<Redaction> redactions)
      implements EntryContent {
    public CopyReleased {
      requireText("request", request);
      if (!Hashes.isHash(sha256)) {
        throw new IllegalArgumentException(
            "`sha256` must be 64 lower-case hexadecimal digits: the SHA-256 of the copy");
      }
      redactions = List.copyOf(redactions);
    }
  }

  /** Refuses a text that says nothing. */
  static void requireText(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("`" + name + "` must not be blank");
    }
  }
}
