package org.civicmoderation.text;

import static org.civicmoderation.text.Folding.GAP_BRACKET;
import static org.civicmoderation.text.Folding.GAP_COMMA;
import static org.civicmoderation.text.Folding.GAP_DASH;
import static org.civicmoderation.text.Folding.GAP_DOT;
import static org.civicmoderation.text.Folding.GAP_ELLIPSIS;
import static org.civicmoderation.text.Folding.GAP_HYPHEN;
import static org.civicmoderation.text.Folding.GAP_INVERTED;
import static org.civicmoderation.text.Folding.GAP_NEWLINE;
import static org.civicmoderation.text.Folding.GAP_QUESTION;
import static org.civicmoderation.text.Folding.GAP_QUOTE;
import static org.civicmoderation.text.Folding.GAP_SPACE;
import static org.civicmoderation.text.Folding.GAP_STOP;

/**
 * A text's sentences and clauses. Sentences end where UAX 29 ends them, and also at a full stop
 * before a small letter, as people write in a hurry; not after an abbreviation. Immutable.
 */
final class Sentences {
  /** Longer sentences are cut, so that "in the same sentence" keeps a meaning. */
  private static final int LONGEST = 120;

  /** Abbreviations that something follows in the same sentence, always. */
  private static final WordSet NEVER_LAST =
      WordSet.of(
          "mr mrs ms mx dr dra prof ald alder sr sra sres sras srta don dna hon rev sgt lt capt cpt det ofc gov sen"
              + " rep pres supt messrs mt ft vs e.g i.e eg ie cf approx lic ing arq gral tte");

  /** Abbreviations that may end a sentence. */
  private static final WordSet MAYBE_LAST =
      WordSet.of(
          "st ste ave av avda blvd rd ln ct pl hwy pkwy pky ter cir sq apt bldg inc ltd llc co corp jr dept est"
              + " etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri tel ext min"
              + " max num pag art ee uu ud uds vol pp ph.d");

  /** Words that start a sentence rather than go on with a name. */
  private static final WordSet STARTERS =
      WordSet.of(
          "i i'm i've i'll we we're you you're he she it it's its they they're this that these those there the a an"
              + " my our your his her their what when where why who how which is are was were do does did can could will"
              + " would should if so but and or not no yes in on at for from to with as after before then now just also"
              + " please thanks thank el la los las un una yo tu usted ustedes ellos ellas nosotros nos me te se mi su"
              + " que como cuando donde por para si no pero y o este esta esto eso ese esa es son hay ya en con de al"
              + " porque gracias let's lets have has had get got go come stop never always only even");

  private static final WordSet CLAUSE_STARTERS =
      WordSet.of("but pero sino although though aunque because porque cuz whereas mientras");
  private static final int AND = "and".hashCode();
  private static final int THEN = "then".hashCode();
  private static final int NO = "no".hashCode();
  private static final int I = "i".hashCode();

  private final int[] sentences;
  private final int[] clauses;
  private final boolean[] questions;

  private Sentences(int[] sentences, int[] clauses, boolean[] questions) {
    this.sentences = sentences;
    this.clauses = clauses;
    this.questions = questions;
  }

  int sentence(int word) {
    return sentences[word];
  }

  int clause(int word) {
    return clauses[word];
  }

  boolean inQuestion(int word) {
    return questions[sentences[word]];
  }

  static Sentences find(NormalizedText text) {
    int words = text.wordCount();
    int[] sentences = new int[words];
    int[] clauses = new int[words];
    boolean[] questions = new boolean[Math.max(1, words)];
    int sentence = 0;
    int clause = 0;
    int first = 0;
    for (int word = 0; word < words; word++) {
      int gap = text.marks(word) & WordMarks.GAP;
      if (word > 0) {
        // Nearly all words follow a mere space.
        boolean ends = gap != GAP_SPACE && endsBefore(text, word, first);
        if ((gap & GAP_QUESTION) != 0) {
          questions[sentence] = true;
        }
        if (ends || word - first >= LONGEST) {
          sentence++;
          clause++;
          first = word;
        } else if (startsClause(text, word, gap)) {
          clause++;
        }
      }
      if ((gap & GAP_INVERTED) != 0) {
        questions[sentence] = true;
      }
      sentences[word] = sentence;
      clauses[word] = clause;
    }
    if ((text.marks(words) & GAP_QUESTION) != 0) {
      questions[sentence] = true;
    }
    return new Sentences(sentences, clauses, questions);
  }

