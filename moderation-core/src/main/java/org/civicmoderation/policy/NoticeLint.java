package org.civicmoderation.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.text.ReadingLevel;
import org.jspecify.annotations.Nullable;

/**
 * Holds a pack's notices to what a notice must say and how: every template is filled with marks in
 * place of values, and what comes out is looked at.
 */
final class NoticeLint {
  /** The highest school grade that a notice may need. */
  static final double MAX_GRADE = 8;

  /** What a template may read, in the order of docs/notices.md. */
  static final List<String> PLACEHOLDERS =
      List.of(
          "issuer",
          "policy",
          "revision",
          "effective",
          "policy-url",
          "comment",
          "comment-language",
          "posted",
          "place",
          "link",
          "grounds",
          "clause",
          "clause-source",
          "clause-language",
          "words",
          "reviewer",
          "decision",
          "decided",
          "appeal-how",
          "appeal-until");

  private static final Set<String> OF_A_GROUND =
      Set.of("clause", "clause-source", "clause-language", "words");

  private static final List<String> ALWAYS_SAID =
      List.of("comment", "clause", "clause-source", "decision");
  private static final List<String> SAID_WHERE_KNOWN = List.of("words", "policy-url");
  private static final List<String> SAID_OF_APPEALS = List.of("appeal-how", "appeal-until");

  /** Words that judge the author instead of naming the clause. */
  private static final Map<String, Pattern> ACCUSING =
      Map.of(
          "en",
          words(
              "violat(?:e|es|ed|ing|ion|ions)|you(?:'ve|’ve| have)? br(?:oke|oken|each|eached)"
                  + "|offen(?:der|ders|sive|ded)|abus(?:e|ed|er|ive)|guilty|inappropriate"
                  + "|unacceptable|misconduct|misbehav\\w+|punish\\w*|illegal|unlawful|criminal"
                  + "|hateful|shame\\w*|wrongdoing|troll\\w*"),
          "es",
          words(
              "viol(?:ó|a|ado|ación|aciones)|infring\\w+|infracci\\w+|incumpl\\w+|ofensiv[oa]s?"
                  + "|abus(?:o|a|ivo|iva|ó)|culpable|inapropiad[oa]s?|inaceptable|castig\\w+"
                  + "|ilegal(?:es)?|ilícit[oa]s?|delito|criminal|odios[oa]|vergüenza"));

  private static final Pattern MARK = Pattern.compile("⟦[a-z-]+⟧(?:<|&lt;)");
  private static final Pattern TAG = Pattern.compile("\\{\\{[^}]*\\}\\}\\}?");

  private final PolicyFile policy;
  private final List<Problem> problems;

  private NoticeLint(PolicyFile policy, List<Problem> problems) {
    this.policy = policy;
    this.problems = problems;
  }

  /** Adds what is wrong with a pack's notices to the problems. */
  static void check(PolicyFile policy, List<NoticeTemplate> templates, List<Problem> problems) {
    new NoticeLint(policy, problems).check(templates);
  }

  private void check(List<NoticeTemplate> templates) {
    NoticeTerms terms = policy.noticeTerms();
    if (templates.isEmpty()) {
      if (terms != null) {
        report(
            "no-notices",
            "policy.yaml has `notices`, but the pack has no templates for them",
            Location.ofFile(PackFiles.POLICY),
            "extend a pack that has some (`extends: [plain-notices]`), or add"
                + " notices/remove.en.txt.mustache and notices/remove.en.html.mustache");
      }
      return;
    }
    if (terms == null) {
      report(
          "no-notice-terms",
          "the pack has templates for notices, but policy.yaml does not say how to appeal",
          Location.ofFile(PackFiles.POLICY),
          "add `notices` with `zone`, `clause-language` and `appeal`, as docs/notices.md has it");
    }
    Set<String> languages = new LinkedHashSet<>();
    for (NoticeTemplate template : templates) {
      languages.add(template.language());
      requireSibling(template, templates);
      check(template, terms);
    }
    for (String language : languages) {
      if (templates.stream()
          .noneMatch(t -> t.language().equals(language) && t.outcome() == Outcome.REMOVE)) {
        report(
            "missing-notice",
            "there is a notice in `" + language + "`, but none that tells of a removal",
            null,
            "add notices/remove." + language + ".txt.mustache and its HTML");
      }
      if (terms != null && !terms.appealHow().containsKey(language)) {
        report(
            "missing-key",
            "there are notices in `" + language + "`, but `how` does not say how to appeal in it",
            Location.ofFile(PackFiles.POLICY),
            "add `" + language + ": …` under `notices`, `appeal`, `how`");
      }
    }
  }

