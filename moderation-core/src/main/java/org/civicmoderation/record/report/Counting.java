package org.civicmoderation.record.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.PolicyReference;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.record.DecisionRecord;
import org.civicmoderation.record.EntryContent;
import org.civicmoderation.record.EntryKind;
import org.civicmoderation.record.RecordEntry;
import org.civicmoderation.record.RecordHistory;
import org.jspecify.annotations.Nullable;

/** Counts the records of a period, one after the other. Not thread-safe. */
final class Counting {
  private final LocalDate from;
  private final LocalDate to;
  private final ZoneId zone;

  private OutcomeCounts decided = OutcomeCounts.NONE;
  private OutcomeCounts inForce = OutcomeCounts.NONE;
  private final Map<String, OutcomeCounts> byCriterion = new TreeMap<>();
  private final Map<String, OutcomeCounts> byChannel = new TreeMap<>();
  private final Map<LocalDate, OutcomeCounts> byDay = new TreeMap<>();
  private final Map<String, RuleUse> rules = new TreeMap<>();
  private final Map<List<String>, Long> terms = new HashMap<>();
  private final Map<List<String>, PackUse> packs = new LinkedHashMap<>();
  private final Map<String, String> ruleTexts = new HashMap<>();
  private final List<RuleChange> ruleChanges = new ArrayList<>();
  private final List<Duration> toDecision = new ArrayList<>();
  private final List<Duration> toReview = new ArrayList<>();
  private final List<Duration> toAnswer = new ArrayList<>();
  private final Consistency consistency = new Consistency();
  private long confirmed;
  private long overturned;
  private long waiting;
  private long lodged;
  private long upheld;
  private long fallen;
  private long open;
  private long purged;
  private long changed;

  Counting(LocalDate from, LocalDate to, ZoneId zone) {
    this.from = from;
    this.to = to;
    this.zone = zone;
    from.datesUntil(to.plusDays(1)).forEach(day -> byDay.put(day, OutcomeCounts.NONE));
  }

  void add(RecordHistory history) {
    changed += history.changed().isEmpty() ? 0 : 1;
    purged += history.isPurged() ? 1 : 0;
    DecisionRecord record = history.decided().orElse(null);
    if (record == null) {
      return;
    }
    Decision decision = record.decision();
    Outcome outcome = decision.outcome();
    decided = decided.plus(outcome);
    inForce = inForce.plus(history.outcome().orElse(outcome));
    byDay.merge(LocalDate.ofInstant(decision.decidedAt(), zone), one(outcome), Counting::sum);
    String channel = decision.comment().channel().id();
    byChannel.merge(channel == null ? "" : channel, one(outcome), Counting::sum);
    Instant posted = decision.comment().postedAt();
    if (posted != null && !decision.decidedAt().isBefore(posted)) {
      toDecision.add(Duration.between(posted, decision.decidedAt()));
    }
    pack(decision);
    Verdicts verdicts = people(history, decision);
    findings(decision, verdicts);
    consistency.add(decision);
  }

  /** What people made of a decision. */
  private record Verdicts(boolean stands, boolean falls) {}

  private Verdicts people(RecordHistory history, Decision decision) {
    boolean stands = false;
    boolean falls = false;
    Instant appealed = null;
    for (RecordEntry entry : history.entries()) {
      switch (entry.kind()) {
        case REVIEW_CONFIRMED, REVIEW_OVERTURNED -> {
          toReview.add(Duration.between(decision.decidedAt(), entry.at()));
          boolean right = entry.kind() == EntryKind.REVIEW_CONFIRMED;
          confirmed += right ? 1 : 0;
          overturned += right ? 0 : 1;
          stands = right;
          falls = !right;
        }
        case APPEAL_LODGED -> {
          lodged++;
          appealed = lodgedAt(entry);
        }
        case APPEAL_UPHELD, APPEAL_OVERTURNED -> {
          boolean right = entry.kind() == EntryKind.APPEAL_UPHELD;
          upheld += right ? 1 : 0;
          fallen += right ? 0 : 1;
          stands = right;
          falls = !right;
          if (appealed != null && !entry.at().isBefore(appealed)) {
            toAnswer.add(Duration.between(appealed, entry.at()));
          }
        }
        default -> {
          // What else is on a record says nothing of whether the decision was right.
        }
      }
    }
    open += history.isAppealOpen() ? 1 : 0;
    waiting += decision.outcome() == Outcome.REVIEW && !history.isReviewed() ? 1 : 0;
    return new Verdicts(stands, falls);
  }

