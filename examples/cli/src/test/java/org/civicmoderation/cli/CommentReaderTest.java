package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.comment.OriginalPost;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentReaderTest {
  @Nested
  class JsonLines {
    @Test
    void readsOneCommentALine() throws IOException {
      assertThat(
              read(
                  "a.jsonl",
                  """
                  {"id":"1","text":"Thank you!"}
                  {"id":"2","text":"¡Gracias! 🌮"}
                  """))
          .containsExactly("1: Thank you!", "2: ¡Gracias! 🌮");
    }

    @Test
    void passesOverBlankLinesByteOrderMarkAndCarriageReturns() throws IOException {
      assertThat(
              read(
                  "a.jsonl",
                  "\uFEFF\r\n{\"id\":\"1\",\"text\":\"a\"}\r\n\r\n  \n{\"id\":\"2\",\"text\":\"b\"}"))
          .containsExactly("1: a", "2: b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "\r\n \r\n"})
    void findsNothingInAnEmptyFile(String content) throws IOException {
      assertThat(read("a.jsonl", content)).isEmpty();
      assertThat(read("a.csv", content)).isEmpty();
    }

    @Test
    void goesOnAfterARefusedLine() throws IOException {
      assertThat(
              read(
                  "a.jsonl",
                  """
                  {"id":"1","text":"a"}
                  {"id":"2","text":

                  {"id":3,"text":"c"}
                  {"text":"d"}
                  {"id":"5"}
                  ["id","6"]
                  {"id":"7","text":"g","text":"h"}
                  {"id":"8","text":"i"} {}
                  {"id":"9","text":"j","author":{"role":"mayor"},"postedAt":"yesterday"}
                  {"id":"10","text":"k"}
                  """))
          .containsExactly(
              "1: a",
              "a.jsonl:2: the JSON object has no end (column 18); close every quote and bracket",
              "a.jsonl:4: `id` must be a text in quotes, not a number (column 7)",
              "a.jsonl:5: `id` is missing",
              "a.jsonl:6: `text` is missing",
              "a.jsonl:7: a comment must be a JSON object (column 1); write it as"
                  + " `{\"id\": \"…\", \"text\": \"…\"}`",
              "a.jsonl:8: `text` stands here twice (column 29); keep one of the two",
              "a.jsonl:9: something follows the comment (column 23); one comment a line",
              "a.jsonl:10: `author.role` is not a role (column 39); it is one of public, employee,"
                  + " elected-official, candidate",
              "a.jsonl:10: `postedAt` is not a time with its offset (column 59); write it as"
                  + " `2024-05-01T14:30:00Z` or `2024-05-01T09:30:00-05:00`",
              "10: k");
    }

    @Test
    void refusesBrokenUtf8AndGoesOn() throws IOException {
      byte[] bytes =
          "{\"id\":\"1\",\"text\":\"ni\u00f1o\"}\n{\"id\":\"2\",\"text\":\"b\"}\n"
              .getBytes(StandardCharsets.ISO_8859_1);

      assertThat(read("a.jsonl", new LineReader(new ByteArrayInputStream(bytes))))
          .containsExactly("a.jsonl:1: this is not UTF-8; save the file as UTF-8", "2: b");
    }

    @Test
    void acceptsTheReplacementCharacterItself() throws IOException {
      assertThat(read("a.jsonl", "{\"id\":\"1\",\"text\":\"\uFFFD\"}"))
          .containsExactly("1: \uFFFD");
    }

    @Test
    void refusesUtf16AsAWhole() throws IOException {
      byte[] bytes = "\uFEFF{\"id\":\"1\"}\n{}\n".getBytes(StandardCharsets.UTF_16LE);

      assertThat(read("a.jsonl", new LineReader(new ByteArrayInputStream(bytes))))
          .containsExactly(
              "a.jsonl:1: the file is UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\")");
    }

    @Test
    void refusesAListAsAWhole() throws IOException {
      assertThat(read("a.json", "[\n{\"id\":\"1\",\"text\":\"a\"}\n]\n"))
          .containsExactly(
              "a.json:1: a JSON list is not read; write one comment a line, for instance with"
                  + " `jq -c '.[]'`");
    }

    @Test
    void refusesAnEndlessLineWithoutKeepingIt() throws IOException {
      byte[] line = ("{\"id\":\"1\",\"text\":\"" + "x".repeat(90) + "\"}\n").getBytes(UTF_8);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(line);
      all.write("{\"id\":\"2\",\"text\":\"b\"}\n".getBytes(UTF_8));
      all.write(line);

      assertThat(read("a.jsonl", new LineReader(new ByteArrayInputStream(all.toByteArray()), 80)))
          .containsExactly(
              "a.jsonl:1: the line is longer than 4 MiB; one comment a line",
              "2: b",
              "a.jsonl:3: the line is longer than 4 MiB; one comment a line");
    }

    @Test
    void readsLinesThatCrossTheBuffer() throws IOException {
      String text = "0123456789".repeat(20_000);

      List<String> read =
          read(
              "a.jsonl",
              "\n{\"id\":\"1\",\"text\":\"" + text + "\"}\n{\"id\":\"2\",\"text\":\"b\"}");

      assertThat(read.get(0))
          .startsWith("a.jsonl:2: the text has 200000 UTF-16 units and the limit is 65536");
      assertThat(read.get(1)).isEqualTo("2: b");
    }

    @Test
    void neverQuotesTheComment() throws IOException {
      for (String line :
          List.of(
              "SECRET",
              "{\"id\":\"1\",\"text\":SECRET}",
              "{\"id\":\"1\",\"text\":\"SECRET",
              "{\"id\":\"1\",\"text\":\"SECRET\" SECRET}",
              "{\"id\":\"1\",\"text\":\"SECRET\",\"postedAt\":\"SECRET\"}",
              "{\"id\":\"1\",\"text\":\"SECRET\",\"author\":{\"role\":\"SECRET\"}}",
              "{\"id\":\"1\",\"text\":\"\\SECRET\"}",
              "{\"id\":\"1\",\"text\":\"SECRET\tSECRET\"}",
              "{\"SECRET\":\"1\",\"SECRET\":\"SECRET\"}")) {
        assertThat(read("a.jsonl", line)).isNotEmpty().allMatch(said -> !said.contains("SECRET"));
      }
    }
  }

  @Nested
  class Csv {
    @Test
    void readsEveryColumn() throws IOException {
      Comment comment =
          only(
              """
              id,text,postedAt,language,authorId,authorName,authorRole,channelId,platform,topics,originalPostId,originalPost,inReplyTo,permalink
              7,"Hi, ""all""
              of you",2026-01-05T10:00:00-06:00,en,a1,Rosa,candidate,c1,facebook,snow; parking,p1,Plows are out.,6,https://city.example/7
              """);

      assertThat(comment.id()).isEqualTo("7");
      assertThat(comment.text()).isEqualTo("Hi, \"all\"\nof you");
      assertThat(comment.postedAt()).hasToString("2026-01-05T16:00:00Z");
      assertThat(comment.language()).isEqualTo("en");
      assertThat(comment.author().id()).isEqualTo("a1");
      assertThat(comment.author().name()).isEqualTo("Rosa");
      assertThat(comment.author().role()).isEqualTo(AuthorRole.CANDIDATE);
      assertThat(comment.channel().id()).isEqualTo("c1");
      assertThat(comment.channel().platform()).isEqualTo("facebook");
      assertThat(comment.channel().topics()).containsExactly("snow", "parking");
      assertThat(comment.originalPost()).isEqualTo(new OriginalPost("p1", "Plows are out."));
      assertThat(comment.inReplyTo()).isEqualTo("6");
      assertThat(comment.permalink()).isEqualTo("https://city.example/7");
    }

    @Test
    void readsHeadersWrittenOtherwise() throws IOException {
      assertThat(only("ID;Author Name;TEXT;posted_at\n1;Rosa;a, b;\n").text()).isEqualTo("a, b");
      assertThat(only("id\ttext\n1\ta, b\n").text()).isEqualTo("a, b");
    }

    @Test
    void takesAnEmptyCellForAnEmptyTextAndForNoId() throws IOException {
      assertThat(read("a.csv", "id,text\n1,\n,b\n3\n"))
          .containsExactly("1: ", "a.csv:3: `id` is missing", "a.csv:4: `text` is missing");
    }

    @Test
    void goesOnAfterAStrayQuotationMark() throws IOException {
      assertThat(
              read(
                  "a.csv",
                  """
                  id,text
                  1,"an "old" quote"
                  2,b
                  3,"never closed
                  4,d
                  5,5'10" tall
                  6,"f
                  f"
                  7,a, b
                  8,"h"
                  9,"to the end
                  10,j
                  """))
          .containsExactly(
              "a.csv:2: a text goes on after its closing quotation mark; double the quotation"
                  + " marks that belong to the text",
              "2: b",
              "a.csv:4: a text goes on after its closing quotation mark; double the quotation"
                  + " marks that belong to the text",
              "4: d",
              "5: 5'10\" tall",
              "6: f\nf",
              "a.csv:9: the row has 3 fields, and the header 2; put a text that has the separator"
                  + " in it in quotation marks",
              "8: h",
              "a.csv:11: a quotation mark opens a text and none closes it; close it, or double it"
                  + " where it belongs to the text",
              "10: j");
    }

    @Test
    void refusesARowOfBrokenUtf8ToItsEnd() throws IOException {
      byte[] bytes = "id,text\n1,\"a\nni\u00f1o\nc\"\n2,b\n".getBytes(StandardCharsets.ISO_8859_1);

      assertThat(read("a.csv", new LineReader(new ByteArrayInputStream(bytes))))
          .containsExactly("a.csv:2: this is not UTF-8; save the file as UTF-8", "2: b");
    }

    @Test
    void refusesAFileWithoutTheColumnsItNeeds() throws IOException {
      assertThat(read("a.csv", "1,Hello\n2,World\n"))
          .containsExactly(
              "a.csv:1: the first line names no column `id`; begin the file with its columns, such"
                  + " as `id,text,postedAt`");
      assertThat(read("a.csv", "id,text,id\n"))
          .containsExactly("a.csv:1: the header names `id` twice; keep one of the two");
    }

    @Test
    void notesAColumnThatIsNearlyKnown() throws IOException {
      assertThat(read("a.csv", "id,text,orignalPost,likes\n1,a,b,3\n"))
          .containsExactly(
              "a.csv:1: note: the column `orignalPost` is not read; did you mean `originalPost`?",
              "1: a");
    }

    @Test
    void namesTheCellAsTheHeaderDoes() throws IOException {
      assertThat(read("a.csv", "id,text,authorRole\n1,a,boss\n"))
          .containsExactly(
              "a.csv:2: `authorRole` is not a role; it is one of public, employee,"
                  + " elected-official, candidate");
    }
  }

  @Nested
  class Formats {
    @Test
    void looksAtTheFirstLineWhereTheNameTellsNothing() throws IOException {
      assertThat(read("-", "id,text\n1,a\n")).containsExactly("1: a");
      assertThat(read("-", "{\"id\":\"1\",\"text\":\"a\"}")).containsExactly("1: a");
      assertThat(read("x.txt", "hello\n{\"id\":\"1\",\"text\":\"a\"}"))
          .hasSize(2)
          .last()
          .isEqualTo("1: a");
    }
  }

  @Test
  void readsAMillionLinesOneByOne() throws IOException {
    RepeatedLine input = new RepeatedLine("{\"id\":\"1\",\"text\":\"Thank you\"}\n", 1_000_000);
    LineReader lines = new LineReader(input);
    CommentReader<Comment> comments =
        CommentReader.of("a.jsonl", lines, CommentJson::parse, note -> {});

    assertThat(comments.next()).isInstanceOf(CommentReader.Read.class);
    assertThat(input.given()).as("bytes taken for the first comment").isLessThanOrEqualTo(1L << 16);

    long read = 1;
    while (comments.next() != null) {
      read++;
    }
    assertThat(read).isEqualTo(1_000_000);
    assertThat(lines.bytesRead()).isEqualTo(input.size());
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static Comment only(String csv) throws IOException {
    CommentReader<Comment> reader =
        CommentReader.of("a.csv", new LineReader(stream(csv)), CommentJson::parse, note -> {});
    if (!(reader.next() instanceof CommentReader.Read<Comment> read)) {
      throw new AssertionError("no comment was read");
    }
    assertThat(reader.next()).isNull();
    return read.value();
  }

  private static List<String> read(String name, String content) throws IOException {
    return read(name, new LineReader(stream(content)));
  }

  private static List<String> read(String name, LineReader lines) throws IOException {
    List<String> said = new ArrayList<>();
    CommentReader<Comment> reader =
        CommentReader.of(
            name, lines, CommentJson::parse, note -> said.add(Complaint.of(note, "note: ")));
    for (CommentReader.Entry<Comment> entry = reader.next(); entry != null; entry = reader.next()) {
      if (entry instanceof CommentReader.Read<Comment> read) {
        said.add(read.value().id() + ": " + read.value().text());
      } else if (entry instanceof CommentReader.Refused<Comment> refused) {
        refused.problems().forEach(problem -> said.add(Complaint.of(problem, "")));
      }
    }
    return said;
  }

  private static InputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(UTF_8));
  }
}
