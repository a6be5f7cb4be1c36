package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_HYPHEN;

/** Finds what digits make, written or spelled: telephone, social security and card numbers. */
final class NumberFinder {
  private static final int MOST_DIGITS = 19;
  private static final int MOST_GROUPS = 12;
  private static final int LONGEST_SEPARATOR = 3;
  private static final int LONGEST_SPELLED = 24;

  private static final WordSet CALLS =
      WordSet.of(
          "call text phone tel telephone telefono cel celular cell whatsapp whats wa sms fax llama llame llamen"
              + " llamar marca marque manda mande dial txt ring line hotline movil contact t3xt c4ll");

  private static final WordSet SOCIAL = WordSet.of("ssn social s0cial seguro soc ss nss");

  private static final WordSet SPELLED_DIGITS =
      WordSet.of(
          "zero one two three four five six seven eight nine oh cero uno dos tres cuatro cinco seis siete"
              + " ocho nueve");

  /** Spelled digits in order of value, ten in each language. */
  private static final String[] SPELLED = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "cero", "uno",
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "oh",
  };

  private final NormalizedText text;
  private final char[] t;
  private final int n;
  private final int words;
  private final EntityFinder found;
  private int foundUntil = -1;

  NumberFinder(NormalizedText text, EntityFinder found) {
    this.text = text;
    this.t = text.cleanChars();
    this.n = text.cleanLength();
    this.words = text.wordCount();
    this.found = found;
  }

  /** What has been read of a run of digits. */
  private static final class Run {
    final StringBuilder digits = new StringBuilder();
    final int[] groups = new int[MOST_GROUPS + 1];
    int count;
    boolean spelled;
    boolean sameSeparator = true;
  }

  /** Looks for a number that starts with a word. */
  void startingWith(int first) {
    if (first <= foundUntil
        || ((text.marks(first) & WordMarks.DIGITS) == 0 && !SPELLED_DIGITS.contains(text, first))) {
      return;
    }
    Run run = new Run();
    char separator = 0;
    int last = -1;
    EntityKind kind = EntityKind.NUMBER;
    for (int word = first; word < words && run.count < MOST_GROUPS; word++) {
      if (word > first) {
        char sign = separatorBefore(word);
        if (sign == 0 || (sign == ',' && !run.spelled)) {
          break;
        }
        run.sameSeparator &= separator == 0 || separator == sign;
        separator = sign;
      }
      if (!take(word, run)) {
        break;
      }
      boolean goesOn = isNumber(word + 1) && gap(word + 1) == GAP_HYPHEN;
      EntityKind soFar = goesOn ? EntityKind.NUMBER : kindOf(first, word, run);
      if (soFar != EntityKind.NUMBER) {
        kind = soFar;
        last = word;
        boolean complete = run.digits.length() > 7 && !hasPlus(first);
        if (kind == EntityKind.PHONE_NUMBER && complete) {
          break;
        }
      }
    }
    if (last >= 0) {
      foundUntil = last;
      found.add(kind, first, last, startOf(first, kind), text.cleanEnd(last));
    } else if (run.count == MOST_GROUPS || run.digits.length() >= MOST_DIGITS - 1) {
      foundUntil = first + run.count / 2; // a long row of figures is no such number
    }
  }

  /** Returns where a number starts, with the bracket or plus before it. */
  private int startOf(int first, EntityKind kind) {
    int start = text.cleanStart(first);
    if (kind != EntityKind.PHONE_NUMBER) {
      return start;
    }
    if (hasPlus(first)) {
      return t[start - 1] == '+' ? start - 1 : start - 2;
    }
    return start > 0 && t[start - 1] == '(' ? start - 1 : start;
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
      int count = spelledDigits(word, run.digits);
      if (count < 0 || run.digits.length() > MOST_DIGITS) {
        return false;
      }
      run.groups[run.count++] = count;
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

  /** Appends the digits that a word spells (five, nine8seven, 5O77); returns how many, or -1. */
  private int spelledDigits(int word, StringBuilder digits) {
    char[] letters = text.letters();
    int end = text.lettersEnd(word);
    int at = text.lettersStart(word);
    if ((text.marks(word) & WordMarks.KIND) != WordMarks.WORD || end - at > LONGEST_SPELLED) {
      return -1;
    }
    boolean mixed = (text.marks(word) & WordMarks.DIGITS) != 0;
    int before = digits.length();
    while (at < end) {
      int length = 0;
      for (int i = 0; i < SPELLED.length && length == 0; i++) {
        if (isSpelled(letters, at, end, SPELLED[i])) {
          digits.append((char) ('0' + i % 10));
          length = SPELLED[i].length();
        }
      }
      if (length == 0) {
        char digit = digit(letters[at], mixed);
        if (digit == 0) {
          digits.setLength(before);
          return -1;
        }
        digits.append(digit);
        length = 1;
      }
      at += length;
    }
    return digits.length() - before;
  }

  /** Returns the digit that a character is, or looks like amid digits; else 0. */
  private static char digit(char c, boolean amidDigits) {
    if (Folding.isAsciiDigit(c)) {
      return c;
    }
    if (!amidDigits) {
      return 0;
    }
    return c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : 0;
  }

  /** Returns whether a spelled digit stands at a place, plain or with digits for its letters. */
  private static boolean isSpelled(char[] letters, int at, int end, String digit) {
    int length = digit.length();
    if (end - at < length) {
      return false;
    }
    boolean letter = false;
    for (int i = 0; i < length; i++) {
      char c = letters[at + i];
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
    boolean afterNumber = first > 0 && gap(first) == GAP_HYPHEN && isNumber(first - 1);
    boolean socialShape =
        run.count == 3 && run.groups[0] == 3 && run.groups[1] == 2 && run.sameSeparator;
    // One that is called so is one, even where none such was ever given out.
    if (length == 9 && announced(first, SOCIAL)) {
      return EntityKind.SOCIAL_SECURITY_NUMBER;
    }
    if (length == 9 && socialShape) {
      return !afterNumber && isSocialSecurity(run.digits)
          ? EntityKind.SOCIAL_SECURITY_NUMBER
          : EntityKind.NUMBER;
    }
    char before = charAt(text.cleanStart(first) - 1);
    if (before == '$' || before == '€' || before == '£' || before == '#') {
      return EntityKind.NUMBER;
    }
    if (length >= 13 && (run.count <= 5 || run.spelled) && isLuhn(run.digits)) {
      return EntityKind.CARD_NUMBER;
    }
    if (hasPlus(first)) {
      return length <= 15 ? EntityKind.PHONE_NUMBER : EntityKind.NUMBER;
    }
    return !afterNumber && charAt(text.cleanEnd(last)) != '%' && isPhone(first, run)
        ? EntityKind.PHONE_NUMBER
        : EntityKind.NUMBER;
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
      return ((run.count == 2 && run.groups[0] == 3) || run.spelled)
          && digits.charAt(0) > '1'
          && (digits.indexOf("555") == 0 || announced(first, CALLS));
    }
    if (length == 9 && digits.charAt(0) >= '6') {
      return run.count == 1 ? announced(first, CALLS) : run.count >= 3 && run.groups[0] == 3;
    }
    boolean national = length == 11 && digits.charAt(0) == '0' && digits.charAt(1) > '0';
    return (national && run.count <= 4)
        || (length >= 10 && length <= 13 && announced(first, CALLS) && run.count > 1);
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
      case 3 -> last == 4 && (groups[count - 2] == 3 || (groups[0] == 2 && groups[1] == 4));
      case 5 -> true;
      default -> false;
    };
  }

  /** Returns whether one of some words stands shortly before a word. */
  private boolean announced(int word, WordSet by) {
    for (int i = Math.max(0, word - 4); i < word; i++) {
      if (by.contains(text, i)) {
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

  private boolean hasPlus(int word) {
    int at = text.cleanStart(word) - 1;
    return charAt(at) == '+' || (charAt(at) == ' ' && charAt(at - 1) == '+');
  }

  private char charAt(int at) {
    return at < 0 || at >= n ? ' ' : t[at];
  }

  private int gap(int word) {
    return text.marks(word) & WordMarks.GAP;
  }

  private boolean isNumber(int word) {
    return word < words && (text.marks(word) & WordMarks.KIND) == WordMarks.NUMBER;
  }
}
