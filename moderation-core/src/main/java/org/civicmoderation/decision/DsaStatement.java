package org.civicmoderation.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civicmoderation.comment.Attachment;
import org.civicmoderation.json.JsonLine;
import org.civicmoderation.policy.Clause;
import org.civicmoderation.policy.DsaClassification;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a statement of reasons for the EU's DSA Transparency Database (Regulation (EU)
 * 2022/2065, Articles 17 and 24(5); schema version 2). Immutable.
 *
 * <p>It holds no personal data: no words of the comment, no author, no address. The redress that
 * Article 17(3)(f) asks for stands in the {@link Notice}, not here.
 *
 * @param puid the decision's id
 * @param visibility what was done: CONTENT_REMOVED or CONTENT_DISABLED
 * @param ground the policy, its revision and where the clauses stand; at most 500 characters
 * @param explanation the clauses verbatim and why they apply; at most 2,000 characters
 * @param referenceUrl where the policy is published, or null; at most 500 characters
 * @param category what the first finding is about
 * @param categoryAddition what the others are about
 * @param keywords what they are about more exactly
 * @param keywordOther what the keyword OTHER stands for, or null; at most 500 characters
 * @param contentTypes TEXT, and what came attached
 * @param contentDate when the comment was posted, in UTC; from 2000 to 2038
 * @param applicationDate when the decision was made, in UTC; from 2020 to 2038
 * @param contentLanguage the comment's language in two capital letters, or null
 * @param territorialScope the countries where it applies, in two capital letters; may be empty
 * @param facts what the decision rests on; at most 5,000 characters
 * @param automatedDecision FULLY, PARTIALLY or NOT_AUTOMATED
 */
