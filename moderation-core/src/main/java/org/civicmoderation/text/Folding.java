package org.civicmoderation.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.SentenceBreak;
import com.ibm.icu.lang.UCharacter.WordBreak;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.jspecify.annotations.Nullable;

/**
 * What each character is and becomes: its part in word breaking, its folded letter, how it is to be
 * cleaned. Tables are made a page of 256 code points at a time when first needed, so that plain
 * English pays for nothing else. Immutable to the outside and thread-safe.
 */
final class Folding {
  // The kinds; those from APOSTROPHE on stand between words, and carry gap bits.
  static final int SEPARATOR = 0;
  static final int LETTER = 1;
  static final int DIGIT = 2;

  /** A mark that goes on with a word and can't start one. */
  static final int MARK = 3;

  /** Of a script whose words only a dictionary, or rules of its own, can tell apart. */
  static final int COMPLEX = 4;

  static final int APOSTROPHE = 5;
  static final int DOT = 6;
  static final int MID_NUMBER = 7;
  static final int MID_LETTER = 8;
  static final int UNDERSCORE = 9;
  static final int EMOJI = 10;
  static final int SURROGATE = 11;
  static final int STAR = 12;
  static final int CURRENCY = 13;
  static final int AT = 14;
  static final int HASH = 15;
  static final int BRACKET = 16;
  static final int COLON = 17;

  // What stands between two words, as bits.
  static final int GAP_SPACE = 1;
  static final int GAP_NEWLINE = 1 << 1;
  static final int GAP_DOT = 1 << 2;
  static final int GAP_ELLIPSIS = 1 << 3;
  static final int GAP_STOP = 1 << 4;
  static final int GAP_QUESTION = 1 << 5;
  static final int GAP_COMMA = 1 << 6;
  static final int GAP_HYPHEN = 1 << 7;
  static final int GAP_DASH = 1 << 8;
  static final int GAP_BRACKET = 1 << 9;
  static final int GAP_QUOTE = 1 << 10;
  static final int GAP_INVERTED = 1 << 11;
  static final int GAP_SYMBOL = 1 << 12;
  static final int GAP_APOSTROPHE = 1 << 13;
  static final int GAP_SLASH = 1 << 14;
  static final int GAP_OTHER = 1 << 15;

  // The layout of a character's entry: folded letter or gap bits, kind, flags, cleaning.
  static final int LOW = 0xFFFF;
  static final int KIND_SHIFT = 16;
  static final int KIND_MASK = 31;
  static final int UPPER_SHIFT = 21;
  static final int LOWER_SHIFT = 22;
  static final int UPPER = 1 << UPPER_SHIFT;
  static final int LOWER = 1 << LOWER_SHIFT;
  static final int HAS_LETTER = 1 << 23;
  static final int HAS_DIGIT = 1 << 24;

  /** A letter of another script than Latin. */
  static final int FOREIGN = 1 << 26;

  /** A letter that folding keeps apart though it could be read as a plain one: ñ. */
  static final int MARKED = 1 << 25;

  /** A letter, digit or mark, with which a word goes on. */
  static final int WORD_CHAR = 1 << 27;

  static final int CLEAN_SHIFT = 28;
  static final int CLEAN_COPY = 0;
  static final int CLEAN_DROP = 1;
  static final int CLEAN_EXPAND = 2;
  static final int CLEAN_COMBINE = 3;
  static final int CLEAN_EMOJI = 4;
  static final int CLEAN_REGIONAL = 5;

  /** The entries of ASCII, for the fast path. */
  static final int[] ASCII = asciiEntries();

  // Invariant: a page is complete and never changes once it is reachable; two threads that make the
  // same page at once make equal ones.
  private static final @Nullable Page[] PAGES = new @Nullable Page[0x1100];

  private Folding() {}

  /** Returns a character's entry; a surrogate's kind is {@link #SURROGATE}. */
  static int entry(char c) {
    return c < 0x80 ? ASCII[c] : page(c).entries[c & 0xFF];
  }

  /** Returns a code point's entry. */
  static int entry(int codePoint) {
    return codePoint < 0x80 ? ASCII[codePoint] : page(codePoint).entries[codePoint & 0xFF];
  }

