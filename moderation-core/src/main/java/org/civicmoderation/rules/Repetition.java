package org.civicmoderation.rules;

import info.debatty.java.lsh.MinHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;

/**
 * Whether a comment was written before: by its author, or by others in the channel. Two comments
 * nearly repeat each other where they share at least three of four of their shingles, which are
 * runs of three words; the share is estimated by MinHash (Broder 1997). Not thread-safe.
 */
final class Repetition {
  private static final int SHINGLE = 3;
  private static final double NEARLY = 0.75;

  /** Comments shorter than this say the same thing by chance. */
  private static final int FEWEST_WORDS = 4;

  private static final int MOST_OWN = 50;
  private static final int MOST_IN_CHANNEL = 200;

  /** The standard error of a share of three of four is 0.03. */
  private static final int SIGNATURE = 256;

  /** The seed is fixed, so that a comment is decided the same way again. */
  private static final MinHash HASHING = new MinHash(SIGNATURE, Integer.MAX_VALUE, 20_230_801L);

  /** How the nearest of the author's own comments compares: 2 the same, 1 nearly, 0 otherwise. */
  private final int nearest;

  private final int times;
  private final int otherAuthors;

  private Repetition(int nearest, int times, int otherAuthors) {
    this.nearest = nearest;
    this.times = times;
    this.otherAuthors = otherAuthors;
  }

  static Repetition of(Comment comment, NormalizedText text, TextNormalizer normalizer) {
    Text ours = new Text(text);
    int nearest = 0;
    int times = 0;
    for (String recent : own(comment)) {
      int alike = ours.compare(new Text(normalizer.normalize(recent)));
      nearest = Math.max(nearest, alike);
      times += alike > 0 ? 1 : 0;
    }
    Set<String> authors = new HashSet<>();
    int unknown = 0;
    for (ChannelComment other : first(comment.channelComments(), MOST_IN_CHANNEL)) {
      String author = other.authorId();
      if (!isOwn(other, comment)
          && (author == null || !authors.contains(author))
          && ours.compare(new Text(normalizer.normalize(other.text()))) > 0) {
        if (author == null) {
          unknown++;
        } else {
          authors.add(author);
        }
      }
    }
    return new Repetition(nearest, times, authors.size() + unknown);
  }

  /** Returns whether anything is known of what the author wrote before. */
  static boolean hasHistory(Comment comment) {
    if (!comment.recentComments().isEmpty()) {
      return true;
    }
    for (ChannelComment other : comment.channelComments()) {
      if (isOwn(other, comment)) {
        return true;
      }
    }
    return false;
  }

  /** Returns 2 where one of the author's recent comments has the same words, 1 nearly, 0 else. */
  int nearest() {
    return nearest;
  }

  /** Returns how many of the author's recent comments say the same or nearly so. */
  int times() {
    return times;
  }

  /** Returns how many others wrote the same or nearly so. */
  int otherAuthors() {
    return otherAuthors;
  }

  private static List<String> own(Comment comment) {
    if (!comment.recentComments().isEmpty()) {
      return first(comment.recentComments(), MOST_OWN);
    }
    List<String> own = new ArrayList<>();
    for (ChannelComment other : first(comment.channelComments(), MOST_IN_CHANNEL)) {
      if (isOwn(other, comment)) {
        own.add(other.text());
      }
    }
    return first(own, MOST_OWN);
  }

  private static boolean isOwn(ChannelComment other, Comment comment) {
    return other.authorId() != null && other.authorId().equals(comment.author().id());
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.subList(0, Math.min(most, list.size()));
  }

  /** A text and, once it is wanted, its signature. */
  private static final class Text {
    private final NormalizedText text;
    private final Set<Integer> shingles = new HashSet<>();
    private int[] signature = {};

    Text(NormalizedText text) {
      this.text = text;
    }

    /** Returns 2 for the same words, 1 for nearly the same, 0 for others. */
    int compare(Text other) {
      if (same(text, other.text)) {
        return 2;
      }
      if (Math.min(text.wordCount(), other.text.wordCount()) < FEWEST_WORDS) {
        return 0;
      }
      int ours = shingles().size();
      int theirs = other.shingles().size();
      if (Math.min(ours, theirs) < NEARLY * Math.max(ours, theirs)) {
        return 0; // Too different in length to share as much.
      }
      return HASHING.similarity(signature(), other.signature()) >= NEARLY ? 1 : 0;
    }

    private static boolean same(NormalizedText one, NormalizedText other) {
      if (one.wordCount() != other.wordCount() || one.wordCount() == 0) {
        return false;
      }
      for (int word = 0; word < one.wordCount(); word++) {
        if (one.hash(word) != other.hash(word) || !one.form(word).equals(other.form(word))) {
          return false;
        }
      }
      return true;
    }

    private Set<Integer> shingles() {
      if (shingles.isEmpty()) {
        for (int start = 0; start + SHINGLE <= text.wordCount(); start++) {
          int hash = 0;
          for (int word = start; word < start + SHINGLE; word++) {
            hash = hash * 31 * 31 + text.hash(word);
          }
          shingles.add(hash & Integer.MAX_VALUE);
        }
      }
      return shingles;
    }

    private int[] signature() {
      if (signature.length == 0) {
        signature = HASHING.signature(shingles());
      }
      return signature;
    }
  }
}
