package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.lexicon.Match;

/** Makes evidence of matches. */
final class EvidenceWriter {
  private EvidenceWriter() {}

  /**
   * Returns the spans of matches, in order; those with nothing but blanks and commas between become
   * one.
   */
  static List<Evidence> write(Scan scan, Collection<Integer> matches, List<String> categories) {
    String text = scan.text().original();
    List<Match> sorted =
        matches.stream()
            .map(scan::match)
            .sorted(Comparator.comparingInt(Match::start).thenComparingInt(Match::end))
            .toList();
    List<Evidence> evidence = new ArrayList<>();
    int start = -1;
    int end = -1;
    List<String> found = new ArrayList<>();
    for (Match match : sorted) {
      if (start >= 0 && !adjacent(text, end, match.start())) {
        evidence.add(of(text, start, end, found));
        found.clear();
        start = -1;
      }
      if (start < 0) {
        start = match.start();
        end = match.end();
      } else {
        end = Math.max(end, match.end());
      }
      String category = categories.get(match.category());
      if (!found.contains(category)) {
        found.add(category);
      }
    }
    if (start >= 0) {
      evidence.add(of(text, start, end, found));
    }
    return evidence;
  }

  private static Evidence of(String text, int start, int end, List<String> categories) {
    return new Evidence(start, end, text.substring(start, end), String.join(", ", categories));
  }

  private static boolean adjacent(String text, int end, int start) {
    for (int at = end; at < start; at++) {
      char c = text.charAt(at);
      if (Character.isLetterOrDigit(c) || c == '.' || c == '!' || c == '?' || c == '\n') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
