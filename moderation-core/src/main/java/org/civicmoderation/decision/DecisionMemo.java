package org.civicmoderation.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.civicmoderation.comment.Attachment;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.OriginalPost;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a memo in plain text, 80 columns wide, that a city attorney can file: the comment
 * and what is around it, what was decided, each clause verbatim, the words that met it, the rule in
 * its own sentences, what was set aside, what was not examined, and the policy's revision.
 *
 * <p>It holds the comment, which is personal data. Times are in UTC; characters are counted from 1.
 */
public final class DecisionMemo {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int LABEL = 12;

  /** What stands before the fields of a finding, under its number. */
  private static final String DETAIL = "     ";

  private final Decision decision;
  private final PageText page = new PageText();

  private DecisionMemo(Decision decision) {
    this.decision = decision;
  }

  /** Returns the memo of a decision. */
  public static String of(Decision decision) {
    return new DecisionMemo(decision).write();
  }

  private String write() {
    PolicyReference policy = decision.policy();
    page.block("", "", "DECISION ON A COMMENT")
        .block("", "", policy.issuer() + ", " + policy.title())
        .gap();
    field("Decision", decision.decisionId());
    field("Made", time(decision.decidedAt()) + ", by rules, without a person");
    field("Outcome", decision.outcome() + ": " + meaning(decision.outcome()));

    comment();
    findings();
    setAside();
    notExamined();
    if (!decision.problems().isEmpty()) {
      page.heading("WHAT WENT WRONG");
      decision.problems().forEach(problem -> item(problem(problem)));
    }

    page.heading("THE POLICY APPLIED");
    field("Policy", policy.title() + ", " + policy.issuer());
    field("Revision", policy.revision() + ", effective " + policy.effective());
    field("Pack", policy.id());
    field("SHA-256", policy.digest());
    field("Profile", policy.profile());
    field("Engine", decision.engineVersion());
    return page.toString();
  }

  private void comment() {
    Comment comment = decision.comment();
    page.heading("THE COMMENT");
    field("Id", comment.id());
    if (comment.postedAt() != null) {
      field("Posted", time(comment.postedAt()));
    }
    field("Author", author(comment.author()));
    String channel = channel(comment.channel());
    if (!channel.isEmpty()) {
      field("Page", channel);
    }
    if (comment.permalink() != null) {
      field("Address", comment.permalink());
    }
    if (comment.inReplyTo() != null) {
      field("Reply to", comment.inReplyTo());
    }
    for (Attachment attachment : comment.attachments()) {
      field("With", attachment.kind() + (attachment.url() == null ? "" : " " + attachment.url()));
      if (attachment.altText() != null) {
        page.block("  ", "  ", "Its alternative text:");
        quote(attachment.altText());
      }
    }
    OriginalPost post = comment.originalPost();
    if (post != null) {
      page.block(
          "  ", "  ", "In answer to the post" + (post.id() == null ? "" : " " + post.id()) + ":");
      quote(post.text());
    }
    page.block("  ", "  ", "It says:");
    quote(comment.text());
  }

  private void findings() {
    page.heading("WHAT WAS FOUND");
    if (decision.findings().isEmpty()) {
      item("No criterion of the policy applies.");
    }
    int number = 0;
    for (Finding finding : decision.findings()) {
      if (number > 0) {
        page.gap();
      }
      number++;
      page.block(
          "  ", "  ", number + ". " + finding.criterion().id() + " (" + finding.outcome() + ")");
      detail("Clause", clause(finding.criterion().clause()));
      words(finding.evidence());
      detail("Reason", finding.rationale());
      rule("Rule", finding.rule());
    }
  }

  private void setAside() {
    page.heading("WHAT WAS CONSIDERED AND SET ASIDE");
    if (decision.setAside().isEmpty()) {
      item("Nothing.");
    }
    int number = 0;
    for (SetAside setAside : decision.setAside()) {
      if (number > 0) {
        page.gap();
      }
      number++;
      Finding finding = setAside.finding();
      page.block(
          "  ",
          "  ",
          number
              + ". "
              + finding.criterion().id()
              + (setAside.lowered() ? " (lowered to REVIEW)" : " (does not count)"));
      words(finding.evidence());
      detail("Found by", place(finding.rule()) + ": " + finding.rationale());
      detail("Because", setAside.rationale());
      rule("Exemption", setAside.exemption());
    }
  }

  private void notExamined() {
    page.heading("WHAT WAS NOT EXAMINED");
    if (decision.notEvaluated().isEmpty()) {
      item("Nothing was left out.");
    }
    decision.notEvaluated().forEach(missing -> item(missing.subject() + ": " + missing.reason()));
  }

  private void words(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      detail("Words", "none: it is about the comment as a whole");
      return;
    }
    String label = "Words";
    for (Evidence words : evidence) {
      detail(
          label,
          "“%s” (characters %d to %d%s: %s)"
              .formatted(
                  words.text(), words.start() + 1, words.end(), place(words), words.category()));
      label = "";
    }
  }

  private static String place(Evidence words) {
    Integer attachment = words.attachment();
    return attachment == null ? "" : " of the alternative text of attachment " + (attachment + 1);
  }

  private void rule(String label, RuleReference rule) {
    detail(label, place(rule));
    String bar = " ".repeat(DETAIL.length() + LABEL) + "| ";
    rule.text().strip().lines().forEach(line -> page.block(bar, bar + "  ", line));
  }

  private void quote(String text) {
    page.block("    | ", "    | ", text);
  }

  private void item(String text) {
    page.block("  - ", "    ", text);
  }

  private void detail(String label, String text) {
    page.field(DETAIL, label, LABEL, text);
  }

  private void field(String label, String text) {
    page.field("  ", label, LABEL, text);
  }

  private static String place(RuleReference rule) {
    return rule.id() + " (" + rule.file() + ", line " + rule.line() + ")";
  }

  private static String clause(Clause clause) {
    return "“" + clause.text() + "”\n" + clause.source();
  }

  private static String author(Author author) {
    String who = author.name() == null ? "name not given" : author.name();
    String id = author.id() == null ? "" : " (account " + author.id() + ")";
    String role =
        switch (author.role()) {
          case PUBLIC -> "member of the public";
          case EMPLOYEE -> "employee";
          case ELECTED_OFFICIAL -> "elected official";
          case CANDIDATE -> "candidate";
        };
    return who + id + ", " + role;
  }

  private static String channel(Channel channel) {
    String name =
        List.of(orEmpty(channel.platform()), orEmpty(channel.id())).stream()
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    if (channel.topics().isEmpty()) {
      return name;
    }
    String topics = "topics: " + String.join(", ", channel.topics());
    return name.isEmpty() ? topics : name + "; " + topics;
  }

  private static String problem(Problem problem) {
    String where = problem.location() == null ? "" : problem.location() + ": ";
    return where + problem.message() + " [" + problem.code() + "]";
  }

  private static String meaning(Outcome outcome) {
    return switch (outcome) {
      case KEEP -> "the comment stays.";
      case REVIEW -> "a person looks at the comment before anything is done.";
      case REMOVE -> "the comment is removed from the page.";
    };
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
