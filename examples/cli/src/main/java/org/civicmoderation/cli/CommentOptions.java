package org.civicmoderation.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that give one comment and what is around it. */
final class CommentOptions {
  private static final String STDIN = "-";

  private static final List<String> ROLES =
      Arrays.stream(AuthorRole.values()).map(AuthorRole::id).toList();

  @Option(
      names = {"-t", "--text"},
      paramLabel = "TEXT",
      required = true,
      description = "The comment's text; - reads it from standard input.")
  private String text = "";

  @Option(names = "--post", paramLabel = "TEXT", description = "The post that it answers.")
  private @Nullable String post;

  @Option(
      names = "--author",
      paramLabel = "ROLE",
      description = "public (the default), employee, elected-official or candidate.")
  private @Nullable String author;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The comment's language, such as en or es-MX; detected where not given.")
  private @Nullable String language;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "A topic of the channel; may be given several times.")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--recent",
      paramLabel = "TEXT",
      description = "A recent comment of the same author; may be given several times.")
  private List<String> recent = new ArrayList<>();

  @Option(
      names = "--by-others",
      paramLabel = "TEXT",
      description =
          "A recent comment of another author in the channel; may be given several times.")
  private List<String> byOthers = new ArrayList<>();

  @Option(names = "--reply", description = "It answers another comment.")
  private boolean reply;

  /** Returns the comment, whose text may come from standard input. */
  Comment comment(Environment environment) throws IOException {
    String words =
        text.equals(STDIN)
            ? new String(environment.in().readAllBytes(), StandardCharsets.UTF_8).stripTrailing()
            : text;
    Comment.Builder comment =
        Comment.builder("comment", words)
            .language(language)
            .author(new Author(null, null, role()))
            .channel(new Channel(null, null, topics))
            .inReplyTo(reply ? "another comment" : null);
    if (post != null) {
      comment.originalPost(post);
    }
    recent.forEach(comment::recentComment);
    for (String other : byOthers) {
      comment.channelComment(new ChannelComment(null, other));
    }
    try {
      return comment.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private AuthorRole role() {
    String role = author;
    if (role == null) {
      return AuthorRole.PUBLIC;
    }
    return AuthorRole.ofId(role)
        .orElseThrow(
            () ->
                new UsageException(
                    "`--author` is not a role; "
                        + Suggestion.help(
                            role, ROLES, "it is one of " + String.join(", ", ROLES))));
  }
}
