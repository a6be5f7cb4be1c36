package org.civicmoderation.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.check.CaseResult.Status;
import org.civicmoderation.problem.Problem;

/**
 * What came of a pack's cases, and what the cases say of the pack. Immutable.
 *
 * @param results one a case, in the order of the files
 * @param problems what makes the pack unfit: a criterion without cases, a rule that no case
 *     triggers, a lexicon that no rule reads
 * @param warnings what makes it weak: a criterion with few cases
 */
public record CaseReport(List<CaseResult> results, List<Problem> problems, List<Problem> warnings) {

  public CaseReport {
    results = List.copyOf(results);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Returns whether every case passed and there is no problem; warnings do not count. */
  public boolean passed() {
    return problems.isEmpty() && count(Status.PASS) == results.size();
  }

  /** Returns how many cases ended so. */
  public int count(Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }

  /** Returns the results that are not PASS. */
  public List<CaseResult> failures() {
    return results.stream().filter(result -> result.status() != Status.PASS).toList();
  }

  /**
   * Returns the report as policy staff read it: what failed, the problems, and a table by
   * criterion.
   */
  public String format() {
    StringBuilder out = new StringBuilder();
    failures().forEach(result -> out.append(result.format()).append("\n\n"));
    problems.forEach(problem -> out.append(problem.format()).append("\n\n"));
    warnings.forEach(
        warning ->
            out.append(warning.format().replaceFirst("error\\[", "warning[")).append("\n\n"));
    Map<String, int[]> table = new LinkedHashMap<>();
    for (CaseResult result : results) {
      int[] row = table.computeIfAbsent(result.policyCase().criterion(), id -> new int[4]);
      int column = result.policyCase().caught() ? 0 : 2;
      row[column + 1]++;
      if (result.status() == Status.PASS) {
        row[column]++;
      }
    }
    out.append(
        String.format("%-20s %12s %12s%n", "criterion", "caught", "left alone")
            .replace(System.lineSeparator(), "\n"));
    table.forEach(
        (criterion, row) ->
            out.append(
                String.format(
                    "%-20s %12s %12s\n",
                    criterion, row[0] + " of " + row[1], row[2] + " of " + row[3])));
    return out.append(
            String.format(
                "\n%d PASS, %d FAIL, %d ERROR",
                count(Status.PASS), count(Status.FAIL), count(Status.ERROR)))
        .toString();
  }
}
