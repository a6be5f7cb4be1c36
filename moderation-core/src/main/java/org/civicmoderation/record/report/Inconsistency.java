package org.civicmoderation.record.report;

import org.civicmoderation.policy.Outcome;

/**
 * Two comments that say the same or nearly the same and were decided differently. Immutable.
 *
 * @param oneRecordId the record of the earlier decision
 * @param oneDecided what was decided there
 * @param otherRecordId the record of the later decision
 * @param otherDecided what was decided there
 * @param similarity share of the runs of three words that both have, from 0 to 1: 1 when the words
 *     are the same
 * @param samePack whether both were decided under the same policy pack and profile
 * @param samePost whether both answer the same post, so that the topic does not explain it
 */
public record Inconsistency(
    String oneRecordId,
    Outcome oneDecided,
    String otherRecordId,
    Outcome otherDecided,
    double similarity,
    boolean samePack,
    boolean samePost) {}
