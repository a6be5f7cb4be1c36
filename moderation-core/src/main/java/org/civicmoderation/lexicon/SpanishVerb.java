package org.civicmoderation.lexicon;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One Spanish verb's conjugation, without accents: all tenses and moods, and the pronouns that lean
 * on infinitive, gerund and imperative. Used once.
 */
final class SpanishVerb {
  private static final String[] ENCLITICS = {
    "me", "te", "se", "nos", "os", "lo", "la", "los", "las", "le", "les", "melo", "mela", "melos",
    "melas", "telo", "tela", "telos", "telas", "selo", "sela", "selos", "selas", "noslo", "nosla",
    "noslos", "noslas", "sele", "seles", "seme", "sete"
  };

  private static final String[] AR_PRESENT = {"o", "amos", "ais"};
  private static final String[] AR_STRESSED = {"o", "as", "a", "an"};
  private static final String[] AR_PAST = {
    "aste", "o", "amos", "asteis", "aron", "aba", "abas", "abamos", "abais", "aban", "ara", "aras",
    "aramos", "arais", "aran", "ase", "ases", "asemos", "aseis", "asen", "ado", "ada", "ados",
        "adas",
    "ad"
  };
  private static final String[] IMPERFECT = {"ia", "ias", "iamos", "iais", "ian"};
  private static final String[] FUTURE = {
    "e", "as", "a", "emos", "eis", "an", "ia", "ias", "iamos", "iais", "ian"
  };
  private static final String[] SUBJUNCTIVE_IN_RA = {
    "era", "eras", "eramos", "erais", "eran", "ese", "eses", "esemos", "eseis", "esen"
  };

  private final String infinitive;
  private final Set<String> forms;
  private final String stem;
  private final char theme;
  private final @Nullable Character change;

  private final @Nullable String first;
  private final @Nullable String stressed;
  private final @Nullable String strong;
  private final @Nullable String future;
  private final @Nullable String participle;
  private final @Nullable String imperative;

  private SpanishVerb(String infinitive, Set<String> forms) {
    this.infinitive = infinitive;
    this.forms = forms;
    this.stem = infinitive.substring(0, infinitive.length() - 2);
    this.theme = infinitive.charAt(infinitive.length() - 2);
    this.change = SpanishIrregulars.change(infinitive);
    SpanishIrregulars.Stems stems = SpanishIrregulars.stems(infinitive);
    this.first = stems.first();
    this.stressed = stems.stressed();
    this.strong =
        infinitive.endsWith("ducir") ? stem.substring(0, stem.length() - 1) + "j" : stems.strong();
    this.future = stems.future();
    this.participle = stems.participle();
    this.imperative = stems.imperative();
    forms.addAll(stems.further());
  }

  /** Adds the forms of a verb in {@code -ar}, {@code -er} or {@code -ir}. */
  static void addForms(String infinitive, Set<String> forms) {
    String[] whole = SpanishIrregulars.whole(infinitive);
    if (whole != null) {
      forms.addAll(Arrays.asList(whole));
    } else {
      new SpanishVerb(infinitive, forms).conjugate();
    }
  }

  private void conjugate() {
    String changed = stressed != null ? stressed : changedStem();
    if (theme == 'a') {
      conjugateAr(changed);
    } else {
      conjugateErIr(changed);
    }
    if (strong != null) {
      addAll(strong, "e", "iste", "o", "imos", "isteis");
      if (strong.endsWith("j")) {
        forms.add(strong + "eron");
        addAll(strong, SUBJUNCTIVE_IN_RA);
      } else {
        forms.add(strong + "ieron");
        addAll(strong + "i", SUBJUNCTIVE_IN_RA);
      }
    }
    addAll(future != null ? future : infinitive, FUTURE);
    if (participle != null) {
      addAll(participle, "o", "a", "os", "as");
    }
  }

  private void conjugateAr(String changed) {
    addAll(stem, AR_PRESENT);
    addAll(stem, AR_PAST);
    addAll(changed, AR_STRESSED);
    if (first != null) {
      forms.add(first);
    }
    String soft = beforeE(stem);
    String softChanged = beforeE(changed);
    addAll(soft, "e", "emos", "eis");
    addAll(softChanged, "e", "es", "en");
    addEnclitics(infinitive);
    forms.add(stem + "ando");
    addEnclitics(stem + "ando");
    addEnclitics(changed + "a");
    addEnclitics(softChanged + "e");
    addEnclitics(softChanged + "en");
    addLetUs(soft + "emo");
    addAll(stem, "aos", "ate"); // vosotros, vos
    addAll(stem + "ad", "me", "nos", "lo", "la", "los", "las", "le", "les");
  }

