package org.civicmoderation.text;

/** Makes text ready for matching. Immutable and thread-safe. */
public final class TextNormalizer {
  /** Returns the text made ready for matching. Linear in its length. */
  public NormalizedText normalize(String text) {
    return Segmenter.segment(text, TextCleaner.clean(text));
  }
}
