package org.civicmoderation.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Suggestion;
import org.civicmoderation.text.EntityKind;
import org.jspecify.annotations.Nullable;

/** Reads terms, exceptions and lists of words: what stands in a line of a lexicon file. */
final class TermParser {
  private static final int USUAL_GAP = 3;

  /** Stands for a comma or a closing parenthesis, whichever comes first. */
  private static final char LISTED_FORMS = ',';

  /** Fewer letters than this beside a {@code *} would find half the language. */
  private static final int LEAST_LETTERS_OF_WILD = 3;

  private static final Map<String, EntityKind> THINGS = new LinkedHashMap<>();

  static {
    for (EntityKind kind : EntityKind.values()) {
      THINGS.put(kind.category(), kind);
    }
  }

  private final LexiconLine line;
  private final String language;
  private final Map<String, Node.Forms> inflected = new HashMap<>();

  /** The file's lists by their names, in order. */
  final Map<String, NamedList> lists = new LinkedHashMap<>();

  /** A list that the file names with {@code let}. */
  static final class NamedList {
    final List<List<Node>> alternatives;
    final Location location;
    boolean used;

    NamedList(List<List<Node>> alternatives, Location location) {
      this.alternatives = alternatives;
      this.location = location;
    }
  }

  /**
   * Makes a parser of what lines hold.
   *
   * @param language the file's language
   */
  TermParser(LexiconLine line, String language) {
    this.line = line;
    this.language = language;
  }

  /** Reads pieces up to a closing character, a {@code |} or the end; leaves it unread. */
  List<Node> readSequence(char close) throws LexiconLine.Bad {
    List<Node> nodes = new ArrayList<>();
    while (true) {
      line.skipSpaces();
      if (line.at >= line.end) {
        return nodes;
      }
      char c = line.charAt(line.at);
      if (c == close || c == '|' || (close == LISTED_FORMS && (c == ',' || c == ')'))) {
        return nodes;
      }
      switch (c) {
        case '(' -> readGroup(nodes);
        case '[' -> {
          int open = line.at++;
          List<List<Node>> alternatives = readAlternatives(']', open);
          nodes.add(new Node.Choice(alternatives, true));
        }
        case '{' -> readListUse(nodes);
        case '<' -> readThing(nodes);
        case ')', ']', '}', '>' -> throw line.unexpected();
        case ',' -> line.at++; // Punctuation does not matter.
        case '~' ->
            throw line.bad(
                "misplaced-tilde",
                "`~` stands right after a word",
                line.at,
                1,
                "write it like `kill~`");
        case '"', '“', '”' ->
            throw line.bad(
                "misplaced-quote",
                "quotation marks are for exceptions",
                line.at,
                1,
                "take it out, or write `not in` before the quoted phrase");
        default -> {
          if (isGap()) {
            readGap(nodes);
          } else {
            readWord(nodes);
          }
        }
      }
    }
  }

  /** Reads alternatives up to the closing character ({@code '\0'}: the end) and past it. */
  List<List<Node>> readAlternatives(char close, int open) throws LexiconLine.Bad {
    List<List<Node>> alternatives = new ArrayList<>();
    while (true) {
      int start = line.at;
      List<Node> alternative = readSmallWord(close);
      if (alternative == null) {
        alternative = readSequence(close);
      }
      if (alternative.isEmpty()) {
        int column = line.at < line.end ? line.at : Math.max(open, line.at - 1);
        if (line.at >= line.end && close != '\0') {
          throw line.unclosed(open);
        }
        throw line.bad(
            "empty-alternative",
            "there is nothing between these two signs",
            Math.min(start, column),
            Math.max(1, Math.min(line.end, line.at + 1) - Math.min(start, column)),
            "write a word, or take out one `|`; what may be left out stands in `[..]`");
      }
      alternatives.add(alternative);
      if (line.at >= line.end) {
        if (close == '\0') {
          return alternatives;
        }
        throw line.unclosed(open);
      }
      char c = line.charAt(line.at);
      line.at++;
      if (c == close) {
        return alternatives;
      }
    }
  }

  /**
   * Reads an alternative that is one word of small letters, which most are, up to the sign after
   * it; or returns null and reads nothing where it is more than that.
   */
  private @Nullable List<Node> readSmallWord(char close) {
    int before = line.at;
    line.skipSpaces();
    int start = line.at;
    int stop = line.smallLettersEnd();
    int after = line.afterSpaces(stop);
    if (stop > start && (after == line.end || isOneOf(line.charAt(after), '|', close))) {
      line.at = after;
      return List.of(new Node.Literal(line.text.substring(start, stop)));
    }
    line.at = before;
    return null;
  }

  private static boolean isOneOf(char c, char one, char other) {
    return c == one || c == other;
  }