  private void conjugateErIr(String changed) {
    boolean vowelStem = endsInVowel(stem) && !stem.endsWith("gu") && !stem.endsWith("qu");
    boolean uir = theme == 'i' && stem.endsWith("u") && vowelStem;
    String third = thirdPersonStem();
    String glide = vowelStem ? third + "y" : isPalatal(third) ? third : third + "i";
    if (vowelStem && third.endsWith("i") && change != null) {
      glide = third; // reír: rio, riendo
    }
    // Present
    String present = uir ? stem + "y" : changed;
    addAll(present, "es", "e", "en");
    addAll(
        stem,
        theme == 'e' ? new String[] {"emos", "eis", "ed"} : new String[] {"imos", "is", "id"});
    String me = first != null ? first : beforeO(present) + "o";
    forms.add(me);
    // Subjunctive and formal imperative
    String would = me.endsWith("o") ? me.substring(0, me.length() - 1) : present;
    String wouldWe = first != null || uir || change == null ? would : subjunctiveWe();
    addAll(would, "a", "as", "an");
    addAll(wouldWe, "amos", "ais");
    // Past
    addAll(stem, "i", "iste", "imos", "isteis");
    addAll(stem, IMPERFECT);
    forms.add(glide + "o");
    forms.add(glide + "eron");
    addAll(glide, SUBJUNCTIVE_IN_RA);
    String gerund = glide + "endo";
    forms.add(gerund);
    addAll(stem, "ido", "ida", "idos", "idas");
    // Imperative, and the pronouns that lean
    addEnclitics(infinitive);
    addEnclitics(gerund);
    if (imperative != null) {
      forms.add(imperative);
      addEnclitics(imperative);
    } else {
      addEnclitics(present + "e");
    }
    addEnclitics(would + "a");
    addEnclitics(would + "an");
    addLetUs(wouldWe + "amo");
    addAll(stem, theme == 'e' ? new String[] {"eos", "ete"} : new String[] {"ios", "ite"});
  }

  /** Returns the stem as it sounds when stressed: pienso, cuelgo, pido. */
  private String changedStem() {
    if (change == null) {
      return stem;
    }
    return switch (change) {
      case 'e' -> {
        int at = lastOf('e');
        if (at < 0) {
          at = lastOf('i');
          yield at < 0 ? stem : stem.substring(0, at) + "ie" + stem.substring(at + 1);
        }
        yield stem.substring(0, at) + (at == 0 ? "ye" : "ie") + stem.substring(at + 1);
      }
      case 'o' -> {
        int at = Math.max(lastOf('o'), infinitive.equals("jugar") ? lastOf('u') : -1);
        yield at < 0
            ? stem
            : stem.substring(0, at) + (at == 0 ? "hue" : "ue") + stem.substring(at + 1);
      }
      default -> {
        int at = lastOf('e');
        yield at < 0 ? stem : stem.substring(0, at) + "i" + stem.substring(at + 1);
      }
    };
  }

  private int lastOf(char vowel) {
    return stem.lastIndexOf(vowel);
  }

  /** Returns the stem of sintió, durmió, pidió. */
  private String thirdPersonStem() {
    if (change == null || theme != 'i') {
      return infinitive.endsWith("decir") || infinitive.endsWith("venir")
          ? stem.substring(0, lastOf('e')) + "i" + stem.substring(lastOf('e') + 1)
          : stem;
    }
    if (change == 'o') {
      int at = lastOf('o');
      return stem.substring(0, at) + "u" + stem.substring(at + 1);
    }
    int at = lastOf('e');
    return at < 0 ? stem : stem.substring(0, at) + "i" + stem.substring(at + 1);
  }

  /** Returns the stem of sintamos, durmamos, pidamos; of perdamos, volvamos for {@code -er}. */
  private String subjunctiveWe() {
    return beforeO(theme == 'i' ? thirdPersonStem() : stem);
  }

  /** Spells an {@code -ar} stem before e: saque, pague, cace. */
  private static String beforeE(String stem) {
    int length = stem.length();
    if (length == 0) {
      return stem;
    }
    return switch (stem.charAt(length - 1)) {
      case 'c' -> stem.substring(0, length - 1) + "qu";
      case 'g' -> stem + "u";
      case 'z' -> stem.substring(0, length - 1) + "c";
      default -> stem;
    };
  }

  /** Spells an {@code -er} or {@code -ir} stem before o and a: cojo, sigo, venzo, conozco. */
  private String beforeO(String present) {
    int length = present.length();
    if (present.endsWith("gu")) {
      return present.substring(0, length - 1);
    }
    if (present.endsWith("g")) {
      return present.substring(0, length - 1) + "j";
    }
    if (present.endsWith("qu")) {
      return present.substring(0, length - 2) + "c";
    }
    if (present.endsWith("c")) {
      boolean withZc =
          length > 1
              && "aeiou".indexOf(present.charAt(length - 2)) >= 0
              && change == null
              && !infinitive.equals("mecer");
      return present.substring(0, length - 1) + (withZc ? "zc" : "z");
    }
    return present;
  }

  private static boolean isPalatal(String stem) {
    return stem.endsWith("ñ") || stem.endsWith("ll");
  }

  private static boolean endsInVowel(String stem) {
    return !stem.isEmpty() && "aeiou".indexOf(stem.charAt(stem.length() - 1)) >= 0;
  }

  private void addAll(String start, String... endings) {
    for (String ending : endings) {
      forms.add(start + ending);
    }
  }

  private void addEnclitics(String host) {
    addAll(host, ENCLITICS);
  }

  /** Adds matémoslo, matémonos: before nos and se the s is lost. */
  private void addLetUs(String host) {
    addAll(host, "nos", "selo", "sela", "selos", "selas");
    addAll(host + "s", "lo", "la", "los", "las", "le", "les", "te");
  }
}
