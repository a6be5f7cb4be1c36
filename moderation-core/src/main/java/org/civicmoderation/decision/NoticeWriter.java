package org.civicmoderation.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.NoticeTemplate;
import org.civicmoderation.policy.NoticeTerms;
import org.civicmoderation.policy.Notices;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.Policy;
import org.civicmoderation.policy.PolicyPack;
import org.jspecify.annotations.Nullable;

/**
 * Writes the notices to authors that a pack has templates for. Immutable and thread-safe.
 *
 * <p>A notice is due for every removal. It never holds a rule's rationale, which may judge.
 */
public final class NoticeWriter {
  private static final String QUOTE = "  > ";
  private static final String ITEM = "- ";

  private final PolicyPack pack;
  private final Notices notices;
  private final @Nullable String language;
  private final @Nullable String reviewer;
  private final @Nullable Instant sentAt;

  private NoticeWriter(
      PolicyPack pack,
      Notices notices,
      @Nullable String language,
      @Nullable String reviewer,
      @Nullable Instant sentAt) {
    this.pack = pack;
    this.notices = notices;
    this.language = language;
    this.reviewer = reviewer;
    this.sentAt = sentAt;
  }

  /**
   * Returns a writer that writes in the comment's language, where the pack has it, for decisions
   * that no person made.
   *
   * @throws IllegalArgumentException if the pack has no notices
   */
  public static NoticeWriter of(PolicyPack pack) {
    Notices notices = pack.notices();
    if (notices == null) {
      throw new IllegalArgumentException(
          "the pack `"
              + pack.policy().id()
              + "` has no notices; add `notices` to its policy.yaml, as docs/notices.md has it");
    }
    return new NoticeWriter(pack, notices, null, null, null);
  }

  /**
   * Returns a writer that writes in a language whatever the comment's.
   *
   * @param tag such as en or es-MX
   * @throws IllegalArgumentException if the pack has no notice of a removal in it
   */
  public NoticeWriter in(String tag) {
    String wanted = Locale.forLanguageTag(tag).getLanguage();
    if (!notices.languages(Outcome.REMOVE).contains(wanted)) {
      throw new IllegalArgumentException(
          "the pack has no notices in `"
              + tag
              + "`; it has "
              + String.join(", ", notices.languages(Outcome.REMOVE)));
    }
    return new NoticeWriter(pack, notices, wanted, reviewer, sentAt);
  }

  /** Returns a writer for decisions that a person made, named as the author shall read it. */
  public NoticeWriter decidedBy(String person) {
    return new NoticeWriter(
        pack, notices, language, Objects.requireNonNull(person, "person"), sentAt);
  }

  /** Returns a writer whose appeal period runs from then; from the decision otherwise. */
  public NoticeWriter sentAt(Instant instant) {
    return new NoticeWriter(
        pack, notices, language, reviewer, Objects.requireNonNull(instant, "instant"));
  }

  /**
   * Returns whether the pack has a notice for an outcome: always for REMOVE, never for KEEP, and
   * for REVIEW where it has such a template.
   */
  public boolean writes(Outcome outcome) {
    return !notices.languages(outcome).isEmpty();
  }

  /**
   * Returns the notice about a decision.
   *
   * @throws IllegalArgumentException if the pack has no notice for the outcome, or the decision was
   *     made under another policy or revision of it
   */
  public Notice write(Decision decision) {
    Policy policy = pack.policy();
    if (!decision.policy().id().equals(policy.id())
        || !decision.policy().revision().equals(policy.revision())) {
      throw new IllegalArgumentException(
          "the decision was made under `%s` revision %s, the pack is `%s` revision %s"
              .formatted(
                  decision.policy().id(),
                  decision.policy().revision(),
                  policy.id(),
                  policy.revision()));
    }
    Outcome outcome = decision.outcome();
    if (!writes(outcome)) {
      throw new IllegalArgumentException(
          outcome == Outcome.KEEP
              ? "the comment stays: there is nothing to tell its author"
              : "the pack has no notice for " + outcome + "; add notices/review.en.txt.mustache");
    }
    String spoken = language(decision.comment(), outcome);
    NoticeTerms terms = notices.terms();
    LocalDate until =
        Objects.requireNonNullElse(sentAt, decision.decidedAt())
            .atZone(terms.zone())
            .toLocalDate()
            .plus(terms.appealPeriod());

    Map<String, Object> values = values(decision, spoken, until);
    String html = template(outcome, spoken, "html").fill(values);
    values.put("comment", quoted(decision.comment().text()));
    String text = template(outcome, spoken, "txt").fill(values).strip();
    int subjectEnd = text.indexOf('\n');
    return new Notice(
        decision.decisionId(),
        outcome,
        spoken,
        subjectEnd < 0 ? text : text.substring(0, subjectEnd).strip(),
        subjectEnd < 0 ? "" : wrapped(text.substring(subjectEnd).strip()),
        html,
        outcome == Outcome.REMOVE ? until : null);
  }

