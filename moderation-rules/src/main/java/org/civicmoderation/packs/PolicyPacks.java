package org.civicmoderation.packs;

import java.util.List;
import org.civicmoderation.policy.PolicyPack;

/** The policy packs that come with the library. */
public final class PolicyPacks {
  private static final String MILWAUKEE = "milwaukee-2023-08";

  private PolicyPacks() {}

  /** Returns the City of Milwaukee's Social Media Policy, revision 1.0 of August 2023. */
  public static PolicyPack milwaukee() {
    return PolicyPack.ofClasspath(MILWAUKEE);
  }

  /** Returns the ids of all packs here, each for {@link PolicyPack#ofClasspath(String)}. */
  public static List<String> ids() {
    return List.of(MILWAUKEE);
  }
}
