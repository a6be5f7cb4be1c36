package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_DOT;
import static org.civicmoderation.text.Folding.GAP_HYPHEN;
import static org.civicmoderation.text.Folding.GAP_SPACE;

/** Finds names, by their capitals, and shouted words. */
final class NameFinder {
  private static final int STARTS_SENTENCE =
      Folding.GAP_NEWLINE
          | Folding.GAP_STOP
          | Folding.GAP_QUESTION
          | Folding.GAP_ELLIPSIS
          | Folding.GAP_QUOTE
          | Folding.GAP_INVERTED
          | Folding.GAP_OTHER
          | GAP_DOT;

  /** Words that are capitalised for another reason than being a name. */
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
              + " isn't it's its that's there there's they're we're you're he's she's we've you've they've i'm here here's"
              + " get got go going make made see saw say said look looks maybe never always ever even still because since"
              + " while until though although however instead why's what's who's how's el la los las un una unos unas lo"
              + " al del de y o u e ni que quien cual cuando donde como porque pero si sino ya muy mas menos tan este esta"
              + " estos estas ese esa eso esos esas aquel aquella yo tu usted ustedes ella ellos ellas nosotros nos me te"
              + " se le les mi mis su sus es son era eran fue fueron ser estar estan hay hace hacen tiene tienen gracias"
              + " hola por para con sin sobre entre desde hasta en todo toda todos todas otro otra aqui alli ahora hoy"
              + " ayer siempre nunca tambien solo new old first last one two three four five stop start keep give take"
              + " need want think know come came people everyone someone anyone nobody everybody somebody nothing"
              + " something well now today tomorrow yesterday tonight lol omg wow sorry sure right wrong another same"
              + " oct feb jan aug sept nov dec mon tue tues wed weds thu thur thurs fri sat sun mondays tuesdays wednesdays"
              + " thursdays fridays saturdays sundays tuesday's ive thats them us section question page local official"
              + " congratulations congrats met read soy mom dad ave ln ct rd blvd street avenue av avda calle rt route"
              + " using whoever whatever once ask call text send pay buy sell vote join check click follow watch god"
              // verbs that open a sentence and urge or praise: Retire Alderwoman Pratt, Visiten a
              // Doña Cuca
              + " elect reelect re-elect retire dump oust unseat ditch replace boot bench support endorse choose pick"
              + " trust hire visit try meet tell remember forget skip recommend contact email remove recall reject"
              + " defend fund volunteer canvass donate shoutout shout props kudos heard word rumor apparently allegedly"
              + " google best proud voten vota voto elijan elija reelijan saquen quiten echen"
              + " corran apoyen apoyemos apoya conozcan firmen vayan vengan visiten prueben llamen pregunten contraten"
              + " recomiendo busquen manden escriban felicidades viva fuera alto dicen compren vendo busco");

  private static final WordSet TITLES =
      WordSet.of(
          "mr mrs ms mx dr dra prof ald sr sra srta don dna hon rev sgt lt capt det ofc gov sen rep pres lic ing st"
              + " mt ft");

  /** Small words inside a name: Maria de la Cruz. */
  private static final WordSet CONNECTORS =
      WordSet.of("de del la las los y du le van von der den bin ibn al da do dos");

  private static final int MOST_CONNECTORS = 3;

  private final NormalizedText text;
  private final int words;
  private final EntityFinder found;
  private int namedUntil = -1;
  private boolean asked;
  private boolean allCapitals;

  NameFinder(NormalizedText text, EntityFinder found) {
    this.text = text;
    this.words = text.wordCount();
    this.found = found;
  }

  void shouted(int word) {
    if (!allCapitals()) {
      found.add(EntityKind.SHOUTED_WORD, word, word);
    }
  }

  /** Looks at a capitalised word, which may start a name. */
  void startingWith(int first) {
    if (first <= namedUntil || !isNameWord(first)) {
      return;
    }
    int last = first;
    boolean whole = isWhole(first);
    while (last + 1 < words) {
      int next = nextNameWord(last);
      if (next < 0) {
        break;
      }
      last = next;
      whole |= isWhole(last);
    }
    namedUntil = last;
    boolean alone = last == first && (startsSentence(first) || TITLES.contains(text, first));
    if (whole && !alone && !isSignature(first) && !allCapitals()) {
      found.add(EntityKind.NAME, first, last);
    }
  }

  /**
   * Returns whether a name stands after a dash that follows a sentence: who said it, not of whom.
   */
  private boolean isSignature(int first) {
    if (first == 0) {
      return false;
    }
    boolean ended = false;
    for (int i = text.cleanEnd(first - 1); i < text.cleanStart(first); i++) {
      char c = text.cleanChars()[i];
      if (c == '-' || c == '\u2013' || c == '\u2014' || c == '\u2015') {
        return ended;
      }
      ended |=
          c == '.'
              || c == '!'
              || c == '?'
              || c == '\u2026'
              || c == '"'
              || c == '\u201d'
              || c == '\n';
    }
    return false;
  }

  private boolean allCapitals() {
    if (!asked) {
      asked = true;
      allCapitals = text.allCapitals();
    }
    return allCapitals;
  }

  private boolean isWhole(int word) {
    return text.cleanEnd(word) - text.cleanStart(word) > 1;
  }

  private boolean isNameWord(int word) {
    int marks = text.marks(word);
    int no = WordMarks.KIND | WordMarks.IN_HASHTAG | WordMarks.DIGITS | WordMarks.SYMBOLS;
    if ((marks & WordMarks.PUNCTUATED) != 0
        && text.cleanChars()[text.cleanStart(word) + 1] == '.') {
      return false; // R.I.P.
    }
    return (marks & (no | WordMarks.CAPITALIZED)) == WordMarks.CAPITALIZED
        && !(WordMarks.isAllCapitals(marks) && isWhole(word))
        && !NO_NAMES.contains(text, word);
  }

  /** Returns the word that goes on with a name after {@code last}, or -1. */
  private int nextNameWord(int last) {
    int word = last + 1;
    int gap = text.marks(word) & WordMarks.GAP;
    boolean initial = !isWhole(last);
    boolean joined =
        gap == GAP_SPACE
            || gap == GAP_HYPHEN
            || (gap == (GAP_SPACE | GAP_DOT) && (initial || TITLES.contains(text, last)))
            || (gap == GAP_DOT && initial);
    if (!joined) {
      return -1;
    }
    if (isNameWord(word)) {
      return word;
    }
    for (int next = word; next < words && next < word + MOST_CONNECTORS; next++) {
      if ((text.marks(next) & WordMarks.GAP) != GAP_SPACE) {
        return -1;
      }
      if (isNameWord(next)) {
        return next;
      }
      if (!CONNECTORS.contains(text, next)) {
        return -1;
      }
    }
    return -1;
  }

  private boolean startsSentence(int word) {
    if (word == 0 || (text.marks(word) & STARTS_SENTENCE) != 0) {
      return true;
    }
    if ((text.marks(word - 1) & WordMarks.KIND) > WordMarks.NUMBER) {
      return true;
    }
    int at = text.cleanStart(word);
    char[] t = text.cleanChars();
    return at >= 2
        && t[at - 1] == ' '
        && (t[at - 2] == ':' || t[at - 2] == '-' || t[at - 2] == '>');
  }
}
