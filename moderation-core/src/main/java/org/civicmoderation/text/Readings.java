package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicmoderation.text.Reading.Disguise;

/**
 * Finds the other ways to read a word whose writing may disguise one. Looks ahead a bounded number
 * of characters, so that all readings of a text take time linear in its length.
 */
final class Readings {
  private static final int MOST_READINGS = 24;

  /** A disguised word is no longer than this, and has no more parts. */
  private static final int LONGEST = 40;

  private static final int MOST_PARTS = 10;
  private static final int MOST_SPACED = 24;
  private static final int LONGEST_TAIL = 5;
  private static final int LONGEST_HEAD = 3;
  private static final int LONGEST_MENTION = 12;

  private final NormalizedText text;
  private final char[] t;
  private final int n;
  private final int word;
  private final List<Reading> found = new ArrayList<>(4);

  private Readings(NormalizedText text, int word) {
    this.text = text;
    this.t = text.cleanChars();
    this.n = text.cleanLength();
    this.word = word;
  }

  static List<Reading> of(NormalizedText text, int word) {
    Readings readings = new Readings(text, word);
    readings.find();
    List<Reading> found = readings.found;
    if (found.size() > 1) {
      found.sort(Comparator.comparing(Reading::disguise));
    }
    return List.copyOf(found);
  }

  private void find() {
    int marks = text.marks(word);
    int kind = marks & WordMarks.KIND;
    String form = text.form(word);
    if (form.length() > LONGEST && kind != WordMarks.LINK) {
      stretched(squeezed(form), word);
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
      add(word, new StringBuilder(form).reverse().toString(), Disguise.REVERSED);
    }
  }

  // ------------------------------------------------------------------------------ one word alone

