package org.civicmoderation.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.civicmoderation.check.PolicyCase.Mark;
import org.civicmoderation.comment.Author;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.comment.Channel;
import org.civicmoderation.comment.ChannelComment;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.yaml.YamlMapping;
import org.civicmoderation.yaml.YamlText;

/**
 * One case file of a pack, read. Immutable.
 *
 * @param path its path inside the pack
 * @param criterion the id of the criterion that its cases are about
 * @param cases its cases, those that must be caught first
 */
public record CaseFile(String path, String criterion, List<PolicyCase> cases) {
  private static final Map<String, Outcome> CAUGHT = outcomes(Outcome.REMOVE, Outcome.REVIEW);
  private static final Map<String, Outcome> NEAR_MISS =
      outcomes(Outcome.KEEP, Outcome.REVIEW, Outcome.REMOVE);
  private static final Map<String, Boolean> ONLY = Map.of("this criterion", true);
  private static final Map<String, AuthorRole> ROLES = roles();

  public CaseFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(criterion, "criterion");
    cases = List.copyOf(cases);
  }

  /**
   * Reads all case files of a pack.
   *
   * @throws PackException if anything in them is wrong, with all that is
   */
  public static List<CaseFile> readAll(PolicyPack pack) {
    List<Problem> problems = new ArrayList<>();
    Set<String> criteria = new TreeSet<>();
    for (Criterion criterion : pack.criteria()) {
      criteria.add(criterion.id());
    }
    List<CaseFile> files = new ArrayList<>();
    Map<List<Object>, Location> seen = new HashMap<>();
    for (PackFile file : pack.cases()) {
      CaseFile read = parse(file, criteria, problems);
      files.add(read);
      for (PolicyCase policyCase : read.cases()) {
        Location before = seen.putIfAbsent(key(policyCase), policyCase.location());
        if (before != null) {
          problems.add(
              new Problem(
                  "duplicate-case",
                  "this case stands already at " + before,
                  policyCase.location(),
                  "delete one of the two"));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new PackException(problems);
    }
    return files;
  }

  /**
   * Returns what makes a case another: its criterion, its text, and all that is around the text.
   */
  private static List<Object> key(PolicyCase policyCase) {
    Comment comment = policyCase.comment();
    return List.of(
        policyCase.criterion(),
        comment.text(),
        comment.author(),
        comment.channel(),
        Optional.ofNullable(comment.originalPost()),
        Optional.ofNullable(comment.language()),
        comment.recentComments(),
        comment.channelComments());
  }

  /**
   * Reads a case file.
   *
   * @param criteria the ids that there are
   * @param problems receives what is wrong; what can be read is read
   */
  public static CaseFile parse(PackFile file, Set<String> criteria, List<Problem> problems) {
    YamlMapping root = YamlMapping.parse(file.path(), file.content(), problems);
    if (root == null) {
      return new CaseFile(file.path(), "", List.of());
    }
    YamlText criterion = root.text("criterion");
    String id = criterion == null ? "" : criterion.value();
    if (criterion != null && !criteria.contains(id)) {
      root.report(
          "unknown-criterion",
          "the policy has no criterion `" + id + "`",
          criterion.location(),
          Suggestion.help(id, criteria, null));
    }
    List<PolicyCase> cases = new ArrayList<>();
    for (YamlMapping map : root.mappings("caught")) {
      read(map, id, true, cases);
    }
    for (YamlMapping map : root.mappings("near-misses")) {
      read(map, id, false, cases);
    }
    root.refuseOtherKeys();
    return new CaseFile(file.path(), id, cases);
  }

  private static void read(
      YamlMapping map, String criterion, boolean caught, List<PolicyCase> cases) {
    YamlText text = map.text("text");
    YamlText why = map.optionalText("why");
    Outcome expected = map.optionalChoice("expect", caught ? CAUGHT : NEAR_MISS);
    if (expected == null) {
      expected = caught ? Outcome.REMOVE : Outcome.KEEP;
    }
    boolean only = map.optionalChoice("only", ONLY) != null;
    YamlText post = map.optionalText("post");
    YamlText language = map.optionalText("language");
    AuthorRole role = map.optionalChoice("author", ROLES);
    List<String> topics = values(map.texts("topics"));
    List<String> recent = values(map.texts("recent"));
    List<String> byOthers = values(map.texts("by-others"));
    map.refuseOtherKeys();
    if (text == null) {
      return;
    }
    List<Mark> marks = new ArrayList<>();
    String plain = unmarked(map, text, marks);
    if (!caught && !marks.isEmpty()) {
      map.report(
          "marked-near-miss",
          "a near miss has no words that must be quoted",
          text.location(),
          "take the marks `[[` and `]]` out, or move the case under `caught`");
    }
    Comment.Builder comment =
        Comment.builder(text.location().file() + ":" + text.location().line(), plain)
            .language(language == null ? null : language.value())
            .channel(new Channel(null, null, topics));
    if (post != null) {
      comment.originalPost(post.value());
    }
    if (role != null) {
      comment.author(new Author(null, null, role));
    }
    recent.forEach(comment::recentComment);
    for (String other : byOthers) {
      comment.channelComment(new ChannelComment(null, other));
    }
    try {
      cases.add(
          new PolicyCase(
              criterion,
              caught,
              comment.build(),
              marks,
              expected,
              only,
              why == null ? "" : why.value(),
              text.location()));
    } catch (IllegalArgumentException e) {
      map.report("refused-comment", String.valueOf(e.getMessage()), text.location(), null);
    }
  }

  /** Takes the marks out of a text. */
  private static String unmarked(YamlMapping map, YamlText text, List<Mark> marks) {
    StringBuilder plain = new StringBuilder();
    String value = text.value();
    int at = 0;
    for (int open = value.indexOf("[["); open >= 0; open = value.indexOf("[[", at)) {
      int close = value.indexOf("]]", open);
      String words = close < 0 ? "" : value.substring(open + 2, close);
      if (words.isBlank() || words.contains("[[")) {
        map.report(
            "unclosed-mark",
            close < 0 ? "a mark `[[` has no end" : "a mark holds no words, or another mark",
            text.location(),
            "write `[[the words]]`");
        return value;
      }
      plain.append(value, at, open);
      marks.add(new Mark(plain.length(), plain.length() + words.length(), words));
      plain.append(words);
      at = close + 2;
    }
    if (value.indexOf("]]", at) >= 0) {
      map.report(
          "unclosed-mark", "a mark `]]` has no start", text.location(), "write `[[the words]]`");
    }
    return plain.append(value, at, value.length()).toString();
  }

  private static List<String> values(List<YamlText> texts) {
    return texts.stream().map(YamlText::value).toList();
  }

  private static Map<String, Outcome> outcomes(Outcome... outcomes) {
    Map<String, Outcome> map = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      map.put(outcome.name(), outcome);
    }
    return map;
  }

  private static Map<String, AuthorRole> roles() {
    Map<String, AuthorRole> map = new LinkedHashMap<>();
    for (AuthorRole role : AuthorRole.values()) {
      map.put(role.id(), role);
    }
    return map;
  }
}
