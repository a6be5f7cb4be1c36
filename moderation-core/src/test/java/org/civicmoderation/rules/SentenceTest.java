package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Says sentence by sentence what finds which words, and what does not. */
class SentenceTest {
  private static final List<Case> CASES = cases();
  private static final Map<String, String> CRITERION_BY_SENTENCES = new LinkedHashMap<>();
  private static final ModerationEngine ENGINE = engine();

  /**
   * A rule, a comment and what the rule must find.
   *
   * @param found the evidence, joined by {@code |}; several findings by {@code ||}; null for none
   */
  private record Case(String sentences, Comment comment, @Nullable String found) {
    @Override
    public String toString() {
      return sentences.replace("\n", "; ") + " <- " + comment.text();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void finds(Case one) {
    String criterion = CRITERION_BY_SENTENCES.get(one.sentences);
    Decision decision = ENGINE.moderate(one.comment);
    assertThat(decision.problems()).isEmpty();
    String found =
        decision.findings().stream()
            .filter(finding -> finding.criterion().id().equals(criterion))
            .map(SentenceTest::words)
            .reduce((a, b) -> a + "||" + b)
            .orElse(null);
    assertThat(found).isEqualTo(one.found);
  }

  static Stream<Case> all() {
    return CASES.stream();
  }

  private static String words(Finding finding) {
    return String.join("|", finding.evidence().stream().map(Evidence::text).toList());
  }

  private static ModerationEngine engine() {
    TestPack pack =
        new TestPack()
            .lexicon("fruit", "apple", "pear", "plum", "banana")
            .lexicon("tool", "hammer", "saw", "wrench")
            .lexicon("colour", "red", "blue", "green")
            .lexicon("topic garden", "tree~", "leaf");
    for (Case one : CASES) {
      if (!CRITERION_BY_SENTENCES.containsKey(one.sentences)) {
        String criterion = "c" + CRITERION_BY_SENTENCES.size();
        CRITERION_BY_SENTENCES.put(one.sentences, criterion);
        pack.criterion(criterion).rule(criterion, "a-rule", one.sentences);
      }
    }
    return TestPack.unhurried(pack.build());
  }

  private static final class Cases {
    private final List<Case> cases = new ArrayList<>();
    private String sentences = "";

    Cases rule(String... lines) {
      sentences = String.join("\n", lines);
      return this;
    }

    Cases finds(String found, String text) {
      cases.add(new Case(sentences, Comment.of("1", text), found));
      return this;
    }

    Cases leaves(String text) {
      return leaves(Comment.of("1", text));
    }

    Cases leaves(Comment comment) {
      cases.add(new Case(sentences, comment, null));
      return this;
    }

    Cases finds(String found, Comment comment) {
      cases.add(new Case(sentences, comment, found));
      return this;
    }
  }

  private static Comment by(AuthorRole role, String text) {
    return Comment.builder("1", text).author(new Author(null, null, role)).build();
  }

  private static Comment under(String post, String text) {
    return Comment.builder("1", text).originalPost(post).build();
  }

  private static Comment after(String recent, String text) {
    return Comment.builder("1", text).recentComment(recent).build();
  }

  private static Comment afterAll(String text, String... recent) {
    Comment.Builder comment = Comment.builder("1", text);
    Stream.of(recent).forEach(comment::recentComment);
    return comment.build();
  }

  private static Comment amid(String text, String... others) {
    Comment.Builder comment = Comment.builder("1", text);
    Stream.of(others)
        .map(other -> new ChannelComment(null, other))
        .forEach(comment::channelComment);
    return comment.build();
  }

  private static List<Case> cases() {
    Cases c = new Cases();
    finding(c);
    lacking(c);
    saying(c);
    around(c);
    return List.copyOf(c.cases);
  }

  private static void finding(Cases c) {
    c.rule("there is a \"fruit\"")
        .finds("apple", "An apple a day")
        .finds("apple||pear", "An apple and, later on, a pear")
        .finds("APPLE", "AN APPLE")
        .leaves("No food at all")
        .leaves("");
    c.rule("there is a \"fruit\" or \"tool\"").finds("saw", "Where is my saw today?");
    c.rule("there is a \"fruit\"", "there is a \"tool\"")
        .finds("pear|hammer", "One pear. Some other thing. One hammer.")
        .leaves("One pear.");
    c.rule("there is a \"fruit\"", "there is a \"tool\" in the same sentence")
        .finds("hammer|pear", "A hammer is no pear.")
        .finds("pear|hammer", "A pear is no hammer.")
        .leaves("One pear. One hammer.");
    c.rule("there is a \"fruit\"", "there is a \"tool\" in the same clause")
        .finds("hammer|pear", "The hammer hit the pear.")
        .leaves("The hammer fell, the pear did not.")
        .leaves("The hammer fell but the pear did not.");
    c.rule("there is a \"fruit\"", "there is a \"tool\" within 2 words")
        .finds("pear|saw", "a pear or a saw")
        .finds("saw|pear", "a saw or a pear")
        .leaves("a pear or even a saw")
        .leaves("a pear. A saw");
    c.rule("there is a \"colour\"", "followed by a \"fruit\"")
        .finds("red apple", "a red apple")
        .finds("red, apple", "red, apple")
        .leaves("a red big apple")
        .leaves("an apple red")
        .leaves("It is red. Apple pie is fine.");
    c.rule("there is a \"colour\"", "followed within 2 words by a \"fruit\"")
        .finds("red apple", "a red apple")
        .finds("red|apple", "a red and round apple")
        .leaves("a red and round and fine apple");
    c.rule("there is a \"colour\"", "followed in the same sentence by a \"fruit\"")
        .finds("red|apple", "red was, as far as I know, the colour of that apple")
        .leaves("red it was. The apple")
        .leaves("the apple was red");
    c.rule("there is a \"colour\"", "followed in the next sentence by a \"fruit\"")
        .finds("red|apple", "It was red. It was an apple.")
        .leaves("It was red. It was big. It was an apple.")
        .leaves("It was a red apple.");
    c.rule("there is a \"colour\"", "followed in the comment by a \"fruit\"")
        .finds("red|apple", "It was red. It was big. It was an apple.")
        .finds("red apple", "It was a red apple.")
        .leaves("An apple. It was red.");
    c.rule("there is a \"fruit\"", "preceded by a \"colour\"")
        .finds("red apple", "a red apple")
        .leaves("an apple, red");
    c.rule("there is a \"fruit\"", "preceded within 1 words by a \"colour\"")
        .finds("red|apple", "a red big apple")
        .leaves("a red and big apple");
    c.rule("there is a \"fruit\"", "preceded in the same sentence by a \"colour\"")
        .finds("red|apple", "red was that very good apple")
        .leaves("Red. Apple.");
    c.rule("there is a \"fruit\"", "preceded in the previous sentence by a \"colour\"")
        .finds("red|apple", "It was red. It was an apple.")
        .leaves("It was a red apple.");
    c.rule("there is a \"fruit\"", "preceded in the comment by a \"colour\"")
        .finds("red|apple", "It was red. Well. It was an apple.")
        .leaves("It was an apple. It was red.");
    c.rule(
            "there is a \"fruit\"",
            "preceded by a \"colour\"",
            "preceded by a \"tool\"",
            "followed by a \"tool\"")
        .finds("saw red pear hammer", "the saw red pear hammer thing")
        .leaves("the red pear hammer thing");
    c.rule("there are at least 2 different \"fruit\"")
        .finds("apple|pear", "an apple and a pear")
        .leaves("an apple and an apple");
    c.rule("there are at least 2 \"fruit\"")
        .finds("apple|apple", "an apple and an apple")
        .leaves("an apple");
    c.rule("there are at least 2 different \"fruit\"", "none of it is quoted")
        .finds("apple|pear", "an apple and a pear and a \"plum\"")
        .leaves("an apple and a \"pear\"");
    c.rule("there are at least 2 \"fruit\"", "there is no \"tool\" within 0 words")
        .finds("apple|apple", "an apple and apple and a saw")
        .leaves("an apple and apple saw");
    c.rule("there is a \"tool\"", "there are at least 2 different \"fruit\"")
        .finds("saw|apple|pear", "a saw for an apple or a pear");
    // The nearest words count.
    c.rule("there is a \"colour\"", "there is a \"fruit\" in the same sentence")
        .finds("red|pear", "an apple, a plum, but a red old pear");
    c.rule("there is a \"colour\"", "followed within 3 words by a \"fruit\"")
        .finds("blue pear", "red hat on blue pear");
    // A rule goes back where the first way leads nowhere.
    c.rule(
            "there is a \"colour\"",
            "followed in the same sentence by a \"fruit\"",
            "followed by a \"tool\"")
        .finds("red|pear saw", "red is the apple and the pear saw");
  }

  private static void lacking(Cases c) {
    c.rule("there is a \"fruit\"", "there is no \"tool\"")
        .finds("apple", "an apple")
        .leaves("an apple. And far away a saw.");
    c.rule("there is a \"fruit\"", "there is no \"tool\" in the same sentence")
        .finds("apple", "An apple. A saw.")
        .leaves("An apple near a saw.");
    c.rule("there is a \"fruit\"", "there is no \"tool\" in the same clause")
        .finds("apple", "An apple, and a saw.")
        .leaves("An apple on a saw.");
    c.rule("there is a \"fruit\"", "there is no \"tool\" within 1 words")
        .finds("apple", "An apple or the saw.")
        .leaves("An apple or saw.")
        .leaves("Saw or apple.");
    c.rule(
            "there is a \"fruit\"",
            "followed in the same sentence by a \"colour\"",
            "there is no \"tool\" within 0 words")
        .finds("apple|red", "an apple is red")
        .leaves("saw apple is red")
        .leaves("an apple is red saw")
        .leaves("an apple saw is red");
    c.rule("there is a \"fruit\"", "not followed by a \"tool\"")
        .finds("apple", "saw apple then saw")
        .leaves("apple saw");
    c.rule("there is a \"fruit\"", "not followed within 1 words by a \"tool\"")
        .finds("apple", "apple and the saw")
        .leaves("apple and saw");
    c.rule("there is a \"fruit\"", "not followed in the same sentence by a \"tool\"")
        .finds("apple", "a saw and an apple. A saw")
        .leaves("apple and all that and saw");
    c.rule("there is a \"fruit\"", "not preceded by a \"tool\"")
        .finds("apple", "apple saw")
        .leaves("saw apple");
    c.rule("there is a \"fruit\"", "not preceded within 1 words by a \"tool\"")
        .finds("apple", "saw and the apple")
        .leaves("saw the apple");
    c.rule("there is a \"fruit\"", "not preceded in the same sentence by a \"tool\"")
        .finds("apple", "a saw. An apple and a saw")
        .leaves("a saw and then an apple");
  }

  private static void saying(Cases c) {
    c.rule("there is a \"fruit\"", "none of it is quoted")
        .finds("apple", "he likes the apple")
        .leaves("he said “apple” again");
    c.rule("there is a \"fruit\"", "it is quoted or asked")
        .finds("apple", "the word \"apple\" was used")
        .finds("apple", "Is that an apple?")
        .leaves("That is an apple.");
    c.rule("there is a \"fruit\"", "it is not asked")
        .finds("apple", "That is an apple.")
        .leaves("Is that an apple?");
    c.rule("there is a \"colour\"", "followed by a \"fruit\"", "none of it is negated")
        .finds("red apple", "this is a red apple")
        .leaves("this is not a red apple");
    c.rule("there is a \"fruit\"", "it is by the writer")
        .finds("apple", "I ate the apple")
        .leaves("he ate the apple")
        .leaves("the apple");
    c.rule("there is a \"fruit\"", "it is not by the writer")
        .finds("apple", "she ate the apple")
        .leaves("we ate the apple");
    c.rule("there is a \"fruit\"", "it is directed at the reader or an official")
        .finds("apple", "you are an apple")
        .finds("apple", "the mayor is an apple")
        .leaves("that thing is an apple");
    c.rule("there is a \"fruit\"", "it is not directed at the reader")
        .finds("apple", "that thing is an apple")
        .leaves("you are an apple");
    c.rule("there is a \"fruit\"", "it starts the comment")
        .finds("apple", "apple pie is good")
        .leaves("an apple");
    c.rule("there is a \"fruit\"", "it starts a sentence")
        .finds("Apple", "Well. Apple pie is good.")
        .leaves("Well. An apple.");
    c.rule("there is a \"fruit\"", "it ends the comment")
        .finds("apple", "I want an apple!")
        .leaves("I want an apple now");
    c.rule("there is a \"fruit\"", "it is imperative")
        .finds("Apple", "Apple that now.")
        .finds("apple", "Please apple that.")
        .leaves("The apple.");
  }

  private static void around(Cases c) {
    c.rule("there is a \"fruit\"", "the comment has at least 3 words")
        .finds("apple", "one apple pie")
        .leaves("apple pie");
    c.rule("there is a \"fruit\"", "the comment has at most 2 words")
        .finds("apple", "apple pie")
        .leaves("one apple pie");
    c.rule("the comment has at least 3 words", "at least 70 percent of its letters are capitals")
        .finds("", "THIS IS LOUD")
        .leaves("This is not loud");
    c.rule("the comment repeats a recent comment")
        .finds("", after("Buy my fine red apples now", "buy my FINE red apples now!"))
        .leaves(after("Buy my fine red apples now", "Something else entirely here"))
        .leaves("Buy my fine red apples now");
    c.rule("the comment nearly repeats a recent comment")
        .finds(
            "",
            after(
                "Come and see our fine red apples at the big market on Main Street this weekend",
                "Come and see our fine red apples at the big market on Main Street this week"))
        .leaves(after("We like apples on Main Street", "Main Street has a hole in it again"))
        .rule("the comment nearly repeats at least 2 recent comments")
        .finds(
            "",
            afterAll("Buy my fine plums now", "buy my FINE plums now!", "Buy my fine plums now"))
        .leaves(afterAll("Buy my fine plums now", "buy my FINE plums now!", "No more plums here"))
        .rule("at least 2 other authors wrote nearly the same")
        .finds("", amid("Buy my fine pears now", "buy my FINE pears now!", "Buy my fine pears now"))
        .leaves(amid("Buy my fine pears now", "buy my FINE pears now!", "No more pears here"))
        .leaves(
            afterAll("Buy my fine pears now", "Buy my fine pears now", "Buy my fine pears now"));
    c.rule("there is a \"fruit\"", "the comment is in English")
        .finds("apple", "This is the apple of my eye")
        .leaves("El apple es de la ciudad y no de ellos");
    c.rule("there is a \"fruit\"", "the comment is in Spanish")
        .finds("apple", Comment.builder("1", "apple").language("es-MX").build())
        .leaves("This is the apple of my eye");
    c.rule("there is a \"fruit\"", "the comment is a reply to another comment")
        .finds("apple", Comment.builder("1", "an apple").inReplyTo("7").build())
        .leaves("an apple");
    c.rule("there is a \"fruit\"", "the author is a candidate or an elected official")
        .finds("apple", by(AuthorRole.CANDIDATE, "an apple"))
        .finds("apple", by(AuthorRole.ELECTED_OFFICIAL, "an apple"))
        .leaves(by(AuthorRole.EMPLOYEE, "an apple"))
        .leaves("an apple");
    c.rule("there is a \"fruit\"", "the author is not an employee")
        .finds("apple", "an apple")
        .leaves(by(AuthorRole.EMPLOYEE, "an apple"));
    c.rule("there is a \"fruit\"", "there is an original post")
        .finds("apple", under("Hello", "an apple"))
        .leaves("an apple");
    c.rule("there is a \"fruit\"", "there is no original post")
        .finds("apple", "an apple")
        .leaves(under("Hello", "an apple"));
    c.rule("there is a \"fruit\"", "the original post mentions a \"tool\"")
        .finds("apple", under("The saw is open", "an apple"))
        .leaves(under("The pool is open", "an apple"))
        .leaves("an apple");
    c.rule("there is a \"fruit\"", "the original post does not mention a \"tool\"")
        .finds("apple", under("The pool is open", "an apple"))
        .leaves(under("The saw is open", "an apple"))
        .leaves("an apple");
    c.rule("there is a \"fruit\"", "the comment shares no topic with the original post")
        .finds("apple", under("The pool opens on Monday", "an apple for sale"))
        .leaves(under("Pools open on Monday", "an apple in the pool"))
        .leaves(under("Old trees are cut", "an apple leaf"))
        .leaves("an apple")
        .finds(
            "apple",
            Comment.builder("1", "an apple")
                .channel(new Channel(null, null, List.of("snow")))
                .build())
        .leaves(
            Comment.builder("1", "an apple in the snow")
                .channel(new Channel(null, null, List.of("snow")))
                .build());
    c.rule("there is a \"fruit\"", "the comment shares a topic with the original post")
        .finds("apple", under("Pools open on Monday", "an apple in the pool"))
        .leaves(under("The pool opens on Monday", "an apple for sale"));
    c.rule("there is a \"fruit\"", "the comment shares at least 2 words with the original post")
        .finds("apple", under("The pool opens on Monday", "an apple at the pool on Monday"))
        .leaves(under("The pool opens on Monday", "an apple at the pool"));
    c.rule("there is a \"fruit\"", "the comment shares at most 1 word with the original post")
        .finds("apple", under("The pool opens on Monday", "an apple at the pool"))
        .leaves(under("The pool opens on Monday", "an apple at the pool on Monday"));
  }
}
