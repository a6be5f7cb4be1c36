package org.civicmoderation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanishInflectorTest {
  private static List<String> forms(String written) {
    return SpanishInflector.forms(String.join("", TermWords.of(written)), written);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          idiota,  idiota idiotas
          perro,   perro perra perros perras
          cobarde, cobarde cobardes
          cabrón,  cabron cabrones cabrona cabronas
          ladrón,  ladron ladrones ladrona ladronas
          traidor, traidor traidores traidora traidoras
          inglés,  ingles ingleses inglesa inglesas
          alemán,  aleman alemanes alemana alemanas
          feroz,   feroz feroces
          iraní,   irani iranies iranis
          lunes,   lunes
          mes,     mes meses mesa mesas
          ciudad,  ciudad ciudades
          líder,   lider lideres
          mujer,   mujer mujeres
          club,    club clubes clubs
          """)
  void givesNumberAndGender(String word, String expected) {
    assertThat(forms(word)).containsExactlyInAnyOrder(expected.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          matar,   mato matas mata matamos matan mataste mataron mataba matare mataria mate maten matara matase matando matado matadas
          pegar,   pego pegue pegues peguen pegando
          sacar,   saco saque saquen sacaremos
          cazar,   cazo cace cacen cazaria
          colgar,  cuelgo cuelga cuelgan colgamos cuelgue cuelguen colgue colgado
          quebrar, quiebro quiebra quiebre quebramos
          empezar, empiezo empiece empece empezamos
          jugar,   juego juegan juguemos jugue
          avergonzar, averguence avergonzado
          romper,  rompo rompe rompia rompiste rompio rompieron rompiera rompa roto rotas
          morir,   muero muere mueran murio murieron muriendo muramos muerto morira
          sentir,  siento siente sintio sintiera sintamos
          pedir,   pido pide pidio pidieron pidiendo pidamos
          seguir,  sigo sigue siguio siguiendo siga sigan
          elegir,  elijo elige elija eligio
          coger,   cojo coge coja cogieron
          vencer,  venzo venza vence
          conocer, conozco conozca conoce
          conducir, conduzco conduje condujeron condujera conduzca
          huir,    huyo huye huyen huyeron huyendo huya huimos
          leer,    leo lee leyo leyeron leyendo
          caer,    caigo cae cayo cayendo caiga
          oír,     oigo oye oyen oyo oyendo oiga
          reír,    rio rie rien riendo
          oler,    huelo huele huela olemos
          dar,     doy da dio dieron diera den
          ver,     veo ve vio vieron visto vea vean
          hacer,   hago hace hizo hicieron hecho hara haria haga
          decir,   digo dice dijo dijeron dicho dira diga diciendo
          poner,   pongo pone puso pusieron puesto pondra ponga
          mantener, mantengo mantiene mantuvo mantendra mantenga
          venir,   vengo viene vino vinieron vendra venga viniendo
          salir,   salgo sale saldra salga
          traer,   traigo trae trajo trajeron traiga trayendo
          querer,  quiero quiere quiso querra quiera
          poder,   puedo puede pudo podra pueda pudiendo
          saber,   sabe supo sabra sepa
          volver,  vuelvo vuelve vuelto vuelva volvio
          abrir,   abro abre abierto
          escribir, escribo escribio escrito
          describir, describo descrito
          ser,     soy es fue era sera sea sido siendo
          estar,   estoy esta estuvo estaba estara
          haber,   he ha hay habia hubo habra haya
          ir,      voy va fue iba ira vaya yendo vamonos
          reñir,   riño riñe riño riñeron riñendo
          """)
  void conjugates(String verb, String expected) {
    assertThat(forms(verb)).doesNotHaveDuplicates().contains(expected.split(" ", -1));
  }

  @Test
  void letsPronounsLeanOnTheVerb() {
    assertThat(forms("matar"))
        .contains(
            "matarlo",
            "matarlas",
            "matarte",
            "matarselo",
            "matandolos",
            "matalo",
            "matenlos",
            "matemoslos",
            "mataos",
            "matate");
    assertThat(forms("colgar")).contains("cuelgalos", "cuelguenlo", "colguemoslos");
    assertThat(forms("decir")).contains("dile", "digale", "decirselo");
  }

  @Test
  void takesAReflexiveVerbLikeItsPlainOne() {
    assertThat(forms("suicidarse")).contains("suicidarse", "suicidate", "suicide", "suicidarme");
  }

  @Test
  void takesANounThatEndsLikeAVerbForANoun() {
    assertThat(forms("lugar")).containsExactlyInAnyOrder("lugar", "lugares");
    assertThat(forms("cáncer")).containsExactlyInAnyOrder("cancer", "canceres");
  }

  @Test
  void leavesOutFormsThatAreSpeltLikeTheCommonestSmallWords() {
    assertThat(forms("comer")).contains("come").doesNotContain("como");
    assertThat(forms("parar")).contains("paro").doesNotContain("para");
    assertThat(forms("dar")).contains("da").doesNotContain("de");
  }
}
