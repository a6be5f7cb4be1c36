package org.civicmoderation.policy;

import java.util.Objects;

/**
 * A clause made checkable. Immutable.
 *
 * @param id permanent, kebab-case
 * @param clause the sentence of the policy that it makes checkable
 * @param defaultAction what a rule should do whose text settles it
 * @param ceiling the highest outcome that rules may reach alone, before a profile lowers it
 */
public record Criterion(String id, Clause clause, Outcome defaultAction, Outcome ceiling) {
  public Criterion {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(clause, "clause");
    Objects.requireNonNull(defaultAction, "defaultAction");
    Objects.requireNonNull(ceiling, "ceiling");
  }
}
