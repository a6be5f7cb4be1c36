package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lexicons of a pack, and what finds their terms. Where they came compiled, their files are
 * parsed only when somebody asks what is in them. Immutable to those who see it, and thread-safe.
 */
public final class Lexicons {
  private final Supplier<List<Lexicon>> parser;
  private @Nullable List<Lexicon> parsed;
  private @Nullable LexiconScanner scanner;

  private Lexicons(Supplier<List<Lexicon>> parser, @Nullable LexiconScanner scanner) {
    this.parser = parser;
    this.scanner = scanner;
  }

  /** Returns lexicons that were parsed. */
  public static Lexicons of(Collection<Lexicon> lexicons) {
    List<Lexicon> all = List.copyOf(lexicons);
    return new Lexicons(() -> all, null);
  }

  /**
   * Returns lexicons that were compiled before, those that the engine ships included.
   *
   * @param parser parses the files that they were compiled from; asked at most once
   */
  public static Lexicons of(LexiconScanner compiled, Supplier<List<Lexicon>> parser) {
    return new Lexicons(parser, compiled);
  }

  /** Returns the lexicons, in the order of their files; without those that the engine ships. */
  public synchronized List<Lexicon> all() {
    List<Lexicon> known = parsed;
    if (known == null) {
      known = List.copyOf(parser.get());
      parsed = known;
    }
    return known;
  }

  /** Returns the {@linkplain LexiconScanner#categories categories} of {@link #scanner}. */
  public synchronized List<String> categories() {
    LexiconScanner known = scanner;
    return known == null ? LexiconCompiler.categories(withBuiltIn()) : known.categories();
  }

  /**
   * Returns what finds the terms of these lexicons and of those that the engine ships; compiled
   * when first asked for.
   */
  public synchronized LexiconScanner scanner() {
    LexiconScanner known = scanner;
    if (known == null) {
      known = LexiconCompiler.compile(withBuiltIn());
      scanner = known;
    }
    return known;
  }

  private List<Lexicon> withBuiltIn() {
    List<Lexicon> lexicons = new ArrayList<>(Lexicon.builtIn());
    lexicons.addAll(all());
    return lexicons;
  }
}
