package org.civicmoderation.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML file's lines, to show what a problem is about. Only the tree is read, nothing is
 * constructed.
 */
final class YamlSource {
  private static final int MAX_CODE_POINTS = 16 << 20;
  private static final int MAX_DEPTH = 16;

  /** The line breaks of YAML 1.1, which the parser's line numbers count. */
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private final String file;
  private final String[] lines;

  private YamlSource(String file, String content) {
    this.file = file;
    this.lines = LINE_BREAK.split(content, -1);
  }

  static @Nullable YamlMapping parse(String file, String content, List<Problem> problems) {
    YamlSource source = new YamlSource(file, content);
    Location whole = Location.ofFile(file);
    Node root;
    try {
      root = compose(content);
    } catch (ReaderException e) {
      int end =
          content.offsetByCodePoints(
              0, Math.min(e.getPosition(), content.codePointCount(0, content.length())));
      int line = LINE_BREAK.split(content.substring(0, end), -1).length;
      problems.add(
          new Problem(
              "yaml-syntax",
              String.format("the control character U+%04X cannot stand in YAML", e.getCodePoint()),
              Location.ofLine(file, line, null),
              "delete it, or write it as an escape in double quotes"));
      return null;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
      String what = e.getProblem() != null ? e.getProblem() : e.getContext();
      problems.add(
          new Problem(
              "yaml-syntax",
              "this is not YAML: " + what,
              mark == null ? whole : source.location(mark, null),
              "put a text that holds `: ` or ` #`, or starts with a quote, a bracket or a sign,"
                  + " in double quotes, and check the indentation"));
      return null;
    } catch (YAMLException e) {
      problems.add(
          new Problem(
              "yaml-syntax",
              "this is not YAML that can be read here: it is too long or too deep",
              whole,
              null));
      return null;
    }
    if (root instanceof MappingNode mapping) {
      return new YamlMapping(source, mapping, whole, problems);
    }
    problems.add(
        root == null
            ? new Problem("empty-file", "the file is empty", whole, null)
            : new Problem(
                "wrong-type", "the file must hold keys and values", source.location(root), null));
    return null;
  }

  private static @Nullable Node compose(String content) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setNestingDepthLimit(MAX_DEPTH);
    Composer composer =
        new Composer(new ParserImpl(new StreamReader(content), options), new Resolver(), options);
    return composer.getSingleNode();
  }

  Location location(Node node) {
    return location(node.getStartMark(), node.getEndMark());
  }

  private Location location(Mark start, @Nullable Mark end) {
    int line = start.getLine();
    if (line >= lines.length) {
      return Location.ofLine(file, lines.length, null);
    }
    String text = lines[line];
    int from = units(text, start.getColumn());
    int to =
        end == null ? from : end.getLine() == line ? units(text, end.getColumn()) : text.length();
    return new Location(file, line + 1, from + 1, text, Math.max(0, to - from));
  }

  /** Turns a column in code points into one in UTF-16 units. */
  private static int units(String text, int codePoints) {
    return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
  }
}
