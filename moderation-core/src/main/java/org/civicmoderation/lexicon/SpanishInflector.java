package org.civicmoderation.lexicon;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forms of Spanish words, without accents, as they are compared: number and gender of nouns and
 * adjectives; for verbs, which end in {@code -ar}, {@code -er} or {@code -ir}, with or without
 * {@code se}, the whole conjugation, and the pronouns that lean on infinitive, gerund and
 * imperative.
 */
final class SpanishInflector {
  /** Nouns and adjectives that end like verbs. */
  private static final Set<String> NOT_VERBS =
      Set.of(
          "altar",
          "alfiler",
          "alquiler",
          "alrededor",
          "amanecer",
          "anochecer",
          "atardecer",
          "auxiliar",
          "avatar",
          "ayer",
          "azar",
          "bar",
          "bazar",
          "bienestar",
          "malestar",
          "bulevar",
          "calamar",
          "celular",
          "circular",
          "collar",
          "crater",
          "chofer",
          "ejemplar",
          "elixir",
          "escolar",
          "familiar",
          "hogar",
          "impar",
          "irregular",
          "juglar",
          "lugar",
          "lunar",
          "mar",
          "mercader",
          "militar",
          "mujer",
          "nadir",
          "palomar",
          "pajar",
          "pilar",
          "par",
          "paladar",
          "particular",
          "pesar",
          "placer",
          "polar",
          "popular",
          "porvenir",
          "primer",
          "pulgar",
          "radar",
          "regular",
          "secular",
          "similar",
          "singular",
          "solar",
          "sonar",
          "souvenir",
          "taller",
          "tercer",
          "titular",
          "ultramar",
          "vulgar",
          "visir",
          "zar",
          "doquier",
          "cualquier",
          "espectacular",
          "estelar",
          "molecular",
          "nuclear",
          "ocular",
          "peculiar",
          "preescolar",
          "seglar",
          "vascular",
          "insular",
          "lumbar",
          "triangular",
          "rectangular",
          "bipolar",
          "ajuar",
          "caviar",
          "cantar",
          "manjar",
          "olivar",
          "pinar",
          "telar",
          "trailer",
          "menester",
          "caracter",
          "cualesquier",
          "hamster",
          "cancer",
          "lider");

  /** Verbs in {@code -ar} among those: what is a noun and a verb is taken as both. */
  private static final Set<String> ALSO_VERBS =
      Set.of(
          "amanecer",
          "anochecer",
          "atardecer",
          "auxiliar",
          "militar",
          "pesar",
          "placer",
          "regular",
          "sonar",
          "titular",
          "circular",
          "cantar");

