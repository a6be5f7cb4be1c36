package org.civicmoderation;

import java.util.stream.Stream;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.PolicyPack;

/** Applies a policy pack to comments: the one door. Immutable and thread-safe. */
public final class ModerationEngine {
  private ModerationEngine() {}

  /** Returns an engine for a pack, with the pack's default profile. */
  public static ModerationEngine of(PolicyPack pack) {
    throw new UnsupportedOperationException();
  }

  /** Decides one comment. */
  public Decision moderate(Comment comment) {
    throw new UnsupportedOperationException();
  }

  /** Decides comments lazily, in their order. */
  public Stream<Decision> moderateAll(Stream<Comment> comments) {
    return comments.map(this::moderate);
  }
}
