package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.kie.api.runtime.rule.Match;
import org.kie.api.runtime.rule.RuleContext;

/**
 * Receives what the rules find, as the DRL's one global. Public because Drools calls it; nobody
 * else needs it. Belongs to one session.
 */
public final class Collector {
  private static final int MOST_FIRED = 2000;

  private final List<Fired> fired = new ArrayList<>();
  private final IntConsumer beforeFound;

  Collector(IntConsumer beforeFound) {
    this.beforeFound = beforeFound;
  }

  /** What fired: the rule's number, and the words of the facts that it fired on. */
  record Fired(int rule, List<Word> words) {}

  /** Notes that a rule has fired. */
  public void found(RuleContext context) {
    Match match = context.getMatch();
    int rule = Integer.parseInt(match.getRule().getName().substring(1));
    beforeFound.accept(rule);
    if (fired.size() == MOST_FIRED) {
      return;
    }
    List<Word> words = new ArrayList<>();
    for (Object fact : match.getObjects()) {
      if (fact instanceof Word word) {
        words.add(word);
      }
    }
    fired.add(new Fired(rule, words));
  }

  /** Returns what fired, and forgets it. */
  List<Fired> take() {
    List<Fired> taken = new ArrayList<>(fired);
    fired.clear();
    return taken;
  }

  void clear() {
    fired.clear();
  }
}
