package org.civicmoderation.record.report;

/**
 * What a rule did in a period, and what people thought of it. Immutable.
 *
 * @param rule the rule's id
 * @param found in how many decisions it made a finding
 * @param outcomes what those decisions were
 * @param confirmed how many of them a reviewer confirmed, or an appeal upheld
 * @param overturned how many of them a reviewer or an appeal overturned
 */
public record RuleUse(
    String rule, long found, OutcomeCounts outcomes, long confirmed, long overturned) {
  static RuleUse none(String rule) {
    return new RuleUse(rule, 0, OutcomeCounts.NONE, 0, 0);
  }

  RuleUse plus(org.civicmoderation.policy.Outcome outcome, boolean stands, boolean falls) {
    return new RuleUse(
        rule,
        found + 1,
        outcomes.plus(outcome),
        confirmed + (stands ? 1 : 0),
        overturned + (falls ? 1 : 0));
  }
}
