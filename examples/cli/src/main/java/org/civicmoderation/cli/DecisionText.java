package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.comment.OriginalPost;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.decision.Evidence;
import org.civicmoderation.decision.Finding;
import org.civicmoderation.decision.NotEvaluated;
import org.civicmoderation.decision.RuleReference;
import org.civicmoderation.decision.SetAside;
import org.civicmoderation.problem.Problem;

/** Prints decisions for people: the comment with the offending words marked, then the clauses. */
final class DecisionText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String INDENT = " ".repeat(8);
  private static final int MIN_WIDTH = 32;

  private final PrintWriter out;
  private final Style style;
  private final int width;

  /**
   * Makes a printer.
   *
   * @param columns how wide the lines may be
   */
  DecisionText(PrintWriter out, Style style, int columns) {
    this.out = out;
    this.style = style;
    this.width = Math.max(MIN_WIDTH, columns - INDENT.length());
  }

  /** Prints one decision and a blank line. */
  void print(Decision decision) {
    Comment comment = decision.comment();
    String outcome = decision.outcome().name();
    out.println(
        style.of(decision.outcome(), outcome)
            + " ".repeat(INDENT.length() - outcome.length())
            + style.bold(TextBlock.inLine(comment.id()))
            + style.dim(around(comment)));
    OriginalPost post = comment.originalPost();
    if (post != null) {
      line(style.dim(TextBlock.line("on: " + post.text(), width)));
    }
    List<Evidence> evidence = new ArrayList<>();
    decision.findings().forEach(finding -> evidence.addAll(finding.evidence()));
    TextBlock.wrap(comment.text(), marks(evidence), width, style).forEach(this::line);
    for (Finding finding : decision.findings()) {
      out.println();
      print(finding, decision.findings().size() > 1);
    }
    List<String> notes = notes(decision);
    if (!notes.isEmpty()) {
      out.println();
    }
    for (String note : notes) {
      TextBlock.wrap(note, width).forEach(text -> line(style.dim(text)));
    }
    for (Problem problem : decision.problems()) {
      TextBlock.wrap("Problem: " + problem.message(), width)
          .forEach(text -> line(style.yellow(text)));
    }
    out.println();
  }

  private void print(Finding finding, boolean amongOthers) {
    line(
        style.of(finding.outcome(), finding.outcome().name())
            + " under "
            + style.bold(finding.criterion().id())
            + style.dim(" (" + place(finding.rule()) + ")"));
    boolean elsewhere = finding.evidence().stream().anyMatch(words -> !words.isInText());
    if ((amongOthers || elsewhere) && !finding.evidence().isEmpty()) {
      TextBlock.wrap("Words: " + words(finding.evidence()), width).forEach(this::line);
    }
    TextBlock.wrap(finding.rationale(), width).forEach(this::line);
    TextBlock.wrap("“" + finding.criterion().clause().text() + "”", width).forEach(this::line);
    TextBlock.wrap(finding.criterion().clause().source(), width)
        .forEach(text -> line(style.dim(text)));
  }

  private static List<String> notes(Decision decision) {
    List<String> notes = new ArrayList<>();
    for (SetAside setAside : decision.setAside()) {
      Finding finding = setAside.finding();
      notes.add(
          (setAside.lowered() ? "Lowered under " : "Set aside under ")
              + finding.criterion().id()
              + (finding.evidence().isEmpty() ? "" : ": " + words(finding.evidence()))
              + ". "
              + setAside.rationale()
              + " ("
              + place(setAside.exemption())
              + ")");
    }
    for (NotEvaluated notEvaluated : decision.notEvaluated()) {
      notes.add(
          "Not examined: "
              + notEvaluated.subject().replace("criterion:", "").replace("language:", "language ")
              + ". "
              + notEvaluated.reason());
    }
    return notes;
  }

  private void line(String text) {
    out.println(text.isEmpty() ? "" : INDENT + text);
  }

  private static String around(Comment comment) {
    List<String> parts = new ArrayList<>();
    Author author = comment.author();
    if (author.name() != null) {
      parts.add(author.name());
    }
    if (author.role() != AuthorRole.PUBLIC) {
      parts.add(author.role().id().replace('-', ' '));
    }
    if (comment.channel().platform() != null) {
      parts.add(comment.channel().platform());
    }
    if (comment.postedAt() != null) {
      parts.add(TIME.format(comment.postedAt()));
    }
    return parts.stream().map(part -> " · " + TextBlock.inLine(part)).collect(Collectors.joining());
  }

  /** Returns the words of a finding as a list of quotations. */
  static String words(List<Evidence> evidence) {
    return evidence.stream()
        .map(item -> "“" + TextBlock.inLine(item.text()) + "”" + place(item))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String place(Evidence words) {
    Integer attachment = words.attachment();
    return attachment == null ? "" : " in the alternative text of attachment " + (attachment + 1);
  }

  /** Returns where a rule stands, with its id when the place does not say it. */
  static String place(RuleReference rule) {
    return rule.id() + ", " + rule.file() + ":" + rule.line();
  }

  /** Returns which UTF-16 units of a text are evidence. */
  static BitSet marks(List<Evidence> evidence) {
    BitSet marks = new BitSet();
    evidence.stream()
        .filter(Evidence::isInText)
        .forEach(item -> marks.set(item.start(), item.end()));
    return marks;
  }
}