public record DsaStatement(
    String puid,
    String visibility,
    String ground,
    String explanation,
    @Nullable String referenceUrl,
    String category,
    List<String> categoryAddition,
    List<String> keywords,
    @Nullable String keywordOther,
    List<String> contentTypes,
    LocalDate contentDate,
    LocalDate applicationDate,
    @Nullable String contentLanguage,
    List<String> territorialScope,
    String facts,
    String automatedDecision) {
  static final int SHORT = 500;
  static final int EXPLANATION = 2_000;
  static final int FACTS = 5_000;

  private static final Pattern PUID = Pattern.compile("[A-Za-z0-9_-]+");
  private static final LocalDate LATEST = LocalDate.of(2038, 1, 1);

  /** The countries of the European Economic Area. */
  private static final Set<String> COUNTRIES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  public DsaStatement {
    Objects.requireNonNull(puid, "puid");
    Objects.requireNonNull(visibility, "visibility");
    Objects.requireNonNull(ground, "ground");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(contentDate, "contentDate");
    Objects.requireNonNull(applicationDate, "applicationDate");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(automatedDecision, "automatedDecision");
    categoryAddition = List.copyOf(categoryAddition);
    keywords = List.copyOf(keywords);
    contentTypes = List.copyOf(contentTypes);
    territorialScope = List.copyOf(territorialScope);
    List<Problem> problems = new ArrayList<>();
    matches("puid", puid, PUID, "it may hold letters, figures, - and _", problems);
    atMost("puid", puid, SHORT, problems);
    oneOf(
        "decision_visibility",
        visibility,
        List.of("CONTENT_REMOVED", "CONTENT_DISABLED"),
        problems);
    atMost("incompatible_content_ground", ground, SHORT, problems);
    atMost("incompatible_content_explanation", explanation, EXPLANATION, problems);
    if (referenceUrl != null) {
      atMost("decision_ground_reference_url", referenceUrl, SHORT, problems);
    }
    oneOf("category", category, DsaClassification.CATEGORIES, problems);
    for (String addition : categoryAddition) {
      oneOf("category_addition", addition, DsaClassification.CATEGORIES, problems);
    }
    for (String keyword : keywords) {
      oneOf("category_specification", keyword, DsaClassification.KEYWORDS, problems);
    }
    if (keywordOther != null) {
      atMost("category_specification_other", keywordOther, SHORT, problems);
    }
    within("content_date", contentDate, LocalDate.of(2000, 1, 1), problems);
    within("application_date", applicationDate, LocalDate.of(2020, 1, 1), problems);
    if (contentLanguage != null && !LANGUAGES.contains(contentLanguage.toLowerCase(Locale.ROOT))) {
      refuse(
          "content_language",
          "`" + contentLanguage + "` is not a language of two letters",
          problems);
    }
    for (String country : territorialScope) {
      if (!COUNTRIES.contains(country)) {
        refuse("territorial_scope", "`" + country + "` is not a country of the EEA", problems);
      }
    }
    atMost("decision_facts", facts, FACTS, problems);
    oneOf(
        "automated_decision",
        automatedDecision,
        List.of("FULLY", "PARTIALLY", "NOT_AUTOMATED"),
        problems);
    if (!problems.isEmpty()) {
      throw new DsaRefusedException(problems);
    }
  }

  /** Who made a decision. */
  public enum Automation {
    /** The rules alone. */
    FULLY,
    /** The rules, and a person confirmed it. */
    PARTIALLY,
    /** A person, whatever the rules said. */
    NOT_AUTOMATED
  }

  /**
   * Returns the statement about a removal that rules alone made.
   *
   * @param pack the pack that it was made under, whose policy.yaml classifies the criteria
   * @throws DsaRefusedException if a field would be missing or over its limit, with all that are
   */
  public static DsaStatement of(Decision decision, PolicyPack pack) {
    return of(decision, pack, Automation.FULLY, List.of());
  }

  /**
   * Returns the statement about a removal.
   *
   * @param pack the pack that it was made under, whose policy.yaml classifies the criteria
   * @param automation who made it
   * @param territorialScope the countries where it applies ("DE"); empty for not said
   * @throws DsaRefusedException if a field would be missing or over its limit, with all that are
   */
  public static DsaStatement of(
      Decision decision, PolicyPack pack, Automation automation, List<String> territorialScope) {
    List<Problem> problems = new ArrayList<>();
    if (decision.outcome() != Outcome.REMOVE) {
      refuse("decision_visibility", "nothing was removed: " + decision.outcome(), problems);
      throw new DsaRefusedException(problems);
    }
    List<Finding> findings =
        decision.findings().stream().filter(f -> f.outcome() == Outcome.REMOVE).toList();
    Map<String, DsaClassification> classes = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String id = finding.criterion().id();
      DsaClassification classification = pack.dsa().get(id);
      if (classification == null) {
        problems.add(
            new Problem(
                "dsa-unclassified",
                "`category`: the pack does not classify the criterion `" + id + "`",
                null,
                "add `" + id + ": { category: … }` under `dsa` in policy.yaml"));
      } else {
        classes.put(id, classification);
      }
    }
    Instant posted = decision.comment().postedAt();
    if (posted == null) {
      problems.add(
          new Problem(
              "dsa-missing",
              "`content_date` is missing: the comment comes without the time of its posting",
              null,
              "give `postedAt` with the comment"));
    }
    if (!problems.isEmpty() || posted == null) {
      throw new DsaRefusedException(problems);
    }
    List<String> categories =
        classes.values().stream().map(DsaClassification::category).distinct().toList();
    Set<String> keywords = new LinkedHashSet<>();
    classes.values().forEach(classification -> keywords.addAll(classification.keywords()));
    String other =
        classes.values().stream()
            .map(DsaClassification::other)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining("; "));
    return new DsaStatement(
        decision.decisionId(),
        "CONTENT_REMOVED",
        ground(decision, findings),
        explanation(findings),
        pack.policy().source(),
        categories.get(0),
        categories.subList(1, categories.size()),
        List.copyOf(keywords),
        other.isEmpty() ? null : other,
        contentTypes(decision),
        LocalDate.ofInstant(posted, ZoneOffset.UTC),
        LocalDate.ofInstant(decision.decidedAt(), ZoneOffset.UTC),
        language(decision.comment().language()),
        territorialScope,
        facts(decision, findings, automation),
        automation.name());
  }

  /** Returns the statement as one line of JSON, with the names of the database's API. */
  public String toJson() {
    return JsonLine.of(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    array(json, "decision_visibility", "DECISION_VISIBILITY_", List.of(visibility));
    json.writeStringField("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    JsonLine.optional(json, "decision_ground_reference_url", referenceUrl);
    json.writeStringField("incompatible_content_ground", ground);
    json.writeStringField("incompatible_content_explanation", explanation);
    json.writeStringField("incompatible_content_illegal", "No");
    json.writeStringField("category", "STATEMENT_CATEGORY_" + category);
    if (!categoryAddition.isEmpty()) {
      array(json, "category_addition", "STATEMENT_CATEGORY_", categoryAddition);
    }
    if (!keywords.isEmpty()) {
      array(json, "category_specification", "KEYWORD_", keywords);
    }
    JsonLine.optional(json, "category_specification_other", keywordOther);
    array(json, "content_type", "CONTENT_TYPE_", contentTypes);
    json.writeStringField("content_date", contentDate.toString());
    json.writeStringField("application_date", applicationDate.toString());
    JsonLine.optional(json, "content_language", contentLanguage);
    if (!territorialScope.isEmpty()) {
      array(json, "territorial_scope", "", territorialScope);
    }
    json.writeStringField("decision_facts", facts);
    json.writeStringField("source_type", "SOURCE_VOLUNTARY");
    json.writeStringField(
        "automated_detection", automatedDecision.equals("NOT_AUTOMATED") ? "No" : "Yes");
    json.writeStringField("automated_decision", "AUTOMATED_DECISION_" + automatedDecision);
    json.writeStringField("puid", puid);
    json.writeEndObject();
  }

  private static void array(JsonGenerator json, String name, String prefix, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(prefix + value);
    }
    json.writeEndArray();
  }

  private static String ground(Decision decision, List<Finding> findings) {
    PolicyReference policy = decision.policy();
    return policy.issuer()
        + ", "
        + policy.title()
        + ", revision "
        + policy.revision()
        + ", effective "
        + policy.effective()
        + ": "
        + findings.stream()
            .map(finding -> finding.criterion().clause().source())
            .distinct()
            .collect(Collectors.joining("; "));
  }

  private static String explanation(List<Finding> findings) {
    Map<Clause, Set<String>> reasons = new LinkedHashMap<>();
    for (Finding finding : findings) {
      reasons
          .computeIfAbsent(finding.criterion().clause(), clause -> new LinkedHashSet<>())
          .add(finding.rationale());
    }
    return reasons.entrySet().stream()
        .map(
            entry ->
                "The policy has comments removed that: “"
                    + entry.getKey().text()
                    + "” That applies here: "
                    + String.join(" ", entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** Returns which rules found what kinds of words: never the words. */
  private static String facts(Decision decision, List<Finding> findings, Automation automation) {
    StringBuilder facts = new StringBuilder();
    facts.append(
        switch (automation) {
          case FULLY ->
              "Rules that the policy's owner wrote were applied to the text; no person took part in"
                  + " the decision.";
          case PARTIALLY ->
              "Rules that the policy's owner wrote were applied to the text, and a person confirmed"
                  + " what they found.";
          case NOT_AUTOMATED -> "A person read the comment and made the decision.";
        });
    for (Finding finding : findings) {
      facts.append(" The rule ").append(finding.rule().id());
      Set<String> kinds =
          finding.evidence().stream()
              .map(Evidence::category)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      facts.append(
          kinds.isEmpty()
              ? " applies to the comment as a whole."
              : " found words of this kind: " + String.join(", ", kinds) + ".");
    }
    for (NotEvaluated missing : decision.notEvaluated()) {
      facts.append(" Not examined: ").append(missing.subject()).append('.');
    }
    return facts
        .append(" Policy pack ")
        .append(decision.policy().id())
        .append(", SHA-256 ")
        .append(decision.policy().digest())
        .append(", profile ")
        .append(decision.policy().profile())
        .append(", engine ")
        .append(decision.engineVersion())
        .append('.')
        .toString();
  }

  private static List<String> contentTypes(Decision decision) {
    Set<String> types = new LinkedHashSet<>(List.of("TEXT"));
    for (Attachment attachment : decision.comment().attachments()) {
      switch (attachment.kind().toLowerCase(Locale.ROOT)) {
        case "image", "photo" -> types.add("IMAGE");
        case "video" -> types.add("VIDEO");
        case "audio" -> types.add("AUDIO");
        default -> {
          // OTHER would call for words about it; only the text was decided on.
        }
      }
    }
    return List.copyOf(types);
  }

  private static @Nullable String language(@Nullable String tag) {
    String language = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
    return LANGUAGES.contains(language) ? language.toUpperCase(Locale.ROOT) : null;
  }

  private static void atMost(String field, String value, int limit, List<Problem> problems) {
    int length = value.codePointCount(0, value.length());
    if (value.isBlank()) {
      refuse(field, "it is empty", problems);
    } else if (length > limit) {
      problems.add(
          new Problem(
              "dsa-too-long",
              String.format(
                  Locale.ROOT,
                  "`%s` has %,d characters; the database takes %,d",
                  field,
                  length,
                  limit),
              null,
              "state the reasons in the database's own form"));
    }
  }

  private static void matches(
      String field, String value, Pattern pattern, String rule, List<Problem> problems) {
    if (!pattern.matcher(value).matches()) {
      refuse(field, rule, problems);
    }
  }

  private static void oneOf(
      String field, String value, List<String> values, List<Problem> problems) {
    if (!values.contains(value)) {
      refuse(field, "the database has no `" + value + "`", problems);
    }
  }

  private static void within(
      String field, LocalDate date, LocalDate earliest, List<Problem> problems) {
    if (date.isBefore(earliest) || date.isAfter(LATEST)) {
      refuse(field, date + " is not between " + earliest + " and " + LATEST, problems);
    }
  }

  private static void refuse(String field, String why, List<Problem> problems) {
    problems.add(new Problem("dsa-invalid", "`" + field + "`: " + why, null, null));
  }
}
