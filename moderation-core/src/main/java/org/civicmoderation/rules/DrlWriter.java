package org.civicmoderation.rules;

import java.util.List;
import org.civicmoderation.rules.RuleDefinition.Sentence;

/**
 * Writes rules as DRL. Nothing of a rule file gets into it but numbers: rules and sentences go by
 * generated numbers, and the sentences stand beside as comments of plain letters.
 */
final class DrlWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean comments;

  private DrlWriter(boolean comments) {
    this.comments = comments;
  }

  /** Returns the DRL of rules, for people to read: each under its own sentences. */
  static String write(List<CompiledRule> rules) {
    return write(rules, true);
  }

  /**
   * Returns the same without comments, for Drools to compile, which would read them letter by
   * letter.
   */
  static String writeBare(List<CompiledRule> rules) {
    return write(rules, false);
  }

  private static String write(List<CompiledRule> rules, boolean comments) {
    DrlWriter writer = new DrlWriter(comments);
    writer.head();
    for (CompiledRule rule : rules) {
      writer.rule(rule);
    }
    return writer.out.toString();
  }

  /** Returns the name that a rule has in the DRL. */
  static String name(int rule) {
    return "r" + rule;
  }

  private void head() {
    String here = DrlWriter.class.getPackageName();
    out.append("package org.civicmoderation.drl;\n\n");
    for (Class<?> fact : List.of(Around.class, Tally.class, Word.class)) {
      out.append("import ").append(here).append('.').append(fact.getSimpleName()).append(";\n");
    }
    out.append("\nglobal ").append(Collector.class.getName()).append(" collector;\n");
    out.append("\ndialect \"mvel\"\n");
  }

  private void rule(CompiledRule rule) {
    if (comments) {
      sentences(rule.definition());
    }
    out.append("rule \"").append(name(rule.index())).append("\"\nwhen\n");
    for (CompiledRule.Whole whole : rule.wholes()) {
      out.append("  Around( slot == ").append(whole.slot()).append(", value ");
      out.append(Operators.of(whole.test())).append(' ').append(whole.n()).append(" )\n");
    }
    for (CompiledRule.Count count : rule.counts()) {
      out.append("  Tally( slot == ").append(count.slot());
      out.append(", number ").append(Operators.of(Condition.Test.AT_LEAST)).append(' ');
      out.append(count.n()).append(" )\n");
    }
    for (int place = 0; place < rule.finds().size(); place++) {
      find(rule, place);
    }
    for (CompiledRule.Absent absent : rule.absents()) {
      out.append("  not Word( slot == ").append(absent.slot()).append(" )\n");
    }
    for (CompiledRule.Step step : rule.steps()) {
      if (step instanceof CompiledRule.Lack lack) {
        for (int known : lack.known()) {
          out.append("  not Word( slot == ").append(lack.slot());
          relation(lack.relation(), lack.n(), known);
          out.append(" )\n");
        }
      }
    }
    out.append("then\n  collector.found( drools );\nend\n");
  }

  private void sentences(RuleDefinition definition) {
    out.append("\n// ");
    comment(definition.id());
    out.append("  ");
    comment(definition.reference().file());
    out.append(' ').append(definition.reference().line()).append('\n');
    for (Sentence<Condition> sentence : definition.conditions()) {
      out.append("//     ");
      comment(sentence.text());
      out.append('\n');
    }
  }

  private void find(CompiledRule rule, int place) {
    CompiledRule.Find find = rule.finds().get(place);
    out.append("  $").append(place).append(" : Word( slot == ").append(find.slot());
    for (CompiledRule.Step step : rule.steps()) {
      if (step instanceof CompiledRule.Said said && said.words().contains(place)) {
        out.append(", marks ").append(said.bears() ? "bears " : "lacks ").append(said.marks());
      }
    }
    if (find.known() >= 0) {
      relation(find.relation(), find.n(), find.known());
    }
    out.append(" )\n");
  }

  private void relation(Relation relation, int n, int known) {
    if (relation == Relation.ANYWHERE) {
      return;
    }
    out.append(", this ").append(relation.operator());
    if (relation.counted()) {
      out.append('[').append(n).append(']');
    }
    out.append(" $").append(known);
  }

  /** Writes a comment's letters; whatever could mean something to a compiler becomes {@code _}. */
  private void comment(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || " \"-,./".indexOf(c) >= 0;
      out.append(plain ? c : '_');
    }
  }
}
