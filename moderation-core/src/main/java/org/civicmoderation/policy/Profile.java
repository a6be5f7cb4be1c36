package org.civicmoderation.policy;

import java.util.Map;
import java.util.Objects;

/**
 * A named set of ceilings with which a pack can be applied. Immutable.
 *
 * @param name kebab-case ("as-adopted")
 * @param description for whom it is, in a sentence
 * @param ceilings the highest outcome by criterion id; a criterion not named keeps its own ceiling
 */
public record Profile(String name, String description, Map<String, Outcome> ceilings) {
  public Profile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    ceilings = Map.copyOf(ceilings);
  }

  /** Returns the highest outcome that rules may reach alone for a criterion under this profile. */
  public Outcome ceiling(Criterion criterion) {
    return criterion.ceiling().atMost(ceilings.getOrDefault(criterion.id(), Outcome.REMOVE));
  }
}
