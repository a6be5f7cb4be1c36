package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_DOT;
import static org.civicmoderation.text.Folding.GAP_HYPHEN;
import static org.civicmoderation.text.Folding.GAP_NEWLINE;
import static org.civicmoderation.text.Folding.GAP_QUESTION;
import static org.civicmoderation.text.Folding.GAP_SLASH;
import static org.civicmoderation.text.Folding.GAP_SPACE;
import static org.civicmoderation.text.Folding.GAP_STOP;

import org.jspecify.annotations.Nullable;

/** Finds what numbers make: telephone, social security and card numbers, prices and addresses. */
final class NumberFinder {
  private static final int MOST_DIGITS = 19;
  private static final int MOST_GROUPS = 12;
  private static final int MOST_ADDRESS_WORDS = 5;
  private static final int LONGEST_SEPARATOR = 3;

  private static final WordSet CALLS =
      WordSet.of(
          "call text phone tel telephone telefono cel celular cell whatsapp whats wa sms fax llama llame llamen"
              + " llamar marca marque manda mande dial txt ring line hotline movil contact t3xt c4ll");

  private static final WordSet SPELLED_DIGITS =
      WordSet.of(
          "zero one two three four five six seven eight nine oh cero uno dos tres cuatro cinco seis siete ocho nueve");

