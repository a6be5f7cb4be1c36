package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.CommentJson;
import org.civicmoderation.comment.InvalidCommentException;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A comment with what people said of it. Immutable.
 *
 * <p>There are three kinds of label: an outcome with its criteria; whether the comment is to be
 * flagged (at REVIEW or REMOVE) under some criteria; the words that raters marked.
 *
 * @param comment the comment
 * @param expected the outcome that it must get, or null
 * @param flagged whether it must be flagged under one of the criteria, or null
 * @param toxicSpans the words that raters marked, or null
 * @param criteria what it is labelled with, the main one first
 * @param anyCriterion whether every criterion is meant, and {@code criteria} is empty
 * @param group the part of its set that it belongs to, or null
 * @param tags what else is said of it
 */
public record LabelledComment(
    Comment comment,
    @Nullable Outcome expected,
    @Nullable Boolean flagged,
    @Nullable List<String> toxicSpans,
    List<String> criteria,
    boolean anyCriterion,
    @Nullable String group,
    Set<String> tags) {
  /**
   * The tag of a comment whose label says nothing about criteria that it does not name. Without it
   * what is found under another criterion counts as found in the wrong place.
   */
  public static final String ONE_CRITERION = "one-criterion";

  /**
   * The tag of a comment that is to be flagged by somebody else's policy, and not by the one that
   * is measured.
   */
  public static final String UNSHARED = "unshared";

  public LabelledComment {
    Objects.requireNonNull(comment, "comment");
    criteria = List.copyOf(criteria);
    tags = Set.copyOf(tags);
    toxicSpans = toxicSpans == null ? null : List.copyOf(toxicSpans);
  }

  /**
   * Reads one from a JSON object: the fields of {@link CommentJson}, and {@code expected}, {@code
   * flagged}, {@code toxicSpans}, {@code criteria} (a list, or {@code "any"}), {@code tags}, and
   * the first of {@code function}, {@code peer} and {@code transform} as its group.
   *
   * @param at file and line, for the problems
   * @throws InvalidCommentException if it is not a comment, or a label is of a wrong type
   */
  public static LabelledComment parse(String json, Location at) {
    return new Labels(at).read(CommentJson.parse(json, at), json);
  }

  /** Returns the same comment with one more tag. */
  public LabelledComment withTag(String tag) {
    Set<String> more = new LinkedHashSet<>(tags);
    more.add(tag);
    return new LabelledComment(
        comment, expected, flagged, toxicSpans, criteria, anyCriterion, group, more);
  }

  private static final class Labels {
    private final Location at;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Outcome expected;
    private @Nullable Boolean flagged;
    private @Nullable List<String> toxicSpans;
    private List<String> criteria = List.of();
    private boolean anyCriterion;
    private final @Nullable String[] groups = new @Nullable String[3];
    private Set<String> tags = Set.of();

    Labels(Location at) {
      this.at = at;
    }

    LabelledComment read(Comment comment, String json) {
      try (JsonParser parser = JsonLine.parser(json)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          read(name, parser);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the comment was read from the same text", e);
      }
      if (!problems.isEmpty()) {
        throw new InvalidCommentException(problems);
      }
      String group = null;
      for (String given : groups) {
        group = group == null && given != null && !given.isEmpty() ? given : group;
      }
      return new LabelledComment(
          comment, expected, flagged, toxicSpans, criteria, anyCriterion, group, tags);
    }

    private void read(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "expected" -> {
          for (Outcome outcome : Outcome.values()) {
            expected = outcome.name().equals(parser.getText()) ? outcome : expected;
          }
          if (expected == null && parser.currentToken() != JsonToken.VALUE_NULL) {
            wrong("`expected` must be KEEP, REVIEW or REMOVE");
          }
          parser.skipChildren();
        }
        case "flagged" -> {
          switch (parser.currentToken()) {
            case VALUE_TRUE -> flagged = true;
            case VALUE_FALSE -> flagged = false;
            case VALUE_NULL -> flagged = null;
            default -> {
              wrong("`flagged` must be true or false");
              parser.skipChildren();
            }
          }
        }
        case "criteria" -> {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            anyCriterion = parser.getText().equals("any");
            if (!anyCriterion) {
              wrong("`criteria` must be a list, or \"any\"");
            }
          } else {
            criteria = texts(name, parser);
          }
        }
        case "toxicSpans" -> toxicSpans = texts(name, parser);
        case "tags" -> tags = new LinkedHashSet<>(texts(name, parser));
        case "function" -> groups[0] = text(parser);
        case "peer" -> groups[1] = text(parser);
        case "transform" -> groups[2] = text(parser);
        default -> parser.skipChildren();
      }
    }

    private List<String> texts(String name, JsonParser parser) throws IOException {
      List<String> texts = new ArrayList<>();
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
          wrong("`" + name + "` must be a list of texts");
        }
        parser.skipChildren();
        return texts;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          texts.add(parser.getText());
        } else {
          wrong("`" + name + "` must be a list of texts");
          parser.skipChildren();
        }
      }
      return texts;
    }

    private static @Nullable String text(JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        return parser.getText();
      }
      parser.skipChildren();
      return null;
    }

    private void wrong(String message) {
      problems.add(new Problem("wrong-label", message, at, null));
    }
  }
}
