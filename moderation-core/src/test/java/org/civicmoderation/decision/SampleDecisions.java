package org.civicmoderation.decision;

import java.time.Instant;
import java.util.List;
import org.civicmoderation.comment.Attachment;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.OriginalPost;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;

/** Decisions for tests of what is made of decisions. */
public final class SampleDecisions {
  public static final Criterion THREATS =
      criterion(
          "threats", "Make direct or indirect threats against any person or organization;", 4);
  public static final Criterion OFF_TOPIC =
      criterion("off-topic", "Are unrelated to the original topic.", 12);
  private static final Criterion PROFANITY =
      criterion(
          "profanity", "Are profane, obscene, violent, or pornographic in language or content;", 1);

  public static final PolicyReference POLICY =
      new PolicyReference(
          "milwaukee-2023-08",
          "Social Media Policy",
          "City of Milwaukee",
          "1.0",
          "August 2023",
          "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
          "as-adopted");

  private static final RuleReference RULE =
      new RuleReference(
          "threats/announced-violence",
          "rules/threats.dslr",
          12,
          """
          rule "announced-violence"
              because "The writer announces violence against a person."
          when
              there is an "intent"
              followed within 2 words by a "violent act"
              none of it is quoted, reported, negated or hypothetical
          then
              remove under "threats"
          end
          """);

  private SampleDecisions() {}

  /** A comment with a threat and an oath that is set aside, with everything around it. */
  public static Decision removed() {
    Comment comment =
        Comment.builder(
                "fb-1001",
                "Touch that tree again and I will break your legs, Mr. Forester. “What the hell are"
                    + " you doing”, said my neighbor 🌳, and she is right.")
            .postedAt(Instant.parse("2026-11-20T12:54:30Z"))
            .language("en")
            .author(new Author("a-77", "Pat Example", AuthorRole.PUBLIC))
            .channel(new Channel("mke-forestry", "facebook", List.of("trees", "parks")))
            .originalPost(
                new OriginalPost(
                    "p-9",
                    "Crews will remove 40 ash trees along Lincoln Avenue this week. Replanting"
                        + " starts in April."))
            .inReplyTo("fb-1000")
            .permalink("https://social.example/mke-forestry/posts/9?comment=1001")
            .attachment(new Attachment("image", "https://social.example/i/5.jpg"))
            .build();
    Finding threat =
        new Finding(
            THREATS,
            Outcome.REMOVE,
            RULE,
            List.of(
                evidence(comment, "I will", "intent"), evidence(comment, "break", "violent act")),
            "The writer announces violence against a person.");
    Finding oath =
        new Finding(
            PROFANITY,
            Outcome.REVIEW,
            new RuleReference("profanity/mild", "rules/profanity.dslr", 3, "rule \"mild\"\nend"),
            List.of(evidence(comment, "hell", "mild oath")),
            "The comment uses an oath.");
    RuleReference exemption =
        new RuleReference(
            "profanity/quoted",
            "rules/profanity.dslr",
            30,
            """
            rule "quoted"
                because "The words are somebody else's."
            when
                there is a "mild oath"
                it is quoted or reported
            then
                set aside "profanity" for these words
            end
            """);
    return decision(
        comment,
        Outcome.REMOVE,
        List.of(threat),
        List.of(new SetAside(oath, exemption, false, "The words are somebody else's.")),
        List.of(new NotEvaluated("image", "The engine reads text only.")),
        List.of());
  }

  /** A comment with nothing in it, of which only id and text are known. */
  public static Decision kept() {
    return decision(
        Comment.of("c-2", "Thank you for the new trees!"),
        Outcome.KEEP,
        List.of(),
        List.of(),
        List.of(
            new NotEvaluated("criterion:off-topic", "The comment comes without an original post.")),
        List.of());
  }

  /** A comment off the topic, found without words, with a rule that failed. */
  public static Decision sentToReview() {
    Finding offTopic =
        new Finding(
            OFF_TOPIC,
            Outcome.REVIEW,
            new RuleReference(
                "off-topic/no-shared-topic",
                "rules/off-topic.dslr",
                5,
                "rule \"no-shared-topic\"\nend"),
            List.of(),
            "The comment shares no topic with the post.");
    return decision(
        Comment.builder("c-3", "Selling\u202E my\tboat\r\n\nand \uD83D my \u0007car")
            .originalPost("Snow emergency tonight.")
            .author(new Author(null, null, AuthorRole.CANDIDATE))
            .build(),
        Outcome.REVIEW,
        List.of(offTopic),
        List.of(),
        List.of(),
        List.of(
            new Problem(
                "rule-failed",
                "a rule failed",
                new Location("rules/commercial.dslr", 8, 0, null, 0),
                "report it"),
            Problem.of("time-budget", "the evaluation took longer than 250 ms")));
  }

  /** A finding under a criterion, of words that stand in a comment. */
  public static Finding finding(
      Comment comment, Criterion criterion, Outcome outcome, String words, String category) {
    return new Finding(
        criterion,
        outcome,
        RULE,
        List.of(evidence(comment, words, category)),
        "The writer announces violence against a person.");
  }

  /** A comment whose picture's alternative text holds a threat. */
  public static Decision removedForAlternativeText() {
    String altText = "A drawn sign: I will break your legs";
    int start = altText.indexOf("I will");
    Comment comment =
        Comment.builder("c-4", "Look at this")
            .attachment(new Attachment("image", null))
            .attachment(new Attachment("image", "https://social.example/i/7", altText))
            .channelComment(new ChannelComment("a-2", "Look at that"))
            .channelComment(new ChannelComment(null, "Look here"))
            .build();
    return of(
        comment,
        Outcome.REMOVE,
        new Finding(
            THREATS,
            Outcome.REMOVE,
            RULE,
            List.of(
                new Evidence(
                    start, altText.length(), altText.substring(start), "intent, violent act", 1)),
            "The writer announces violence against a person."));
  }

  /** A decision without anything but findings. */
  public static Decision of(Comment comment, Outcome outcome, Finding... findings) {
    return decision(comment, outcome, List.of(findings), List.of(), List.of(), List.of());
  }

  private static Decision decision(
      Comment comment,
      Outcome outcome,
      List<Finding> findings,
      List<SetAside> setAside,
      List<NotEvaluated> notEvaluated,
      List<Problem> problems) {
    return new Decision(
        "019a9f3a-5c70-7c4e-9d2b-6f1e0a4b8c11",
        Instant.parse("2026-11-20T12:55:01.5Z"),
        comment,
        outcome,
        findings,
        setAside,
        notEvaluated,
        problems,
        POLICY,
        "0.1.0");
  }

  private static Evidence evidence(Comment comment, String words, String category) {
    int start = comment.text().indexOf(words);
    return new Evidence(start, start + words.length(), words, category);
  }

  private static Criterion criterion(String id, String clause, int item) {
    return new Criterion(
        id,
        new Clause(clause, "Social Media Policy, USER RESPONSIBILITIES, item " + item),
        Outcome.REMOVE,
        Outcome.REMOVE);
  }
}
