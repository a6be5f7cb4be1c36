package org.civicmoderation.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters that pass for plain Latin ones: by the Unicode confusables (UTS 39, from ICU), and by the
 * wider likeness that people who write in disguise use.
 */
final class Lookalikes {
  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  /** From the skeleton of a plain letter to its lower case. */
  private static final Map<String, Character> BY_SKELETON = bySkeleton();

  /** Latin letters of other alphabets and of phonetics, which nothing decomposes. */
  private static final Map<Integer, Character> PLAIN =
      pairs(
          "ⱡlⱨhⱪkⱬzꞑnꞓcꞔcꞗbꞙfꞡgꞣkꞥnꞧrꞩsꝇlꞵb"
              + "øoǿołlđdħhŧtıiȷjðdŋnƀbɓbƃbƈcɕcɖdɗdƌdȡdəeɛeǝeɘeɜeƒfɟjɡgǥgɠgɢgɣgɦhɥhɧhɨiɩiɪiʝjɉjƙkʞkĸk"
              + "ɫlɬlɭlƚlʟlɱmɯmɰmɲnɳnƞnɴnɔoɵoɷoꜵoƥpƿpɋqʠqɹrɻrɽrɾrɿrʀrʁrꞃrʂsʃsƨsȿsꞅsƫtƭtʈtʇtȶtʉuʊuʌvʋvⱱv"
              + "ⱴvʍwⱳwʎyɏyƴyʏyƶzȥzɀzʐzʑzʒzᴀaɐaɑaɒaʙbᴃbᴄcᴅdᴆdᴇeᴈeᴉiᴊjᴋkᴌlᴍmᴎnᴏoᴐoᴑoᴒoᴓoᴖoᴗoᴘpᴙrᴚrᴛtᴜuᴝuᴞuᴟm"
              + "ᴠvᴡwᴢzꜰfꜱsꞯqɢgʜhʟlꞁlꝁkꝃkꝅkꝉlꝋoꝍoꝑpꝓpꝕpꝗqꝙqꝛrꝟvꝡyⱥaȼcɇeⱦtɍrᵬbᵭdᵮfᵯmᵰnᵱpᵲrᵳrᵴsᵵtᵶzᶀbᶁdᶂfᶃgᶄkᶅlᶆm"
              + "ᶇnᶈpᶉrᶊsᶌvᶍxᶎzᶏaᶑdᶒeᶓeᶔeᶖiᶗoᶘsᶙuᶚzꟻfꬰaꬲeꬳeꬴeꬵfꬶgꬷlꬸlꬹlꬺmꬻnꬽoꬾoꭃoꭎuꭒuꭖxꭗxꭘxꭙxꭚy");

  /** Letters that pass for Latin ones only among Latin ones. */
  private static final Map<Integer, Character> LOOSE =
      pairs(
          "кkКkнhНhтtТtмmМmвbВbяrЯrиnИnпnПnгrГrьbЬbъbЪbбbБbэeЭeєeЄeзeЗeдdДdлnЛnцuЦuчyчyшwШwщwЩwүyҮyұyҰyқkҚkңhҢh"
              + "ԃdԍgѵvӿxҳxӽxҫcҽeҿeґrҙzӣnӥnӊnӎmѳoѐeѓrќkѝnӑaӓaӗeӧoӱyӯyӳyӹb"
              + "ѡwѠwғfҒfћhђhөoӨoәeӘeҡkҝkӄkҟkњhљnџuўyЎyїiЇiёeЁeйnЙn"
              + "αaΑaβbΒbγyΓrδdΔaεeΕeζzΖzηnΗhθoΘoιiΙiκkΚkλaΛaμuΜmνvΝnξeΞeπnΠnρpΡpσoςsΣeτtΤtυuΥyφoΦoχxΧxψyΨyωwΩo"
              + "άaέeήnίiόoύuώwϊiϋu"
              + "աwբpգqդnեtզqէeըnթpժdիhլlխhծdկkհhձdղnճdյjնuշoոnչsպwջzռnսuվjտmրnցgփpքpօoֆb");

  /**
   * Letters of scripts that hardly anybody writes in, and that "fancy text" draws Latin ones with.
   */
  private static final Map<Integer, Character> DRAWN =
      pairs("ᗩaᑕcᗴeᑎnᗝoᗢoᔕsᗯwᏗaᏰbᎴdᏋeᎦfᎶgᏠjᏝlᏁnᎧoᎮpᎤoᏖtᏬuᏉvᏇwⲇaⲁaⲉeⲱw");

  private Lookalikes() {}

  /**
   * Returns the Latin letter that cannot be told from a letter by its looks, in lower case, or 0.
   */
  static char strict(int codePoint) {
    if (!UCharacter.isLetter(codePoint)) {
      return 0;
    }
    Character drawn = DRAWN.get(codePoint);
    if (drawn != null) {
      return drawn;
    }
    Character latin = BY_SKELETON.get(CHECKER.getSkeleton(Character.toString(codePoint)));
    if (latin == null) {
      return 0;
    }
    // The skeletons of I and l are one.
    return latin == 'l' && UCharacter.isUUppercase(codePoint) ? 'i' : latin;
  }

  /** Returns the Latin letter that a letter of another script passes for among Latin ones, or 0. */
  static char loose(int codePoint) {
    return LOOSE.getOrDefault(codePoint, '\0');
  }

  /** Returns the plain letter that a folded Latin letter stands for, or 0 if it is one itself. */
  static char plainLatin(int folded) {
    return PLAIN.getOrDefault(folded, '\0');
  }

  private static Map<String, Character> bySkeleton() {
    Map<String, Character> map = new HashMap<>();
    for (char c = 'a'; c <= 'z'; c++) {
      map.put(CHECKER.getSkeleton(String.valueOf(Character.toUpperCase(c))), c);
    }
    for (char c = 'a'; c <= 'z'; c++) {
      map.put(CHECKER.getSkeleton(String.valueOf(c)), c);
    }
    return Map.copyOf(map);
  }

  private static Map<Integer, Character> pairs(String letters) {
    Map<Integer, Character> map = new HashMap<>();
    for (int i = 0; i < letters.length(); i += 2) {
      map.put((int) letters.charAt(i), letters.charAt(i + 1));
    }
    return Map.copyOf(map);
  }
}
