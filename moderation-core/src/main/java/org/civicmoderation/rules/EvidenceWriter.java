package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.lexicon.Match;

/** Makes evidence of matches. */
final class EvidenceWriter {
  private static final Comparator<Match> BY_START =
      Comparator.comparingInt(Match::start).thenComparingInt(Match::end);

  private EvidenceWriter() {}

  /**
   * Returns the spans of matches, in order; those with nothing but blanks and commas between become
   * one.
   */
  static List<Evidence> write(Scan scan, int[] matches, List<String> categories) {
    String text = scan.text().original();
    if (matches.length == 1) {
      Match match = scan.match(matches[0]);
      String category = categories.get(match.category());
      return List.of(of(text, match.start(), match.end(), category));
    }
    Match[] sorted = new Match[matches.length];
    for (int i = 0; i < matches.length; i++) {
      sorted[i] = scan.match(matches[i]);
    }
    Arrays.sort(sorted, BY_START);
    List<Evidence> evidence = new ArrayList<>(sorted.length);
    int start = -1;
    int end = -1;
    List<String> found = new ArrayList<>(2);
    for (Match match : sorted) {
      if (start >= 0 && !adjacent(text, end, match.start())) {
        evidence.add(of(text, start, end, String.join(", ", found)));
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
      evidence.add(of(text, start, end, String.join(", ", found)));
    }
    return evidence;
  }

  private static Evidence of(String text, int start, int end, String category) {
    return new Evidence(start, end, text.substring(start, end), category);
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
