package org.civicmoderation.record.report;

import java.time.Instant;

/**
 * That a rule was found with other sentences than before. Immutable.
 *
 * @param rule the rule's id
 * @param digest the pack under which the new sentences were first met in the period
 * @param seen when: the change came into force then or earlier
 * @param text the rule's sentences from then on
 */
public record RuleChange(String rule, String digest, Instant seen, String text) {}
