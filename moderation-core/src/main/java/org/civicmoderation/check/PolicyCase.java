package org.civicmoderation.check;

import java.util.List;
import java.util.Objects;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;

/**
 * A sample comment with the outcome that it must get. Immutable.
 *
 * @param criterion the id of the criterion that it is about
 * @param caught true when the criterion must apply, false for a near miss, to which it must not
 * @param comment the comment, without the marks
 * @param marks the words that must be quoted
 * @param expected the outcome that it must get
 * @param onlyThisCriterion whether other criteria may say what they like
 * @param why the reason, in a sentence, or nothing
 * @param location where the case stands
 */
public record PolicyCase(
    String criterion,
    boolean caught,
    Comment comment,
    List<Mark> marks,
    Outcome expected,
    boolean onlyThisCriterion,
    String why,
    Location location) {

  /**
   * Words that must be quoted: the half-open span {@code [start, end)} in UTF-16 units of the
   * comment.
   *
   * @param start where they start
   * @param end where they end, exclusive
   * @param text the words
   */
  public record Mark(int start, int end, String text) {
    public Mark {
      Objects.requireNonNull(text, "text");
    }

    /**
     * Returns whether a finding quotes these words: whether the first and the last letter of them
     * lie in its evidence. A rule finds words, and what stands between them is quoted with them.
     */
    public boolean isQuotedBy(Finding finding) {
      int first = start + firstLetter(text);
      int last = start + lastLetter(text);
      return covers(finding, first) && covers(finding, last);
    }

    private static boolean covers(Finding finding, int unit) {
      for (Evidence evidence : finding.evidence()) {
        if (evidence.isInText() && evidence.start() <= unit && unit < evidence.end()) {
          return true;
        }
      }
      return false;
    }

    /** Signs at the ends do not count, unless there is nothing else. */
    private static int firstLetter(String words) {
      for (int i = 0; i < words.length(); i++) {
        if (Character.isLetterOrDigit(words.charAt(i))) {
          return i;
        }
      }
      return words.length() - words.stripLeading().length();
    }

    private static int lastLetter(String words) {
      for (int i = words.length() - 1; i >= 0; i--) {
        if (Character.isLetterOrDigit(words.charAt(i))) {
          return i;
        }
      }
      return words.stripTrailing().length() - 1;
    }
  }

  public PolicyCase {
    Objects.requireNonNull(criterion, "criterion");
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(location, "location");
    marks = List.copyOf(marks);
  }
}
