package org.civicmoderation.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.RecordQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that ask for records; all that are given must hold. */
final class RecordQueryOptions {
  @Option(names = "--criterion", paramLabel = "ID", description = "With a finding under it.")
  private @Nullable String criterion;

  @Option(
      names = "--clause",
      paramLabel = "WORDS",
      description = "With a finding under a clause that has these words, or stands there.")
  private @Nullable String clause;

  @Option(names = "--rule", paramLabel = "ID", description = "With a finding by that rule.")
  private @Nullable String rule;

  @Option(names = "--author", paramLabel = "ID|NAME", description = "Of comments by that author.")
  private @Nullable String author;

  @Option(names = "--channel", paramLabel = "ID", description = "Of comments on that page.")
  private @Nullable String channel;

  @Option(names = "--comment", paramLabel = "ID", description = "Of the comment of that id.")
  private @Nullable String comment;

  @Option(names = "--text", paramLabel = "WORDS", description = "Whose comment has these words.")
  private @Nullable String text;

  @Option(
      names = "--decided",
      paramLabel = "OUTCOME",
      description = "Decided so: KEEP, REVIEW or REMOVE.")
  private @Nullable Outcome decided;

  @Option(names = "--in-force", paramLabel = "OUTCOME", description = "With that outcome now.")
  private @Nullable Outcome inForce;

  @Option(names = "--from", paramLabel = "DAY", description = "Decided on that day or later.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Decided on that day or earlier.")
  private @Nullable LocalDate to;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where days begin, such as America/Chicago (default: this computer's zone).")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(names = "--held", description = "That a hold keeps.")
  private boolean held;

  @Option(names = "--appeal-open", description = "Whose appeal waits for its answer.")
  private boolean appealOpen;

  /** Starts the query. */
  RecordQuery.Builder query() {
    if (from != null && to != null && to.isBefore(from)) {
      throw new UsageException("--to " + to + " is before --from " + from);
    }
    return RecordQuery.builder()
        .criterion(criterion)
        .clause(clause)
        .rule(rule)
        .author(author)
        .channel(channel)
        .commentId(comment)
        .text(text)
        .decided(decided)
        .inForce(inForce)
        .from(from == null ? null : from.atStartOfDay(zone).toInstant())
        .before(to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant())
        .held(held ? true : null)
        .appealOpen(appealOpen ? true : null);
  }

  /** Returns the query for all records, the oldest first. */
  RecordQuery all() {
    return built(query().oldestFirst().limit(1_000));
  }

  /** Builds a query, and says what is wrong with it as the command line does. */
  static RecordQuery built(RecordQuery.Builder query) {
    try {
      return query.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
