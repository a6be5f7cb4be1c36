package org.civicmoderation.lexicon;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forms of English words: plural and third person, past, participle, and {@code -ing} with its
 * spoken spelling {@code -in}. A word is taken as noun and verb at once, as most are.
 */
final class EnglishInflector {
  /** Verbs whose past and participle follow no rule: infinitive, then the forms. */
  private static final String IRREGULAR_VERBS =
      """
      arise arose arisen;awake awoke awoken awakened;bear bore borne born;beat beaten;become became
      befall befell befallen;beget begot begotten;begin began begun;behold beheld;bend bent
      bereave bereft bereaved;beset;bet betted;bid bade bidden;bind bound;bite bit bitten;bleed bled
      blow blew blown;break broke broken;breed bred;bring brought;broadcast broadcasted;build built
      burn burnt burned;burst busted;bust bust busted;buy bought;cast;catch caught;choose chose chosen
      cling clung;come came;cost;creep crept;cut;deal dealt;dig dug;dive dove dived;do did done does
      draw drew drawn;dream dreamt dreamed;drink drank drunk;drive drove driven;dwell dwelt dwelled
      eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;fit fitted;flee fled
      fling flung;fly flew flown;forbid forbade forbidden;forecast forecasted;foresee foresaw foreseen
      forget forgot forgotten;forgive forgave forgiven;forgo forwent forgone;forsake forsook forsaken
      freeze froze frozen;get got gotten;give gave given;go went gone goes;grind ground
      grow grew grown;hamstring hamstrung;hang hung hanged;have had has;hear heard;hide hid hidden
      hit;hold held;hurt;keep kept;kneel knelt kneeled;knit knitted;know knew known;lay laid
      lead led;lean leant leaned;leap leapt leaped;learn learnt learned;leave left;lend lent;let
      lie lay lain lied;light lit lighted;lose lost;make made;mean meant;meet met
      mislead misled;mistake mistook mistaken;misunderstand misunderstood;mow mown mowed
      offset;outdo outdid outdone outdoes;outrun outran;overcome overcame;overdo overdid overdone overdoes
      override overrode overridden;overrun overran;oversee oversaw overseen;overtake overtook overtaken
      overthrow overthrew overthrown;partake partook partaken;pay paid;plead pled pleaded
      prove proven proved;put;quit quitted;read;rebuild rebuilt;redo redid redone redoes;rend rent
      repay repaid;rid ridded;ride rode ridden;ring rang rung;rise rose risen;run ran;saw sawn sawed
      say said;see saw seen;seek sought;sell sold;send sent;set;sew sewn sewed;shake shook shaken
      shave shaven shaved;shear shorn sheared;shed;shine shone shined;shit shat shitted
      shoe shod;shoot shot;show shown showed;shrink shrank shrunk;shut;sing sang sung;sink sank sunk
      sit sat;slay slew slain slayed;sleep slept;slide slid;sling slung;slink slunk;slit
      smell smelt smelled;smite smote smitten;sneak snuck sneaked;sow sown sowed;speak spoke spoken
      speed sped speeded;spell spelt spelled;spend spent;spill spilt spilled;spin spun;spit spat
      split;spoil spoilt spoiled;spread;spring sprang sprung;stand stood;steal stole stolen
      stick stuck;sting stung;stink stank stunk;strew strewn strewed;stride strode stridden
      strike struck stricken;string strung;strive strove striven strived;sublet;swear swore sworn
      sweat sweated;sweep swept;swell swollen swelled;swim swam swum;swing swung;take took taken
      teach taught;tear tore torn;tell told;think thought;thrive throve thrived;throw threw thrown
      thrust;tread trod trodden;unbind unbound;undergo underwent undergone undergoes
      understand understood;undertake undertook undertaken;undo undid undone undoes;unwind unwound
      uphold upheld;upset;wake woke woken;wear wore worn;weave wove woven weaved;wed wedded
      weep wept;wet wetted;win won;wind wound;withdraw withdrew withdrawn;withhold withheld
      withstand withstood;wring wrung;write wrote written;be am is are was were been being
      """;

