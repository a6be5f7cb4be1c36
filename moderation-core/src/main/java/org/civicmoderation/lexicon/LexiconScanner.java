package org.civicmoderation.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicmoderation.text.EntityKind;
import org.civicmoderation.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/** Finds every term of every category in one pass over a text. Immutable and thread-safe. */
public final class LexiconScanner {
  private static final ThreadLocal<Room> ROOMS = ThreadLocal.withInitial(Room::new);

  /** A text of more words than this gets arrays of its own, so that no thread keeps large ones. */
  private static final int MOST_WORDS_KEPT = 4_096;

  private final List<String> categories;
  private final Map<String, Integer> numbers;
  final Vocabulary vocabulary;
  final SymbolRows rows;
  final Automaton automaton;
  final WildWords wildWords;
  final StrongWords strongWords;
  final TermTable table;

  LexiconScanner(
      List<String> categories,
      Vocabulary vocabulary,
      SymbolRows rows,
      Automaton automaton,
      WildWords wildWords,
      StrongWords strongWords,
      TermTable table) {
    this.categories = categories;
    this.vocabulary = vocabulary;
    this.rows = rows;
    this.automaton = automaton;
    this.wildWords = wildWords;
    this.strongWords = strongWords;
    this.table = table;
    numbers = new HashMap<>();
    for (int i = 0; i < categories.size(); i++) {
      numbers.put(categories.get(i), i);
    }
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
   * Returns all matches, ordered by first word, then category, then last word. Of a category's
   * matches inside one another only the longest is given.
   */
  public List<Match> scan(NormalizedText text) {
    return scan(text, null);
  }

  /**
   * Returns the matches of a text whose language is known: of another language's lexicons only what
   * covers two words or five letters, so that a short word that both languages have is read in the
   * right one while switching between them is still seen.
   *
   * @param language a BCP 47 tag ("en", "es-MX"); null or a language without lexicons keeps all
   */
  public List<Match> scan(NormalizedText text, @Nullable String language) {
    int words = text.wordCount();
    if (words == 0) {
      return List.of();
    }
    byte wanted = language == null ? TermTable.ANY_LANGUAGE : TermTable.language(language);
    Room room = words > MOST_WORDS_KEPT ? new Room() : ROOMS.get();
    return new Scan(this, text, wanted, room).run();
  }
}
