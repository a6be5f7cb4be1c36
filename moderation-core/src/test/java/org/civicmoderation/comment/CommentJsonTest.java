package org.civicmoderation.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.civicmoderation.problem.Location;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentJsonTest {
  @Test
  void needsIdAndTextOnly() {
    assertThat(CommentJson.parse("{\"id\":\"c\",\"text\":\"Hi\"}"))
        .isEqualTo(Comment.of("c", "Hi"));
  }

  @Test
  void readsEveryField() {
    Comment comment =
        CommentJson.parse(
            """
            {"id": "c", "text": "Hi", "postedAt": "2024-05-01T09:30:00-05:00", "language": "es-MX",
             "author": {"id": "a", "name": "Ana", "role": "elected-official"},
             "channel": {"id": "ch", "platform": "facebook", "topics": ["snow", "trees"]},
             "originalPost": {"id": "p", "text": "Snow tonight"}, "inReplyTo": "b",
             "permalink": "https://x.example/c",
             "attachments": [{"kind": "image", "url": "https://x.example/i"}, {"kind": "poll", "altText": "Which park?"}],
             "recentComments": ["Hola"],
             "channelComments": [{"authorId": "b", "text": "Hey"}, "Hi"]}
            """);

    assertThat(comment)
        .isEqualTo(
            Comment.builder("c", "Hi")
                .postedAt(Instant.parse("2024-05-01T14:30:00Z"))
                .language("es-MX")
                .author(new Author("a", "Ana", AuthorRole.ELECTED_OFFICIAL))
                .channel(new Channel("ch", "facebook", List.of("snow", "trees")))
                .originalPost(new OriginalPost("p", "Snow tonight"))
                .inReplyTo("b")
                .permalink("https://x.example/c")
                .attachment(new Attachment("image", "https://x.example/i"))
                .attachment(new Attachment("poll", null, "Which park?"))
                .recentComment("Hola")
                .channelComment(new ChannelComment("b", "Hey"))
                .channelComment(new ChannelComment(null, "Hi"))
                .build());
  }

  @Test
  void takesAnOriginalPostThatIsJustItsText() {
    assertThat(parse("'originalPost':'Snow'").originalPost())
        .isEqualTo(new OriginalPost(null, "Snow"));
  }

  @Test
  void takesAChannelsOnlyTopic() {
    assertThat(parse("'channelTopic':'Parks'").channel().topics()).containsExactly("Parks");
  }

  @Test
  void takesNullForNotThere() {
    assertThat(parse("'author':null,'postedAt':null,'originalPost':null,'attachments':null"))
        .isEqualTo(Comment.of("c", "Hi"));
  }

  @Test
  void passesOverFieldsThatItDoesNotKnow() {
    assertThat(parse("'expected':'KEEP','tags':[{'a':[1]}],'note':{'b':{}}"))
        .isEqualTo(Comment.of("c", "Hi"));
  }

  @Test
  void keepsTheTextExactly() {
    String text = "  tab\t \u202E line\r\n \uD83D\uDE00 \uD83D \"quoted\" \u0000 \u2028";
    Comment comment = Comment.of("c", text);

    assertThat(CommentJson.parse(CommentJson.toJson(comment))).isEqualTo(comment);
  }

  @Test
  void writesALoneSurrogateSoThatUtf8CanCarryIt() {
    assertThat(CommentJson.toJson(Comment.of("c", "\uDE00 \uD83D")))
        .contains("\"text\":\"\\uDE00 \\uD83D\"");
  }

  @Nested
  class Refuses {
    @Test
    void namesAllThatIsWrongAtOnce() {
      assertThat(
              refusal(
                  """
                  {"id": 17, "author": {"name": ["x"], "role": "elected"}, "postedAt": "2024-05-01",\
                   "language": "en_US", "channel": "facebook", "originalPost": {"id": "p"},\
                   "attachments": [{"url": "u"}, "v"], "recentComments": [1]}"""))
          .isEqualTo(
              """
              in.jsonl:7:8: error[wrong-type]: `id` must be a text in quotes, not a number
              in.jsonl:7:31: error[wrong-type]: `author.name` must be a text in quotes, not a list
              in.jsonl:7:46: error[wrong-value]: `author.role` is not a role
                help: it is one of public, employee, elected-official, candidate
              in.jsonl:7:70: error[wrong-value]: `postedAt` is not a time with its offset
                help: write it as `2024-05-01T14:30:00Z` or `2024-05-01T09:30:00-05:00`
              in.jsonl:7:96: error[wrong-value]: `language` is not a language tag
                help: write it as `en` or `es-MX`
              in.jsonl:7:116: error[wrong-type]: `channel` must be an object, not a text
              in.jsonl:7: error[missing-field]: `originalPost.text` is missing
              in.jsonl:7: error[missing-field]: `attachments[].kind` is missing
              in.jsonl:7:187: error[wrong-type]: `attachments[]` must be an object, not a text
              in.jsonl:7:212: error[wrong-type]: `recentComments[]` must be a text in quotes, not a number
              in.jsonl:7: error[missing-field]: `text` is missing""");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        textBlock =
            """
            {"id":"c","text":"Hi"             | 7:22: error[not-json]: the JSON object has no end
            {"id":"c","text":"He said "no""}  | 7:28: error[not-json]: this is not JSON
            {"id":"c" "text":"Hi"}            | 7:11: error[not-json]: this is not JSON
            {"id":"c","text":Hi}              | 7:18: error[not-json]: this is not JSON
            ["c","Hi"]                        | 7:1: error[not-an-object]: a comment must be a JSON object
            "Hi"                              | 7:1: error[not-an-object]: a comment must be a JSON object
            {"id":"c","text":"Hi"} {"id":"d"} | 7:24: error[more-than-one]: something follows the comment
            {"id":"c","text":"Hi","id":"d"}   | 7:28: error[duplicate-field]: `id` stands here twice
            {"id":" ","text":"Hi"}            | 7: error[refused-comment]: a comment needs an id that is not blank
            {"id":"c","text":null}            | 7: error[missing-field]: `text` is missing
            """)
    void namesWhatIsWrong(String json, String message) {
      assertThat(refusal(json).lines().findFirst()).hasValue("in.jsonl:" + message);
    }

    @Test
    void doesNotQuoteTheComment() {
      assertThat(refusal("{\"id\":\"c\",\"text\":secret}")).doesNotContain("secret");
    }

    @Test
    void aTextThatIsTooLong() {
      assertThat(refusal("{\"id\":\"c\",\"text\":\"" + "x".repeat(65_537) + "\"}"))
          .isEqualTo(
              "in.jsonl:7: error[refused-comment]: the text has 65537 UTF-16 units and the limit is"
                  + " 65536; split the comment, or raise the limit with maxTextLength");
    }

    private static String refusal(String json) {
      InvalidCommentException refusal =
          catchThrowableOfType(
              InvalidCommentException.class,
              () -> CommentJson.parse(json, Location.ofLine("in.jsonl", 7, null)));
      assertThat(refusal).as("what refuses %s", json).isNotNull();
      return String.valueOf(refusal.getMessage());
    }
  }

  private static Comment parse(String fields) {
    return CommentJson.parse("{\"id\":\"c\",\"text\":\"Hi\"," + fields.replace('\'', '"') + "}");
  }
}
