package org.civicmoderation.lexicon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.civicmoderation.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a scanner by their numbers, each made when first asked for: most of them are never
 * found. Thread-safe.
 */
final class TermList {
  // What is known of a term, in this order.
  private static final int FILE = 0;
  private static final int LINE = 1;
  private static final int COLUMN = 2;
  private static final int LENGTH = 3;
  private static final int SOURCE_END = 4;
  private static final int SIZE = 5;

  /** By file: its path, its category and its language. */
  private final List<String> files;

  private final int[] rows;

  /** The lines that the terms stand in, one after the other, in UTF-8. */
  private final byte[] sources;

  private final AtomicReferenceArray<@Nullable Term> made;

  private TermList(List<String> files, int[] rows, byte[] sources) {
    this.files = files;
    this.rows = rows;
    this.sources = sources;
    this.made = new AtomicReferenceArray<>(rows.length / SIZE);
  }

  TermList(TableReader in) throws IOException {
    this(in.strings(), in.ints(), in.bytes());
  }

  /** Returns a list of terms that were read from lexicon files, each from a line of its own. */
  static TermList of(List<Term> terms) {
    Map<List<String>, Integer> numbers = new HashMap<>();
    List<String> files = new ArrayList<>();
    int[] rows = new int[terms.size() * SIZE];
    ByteArrayOutputStream sources = new ByteArrayOutputStream();
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      Location location = term.location();
      List<String> file = List.of(location.file(), term.category(), term.language());
      Integer known = numbers.putIfAbsent(file, numbers.size());
      if (known == null) {
        files.addAll(file);
      }
      int row = i * SIZE;
      rows[row + FILE] = known == null ? numbers.size() - 1 : known;
      rows[row + LINE] = location.line();
      rows[row + COLUMN] = location.column();
      rows[row + LENGTH] = location.length();
      String source = Objects.requireNonNull(location.source(), "the line of a term");
      sources.writeBytes(source.getBytes(StandardCharsets.UTF_8));
      rows[row + SOURCE_END] = sources.size();
    }
    return new TermList(files, rows, sources.toByteArray());
  }

  void write(TableWriter out) {
    out.strings(files);
    out.ints(rows);
    out.bytes(sources);
  }

  /** Returns the term of a number. */
  Term get(int number) {
    Term known = made.getPlain(number);
    return known == null ? make(number) : known;
  }

  private Term make(int number) {
    int row = number * SIZE;
    int start = number == 0 ? 0 : rows[row - SIZE + SOURCE_END];
    int end = rows[row + SOURCE_END];
    String source = new String(sources, start, end - start, StandardCharsets.UTF_8);
    int column = rows[row + COLUMN];
    int length = rows[row + LENGTH];
    int file = rows[row + FILE] * 3;
    Term term =
        new Term(
            files.get(file + 1),
            files.get(file + 2),
            source.substring(column - 1, column - 1 + length),
            new Location(files.get(file), rows[row + LINE], column, source, length));
    // Which of two threads' stays does not matter: they are equal, and records are safe to share.
    made.setPlain(number, term);
    return term;
  }
}