  private void requireSibling(NoticeTemplate template, List<NoticeTemplate> templates) {
    String other = template.format().equals("txt") ? "html" : "txt";
    boolean found =
        templates.stream()
            .anyMatch(
                t ->
                    t.outcome() == template.outcome()
                        && t.language().equals(template.language())
                        && t.format().equals(other));
    if (!found) {
      report(
          "missing-notice",
          "the notice has no " + (other.equals("txt") ? "plain text" : "HTML"),
          Location.ofFile(template.path()),
          "add "
              + template.path().replace("." + template.format() + ".", "." + other + ".")
              + " beside it");
    }
  }

  private void check(NoticeTemplate template, @Nullable NoticeTerms terms) {
    Set<String> unknown = template.names();
    PLACEHOLDERS.forEach(unknown::remove);
    for (String name : unknown) {
      report(
          "unknown-placeholder",
          "a notice has no placeholder `" + name + "`",
          place(template, tag(name)),
          Suggestion.help(name, PLACEHOLDERS, "known here: " + String.join(", ", PLACEHOLDERS)));
    }
    accusations(template);
    if (!unknown.isEmpty()) {
      return;
    }
    try {
      said(template);
      if (terms != null) {
        readingLevel(template, terms);
      }
    } catch (IllegalArgumentException e) {
      report(
          "misplaced-placeholder",
          "a placeholder of a ground stands outside of `{{#grounds}}`",
          Location.ofFile(template.path()),
          "clause, clause-source, clause-language and words belong between `{{#grounds}}` and"
              + " `{{/grounds}}`");
    }
    if (template.format().equals("html")) {
      accessible(template);
    }
  }

  /** Reports what a filled template does not say, and what it says unescaped. */
  private void said(NoticeTemplate template) {
    String full = template.fill(marks(true, false));
    String bare = template.fill(marks(false, false));
    String person = template.fill(marks(true, true));
    // A review may rest on no ground, where a rule failed.
    Map<String, Object> groundless = marks(false, false);
    groundless.put("grounds", List.of());
    template.fill(groundless);

    List<String> missing = new ArrayList<>();
    for (String name : ALWAYS_SAID) {
      requireIn(name, missing, full, bare, person);
    }
    for (String name : SAID_WHERE_KNOWN) {
      requireIn(name, missing, full, person);
    }
    requireIn("reviewer", missing, person);
    if (template.outcome() == Outcome.REMOVE) {
      for (String name : SAID_OF_APPEALS) {
        requireIn(name, missing, full, bare, person);
      }
    }
    for (String name : missing) {
      report(
          "missing-placeholder",
          "the notice does not always say its `" + name + "`",
          Location.ofFile(template.path()),
          "add `{{"
              + name
              + "}}`"
              + (OF_A_GROUND.contains(name) ? " between `{{#grounds}}` and `{{/grounds}}`" : ""));
    }
    if (!template.saysWithout("reviewer")) {
      report(
          "missing-placeholder",
          "the notice does not say that no person made the decision",
          Location.ofFile(template.path()),
          "say it between `{{^reviewer}}` and `{{/reviewer}}`");
    }
    if (template.format().equals("html")) {
      for (String name : PLACEHOLDERS) {
        if (full.contains(mark(name) + "<")) {
          report(
              "unescaped-placeholder",
              "`" + name + "` would stand in the page unescaped",
              place(template, Pattern.compile("\\{\\{(?:\\{|&)\\s*" + Pattern.quote(name))),
              "write it with two braces: `{{" + name + "}}`");
        }
      }
    }
  }

  private static void requireIn(String name, List<String> missing, String... filled) {
    for (String text : filled) {
      if (!text.contains(mark(name))) {
        missing.add(name);
        return;
      }
    }
  }

  private void accusations(NoticeTemplate template) {
    Pattern accusing = ACCUSING.get(template.language());
    if (accusing == null) {
      return;
    }
    // Placeholders are not the template's own words; they keep their places.
    String prose = TAG.matcher(template.content()).replaceAll(m -> " ".repeat(m.group().length()));
    Matcher matcher = accusing.matcher(prose);
    while (matcher.find()) {
      report(
          "accusing-notice",
          "`" + matcher.group() + "` judges the author",
          place(template, matcher.start(), matcher.end()),
          "name the clause and the words, and leave the judgment out");
    }
  }

