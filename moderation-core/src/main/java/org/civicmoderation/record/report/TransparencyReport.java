package org.civicmoderation.record.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.civicmoderation.record.RecordQuery;
import org.civicmoderation.record.RecordStore;

/**
 * What was decided in a period, by which rules, and what people made of it: for the public, for
 * counsel, and for those who keep the rules. Immutable.
 *
 * <p>It names no author and quotes no comment whole: records are named by id, and words only where
 * {@value #FEWEST_TO_NAME} decisions or more rest on them.
 *
 * @param from the first day of the period
 * @param to the last day
 * @param zone in which days are counted
 * @param madeAt when the report was made
 * @param decided the engine's decisions
 * @param inForce the outcomes in force when the report was made, after reviewers and appeals
 * @param byCriterion decisions with a finding under a criterion, by its id
 * @param byChannel decisions by the channel's id; empty for comments that came without
 * @param byDay decisions by day; every day of the period, in order
 * @param rules what each rule did, the busiest first
 * @param reviews what reviewers did
 * @param appeals what became of appeals
 * @param toDecision from the comment's posting to its decision, where the posting is known
 * @param toReview from the decision to the reviewer's answer
 * @param toAnswer from an appeal to its answer
 * @param terms the words that findings rest on most often
 * @param inconsistencies comments decided differently that say the same, at most {@value
 *     #MOST_INCONSISTENCIES}
 * @param packs the packs in force, in the order of their first decision
 * @param ruleChanges rules whose sentences changed within the period
 * @param purged records of the period whose content is destroyed, and which are counted nowhere
 * @param changed records of the period of which something was changed after it was sealed; they are
 *     counted as they read now, or nowhere where they can't be read
 */
public record TransparencyReport(
    LocalDate from,
    LocalDate to,
    ZoneId zone,
    Instant madeAt,
    OutcomeCounts decided,
    OutcomeCounts inForce,
    Map<String, OutcomeCounts> byCriterion,
    Map<String, OutcomeCounts> byChannel,
    Map<LocalDate, OutcomeCounts> byDay,
    List<RuleUse> rules,
    Reviews reviews,
    Appeals appeals,
    Optional<Spread> toDecision,
    Optional<Spread> toReview,
    Optional<Spread> toAnswer,
    List<TermUse> terms,
    List<Inconsistency> inconsistencies,
    List<PackUse> packs,
    List<RuleChange> ruleChanges,
    long purged,
    long changed) {
  /** Words on which fewer decisions rest are not named: they could point to one comment. */
  public static final int FEWEST_TO_NAME = 3;

  /** How many words are named. */
  public static final int MOST_TERMS = 50;

  /** How many inconsistencies are listed. */
  public static final int MOST_INCONSISTENCIES = 500;

  public TransparencyReport {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(madeAt, "madeAt");
    byCriterion = Collections.unmodifiableMap(new LinkedHashMap<>(byCriterion));
    byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
    byDay = Collections.unmodifiableMap(new LinkedHashMap<>(byDay));
    rules = List.copyOf(rules);
    terms = List.copyOf(terms);
    inconsistencies = List.copyOf(inconsistencies);
    packs = List.copyOf(packs);
    ruleChanges = List.copyOf(ruleChanges);
  }

  /**
   * What reviewers did. Immutable.
   *
   * @param confirmed decisions that a reviewer found right
   * @param overturned decisions that a reviewer found wrong
   * @param waiting decisions for REVIEW that nobody has answered
   */
  public record Reviews(long confirmed, long overturned, long waiting) {}

  /**
   * What became of appeals. Immutable.
   *
   * @param lodged how many were lodged
   * @param upheld how many decisions stand
   * @param overturned how many decisions fell
   * @param open how many wait for an answer
   */
  public record Appeals(long lodged, long upheld, long overturned, long open) {}

  /**
   * Makes the report of the decisions of a period.
   *
   * @param store the records
   * @param from the first day
   * @param to the last day
   * @param zone in which days are counted
   * @param madeAt the time of the report
   * @throws IllegalArgumentException if the period ends before it begins
   */
  public static TransparencyReport of(
      RecordStore store, LocalDate from, LocalDate to, ZoneId zone, Instant madeAt) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the period ends on " + to + ", before it begins on " + from);
    }
    Counting counting = new Counting(from, to, zone);
    RecordQuery query =
        RecordQuery.builder()
            .from(from.atStartOfDay(zone).toInstant())
            .before(to.plusDays(1).atStartOfDay(zone).toInstant())
            .oldestFirst()
            .limit(RecordQuery.MAX_LIMIT / 10)
            .build();
    store.forEach(query, counting::add);
    return counting.report(madeAt);
  }
}