  private void alone(String form, int marks) {
    if ((marks & WordMarks.PUNCTUATED) != 0) {
      possessive(form);
      if (isSingleLetters(form)) {
        spaced(form, word);
      }
    }
    if ((marks & WordMarks.FIRST_IN_HASHTAG) != 0) {
      hashtag();
    }
    boolean stars = form.indexOf('*') >= 0;
    if (!stars && (marks & (WordMarks.DIGITS | WordMarks.SYMBOLS)) != 0) {
      leet(form, word, Disguise.LEET);
      withoutDigitsAtTheEnd(form);
    }
    if ((marks & WordMarks.STRETCHED) != 0) {
      if (form.contains("vv")) {
        add(word, form.replace("vv", "w"), Disguise.LEET);
      }
      stretched(form, word);
    }
    if ((marks & WordMarks.MARKED) != 0) {
      add(word, form.replace('ñ', 'n'), Disguise.UNMARKED);
    }
    if ((marks & WordMarks.SYMBOLS) != 0) {
      String inner = stars ? withoutOuterStars(form) : form;
      if (isSingleLetters(inner)) {
        spaced(inner, word);
      } else {
        masked(form, word);
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
      add(word, form.substring(0, apostrophe), Disguise.POSSESSIVE);
    }
  }

  private void withoutDigitsAtTheEnd(String form) {
    int end = form.length();
    while (end > 0 && Folding.isAsciiDigit(form.charAt(end - 1))) {
      end--;
    }
    if (end < form.length() && end > 2 && form.chars().limit(end).allMatch(Character::isLetter)) {
      add(word, form.substring(0, end), Disguise.LEET);
    }
  }

  private void hashtag() {
    StringBuilder whole = new StringBuilder();
    int last = word;
    for (int i = word; i < text.wordCount() && whole.length() < LONGEST; i++) {
      int marks = text.marks(i);
      if ((marks & WordMarks.IN_HASHTAG) == 0
          || (i > word && (marks & WordMarks.FIRST_IN_HASHTAG) != 0)) {
        break;
      }
      appendForm(whole, i);
      last = i;
    }
    if (last > word) {
      add(last, whole.toString(), Disguise.JOINED);
      leet(whole.toString(), last, Disguise.LEET);
    }
  }

  /** Reads a mention that may be no name but a word that begins with its sign: @sshat. */
  private void mention(String form) {
    String rest = form.substring(1);
    if (rest.length() <= LONGEST_MENTION && rest.chars().allMatch(Character::isLetterOrDigit)) {
      leet(form, word, Disguise.LEET);
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
          add(word, part, Disguise.JOINED);
        }
        add(word, label.replace("-", ""), Disguise.JOINED);
        leet(label, word, Disguise.LEET);
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
    apart();
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
        && text.cleanEnd(last + 1) - start <= LONGEST
        && (text.marks(last + 1) & WordMarks.KIND) <= WordMarks.NUMBER
        && isGlue(text.cleanEnd(last), text.cleanStart(last + 1))) {
      filled &= isFilled(text.cleanEnd(last), text.cleanStart(last + 1));
      last++;
      singles += isSingle(last) ? 1 : 0;
    }
    if (last == word) {
      return;
    }
    String raw = raw(start, text.cleanEnd(last));
    if (raw.chars().noneMatch(Character::isLetter)) {
      return;
    }
    int end = text.cleanEnd(last);
    if (raw.indexOf('(') >= 0 && end < n && t[end] == ')') {
      return; // movement(s)
    }
    String letters = squeezed(raw);
    boolean slashes = raw.indexOf('/') >= 0 || raw.indexOf('\\') >= 0;
    boolean mostlySingles = singles >= last - word && countPieces(raw) > 2;
    if (mostlySingles) {
      spaced(raw, last);
    } else if (filled && !slashes) {
      add(last, letters, Disguise.JOINED);
      leet(letters, last, Disguise.LEET);
      stretched(letters, last);
    }
    if (!filled || slashes) {
      leet(raw, last, Disguise.LEET);
    }
    boolean digits = raw.chars().anyMatch(Character::isDigit);
    if (!mostlySingles
        && !digits
        && last - word <= 2
        && (lacksVowel(last) || (!slashes && hidesByOddSign(raw)))) {
      masked(raw, last);
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
        && text.cleanEnd(last) - text.cleanStart(word) <= LONGEST) {
      add(last, squeezed(raw(text.cleanStart(word), text.cleanEnd(last))), Disguise.JOINED);
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

  /** Reads letters that stand apart, with the same between each: f u c k, f . u . c . k. */
  private void apart() {
    int length = text.cleanEnd(word) - text.cleanStart(word);
    if (length > LONGEST_HEAD || (length > 1 && (text.marks(word) & WordMarks.PUNCTUATED) != 0)) {
      return;
    }
    int end = text.cleanEnd(word);
    int gapEnd = separatorEnd(end);
    boolean apart = gapEnd >= 0 && isItem(t[gapEnd]) && !isLetterOrDigit(gapEnd + 1);
    if (!apart || (length == 1 && continuesRun(end, gapEnd))) {
      return;
    }
    String separator = new String(t, end, gapEnd - end);
    StringBuilder letters = new StringBuilder(raw(text.cleanStart(word), end));
    int last = word;
    int items = 1;
    int at = gapEnd;
    int tail = -1;
    while (at < n && items < MOST_SPACED) {
      if (!isItem(t[at])) {
        break;
      }
      if (isLetterOrDigit(at + 1) && !startsWith(separator, at + 1)) {
        tail = at;
        break;
      }
      letters.append(Folding.folded(t[at]));
      while (last + 1 < text.wordCount() && text.cleanStart(last + 1) <= at) {
        last++;
      }
      items++;
      at++;
      if (!startsWith(separator, at)
          || (startsWith(separator, at + separator.length()) && separator.isBlank())) {
        break;
      }
      at += separator.length();
    }
    if (items == MOST_SPACED) {
      return;
    }
    // A sign at the end ends the sentence rather than stands for a letter.
    while (letters.length() > 0
        && !Character.isLetterOrDigit(letters.charAt(letters.length() - 1))) {
      letters.setLength(letters.length() - 1);
      items--;
    }
    int total = letters.length();
    if (items > 2 && (length == 1 || isSameCase(last))) {
      spaced(letters.toString(), last);
      char lastLetter = letters.charAt(total - 1);
      if (total > 3
          && text.cleanEnd(last) - text.cleanStart(last) == 1
          && (lastLetter == 'u' || lastLetter == 'i')) {
        spaced(letters.substring(0, total - 1), last - 1);
      }
    }
    if (tail >= 0
        && items > (length == 1 ? 1 : 2)
        && last + 1 < text.wordCount()
        && text.cleanStart(last + 1) == tail) {
      int tailLength = text.cleanEnd(last + 1) - tail;
      if (tailLength <= LONGEST_TAIL && isSameCase(last + 1)) {
        appendForm(letters, last + 1);
        spaced(letters.toString(), last + 1);
      }
    }
  }

  /** Returns whether all letters up to a word are small, or all capitals, but for the first. */
  private boolean isSameCase(int last) {
    int cases = 0;
    for (int i = text.cleanStart(word) + 1; i < text.cleanEnd(last); i++) {
      cases |= Folding.entry(t[i]) & (Folding.UPPER | Folding.LOWER);
    }
    return cases != (Folding.UPPER | Folding.LOWER);
  }

  /** Returns where what separates a letter from the next ends, or -1 if that is no such thing. */
  private int separatorEnd(int start) {
    int end = start;
    while (end < n && end - start < 4 && isSeparator(t[end])) {
      end++;
    }
    return end == start || end == n || isSeparator(t[end]) ? -1 : end;
  }

  private static boolean isSeparator(char c) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\u00A0' || c == '/' || c == '|') {
      return true;
    }
    return Leet.isFiller(c) && c != '\'' && c != ':';
  }

