package org.civicmoderation.text;

import java.util.Locale;
import java.util.Set;

/** Tells where links and addresses end, and which dotted names are domains. */
final class Links {
  /** Endings that hardly stand after a full stop without a space but in a domain. */
  private static final Set<String> DOMAINS =
      Set.of(
          ("com net org gov edu mil int info biz io co tv cc ly gl gg ca uk de fr es mx eu ru cn jp br nl se"
                  + " ch at be pl ar cl pe ve pr xyz app dev ai fm vip icu tk ml ga cf gq pw ws nyc wiki blog"
                  + " example invalid localhost")
              .split(" "));

  /** Endings that are words too: believed where something else speaks for a link. */
  private static final Set<String> WORDS =
      Set.of(
          ("top shop store online site website club live page link click news test win loan loans bid date"
                  + " fun life today world vote money cash work tech space cam porn sex chat social group team"
                  + " events church city zone media email support help deals sale market name pro mobi rocks"
                  + " me us it in is so to my no as by am do la art studio design agency")
              .split(" "));

  /** Endings that are common function words: believed before a path only. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of("me us it in is so to my no as by am do la at be es de se mil".split(" "));

  private static final Set<String> SPOKEN =
      Set.of("com net org io info biz gov edu example test tv co me".split(" "));

  private static final int LONGEST_LABEL = 63;

  private Links() {}

  /** Returns whether a character can stand in a host name as people write them. */
  static boolean isHostChar(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            || c == '-'
            || c == '.'
            || c == '_'
        : Folding.isLetterOrDigit(c);
  }

  /** Returns whether "site dot …" can go on with this. */
  static boolean isSpokenDomain(char[] t, int start, int end) {
    return end - start <= 7 && SPOKEN.contains(lower(t, start, end));
  }

  /**
   * Returns where the domain ends that the host characters in {@code [start, end)} begin with, or
   * -1 if they begin with none.
   */
  static int domainEnd(char[] t, int start, int end, int n) {
    if (startsWith(t, start, end, "www.") && end - start > 5) {
      return trimDots(t, start, end);
    }
    int best = -1;
    int labelStart = start;
    int labels = 0;
    for (int i = start; i <= end; i++) {
      if (i < end && t[i] != '.') {
        continue;
      }
      if (i == labelStart || i - labelStart > LONGEST_LABEL) {
        break; // an empty label: the end of the name
      }
      labels++;
      if (labels > 1 && isTopDomain(t, start, labelStart, i, n)) {
        best = i;
      }
      labelStart = i + 1;
    }
    if (best >= 0 && best < end && t[best] == '.' && best + 1 < end) {
      // More follows: another sentence without a space before it, or no domain at all.
      boolean sentence = (Folding.entry(t[best + 1]) & Folding.UPPER) != 0;
      return sentence ? best : -1;
    }
    return best;
  }

  private static boolean isTopDomain(char[] t, int start, int labelStart, int labelEnd, int n) {
    int length = labelEnd - labelStart;
    if (length < 2 || length > 9) {
      return false;
    }
    String label = lower(t, labelStart, labelEnd);
    boolean path =
        labelEnd + 1 < n && t[labelEnd] == '/' && Folding.isLetterOrDigit(t[labelEnd + 1]);
    int before = labelStart - 1;
    int beforeStart = before;
    while (beforeStart > start && t[beforeStart - 1] != '.') {
      beforeStart--;
    }
    if (!Folding.isLetterOrDigit(t[before - 1])) {
      return false;
    }
    if (DOMAINS.contains(label) && !FUNCTION_WORDS.contains(label)) {
      return true;
    }
    if (FUNCTION_WORDS.contains(label)) {
      return path;
    }
    return WORDS.contains(label)
        && (path || before - beforeStart > 3)
        && (Folding.entry(t[labelStart]) & Folding.UPPER) == 0;
  }

  /** Returns where a link ends whose host ends at {@code hostEnd}. */
  static int linkEnd(char[] t, int n, int hostEnd) {
    int i = hostEnd;
    if (i + 1 < n && t[i] == ':' && Folding.isAsciiDigit(t[i + 1])) {
      i++;
      while (i < n && Folding.isAsciiDigit(t[i])) {
        i++;
      }
    }
    if (i >= n || (t[i] != '/' && t[i] != '?' && t[i] != '#')) {
      return i;
    }
    return bodyEnd(t, n, i);
  }

  /** Returns where what a link may consist of ends, from {@code i} on. */
  static int bodyEnd(char[] t, int n, int i) {
    int start = i;
    int open = 0;
    int square = 0;
    while (i < n) {
      char c = t[i];
      if (c == '(') {
        open++;
      } else if (c == ')') {
        if (open == 0) {
          break;
        }
        open--;
      } else if (c == '[') {
        square++;
      } else if (c == ']') {
        if (square == 0) {
          break;
        }
        square--;
      } else if (endsLink(c)) {
        break;
      }
      i++;
    }
    while (i > start && isTrailing(t[i - 1])) {
      i--;
    }
    return i;
  }

  private static boolean endsLink(char c) {
    if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '{' || c == '}'
        || c == '|') {
      return true;
    }
    if (c < 0x80) {
      return false;
    }
    int entry = Folding.entry(c);
    int kind = Folding.kind(entry);
    return kind == Folding.EMOJI
        || kind == Folding.SURROGATE
        || (kind == Folding.SEPARATOR
            && (entry & (Folding.GAP_SPACE | Folding.GAP_NEWLINE | Folding.GAP_QUOTE)) != 0);
  }

  private static boolean isTrailing(char c) {
    return switch (c) {
      case '.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '(', '[', '…', '’' -> true;
      default -> false;
    };
  }

  private static int trimDots(char[] t, int start, int end) {
    int i = end;
    while (i > start && (t[i - 1] == '.' || t[i - 1] == '-' || t[i - 1] == '_')) {
      i--;
    }
    return i;
  }

  static boolean startsWith(char[] t, int start, int end, String lowerCase) {
    if (end - start < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      char c = t[start + i];
      if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String lower(char[] t, int start, int end) {
    return new String(t, start, end - start).toLowerCase(Locale.ROOT);
  }
}
