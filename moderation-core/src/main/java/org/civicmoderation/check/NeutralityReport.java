package org.civicmoderation.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.civicmoderation.policy.Outcome;

/**
 * What came of swapping words that must make no difference. Immutable.
 *
 * @param pairs how many pairs of comments were decided, by what was swapped
 * @param differences the pairs whose outcomes differ
 */
public record NeutralityReport(Map<String, Integer> pairs, List<Difference> differences) {
  /**
   * One of the two comments of a pair. Immutable.
   *
   * @param id the id of the comment that was swapped in
   * @param text its text
   * @param outcome what becomes of it
   * @param rules the ids of the rules that found something
   */
  public record Side(String id, String text, Outcome outcome, Set<String> rules) {
    public Side {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(outcome, "outcome");
      rules = Collections.unmodifiableSet(new LinkedHashSet<>(rules));
    }

    /** Names the comment and the outcome only: the words are personal data. */
    @Override
    public String toString() {
      return id + ": " + outcome + " " + rules;
    }
  }

  /**
   * A pair whose outcomes differ. Immutable.
   *
   * @param kind what was swapped
   * @param swap from which words to which
   * @param before the comment as it was
   * @param after the comment with the other words
   */
  public record Difference(String kind, String swap, Side before, Side after) {
    public Difference {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(swap, "swap");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
    }

    /** Returns the pair for people, with both texts. */
    public String format() {
      return kind + ", " + swap + " (" + before.id() + ")\n" + line(before) + "\n" + line(after);
    }

    private static String line(Side side) {
      return String.format(
          Locale.ROOT,
          "  %-6s %s%s",
          side.outcome(),
          side.text().replaceAll("\\R", " "),
          side.rules().isEmpty() ? "" : "  — " + String.join(", ", side.rules()));
    }
  }

  public NeutralityReport {
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(pairs)));
    differences = List.copyOf(differences);
  }

  /** Returns how many pairs of comments were decided. */
  public int count() {
    return pairs.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the pairs that differ, and how many pairs of each kind there were. */
  public String format() {
    StringBuilder out = new StringBuilder();
    differences.forEach(difference -> out.append(difference.format()).append("\n\n"));
    out.append(String.format(Locale.ROOT, "%-24s %8s %8s\n", "swapped", "pairs", "differ"));
    pairs.forEach(
        (kind, count) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%-24s %8d %8d\n",
                    kind,
                    count,
                    differences.stream().filter(d -> d.kind().equals(kind)).count())));
    return out.append(
            String.format(Locale.ROOT, "%-24s %8d %8d\n", "all", count(), differences.size()))
        .toString();
  }
}
