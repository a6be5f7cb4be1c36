package org.civicmoderation.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the HTML entities that reach comments: numeric ones, and the named ones of Latin-1 text.
 */
final class HtmlEntities {
  private static final int LONGEST = 10;
  private static final Map<String, Integer> NAMED = named();

  private HtmlEntities() {}

  /**
   * An entity.
   *
   * @param codePoint what it stands for
   * @param end where it ends in the text, exclusive
   */
  record Decoded(int codePoint, int end) {}

  /** Returns the entity that starts at an ampersand, or null if none does. */
  static @Nullable Decoded decode(String text, int ampersand) {
    int limit = Math.min(text.length(), ampersand + 2 + LONGEST);
    int end = ampersand + 1;
    while (end < limit && text.charAt(end) != ';') {
      char c = text.charAt(end);
      if (c >= 0x80 || (!Character.isLetterOrDigit(c) && c != '#')) {
        return null;
      }
      end++;
    }
    if (end >= limit || end == ampersand + 1) {
      return null;
    }
    int codePoint =
        text.charAt(ampersand + 1) == '#'
            ? number(text, ampersand + 2, end)
            : NAMED.getOrDefault(text.substring(ampersand + 1, end), -1);
    return codePoint < 0 ? null : new Decoded(codePoint, end + 1);
  }

  private static int number(String text, int start, int end) {
    boolean hex = start < end && (text.charAt(start) | 32) == 'x';
    int value = 0;
    int first = hex ? start + 1 : start;
    if (first >= end) {
      return -1;
    }
    for (int i = first; i < end; i++) {
      int digit = Character.digit(text.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
      if (value > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    boolean character = value > 0 && (value < 0xD800 || value > 0xDFFF);
    return character ? value : -1;
  }

  private static Map<String, Integer> named() {
    Map<String, Integer> map = new HashMap<>();
    String others =
        "amp & lt < gt > quot \" apos ' iexcl ¡ iquest ¿ laquo « raquo » lsquo ‘ rsquo ’ ldquo “ rdquo ”"
            + " sbquo ‚ bdquo „ mdash — ndash – hellip … bull • middot · euro € pound £ yen ¥ cent ¢ copy ©"
            + " reg ® trade ™ szlig ß aelig æ AElig Æ oelig œ OElig Œ oslash ø Oslash Ø aring å Aring Å"
            + " ccedil ç Ccedil Ç ntilde ñ Ntilde Ñ atilde ã Atilde Ã otilde õ Otilde Õ ordf ª ordm º deg °"
            + " num # dollar $ excl ! ast * commat @ period . comma , colon : semi ; sol / lowbar _ lpar ("
            + " rpar ) plus + equals = percnt %";
    String[] parts = others.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) {
      map.put(parts[i], parts[i + 1].codePointAt(0));
    }
    map.put("nbsp", 0xA0);
    map.put("NewLine", 0x0A);
    map.put("Tab", 0x09);
    map.put("shy", 0xAD);
    map.put("zwnj", 0x200C);
    map.put("zwj", 0x200D);
    map.put("lrm", 0x200E);
    map.put("rlm", 0x200F);
    String[] accents = {
      "acute",
      "áéíóúýÁÉÍÓÚÝ",
      "grave",
      "àèìòùỳÀÈÌÒÙỲ",
      "circ",
      "âêîôûŷÂÊÎÔÛŶ",
      "uml",
      "äëïöüÿÄËÏÖÜŸ"
    };
    for (int i = 0; i < accents.length; i += 2) {
      for (int j = 0; j < 12; j++) {
        map.put("aeiouyAEIOUY".charAt(j) + accents[i], (int) accents[i + 1].charAt(j));
      }
    }
    return Map.copyOf(map);
  }
}
