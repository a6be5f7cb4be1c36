package org.civicmoderation.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The notices to authors that a pack can write: its templates and its terms. Immutable.
 *
 * @param terms how to appeal, and until when
 * @param templates the templates, in the order of their paths
 */
public record Notices(NoticeTerms terms, List<NoticeTemplate> templates) {
  public Notices {
    Objects.requireNonNull(terms, "terms");
    templates = List.copyOf(templates);
  }

  /** Returns the languages that notices of an outcome can be written in, English first. */
  public List<String> languages(Outcome outcome) {
    return templates.stream()
        .filter(template -> template.outcome() == outcome)
        .map(NoticeTemplate::language)
        .distinct()
        .sorted(
            (a, b) -> a.equals(b) ? 0 : a.equals("en") ? -1 : b.equals("en") ? 1 : a.compareTo(b))
        .toList();
  }

  /** Returns the template for an outcome, a language and a format ("txt" or "html"). */
  public Optional<NoticeTemplate> template(Outcome outcome, String language, String format) {
    return templates.stream()
        .filter(template -> template.outcome() == outcome)
        .filter(template -> template.language().equals(language))
        .filter(template -> template.format().equals(format))
        .findFirst();
  }
}
