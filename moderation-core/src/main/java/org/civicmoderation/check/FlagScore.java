package org.civicmoderation.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.civicmoderation.decision.Decision;
import org.civicmoderation.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** Comments labelled with whether they are to be flagged under some criteria. */
final class FlagScore extends Score {
  private final Hits all = new Hits();
  private final Hits shared = new Hits();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Hits> byGroup = new TreeMap<>();
  private final RuleTally rules = new RuleTally();
  private int wronglyRemoved;

  FlagScore(int mostMisses) {
    super(mostMisses);
  }

  @Override
  boolean concerns(LabelledComment comment) {
    return comment.flagged() != null;
  }

  @Override
  boolean take(LabelledComment comment, Decision decision) {
    boolean flagged = Objects.requireNonNull(comment.flagged());
    Set<String> criteria = united(comment.criteria());
    boolean found =
        comment.anyCriterion()
            ? decision.outcome() != Outcome.KEEP
            : acting(decision).stream().anyMatch(criteria::contains);
    all.add(flagged, found);
    if (!comment.tags().contains(LabelledComment.UNSHARED)) {
      shared.add(flagged, found);
    }
    outcomes.merge(decision.outcome(), 1, Integer::sum);
    if (!flagged && found && decision.outcome() == Outcome.REMOVE) {
      wronglyRemoved++;
    }
    byGroup.computeIfAbsent(group(comment), key -> new Hits()).add(true, found == flagged);
    rules.add(comment, decision);
    return found == flagged;
  }

  private static String group(LabelledComment comment) {
    if (comment.group() != null) {
      return comment.group();
    }
    return Objects.requireNonNullElse(comment.comment().language(), "?");
  }

  private int plain() {
    return count() - all.asked();
  }

  private int plainKept() {
    return plain() - (all.found() - all.both());
  }

  /** Returns the recall of what this policy asks for too; null where all comments do. */
  private @Nullable Double sharedRecall() {
    return shared.asked() == all.asked() ? null : share(shared.both(), shared.asked());
  }

  private @Nullable Double groupShare(String group) {
    Hits hits = byGroup.getOrDefault(group, new Hits());
    return share(hits.both(), hits.asked());
  }

  private @Nullable String leastGroup() {
    String least = null;
    double leastShare = Double.MAX_VALUE;
    for (String group : byGroup.keySet()) {
      Double share = groupShare(group);
      if (share != null && share < leastShare) {
        least = group;
        leastShare = share;
      }
    }
    return least;
  }

  @Override
  Map<String, @Nullable Double> figures() {
    Map<String, @Nullable Double> figures = new LinkedHashMap<>();
    figures.put("flagged_precision", share(all.both(), all.found()));
    figures.put("flagged_recall", share(all.both(), all.asked()));
    if (sharedRecall() != null) {
      figures.put("shared_recall", sharedRecall());
    }
    figures.put("plain_kept", share(plainKept(), plain()));
    figures.put("plain_removed", share(wronglyRemoved, plain()));
    figures.put("accuracy", share(all.both() + plainKept(), count()));
    String least = leastGroup();
    if (least != null && byGroup.size() > 1) {
      figures.put("least_group", groupShare(least));
    }
    return figures;
  }

  @Override
  RuleTally rules() {
    return rules;
  }

  @Override
  Map<String, Map<String, @Nullable Double>> groups() {
    Map<String, Map<String, @Nullable Double>> groups = new LinkedHashMap<>();
    if (byGroup.size() > 1) {
      for (String group : byGroup.keySet()) {
        Map<String, @Nullable Double> right = new LinkedHashMap<>();
        right.put("accuracy", groupShare(group));
        groups.put(group, right);
      }
    }
    return groups;
  }

  @Override
  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("n", count());
    write(json, "flagged_precision", share(all.both(), all.found()));
    write(json, "flagged_recall", share(all.both(), all.asked()));
    if (sharedRecall() != null) {
      write(json, "shared_recall", sharedRecall());
    }
    write(json, "plain_kept", share(plainKept(), plain()));
    write(json, "plain_removed", share(wronglyRemoved, plain()));
    write(json, "accuracy", share(all.both() + plainKept(), count()));
    PlainScore.write(json, outcomes);
    String least = leastGroup();
    Double leastShare = least == null ? null : groupShare(least);
    if (least == null || leastShare == null) {
      json.writeNullField("least_group");
    } else {
      json.writeArrayFieldStart("least_group");
      json.writeString(least);
      json.writeNumber(leastShare);
      json.writeEndArray();
    }
    json.writeObjectFieldStart("by_group");
    for (String group : byGroup.keySet()) {
      write(json, group, groupShare(group));
    }
    json.writeEndObject();
    rules.write(json);
  }

  @Override
  String table() {
    StringBuilder out = new StringBuilder();
    row(out, "comments", String.valueOf(count()));
    row(out, "to be flagged", String.valueOf(all.asked()));
    row(out, "  precision", cell(share(all.both(), all.found())));
    row(out, "  recall", cell(share(all.both(), all.asked())));
    if (sharedRecall() != null) {
      row(out, "  recall of " + shared.asked() + " that are shared", cell(sharedRecall()));
    }
    row(out, "to be left alone", String.valueOf(plain()));
    row(out, "  left alone", cell(share(plainKept(), plain())));
    row(out, "  removed", cell(share(wronglyRemoved, plain())));
    row(out, "accuracy", cell(share(all.both() + plainKept(), count())));
    out.append(PlainScore.table(outcomes));
    if (byGroup.size() > 1) {
      out.append("\nright by group\n");
      byGroup.keySet().forEach(group -> row(out, "  " + group, cell(groupShare(group))));
    }
    return out.append(rules.table()).toString();
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append(String.format(Locale.ROOT, "%-34s %8s\n", name, value));
  }
}