  static int kind(int entry) {
    return entry >>> KIND_SHIFT & KIND_MASK;
  }

  /** Returns the folded letter of a letter, digit or mark, and any other character as it is. */
  static char folded(char c) {
    int entry = entry(c);
    return isWordKind(entry) ? (char) entry : c;
  }

  /** Returns a stretch of a text, each character as {@link #folded(char)} has it. */
  static String folded(char[] t, int start, int end) {
    StringBuilder folded = new StringBuilder();
    for (int i = start; i < end; i++) {
      folded.append(folded(t[i]));
    }
    return folded.toString();
  }

  /** Returns whether an entry's folded letter is one, rather than gap bits. */
  static boolean isWordKind(int entry) {
    int kind = kind(entry);
    return kind >= LETTER && kind <= COMPLEX;
  }

  static boolean isLetterOrDigit(char c) {
    int kind = kind(entry(c));
    return kind == LETTER || kind == DIGIT;
  }

  static boolean isLetter(char c) {
    return kind(entry(c)) == LETTER;
  }

  static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns what is to be written instead of a code point whose cleaning is CLEAN_EXPAND. */
  static String expansion(int codePoint) {
    String[] expansions = page(codePoint).expansions;
    String expansion = expansions == null ? null : expansions[codePoint & 0xFF];
    return expansion == null ? Character.toString(codePoint) : expansion;
  }

  /**
   * Returns the Latin letter that a letter of another script passes for, or 0.
   *
   * @param loose also count letters that a reader takes for Latin only among Latin ones (к, н, т)
   */
  static char lookalike(char c, boolean loose) {
    if (c < 0x80) {
      return 0;
    }
    char strict = strictLookalike(c);
    if (strict != 0 || !loose) {
      return strict;
    }
    char capital = Lookalikes.loose(c);
    char folded = folded(c);
    if (capital != 0 || folded == c) {
      return capital;
    }
    char small = strictLookalike(folded);
    return small != 0 ? small : Lookalikes.loose(folded);
  }

  private static char strictLookalike(char c) {
    char[] lookalikes = page(c).lookalikes;
    return lookalikes == null ? 0 : lookalikes[c & 0xFF];
  }

  /** Returns the one character that a letter and a mark make together, or -1. */
  static int compose(char base, int mark) {
    return Forms.NFC.composePair(base, mark);
  }

  private static Page page(int codePoint) {
    int number = codePoint >>> 8;
    Page page = PAGES[number];
    if (page == null) {
      page = new Page(number << 8);
      PAGES[number] = page;
    }
    return page;
  }

  /** Loaded only when a text has more than ASCII. */
  private static final class Forms {
    static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  }

  /** The entries of 256 code points. */
  private static final class Page {
    final int[] entries = new int[256];
    final String @Nullable [] expansions;
    final char @Nullable [] lookalikes;

    Page(int first) {
      String[] expanded = new String[256];
      char[] looks = new char[256];
      boolean anyExpanded = false;
      boolean anyLooks = false;
      for (int i = 0; i < 256; i++) {
        int codePoint = first + i;
        int entry = codePoint < 0x80 ? ASCII[codePoint] : makeEntry(codePoint);
        int kind = kind(entry);
        if (kind == LETTER || kind == DIGIT || kind == MARK) {
          entry |= WORD_CHAR;
        }
        boolean special = codePoint < 0x80 || specialEntry(codePoint) != 0;
        if (entry >>> CLEAN_SHIFT == CLEAN_COPY && !special) {
          String expansion = makeExpansion(codePoint);
          if (expansion != null) {
            expanded[i] = expansion;
            anyExpanded = true;
            entry |= CLEAN_EXPAND << CLEAN_SHIFT;
          }
        }
        if ((entry & FOREIGN) != 0 && Character.isBmpCodePoint(codePoint)) {
          looks[i] = Lookalikes.strict(codePoint);
          anyLooks |= looks[i] != 0;
        }
        entries[i] = entry;
      }
      expansions = anyExpanded ? expanded : null;
      lookalikes = anyLooks ? looks : null;
    }
  }

