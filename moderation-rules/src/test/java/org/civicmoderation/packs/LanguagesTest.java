package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.policy.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of comments in languages that the rules are not written for. */
class LanguagesTest {
  private static final ModerationEngine ENGINE =
      ModerationEngine.builder(PolicyPacks.milwaukee()).timeBudget(Duration.ofSeconds(30)).build();

  private static Decision decide(String text) {
    return ENGINE.moderate(Comment.of("1", text));
  }

  /** Milwaukee's third language: greetings, thanks and names are never flagged. */
  @Nested
  class Hmong {
    private static final List<String> GREETINGS =
        List.of(
            "Nyob zoo",
            "Nyob zoo!",
            "Nyob zoo os",
            "Nyob zoo sawv daws",
            "Nyob zoo ib tsoom phooj ywg",
            "Nyob zoo, koj nyob li cas lawm?",
            "Koj nyob li cas?",
            "Kuv nyob zoo, ua tsaug",
            "Ua tsaug",
            "Ua tsaug ntau",
            "Ua tsaug ntau ntau rau koj",
            "Ua koj tsaug",
            "Ua neb tsaug ob leeg",
            "Tsis ua li cas",
            "Thov txim",
            "Zam txim rau kuv",
            "Sib ntsib dua",
            "Mus zoo",
            "Mus zoo koj",
            "Nyob zoo xyoo tshiab",
            "Nyob zoo xyoo tshiab rau sawv daws",
            "Zoo siab hnub yug",
            "Zoo siab tos txais",
            "Zoo siab tau ntsib koj",
            "Tos txais",
            "Txais tos nej sawv daws",
            "Pw zoo",
            "Sawv ntxov zoo",
            "Noj mov tsis tau?",
            "Noj mov tau lawm",
            "Los noj mov",
            "Koj lub npe hu li cas?",
            "Kuv lub npe hu ua Pao",
            "Kuv hlub koj",
            "Kuv hlub nej",
            "Kuv tsis paub",
            "Kuv tsis to taub",
            "Thov pab kuv",
            "Pab peb kho txoj kev",
            "Peb zoo siab heev",
            "Hmoob Milwaukee peb hlub nej",
            "Hmoob hlub Hmoob",
            "Peb yog Hmoob",
            "Tsev kawm ntawv zoo heev",
            "Yog lawm",
            "Tsis yog",
            "Zoo heev",
            "Zoo nkauj heev",
            "Txhob quaj",
            "Ceev faj");

    private static final List<String> CLANS =
        List.of(
            "Cha",
            "Chang",
            "Cheng",
            "Chue",
            "Fang",
            "Fong",
            "Hang",
            "Her",
            "Heu",
            "Herr",
            "Khang",
            "Kha",
            "Kong",
            "Kue",
            "Lee",
            "Ly",
            "Lor",
            "Lo",
            "Moua",
            "Mua",
            "Pha",
            "Phang",
            "Tang",
            "Thao",
            "Thor",
            "Tongyeng",
            "Vang",
            "Vue",
            "Vu",
            "Xiong",
            "Yang",
            "Faj",
            "Ham",
            "Hawj",
            "Khab",
            "Koo",
            "Kwm",
            "Lauj",
            "Lis",
            "Muas",
            "Phab",
            "Taj",
            "Thoj",
            "Tsab",
            "Tsheej",
            "Tsom",
            "Tswb",
            "Vaj",
            "Vwj",
            "Xyooj",
            "Yaj",
            "Cheej",
            "Zag");

    private static final List<String> GIVEN_NAMES =
        List.of(
            "Bao",
            "Bee",
            "Blia",
            "Chai",
            "Cheng",
            "Chee",
            "Cher",
            "Chong",
            "Choua",
            "Chue",
            "Dang",
            "Dao",
            "Doua",
            "Foua",
            "Gao",
            "Ger",
            "Ia",
            "Kaj Siab",
            "Kalia",
            "Kao",
            "Kia",
            "Ko",
            "Kou",
            "Koua",
            "Ka Zoua",
            "Lee",
            "Leng",
            "Long",
            "Mai",
            "Maiv",
            "May",
            "Mee",
            "Mao",
            "Mos",
            "Nao",
            "Neng",
            "Nhia",
            "Nou",
            "Ntxawm",
            "Nou Chee",
            "Pa",
            "Pa Houa",
            "Paj",
            "Paj Ntaub",
            "Pang",
            "Pao",
            "Pheng",
            "Phia",
            "Phoua",
            "Poj",
            "See",
            "Seng",
            "Sheng",
            "Shoua",
            "Soua",
            "Sua",
            "Teng",
            "Thao",
            "Tou",
            "Tong",
            "Toua",
            "Tsua",
            "Tub",
            "True",
            "Txhiaj",
            "Va",
            "Vam",
            "Vang Pao",
            "Xai",
            "Xee",
            "Xeng",
            "Xia",
            "Xou",
            "Ying",
            "Yee",
            "Yeng",
            "Yer",
            "Youa",
            "Zaj",
            "Zeb",
            "Zoua");