  /** Nouns whose plural follows no rule. */
  private static final String IRREGULAR_NOUNS =
      """
      man men;woman women;child children;person people persons;foot feet;tooth teeth;goose geese
      mouse mice;louse lice;ox oxen;penny pennies pence;knife knives;wife wives
      life lives;wolf wolves;thief thieves;half halves;leaf leaves;loaf loaves;shelf shelves
      self selves;calf calves;elf elves;sheaf sheaves;scarf scarves scarfs;hoof hooves hoofs
      wharf wharves wharfs;dwarf dwarves dwarfs;staff staffs staves;deer;sheep;fish fishes
      moose;swine;species;series;aircraft;salmon;bison;basis bases;crisis crises;thesis theses
      analysis analyses;diagnosis diagnoses;hypothesis hypotheses;oasis oases;axis axes
      parenthesis parentheses;synopsis synopses;neurosis neuroses;psychosis psychoses
      criterion criteria;phenomenon phenomena;datum data;medium media mediums;bacterium bacteria
      curriculum curricula curriculums;memorandum memoranda memorandums;referendum referenda referendums
      cactus cacti cactuses;alumnus alumni;fungus fungi;nucleus nuclei;stimulus stimuli
      syllabus syllabi syllabuses;larva larvae;alumna alumnae;appendix appendices appendixes
      index indices indexes;matrix matrices matrixes;vertex vertices;stomach stomachs;monarch monarchs
      patriarch patriarchs;matriarch matriarchs;epoch epochs;eunuch eunuchs;loch lochs
      """;

  /** Words in {@code -o} that take {@code -es}; with {@code -s} besides, as many write it. */
  private static final Set<String> PLURAL_IN_OES =
      Set.of(
          "echo",
          "hero",
          "potato",
          "tomato",
          "torpedo",
          "veto",
          "embargo",
          "negro",
          "mosquito",
          "volcano",
          "tornado",
          "buffalo",
          "cargo",
          "mango",
          "motto",
          "zero",
          "domino",
          "mulatto",
          "grotto",
          "halo",
          "hobo",
          "desperado",
          "go",
          "do",
          "weirdo",
          "lasso",
          "forgo");

  /** Words of several syllables, stressed on the last, that double their last letter. */
  private static final Set<String> DOUBLING =
      Set.of(
          "begin",
          "prefer",
          "refer",
          "confer",
          "defer",
          "infer",
          "transfer",
          "deter",
          "inter",
          "occur",
          "incur",
          "recur",
          "concur",
          "admit",
          "permit",
          "commit",
          "submit",
          "omit",
          "emit",
          "transmit",
          "remit",
          "regret",
          "forget",
          "beget",
          "control",
          "patrol",
          "enrol",
          "extol",
          "rebel",
          "propel",
          "expel",
          "compel",
          "repel",
          "dispel",
          "excel",
          "annul",
          "allot",
          "equip",
          "unplug",
          "upset",
          "reset",
          "offset",
          "outwit",
          "acquit",
          "abet",
          "abut",
          "rebut",
          "abhor",
          "entrap",
          "enwrap",
          "unwrap",
          "unzip",
          "overlap",
          "kidnap",
          "worship",
          "handicap",
          "program",
          "reprogram",
          "format",
          "zigzag",
          "sandbag",
          "backstab",
          "humbug",
          "eavesdrop",
          "airdrop",
          "nonplus",
          "babysit",
          "outrun",
          "rerun",
          "overrun",
          "input",
          "output",
          "typeset",
          "sublet",
          "beset",
          "forbid",
          "outbid",
          "underpin",
          "disbar",
          "debar",
          "unpin",
          "unclog",
          "waterlog",
          "leapfrog",
          "hobnob",
          "horsewhip",
          "pistolwhip",
          "bodyslam",
          "carjet",
          "hotdog",
          "bootleg",
          "gaslit",
          "bedwet",
          "pigpen",
          "bullshit",
          "catnap",
          "wiretap",
          "doxxed",
          "blackleg",
          "unman",
          "rebid",
          "retrofit",
          "benefit",
          "cobweb",
          "defrag",
          "ransom");