  private void readingLevel(NoticeTemplate template, NoticeTerms terms) {
    double worst = 0;
    for (boolean person : new boolean[] {false, true}) {
      Map<String, Object> values = marks(true, person);
      values.put("issuer", policy.policy().issuer());
      values.put("policy", policy.policy().title());
      values.put("appeal-how", terms.appealHow().getOrDefault(template.language(), ""));
      // What is quoted does not count, and a figure is no word.
      String text = plain(MARK.matcher(template.fill(values)).replaceAll("1"));
      worst =
          Math.max(
              worst,
              ReadingLevel.of(text, template.language()).map(ReadingLevel::grade).orElse(0.0));
    }
    if (worst > MAX_GRADE) {
      report(
          "hard-notice",
          String.format(
              Locale.ROOT,
              "the notice takes %.1f years of school to read; it may take %.0f",
              worst,
              MAX_GRADE),
          Location.ofFile(template.path()),
          "shorten its sentences, and take shorter words; what it quotes does not count");
    }
  }

  private void accessible(NoticeTemplate template) {
    String html = template.content();
    if (!html.contains("<html lang=\"" + template.language() + "\">")) {
      report(
          "inaccessible-notice",
          "the page does not name its language",
          Location.ofFile(template.path()),
          "begin it with `<html lang=\"" + template.language() + "\">`");
    }
    for (String element : List.of("title", "main", "h1")) {
      if (!html.contains("<" + element + ">")) {
        report(
            "inaccessible-notice",
            "the page has no `<" + element + ">`",
            Location.ofFile(template.path()),
            "a screen reader tells what a page is by its title, its main part and its heading");
      }
    }
  }

  /** Returns the words of a page, each block a paragraph. */
  static String plain(String html) {
    return html.replaceAll("(?s)<(style|title|script)\\b.*?</\\1>", "")
        .replaceAll(
            "(?i)</?(?:p|h[1-6]|li|ul|ol|div|main|blockquote|section|header|footer)\\b[^>]*>",
            "\n\n")
        .replaceAll("<[a-zA-Z/!][^>]*>", "");
  }

  private static Map<String, Object> marks(boolean full, boolean person) {
    Map<String, Object> values = new HashMap<>();
    for (String name : PLACEHOLDERS) {
      if (!OF_A_GROUND.contains(name)) {
        values.put(name, mark(name) + "<");
      }
    }
    if (!full) {
      for (String name : List.of("policy-url", "posted", "place", "link", "comment-language")) {
        values.put(name, "");
      }
    }
    if (!person) {
      values.put("reviewer", "");
    }
    values.put("grounds", List.of(ground(full)));
    return values;
  }

  private static Map<String, Object> ground(boolean full) {
    Map<String, Object> ground = new HashMap<>();
    OF_A_GROUND.forEach(name -> ground.put(name, mark(name) + "<"));
    if (!full) {
      ground.put("words", "");
    }
    return ground;
  }

  private static String mark(String name) {
    return "⟦" + name + "⟧";
  }

  private static Pattern tag(String name) {
    String bare = name.replaceFirst("^[>$<]", "");
    return Pattern.compile("\\{\\{[{&#^>$<]?\\s*" + Pattern.quote(bare) + "\\s*\\}\\}");
  }

  private static Location place(NoticeTemplate template, Pattern pattern) {
    Matcher matcher = pattern.matcher(template.content());
    return matcher.find()
        ? place(template, matcher.start(), matcher.end())
        : Location.ofFile(template.path());
  }

  private static Location place(NoticeTemplate template, int start, int end) {
    String before = template.content().substring(0, start);
    int line = 1 + (int) before.chars().filter(unit -> unit == '\n').count();
    int column = start - (before.lastIndexOf('\n') + 1) + 1;
    String source = template.content().lines().toList().get(line - 1);
    return new Location(template.path(), line, column, source, end - start);
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "\\b(?:" + alternatives + ")\\b",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  private void report(String code, String message, @Nullable Location at, @Nullable String help) {
    problems.add(new Problem(code, message, at, help));
  }
}
