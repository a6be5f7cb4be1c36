package org.civicmoderation.record;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.civicmoderation.decision.Finding;

/** Words as they are searched for: every store must find the same. */
public final class Words {
  private Words() {}

  /** Returns a text's words, case and accents aside: runs of letters and digits, as they come. */
  public static List<String> of(String text) {
    String folded = folded(text);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < folded.length(); ) {
      int codePoint = folded.codePointAt(i);
      if (Character.isLetterOrDigit(codePoint)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(folded.substring(start, i));
        start = -1;
      }
      i += Character.charCount(codePoint);
    }
    if (start >= 0) {
      words.add(folded.substring(start));
    }
    return words;
  }

  /** Returns a text in small letters without accents. */
  static String folded(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = text.charAt(i) < 0x80;
    }
    if (plain) {
      return text.toLowerCase(Locale.ROOT);
    }
    String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(parts.length());
    parts
        .codePoints()
        .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
        .forEach(out::appendCodePoint);
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns a finding's clause as it is searched in: its words and where they stand. */
  static String clause(Finding finding) {
    return finding.criterion().clause().text() + "\n" + finding.criterion().clause().source();
  }
}
