package org.civicmoderation.lexicon;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/** One lexicon file, parsed: a category's terms in one language. Immutable and thread-safe. */
public final class Lexicon {
  /** How many forms {@link #forms} lists at most. */
  private static final int MOST_FORMS = 5_000;

  private static final String GRAMMAR = "grammar/";

  /** What is undone to find a lexicon's terms; from little to much. */
  enum Disguises {
    NONE,
    USUAL,
    STRONG
  }

  /**
   * A term with what was parsed of it.
   *
   * @param nodes its pieces; empty for a pattern
   * @param exceptions the phrases where it does not count
   * @param pattern the pattern, where the line is one
   */
  record Entry(
      Term term, List<Node> nodes, List<List<Node>> exceptions, @Nullable Pattern pattern) {}

  private final String category;
  private final String language;
  private final Disguises disguises;
  private final List<Entry> entries;
  private final List<List<Node>> exceptions;
  private final List<Term> terms;

  Lexicon(
      String category,
      String language,
      Disguises disguises,
      List<Entry> entries,
      List<List<Node>> exceptions) {
    this.category = category;
    this.language = language;
    this.disguises = disguises;
    this.entries = List.copyOf(entries);
    this.exceptions = List.copyOf(exceptions);
    List<Term> all = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      all.add(entry.term());
    }
    this.terms = List.copyOf(all);
  }

  /**
   * Parses a lexicon file. Problems are added to {@code problems}; what can be read is read.
   *
   * @param path the file's path inside the pack; its name gives category and language
   *     ("violent-act.en.txt")
   * @param content the file's text
   * @param problems receives what is wrong
   */
  public static Lexicon parse(String path, String content, List<Problem> problems) {
    return new LexiconParser(path, content, problems).parse();
  }

  /**
   * Returns the lexicons that the engine ships for every pack: persons, officials, negation and the
   * like. Read once.
   */
  public static List<Lexicon> builtIn() {
    return BuiltIn.LEXICONS;
  }

  /** Returns the category's name, in words. */
  public String category() {
    return category;
  }

  /** Returns "en", "es" or "any". */
  public String language() {
    return language;
  }

  /** Returns the file's entries, in order. */
  public List<Term> terms() {
    return terms;
  }

  /**
   * Returns every form that a term finds, for listings: "kill", "kills", … In small letters and
   * without accents, as they are compared; not more than 5,000.
   *
   * @throws IllegalArgumentException if the term is of another lexicon
   */
  public List<String> forms(Term term) {
    for (Entry entry : entries) {
      if (entry.term().equals(term)) {
        return entry.pattern() != null ? List.of(term.text()) : forms(entry.nodes());
      }
    }
    throw new IllegalArgumentException("the term is of another lexicon");
  }

  Disguises disguises() {
    return disguises;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Returns the phrases where none of the file's terms counts. */
  List<List<Node>> exceptions() {
    return exceptions;
  }

  private static List<String> forms(List<Node> nodes) {
    List<String> forms = List.of("");
    for (Node node : nodes) {
      List<String> options = new ArrayList<>();
      addForms(node, options);
      Set<String> longer = new LinkedHashSet<>();
      for (String form : forms) {
        for (String option : options) {
          if (longer.size() < MOST_FORMS) {
            longer.add(form.isEmpty() || option.isEmpty() ? form + option : form + " " + option);
          }
        }
      }
      forms = List.copyOf(longer);
    }
    return forms;
  }

  private static void addForms(Node node, List<String> forms) {
    if (node instanceof Node.Literal literal) {
      forms.add(literal.word());
    } else if (node instanceof Node.Forms all) {
      forms.addAll(all.words());
    } else if (node instanceof Node.Wild wild) {
      forms.add(wild.toString());
    } else if (node instanceof Node.Gap) {
      forms.add("...");
    } else if (node instanceof Node.AnyWord) {
      forms.add("<any>");
    } else if (node instanceof Node.Thing thing) {
      forms.add("<" + thing.kind().category() + ">");
    } else if (node instanceof Node.Choice choice) {
      if (choice.optional()) {
        forms.add("");
      }
      for (List<Node> alternative : choice.alternatives()) {
        forms.addAll(forms(alternative));
      }
    }
  }

  private static final class BuiltIn {
    static final List<Lexicon> LEXICONS = load();

    private static List<Lexicon> load() {
      List<Problem> problems = new ArrayList<>();
      List<Lexicon> lexicons = new ArrayList<>();
      for (String name : read("index.txt").split("\n", -1)) {
        String file = name.strip();
        if (!file.isEmpty()) {
          lexicons.add(parse(GRAMMAR + file, read(file), problems));
        }
      }
      if (!problems.isEmpty()) {
        throw new PackException(problems);
      }
      return List.copyOf(lexicons);
    }

    private static String read(String name) {
      try (InputStream in = Lexicon.class.getResourceAsStream(GRAMMAR + name)) {
        return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
