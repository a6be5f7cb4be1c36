package org.civicmoderation.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.Term;
import org.civicmoderation.policy.PolicyPack;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/** The design that comes to mind first: a rule with a regular expression for every word. */
final class ObviousDrools {
  private static final int WORDS = 396;

  private final KieBase base;

  /** What the rules look at. */
  public static final class Fact {
    private final String text;

    Fact(String text) {
      this.text = text;
    }

    /** Returns the comment's text. */
    public String getText() {
      return text;
    }
  }

  ObviousDrools(List<String> words) {
    StringBuilder drl =
        new StringBuilder("dialect \"mvel\"\nimport ")
            .append(Fact.class.getCanonicalName())
            .append(";\nglobal java.util.concurrent.atomic.AtomicInteger found;\n");
    for (int i = 0; i < words.size(); i++) {
      drl.append("rule \"r")
          .append(i)
          .append("\" when Fact(text matches \"(?is).*\\\\b")
          .append(words.get(i))
          .append("\\\\b.*\") then found.incrementAndGet(); end\n");
    }
    base = new KieHelper().addContent(drl.toString(), ResourceType.DRL).build();
  }

  /** Returns plain words of a pack's lexicons, as many as a small word list has. */
  static List<String> words(PolicyPack pack) {
    Pattern plain = Pattern.compile("[a-z]{4,}");
    List<String> words = new ArrayList<>();
    for (Lexicon lexicon : pack.lexicons().all()) {
      for (Term term : lexicon.terms()) {
        for (String form : lexicon.forms(term)) {
          if (words.size() < WORDS && plain.matcher(form).matches() && !words.contains(form)) {
            words.add(form);
          }
        }
      }
    }
    return words;
  }

  int found(String text) {
    KieSession session = base.newKieSession();
    try {
      AtomicInteger found = new AtomicInteger();
      session.setGlobal("found", found);
      session.insert(new Fact(text));
      session.fireAllRules();
      return found.get();
    } finally {
      session.dispose();
    }
  }
}
