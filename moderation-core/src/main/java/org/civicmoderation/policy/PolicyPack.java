package org.civicmoderation.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicmoderation.lexicon.Lexicons;
import org.jspecify.annotations.Nullable;

/**
 * A policy made executable: the folder of text files that policy staff edit, loaded whole or
 * refused. Immutable and thread-safe.
 *
 * @param policy the adopted norm
 * @param criteria its clauses made checkable, in the policy's order
 * @param profiles the ceilings it can be applied with; the first is the default
 * @param lexicons its lexicons, those of the packs it extends included
 * @param rules its rule files
 * @param cases its case files
 * @param notices the notices to authors that it can write, or null when it has none
 * @param dsa how the EU's DSA Transparency Database classifies its criteria, by their ids
 * @param digest SHA-256 over all its files, those of the packs it extends included, in lower-case
 *     hex
 */
public record PolicyPack(
    Policy policy,
    List<Criterion> criteria,
    List<Profile> profiles,
    Lexicons lexicons,
    List<PackFile> rules,
    List<PackFile> cases,
    @Nullable Notices notices,
    Map<String, DsaClassification> dsa,
    String digest) {
  public PolicyPack {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(lexicons, "lexicons");
    Objects.requireNonNull(digest, "digest");
    criteria = List.copyOf(criteria);
    profiles = List.copyOf(profiles);
    rules = List.copyOf(rules);
    cases = List.copyOf(cases);
    dsa = Map.copyOf(dsa);
  }

  /**
   * Loads a pack from a folder or a zip file.
   *
   * @throws org.civicmoderation.problem.PackException if anything in it is wrong, with all that is
   */
  public static PolicyPack load(Path folderOrZip) {
    return PackLoader.load(folderOrZip);
  }

  /**
   * Loads a pack that is on the class path under {@code org/civicmoderation/packs/ID}.
   *
   * @throws org.civicmoderation.problem.PackException if there is none, or anything in it is wrong
   */
  public static PolicyPack ofClasspath(String id) {
    return PackLoader.ofClasspath(id);
  }
}