  /** Spelled digits in order of value, ten in each language. */
  private static final String[] SPELLED = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "cero", "uno",
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "oh",
  };

  private static final WordSet MONEY =
      WordSet.of(
          "dollar dollars buck bucks bux usd dls dlls dolar dolares euro euros eur peso pesos mxn quid gbp grand"
              + " hunnid varos");

  private static final WordSet PERIODS =
      WordSet.of(
          "mo month mth hr hour wk week yr year day night mes hora semana dia noche person persona ea each sqft");

  private static final WordSet STREET_TYPES =
      WordSet.of(
          "st street ave av avenue rd road blvd boulevard ln lane ct pkwy parkway pky hwy highway ter terrace trl"
              + " trail aly alley");

  /** Street types that are ordinary words too, or short for one. */
  private static final WordSet CAPITALIZED_STREET_TYPES =
      WordSet.of(
          "dr drive way pl place court circle cir sq square row run path plaza loop crossing bend pass");

  private static final WordSet SPANISH_STREET_TYPES =
      WordSet.of(
          "calle avenida avda av paseo plaza carrera callejon bulevar boulevard calzada travesia");

  private static final WordSet DIRECTIONS =
      WordSet.of("n s e w ne nw se sw north south east west norte sur este oeste");

  /** Words that follow a number, or stand before "street", without being a street's name. */
  private static final WordSet NO_STREET_NAMES =
      WordSet.of(
          "on in at of and or the a an to for from by with is are was were be have has had do does did i we you he she"
              + " they it my our your his her their this that these those if so but not no as than then out off up down"
              + " over under across along near away hour hours minute minutes min mile miles foot feet ft year years day"
              + " days lane lanes way ways story unit units new more other different people cars kids blocks houses homes"
              + " lots potholes times side per dollar percent pm am own end dead whole entire every");

  private static final WordSet STREET_NAME_CONNECTORS =
      WordSet.of("de del la las los el y san santa no num numero nro n");

  private final NormalizedText text;
  private final char[] t;
  private final int n;
  private final int words;
  private final EntityFinder found;
  private int digitsUntil = -1;

  NumberFinder(NormalizedText text, EntityFinder found) {
    this.text = text;
    this.t = text.cleanChars();
    this.n = text.cleanLength();
    this.words = text.wordCount();
    this.found = found;
  }

  /** Looks at a word that is a number or begins with a digit. */
  void number(int word) {
    boolean number = isNumber(word);
    if (word > digitsUntil && (number || (text.marks(word) & WordMarks.DIGITS) != 0)) {
      digitsUntil = digits(word);
    }
    if (!Folding.isAsciiDigit(t[text.cleanStart(word)]) || price(word)) {
      return;
    }
    address(word);
    if (number) {
      spanishAddress(word);
    }
  }

  /** Looks at a word that may be a spelled digit, the first of a number's. */
  void spelled(int word) {
    if (word > digitsUntil && word + 1 < words && SPELLED_DIGITS.contains(text, word)) {
      digitsUntil = digits(word);
    }
  }

  // ------------------------------------------------------------- phones, social security, cards

  /** What has been read of a run of digits. */
  private static final class Run {
    final StringBuilder digits = new StringBuilder();
    final int[] groups = new int[MOST_GROUPS + 1];
    int count;
    boolean spelled;
    boolean sameSeparator = true;
  }

  /**
   * Reads the digit groups that start at a word; returns the last word taken, or the word itself.
   */
  private int digits(int first) {
    Run run = new Run();
    char separator = 0;
    int bestLast = -1;
    EntityKind best = EntityKind.NUMBER;
    for (int word = first; word < words && run.count < MOST_GROUPS; word++) {
      if (word > first) {
        char sign = separatorBefore(word);
        if (sign == 0 || sign == ',' && !run.spelled) {
          break;
        }
        run.sameSeparator &= separator == 0 || separator == sign;
        separator = sign;
      }
      if (!take(word, run)) {
        break;
      }
      boolean goesOn = isNumber(word + 1) && gap(word + 1) == GAP_HYPHEN;
      if (!goesOn) {
        EntityKind kind = kindOf(first, word, run);
        if (kind != EntityKind.NUMBER) {
          best = kind;
          bestLast = word;
        }
      }
    }
    if (bestLast < 0) {
      return first;
    }
    int start = text.cleanStart(first);
    if (best == EntityKind.PHONE_NUMBER) {
      while (start > 0 && (t[start - 1] == '(' || t[start - 1] == '+')) {
        start--;
      }
    }
    found.add(best, first, bestLast, start, text.cleanEnd(bestLast));
    return bestLast;
  }

  /**
   * Returns the sign that parts a word from the one before if both may be of one number, else 0.
   */
  private char separatorBefore(int word) {
    int start = text.cleanEnd(word - 1);
    int end = text.cleanStart(word);
    if (end - start > LONGEST_SEPARATOR || end == start) {
      return 0;
    }
    char sign = ' ';
    for (int i = start; i < end; i++) {
      switch (t[i]) {
        case '-', '.', '/', '–', '‑', '‐', '•', ',' -> sign = t[i];
        case ' ', '(', ')', '\u00A0' -> {
          // Goes with any.
        }
        default -> {
          return 0;
        }
      }
    }
    return sign;
  }

  /** Takes a word's digits as one or more groups; returns false if it is no such word. */
  private boolean take(int word, Run run) {
    if (!isNumber(word)) {
      String digits = spelledDigits(word);
      if (digits == null || run.digits.length() + digits.length() > MOST_DIGITS) {
        return false;
      }
      run.digits.append(digits);
      run.groups[run.count++] = digits.length();
      run.spelled = true;
      return true;
    }
    int length = 0;
    char[] letters = text.letters();
    for (int i = text.lettersStart(word); i < text.lettersEnd(word); i++) {
      char c = letters[i];
      if (Folding.isAsciiDigit(c) && run.digits.length() < MOST_DIGITS) {
        run.digits.append(c);
        length++;
      } else if (c == '.' && length > 0 && run.count < MOST_GROUPS - 1) {
        run.groups[run.count++] = length;
        length = 0;
      } else {
        return false;
      }
    }
    run.groups[run.count++] = length;
    return true;
  }

  /** Returns the digits that a word spells (five, nine8seven, 5O77), or null if it is none such. */
  private @Nullable String spelledDigits(int word) {
    if ((text.marks(word) & WordMarks.KIND) != WordMarks.WORD) {
      return null;
    }
    String form = text.form(word);
    if (form.length() > 24) {
      return null;
    }
    StringBuilder digits = new StringBuilder();
    boolean mixed = (text.marks(word) & WordMarks.DIGITS) != 0;
    int at = 0;
    while (at < form.length()) {
      char c = form.charAt(at);
      int length = 0;
      for (int i = 0; i < SPELLED.length && length == 0; i++) {
        if (isSpelled(form, at, SPELLED[i])) {
          digits.append((char) ('0' + i % 10));
          length = SPELLED[i].length();
        }
      }
      if (length == 0 && (Folding.isAsciiDigit(c) || mixed && (c == 'o' || c == 'l' || c == 'i'))) {
        digits.append(c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : c);
        length = 1;
      }
      if (length == 0) {
        return null;
      }
      at += length;
    }
    return digits.toString();
  }

  /** Returns whether a spelled digit stands at a place, plain or with digits for its letters. */
  private static boolean isSpelled(String form, int at, String digit) {
    if (form.length() - at < digit.length()) {
      return false;
    }
    boolean letter = false;
    for (int i = 0; i < digit.length(); i++) {
      char c = form.charAt(at + i);
      letter |= Character.isLetter(c);
      if (c != digit.charAt(i) && Leet.letter(c) != digit.charAt(i)) {
        return false;
      }
    }
    return letter;
  }

  private EntityKind kindOf(int first, int last, Run run) {
    int length = run.digits.length();
    if (length < 7) {
      return EntityKind.NUMBER;
    }
    char before = charBefore(first);
    if (before == '$'
        || before == '€'
        || before == '£'
        || before == '#'
        || charAfter(last) == '%') {
      return EntityKind.NUMBER;
    }
    if (length >= 13 && (run.count <= 5 || run.spelled) && isLuhn(run.digits)) {
      return EntityKind.CARD_NUMBER;
    }
    boolean afterHyphen = first > 0 && gap(first) == GAP_HYPHEN;
    boolean socialShape =
        run.count == 3 && run.groups[0] == 3 && run.groups[1] == 2 && run.sameSeparator;
    if (length == 9
        && !afterHyphen
        && (socialShape || socialBefore(first))
        && isSocialSecurity(run.digits)) {
      return EntityKind.SOCIAL_SECURITY_NUMBER;
    }
    if (before == '+'
        || before == ' '
            && first > 0
            && text.cleanStart(first) > 1
            && t[text.cleanStart(first) - 2] == '+') {
      return length <= 15 ? EntityKind.PHONE_NUMBER : EntityKind.NUMBER;
    }
    if (afterHyphen && isNumber(first - 1)) {
      return EntityKind.NUMBER;
    }
    return isPhone(first, run) ? EntityKind.PHONE_NUMBER : EntityKind.NUMBER;
  }

  private boolean isPhone(int first, Run run) {
    StringBuilder digits = run.digits;
    int length = digits.length();
    int country = length == 11 && digits.charAt(0) == '1' ? 1 : 0;
    if (length - country == 10) {
      return hasPhoneShape(run, country)
          && digits.charAt(country) > '1'
          && digits.charAt(country + 3) > '1';
    }
    if (length == 7) {
      return (run.count == 2 && run.groups[0] == 3 || run.spelled)
          && digits.charAt(0) > '1'
          && (digits.indexOf("555") == 0 || calledBefore(first));
    }
    if (length == 9 && digits.charAt(0) >= '6') {
      return run.count == 1 ? calledBefore(first) : run.count >= 3 && run.groups[0] == 3;
    }
    return length == 11 && digits.charAt(0) == '0' && run.count >= 2 && run.count <= 4
        || length >= 10 && length <= 13 && calledBefore(first) && run.count > 1;
  }

  /** Returns whether ten digits are grouped as a number of the United States or Mexico is. */
  private static boolean hasPhoneShape(Run run, int country) {
    int count = run.count;
    int[] groups = run.groups;
    if (count == 1 || run.spelled || count == run.digits.length()) {
      return true;
    }
    int last = groups[count - 1];
    return switch (count - (groups[0] == 1 ? country : 0)) {
      case 1 -> true;
      case 2 -> last == 7 || last == 4;
      case 3 -> last == 4 && (groups[count - 2] == 3 || groups[0] == 2 && groups[1] == 4);
      case 5 -> true;
      default -> false;
    };
  }

  private boolean calledBefore(int word) {
    for (int i = Math.max(0, word - 3); i < word; i++) {
      if (CALLS.contains(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static final WordSet SOCIAL = WordSet.of("ssn social s0cial seguro soc ss nss");

  private boolean socialBefore(int word) {
    for (int i = Math.max(0, word - 5); i < word; i++) {
      if (SOCIAL.contains(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSocialSecurity(StringBuilder digits) {
    String area = digits.substring(0, 3);
    return !area.equals("000")
        && !area.equals("666")
        && area.charAt(0) != '9'
        && !digits.substring(3, 5).equals("00")
        && !digits.substring(5).equals("0000");
  }

  /** Returns whether digits have the check digit of a card, by ISO/IEC 7812-1. */
  private static boolean isLuhn(StringBuilder digits) {
    int sum = 0;
    boolean same = true;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      if (i % 2 == 1) {
        digit *= 2;
        digit = digit > 9 ? digit - 9 : digit;
      }
      sum += digit;
      same &= digits.charAt(i) == digits.charAt(0);
    }
    return sum % 10 == 0 && !same;
  }

  // ------------------------------------------------------------------------------------- prices

  private boolean price(int word) {
    return priceAfterSign(word) || priceBeforeSign(word) || priceInWords(word);
  }

  private boolean priceAfterSign(int word) {
    int sign = text.cleanStart(word) - 1;
    if (sign > 0 && t[sign] == ' ') {
      sign--;
    }
    int free = word == 0 ? 0 : text.cleanEnd(word - 1);
    boolean afterNumber =
        word > 0 && sign == free && (text.marks(word - 1) & WordMarks.DIGITS) != 0;
    if (sign < free || !isCurrencySign(t[sign]) || afterNumber) {
      return false;
    }
    int last = word;
    if (isNumber(word + 1) && gap(word + 1) == GAP_HYPHEN || isPeriod(word + 1)) {
      last++; // $40-60, $20/hr
    }
    found.add(EntityKind.PRICE, word, last, sign, text.cleanEnd(last));
    return true;
  }

  private boolean priceBeforeSign(int word) {
    int end = text.cleanEnd(word);
    int sign = end < n && t[end] == ' ' ? end + 1 : end;
    if (sign >= n
        || !isCurrencySign(t[sign])
        || word + 1 < words && sign >= text.cleanStart(word + 1)
        || sign + 1 < n && Folding.isLetterOrDigit(t[sign + 1])) {
      return false;
    }
    found.add(EntityKind.PRICE, word, word, text.cleanStart(word), sign + 1);
    return true;
  }

  private boolean priceInWords(int word) {
    int next = word + 1;
    if (next >= words) {
      return false;
    }
    boolean unit =
        (gap(next) == GAP_SPACE || gap(next) == GAP_HYPHEN) && MONEY.contains(text, next);
    boolean rate =
        isNumber(word) && text.cleanEnd(word) - text.cleanStart(word) > 1 && isPeriod(next);
    if (unit || rate) {
      found.add(EntityKind.PRICE, word, next);
    }
    return unit || rate;
  }

  private boolean isPeriod(int word) {
    return word < words && gap(word) == GAP_SLASH && PERIODS.contains(text, word);
  }

  private static boolean isCurrencySign(char c) {
    return c == '$' || c == '€' || c == '£' || c == '¥' || c == '₿';
  }

  // ---------------------------------------------------------------------------------- addresses

  private void address(int number) {
    int length = text.cleanEnd(number) - text.cleanStart(number);
    if (length > 6) {
      return;
    }
    int names = 0;
    boolean capital = false;
    int limit = Math.min(words, number + 1 + MOST_ADDRESS_WORDS);
    for (int word = number + 1; word < limit; word++) {
      int marks = text.marks(word);
      int gap = marks & WordMarks.GAP;
      if ((gap & ~GAP_DOT) != GAP_SPACE || (marks & WordMarks.KIND) > WordMarks.NUMBER) {
        return;
      }
      if (names > 0) {
        boolean small = length > 1 && names == 1;
        boolean upper = capital && (marks & WordMarks.CAPITALIZED) != 0;
        if ((capital || small) && STREET_TYPES.contains(text, word)
            || upper && CAPITALIZED_STREET_TYPES.contains(text, word)) {
          found.add(EntityKind.STREET_ADDRESS, number, withDirection(word));
          return;
        }
      }
      if (DIRECTIONS.contains(text, word)) {
        continue;
      }
      names++;
      capital |= (marks & (WordMarks.CAPITALIZED | WordMarks.DIGITS)) != 0;
      if (!capital && names > 2 || NO_STREET_NAMES.contains(text, word)) {
        return;
      }
    }
  }

  private int withDirection(int type) {
    int next = type + 1;
    boolean direction =
        next < words
            && (gap(next) & ~GAP_DOT) == GAP_SPACE
            && text.cleanEnd(next) - text.cleanStart(next) <= 2
            && WordMarks.isAllCapitals(text.marks(next))
            && DIRECTIONS.contains(text, next);
    return direction ? next : type;
  }

  /** Looks back from a number for the street that it stands in: calle Juárez 123. */
  private void spanishAddress(int number) {
    if (text.cleanEnd(number) - text.cleanStart(number) > 5) {
      return;
    }
    boolean name = false;
    for (int word = number; word > 0 && word > number - MOST_ADDRESS_WORDS; word--) {
      if ((gap(word) & (GAP_NEWLINE | GAP_STOP | GAP_QUESTION)) != 0) {
        return;
      }
      int before = word - 1;
      int marks = text.marks(before);
      if ((marks & WordMarks.KIND) != WordMarks.WORD) {
        return;
      }
      if (name && SPANISH_STREET_TYPES.contains(text, before)) {
        found.add(EntityKind.STREET_ADDRESS, before, number);
        return;
      }
      if ((marks & WordMarks.CAPITALIZED) != 0) {
        name = true;
      } else if (!STREET_NAME_CONNECTORS.contains(text, before)) {
        return;
      }
    }
  }

  private int gap(int word) {
    return text.marks(word) & WordMarks.GAP;
  }

  private boolean isNumber(int word) {
    return word < words && (text.marks(word) & WordMarks.KIND) == WordMarks.NUMBER;
  }

  private char charBefore(int word) {
    int at = text.cleanStart(word) - 1;
    return at < 0 ? ' ' : t[at];
  }

  private char charAfter(int word) {
    int at = text.cleanEnd(word);
    return at >= n ? ' ' : t[at];
  }
}