    @Test
    void greetingsAreNeverFlagged() {
      assertThat(flagged(GREETINGS.stream())).isEmpty();
    }

    @Test
    void namesAreNeverFlagged() {
      assertThat(
              flagged(
                  CLANS.stream()
                      .flatMap(
                          clan ->
                              Stream.of(
                                  clan,
                                  "Ms. " + clan + " spoke at the meeting.",
                                  "Thank you Alder " + clan + "!",
                                  "Kuv yog " + clan,
                                  "Gracias, señora " + clan + "."))))
          .isEmpty();
      assertThat(
              flagged(
                  GIVEN_NAMES.stream()
                      .flatMap(name -> CLANS.stream().map(clan -> name + " " + clan))
                      .flatMap(name -> Stream.of(name, "Nyob zoo, " + name))))
          .isEmpty();
      assertThat(flagged(GIVEN_NAMES.stream().map(name -> name + " lives on our block.")))
          .isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Das ist nicht gut für die Stadt, und wir sind auch nicht zufrieden mit dem Amt",
        "fr | Nous ne sommes pas contents, les rues sont dans un état terrible pour nous",
        "hmn | Nyob zoo, kuv xav paub tias lawv yuav kho txoj kev no thaum twg",
        "it | Questo non va bene, perche sono anche molto pericolose alla sera, grazie",
        "so | Waxaan u maleynayaa inaan aad u xun tahay, waa khatar iyo dhibaato ayaa jirta",
        "vi | Chung toi mong duoc sua duong cua khu nay, khong mot nguoi nao lam",
        "unknown script | هذا الشارع خطير جدا ويجب إصلاحه قبل الشتاء",
        "unknown script | 这条街太危险了，请尽快修理一下路灯",
        "unknown script | ဒီလမ်းက အန္တရာယ်များပါတယ် ပြင်ပေးပါ",
        "unknown script | ถนนสายนี้อันตรายมาก ช่วยซ่อมด้วย",
        "unknown script | Почему до сих пор не убрали снег на нашей улице",
        "unknown script | 이 거리는 너무 위험해요 고쳐 주세요",
      })
  void areListedAsNotEvaluated(String language, String text) {
    Decision decision = decide(text);

    assertThat(decision.outcome()).isEqualTo(Outcome.KEEP);
    assertThat(decision.notEvaluated())
        .extracting(NotEvaluated::subject)
        .contains("language:" + language);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // An English word in a text of another language may be a word of that one.
        "de | Das ist der Kill und sie sind nicht die Slut, auch wir sind dick und fett",
        "fr | Nous sommes pas dans cette rue pour vous, ils sont tous dick et ass, une honte pour nous",
        "hmn | Kuv tsis paub tias koj puas nyob hauv dick tus lawv mus los ass",
      })
  void areNotReadForWords(String language, String text) {
    assertThat(decide(text).findings()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "security | Das ist nicht gut und wir sind auch hier: login mayor@city.example password: Winter2024!",
        "fraud | Nous ne sommes pas contents, vous trouvez dans cette page des aides pour nous: https://mіlwaukee.gov/refund",
        "fraud | 这条街太危险了，请看这个网站，市政府说每个人都可以在这里拿回很多钱，请大家尽快去看一看吧 https://mіlwaukee.gov/r",
        "threats | Nyob zoo, kuv tsis paub tias lawv nyob hauv @mayorlee 🔫🎯",
        "profanity | Das ist nicht gut und die Stadt ist auch nicht für uns 🖕",
      })
  void areReadForWhatIsTheSameInEveryLanguage(String criterion, String text) {
    Decision decision = decide(text);

    assertThat(decision.outcome()).isNotEqualTo(Outcome.KEEP);
    assertThat(decision.findings())
        .extracting((Finding finding) -> finding.criterion().id())
        .contains(criterion);
    assertThat(decision.notEvaluated())
        .extracting(NotEvaluated::subject)
        .anyMatch(subject -> subject.startsWith("language:"));
  }

  private static List<String> flagged(Stream<String> texts) {
    return texts
        .map(LanguagesTest::decide)
        .filter(decision -> decision.outcome() != Outcome.KEEP)
        .map(
            decision ->
                decision.comment().text()
                    + " "
                    + decision.findings().stream().map(finding -> finding.rule().id()).toList())
        .toList();
  }
}