  private static boolean isItem(char c) {
    return Folding.isLetterOrDigit(c)
        || c == '@'
        || c == '$'
        || c == '!'
        || c == '€'
        || c == '£'
        || c == '(';
  }

  private boolean isLetterOrDigit(int at) {
    return at < n && Folding.isLetterOrDigit(t[at]);
  }

  private boolean startsWith(String part, int at) {
    if (at + part.length() > n) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (t[at + i] != part.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether this letter goes on with a run of letters apart rather than starts one. */
  private boolean continuesRun(int end, int gapEnd) {
    return isInRunWithBefore(word, end, gapEnd)
        && !(isStandAlone(text.letters()[text.lettersStart(word - 1)])
            && !isInRunWithBefore(word - 1, end, gapEnd));
  }

  private boolean isInRunWithBefore(int at, int end, int gapEnd) {
    if (at == 0 || text.cleanEnd(at - 1) - text.cleanStart(at - 1) != 1) {
      return false;
    }
    int start = text.cleanEnd(at - 1);
    int length = text.cleanStart(at) - start;
    if (length != gapEnd - end) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (t[start + i] != t[end + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStandAlone(char letter) {
    return switch (letter) {
      case 'a', 'i', 'u', 'y', 'o' -> true;
      default -> false;
    };
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
        && Segmenter.standsHardlyAlone(text.letters()[text.lettersStart(word)])) {
      StringBuilder joined = new StringBuilder();
      appendForm(joined, word);
      appendForm(joined, word + 1);
      add(word + 1, joined.toString(), Disguise.SPACED);
    }
  }

  // ----------------------------------------------------------------------------- what is written

  /** Adds a row of single letters as one word. */
  private void spaced(String raw, int last) {
    String letters = squeezed(raw);
    if (letters.length() < 3) {
      return;
    }
    if (letters.chars().allMatch(Character::isLetter)) {
      add(last, letters, Disguise.SPACED);
    }
    leet(raw, last, Disguise.SPACED);
    stretched(letters, last);
    int digits = letters.length();
    while (digits > 0 && Folding.isAsciiDigit(letters.charAt(digits - 1))) {
      digits--;
    }
    if (digits < letters.length() && digits > 2) {
      spaced(letters.substring(0, digits), last);
    }
  }

  private void leet(String raw, int last, Disguise disguise) {
    for (String variant : Leet.variants(raw)) {
      add(last, variant, disguise);
      stretched(variant, last);
    }
  }

  /** Adds a form with its stretched letters written once, and each in turn twice. */
  private void stretched(String form, int last) {
    int runs = 0;
    boolean doubled = Segmenter.isDoubled(countDoubled(form), form.length());
    StringBuilder once = new StringBuilder();
    int[] places = new int[8];
    for (int i = 0; i < form.length(); ) {
      char c = form.charAt(i);
      int end = i + 1;
      while (end < form.length() && form.charAt(end) == c) {
        end++;
      }
      int length = end - i;
      boolean stretched = length > 2 || (length == 2 && (doubled || Segmenter.isRarelyDoubled(c)));
      once.append(c);
      if (stretched && Character.isLetter(c)) {
        if (runs < places.length) {
          places[runs] = once.length() - 1;
        }
        runs++;
      } else if (length > 1) {
        once.append(form, i + 1, end);
      }
      i = end;
    }
    if (runs == 0 || once.length() > LONGEST) {
      return;
    }
    add(last, once.toString(), Disguise.STRETCHED);
    int known = Math.min(runs, places.length);
    for (int i = 0; i < known; i++) {
      char c = once.charAt(places[i]);
      add(last, new StringBuilder(once).insert(places[i], c).toString(), Disguise.STRETCHED);
    }
    if (known > 1) {
      StringBuilder twice = new StringBuilder(once);
      for (int i = known - 1; i >= 0; i--) {
        twice.insert(places[i], once.charAt(places[i]));
      }
      add(last, twice.toString(), Disguise.STRETCHED);
    }
  }

  private static int countDoubled(String form) {
    int doubled = 0;
    for (int i = 1; i < form.length(); i++) {
      doubled += form.charAt(i) == form.charAt(i - 1) ? 1 : 0;
    }
    return doubled;
  }

  /** Adds a form whose signs each hide one letter, and one whose signs in a row hide one. */
  private void masked(String raw, int last) {
    StringBuilder form = new StringBuilder();
    StringBuilder once = new StringBuilder();
    int letters = 0;
    int masks = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isLetter(c)) {
        form.append(c);
        once.append(c);
        letters++;
      } else if (Folding.isAsciiDigit(c)) {
        char letter = Leet.letter(c);
        form.append(letter);
        once.append(letter);
        letters++;
      } else if (c != '\'') {
        form.append('?');
        if (i == 0 || raw.charAt(i - 1) != c) {
          once.append('?');
        }
        masks++;
      }
    }
    if (masks > 0 && letters > 0 && masks <= letters * 4) {
      add(last, form.toString(), Disguise.MASKED);
      if (once.length() < form.length() && letters > 2) {
        add(last, once.toString(), Disguise.MASKED);
      }
    }
  }

  private void add(int last, String form, Disguise disguise) {
    if (form.length() < 2
        || form.length() > LONGEST
        || found.size() >= MOST_READINGS
        || (last == word && isAsWritten(form))) {
      return;
    }
    for (Reading reading : found) {
      if (reading.lastWord() == last && reading.form().equals(form)) {
        return;
      }
    }
    found.add(new Reading(word, last, form, disguise));
  }

  private boolean isAsWritten(String form) {
    int start = text.lettersStart(word);
    if (text.lettersEnd(word) - start != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (text.letters()[start + i] != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void appendForm(StringBuilder to, int at) {
    to.append(text.letters(), text.lettersStart(at), text.lettersEnd(at) - text.lettersStart(at));
  }

  /** Returns the folded characters of a stretch of the text, with what stands between words. */
  private String raw(int start, int end) {
    StringBuilder raw = new StringBuilder();
    for (int i = start; i < end; i++) {
      raw.append(Folding.folded(t[i]));
    }
    return raw.toString();
  }

  /** Returns the letters and digits alone. */
  private static String squeezed(String raw) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      if (Character.isLetterOrDigit(raw.charAt(i)) || Character.isSurrogate(raw.charAt(i))) {
        letters.append(raw.charAt(i));
      }
    }
    return letters.toString();
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
