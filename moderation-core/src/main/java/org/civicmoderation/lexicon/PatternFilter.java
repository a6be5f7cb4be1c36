package org.civicmoderation.lexicon;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.civicmoderation.text.NormalizedText;

/**
 * Tells which of many patterns may match where in a text, so that RE2/J, which takes microseconds
 * for each, runs only those, and only there. What it tells may be too much but never too little.
 * Thread-safe.
 *
 * <p>Patterns that need the same of a text share an automaton, which reads only texts that have it:
 * most texts have neither a digit nor a link, and most patterns want one. All patterns in one
 * automaton would also multiply their states.
 */
final class PatternFilter {
  /** In syntax that the reader does not know, or too large. */
  private final BitSet always = new BitSet();

  private final Map<PatternNeed, PatternAutomaton> automata = new EnumMap<>(PatternNeed.class);

  PatternFilter(List<String> sources) {
    Map<PatternNeed, SortedMap<Integer, RegexReader.Expression>> byNeed =
        new EnumMap<>(PatternNeed.class);
    for (int i = 0; i < sources.size(); i++) {
      try {
        RegexReader.Expression expression = new RegexReader(sources.get(i)).read();
        byNeed
            .computeIfAbsent(PatternNeed.of(expression), need -> new TreeMap<>())
            .put(i, expression);
      } catch (RegexReader.UnknownSyntax | StackOverflowError e) {
        always.set(i);
      }
    }
    byNeed.forEach(
        (need, expressions) -> {
          PatternAutomaton automaton = new PatternAutomaton(expressions);
          always.or(automaton.tooLarge());
          automata.put(need, automaton);
        });
  }

  /**
   * Returns where patterns may match.
   *
   * @param words what is known of the text's words: most can be passed over
   */
  PatternPlaces mayMatch(NormalizedText text, KnownWords words) {
    PatternPlaces places = new PatternPlaces(always);
    if (!automata.isEmpty()) {
      int met = PatternNeed.metBy(text);
      automata.forEach(
          (need, automaton) -> {
            if ((met & need.bit()) != 0) {
              automaton.find(text, words, places);
            }
          });
    }
    return places;
  }
}