  private static int[] asciiEntries() {
    int[] entries = new int[0x80];
    for (char c = 0; c < 0x80; c++) {
      entries[c] = asciiEntry(c);
    }
    return entries;
  }

  private static int asciiEntry(char c) {
    if (c >= 'a' && c <= 'z') {
      return c | LETTER << KIND_SHIFT | WORD_CHAR | LOWER | HAS_LETTER;
    }
    if (c >= 'A' && c <= 'Z') {
      return c + 32 | LETTER << KIND_SHIFT | WORD_CHAR | UPPER | HAS_LETTER;
    }
    if (c >= '0' && c <= '9') {
      return c | DIGIT << KIND_SHIFT | WORD_CHAR | HAS_DIGIT;
    }
    return switch (c) {
      case ' ', '\t' -> GAP_SPACE;
      case '\n', '\r', 0x0B, '\f' -> GAP_NEWLINE;
      case '.' -> GAP_DOT | DOT << KIND_SHIFT;
      case '!' -> GAP_STOP;
      case '?' -> GAP_QUESTION;
      case ',', ';' -> GAP_COMMA | MID_NUMBER << KIND_SHIFT;
      case ':' -> GAP_COMMA | COLON << KIND_SHIFT;
      case '-' -> GAP_HYPHEN;
      case '(', '[', '{' -> GAP_BRACKET | BRACKET << KIND_SHIFT;
      case ')', ']', '}' -> GAP_BRACKET;
      case '"' -> GAP_QUOTE;
      case '`' -> GAP_QUOTE | APOSTROPHE << KIND_SHIFT;
      case '\'' -> GAP_APOSTROPHE | APOSTROPHE << KIND_SHIFT;
      case '/', '\\' -> GAP_SLASH;
      case '_' -> GAP_SYMBOL | UNDERSCORE << KIND_SHIFT;
      case '*' -> GAP_SYMBOL | STAR << KIND_SHIFT;
      case '$' -> GAP_SYMBOL | CURRENCY << KIND_SHIFT;
      case '@' -> GAP_SYMBOL | AT << KIND_SHIFT;
      case '#' -> GAP_SYMBOL | HASH << KIND_SHIFT;
      case '+', '|', '~', '^', '%', '&', '=', '<', '>' -> GAP_SYMBOL;
      default -> GAP_OTHER | CLEAN_DROP << CLEAN_SHIFT;
    };
  }