  private String language(Comment comment, Outcome outcome) {
    List<String> languages = notices.languages(outcome);
    if (language != null && languages.contains(language)) {
      return language;
    }
    String tag = comment.language();
    String spoken = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
    return languages.contains(spoken) ? spoken : languages.get(0);
  }

  private NoticeTemplate template(Outcome outcome, String spoken, String format) {
    return notices
        .template(outcome, spoken, format)
        .orElseThrow(() -> new IllegalStateException("a loaded pack has both formats"));
  }

  private Map<String, Object> values(Decision decision, String spoken, LocalDate until) {
    NoticeTerms terms = notices.terms();
    Comment comment = decision.comment();
    DateTimeFormatter dates =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(Locale.forLanguageTag(spoken))
            .withZone(terms.zone());
    Map<String, Object> values = new HashMap<>();
    values.put("issuer", decision.policy().issuer());
    values.put("policy", decision.policy().title());
    values.put("revision", decision.policy().revision());
    values.put("effective", decision.policy().effective());
    values.put("policy-url", webAddress(pack.policy().source()));
    values.put("comment", PageText.visible(comment.text()).strip());
    values.put("comment-language", orEmpty(comment.language()));
    values.put("posted", comment.postedAt() == null ? "" : dates.format(comment.postedAt()));
    values.put("place", orEmpty(comment.channel().id()));
    values.put("link", webAddress(comment.permalink()));
    values.put("reviewer", orEmpty(reviewer));
    values.put("decision", decision.decisionId());
    values.put("decided", dates.format(decision.decidedAt()));
    values.put("appeal-how", terms.appealHow().getOrDefault(spoken, ""));
    values.put("appeal-until", dates.format(until));
    values.put("grounds", grounds(decision, terms));
    return values;
  }

  /** Returns each criterion that the outcome rests on once, with all words that met it. */
  private static List<Map<String, Object>> grounds(Decision decision, NoticeTerms terms) {
    Map<Clause, Set<String>> words = new LinkedHashMap<>();
    for (Finding finding : decision.findings()) {
      if (finding.outcome() == decision.outcome()) {
        words
            .computeIfAbsent(finding.criterion().clause(), clause -> new LinkedHashSet<>())
            .addAll(words(finding.evidence(), decision.comment().text()));
      }
    }
    List<Map<String, Object>> grounds = new ArrayList<>();
    words.forEach(
        (clause, found) ->
            grounds.add(
                Map.of(
                    "clause", clause.text(),
                    "clause-source", clause.source(),
                    "clause-language", terms.clauseLanguage(),
                    "words", String.join(", ", found))));
    return grounds;
  }

  /** Returns the words in quotation marks; those with nothing but a space between are joined. */
  private static List<String> words(List<Evidence> evidence, String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Evidence found : evidence) {
      if (!found.isInText()) {
        continue;
      }
      if (start >= 0 && found.start() >= start && gap(text, end, found.start()).isBlank()) {
        end = Math.max(end, found.end());
        continue;
      }
      addQuoted(words, text, start, end);
      start = found.start();
      end = found.end();
    }
    addQuoted(words, text, start, end);
    for (Evidence found : evidence) {
      if (!found.isInText()) {
        addQuoted(words, found.text(), 0, found.text().length());
      }
    }
    return words;
  }

  private static String gap(String text, int from, int to) {
    return from < to ? text.substring(from, to) : "";
  }

  private static void addQuoted(List<String> words, String text, int start, int end) {
    if (start >= 0) {
      words.add("“" + PageText.visible(text.substring(start, end)).replace('\n', ' ') + "”");
    }
  }

  /** Returns a comment as a quotation in plain text, every line marked. */
  private static String quoted(String comment) {
    StringBuilder out = new StringBuilder();
    for (String line : PageText.visible(comment).strip().split("\n", -1)) {
      for (String part : PageText.wrap(line, PageText.COLUMNS - QUOTE.length())) {
        out.append((QUOTE + part).stripTrailing()).append('\n');
      }
    }
    return out.toString().stripTrailing();
  }

  private static String wrapped(String text) {
    PageText page = new PageText();
    for (String line : text.split("\n", -1)) {
      String rest = line.startsWith(ITEM) ? "  " : "";
      page.block("", rest, line);
    }
    return page.toString();
  }

  /** Returns an address that a reader may follow, or nothing: no script, no file. */
  private static String webAddress(@Nullable String address) {
    return address != null && address.matches("https?://\\S+") ? address : "";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
