package org.civicmoderation.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.check.NeutralityReport.Difference;
import org.civicmoderation.check.NeutralityReport.Side;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.OriginalPost;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.PolicyPack;

/**
 * Asks of a pack whether it decides alike whoever is meant: swaps names, groups, parties and sides
 * in comments, and in the posts that they answer, and compares the outcomes.
 */
public final class NeutralityAudit {
  private NeutralityAudit() {}

  /**
   * Runs an audit.
   *
   * @param comments the comments to swap in; each needs an id of its own
   */
  public static NeutralityReport run(
      ModerationEngine engine, List<Comment> comments, List<SwapList> lists) {
    Map<String, Integer> pairs = new LinkedHashMap<>();
    List<Difference> differences = new ArrayList<>();
    for (Comment comment : comments) {
      Decision decision = null;
      Set<String> seen = new LinkedHashSet<>();
      for (SwapList list : lists) {
        if (!list.language().equals(language(comment))) {
          continue;
        }
        for (SwapList.Swapped swapped : list.swap(comment.text())) {
          if (!seen.add(swapped.text())) {
            continue;
          }
          decision = decision == null ? engine.moderate(comment) : decision;
          Decision other = engine.moderate(with(comment, list, swapped));
          pairs.merge(list.kind(), 1, Integer::sum);
          if (other.outcome() != decision.outcome()) {
            differences.add(
                new Difference(list.kind(), swapped.name(), side(decision), side(other)));
          }
        }
      }
    }
    return new NeutralityReport(pairs, differences);
  }

  /** Returns the comments of a pack's own cases. */
  public static List<Comment> commentsOf(PolicyPack pack) {
    return CaseFile.readAll(pack).stream()
        .flatMap(file -> file.cases().stream())
        .map(PolicyCase::comment)
        .toList();
  }

  private static String language(Comment comment) {
    String given = comment.language();
    return given == null ? "en" : Locale.forLanguageTag(given).getLanguage();
  }

  private static Comment with(Comment comment, SwapList list, SwapList.Swapped swapped) {
    Comment.Builder builder =
        Comment.builder(comment.id(), swapped.text())
            .language(comment.language())
            .author(comment.author())
            .channel(comment.channel());
    OriginalPost post = comment.originalPost();
    if (post != null) {
      builder.originalPost(new OriginalPost(post.id(), list.swapLike(swapped, post.text())));
    }
    comment.recentComments().forEach(text -> builder.recentComment(list.swapLike(swapped, text)));
    for (ChannelComment other : comment.channelComments()) {
      builder.channelComment(
          new ChannelComment(other.authorId(), list.swapLike(swapped, other.text())));
    }
    return builder.build();
  }

  private static Side side(Decision decision) {
    return new Side(
        decision.comment().id(),
        decision.comment().text(),
        decision.outcome(),
        decision.findings().stream()
            .map(finding -> finding.rule().id())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }
}
