package org.civicmoderation.policy;

import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * What a notice to an author says beyond its decision: how to appeal, and until when. Immutable.
 *
 * @param zone the time zone of the dates in a notice
 * @param clauseLanguage the language that the policy's clauses are written in ("en")
 * @param appealPeriod how long after a notice is sent an appeal may come
 * @param appealHow how to appeal, as whole sentences, by language
 */
public record NoticeTerms(
    ZoneId zone, String clauseLanguage, Period appealPeriod, Map<String, String> appealHow) {
  public NoticeTerms {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(clauseLanguage, "clauseLanguage");
    Objects.requireNonNull(appealPeriod, "appealPeriod");
    appealHow = Map.copyOf(appealHow);
  }
}
