package org.civicmoderation.text;

import java.util.List;
import org.civicmoderation.text.Reading.Disguise;

/**
 * Finds the other ways to read a word whose writing may disguise one. Looks ahead a bounded number
 * of characters, so that all readings of a text take time linear in its length.
 */
final class Readings {
  /** A disguised word has no more parts than this. */
  private static final int MOST_PARTS = 10;

  private static final int LONGEST_MENTION = 12;

  private final NormalizedText text;
  private final char[] t;
  private final int n;
  private final int word;
  private final ReadingList found;

  private Readings(NormalizedText text, int word) {
    this.text = text;
    this.t = text.cleanChars();
    this.n = text.cleanLength();
    this.word = word;
    this.found = new ReadingList(text, word);
  }

  static List<Reading> of(NormalizedText text, int word) {
    Readings readings = new Readings(text, word);
    readings.find();
    return readings.found.toList();
  }

  private void find() {
    int marks = text.marks(word);
    int kind = marks & WordMarks.KIND;
    String form = text.form(word);
    if (form.length() > ReadingList.LONGEST && kind != WordMarks.LINK) {
      found.stretched(ReadingList.squeezed(form), word);
      return;
    }
    switch (kind) {
      case WordMarks.WORD -> {
        alone(form, marks);
        together();
      }
      case WordMarks.NUMBER -> together();
      case WordMarks.LINK -> hostNames(form);
      case WordMarks.MENTION -> mention(form);
      default -> {
        // No other way to read it.
      }
    }
    if ((marks & WordMarks.REVERSED) != 0) {
      found.add(word, new StringBuilder(form).reverse().toString(), Disguise.REVERSED);
    }
  }

  // ------------------------------------------------------------------------------ one word alone

  private void alone(String form, int marks) {
    if ((marks & WordMarks.PUNCTUATED) != 0) {
      possessive(form);
      if (isSingleLetters(form)) {
        found.spaced(form, word);
      }
    }
    if ((marks & WordMarks.FIRST_IN_HASHTAG) != 0) {
      hashtag();
    }
    boolean stars = form.indexOf('*') >= 0;
    if (!stars && (marks & (WordMarks.DIGITS | WordMarks.SYMBOLS)) != 0) {
      found.leet(form, word, Disguise.LEET);
      withoutDigitsAtTheEnd(form);
    }
    if ((marks & WordMarks.STRETCHED) != 0) {
      if (form.contains("vv")) {
        found.add(word, form.replace("vv", "w"), Disguise.LEET);
      }
      found.stretched(form, word);
    }
    if ((marks & WordMarks.MARKED) != 0) {
      found.add(word, form.replace('ñ', 'n'), Disguise.UNMARKED);
    }
    if ((marks & WordMarks.SYMBOLS) != 0) {
      String inner = stars ? withoutOuterStars(form) : form;
      if (isSingleLetters(inner)) {
        found.spaced(inner, word);
      } else {
        found.masked(form, word);
      }
    }
  }

  private static String withoutOuterStars(String form) {
    int from = 0;
    int to = form.length();
    while (from < to && form.charAt(from) == '*') {
      from++;
    }
    while (from < to && form.charAt(to - 1) == '*') {
      to--;
    }
    return form.substring(from, to);
  }

  private void possessive(String form) {
    int apostrophe = form.lastIndexOf('\'');
    if (apostrophe < 2) {
      return;
    }
    String ending = form.substring(apostrophe + 1);
    if (ending.equals("s")
        || ending.equals("ll")
        || ending.equals("d")
        || ending.equals("re")
        || ending.equals("ve")) {
      found.add(word, form.substring(0, apostrophe), Disguise.POSSESSIVE);
    }
  }

  private void withoutDigitsAtTheEnd(String form) {
    int end = form.length();
    while (end > 0 && Folding.isAsciiDigit(form.charAt(end - 1))) {
      end--;
    }
    if (end < form.length() && end > 2 && form.chars().limit(end).allMatch(Character::isLetter)) {
      found.add(word, form.substring(0, end), Disguise.LEET);
    }
  }

