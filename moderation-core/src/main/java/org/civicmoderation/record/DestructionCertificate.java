package org.civicmoderation.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a purged record: what was destroyed, when it was due, and under what authority.
 * It holds nothing of the content. Immutable.
 *
 * @param purgeId the purge that destroyed it, the same for all records of one plan
 * @param retention the schedule it was kept under
 * @param triggeredOn the day from which the period ran
 * @param dueOn the first day on which it could be destroyed
 * @param noticeGivenOn when the Historical Society was given 60 days' notice (Wis. Stat.
 *     19.21(4)(a)), or null when that was waived
 * @param waiver why no notice was needed, or null when it was given
 * @param method how it was destroyed
 * @param destroyed the entries whose content was destroyed
 */
public record DestructionCertificate(
    String purgeId,
    RecordRetention retention,
    LocalDate triggeredOn,
    LocalDate dueOn,
    @Nullable LocalDate noticeGivenOn,
    @Nullable String waiver,
    String method,
    List<Destroyed> destroyed)
    implements EntryContent {
  public DestructionCertificate {
    EntryContent.requireText("purgeId", purgeId);
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(triggeredOn, "triggeredOn");
    Objects.requireNonNull(dueOn, "dueOn");
    EntryContent.requireText("method", method);
    if ((noticeGivenOn == null) == (waiver == null)) {
      throw new IllegalArgumentException(
          "say either when the Historical Society was given notice, or why that was waived");
    }
    destroyed = List.copyOf(destroyed);
  }

  /**
   * An entry whose content was destroyed. Immutable.
   *
   * @param sequence its place in the chain
   * @param contentHash the hash that remains
   */
  public record Destroyed(long sequence, String contentHash) {
    public Destroyed {
      Objects.requireNonNull(contentHash, "contentHash");
    }
  }
}