  /** Verbs in {@code -ic} that write {@code -icked}. */
  private static final Set<String> WITH_K =
      Set.of("panic", "mimic", "picnic", "traffic", "frolic", "politic", "havoc", "bivouac");

  /** Words of their own that the spoken {@code -in} for {@code -ing} would otherwise make. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "basin",
          "cabin",
          "captain",
          "coffin",
          "cousin",
          "dolphin",
          "elfin",
          "griffin",
          "heroin",
          "herein",
          "login",
          "margin",
          "martin",
          "muffin",
          "napkin",
          "penguin",
          "plugin",
          "protein",
          "puffin",
          "pumpkin",
          "raisin",
          "resin",
          "robin",
          "rosin",
          "ruin",
          "satin",
          "stalin",
          "therein",
          "toxin",
          "train",
          "vermin",
          "virgin",
          "within",
          "assassin",
          "austin",
          "berlin",
          "bruin",
          "chagrin",
          "chopin",
          "cumin",
          "darwin",
          "dublin",
          "goblin",
          "justin",
          "kaolin",
          "kelvin",
          "lenin",
          "maudlin",
          "melvin",
          "merlin",
          "pippin",
          "sasin",
          "serin",
          "tocsin",
          "violin",
          "franklin",
          "marlin",
          "benin",
          "latin",
          "rabbin",
          "ravin",
          "gamin",
          "platin",
          "moccasin",
          "bargain",
          "begin",
          "asin",
          "mandolin",
          "javelin",
          "aspirin",
          "vitamin",
          "elin");

  private static final Map<String, String[]> IRREGULAR = new HashMap<>();

  static {
    read(IRREGULAR_VERBS);
    read(IRREGULAR_NOUNS);
  }

  private EnglishInflector() {}

  private static void read(String table) {
    int start = 0;
    while (start < table.length()) {
      int end = start;
      while (table.charAt(end) != ';' && table.charAt(end) != '\n') {
        end++;
      }
      String[] forms = table.substring(start, end).split(" ", -1);
      IRREGULAR.merge(forms[0], forms, EnglishInflector::concat);
      start = end + 1;
    }
  }

  private static String[] concat(String[] first, String[] second) {
    String[] all = new String[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Returns the forms of a folded word, the word itself first, each once. */
  static List<String> forms(String word) {
    int length = word.length();
    if (length < 2) {
      return length == 0 ? List.of() : List.of(word, word + "s");
    }
    Set<String> forms = new LinkedHashSet<>(12);
    forms.add(word);
    String[] irregular = IRREGULAR.get(word);
    boolean verb = false;
    boolean noun = false;
    if (irregular != null) {
      for (int i = 1; i < irregular.length; i++) {
        forms.add(irregular[i]);
      }
      noun = isIrregularNoun(word);
      verb = !noun;
      if (word.equals("be")) {
        return List.copyOf(forms);
      }
    } else {
      String plural = pluralOfCompound(word);
      if (plural != null) {
        forms.add(plural);
        return List.copyOf(forms);
      }
    }
    if (!noun && !word.equals("have")) {
      addS(word, forms);
    }
    String stem = doubles(word) ? word + word.charAt(length - 1) : word;
    if (!verb) {
      addPast(word, stem, forms);
    }
    addIng(word, stem, forms);
    if (stem.equals(word) && endsInUnstressedL(word)) {
      // British: travelled, labelling.
      forms.add(word + "led");
      forms.add(word + "ling");
    }
    return List.copyOf(forms);
  }

  private static boolean isIrregularNoun(String word) {
    return IRREGULAR_NOUNS.startsWith(word + " ")
        || IRREGULAR_NOUNS.contains(";" + word + " ")
        || IRREGULAR_NOUNS.contains("\n" + word + " ")
        || IRREGULAR_NOUNS.contains(";" + word + ";")
        || IRREGULAR_NOUNS.contains("\n" + word + ";");
  }