  private void hashtag() {
    StringBuilder whole = new StringBuilder();
    int last = word;
    for (int i = word; i < text.wordCount() && whole.length() < ReadingList.LONGEST; i++) {
      int marks = text.marks(i);
      if ((marks & WordMarks.IN_HASHTAG) == 0
          || (i > word && (marks & WordMarks.FIRST_IN_HASHTAG) != 0)) {
        break;
      }
      text.appendForm(whole, i);
      last = i;
    }
    if (last > word) {
      found.add(last, whole.toString(), Disguise.JOINED);
      found.leet(whole.toString(), last, Disguise.LEET);
    }
  }

  /** Reads a mention that may be no name but a word that begins with its sign: @sshat. */
  private void mention(String form) {
    String rest = form.substring(1);
    if (rest.length() <= LONGEST_MENTION && rest.chars().allMatch(Character::isLetterOrDigit)) {
      found.leet(form, word, Disguise.LEET);
    }
  }

  private void hostNames(String form) {
    int start = form.indexOf("://");
    start = start < 0 ? 0 : start + 3;
    int end = start;
    while (end < form.length() && Links.isHostChar(form.charAt(end))) {
      end++;
    }
    String[] labels = form.substring(start, Math.min(end, start + 100)).split("[.]", -1);
    for (int i = 0; i + 1 < labels.length && i < 4; i++) {
      String label = labels[i];
      if (label.length() > 2 && !label.equals("www")) {
        for (String part : label.split("-", -1)) {
          found.add(word, part, Disguise.JOINED);
        }
        found.add(word, label.replace("-", ""), Disguise.JOINED);
        found.leet(label, word, Disguise.LEET);
      }
    }
  }

  // ------------------------------------------------------------------------ with the words after

  private void together() {
    if (!isGluedToBefore()) {
      glued();
    } else if (word + 1 < text.wordCount()
        && isGlue(text.cleanEnd(word), text.cleanStart(word + 1))) {
      joinedPair();
    }
    LettersApart.read(text, word, found);
    fragment();
  }

  private boolean isGluedToBefore() {
    return word > 0
        && (text.marks(word - 1) & WordMarks.KIND) <= WordMarks.NUMBER
        && isGlue(text.cleanEnd(word - 1), text.cleanStart(word));
  }

  /** Returns whether two words with this between them may be one. */
  private boolean isGlue(int start, int end) {
    if (end - start > 4 || start == end) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = t[i];
      if (!Leet.isFiller(c)
          && Leet.letter(c) == 0
          && c != '/'
          && c != '\\'
          && c != ')'
          && c != ']'
          && c != '%'
          && c != '&'
          && c != '>'
          && !isBlot(c)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a sign means nothing inside a word, so that it only hides a letter there. */
  private static boolean isBlot(char c) {
    return switch (c) {
      case '?', '§', '°', '¶', '¤', '‡', '¬', '÷', '∥', '■', '█', '▪', '●', '★', '☆', '✖', '✱' ->
          true;
      default -> false;
    };
  }

  /** Reads a row of words without spaces between them as one. */
  private void glued() {
    int start = text.cleanStart(word);
    int last = word;
    int singles = isSingle(word) ? 1 : 0;
    boolean filled = true;
    while (last + 1 < text.wordCount()
        && last - word < MOST_PARTS
        && text.cleanEnd(last + 1) - start <= ReadingList.LONGEST
        && (text.marks(last + 1) & WordMarks.KIND) <= WordMarks.NUMBER
        && isGlue(text.cleanEnd(last), text.cleanStart(last + 1))) {
      filled &= isFilled(text.cleanEnd(last), text.cleanStart(last + 1));
      last++;
      singles += isSingle(last) ? 1 : 0;
    }
    if (last == word) {
      return;
    }
    String raw = Folding.folded(t, start, text.cleanEnd(last));
    if (raw.chars().noneMatch(Character::isLetter)) {
      return;
    }
    int end = text.cleanEnd(last);
    if (raw.indexOf('(') >= 0 && end < n && t[end] == ')') {
      return; // movement(s)
    }
    String letters = ReadingList.squeezed(raw);
    boolean slashes = raw.indexOf('/') >= 0 || raw.indexOf('\\') >= 0;
    boolean mostlySingles = singles >= last - word && countPieces(raw) > 2;
    if (mostlySingles) {
      found.spaced(raw, last);
    } else if (filled && !slashes) {
      found.add(last, letters, Disguise.JOINED);
      found.leet(letters, last, Disguise.LEET);
      found.stretched(letters, last);
    }
    if (!filled || slashes) {
      found.leet(raw, last, Disguise.LEET);
    }
    boolean digits = raw.chars().anyMatch(Character::isDigit);
    if (!mostlySingles
        && !digits
        && last - word <= 2
        && (lacksVowel(last) || (!slashes && hidesByOddSign(raw)))) {
      found.masked(raw, last);
    }
  }

  private void joinedPair() {
    int last = word + 1;
    int marks = text.marks(word) & text.marks(last);
    if ((marks & WordMarks.LETTERS) != 0
        && ((text.marks(word) | text.marks(last)) & WordMarks.DIGITS) == 0
        && (text.marks(last) & WordMarks.KIND) == WordMarks.WORD
        && text.cleanEnd(word) - text.cleanStart(word) > 1
        && text.cleanEnd(last) - text.cleanStart(last) > 1
        && isFilled(text.cleanEnd(word), text.cleanStart(last))
        && text.cleanEnd(last) - text.cleanStart(word) <= ReadingList.LONGEST) {
      found.add(
          last,
          ReadingList.squeezed(Folding.folded(t, text.cleanStart(word), text.cleanEnd(last))),
          Disguise.JOINED);
    }
  }

  private boolean isFilled(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Leet.isFiller(t[i]) || t[i] == ',' || t[i] == ':' || t[i] == '=') {
        return false;
      }
    }
    return true;
  }

