package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.civicmoderation.text.EntityKind;

/**
 * One piece of a term, parsed.
 *
 * <p>A cold start counts the words and ways of some hundred thousand: so lists are gone through by
 * index here, which makes nothing and leaves Java less to compile.
 */
sealed interface Node {
  /**
   * Returns its symbol.
   *
   * @param alone whether the term is one word
   */
  int symbol(Symbols symbols, boolean alone);

  /** One word, folded. */
  record Literal(String word) implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return symbols.ofWord(word, alone);
    }
  }

  /**
   * One word in any of its forms.
   *
   * @param written how the file writes it ("kill~"), with the language where it gives the forms
   * @param words the forms, folded; the word itself first
   */
  record Forms(String written, List<String> words) implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return symbols.ofForms(this, alone);
    }
  }

  /** One word that has these letters in it; open at a side where other letters may stand. */
  record Wild(String letters, boolean openBefore, boolean openAfter) implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return symbols.ofWild(this);
    }

    @Override
    public String toString() {
      return (openBefore ? "*" : "") + letters + (openAfter ? "*" : "");
    }
  }

  /** Up to {@code most} words that do not matter. */
  record Gap(int most) implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return Automaton.GAP + most;
    }
  }

  /** One word that does not matter. */
  record AnyWord() implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return Automaton.ANY;
    }
  }

  /** A thing recognised by its form. */
  record Thing(EntityKind kind) implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return Automaton.THING + kind.ordinal();
    }
  }

  /** One of several sequences; an optional one may be left out as a whole. */
  record Choice(List<List<Node>> alternatives, boolean optional) implements Node {
    @Override
    public int symbol(Symbols symbols, boolean alone) {
      return symbols.ofChoice(this, alone);
    }
  }

  /** Returns in how many ways a sequence can be read, every word's forms counted as one. */
  static long ways(List<Node> sequence) {
    long product = 1;
    for (int i = 0; i < sequence.size(); i++) {
      if (sequence.get(i) instanceof Choice choice) {
        product = Math.min(Integer.MAX_VALUE, product * ways(choice));
      }
    }
    return product;
  }

  private static long ways(Choice choice) {
    long sum = choice.optional() ? 1 : 0;
    int single = 0;
    List<List<Node>> alternatives = choice.alternatives();
    for (int at = 0; at < alternatives.size(); at++) {
      List<Node> alternative = alternatives.get(at);
      if (isWord(alternative)) {
        single++;
      } else {
        sum += ways(alternative);
      }
    }
    return sum + (single >= SHARED_WORDS ? 1 : single);
  }

  /**
   * From this many words on, the words of a choice share one edge of the automaton instead of
   * having one each: fewer states, for one more symbol to try at each of these words.
   */
  int SHARED_WORDS = 24;

  /** Returns whether a sequence is one word, whatever its forms. */
  static boolean isWord(List<Node> sequence) {
    return sequence.size() == 1
        && (sequence.get(0) instanceof Literal || sequence.get(0) instanceof Forms);
  }

  /** Returns the fewest words that a sequence needs, things and gaps not counted. */
  static int leastWords(List<Node> sequence) {
    int words = 0;
    for (int i = 0; i < sequence.size(); i++) {
      Node node = sequence.get(i);
      if (node instanceof Literal || node instanceof Forms || node instanceof Wild) {
        words++;
      } else if (node instanceof Choice choice && !choice.optional()) {
        int least = Integer.MAX_VALUE;
        List<List<Node>> alternatives = choice.alternatives();
        for (int at = 0; at < alternatives.size(); at++) {
          least = Math.min(least, leastWords(alternatives.get(at)));
        }
        words += least == Integer.MAX_VALUE ? 0 : least;
      }
    }
    return words;
  }

  /** Returns the most words that gaps of a sequence can skip in all. */
  static int widestGaps(List<Node> sequence) {
    int words = 0;
    for (int i = 0; i < sequence.size(); i++) {
      Node node = sequence.get(i);
      if (node instanceof Gap gap) {
        words += gap.most();
      } else if (node instanceof Choice choice) {
        int widest = 0;
        List<List<Node>> alternatives = choice.alternatives();
        for (int at = 0; at < alternatives.size(); at++) {
          widest = Math.max(widest, widestGaps(alternatives.get(at)));
        }
        words += widest;
      }
    }
    return words;
  }

  /**
   * A sequence that can be read in more ways than this is cut in segments, whose ways add up
   * instead of multiplying.
   */
  int MOST_WAYS_OF_SEGMENT = 16;

  /** The same for terms that may be much disguised, of which more is to be known as a whole. */
  int MOST_WAYS_OF_STRONG_SEGMENT = 64;

  /**
   * Returns a sequence cut where its ways would become too many; none ends with a gap.
   *
   * @param most how many ways a segment of several nodes may have
   */
  static List<List<Node>> segments(List<Node> sequence, int most) {
    if (ways(sequence) <= most) {
      return List.of(sequence);
    }
    List<List<Node>> segments = new ArrayList<>();
    List<Node> segment = new ArrayList<>();
    for (Node node : sequence) {
      if (!segment.isEmpty() && !(segment.get(segment.size() - 1) instanceof Gap)) {
        segment.add(node);
        if (ways(segment) <= most) {
          continue;
        }
        segment.remove(segment.size() - 1);
        segments.add(segment);
        segment = new ArrayList<>();
      }
      segment.add(node);
    }
    segments.add(segment);
    return segments;
  }
}
