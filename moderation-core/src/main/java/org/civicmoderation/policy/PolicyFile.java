package org.civicmoderation.policy;

import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.yaml.YamlMapping;
import org.civicmoderation.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/**
 * A pack's policy.yaml, read.
 *
 * @param policy what it says of the policy
 * @param noticeTerms what its notices say of appeals, or null when it does not say
 * @param dsa the classification of its criteria for the DSA Transparency Database
 * @param packExtends the packs whose lexicons and rules come along
 */
record PolicyFile(
    Policy policy,
    List<Criterion> criteria,
    List<Profile> profiles,
    @Nullable NoticeTerms noticeTerms,
    Map<String, DsaClassification> dsa,
    List<YamlText> packExtends) {
  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final Map<String, Outcome> ACTIONS = outcomes(Outcome.REMOVE, Outcome.REVIEW);
  private static final Map<String, Outcome> CEILINGS =
      outcomes(Outcome.REMOVE, Outcome.REVIEW, Outcome.KEEP);

  /** Reads the file of the pack that is loaded; what cannot be read is left out, with a problem. */
  static PolicyFile parse(String path, String content, List<Problem> problems) {
    Parser parser = new Parser(problems);
    YamlMapping root = YamlMapping.parse(path, content, problems);
    return root == null ? parser.empty() : parser.policyFile(root);
  }

  /**
   * Reads the file of a pack that another one extends: only its id and what it extends itself
   * matter, and the rest may be missing.
   */
  static List<YamlText> parseExtended(
      String path, String content, String expectedId, List<Problem> problems) {
    YamlMapping root = YamlMapping.parse(path, content, problems);
    if (root == null) {
      return List.of();
    }
    YamlText id = new Parser(problems).id(root, "id");
    if (id != null && !id.value().equals(expectedId)) {
      root.report(
          "wrong-value",
          "the pack `" + id.value() + "` is found under the name `" + expectedId + "`",
          id.location(),
          "name the folder as the id");
    }
    return root.texts("extends");
  }

  private static Map<String, Outcome> outcomes(Outcome... outcomes) {
    Map<String, Outcome> map = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      map.put(outcome.name(), outcome);
    }
    return map;
  }

  private static final class Parser {
    private final List<Problem> problems;

    Parser(List<Problem> problems) {
      this.problems = problems;
    }

    PolicyFile empty() {
      Retention retention = new Retention("", Period.ZERO, "", "");
      return new PolicyFile(
          new Policy("", "", "", "", "", null, retention),
          List.of(),
          List.of(),
          null,
          Map.of(),
          List.of());
    }

    PolicyFile policyFile(YamlMapping root) {
      YamlText id = id(root, "id");
      YamlText title = root.text("title");
      YamlText issuer = root.text("issuer");
      YamlText revision = root.text("revision");
      YamlText effective = root.text("effective");
      YamlText source = root.optionalText("source");
      List<YamlText> packExtends = root.texts("extends");
      Retention retention = retention(root.mapping("retention"));
      List<Criterion> criteria = criteria(root);
      Set<String> ids = new LinkedHashSet<>();
      criteria.forEach(criterion -> ids.add(criterion.id()));
      List<Profile> profiles = profiles(root, ids);
      NoticeTerms noticeTerms = noticeTerms(root.optionalMapping("notices"));
      Map<String, DsaClassification> dsa = dsa(root.optionalMapping("dsa"), ids);
      root.refuseOtherKeys();
      Policy policy =
          new Policy(
              value(id),
              value(title),
              value(issuer),
              value(revision),
              value(effective),
              source == null ? null : source.value(),
              retention);
      return new PolicyFile(policy, criteria, profiles, noticeTerms, dsa, packExtends);
    }

    private @Nullable NoticeTerms noticeTerms(@Nullable YamlMapping map) {
      if (map == null) {
        return null;
      }
      ZoneId zone = zone(map.text("zone"));
      YamlText language = map.text("clause-language");
      Period period = Period.ZERO;
      Map<String, String> how = new LinkedHashMap<>();
      YamlMapping appeal = map.mapping("appeal");
      if (appeal != null) {
        period = period(appeal.text("period"));
        YamlMapping sentences = appeal.mapping("how");
        if (sentences != null) {
          for (YamlText key : sentences.keys()) {
            YamlText sentence = sentences.optionalText(key.value());
            if (sentence != null) {
              how.put(key.value(), sentence.value().strip());
            }
          }
        }
        appeal.refuseOtherKeys();
      }
      map.refuseOtherKeys();
      return new NoticeTerms(zone, value(language), period, how);
    }

    private ZoneId zone(@Nullable YamlText text) {
      if (text == null) {
        return ZoneOffset.UTC;
      }
      try {
        return ZoneId.of(text.value());
      } catch (DateTimeException e) {
        report(
            "wrong-value",
            "`" + text.value() + "` is not a time zone",
            text.location(),
            "write it as the time zone database does: America/Chicago");
        return ZoneOffset.UTC;
      }
    }

    private Map<String, DsaClassification> dsa(@Nullable YamlMapping map, Set<String> criteria) {
      Map<String, DsaClassification> dsa = new LinkedHashMap<>();
      if (map == null) {
        return dsa;
      }
      for (YamlText key : map.keys()) {
        if (!criteria.contains(key.value())) {
          unknownCriterion(key, criteria);
        }
        YamlMapping entry = map.optionalMapping(key.value());
        if (entry == null) {
          continue;
        }
        String category = entry.choice("category", DsaClassification.choices());
        List<String> keywords = new ArrayList<>();
        for (YamlText keyword : entry.texts("keywords")) {
          if (DsaClassification.KEYWORDS.contains(keyword.value())) {
            keywords.add(keyword.value());
          } else {
            report(
                "wrong-value",
                "the database has no keyword `" + keyword.value() + "`",
                keyword.location(),
                Suggestion.help(
                    keyword.value(), DsaClassification.KEYWORDS, "docs/dsa.md lists the keywords"));
          }
        }
        YamlText other = entry.optionalText("other");
        entry.refuseOtherKeys();
        if (category != null) {
          dsa.put(
              key.value(),
              new DsaClassification(category, keywords, other == null ? null : other.value()));
        }
      }
      return dsa;
    }

    private void unknownCriterion(YamlText key, Set<String> criteria) {
      report(
          "unknown-criterion",
          "the policy has no criterion `" + key.value() + "`",
          key.location(),
          Suggestion.help(key.value(), criteria, null));
    }

    private Retention retention(@Nullable YamlMapping map) {
      if (map == null) {
        return empty().policy().retention();
      }
      YamlText series = map.text("series");
      YamlText period = map.text("period");
      YamlText trigger = map.text("trigger");
      YamlText authority = map.text("authority");
      map.refuseOtherKeys();
      return new Retention(value(series), period(period), value(trigger), value(authority));
    }

    private Period period(@Nullable YamlText text) {
      if (text == null) {
        return Period.ZERO;
      }
      try {
        Period period = Period.parse(text.value());
        if (!period.isNegative() && !period.isZero()) {
          return period;
        }
      } catch (DateTimeException e) {
        // Said below, as for a period that is not positive.
      }
      report(
          "wrong-value",
          "`" + text.value() + "` is not a period",
          text.location(),
          "write seven years as P7Y, eighteen months as P18M, ninety days as P90D (ISO 8601)");
      return Period.ZERO;
    }

    private List<Criterion> criteria(YamlMapping root) {
      List<Criterion> criteria = new ArrayList<>();
      Set<String> ids = new LinkedHashSet<>();
      for (YamlMapping map : root.mappings("criteria")) {
        YamlText id = id(map, "id");
        YamlText clause = map.text("clause");
        YamlText source = map.text("source");
        Outcome action = map.choice("default-action", ACTIONS);
        Outcome ceiling = map.choice("ceiling", CEILINGS);
        map.refuseOtherKeys();
        if (action != null && ceiling != null && action.compareTo(ceiling) > 0) {
          report(
              "above-ceiling",
              "the default action " + action + " is above the ceiling " + ceiling,
              map.location(),
              "lower the action or raise the ceiling");
        }
        if (id != null && !ids.add(id.value())) {
          duplicate("criterion", id);
        }
        criteria.add(
            new Criterion(
                value(id),
                new Clause(value(clause), value(source)),
                action == null ? Outcome.REVIEW : action,
                ceiling == null ? Outcome.REMOVE : ceiling));
      }
      if (criteria.isEmpty() && !root.has("criteria")) {
        report(
            "no-criteria",
            "the pack has no criteria",
            root.location(),
            "list the policy's clauses under `criteria`");
      }
      return criteria;
    }

    private List<Profile> profiles(YamlMapping root, Set<String> criteria) {
      List<Profile> profiles = new ArrayList<>();
      Set<String> names = new LinkedHashSet<>();
      for (YamlMapping map : root.mappings("profiles")) {
        YamlText name = id(map, "name");
        YamlText description = map.text("description");
        Map<String, Outcome> ceilings = ceilings(map.optionalMapping("ceilings"), criteria);
        map.refuseOtherKeys();
        if (name != null && !names.add(name.value())) {
          duplicate("profile", name);
        }
        profiles.add(new Profile(value(name), value(description), ceilings));
      }
      if (profiles.isEmpty() && !root.has("profiles")) {
        report(
            "no-profiles",
            "the pack has no profiles",
            root.location(),
            "list at least one under `profiles`, with `name` and `description`");
      }
      return profiles;
    }

    private Map<String, Outcome> ceilings(@Nullable YamlMapping map, Set<String> criteria) {
      Map<String, Outcome> ceilings = new LinkedHashMap<>();
      if (map == null) {
        return ceilings;
      }
      for (YamlText key : map.keys()) {
        Outcome ceiling = map.choice(key.value(), CEILINGS);
        if (!criteria.contains(key.value())) {
          unknownCriterion(key, criteria);
        } else if (ceiling != null) {
          ceilings.put(key.value(), ceiling);
        }
      }
      return ceilings;
    }

    @Nullable YamlText id(YamlMapping map, String key) {
      YamlText id = map.text(key);
      if (id != null && !ID.matcher(id.value()).matches()) {
        report(
            "bad-id",
            "`" + id.value() + "` is not an id",
            id.location(),
            "ids are lower-case words joined by hyphens: `off-topic`");
      }
      return id;
    }

    private void duplicate(String what, YamlText id) {
      report(
          "duplicate-id",
          "there are two "
              + (what.equals("criterion") ? "criteria" : "profiles")
              + " `"
              + id.value()
              + "`",
          id.location(),
          "ids are permanent: give the newer one another");
    }

    private void report(String code, String message, Location at, @Nullable String help) {
      problems.add(new Problem(code, message, at, help));
    }

    private static String value(@Nullable YamlText text) {
      return text == null ? "" : text.value();
    }
  }
}
