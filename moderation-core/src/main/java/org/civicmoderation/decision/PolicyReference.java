package org.civicmoderation.decision;

import java.util.Objects;

/**
 * Under what a decision was made. Immutable.
 *
 * @param id the pack's id
 * @param title the policy's title
 * @param issuer who adopted it
 * @param revision as published
 * @param effective when that revision took effect, as published
 * @param digest SHA-256 of the pack's files, in lower-case hex
 * @param profile the ceilings it was applied with
 */
public record PolicyReference(
    String id,
    String title,
    String issuer,
    String revision,
    String effective,
    String digest,
    String profile) {
  public PolicyReference {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(effective, "effective");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(profile, "profile");
  }
}
