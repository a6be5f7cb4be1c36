package org.civicmoderation.text;

/** Reads links and e-mail addresses, plain and disguised, as one word each. */
final class LinkReader {
  private static final int LINK = WordMarks.LINK | WordMarks.SUSPICIOUS;
  private static final int LONGEST_TOP_DOMAIN = 10;

  /** By RFC 1035; also a bound on how far is looked back. */
  private static final int LONGEST_HOST = 253;

  private final char[] t;
  private final int n;
  private final WordList words;

  /** How far host names have been looked for already, so that none is looked at twice. */
  private int scannedTo;

  LinkReader(char[] t, int n, WordList words) {
    this.t = t;
    this.n = n;
    this.words = words;
  }

  /** Makes a link of a word and "://" after it, or returns -1. */
  int scheme(int wordStart, int colon) {
    if (colon + 3 >= n || t[colon + 1] != '/' || t[colon + 2] != '/' || colon - wordStart < 2) {
      return -1;
    }
    int end = Links.bodyEnd(t, n, colon + 3);
    return end > colon + 3 ? link(wordStart, end) : -1;
  }

  /** Makes a link or an address of the host name around the dot at {@code dot}, or returns -1. */
  int domain(int wordStart, int dot) {
    if (dot < scannedTo) {
      return -1;
    }
    int end = dot;
    while (end < n && Links.isHostChar(t[end])) {
      end++;
    }
    scannedTo = end;
    if (end < n && t[end] == '@') {
      return end + 1 < n && Folding.isLetterOrDigit(t[end + 1]) ? address(wordStart, end) : -1;
    }
    int start = hostStart(wordStart);
    int domainEnd = Links.domainEnd(t, start, end, n);
    return domainEnd < 0 ? -1 : link(start, Links.linkEnd(t, n, domainEnd));
  }

  /** Makes an e-mail address of what stands around the sign at {@code at}, or returns -1. */
  int address(int wordStart, int at) {
    int end = at + 1;
    while (end < n && Links.isHostChar(t[end])) {
      end++;
    }
    while (end > at + 1 && (t[end - 1] == '.' || t[end - 1] == '-' || t[end - 1] == '_')) {
      end--;
    }
    int lastDot = end - 1;
    while (lastDot > at && t[lastDot] != '.') {
      lastDot--;
    }
    if (lastDot <= at + 1 || end - lastDot < 3 || !Folding.isLetter(t[lastDot + 1])) {
      return -1;
    }
    int start = hostStart(wordStart);
    scannedTo = Math.max(scannedTo, end);
    words.dropFromPlace(start);
    words.addFolded(start, end, WordMarks.EMAIL_ADDRESS | WordMarks.SUSPICIOUS);
    return end;
  }

  private int link(int start, int end) {
    words.dropFromPlace(start);
    scannedTo = Math.max(scannedTo, end);
    if (Links.startsWith(t, start, end, "hxxp")) {
      words.addAs("http" + folded(start + 4, end), start, end, LINK);
    } else {
      words.addFolded(start, end, LINK);
    }
    return end;
  }

  /** Returns where the row of host characters that a word stands in starts. */
  private int hostStart(int wordStart) {
    int start = wordStart;
    int word = words.count;
    while (word > 0
        && start > 0
        && wordStart - start < LONGEST_HOST
        && isHostJoint(t[start - 1])
        && words.ends[word - 1] == start - 1
        && words.kind(word - 1) <= WordMarks.NUMBER
        && (words.marks[word - 1] & WordMarks.SYMBOLS) == 0) {
      word--;
      start = words.starts[word];
    }
    return start;
  }

  private static boolean isHostJoint(char c) {
    return c == '-' || c == '_' || c == '.' || c == '+';
  }

  /** Reads the "(dot)" of a disguised link at a bracket after a word, or returns -1. */
  int bracket(int at) {
    if (words.count == 0 || at + 2 >= n) {
      return -1;
    }
    int close = t[at + 1] == '.' ? at + 2 : Links.startsWith(t, at + 1, n, "dot") ? at + 4 : n;
    if (close >= n || (t[close] != ')' && t[close] != ']' && t[close] != '}')) {
      return -1;
    }
    int host = words.count - 1;
    return at - words.ends[host] < 2 ? afterSpokenDot(host, close + 1, true) : -1;
  }

  /** Reads on after the word "dot", which may be a disguised link's; returns -1 if it is not. */
  int spokenDot(int at) {
    int dot = words.count - 1;
    if (dot < 1 || at + 2 >= n || t[at] != ' ') {
      return -1;
    }
    return (words.marks[dot] & WordMarks.GAP) == Folding.GAP_SPACE
        ? afterSpokenDot(dot - 1, at, false)
        : -1;
  }

  private int afterSpokenDot(int host, int at, boolean bracketed) {
    int tail = at < n && t[at] == ' ' ? at + 1 : at;
    int labelEnd = tail;
    while (labelEnd < n && labelEnd - tail < LONGEST_TOP_DOMAIN && Folding.isLetter(t[labelEnd])) {
      labelEnd++;
    }
    if (words.kind(host) > WordMarks.NUMBER
        || labelEnd == tail
        || (labelEnd < n && Folding.isLetterOrDigit(t[labelEnd]))
        || (!bracketed && !Links.isSpokenDomain(t, tail, labelEnd))) {
      return -1;
    }
    int start = words.starts[host];
    int first = host;
    while (first > 0
        && start > 0
        && words.ends[host] - start < LONGEST_HOST
        && (t[start - 1] == '-' || t[start - 1] == '.')
        && words.ends[first - 1] == start - 1
        && words.kind(first - 1) <= WordMarks.NUMBER) {
      first--;
      start = words.starts[first];
    }
    int end = Links.linkEnd(t, n, labelEnd);
    String form = folded(start, words.ends[host]) + "." + folded(tail, end);
    words.dropFrom(first);
    scannedTo = Math.max(scannedTo, end);
    words.addAs(form, start, end, LINK);
    return end;
  }

  private String folded(int start, int end) {
    char[] form = new char[end - start];
    for (int i = start; i < end; i++) {
      form[i - start] = Folding.folded(t[i]);
    }
    return new String(form);
  }
}
