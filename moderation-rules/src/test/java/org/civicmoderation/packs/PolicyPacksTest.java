package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicmoderation.lexicon.CompiledLexicons;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Notices;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Profile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyPacksTest {
  @ParameterizedTest
  @MethodSource("org.civicmoderation.packs.PolicyPacks#ids")
  void loadsEveryPackByItsId(String id) {
    assertThat(PolicyPack.ofClasspath(id).policy().id()).isEqualTo(id);
  }

  /** Where it fails in an IDE, the engine or a lexicon has changed since Maven built the pack. */
  @ParameterizedTest
  @MethodSource("org.civicmoderation.packs.PolicyPacks#ids")
  void shipsTheLexiconsAsTheyCompileNow(String id) throws IOException {
    PolicyPack pack = PolicyPack.ofClasspath(id);
    ByteArrayOutputStream compiled = new ByteArrayOutputStream();
    CompiledLexicons.write(Lexicons.of(pack.lexicons().all()).scanner(), pack.digest(), compiled);

    try (InputStream shipped = PolicyPacks.class.getResourceAsStream(id + "/lexicons.compiled")) {
      assertThat(
              Arrays.equals(Objects.requireNonNull(shipped).readAllBytes(), compiled.toByteArray()))
          .isTrue();
    }
  }

  @Nested
  class Milwaukee {
    private final PolicyPack pack = PolicyPacks.milwaukee();

    @Test
    void namesThePolicyAsPublished() {
      assertThat(pack.policy().title()).isEqualTo("Social Media Policy");
      assertThat(pack.policy().issuer()).isEqualTo("City of Milwaukee");
      assertThat(pack.policy().revision()).isEqualTo("1.0");
      assertThat(pack.policy().effective()).isEqualTo("August 2023");
    }

    @Test
    void keepsRecordsSevenYears() {
      assertThat(pack.policy().retention().period()).isEqualTo(Period.ofYears(7));
      assertThat(pack.policy().retention().authority()).isEqualTo("Wis. Stat. 19.21(4)(b)");
    }

    @Test
    void canTellAuthorsOfRemovalsAndReviewsInEnglishAndSpanish() {
      Notices notices = Objects.requireNonNull(pack.notices());

      assertThat(notices.languages(Outcome.REMOVE)).containsExactly("en", "es");
      assertThat(notices.languages(Outcome.REVIEW)).containsExactly("en", "es");
      assertThat(notices.terms().appealPeriod()).isEqualTo(Period.ofDays(30));
    }

    @Test
    void classifiesEveryCriterionForTheDsaDatabase() {
      assertThat(pack.dsa().keySet())
          .containsExactlyInAnyOrderElementsOf(
              pack.criteria().stream().map(Criterion::id).toList());
    }

    @Test
    void hasTheTwelveClausesVerbatimInThePolicysOrder() {
      assertThat(pack.criteria())
          .extracting(criterion -> criterion.id() + ": " + criterion.clause().text())
          .containsExactly(
              "profanity: Are profane, obscene, violent, or pornographic in language or content;",
              "discrimination: Promote, foster, or perpetuate discrimination based on gender, race,"
                  + " creed, color, national origin or ancestry, age, disability, lawful source of"
                  + " income, marital status, sexual orientation, gender identity, past or present"
                  + " membership in military service, or familial status;",
              "defamation: Unlawfully defame or attack an individual or group;",
              "threats: Make direct or indirect threats against any person or organization;",
              "campaign: Support or oppose a political campaign or a ballot measure;",
              "commercial: Advertise or solicit business for a personal or private business or"
                  + " endeavor;",
              "endorsement: Promote or endorse a specific financial or commercial entity.",
              "fraud: Defraud or defame any financial, commercial, or non-governmental agency.",
              "illegal-activity: Violate any federal, state, or local law or encourage any illegal"
                  + " activity;",
              "copyright: Violate any existing copyrights, trade secrets, or legal ownerships;",
              "security: Compromise the safety and/or security of the public or public systems; or",
              "off-topic: Are unrelated to the original topic.");
    }

    @Test
    void saysWhereEachClauseStands() {
      assertThat(pack.criteria())
          .extracting(criterion -> criterion.clause().source())
          .startsWith("Social Media Policy, USER RESPONSIBILITIES, item 1")
          .endsWith("Social Media Policy, USER RESPONSIBILITIES, item 12")
          .doesNotHaveDuplicates();
    }

    @Test
    void appliesThePolicyAsAdoptedUnlessToldOtherwise() {
      assertThat(pack.profiles())
          .extracting(Profile::name)
          .containsExactly("as-adopted", "cautious", "advisory");
      assertThat(criteriaThatMayBeRemoved("as-adopted"))
          .containsExactlyElementsOf(pack.criteria().stream().map(Criterion::id).toList());
    }

    @Test
    void removesUnderTheCautiousProfileOnlyWhatDoesNotTurnOnViewpoint() {
      assertThat(criteriaThatMayBeRemoved("cautious"))
          .containsExactly("threats", "commercial", "endorsement", "fraud", "security");
    }

    @Test
    void removesNothingUnderTheAdvisoryProfile() {
      assertThat(criteriaThatMayBeRemoved("advisory")).isEmpty();
    }

    private List<String> criteriaThatMayBeRemoved(String name) {
      Profile profile =
          pack.profiles().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
      return pack.criteria().stream()
          .filter(criterion -> profile.ceiling(criterion) == Outcome.REMOVE)
          .map(Criterion::id)
          .toList();
    }

    @Test
    void lowersOnlyItsOwnCriteria() {
      Map<String, Outcome> advisory = pack.profiles().get(2).ceilings();
      assertThat(advisory.keySet())
          .containsExactlyInAnyOrderElementsOf(
              pack.criteria().stream().map(Criterion::id).toList());
    }
  }
}