  private void readGroup(List<Node> nodes) throws LexiconLine.Bad {
    int open = line.at++;
    if (isListOfForms()) {
      readListedForms(nodes, open);
      return;
    }
    List<List<Node>> alternatives = readAlternatives(')', open);
    if (alternatives.size() == 1 && !nodes.isEmpty()) {
      String form = word(alternatives.get(0));
      String before = word(nodes.subList(nodes.size() - 1, nodes.size()));
      if (form.length() > 1 && before.length() > 1 && form.startsWith(before.substring(0, 2))) {
        throw line.bad(
            "single-form",
            "`" + form + "` looks like a form of the word before, but is read as the next word",
            open,
            line.at - open,
            "for forms, write at least two with a comma; for the next word, take out the"
                + " parentheses");
      }
    }
    addChoice(nodes, alternatives, open);
  }

  /** Adds one of several, in all forms where a {@code ~} follows. */
  private void addChoice(List<Node> nodes, List<List<Node>> written, int open)
      throws LexiconLine.Bad {
    List<List<Node>> alternatives = written;
    if (line.at < line.end && line.charAt(line.at) == '~') {
      alternatives = inAllForms(alternatives, open);
      line.at++;
    }
    if (alternatives.size() == 1) {
      nodes.addAll(alternatives.get(0));
    } else {
      nodes.add(new Node.Choice(alternatives, false));
    }
  }

  /** Returns the word that a sequence is, in its first form; empty where it is more or less. */
  private static String word(List<Node> sequence) {
    if (sequence.size() == 1 && sequence.get(0) instanceof Node.Literal literal) {
      return literal.word();
    }
    return sequence.size() == 1 && sequence.get(0) instanceof Node.Forms forms
        ? forms.words().get(0)
        : "";
  }

  /** Returns whether commas, not bars, part what stands in the parentheses just opened. */
  private boolean isListOfForms() {
    boolean commas = false;
    int depth = 0;
    for (int i = line.at; i < line.end; i++) {
      char c = line.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if ((c == ')' || c == ']') && depth-- == 0) {
        return commas;
      } else if (depth == 0 && c == '|') {
        return false;
      } else if (depth == 0 && c == ',') {
        commas = true;
      }
    }
    return commas;
  }

  private void readListedForms(List<Node> nodes, int open) throws LexiconLine.Bad {
    Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
    List<String> words = new ArrayList<>();
    String written;
    if (last instanceof Node.Literal literal) {
      words.add(literal.word());
      written = literal.word();
    } else if (last instanceof Node.Forms forms) {
      words.addAll(forms.words());
      written = forms.written();
    } else {
      throw line.bad(
          "misplaced-forms",
          "listed forms come right after the word that they are forms of",
          open,
          1,
          "write it like `shoot (shoots, shot)`; alternatives are parted with `|`");
    }
    StringBuilder key = new StringBuilder(written);
    while (true) {
      line.skipSpaces();
      int start = line.at;
      List<Node> form = readSequence(LISTED_FORMS);
      if (line.at >= line.end) {
        throw line.unclosed(open);
      }
      if (form.size() != 1 || !(form.get(0) instanceof Node.Literal literal)) {
        throw line.bad(
            form.isEmpty() ? "empty-alternative" : "misplaced-forms",
            form.isEmpty()
                ? "there is nothing between these two signs"
                : "a listed form is one plain word",
            start,
            Math.max(1, line.at - start),
            "write it like `shoot (shoots, shot)`");
      }
      words.add(literal.word());
      key.append(',').append(literal.word());
      if (line.charAt(line.at++) == ')') {
        nodes.set(nodes.size() - 1, new Node.Forms(key.toString(), List.copyOf(words)));
        return;
      }
    }
  }

  private void readListUse(List<Node> nodes) throws LexiconLine.Bad {
    int open = line.at;
    int close = line.text.indexOf('}', line.at);
    if (close < 0 || close >= line.end) {
      throw line.unclosed(open);
    }
    String name = line.text.substring(open + 1, close).strip();
    line.at = close + 1;
    NamedList list = lists.get(name);
    if (list == null) {
      throw line.bad(
          "unknown-list",
          "there is no list `" + name + "` above this line",
          open,
          close + 1 - open,
          Suggestion.help(name, lists.keySet(), "name it first: `let " + name + " = …|…`"));
    }
    list.used = true;
    addChoice(nodes, list.alternatives, open);
  }

  private void readThing(List<Node> nodes) throws LexiconLine.Bad {
    int open = line.at;
    int close = line.text.indexOf('>', line.at);
    if (close < 0 || close >= line.end) {
      throw line.unclosed(open);
    }
    String name = line.text.substring(open + 1, close).strip();
    line.at = close + 1;
    if (name.equals("any")) {
      nodes.add(new Node.AnyWord());
      return;
    }
    EntityKind kind = THINGS.get(name);
    if (kind == null) {
      List<String> names = new ArrayList<>(THINGS.keySet());
      names.add("any");
      throw line.bad(
          "unknown-thing",
          "nothing is recognised by the name `<" + name + ">`",
          open,
          close + 1 - open,
          Suggestion.help(
              name, names, "the things are " + String.join(", ", THINGS.keySet()) + ", and any"));
    }
    nodes.add(new Node.Thing(kind));
  }

