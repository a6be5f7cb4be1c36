package org.civicmoderation.lexicon;

import java.util.Arrays;

/**
 * What every known word is for the automaton.
 *
 * <p>Invariant: of word {@code w}, the symbols stand from {@code starts[w]} to {@code starts[w +
 * 1]}, and the states that they lead to from the root from {@code rootStarts[w]} to {@code
 * rootStarts[w + 1]}.
 */
final class SymbolRows {
  final int[] starts;
  final int[] symbols;
  final int[] rootStarts;
  final int[] rootStates;

  /** By word: the {@linkplain Automaton#bit bits} of its symbols. */
  final long[] bits;

  SymbolRows(int[] starts, int[] symbols, Automaton automaton) {
    this.starts = starts;
    this.symbols = symbols;
    int words = starts.length - 1;
    rootStarts = new int[words + 1];
    bits = new long[words];
    int[] states = new int[symbols.length];
    int size = 0;
    for (int word = 0; word < words; word++) {
      rootStarts[word] = size;
      for (int row = starts[word]; row < starts[word + 1]; row++) {
        bits[word] |= Automaton.bit(symbols[row]);
        int state = automaton.next(Automaton.ROOT, symbols[row]);
        if (state != Automaton.NONE) {
          states[size++] = state;
        }
      }
    }
    rootStarts[words] = size;
    rootStates = Arrays.copyOf(states, size);
  }
}
