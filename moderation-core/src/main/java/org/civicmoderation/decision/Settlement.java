package org.civicmoderation.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What remains of the rules' claims: ceilings first, then exemptions, then one finding for words
 * that several claims of one criterion share. Immutable.
 *
 * @param findings the greatest outcome first, then in the policy's order, then in the text's
 * @param setAside what an exemption cancelled or lowered
 */
public record Settlement(List<Finding> findings, List<SetAside> setAside) {
  private static final Settlement NOTHING = new Settlement(List.of(), List.of());

  public Settlement {
    findings = List.copyOf(findings);
    setAside = List.copyOf(setAside);
  }

  /**
   * Settles claims.
   *
   * @param claims what the rules found
   * @param exemptions the exceptions that hold; the first that covers a claim counts, a cancelling
   *     one before one that lowers
   * @param criteria the policy's criteria, in its order
   * @param profile the ceilings; a criterion whose ceiling is KEEP is switched off
   * @param incomplete whether something kept rules from running: an exemption may be missing then,
   *     so that nothing counts for more than REVIEW
   */
  public static Settlement of(
      List<Claim> claims,
      List<Exemption> exemptions,
      List<Criterion> criteria,
      Profile profile,
      boolean incomplete) {
    if (claims.isEmpty()) {
      return NOTHING;
    }
    List<Finding> standing = new ArrayList<>();
    List<SetAside> setAside = new ArrayList<>();
    for (Claim claim : claims) {
      Outcome ceiling = profile.ceiling(claim.finding().criterion());
      Finding finding =
          capped(claim.finding(), incomplete ? ceiling.atMost(Outcome.REVIEW) : ceiling);
      if (finding.outcome() == Outcome.KEEP) {
        continue;
      }
      Exemption exemption = exemption(claim, finding, exemptions);
      if (exemption == null) {
        standing.add(finding);
      } else {
        setAside.add(
            new SetAside(finding, exemption.rule(), exemption.lower(), exemption.rationale()));
        if (exemption.lower()) {
          standing.add(capped(finding, Outcome.REVIEW));
        }
      }
    }
    List<Finding> findings = withoutOverlaps(standing);
    sort(findings, criteria);
    return new Settlement(findings, setAside);
  }

  /**
   * Returns this and what was found in one of the comment's attachments.
   *
   * @param ofAttachment settled on the attachment's alternative text alone; what it says of that as
   *     a whole, without words, is left out
   * @param attachment which attachment, counted from 0
   * @param criteria the policy's criteria, in its order
   */
  public Settlement with(Settlement ofAttachment, int attachment, List<Criterion> criteria) {
    List<Finding> all = new ArrayList<>(findings);
    for (Finding finding : ofAttachment.findings) {
      if (!finding.evidence().isEmpty()) {
        all.add(inAttachment(finding, attachment));
      }
    }
    sort(all, criteria);
    List<SetAside> allSetAside = new ArrayList<>(setAside);
    for (SetAside one : ofAttachment.setAside) {
      allSetAside.add(
          new SetAside(
              inAttachment(one.finding(), attachment),
              one.exemption(),
              one.lowered(),
              one.rationale()));
    }
    return new Settlement(all, allSetAside);
  }

  private static Finding inAttachment(Finding finding, int attachment) {
    List<Evidence> evidence =
        finding.evidence().stream()
            .map(
                one -> new Evidence(one.start(), one.end(), one.text(), one.category(), attachment))
            .toList();
    return new Finding(
        finding.criterion(), finding.outcome(), finding.rule(), evidence, finding.rationale());
  }

  private static void sort(List<Finding> findings, List<Criterion> criteria) {
    Map<String, Integer> order = new HashMap<>();
    for (Criterion criterion : criteria) {
      order.put(criterion.id(), order.size());
    }
    findings.sort(
        Comparator.comparing(Finding::outcome)
            .reversed()
            .thenComparing(finding -> order.getOrDefault(finding.criterion().id(), order.size()))
            .thenComparing(Settlement::place)
            .thenComparing(Settlement::start)
            .thenComparing(finding -> finding.rule().id()));
  }

  /** Returns what becomes of the comment by its findings alone. */
  public Outcome outcome() {
    Outcome outcome = Outcome.KEEP;
    for (Finding finding : findings) {
      outcome = outcome.atLeast(finding.outcome());
    }
    return outcome;
  }

  private static Finding capped(Finding finding, Outcome ceiling) {
    Outcome outcome = finding.outcome().atMost(ceiling);
    return outcome == finding.outcome()
        ? finding
        : new Finding(
            finding.criterion(), outcome, finding.rule(), finding.evidence(), finding.rationale());
  }

  private static @Nullable Exemption exemption(
      Claim claim, Finding finding, List<Exemption> exemptions) {
    Exemption lowering = null;
    for (Exemption exemption : exemptions) {
      if (exemption.covers(claim)) {
        if (!exemption.lower()) {
          return exemption;
        }
        if (lowering == null && finding.outcome() == Outcome.REMOVE) {
          lowering = exemption;
        }
      }
    }
    return lowering;
  }

  /** Keeps, of findings of one criterion that share words, the greatest, then the longest. */
  private static List<Finding> withoutOverlaps(List<Finding> standing) {
    List<Finding> ranked = new ArrayList<>(standing);
    ranked.sort(
        Comparator.comparing(Finding::outcome)
            .thenComparing(Settlement::length)
            .reversed()
            .thenComparing(Settlement::start)
            .thenComparing(finding -> finding.rule().id()));
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : ranked) {
      boolean repeated = false;
      for (Finding other : kept) {
        if (other.criterion().id().equals(finding.criterion().id())
            && (overlap(other.evidence(), finding.evidence())
                || (finding.evidence().isEmpty() && other.evidence().isEmpty()))) {
          repeated = true;
          break;
        }
      }
      if (!repeated) {
        kept.add(finding);
      }
    }
    return kept;
  }

  static boolean overlap(List<Evidence> some, List<Evidence> others) {
    for (Evidence one : some) {
      for (Evidence other : others) {
        if (one.overlaps(other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns -1 for the comment's text, which comes before its attachments. */
  private static int place(Finding finding) {
    Integer attachment =
        finding.evidence().isEmpty() ? null : finding.evidence().get(0).attachment();
    return attachment == null ? -1 : attachment;
  }

  private static int start(Finding finding) {
    return finding.evidence().isEmpty() ? 0 : finding.evidence().get(0).start();
  }

  private static int length(Finding finding) {
    int length = 0;
    for (Evidence evidence : finding.evidence()) {
      length += evidence.end() - evidence.start();
    }
    return length;
  }
}