  /**
   * Small words that a verb's form is spelt like, accents apart (como, para, dé): they would find
   * nearly every text, so {@code ~} leaves them out and a lexicon that means them lists them.
   */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "bajo", "cerca", "como", "de", "entre", "este", "hacia", "nada", "para", "sobre", "una",
          "unas", "uno", "unos");

  private static final String E_TO_IE =
      """
      pensar cerrar encerrar empezar comenzar despertar sentar calentar negar renegar denegar regar
      apretar atravesar confesar gobernar desgobernar quebrar temblar acertar alentar desalentar
      manifestar recomendar sembrar tropezar cegar fregar refregar plegar desplegar replegar helar
      nevar enterrar desenterrar desterrar herrar errar arrendar enmendar remendar serrar
      tentar reventar sosegar segar deshelar invernar desconcertar concertar ensangrentar merendar
      recalentar subarrendar escarmentar encomendar desmembrar desherbar
      perder entender desentender querer defender encender tender atender extender ascender descender
      trascender verter desatender contender malquerer
      sentir consentir presentir asentir disentir resentir mentir desmentir preferir sugerir herir
      malherir hervir divertir advertir convertir invertir pervertir revertir arrepentir digerir
      ingerir referir inferir transferir interferir diferir conferir requerir adherir injerir
      discernir adquirir inquirir
      """;

  private static final String O_TO_UE =
      """
      contar recontar encontrar mostrar demostrar costar probar aprobar desaprobar comprobar reprobar
      volar acostar recostar colgar descolgar rogar soltar sonar soñar resonar tostar almorzar forzar
      esforzar reforzar recordar acordar concordar apostar colar consolar desconsolar rodar renovar
      degollar desollar trocar volcar revolcar holgar poblar despoblar repoblar avergonzar tronar
      acollar descollar desaforar follar amolar asolar jugar
      volver devolver revolver envolver desenvolver resolver disolver absolver morder remorder mover
      remover promover conmover doler condoler llover oler poder soler torcer retorcer cocer moler
      demoler dormir adormir morir
      """;

  private static final String E_TO_I =
      """
      pedir despedir impedir expedir servir repetir competir seguir perseguir conseguir proseguir
      vestir desvestir revestir investir embestir travestir medir elegir reelegir corregir regir
      rendir reñir teñir desteñir ceñir gemir freir reir sonreir derretir concebir henchir
      colegir
      """;

  /**
   * Irregular verbs, one a line: infinitive; then {@code y=} first person of the present, {@code
   * p=} stem of the stressed present, {@code t=} stem of the strong preterite, {@code f=} stem of
   * future and conditional, {@code k=} short participle, {@code i=} short imperative, {@code +}
   * further forms, with commas. Verbs made with a prefix follow the verb that they are made of.
   */
  private static final String IRREGULAR =
      """
      tener y=tengo p=tien t=tuv f=tendr i=ten
      venir y=vengo p=vien t=vin f=vendr i=ven +viniendo
      poner y=pongo t=pus f=pondr k=puest i=pon
      hacer y=hago t=hic f=har k=hech i=haz +hizo
      decir y=digo p=dic t=dij f=dir k=dich i=di +diciendo
      traer y=traigo t=traj
      caer y=caigo
      raer y=raigo
      salir y=salgo f=saldr i=sal
      valer y=valgo f=valdr
      saber y=se t=sup f=sabr +sepa,sepas,sepamos,sepais,sepan
      caber y=quepo t=cup f=cabr
      querer p=quier t=quis f=querr
      poder p=pued t=pud f=podr +pudiendo
      andar t=anduv
      asir y=asgo
      oir y=oigo +oyes,oye,oyen,oimos,oiste,oisteis
      ver y=veo k=vist +veia,veias,veiamos,veiais,veian,vi,vio,vieron,viendo,viera,vieran
      dar y=doy +di,diste,dio,dimos,disteis,dieron,diera,dieras,dieramos,dierais,dieran,diese,diesen
      estar y=estoy t=estuv
      romper k=rot
      morir k=muert
      volver k=vuelt
      solver k=suelt
      abrir k=abiert
      cubrir k=cubiert
      escribir k=escrit
      scribir k=scrit
      freir k=frit
      imprimir k=impres
      satisfacer y=satisfago t=satisfic f=satisfar k=satisfech +satisfizo
      """;

  private static final Map<String, String[]> WHOLE =
      Map.of(
          "ser",
              ("ser soy eres es somos sois son fui fuiste fue fuimos fuisteis fueron era eras eramos"
                      + " erais eran sere seras sera seremos sereis seran seria serias seriamos seriais"
                      + " serian sea seas seamos seais sean fuera fueras fueramos fuerais fueran fuese"
                      + " fueses fuesemos fueseis fuesen siendo sido serlo serle serte")
                  .split(" ", -1),
          "ir",
              ("ir voy vas va vamos vais van fui fuiste fue fuimos fuisteis fueron iba ibas ibamos"
                      + " ibais iban ire iras ira iremos ireis iran iria irias iriamos iriais irian vaya"
                      + " vayas vayamos vayais vayan fuera fueras fueramos fuerais fueran fuese fueses"
                      + " fuesemos fueseis fuesen ve yendo ido irse irme irte irnos iros vete vayase"
                      + " vayanse vamonos idos yendose yendome yendote yendonos")
                  .split(" ", -1),
          "haber",
              ("haber he has ha hay hemos habeis han hube hubiste hubo hubimos hubisteis hubieron"
                      + " habia habias habiamos habiais habian habre habras habra habremos habreis"
                      + " habran habria habrias habriamos habriais habrian haya hayas hayamos hayais"
                      + " hayan hubiera hubieras hubieramos hubierais hubieran hubiese hubieses"
                      + " hubiesemos hubieseis hubiesen habiendo habido haberlo haberla haberse"
                      + " haberle haberme haberte")
                  .split(" ", -1));

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

  private static final Map<String, Character> CHANGES = new HashMap<>();
  private static final Map<String, String> IRREGULAR_BY_VERB = new HashMap<>();

  static {
    for (String verb : E_TO_IE.split("\\s", -1)) {
      CHANGES.put(verb, 'e');
    }
    for (String verb : O_TO_UE.split("\\s", -1)) {
      CHANGES.put(verb, 'o');
    }
    for (String verb : E_TO_I.split("\\s", -1)) {
      CHANGES.put(verb, 'i');
    }
    for (String line : IRREGULAR.split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        IRREGULAR_BY_VERB.put(line.substring(0, space), line.substring(space));
      }
    }
  }

  private SpanishInflector() {}

  /** Returns the forms of a word, the word itself first, each once. */
  static List<String> forms(String word, String written) {
    Set<String> forms = new LinkedHashSet<>(32);
    forms.add(word);
    String verb = infinitive(word, written);
    if (verb == null || ALSO_VERBS.contains(word)) {
      addNominal(word, written, forms);
    }
    if (verb != null) {
      String[] whole = WHOLE.get(verb);
      if (whole != null) {
        forms.addAll(List.of(whole));
      } else {
        new Verb(verb, forms).conjugate();
      }
      forms.removeAll(SMALL_WORDS);
    }
    return List.copyOf(forms);
  }

  /** Returns the infinitive without its pronoun, or null where the word is none. */
  private static @Nullable String infinitive(String word, String written) {
    String verb = word;
    if (word.length() > 4
        && (word.endsWith("arse") || word.endsWith("erse") || word.endsWith("irse"))) {
      verb = word.substring(0, word.length() - 2);
    }
    if (!verb.endsWith("ar") && !verb.endsWith("er") && !verb.endsWith("ir")) {
      return null;
    }
    if (NOT_VERBS.contains(verb) && !ALSO_VERBS.contains(verb)) {
      return null;
    }
    // An accent on another syllable than the last tells a noun (líder), but oír and reír are verbs.
    for (int i = 0; i < written.length() - 2; i++) {
      if ("áéíóúÁÉÍÓÚ".indexOf(written.charAt(i)) >= 0) {
        return null;
      }
    }
    return verb;
  }

  private static void addNominal(String word, String written, Set<String> forms) {
    int length = word.length();
    if (length < 2) {
      return;
    }
    String stem = word.substring(0, length - 1);
    char last = word.charAt(length - 1);
    switch (last) {
      case 'o' -> {
        forms.add(stem + "a");
        forms.add(stem + "os");
        forms.add(stem + "as");
      }
      case 'a', 'e' -> forms.add(word + "s");
      case 'i', 'u' -> {
        forms.add(word + "es");
        forms.add(word + "s");
      }
      case 'z' -> forms.add(stem + "ces");
      case 'x' -> {}
      case 's' -> {
        if (stressedOnLast(written) || vowels(word) == 1) {
          forms.add(word + "es");
          if (word.endsWith("es")) {
            forms.add(word + "a");
            forms.add(word + "as");
          }
        }
      }
      default -> {
        forms.add(word + "es");
        if (length > 4
            && (word.endsWith("or")
                || word.endsWith("on")
                || word.endsWith("an")
                || word.endsWith("in")
                || word.endsWith("ol"))) {
          forms.add(word + "a");
          forms.add(word + "as");
        }
        if (!isSpanishEnding(last)) {
          forms.add(word + "s");
        }
      }
    }
  }

  /** Returns whether a word of Spanish ends so; others take a plain {@code -s} (clubs, gays). */
  private static boolean isSpanishEnding(char last) {
    return last == 'd' || last == 'l' || last == 'n' || last == 'r';
  }

  private static boolean stressedOnLast(String written) {
    int length = written.length();
    return length >= 2 && "áéíóúÁÉÍÓÚ".indexOf(written.charAt(length - 2)) >= 0;
  }

  private static int vowels(String word) {
    int vowels = 0;
    for (int i = 0; i < word.length(); i++) {
      if ("aeiou".indexOf(word.charAt(i)) >= 0) {
        vowels++;
      }
    }
    return vowels;
  }

  /** One verb's conjugation. */
  private static final class Verb {
    private final String infinitive;
    private final Set<String> forms;
    private final String stem;
    private final char theme;
    private final @Nullable Character change;

    private @Nullable String first;
    private @Nullable String stressed;
    private @Nullable String strong;
    private @Nullable String future;
    private @Nullable String participle;
    private @Nullable String imperative;

    Verb(String infinitive, Set<String> forms) {
      this.infinitive = infinitive;
      this.forms = forms;
      this.stem = infinitive.substring(0, infinitive.length() - 2);
      this.theme = infinitive.charAt(infinitive.length() - 2);
      this.change = CHANGES.get(infinitive);
      readIrregular();
      if (infinitive.endsWith("ducir")) {
        strong = stem.substring(0, stem.length() - 1) + "j";
      }
    }

    private void readIrregular() {
      for (int from = 0; from < infinitive.length() - 1; from++) {
        String base = infinitive.substring(from);
        String line = IRREGULAR_BY_VERB.get(base);
        if (line == null || (from > 0 && !takesPrefix(base, from))) {
          continue;
        }
        String prefix = infinitive.substring(0, from);
        for (String part : line.strip().split(" ", -1)) {
          if (part.charAt(0) == '+') {
            for (String form : part.substring(1).split(",", -1)) {
              forms.add(prefix + form);
            }
            continue;
          }
          String value = prefix + part.substring(2);
          switch (part.charAt(0)) {
            case 'y' -> first = value;
            case 'p' -> stressed = value;
            case 't' -> strong = value;
            case 'f' -> future = value;
            case 'k' -> participle = value;
            default -> imperative = value;
          }
        }
        return;
      }
    }

    /** Returns whether verbs that end like a short irregular one are made of it. */
    private static boolean takesPrefix(String base, int from) {
      return switch (base) {
        case "tener",
            "venir",
            "poner",
            "hacer",
            "decir",
            "traer",
            "volver",
            "solver",
            "cubrir",
            "escribir",
            "scribir",
            "querer" ->
            true;
        case "caer", "salir", "valer", "abrir", "romper", "freir", "satisfacer" ->
            from == 2 || from == 3;
        case "ver" -> from == 3; // prever, not volver or mover
        default -> false;
      };
    }

    void conjugate() {
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
}