  private static int makeEntry(int codePoint) {
    if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
      return GAP_OTHER | SURROGATE << KIND_SHIFT;
    }
    int special = specialEntry(codePoint);
    if (special != 0) {
      return special;
    }
    int type = UCharacter.getType(codePoint);
    if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
      return GAP_OTHER | EMOJI << KIND_SHIFT | CLEAN_REGIONAL << CLEAN_SHIFT;
    }
    if (UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        || type == UCharacterCategory.FORMAT
        || type == UCharacterCategory.CONTROL) {
      return GAP_OTHER | CLEAN_DROP << CLEAN_SHIFT;
    }
    if (UCharacter.isUWhiteSpace(codePoint)) {
      return GAP_SPACE;
    }
    if (isEmoji(codePoint)) {
      return GAP_OTHER | EMOJI << KIND_SHIFT | CLEAN_EMOJI << CLEAN_SHIFT;
    }
    int wordBreak = UCharacter.getIntPropertyValue(codePoint, UProperty.WORD_BREAK);
    int script = UScript.getScript(codePoint);
    if (type == UCharacterCategory.NON_SPACING_MARK
        || type == UCharacterCategory.ENCLOSING_MARK
        || type == UCharacterCategory.COMBINING_SPACING_MARK) {
      int low = Character.isBmpCodePoint(codePoint) ? codePoint : 0;
      int kind = isComplex(codePoint, script) ? COMPLEX : MARK;
      return low | kind << KIND_SHIFT | CLEAN_COMBINE << CLEAN_SHIFT;
    }
    int folded = foldedLetter(codePoint, script);
    int letterFlags =
        HAS_LETTER
            | (UCharacter.isUUppercase(codePoint) || UCharacter.isTitleCase(codePoint) ? UPPER : 0)
            | (UCharacter.isULowercase(codePoint) ? LOWER : 0)
            | (script == UScript.LATIN || script == UScript.COMMON ? 0 : FOREIGN);
    if (isComplex(codePoint, script)) {
      return folded | COMPLEX << KIND_SHIFT | letterFlags;
    }
    return switch (wordBreak) {
      case WordBreak.ALETTER -> folded | LETTER << KIND_SHIFT | letterFlags;
      case WordBreak.NUMERIC -> {
        int digit = UCharacter.digit(codePoint);
        yield (digit < 0 ? folded : digit + '0') | DIGIT << KIND_SHIFT | HAS_DIGIT;
      }
      case WordBreak.EXTENDNUMLET -> GAP_SYMBOL | UNDERSCORE << KIND_SHIFT;
      case WordBreak.MIDLETTER -> GAP_SYMBOL | MID_LETTER << KIND_SHIFT;
      case WordBreak.MIDNUM -> gapBits(codePoint, type) | MID_NUMBER << KIND_SHIFT;
      case WordBreak.MIDNUMLET -> gapBits(codePoint, type) | DOT << KIND_SHIFT;
      default -> {
        if (UCharacter.isLetter(codePoint)) {
          yield folded | LETTER << KIND_SHIFT | letterFlags;
        }
        yield gapBits(codePoint, type);
      }
    };
  }

  private static int specialEntry(int codePoint) {
    return switch (codePoint) {
      case 'ñ' -> 'ñ' | LETTER << KIND_SHIFT | HAS_LETTER | LOWER | MARKED;
      case 'Ñ' -> 'ñ' | LETTER << KIND_SHIFT | HAS_LETTER | UPPER | MARKED;
      case 0x85, 0x2028, 0x2029 -> GAP_NEWLINE;
      case 0x2800 -> GAP_SPACE; // the empty braille cell
      case '’', '‘', '‛', '′', '´', 'ʼ', 'ʹ', 'ʻ' -> GAP_APOSTROPHE | APOSTROPHE << KIND_SHIFT;
      case '“', '”', '„', '‟', '«', '»', '‹', '›', '″', '〝', '〞', '「', '」', '『', '』' -> GAP_QUOTE;
      case '…' -> GAP_DOT | GAP_ELLIPSIS;
      case '¿' -> GAP_INVERTED;
      case '؟', '⸮', '՞', '⁇', '⁈', '⁉', '‽', ';' -> GAP_QUESTION;
      case '‼' -> GAP_STOP;
      case '‐', '‑' -> GAP_HYPHEN;
      case '‒', '–', '—', '―' -> GAP_DASH;
      case '€', '£', '¥', '₿', '¢' -> GAP_SYMBOL | CURRENCY << KIND_SHIFT;
      case '·', '‧' -> GAP_SYMBOL | MID_LETTER << KIND_SHIFT;
      case '†', '•', '×', '¦' -> GAP_SYMBOL;
      case '©', '®', '™', '℠' -> GAP_OTHER;
      default -> 0;
    };
  }

  private static boolean isComplex(int codePoint, int script) {
    return script == UScript.HEBREW
        || UCharacter.hasBinaryProperty(codePoint, UProperty.IDEOGRAPHIC)
        || script == UScript.HANGUL
        || script == UScript.HIRAGANA
        || script == UScript.KATAKANA
        || UCharacter.getIntPropertyValue(codePoint, UProperty.WORD_BREAK) == WordBreak.KATAKANA
        || UCharacter.getIntPropertyValue(codePoint, UProperty.LINE_BREAK)
            == UCharacter.LineBreak.COMPLEX_CONTEXT;
  }

  private static boolean isEmoji(int codePoint) {
    return (UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC)
            || UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_MODIFIER))
        && makeExpansion(codePoint) == null;
  }

  private static int gapBits(int codePoint, int type) {
    int sentenceBreak = UCharacter.getIntPropertyValue(codePoint, UProperty.SENTENCE_BREAK);
    return switch (sentenceBreak) {
      case SentenceBreak.STERM -> GAP_STOP;
      case SentenceBreak.ATERM -> GAP_DOT;
      case SentenceBreak.SEP -> GAP_NEWLINE;
      case SentenceBreak.SCONTINUE ->
          type == UCharacterCategory.DASH_PUNCTUATION ? GAP_DASH : GAP_COMMA;
      case SentenceBreak.CLOSE -> GAP_BRACKET;
      default ->
          type == UCharacterCategory.DASH_PUNCTUATION
              ? GAP_DASH
              : type == UCharacterCategory.MATH_SYMBOL || type == UCharacterCategory.CURRENCY_SYMBOL
                  ? GAP_SYMBOL
                  : GAP_OTHER;
    };
  }

  /**
   * Returns the letter that stands for another in a folded word; itself where it is beyond one
   * unit.
   */
  private static int foldedLetter(int codePoint, int script) {
    int folded = codePoint == 'İ' ? 'i' : UCharacter.foldCase(codePoint, true);
    if (script == UScript.LATIN || script == UScript.GREEK || folded == 'ё') {
      String decomposed = Forms.NFD.getDecomposition(folded);
      if (decomposed != null && folded != 'ñ') {
        folded = decomposed.codePointAt(0);
      }
    }
    if (script == UScript.LATIN || script == UScript.COMMON) {
      char plain = Lookalikes.plainLatin(folded);
      if (plain != 0) {
        folded = plain;
      }
    }
    return Character.isBmpCodePoint(folded) ? folded : 0;
  }

  private static @Nullable String makeExpansion(int codePoint) {
    String special = specialExpansion(codePoint);
    if (special != null) {
      return special;
    }
    String mapped = Forms.NFKC.getDecomposition(codePoint);
    if (mapped == null) {
      mapped = foldedSupplementary(codePoint);
      return mapped;
    }
    mapped = Forms.NFKC.normalize(Character.toString(codePoint));
    if (mapped.codePointAt(0) == codePoint) {
      return null;
    }
    int length = mapped.codePointCount(0, mapped.length());
    boolean letters = mapped.codePoints().allMatch(UCharacter::isLetterOrDigit);
    if (length == 1
        ? letters || mapped.charAt(0) < 0x80
        : letters && UCharacter.isLetter(codePoint)) {
      StringBuilder expanded = new StringBuilder();
      mapped.codePoints().forEach(part -> expanded.append(expandedSpecial(part)));
      return expanded.toString();
    }
    return null;
  }

  private static String expandedSpecial(int codePoint) {
    String special = specialExpansion(codePoint);
    return special == null ? Character.toString(codePoint) : special;
  }

  private static @Nullable String foldedSupplementary(int codePoint) {
    if (Character.isBmpCodePoint(codePoint)) {
      return null;
    }
    int folded = UCharacter.foldCase(codePoint, true);
    return folded == codePoint ? null : Character.toString(folded);
  }

  private static @Nullable String specialExpansion(int codePoint) {
    // Letters in parentheses, circles and squares that have no compatibility letter of their own.
    if (codePoint >= 0x249C && codePoint <= 0x24B5) {
      return Character.toString('a' + codePoint - 0x249C);
    }
    if (codePoint >= 0x1F110 && codePoint <= 0x1F129) {
      return Character.toString('A' + codePoint - 0x1F110);
    }
    if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
      return Character.toString('A' + codePoint - 0x1F150);
    }
    if (codePoint >= 0x1F170 && codePoint <= 0x1F189) {
      return Character.toString('A' + codePoint - 0x1F170);
    }
    if (codePoint > 0xFFFF && UCharacter.digit(codePoint) >= 0) {
      return Integer.toString(UCharacter.digit(codePoint));
    }
    return switch (codePoint) {
      case 'ß' -> "ss";
      case 'ẞ' -> "SS";
      case 'æ', 'ǽ', 'ǣ' -> "ae";
      case 'Æ', 'Ǽ', 'Ǣ' -> "AE";
      case 'œ' -> "oe";
      case 'Œ' -> "OE";
      case 'þ' -> "th";
      case 'Þ' -> "TH";
      case 'ŀ' -> "l";
      case 'Ŀ' -> "L";
      case 0x1F18E -> "AB";
      default -> null;
    };
  }
}
