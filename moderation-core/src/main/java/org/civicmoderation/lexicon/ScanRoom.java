package org.civicmoderation.lexicon;

/**
 * The memory in which a text is scanned, used again for the next text: what is made anew for each
 * text pushes the terms out of the processor's cache. What is in it is only right while one text is
 * scanned. Belongs to one thread at a time.
 */
final class ScanRoom {
  /** Texts of more words than that get room of their own. */
  static final int MOST_WORDS = 2048;

  final RawFindings raw;
  final Edges edges = new Edges();
  final BeginSearch begins;
  final int[] places = new int[MOST_WORDS];
  final long[] bits = new long[MOST_WORDS];
  final long[] symbols = new long[MOST_WORDS * 4];

  ScanRoom(LexiconScanner scanner) {
    this.raw = new RawFindings(scanner.categories().size());
    this.begins = new BeginSearch(scanner);
  }
}