  private boolean isGap() {
    return line.charAt(line.at) == '…' || line.text.startsWith("...", line.at);
  }

  private void readGap(List<Node> nodes) {
    line.at += line.charAt(line.at) == '…' ? 1 : 3;
    int start = line.at;
    while (line.at < line.end && line.at < start + 4 && Character.isDigit(line.charAt(line.at))) {
      line.at++;
    }
    int most = line.at == start ? USUAL_GAP : Integer.parseInt(line.text.substring(start, line.at));
    nodes.add(new Node.Gap(most));
  }

  // Words

  private void readWord(List<Node> nodes) throws LexiconLine.Bad {
    int start = line.at;
    int stop = line.smallLettersEnd();
    if (stop > start && line.endsSmallWord(stop)) {
      // Most words are no more than this.
      line.at = stop;
      nodes.add(new Node.Literal(line.text.substring(start, stop)));
    } else {
      readOtherWord(nodes, start);
    }
  }

  private void readOtherWord(List<Node> nodes, int start) throws LexiconLine.Bad {
    while (line.at < line.end && LexiconLine.isWordCharacter(line.charAt(line.at)) && !isGap()) {
      line.at++;
    }
    boolean inflect = line.at < line.end && line.charAt(line.at) == '~';
    String piece = line.text.substring(start, line.at);
    if (inflect) {
      line.at++;
    }
    int star = piece.indexOf('*');
    if (star >= 0) {
      nodes.add(wild(piece, start, inflect));
      return;
    }
    List<String> words = TermWords.of(piece);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean last = i == words.size() - 1;
      nodes.add(inflect && last ? inAllForms(word, piece, start) : new Node.Literal(word));
    }
    if (inflect && words.isEmpty()) {
      throw line.bad(
          "misplaced-tilde", "`~` stands right after a word", line.at - 1, 1, "take it out");
    }
  }

  private Node wild(String piece, int start, boolean inflect) throws LexiconLine.Bad {
    boolean before = piece.startsWith("*");
    boolean after = piece.length() > 1 && piece.endsWith("*");
    String inner = piece.substring(before ? 1 : 0, piece.length() - (after ? 1 : 0));
    List<String> words =
        inner.isEmpty() || inner.indexOf('*') >= 0 ? List.of() : TermWords.of(inner);
    if (inner.indexOf('*') >= 0) {
      throw line.bad(
          "misplaced-star",
          "`*` stands only before or after a word's letters",
          start + piece.indexOf('*', 1),
          1,
          "write the letters: hidden letters (`f**k`) are seen through without it");
    }
    if (inflect) {
      throw line.bad(
          "misplaced-tilde",
          "a word has `*` or `~`, not both",
          start + piece.length(),
          1,
          "take out the `~`");
    }
    if (words.size() != 1 || words.get(0).length() < LEAST_LETTERS_OF_WILD) {
      throw line.bad(
          "too-broad",
          "`" + piece + "` finds too much",
          start,
          piece.length(),
          "beside `*` stand at least three letters of one word; `<any>` is for any one word");
    }
    return new Node.Wild(words.get(0), before, after);
  }

  private List<List<Node>> inAllForms(List<List<Node>> alternatives, int open)
      throws LexiconLine.Bad {
    List<List<Node>> all = new ArrayList<>();
    for (List<Node> alternative : alternatives) {
      if (alternative.size() == 1 && alternative.get(0) instanceof Node.Literal literal) {
        all.add(List.of(inAllForms(literal.word(), literal.word(), open)));
      } else if (alternative.size() == 1 && alternative.get(0) instanceof Node.Forms) {
        all.add(alternative);
      } else {
        throw line.bad(
            "misplaced-tilde",
            "`~` after a group needs single words in it",
            line.at,
            1,
            "write `~` right after each word that it is for");
      }
    }
    return all;
  }

  private Node.Forms inAllForms(String word, String written, int start) throws LexiconLine.Bad {
    if (language.equals("any")) {
      throw line.bad(
          "no-forms",
          "`~` needs a language, and this file is for any",
          start,
          written.length() + 1,
          "list the forms (`word (words, worded)`), or move the term to a file of its language");
    }
    String key = language + ":" + written.toLowerCase(Locale.ROOT) + "~";
    return inflected.computeIfAbsent(
        key, k -> new Node.Forms(k, Inflector.forms(word, written, language)));
  }
}
