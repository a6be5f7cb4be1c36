package org.civicmoderation.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stores have in common: how a purge is planned and carried out. */
abstract class AbstractRecordStore implements RecordStore {
  private static final int PAGE = 1_000;

  private final Clock clock;
  private final Supplier<byte[]> random;

  /** Makes a store with its sources of time and of 16 random bytes at a time. */
  AbstractRecordStore(Clock clock, Supplier<byte[]> random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Overwrites or deletes the content of a record that was purged; to be done again if it fails.
   */
  abstract void destroy(RecordHistory history);

  /** Does what is to be done once a plan's contents are destroyed. */
  void destroyedAll() {}

  /** Returns how {@link #destroy} does it, for the certificate. */
  abstract String destructionMethod();

  Clock clock() {
    return clock;
  }

  /** Returns 16 random bytes in hex. */
  String randomHex() {
    return HexFormat.of().formatHex(random.get());
  }

  @Override
  public PurgePlan purgePlan(LocalDate day) {
    List<PurgePlan.Due> due = new ArrayList<>();
    List<PurgePlan.Kept> kept = new ArrayList<>();
    RecordQuery query =
        RecordQuery.builder().dueBy(day).purged(false).oldestFirst().limit(PAGE).build();
    while (true) {
      RecordPage page = find(query);
      for (RecordHistory history : page.records()) {
        String reason = history.keptBecause(day);
        if (reason == null) {
          DecisionRecord record = history.decided().orElseThrow();
          due.add(
              new PurgePlan.Due(
                  history.id(),
                  record.retention().series(),
                  history.triggeredOn().orElseThrow(),
                  history.dueOn().orElseThrow()));
        } else {
          kept.add(new PurgePlan.Kept(history.id(), reason));
        }
      }
      Long next = page.next();
      if (next == null) {
        return new PurgePlan(day, day.minusDays(PurgePlan.NOTICE_DAYS), due, kept);
      }
      query = query.after(next);
    }
  }

  @Override
  public PurgePlan.Result purge(PurgePlan plan, PurgePlan.Approval approval) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (today.isBefore(plan.day())) {
      throw new RecordStateException(
          "the plan is for " + plan.day() + ", and today is " + today + ": wait for that day");
    }
    approval.check(today);
    String purgeId = randomHex();
    List<RecordEntry> certificates = new ArrayList<>();
    List<PurgePlan.Kept> kept = new ArrayList<>();
    for (PurgePlan.Due due : plan.due()) {
      String reason = purge(due.recordId(), purgeId, today, approval, certificates);
      if (reason != null) {
        kept.add(new PurgePlan.Kept(due.recordId(), reason));
      }
    }
    if (!certificates.isEmpty()) {
      destroyedAll();
    }
    return new PurgePlan.Result(purgeId, certificates, kept);
  }

  /** Purges one record, or returns why it is kept. */
  private @Nullable String purge(
      String recordId,
      String purgeId,
      LocalDate today,
      PurgePlan.Approval approval,
      List<RecordEntry> certificates) {
    RecordHistory history = get(recordId).orElse(null);
    if (history == null) {
      return "there is no such record";
    }
    String reason = history.keptBecause(today);
    if (reason != null) {
      return reason;
    }
    DestructionCertificate certificate =
        new DestructionCertificate(
            purgeId,
            history.decided().orElseThrow().retention(),
            history.triggeredOn().orElseThrow(),
            history.dueOn().orElseThrow(),
            approval.noticeGivenOn(),
            approval.waiver(),
            destructionMethod(),
            history.destroyable());
    RecordEntry entry;
    try {
      entry = append(NewEntry.purged(recordId, certificate, approval.by()));
    } catch (RecordStateException e) {
      // Something came in since: a hold, an appeal, another entry.
      return String.valueOf(e.getMessage());
    }
    destroy(history);
    certificates.add(entry);
    return null;
  }
}
