package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  private static final TextNormalizer NORMALIZER = new TextNormalizer();
  private static final String RALLY =
      "Everybody come to the big rally at noon on Saturday at city hall and bring ";

  private static Repetition of(Comment comment) {
    return Repetition.of(comment, NORMALIZER.normalize(comment.text()), NORMALIZER);
  }

  private static int compare(String one, String other) {
    return of(Comment.builder("1", one).recentComment(other).build()).nearest();
  }

  private static Comment.Builder by(String authorId, String text) {
    return Comment.builder("1", text).author(new Author(authorId, null, AuthorRole.PUBLIC));
  }

  @Test
  void findsTheSameWordsHoweverWritten() {
    assertThat(compare("Call us now!", "CALL  us, now")).isEqualTo(2);
  }

  @Test
  void findsNearlyTheSameWords() {
    assertThat(
            compare(
                "Everybody come to the big rally at noon on Saturday at city hall and bring friends",
                "Everybody come to the big rally at noon on Saturday at city hall and bring signs"))
        .isEqualTo(1);
  }

  @Test
  void leavesShortCommentsAlone() {
    assertThat(compare("Thank you", "Thank me")).isZero();
    assertThat(compare("", "")).isZero();
  }

  @Test
  void leavesOtherCommentsOnTheSameMatterAlone() {
    assertThat(compare("Please plow my street today", "You did not plow my street today")).isZero();
  }

  @Test
  void countsHowOftenTheAuthorSaidIt() {
    Repetition repetition =
        of(
            Comment.builder("1", RALLY + "friends")
                .recentComment(RALLY + "signs")
                .recentComment("Thanks for the new swings")
                .recentComment(RALLY + "friends")
                .build());

    assertThat(repetition.times()).isEqualTo(2);
    assertThat(repetition.nearest()).isEqualTo(2);
    assertThat(repetition.otherAuthors()).isZero();
  }

  @Test
  void tellsTheAuthorFromOthersInTheChannel() {
    Repetition repetition =
        of(
            by("u-1", RALLY + "friends")
                .channelComment(new ChannelComment("u-1", RALLY + "signs"))
                .channelComment(new ChannelComment("u-2", RALLY + "friends"))
                .channelComment(new ChannelComment("u-2", RALLY + "signs"))
                .channelComment(new ChannelComment("u-3", RALLY + "flags"))
                .channelComment(new ChannelComment("u-4", "Thanks for the new swings"))
                .build());

    assertThat(repetition.times()).isEqualTo(1);
    assertThat(repetition.otherAuthors()).isEqualTo(2);
  }

  @Test
  void takesUnknownAuthorsForOthersEachByItself() {
    Repetition repetition =
        of(
            by("u-1", RALLY + "friends")
                .channelComment(new ChannelComment(null, RALLY + "signs"))
                .channelComment(new ChannelComment(null, RALLY + "friends"))
                .build());

    assertThat(repetition.otherAuthors()).isEqualTo(2);
  }
}
