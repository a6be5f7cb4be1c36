package org.civicmoderation.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of text submitted for a decision, with what is known around it. Immutable and
 * thread-safe.
 *
 * <p>Only {@code id} and {@code text} are required. The text is kept exactly as received; all
 * offsets anywhere in this library count its UTF-16 units from 0. It is personal data: {@link
 * #toString()} leaves it out.
 *
 * @param id the platform's id of the comment; not blank
 * @param text the text as received; may be empty
 * @param postedAt when it was posted, or null when unknown
 * @param language its language as a BCP 47 tag ("en", "es-MX"), or null when unknown
 * @param author who wrote it; {@link Author#UNKNOWN} when unknown
 * @param channel where it appears; {@link Channel#UNKNOWN} when unknown
 * @param originalPost the post that it answers, or null when unknown
 * @param inReplyTo the id of the comment that it answers, or null when it answers none
 * @param permalink its lasting address, or null when unknown
 * @param attachments what it carries besides text
 * @param recentComments texts of the same author's recent comments, newest first, when the caller
 *     gives a history; empty when none is given
 * @param channelComments recent comments in the channel, by anybody, newest first, when the caller
 *     gives them; empty when none are given
 */
public record Comment(
    String id,
    String text,
    @Nullable Instant postedAt,
    @Nullable String language,
    Author author,
    Channel channel,
    @Nullable OriginalPost originalPost,
    @Nullable String inReplyTo,
    @Nullable String permalink,
    List<Attachment> attachments,
    List<String> recentComments,
    List<ChannelComment> channelComments) {

  /**
   * The longest text accepted unless {@link Builder#maxTextLength(int)} says otherwise, in UTF-16
   * units.
   */
  public static final int DEFAULT_MAX_TEXT_LENGTH = 65_536;

  public Comment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(channel, "channel");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a comment needs an id that is not blank");
    }
    attachments = List.copyOf(attachments);
    recentComments = List.copyOf(recentComments);
    channelComments = List.copyOf(channelComments);
  }

  /**
   * Returns a comment of which only id and text are known.
   *
   * @throws IllegalArgumentException if {@code id} is blank or {@code text} is longer than {@link
   *     #DEFAULT_MAX_TEXT_LENGTH}
   */
  public static Comment of(String id, String text) {
    return builder(id, text).build();
  }

  /** Starts a comment with its two required values. */
  public static Builder builder(String id, String text) {
    return new Builder(id, text);
  }

  /** Names the comment by id and length only: its text and author are personal data. */
  @Override
  public String toString() {
    return "Comment[id=" + id + ", length=" + text.length() + "]";
  }

  /** Collects a comment's values. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final String text;
    private @Nullable Instant postedAt;
    private @Nullable String language;
    private Author author = Author.UNKNOWN;
    private Channel channel = Channel.UNKNOWN;
    private @Nullable OriginalPost originalPost;
    private @Nullable String inReplyTo;
    private @Nullable String permalink;
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> recentComments = new ArrayList<>();
    private final List<ChannelComment> channelComments = new ArrayList<>();
    private int maxTextLength = DEFAULT_MAX_TEXT_LENGTH;

    private Builder(String id, String text) {
      this.id = Objects.requireNonNull(id, "id");
      this.text = Objects.requireNonNull(text, "text");
    }

    /** Sets when the comment was posted. */
    public Builder postedAt(@Nullable Instant instant) {
      this.postedAt = instant;
      return this;
    }

    /** Sets the language as a BCP 47 tag. */
    public Builder language(@Nullable String tag) {
      this.language = tag;
      return this;
    }

    /** Sets who wrote the comment. */
    public Builder author(Author value) {
      this.author = Objects.requireNonNull(value, "author");
      return this;
    }

    /** Sets where the comment appears. */
    public Builder channel(Channel value) {
      this.channel = Objects.requireNonNull(value, "channel");
      return this;
    }

    /** Sets the post that the comment answers. */
    public Builder originalPost(@Nullable OriginalPost value) {
      this.originalPost = value;
      return this;
    }

    /** Sets the post that the comment answers, of which only the text is known. */
    public Builder originalPost(String postText) {
      return originalPost(new OriginalPost(null, postText));
    }

    /** Sets the id of the comment that this one answers. */
    public Builder inReplyTo(@Nullable String commentId) {
      this.inReplyTo = commentId;
      return this;
    }

    /** Sets the comment's lasting address. */
    public Builder permalink(@Nullable String url) {
      this.permalink = url;
      return this;
    }

    /** Adds something the comment carries besides text. */
    public Builder attachment(Attachment value) {
      attachments.add(Objects.requireNonNull(value, "attachment"));
      return this;
    }

    /** Adds the text of an earlier comment by the same author; add the newest first. */
    public Builder recentComment(String earlierText) {
      recentComments.add(Objects.requireNonNull(earlierText, "recentComment"));
      return this;
    }

    /** Adds a recent comment in the channel, by anybody; add the newest first. */
    public Builder channelComment(ChannelComment value) {
      channelComments.add(Objects.requireNonNull(value, "channelComment"));
      return this;
    }

    /**
     * Sets the longest text that {@link #build()} accepts, in UTF-16 units.
     *
     * @throws IllegalArgumentException if {@code units} is not positive
     */
    public Builder maxTextLength(int units) {
      if (units <= 0) {
        throw new IllegalArgumentException("maxTextLength must be positive, but is " + units);
      }
      this.maxTextLength = units;
      return this;
    }

    /**
     * Returns the comment.
     *
     * @throws IllegalArgumentException if the id is blank, or the text, or an attachment's
     *     alternative text, is longer than the limit: a longer one is refused, never cut
     */
    public Comment build() {
      refuseLonger("the text", text);
      for (int i = 0; i < attachments.size(); i++) {
        String altText = attachments.get(i).altText();
        if (altText != null) {
          refuseLonger("the alternative text of attachment " + (i + 1), altText);
        }
      }
      return new Comment(
          id,
          text,
          postedAt,
          language,
          author,
          channel,
          originalPost,
          inReplyTo,
          permalink,
          attachments,
          recentComments,
          channelComments);
    }

    private void refuseLonger(String what, String value) {
      if (value.length() > maxTextLength) {
        throw new IllegalArgumentException(
            what
                + " has "
                + value.length()
                + " UTF-16 units and the limit is "
                + maxTextLength
                + "; split the comment, or raise the limit with maxTextLength");
      }
    }
  }
}