  private static Instant lodgedAt(RecordEntry entry) {
    Instant lodged =
        entry.content().orElse(null) instanceof EntryContent.AppealLodged appeal
            ? appeal.lodgedAt()
            : null;
    return lodged == null ? entry.at() : lodged;
  }

  private void findings(Decision decision, Verdicts verdicts) {
    Set<String> criteria = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    Set<List<String>> words = new LinkedHashSet<>();
    for (Finding finding : decision.findings()) {
      String criterion = finding.criterion().id();
      criteria.add(criterion);
      used.add(finding.rule().id());
      finding
          .evidence()
          .forEach(
              evidence -> words.add(List.of(evidence.text().toLowerCase(Locale.ROOT), criterion)));
      text(finding.rule().id(), finding.rule().text(), decision);
    }
    Outcome outcome = decision.outcome();
    criteria.forEach(criterion -> byCriterion.merge(criterion, one(outcome), Counting::sum));
    used.forEach(
        rule ->
            rules.put(
                rule,
                rules
                    .getOrDefault(rule, RuleUse.none(rule))
                    .plus(outcome, verdicts.stands(), verdicts.falls())));
    words.forEach(word -> terms.merge(word, 1L, Long::sum));
  }

  private void text(String rule, String text, Decision decision) {
    String before = ruleTexts.put(rule, text);
    if (before != null && !before.equals(text)) {
      ruleChanges.add(new RuleChange(rule, decision.policy().digest(), decision.decidedAt(), text));
    }
  }

  private void pack(Decision decision) {
    PolicyReference policy = decision.policy();
    List<String> key = List.of(policy.id(), policy.digest(), policy.profile());
    @Nullable PackUse known = packs.get(key);
    packs.put(
        key,
        new PackUse(
            policy.id(),
            policy.revision(),
            policy.digest(),
            policy.profile(),
            known == null ? decision.decidedAt() : known.first(),
            decision.decidedAt(),
            known == null ? 1 : known.decisions() + 1));
  }

  TransparencyReport report(Instant madeAt) {
    return new TransparencyReport(
        from,
        to,
        zone,
        madeAt,
        decided,
        inForce,
        byCriterion,
        byChannel,
        byDay,
        rules.values().stream()
            .sorted(Comparator.comparingLong(RuleUse::found).reversed())
            .toList(),
        new TransparencyReport.Reviews(confirmed, overturned, waiting),
        new TransparencyReport.Appeals(lodged, upheld, fallen, open),
        Spread.of(toDecision),
        Spread.of(toReview),
        Spread.of(toAnswer),
        terms.entrySet().stream()
            .filter(term -> term.getValue() >= TransparencyReport.FEWEST_TO_NAME)
            .map(term -> new TermUse(term.getKey().get(0), term.getKey().get(1), term.getValue()))
            .sorted(
                Comparator.comparingLong(TermUse::decisions)
                    .reversed()
                    .thenComparing(TermUse::words)
                    .thenComparing(TermUse::criterion))
            .limit(TransparencyReport.MOST_TERMS)
            .toList(),
        consistency.find(TransparencyReport.MOST_INCONSISTENCIES),
        List.copyOf(packs.values()),
        ruleChanges,
        purged,
        changed);
  }

  private static OutcomeCounts one(Outcome outcome) {
    return OutcomeCounts.NONE.plus(outcome);
  }

  private static OutcomeCounts sum(OutcomeCounts one, OutcomeCounts other) {
    return new OutcomeCounts(
        one.keep() + other.keep(), one.review() + other.review(), one.remove() + other.remove());
  }
}
