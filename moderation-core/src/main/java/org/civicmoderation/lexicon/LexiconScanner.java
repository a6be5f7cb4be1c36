package org.civicmoderation.lexicon;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of every category in texts, in one pass over a text's words. Thread-safe; what it
 * finds never changes.
 */
public final class LexiconScanner {
  private final List<String> categories;
  private final double[] shares;
  private final Map<String, Integer> numbers;
  final Vocabulary vocabulary;
  final WordTable table;
  final Automaton automaton;
  final WildWords wildWords;
  final StrongWords strongWords;
  final TermTable terms;
  final PlainWords plainWords = new PlainWords();

  /** Left by the last text; null while one is scanned in it. */
  private final AtomicReference<@Nullable ScanRoom> spareRoom = new AtomicReference<>();

  LexiconScanner(
      List<String> categories,
      double[] shares,
      Vocabulary vocabulary,
      WordTable table,
      Automaton automaton,
      WildWords wildWords,
      StrongWords strongWords,
      TermTable terms) {
    this.categories = categories;
    this.shares = shares;
    this.vocabulary = vocabulary;
    this.table = table;
    this.automaton = automaton;
    this.wildWords = wildWords;
    this.strongWords = strongWords;
    this.terms = terms;
    numbers = new HashMap<>();
    for (int i = 0; i < categories.size(); i++) {
      numbers.put(categories.get(i), i);
    }
  }

  LexiconScanner(TableReader in) throws IOException {
    this(in.strings(), in.doubles(), new Vocabulary(in), in);
  }

  private LexiconScanner(
      List<String> categories, double[] shares, Vocabulary vocabulary, TableReader in)
      throws IOException {
    this(
        List.copyOf(categories),
        shares,
        vocabulary,
        new WordTable(in),
        new Automaton(in),
        new WildWords(in),
        new StrongWords(vocabulary, in),
        new TermTable(in));
  }

  void write(TableWriter out) {
    out.strings(categories);
    out.doubles(shares);
    vocabulary.write(out);
    table.write(out);
    automaton.write(out);
    wildWords.write(out);
    strongWords.write(out);
    terms.write(out);
  }

  /**
   * Returns the names of all categories; a category's number is its place here. The things
   * recognised by their form come first, in the order of {@link EntityKind}.
   */
  public List<String> categories() {
    return categories;
  }

  /** Returns a category's number, or -1 if there is none of that name. */
  public int category(String name) {
    Integer number = numbers.get(name);
    return number == null ? -1 : number;
  }

  /**
   * Returns in what share of texts a category has a match, very roughly and by its terms alone: to
   * tell rare categories from common ones.
   */
  public double share(int category) {
    return shares[category];
  }

  /**
   * Returns all matches, ordered by first word, then category, then last word. Of a category's
   * matches inside one another only the longest is given.
   */
  public List<Match> scan(NormalizedText text) {
    return scan(text, null);
  }

  /** Returns all matches of a text whose language is known, as {@link #matches} finds them. */
  public List<Match> scan(NormalizedText text, @Nullable String language) {
    return matches(text, language).all();
  }

  /**
   * Returns the matches of a text whose language is known: of another language's lexicons only what
   * covers two words or five letters, so that a short word that both languages have is read in the
   * right one while switching between them is still seen.
   *
   * @param language a BCP 47 tag ("en", "es-MX"); null or a language without lexicons keeps all
   */
  public Matches matches(NormalizedText text, @Nullable String language) {
    byte wanted = language == null ? TermTable.ANY_LANGUAGE : TermTable.language(language);
    return new Matches(this, text, wanted, false);
  }

  /** Returns only those matches of a text that are the same in every language. */
  public Matches languagelessMatches(NormalizedText text) {
    return new Matches(this, text, TermTable.ANY_LANGUAGE, true);
  }

  /** Returns room in which to scan a text, cleared. */
  ScanRoom room() {
    ScanRoom spare = spareRoom.getAndSet(null);
    return spare == null ? new ScanRoom(this) : spare;
  }

  /** Leaves room for the next text. After an error it is not left. */
  void leave(ScanRoom room) {
    room.raw.clear();
    spareRoom.set(room);
  }
}
