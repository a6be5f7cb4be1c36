package org.civicmoderation.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Words that may stand for each other without a change of outcome: names, groups, parties, sides.
 * Immutable and thread-safe.
 *
 * <p>A list is a text file, {@code religions.en.txt}, with a side a column and a pair of words, or
 * more, a line: {@code Muslims | Christians | Jews}. A cell in parentheses takes the place of
 * others and is never replaced itself; {@code -} is an empty cell; a line {@code except: White
 * House} names words that stay; what follows {@code #} is a comment.
 */
public final class SwapList {
  private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.(en|es)\\.txt");

  private final String kind;
  private final String language;
  private final List<Side> sides;

  private SwapList(String kind, String language, List<Side> sides) {
    this.kind = kind;
    this.language = language;
    this.sides = List.copyOf(sides);
  }

  /** What replaces the words of one column by those of another. */
  private record Side(String name, Pattern words, Map<String, String> targets) {}

  private record Cell(String words, boolean onlyTarget) {}

  /** A text with other words in it, and from which side to which they were changed. */
  record Swapped(String name, String text) {}

  /** Returns what is swapped: the file's name without language and ending. */
  public String kind() {
    return kind;
  }

  /** Returns the language of the texts in which it may be swapped, {@code en} or {@code es}. */
  public String language() {
    return language;
  }

  /**
   * Reads all lists of a folder, in the order of their names.
   *
   * @throws PackException if a list is broken, with all that is wrong, or if there is none
   * @throws UncheckedIOException if the folder can't be read
   */
  public static List<SwapList> loadAll(Path folder) {
    List<Problem> problems = new ArrayList<>();
    List<SwapList> lists = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".txt")) {
          SwapList list = parse(name, Files.readString(file), problems);
          if (list != null) {
            lists.add(list);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (lists.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(
              "no-swap-lists",
              "the folder has no lists of words to swap",
              Location.ofFile(folder.toString()),
              "add files such as `religions.en.txt`"));
    }
    if (!problems.isEmpty()) {
      throw new PackException(problems);
    }
    return lists;
  }

  /**
   * Reads a list.
   *
   * @param problems receives what is wrong
   * @return the list, or null where its name says no kind and language
   */
  public static @Nullable SwapList parse(String file, String content, List<Problem> problems) {
    Matcher name = FILE.matcher(file);
    if (!name.matches()) {
      problems.add(
          new Problem(
              "swap-list-name",
              "the name of a list of words to swap says what it swaps, and its language",
              Location.ofFile(file),
              "call it like `religions.en.txt`"));
      return null;
    }
    List<List<@Nullable Cell>> lines = new ArrayList<>();
    List<String> exceptions = new ArrayList<>();
    int columns = 0;
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      String words = line.replaceFirst("(^|\\s)#.*$", "").strip();
      if (words.startsWith("except:")) {
        exceptions.add(words.substring("except:".length()).strip());
      } else if (!words.isEmpty()) {
        List<@Nullable Cell> cells = cells(words);
        columns = lines.isEmpty() ? cells.size() : columns;
        if (cells.size() != columns || columns < 2) {
          problems.add(
              new Problem(
                  "swap-list-columns",
                  "a line has " + cells.size() + " sides, where the first one has " + columns,
                  Location.ofLine(file, number, null),
                  "give every line as many, at least 2; `-` for an empty one"));
        } else {
          lines.add(cells);
        }
      }
    }
    return new SwapList(name.group(1), name.group(2), sides(lines, columns, exceptions));
  }

  private static List<@Nullable Cell> cells(String line) {
    List<@Nullable Cell> cells = new ArrayList<>();
    for (String cell : line.split("\\|", -1)) {
      String words = cell.strip();
      boolean onlyTarget = words.startsWith("(") && words.endsWith(")");
      String bare = onlyTarget ? words.substring(1, words.length() - 1).strip() : words;
      cells.add(bare.isEmpty() || bare.equals("-") ? null : new Cell(bare, onlyTarget));
    }
    return cells;
  }

  private static List<Side> sides(
      List<List<@Nullable Cell>> lines, int columns, List<String> exceptions) {
    List<Side> sides = new ArrayList<>();
    for (int from = 0; from < columns; from++) {
      for (int to = 0; to < columns; to++) {
        Map<String, String> targets = new LinkedHashMap<>();
        String name = null;
        for (List<@Nullable Cell> line : lines) {
          Cell source = line.get(from);
          Cell target = line.get(to);
          if (from != to && source != null && target != null && !source.onlyTarget()) {
            targets.putIfAbsent(lower(source.words()), target.words());
            name = name == null ? source.words() + " → " + target.words() : name;
          }
        }
        if (name != null) {
          sides.add(new Side(name, words(targets.keySet(), exceptions), targets));
        }
      }
    }
    return sides;
  }

  /** Finds words and exceptions, the longest first; never inside a tag, an address or a name. */
  private static Pattern words(Iterable<String> words, List<String> exceptions) {
    List<String> all = new ArrayList<>(exceptions);
    words.forEach(all::add);
    return Pattern.compile(
        all.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(
                Collectors.joining("|", "(?<![\\p{L}\\p{N}_#@/.&*-])(?:", ")(?![\\p{L}\\p{N}_-])")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * Returns a text with the words of each side replaced by those of each other one, where it has
   * any.
   */
  List<Swapped> swap(String text) {
    List<Swapped> swapped = new ArrayList<>();
    for (Side side : sides) {
      String other = replaced(side, text);
      if (!other.equals(text)) {
        swapped.add(new Swapped(side.name(), other));
      }
    }
    return swapped;
  }

  /** Returns another text with the words of the same side replaced, such as the original post. */
  String swapLike(Swapped like, String text) {
    for (Side side : sides) {
      if (side.name().equals(like.name())) {
        return replaced(side, text);
      }
    }
    return text;
  }

  private static String replaced(Side side, String text) {
    Matcher found = side.words().matcher(text);
    StringBuilder out = new StringBuilder();
    while (found.find()) {
      String target = side.targets().get(lower(found.group()));
      found.appendReplacement(
          out,
          Matcher.quoteReplacement(
              target == null ? found.group() : likeCase(found.group(), target)));
    }
    return found.appendTail(out).toString();
  }

  /** Gives words the case of those whose place they take. */
  private static String likeCase(String words, String target) {
    if (words.length() > 1 && words.equals(words.toUpperCase(Locale.ROOT))) {
      return target.toUpperCase(Locale.ROOT);
    }
    if (words.equals(lower(words))) {
      return lower(target);
    }
    return Character.isUpperCase(words.charAt(0))
        ? target.substring(0, 1).toUpperCase(Locale.ROOT) + target.substring(1)
        : target;
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }
}
