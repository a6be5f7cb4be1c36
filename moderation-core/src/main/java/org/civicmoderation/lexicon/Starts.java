package org.civicmoderation.lexicon;

import java.util.Arrays;
import java.util.List;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextEntity;

/**
 * Where in a text terms of each category may start: by category, the states that its first words
 * lead to, in the text's order. What the next word rules out at once is left out. Immutable.
 */
final class Starts {
  private final KnownWords words;
  private final int[] firstOfCategory; // 0 is none

  private int[] word;
  private int[] next; // the word that a term goes on with
  private int[] state;
  private byte[] disguise;
  private int[] following; // the next start of the same category
  private int count = 1;

  Starts(LexiconScanner scanner, NormalizedText text, KnownWords words) {
    this.words = words;
    this.firstOfCategory = new int[scanner.categories().size()];
    WordTable table = scanner.table;
    int length = text.wordCount();
    int room = 16 + 4 * length;
    word = new int[room];
    next = new int[room];
    state = new int[room];
    disguise = new byte[room];
    following = new int[room];
    List<TextEntity> entities = text.entities();
    int entity = entities.size() - 1;
    // From the last word to the first, so that each list comes out in the text's order.
    for (int at = length - 1; at >= 0; at--) {
      for (; entity >= 0 && entities.get(entity).firstWord() >= at; entity--) {
        TextEntity thing = entities.get(entity);
        int symbol = Automaton.THING + thing.kind().ordinal();
        add(
            table.rootsOfSymbol,
            symbol,
            thing.firstWord(),
            thing.lastWord() + 1,
            KnownWords.AS_WRITTEN);
      }
      add(table.rootsOfSymbol, Automaton.ANY, at, at + 1, KnownWords.AS_WRITTEN);
      for (int edge = words.firstEdge(at); edge != 0; edge = words.nextEdge(edge)) {
        add(table.rootsOfSymbol, words.symbol(edge), at, words.to(edge), words.disguise(edge));
      }
      int number = words.known(at);
      if (number != Vocabulary.UNKNOWN) {
        add(table.rootsOfWord, number, at, at + 1, KnownWords.AS_WRITTEN);
      }
    }
  }

  private void add(Rows roots, int row, int at, int after, byte how) {
    int end = roots.end(row);
    if (roots.start(row) == end) {
      return;
    }
    long bits = after < words.count() ? words.bits(after) : 0;
    int[] values = roots.values;
    for (int root = roots.start(row); root < end; root += WordTable.ROOT_SIZE) {
      long needed = Automaton.bits(values, root + WordTable.NEEDED);
      int category = values[root + WordTable.CATEGORY];
      if ((needed == -1L || (needed & bits) != 0) && words.mayHave(category)) {
        add(category, values[root + WordTable.STATE], at, after, how);
      }
    }
  }

  private void add(int category, int to, int at, int after, byte how) {
    if (count == word.length) {
      int length = count * 2;
      word = Arrays.copyOf(word, length);
      next = Arrays.copyOf(next, length);
      state = Arrays.copyOf(state, length);
      disguise = Arrays.copyOf(disguise, length);
      following = Arrays.copyOf(following, length);
    }
    word[count] = at;
    next[count] = after;
    state[count] = to;
    disguise[count] = how;
    following[count] = firstOfCategory[category];
    firstOfCategory[category] = count++;
  }

  /** Returns the first start of a category; 0 is none. */
  int first(int category) {
    return firstOfCategory[category];
  }

  int following(int start) {
    return following[start];
  }

  int word(int start) {
    return word[start];
  }

  int next(int start) {
    return next[start];
  }

  int state(int start) {
    return state[start];
  }

  byte disguise(int start) {
    return disguise[start];
  }
}
