package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_HYPHEN;
import static org.civicmoderation.text.Folding.GAP_SLASH;
import static org.civicmoderation.text.Folding.GAP_SPACE;

/** Finds prices: $40, 40 bucks, twenty dollars, 950/mo. */
final class PriceFinder {
  private static final WordSet MONEY =
      WordSet.of(
          "dollar dollars buck bucks bux usd dls dlls dolar dolares euro euros eur peso pesos mxn quid gbp grand"
              + " hunnid varos");

  private static final WordSet SCALES =
      WordSet.of("thousand million billion trillion mil millon millones k");

  private static final WordSet PERIODS =
      WordSet.of(
          "mo month mth hr hour wk week yr year day night mes hora semana dia noche person persona ea each sqft");

  private static final WordSet NUMBER_WORDS =
      WordSet.of(
          "zero one two three four five six seven eight nine oh ten eleven twelve thirteen fourteen fifteen sixteen"
              + " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
              + " million cero uno un dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte"
              + " treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos trescientos"
              + " quinientos mil");

  private final NormalizedText text;
  private final char[] t;
  private final int n;
  private final int words;
  private final EntityFinder found;

  PriceFinder(NormalizedText text, EntityFinder found) {
    this.text = text;
    this.t = text.cleanChars();
    this.n = text.cleanLength();
    this.words = text.wordCount();
    this.found = found;
  }

  /** Looks at a word that begins with a digit; returns whether it is a price. */
  boolean startingWith(int word) {
    return afterSign(word) || beforeSign(word) || beforeUnit(word);
  }

  /** Returns whether a word is a number in letters. */
  static boolean isNumberWord(NormalizedText text, int word) {
    return NUMBER_WORDS.contains(text, word);
  }

  /** Looks at a number in letters, which may be the last word of a price. */
  void endingWith(int word) {
    if (word + 1 >= words || !isUnit(word + 1)) {
      return;
    }
    int first = word;
    while (first > 0
        && (gap(first) == GAP_SPACE || gap(first) == GAP_HYPHEN)
        && NUMBER_WORDS.contains(text, first - 1)) {
      first--;
    }
    found.add(EntityKind.PRICE, first, word + 1);
  }

  private boolean afterSign(int word) {
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
    if ((word + 1 < words && gap(word + 1) == GAP_SPACE && SCALES.contains(text, word + 1))
        || (isNumber(word + 1) && gap(word + 1) == GAP_HYPHEN)
        || isPeriod(word + 1)) {
      last++; // $8 million, $40-60, $20/hr
    }
    found.add(EntityKind.PRICE, word, last, sign, text.cleanEnd(last));
    return true;
  }

  private boolean beforeSign(int word) {
    int end = text.cleanEnd(word);
    int sign = end < n && t[end] == ' ' ? end + 1 : end;
    if (sign >= n
        || !isCurrencySign(t[sign])
        || (word + 1 < words && sign >= text.cleanStart(word + 1))
        || (sign + 1 < n && Folding.isLetterOrDigit(t[sign + 1]))) {
      return false;
    }
    found.add(EntityKind.PRICE, word, word, text.cleanStart(word), sign + 1);
    return true;
  }

  private boolean beforeUnit(int word) {
    int next = word + 1;
    if (next >= words) {
      return false;
    }
    boolean unit = isUnit(next);
    boolean rate =
        isNumber(word) && text.cleanEnd(word) - text.cleanStart(word) > 1 && isPeriod(next);
    if (unit || rate) {
      found.add(EntityKind.PRICE, word, next);
    }
    return unit || rate;
  }

  private boolean isUnit(int word) {
    return (gap(word) == GAP_SPACE || gap(word) == GAP_HYPHEN) && MONEY.contains(text, word);
  }

  private boolean isPeriod(int word) {
    return word < words && gap(word) == GAP_SLASH && PERIODS.contains(text, word);
  }

  private static boolean isCurrencySign(char c) {
    return c == '$' || c == '€' || c == '£' || c == '¥' || c == '₿';
  }

  private int gap(int word) {
    return text.marks(word) & WordMarks.GAP;
  }

  private boolean isNumber(int word) {
    return word < words && (text.marks(word) & WordMarks.KIND) == WordMarks.NUMBER;
  }
}
