package org.civicmoderation.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The adopted written norm that a pack makes executable. Immutable.
 *
 * @param id the pack's id ("milwaukee-2023-08")
 * @param title as published
 * @param issuer who adopted it
 * @param revision as published ("1.0")
 * @param effective when that revision took effect, as published ("August 2023")
 * @param source where it is published, or null when the pack does not say
 * @param retention how long a record of a decision under it is kept
 */
public record Policy(
    String id,
    String title,
    String issuer,
    String revision,
    String effective,
    @Nullable String source,
    Retention retention) {
  public Policy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(effective, "effective");
    Objects.requireNonNull(retention, "retention");
  }
}
