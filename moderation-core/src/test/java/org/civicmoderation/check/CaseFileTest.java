package org.civicmoderation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicmoderation.check.PolicyCase.Mark;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Test;

class CaseFileTest {
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void readsCasesThatMustBeCaught() {
    PolicyCase first =
        parse(
                """
                criterion: threats
                caught:
                  - text: "Touch it and [[I will]] 🌳 [[break your legs]]."
                    why: announces violence
                """)
            .cases()
            .get(0);

    assertThat(first.caught()).isTrue();
    assertThat(first.comment().text()).isEqualTo("Touch it and I will 🌳 break your legs.");
    assertThat(first.marks())
        .containsExactly(new Mark(13, 19, "I will"), new Mark(23, 38, "break your legs"));
    assertThat(first.expected()).isEqualTo(Outcome.REMOVE);
    assertThat(first.why()).isEqualTo("announces violence");
    assertThat(first.comment().id()).isEqualTo("cases/threats.yaml:3");
    assertThat(problems).isEmpty();
  }

  @Test
  void readsWhatIsAroundAComment() {
    PolicyCase first =
        parse(
                """
                criterion: threats
                caught:
                  - text: "Hola"
                    expect: REVIEW
                    only: this criterion
                    post: "Snow tonight"
                    language: es
                    author: candidate
                    topics: [snow, trees]
                    recent: ["Hola", "Hola!"]
                """)
            .cases()
            .get(0);

    assertThat(first.expected()).isEqualTo(Outcome.REVIEW);
    assertThat(first.onlyThisCriterion()).isTrue();
    assertThat(first.comment().originalPost()).isNotNull();
    assertThat(first.comment().language()).isEqualTo("es");
    assertThat(first.comment().author().role()).isEqualTo(AuthorRole.CANDIDATE);
    assertThat(first.comment().channel().topics()).containsExactly("snow", "trees");
    assertThat(first.comment().recentComments()).containsExactly("Hola", "Hola!");
    assertThat(problems).isEmpty();
  }

  @Test
  void expectsNearMissesToBeKept() {
    PolicyCase first =
        parse("criterion: threats\nnear-misses:\n  - text: Kill the lights\n").cases().get(0);

    assertThat(first.caught()).isFalse();
    assertThat(first.expected()).isEqualTo(Outcome.KEEP);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    parse(
        """
        criterion: threat
        caught:
          - text: "[[I will"
          - text: "I will]]"
          - text: "[[ ]] nothing"
          - why: no text
          - text: "x"
            expect: KEEP
          - text: "x"
            role: candidate
            author: mayor
            only: threats
          - I will
        near-misses:
          - text: "[[Kill]] the lights"
        nearmisses: []
        """);

    assertThat(problems.stream().map(Problem::format).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            cases/threats.yaml:1:12: error[unknown-criterion]: the policy has no criterion `threat`
              |   criterion: threat
              |              ^^^^^^
              help: did you mean `threats`?
            cases/threats.yaml:13:5: error[wrong-type]: `caught` must list entries of keys and values
              |     - I will
              |       ^^^^^^
            cases/threats.yaml:3:11: error[unclosed-mark]: a mark `[[` has no end
              |     - text: "[[I will"
              |             ^^^^^^^^^^
              help: write `[[the words]]`
            cases/threats.yaml:4:11: error[unclosed-mark]: a mark `]]` has no start
              |     - text: "I will]]"
              |             ^^^^^^^^^^
              help: write `[[the words]]`
            cases/threats.yaml:5:11: error[unclosed-mark]: a mark holds no words, or another mark
              |     - text: "[[ ]] nothing"
              |             ^^^^^^^^^^^^^^^
              help: write `[[the words]]`
            cases/threats.yaml:6:5: error[missing-key]: `text` is missing
              |     - why: no text
              |       ^^^^^^^^^^^^
              help: add `text: …`
            cases/threats.yaml:8:13: error[wrong-value]: `expect` cannot be `KEEP`
              |       expect: KEEP
              |               ^^^^
              help: write REMOVE or REVIEW
            cases/threats.yaml:12:11: error[wrong-value]: `only` cannot be `threats`
              |       only: threats
              |             ^^^^^^^
              help: write this criterion
            cases/threats.yaml:11:13: error[wrong-value]: `author` cannot be `mayor`
              |       author: mayor
              |               ^^^^^
              help: write public or employee or elected-official or candidate
            cases/threats.yaml:10:5: error[unknown-key]: the key `role` is not known here
              |       role: candidate
              |       ^^^^
              help: known here: text, why, expect, only, post, language, author, topics, recent, by-others
            cases/threats.yaml:15:11: error[marked-near-miss]: a near miss has no words that must be quoted
              |     - text: "[[Kill]] the lights"
              |             ^^^^^^^^^^^^^^^^^^^^^
              help: take the marks `[[` and `]]` out, or move the case under `caught`
            cases/threats.yaml:16:1: error[unknown-key]: the key `nearmisses` is not known here
              |   nearmisses: []
              |   ^^^^^^^^^^
              help: did you mean `near-misses`?""");
  }

  private CaseFile parse(String content) {
    return CaseFile.parse(
        new PackFile("cases/threats.yaml", content), Set.of("threats", "campaign"), problems);
  }
}