  /** Returns the plural of a word made with one that has its own (policeman), or null. */
  private static @Nullable String pluralOfCompound(String word) {
    if (word.endsWith("man") && word.length() > 5) {
      return switch (word) {
        case "german", "roman", "ottoman", "shaman", "talisman", "caiman", "norman", "burman" ->
            null;
        case "superhuman", "subhuman" -> null;
        default -> word.substring(0, word.length() - 3) + "men";
      };
    }
    if (word.endsWith("child")) {
      return word + "ren";
    }
    if (word.endsWith("wife") || word.endsWith("knife")) {
      return word.substring(0, word.length() - 2) + "ves";
    }
    if (word.endsWith("person")) {
      return word.substring(0, word.length() - 6) + "people";
    }
    return null;
  }

  private static void addS(String word, Set<String> forms) {
    int length = word.length();
    char last = word.charAt(length - 1);
    char before = word.charAt(length - 2);
    if (last == 'y' && !isVowel(word, length - 2)) {
      forms.add(word.substring(0, length - 1) + "ies");
    } else if (last == 'z' && doubles(word)) {
      forms.add(word + "zes");
    } else if (last == 's' && doubles(word)) {
      forms.add(word + "es");
      forms.add(word + "ses");
    } else if (last == 's'
        || last == 'x'
        || last == 'z'
        || (last == 'h' && (before == 'c' || before == 's'))) {
      forms.add(word + "es");
    } else {
      if (last == 'o' && PLURAL_IN_OES.contains(word)) {
        forms.add(word + "es");
        if (length == 2) {
          return;
        }
      }
      forms.add(word + "s");
    }
  }

  private static void addPast(String word, String stem, Set<String> forms) {
    int length = word.length();
    char last = word.charAt(length - 1);
    if (last == 'e') {
      forms.add(word + "d");
    } else if (last == 'y' && !isVowel(word, length - 2)) {
      forms.add(word.substring(0, length - 1) + "ied");
    } else if (last == 'c' && WITH_K.contains(word)) {
      forms.add(word + "ked");
    } else {
      forms.add(stem + "ed");
    }
  }

  private static void addIng(String word, String stem, Set<String> forms) {
    int length = word.length();
    String root = stem;
    if (word.endsWith("ie")) {
      root = word.substring(0, length - 2) + "y";
    } else if (word.endsWith("e") && length > 2) {
      char before = word.charAt(length - 2);
      if (before != 'e' && before != 'o' && before != 'y') {
        root = word.substring(0, length - 1);
        if (word.endsWith("nge") || word.endsWith("age")) {
          forms.add(word + "ing");
        }
      }
    } else if (WITH_K.contains(word)) {
      root = word + "k";
    }
    forms.add(root + "ing");
    if (!OTHER_WORDS.contains(root + "in")) {
      forms.add(root + "in");
    }
  }

  /** Returns whether the last letter doubles before {@code -ed} and {@code -ing}. */
  private static boolean doubles(String word) {
    int length = word.length();
    if (length < 3) {
      return false;
    }
    char last = word.charAt(length - 1);
    if (isVowel(word, length - 1) || last == 'w' || last == 'x' || last == 'y' || last == 'h') {
      return false;
    }
    if (!isVowel(word, length - 2)) {
      return false;
    }
    if (isVowel(word, length - 3)) {
      return false;
    }
    return syllables(word) == 1 || DOUBLING.contains(word);
  }

  private static boolean endsInUnstressedL(String word) {
    int length = word.length();
    return length > 4
        && word.charAt(length - 1) == 'l'
        && isVowel(word, length - 2)
        && !isVowel(word, length - 3)
        && syllables(word) > 1;
  }

  private static int syllables(String word) {
    int syllables = 0;
    boolean inVowel = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = isVowel(word, i);
      if (vowel && !inVowel) {
        syllables++;
      }
      inVowel = vowel;
    }
    return syllables;
  }

  /**
   * Returns whether a letter is a vowel; {@code y} is one inside a word, {@code u} none after q.
   */
  private static boolean isVowel(String word, int at) {
    return switch (word.charAt(at)) {
      case 'a', 'e', 'i', 'o' -> true;
      case 'u' -> at == 0 || word.charAt(at - 1) != 'q';
      case 'y' -> at > 0 && !isVowel(word, at - 1);
      default -> false;
    };
  }
}