  private boolean isSingle(int at) {
    return text.cleanEnd(at) - text.cleanStart(at) == 1
        || ((text.marks(at) & (WordMarks.PUNCTUATED | WordMarks.SYMBOLS)) != 0
            && isSingleLetters(text.form(at)));
  }

  /** Returns whether a part of a masked word has no vowel: f-ck, n-gger. */
  private boolean lacksVowel(int last) {
    for (int i = word; i <= last; i++) {
      boolean vowel = false;
      for (int j = text.lettersStart(i); j < text.lettersEnd(i); j++) {
        vowel |= "aeiou".indexOf(text.letters()[j]) >= 0;
      }
      if (!vowel) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a sign that hardly ever joins two words stands inside one: fu^king. */
  private static boolean hidesByOddSign(String raw) {
    for (int i = 1; i + 1 < raw.length(); i++) {
      switch (raw.charAt(i)) {
        case '^', '*', '#', '<', '&', '%', '$', '!' -> {
          return true;
        }
        default -> {
          // Joins words, or is a letter.
        }
      }
    }
    return false;
  }

  /** Reads a letter that hardly stands alone with the piece after it: f uck. */
  private void fragment() {
    if (word + 1 >= text.wordCount()
        || text.cleanEnd(word) - text.cleanStart(word) != 1
        || (word > 0 && text.cleanEnd(word - 1) - text.cleanStart(word - 1) == 1)
        || (text.marks(word + 1) & (WordMarks.GAP | WordMarks.KIND)) != Folding.GAP_SPACE) {
      return;
    }
    int length = text.cleanEnd(word + 1) - text.cleanStart(word + 1);
    boolean sameCase =
        WordMarks.isAllCapitals(text.marks(word)) == WordMarks.isAllCapitals(text.marks(word + 1));
    if (length > 1
        && length < 8
        && sameCase
        && PlainSpelling.standsHardlyAlone(text.letters()[text.lettersStart(word)])) {
      StringBuilder joined = new StringBuilder();
      text.appendForm(joined, word);
      text.appendForm(joined, word + 1);
      found.add(word + 1, joined.toString(), Disguise.SPACED);
    }
  }

  /** Returns whether a word consists of single letters with signs between them: f.u.c.k. */
  private static boolean isSingleLetters(String form) {
    if (form.length() < 3) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      boolean letter = Character.isLetterOrDigit(form.charAt(i));
      if (letter != (i % 2 == 0)) {
        return false;
      }
    }
    return true;
  }

  private static int countPieces(String raw) {
    int pieces = 0;
    boolean inside = false;
    for (int i = 0; i < raw.length(); i++) {
      boolean letter = Character.isLetterOrDigit(raw.charAt(i));
      pieces += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return pieces;
  }
}
