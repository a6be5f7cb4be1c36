package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_BRACKET;
import static org.civicmoderation.text.Folding.GAP_DOT;
import static org.civicmoderation.text.Folding.GAP_HYPHEN;
import static org.civicmoderation.text.Folding.GAP_SPACE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the things in a text that are recognised by their form. One pass over the words. */
final class EntityFinder {
  private static final int MOST_DIGIT_GROUPS = 6;
  private static final int MOST_ADDRESS_WORDS = 5;

  private final NormalizedText text;
  private final char[] t;
  private final int words;
  private final List<TextEntity> found = new ArrayList<>();

  private EntityFinder(NormalizedText text) {
    this.text = text;
    this.t = text.cleanChars();
    this.words = text.wordCount();
  }

  static List<TextEntity> find(NormalizedText text) {
    EntityFinder finder = new EntityFinder(text);
    finder.run();
    List<TextEntity> found = finder.found;
    if (found.isEmpty()) {
      return List.of();
    }
    if (found.size() > 1) {
      found.sort(
          Comparator.comparingInt(TextEntity::start)
              .thenComparing(Comparator.comparingInt(TextEntity::end).reversed())
              .thenComparing(TextEntity::kind));
    }
    return List.copyOf(found);
  }

  private void run() {
    boolean allCapitals = text.allCapitals();
    int numberedUntil = -1;
    int namedUntil = -1;
    for (int word = 0; word < words; word++) {
      int marks = text.marks(word);
      switch (marks & WordMarks.KIND) {
        case WordMarks.EMOJI -> add(EntityKind.EMOJI, word, word);
        case WordMarks.LINK -> add(EntityKind.LINK, word, word);
        case WordMarks.EMAIL_ADDRESS -> add(EntityKind.EMAIL_ADDRESS, word, word);
        case WordMarks.MENTION -> add(EntityKind.MENTION, word, word);
        case WordMarks.NUMBER -> {
          add(EntityKind.NUMBER, word, word);
          if (word > numberedUntil) {
            numberedUntil = digits(word);
          }
          numberAsPriceOrAddress(word);
        }
        default -> {
          if ((marks & WordMarks.FIRST_IN_HASHTAG) != 0) {
            hashtag(word);
          }
          if ((marks & WordMarks.DIGITS) != 0) {
            numberAsPriceOrAddress(word);
          } else if ((marks & WordMarks.IN_HASHTAG) == 0) {
            spanishAddress(word);
          }
          if ((marks & WordMarks.CAPITALIZED) != 0 && !allCapitals) {
            if ((marks & WordMarks.ALL_CAPS) != 0
                && text.cleanEnd(word) - text.cleanStart(word) > 2) {
              if ((marks & WordMarks.PUNCTUATED) == 0) {
                add(EntityKind.SHOUTED_WORD, word, word);
              }
            } else if (word > namedUntil && (marks & WordMarks.IN_HASHTAG) == 0) {
              namedUntil = Math.max(namedUntil, name(word));
            }
          }
        }
      }
    }
  }

  private void add(EntityKind kind, int first, int last) {
    found.add(new TextEntity(kind, first, last, text.start(first), text.end(last)));
  }

  private void add(EntityKind kind, int first, int last, int cleanStart, int cleanEnd) {
    found.add(
        new TextEntity(
            kind, first, last, text.originalStart(cleanStart), text.originalEnd(cleanEnd - 1)));
  }

  private void hashtag(int first) {
    int last = first;
    while (last + 1 < words
        && (text.marks(last + 1) & (WordMarks.IN_HASHTAG | WordMarks.FIRST_IN_HASHTAG))
            == WordMarks.IN_HASHTAG) {
      last++;
    }
    add(EntityKind.HASHTAG, first, last, text.cleanStart(first) - 1, text.cleanEnd(last));
  }

  private int gap(int word) {
    return text.marks(word) & WordMarks.GAP;
  }

  private boolean isNumber(int word) {
    return word < words && (text.marks(word) & WordMarks.KIND) == WordMarks.NUMBER;
  }

  private char before(int word) {
    int at = text.cleanStart(word) - 1;
    return at < 0 ? ' ' : t[at];
  }

  private char after(int word) {
    int at = text.cleanEnd(word);
    return at >= text.cleanLength() ? ' ' : t[at];
  }

  // ------------------------------------------------------------- phones, social security, cards

  private static final WordSet CALLS =
      WordSet.of(
          "call text phone tel telephone telefono cel celular cell whatsapp whats wa sms fax llama llame llamen"
              + " marca marque manda mande dial txt ring line hotline movil numero number at al contact");