  /** Returns whether a sentence that began at {@code first} ends before a word. */
  static boolean endsBefore(NormalizedText text, int word, int first) {
    int gap = text.marks(word) & WordMarks.GAP;
    if ((gap & (GAP_NEWLINE | GAP_STOP | GAP_QUESTION | GAP_DOT)) == 0) {
      return false;
    }
    if ((gap & GAP_NEWLINE) != 0) {
      return true;
    }
    boolean capital = (text.marks(word) & WordMarks.CAPITALIZED) != 0;
    boolean space = (gap & GAP_SPACE) != 0;
    if ((gap & (GAP_STOP | GAP_QUESTION)) != 0) {
      if (!space) {
        // A sign amid letters stands for one rather than ends anything: sh!t.
        char letter = text.cleanChars()[text.cleanStart(word)];
        return capital
            || (gap & GAP_QUESTION) != 0
            || Folding.kind(Folding.entry(letter)) == Folding.COMPLEX;
      }
      // "Stop!" she said.
      return capital || (gap & (GAP_QUOTE | GAP_BRACKET)) == 0;
    }
    if ((gap & GAP_ELLIPSIS) != 0) {
      return capital && space;
    }
    if ((gap & (GAP_COMMA | GAP_DASH)) != 0) {
      return false;
    }
    int before = word - 1;
    boolean single = text.cleanEnd(before) - text.cleanStart(before) == 1;
    if (!space) {
      return capital && !single && text.cleanEnd(word) - text.cleanStart(word) > 1;
    }
    return !isAbbreviation(text, before, word, capital, single, first);
  }

  private static boolean isAbbreviation(
      NormalizedText text, int before, int word, boolean capital, boolean single, int first) {
    int marks = text.marks(before);
    if ((marks & WordMarks.KIND) == WordMarks.NUMBER) {
      // The number of an item in a list.
      return before == first && text.cleanEnd(before) - text.cleanStart(before) < 3;
    }
    if ((marks & WordMarks.KIND) != WordMarks.WORD) {
      return false;
    }
    if (single) {
      return (marks & WordMarks.CAPITALIZED) != 0 && capital && text.hash(before) != I;
    }
    if (NEVER_LAST.contains(text, before)) {
      return true;
    }
    if (text.hash(before) == NO) {
      return (text.marks(word) & WordMarks.KIND) == WordMarks.NUMBER;
    }
    if (((marks & WordMarks.PUNCTUATED) != 0 && isDotted(text, before))
        || MAYBE_LAST.contains(text, before)) {
      return !capital || !STARTERS.contains(text, word);
    }
    return false;
  }

  private static boolean isDotted(NormalizedText text, int word) {
    char[] letters = text.letters();
    for (int i = text.lettersStart(word); i < text.lettersEnd(word); i++) {
      if (letters[i] == '.') {
        return true;
      }
    }
    return false;
  }

  private static boolean startsClause(NormalizedText text, int word, int gap) {
    if (gap == GAP_SPACE) {
      return startsClause(text, word);
    }
    if ((gap & (GAP_COMMA | GAP_DASH | GAP_ELLIPSIS | GAP_INVERTED)) != 0) {
      return true;
    }
    if ((gap & GAP_SPACE) != 0) {
      if ((gap & (GAP_HYPHEN | GAP_BRACKET | GAP_STOP | GAP_QUESTION)) != 0) {
        return true;
      }
    } else if ((gap & GAP_DOT) != 0
        && text.cleanEnd(word - 1) - text.cleanStart(word - 1) > 2
        && text.cleanEnd(word) - text.cleanStart(word) > 2) {
      return true;
    }
    return startsClause(text, word);
  }

  /** Returns whether a word starts a clause by itself: but, because, and then. */
  private static boolean startsClause(NormalizedText text, int word) {
    if (text.hash(word) == AND) {
      return word + 1 < text.wordCount()
          && text.hash(word + 1) == THEN
          && (text.marks(word + 1) & WordMarks.GAP) == GAP_SPACE;
    }
    return CLAUSE_STARTERS.contains(text, word);
  }
}
