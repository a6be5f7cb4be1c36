package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Spanish verbs that are not conjugated by rule alone, and how they differ. */
final class SpanishIrregulars {
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

  private SpanishIrregulars() {}

  /**
   * Stems and forms of a verb in which it differs; null where it does not.
   *
   * @param first the first person of the present
   * @param stressed the stem of the stressed present
   * @param strong the stem of the strong preterite
   * @param future the stem of future and conditional
   * @param participle the stem of the short participle
   * @param imperative the short imperative
   * @param further further forms
   */
  record Stems(
      @Nullable String first,
      @Nullable String stressed,
      @Nullable String strong,
      @Nullable String future,
      @Nullable String participle,
      @Nullable String imperative,
      List<String> further) {
    private static final Stems REGULAR = new Stems(null, null, null, null, null, null, List.of());
  }

  /** Returns all forms of a verb that follows no rule, or null where it follows one. */
  static String @Nullable [] whole(String infinitive) {
    return WHOLE.get(infinitive);
  }

  /**
   * Returns how a verb's stem changes when stressed: {@code e} for e to ie, {@code o} for o to ue,
   * {@code i} for e to i; null where it does not.
   */
  static @Nullable Character change(String infinitive) {
    return CHANGES.get(infinitive);
  }

  /** Returns in what a verb differs, or the verb that it is made of with a prefix. */
  static Stems stems(String infinitive) {
    for (int from = 0; from < infinitive.length() - 1; from++) {
      String base = infinitive.substring(from);
      String line = IRREGULAR_BY_VERB.get(base);
      if (line != null && (from == 0 || takesPrefix(base, from))) {
        return stems(infinitive.substring(0, from), line);
      }
    }
    return Stems.REGULAR;
  }

  private static Stems stems(String prefix, String line) {
    String first = null;
    String stressed = null;
    String strong = null;
    String future = null;
    String participle = null;
    String imperative = null;
    List<String> further = new ArrayList<>();
    for (String part : line.strip().split(" ", -1)) {
      if (part.charAt(0) == '+') {
        for (String form : part.substring(1).split(",", -1)) {
          further.add(prefix + form);
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
    return new Stems(first, stressed, strong, future, participle, imperative, further);
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
}
