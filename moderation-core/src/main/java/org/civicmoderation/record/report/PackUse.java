package org.civicmoderation.record.report;

import java.time.Instant;

/**
 * A policy pack that decisions of the period were made under. Immutable.
 *
 * @param policyId the pack's id
 * @param revision the policy's revision
 * @param digest SHA-256 of the pack's files
 * @param profile the profile of ceilings
 * @param first the first decision under it in the period
 * @param last the last one
 * @param decisions how many there were
 */
public record PackUse(
    String policyId,
    String revision,
    String digest,
    String profile,
    Instant first,
    Instant last,
    long decisions) {}