  /**
   * Reads the digit groups that start at a word; returns the last word taken, or the one before.
   */
  private int digits(int first) {
    StringBuilder digits = new StringBuilder();
    int[] groups = new int[16];
    int groupCount = 0;
    int last = first;
    int bestLast = -1;
    EntityKind best = EntityKind.NUMBER;
    char separator = 0;
    boolean sameSeparator = true;
    for (int word = first; isNumber(word) && word < first + MOST_DIGIT_GROUPS; word++) {
      if (word > first) {
        char sign = separatorBefore(word);
        if (sign == 0) {
          break;
        }
        if (separator != 0 && separator != sign) {
          sameSeparator = false;
        }
        separator = sign;
      }
      int dotted = addGroups(word, digits, groups, groupCount);
      if (dotted < 0 || digits.length() > 19) {
        break;
      }
      groupCount = dotted;
      last = word;
      boolean goesOn =
          isNumber(word + 1) && separatorBefore(word + 1) != 0 && gap(word + 1) == GAP_HYPHEN;
      if (goesOn) {
        continue;
      }
      EntityKind kind = kindOf(first, last, digits, groups, groupCount, sameSeparator);
      if (kind != EntityKind.NUMBER) {
        best = kind;
        bestLast = last;
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
    add(best, first, bestLast, start, text.cleanEnd(bestLast));
    return bestLast;
  }

  /** Returns the sign between a number and the one before it if both may be one, else 0. */
  private char separatorBefore(int word) {
    int start = text.cleanEnd(word - 1);
    int end = text.cleanStart(word);
    if (end - start > 3 || end == start) {
      return 0;
    }
    char sign = ' ';
    for (int i = start; i < end; i++) {
      switch (t[i]) {
        case '-', '.', '/', '–', '‑', '‐', '•' -> sign = t[i];
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

  private int addGroups(int word, StringBuilder digits, int[] groups, int count) {
    int groupCount = count;
    int length = 0;
    char[] letters = text.letters();
    for (int i = text.lettersStart(word); i < text.lettersEnd(word); i++) {
      char c = letters[i];
      if (Folding.isAsciiDigit(c)) {
        digits.append(c);
        length++;
      } else if (c == '.' && length > 0 && groupCount < 15) {
        groups[groupCount++] = length;
        length = 0;
      } else {
        return -1;
      }
      if (digits.length() > 19) {
        return -1;
      }
    }
    groups[groupCount++] = length;
    return groupCount;
  }

  private EntityKind kindOf(
      int first, int last, StringBuilder digits, int[] groups, int count, boolean sameSeparator) {
    int length = digits.length();
    if (length < 7) {
      return EntityKind.NUMBER;
    }
    char before = before(first);
    if (before == '$' || before == '€' || before == '£' || before == '#' || after(last) == '%') {
      return EntityKind.NUMBER;
    }
    if (length >= 13 && count <= 5 && luhn(digits)) {
      return EntityKind.CARD_NUMBER;
    }
    boolean afterHyphen = first > 0 && gap(first) == GAP_HYPHEN;
    if (length == 9
        && count == 3
        && groups[0] == 3
        && groups[1] == 2
        && sameSeparator
        && !afterHyphen
        && isSocialSecurity(digits)) {
      return EntityKind.SOCIAL_SECURITY_NUMBER;
    }
    if (before == '+') {
      return length <= 15 ? EntityKind.PHONE_NUMBER : EntityKind.NUMBER;
    }
    if (afterHyphen && (text.marks(first - 1) & WordMarks.KIND) == WordMarks.NUMBER) {
      return EntityKind.NUMBER;
    }
    return isPhone(first, digits, groups, count) ? EntityKind.PHONE_NUMBER : EntityKind.NUMBER;
  }

  private boolean isPhone(int first, StringBuilder digits, int[] groups, int count) {
    int length = digits.length();
    int country = (length == 11 && digits.charAt(0) == '1') ? 1 : 0;
    if (length - country == 10) {
      boolean shape =
          count == 1
              || count == 1 + country && groups[country] == 10
              || count == 3 + country && groups[count - 1] == 4 && groups[count - 2] == 3
              || count == 2 + country && groups[count - 1] == 7
              || count == 2 && groups[1] == 4
              || count == 3 && groups[0] == 2 && groups[1] == 4
              || count == 5;
      return shape && digits.charAt(country) > '1' && digits.charAt(country + 3) > '1';
    }
    if (length == 7) {
      return count == 2
          && groups[0] == 3
          && digits.charAt(0) > '1'
          && (digits.indexOf("555") == 0 || calledBefore(first));
    }
    if (length == 9 && digits.charAt(0) >= '6') {
      return count == 1 ? calledBefore(first) : count >= 3 && groups[0] == 3;
    }
    return length == 11 && digits.charAt(0) == '0' && count >= 2 && count <= 4
        || length >= 10 && length <= 13 && calledBefore(first) && count > 1;
  }

  private boolean calledBefore(int word) {
    for (int i = Math.max(0, word - 3); i < word; i++) {
      if (CALLS.contains(text, i)) {
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

  private static boolean luhn(StringBuilder digits) {
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

  private static final WordSet MONEY =
      WordSet.of(
          "dollar dollars dollarydoos buck bucks bux usd dls dlls dolar dolares euro euros eur peso pesos mxn pound"
              + " pounds quid gbp grand hunnid varos lana");

  private static final WordSet PERIODS =
      WordSet.of(
          "mo month mth hr hour wk week yr year day night mes hora semana dia noche person persona pp ea each c sqft");

  private static final WordSet NUMBER_WORDS =
      WordSet.of(
          "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
              + " seventy eighty ninety hundred thousand million couple few dos tres cuatro cinco seis siete ocho nueve"
              + " diez once doce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento"
              + " doscientos trescientos quinientos mil");

  private void numberAsPriceOrAddress(int word) {
    char first = t[text.cleanStart(word)];
    if (!Folding.isAsciiDigit(first)) {
      return;
    }
    if (!price(word) && word + 1 < words) {
      address(word);
    }
  }

  private boolean price(int word) {
    int start = text.cleanStart(word);
    int end = text.cleanEnd(word);
    int signAt = start - 1;
    if (signAt > 0 && t[signAt] == ' ') {
      signAt--;
    }
    if (signAt >= 0
        && isCurrencySign(t[signAt])
        && (word == 0
            || signAt > text.cleanEnd(word - 1)
            || !isNumber(word - 1) && signAt >= text.cleanEnd(word - 1))) {
      int last = word;
      if (isNumber(word + 1) && gap(word + 1) == GAP_HYPHEN) {
        last = word + 1; // $40-60
      } else if (word + 1 < words
          && gap(word + 1) == Folding.GAP_SLASH
          && PERIODS.contains(text, word + 1)) {
        last = word + 1;
      }
      add(EntityKind.PRICE, word, last, signAt, text.cleanEnd(last));
      return true;
    }
    int after = end < text.cleanLength() && t[end] == ' ' ? end + 1 : end;
    if (after < text.cleanLength()
        && isCurrencySign(t[after])
        && (word + 1 == words || after < text.cleanStart(word + 1))
        && (after + 1 == text.cleanLength() || !Folding.isLetterOrDigit(t[after + 1]))) {
      add(EntityKind.PRICE, word, word, start, after + 1);
      return true;
    }
    if (word + 1 < words) {
      int gap = gap(word + 1);
      if ((gap == GAP_SPACE || gap == GAP_HYPHEN) && MONEY.contains(text, word + 1)) {
        add(EntityKind.PRICE, word, word + 1);
        return true;
      }
      if (gap == Folding.GAP_SLASH
          && PERIODS.contains(text, word + 1)
          && (text.marks(word) & WordMarks.KIND) == WordMarks.NUMBER
          && end - start > 1) {
        add(EntityKind.PRICE, word, word + 1);
        return true;
      }
    }
    return false;
  }

  private static boolean isCurrencySign(char c) {
    return c == '$' || c == '€' || c == '£' || c == '¥' || c == '₿';
  }

  // ---------------------------------------------------------------------------------- addresses

  private static final WordSet STREET_TYPES =
      WordSet.of(
          "st street ave av avenue rd road blvd boulevard ln lane ct pkwy parkway pky hwy highway ter terrace cir"
              + " trl trail aly alley");

  private static final WordSet CAPITALIZED_STREET_TYPES =
      WordSet.of(
          "dr drive way pl place court circle sq square row run path plaza loop crossing bend pass");

  private static final WordSet SPANISH_STREET_TYPES =
      WordSet.of(
          "calle avenida avda av paseo plaza carrera callejon bulevar boulevard calzada travesia c");

  private static final WordSet DIRECTIONS =
      WordSet.of("n s e w ne nw se sw north south east west norte sur este oeste");

  private static final WordSet NO_STREET_NAMES =
      WordSet.of(
          "on in at of and or the a an to for from by with is are was were be have has had do does did i we you he she"
              + " they it my our your his her their this that these those if so but not no as than then out off up down"
              + " over under across along near away hour hours minute minutes min mile miles foot feet ft year years day"
              + " days lane lanes way ways story unit units new more other different main-road people cars kids blocks"
              + " houses homes lots potholes times side of per dollar percent pm am own end dead whole entire every");

  private static final WordSet NAME_CONNECTORS =
      WordSet.of("de del la las los el y san santa van von der den bin ibn al da do dos e mc");

  private void address(int number) {
    int length = text.cleanEnd(number) - text.cleanStart(number);
    if (length > 6 || (gap(number + 1) & ~(GAP_SPACE | GAP_DOT | GAP_HYPHEN)) != 0) {
      return;
    }
    int names = 0;
    boolean capital = false;
    for (int word = number + 1; word < words && word <= number + MOST_ADDRESS_WORDS; word++) {
      int gap = gap(word);
      int marks = text.marks(word);
      if ((gap & GAP_SPACE) == 0 || (gap & ~(GAP_SPACE | GAP_DOT)) != 0) {
        return;
      }
      int kind = marks & WordMarks.KIND;
      if (kind != WordMarks.WORD && kind != WordMarks.NUMBER) {
        return;
      }
      if (names > 0) {
        boolean type = STREET_TYPES.contains(text, word);
        boolean upper = (marks & WordMarks.CAPITALIZED) != 0;
        if (type && (capital || length > 1 && names == 1)
            || upper && capital && CAPITALIZED_STREET_TYPES.contains(text, word)) {
          addAddress(number, word);
          return;
        }
      }
      if (DIRECTIONS.contains(text, word)) {
        continue;
      }
      if (NO_STREET_NAMES.contains(text, word)) {
        return;
      }
      names++;
      capital |= (marks & (WordMarks.CAPITALIZED | WordMarks.DIGITS)) != 0;
      if (!capital && names > 2) {
        return;
      }
    }
  }

  private void addAddress(int first, int type) {
    int last = type;
    if (last + 1 < words
        && (gap(last + 1) & ~(GAP_SPACE | GAP_DOT)) == 0
        && DIRECTIONS.contains(text, last + 1)) {
      int length = text.cleanEnd(last + 1) - text.cleanStart(last + 1);
      if (length <= 2 && (text.marks(last + 1) & WordMarks.ALL_CAPS) != 0) {
        last++;
      }
    }
    add(EntityKind.STREET_ADDRESS, first, last);
  }

  private void spanishAddress(int type) {
    if (type + 2 >= words || !SPANISH_STREET_TYPES.contains(text, type)) {
      return;
    }
    if (text.cleanEnd(type) - text.cleanStart(type) == 1 && after(type) != '/') {
      return;
    }
    boolean name = false;
    for (int word = type + 1; word < words && word <= type + MOST_ADDRESS_WORDS + 1; word++) {
      int gap = gap(word);
      if ((gap & (Folding.GAP_NEWLINE | Folding.GAP_STOP | Folding.GAP_QUESTION | GAP_BRACKET))
          != 0) {
        return;
      }
      int marks = text.marks(word);
      if (isNumber(word)) {
        if (name && text.cleanEnd(word) - text.cleanStart(word) <= 5) {
          add(EntityKind.STREET_ADDRESS, type, word);
        }
        return;
      }
      if ((marks & WordMarks.KIND) != WordMarks.WORD) {
        return;
      }
      if ((marks & WordMarks.CAPITALIZED) != 0) {
        name = true;
      } else if (!NAME_CONNECTORS.contains(text, word) && !NUMERO.contains(text, word)) {
        return;
      }
    }
  }

  private static final WordSet NUMERO = WordSet.of("no num numero nro n #");

  // -------------------------------------------------------------------------------------- names

  /** Words that are capitalised for another reason than being a name, or that begin a sentence. */
  private static final WordSet NO_NAMES =
      WordSet.of(
          "i i'm i've i'll i'd im monday tuesday wednesday thursday friday saturday sunday january february march april"
              + " may june july august september october november december lunes martes miercoles jueves viernes sabado"
              + " domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre the a"
              + " an this that these those my our your his her its their we you he she it they who what when where why"
              + " how which whose is are was were am be been being do does did have has had can could will would shall"
              + " should may might must not no yes yeah yep nope ok okay and or but so if then than as at by for from in"
              + " into of off on onto out over to too under up with without about after before again all any both each"
              + " every few more most much many other some such only just also very really please thanks thank hi hello"
              + " hey dear great good bad nice love hate let lets let's don't dont can't cant won't wont didn't doesn't"
              + " isn't it's its that's there there's they're we're you're here here's get got go going make made see"
              + " saw say said look looks maybe never always ever even still because since while until though although"
              + " however instead why's what's who's how's el la los las un una unos unas lo al del de y o u e ni que"
              + " quien cual cuando donde como porque pero si sino no ya muy mas menos tan este esta estos estas ese esa"
              + " eso esos esas aquel aquella yo tu usted ustedes el ella ellos ellas nosotros nos me te se le les mi mis"
              + " su sus es son era eran fue fueron ser estar esta estan hay hace hacen tiene tienen gracias hola por"
              + " para con sin sobre entre desde hasta en a todo toda todos todas otro otra aqui alli ahora hoy ayer"
              + " siempre nunca tambien solo new old first last one two three four five stop start keep give take need"
              + " want think know come came people everyone someone anyone nobody everybody somebody nothing something"
              + " well now today tomorrow yesterday tonight lol omg wow sorry sure right wrong another same using been"
              + " did does whoever whatever once ask call text send pay buy sell vote join check click follow watch");

  private static final WordSet TITLES =
      WordSet.of(
          "mr mrs ms mx dr dra prof ald sr sra srta don dna hon rev sgt lt capt det ofc gov sen rep pres lic ing st mt ft");

  /**
   * Reads the name that starts at a capitalised word; returns its last word, or the word before.
   */
  private int name(int first) {
    if (!isNameWord(first)) {
      return first;
    }
    int last = first;
    while (last + 1 < words && continuesName(last, last + 1)) {
      last++;
    }
    // What is joined only by a small word has to end in a name: Maria de la Cruz.
    while (last > first && !isNameWord(last)) {
      last--;
    }
    boolean initialsOnly = true;
    for (int word = first; word <= last; word++) {
      initialsOnly &= text.cleanEnd(word) - text.cleanStart(word) == 1;
    }
    boolean alone = last == first && (startsSentence(first) || TITLES.contains(text, first));
    if (!alone && !initialsOnly) {
      add(EntityKind.NAME, first, last);
    }
    return last;
  }

  private boolean isNameWord(int word) {
    int marks = text.marks(word);
    if ((marks & (WordMarks.KIND | WordMarks.IN_HASHTAG | WordMarks.DIGITS | WordMarks.SYMBOLS))
            != WordMarks.WORD
        || (marks & WordMarks.CAPITALIZED) == 0) {
      return false;
    }
    if ((marks & WordMarks.ALL_CAPS) != 0 && text.cleanEnd(word) - text.cleanStart(word) > 1) {
      return false;
    }
    return !NO_NAMES.contains(text, word);
  }

  private boolean continuesName(int before, int word) {
    int gap = gap(word);
    boolean initial = text.cleanEnd(before) - text.cleanStart(before) == 1;
    boolean joined =
        gap == GAP_SPACE
            || gap == GAP_HYPHEN
            || gap == (GAP_SPACE | GAP_DOT) && (initial || TITLES.contains(text, before))
            || gap == GAP_DOT && initial;
    if (!joined) {
      return false;
    }
    if (isNameWord(word)) {
      return true;
    }
    // Maria de la Cruz: at most three small words, then a name.
    if (gap != GAP_SPACE || !NAME_CONNECTORS.contains(text, word)) {
      return false;
    }
    for (int next = word + 1; next < words && next <= word + 2; next++) {
      if (gap(next) != GAP_SPACE) {
        return false;
      }
      if (isNameWord(next)) {
        return true;
      }
      if (!NAME_CONNECTORS.contains(text, next)) {
        return false;
      }
    }
    return false;
  }

  private boolean startsSentence(int word) {
    if (word == 0) {
      return true;
    }
    int gap = gap(word);
    return (gap
                & (Folding.GAP_NEWLINE
                    | Folding.GAP_STOP
                    | Folding.GAP_QUESTION
                    | Folding.GAP_ELLIPSIS
                    | Folding.GAP_QUOTE
                    | Folding.GAP_INVERTED
                    | GAP_DOT
                    | Folding.GAP_OTHER))
            != 0
        || before(word) == ' ' && text.cleanStart(word) >= 2 && t[text.cleanStart(word) - 2] == ':'
        || (text.marks(word - 1) & WordMarks.KIND) > WordMarks.NUMBER;
  }
}
