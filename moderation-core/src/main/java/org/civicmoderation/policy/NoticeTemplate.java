package org.civicmoderation.policy;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A pack's wording of a notice: Mustache with the placeholders of docs/notices.md. Immutable and
 * thread-safe.
 *
 * <p>A template can read only what it is given: texts, and the list of grounds.
 */
public final class NoticeTemplate {
  private static final Pattern NAME =
      Pattern.compile("(remove|review)\\.([a-z]{2,3})\\.(txt|html)\\.mustache");

  private static final Pattern PARSE_LINE = Pattern.compile("line (\\d+)");

  private final String path;
  private final String content;
  private final Outcome outcome;
  private final String language;
  private final String format;
  private final Template template;

  private NoticeTemplate(
      String path,
      String content,
      Outcome outcome,
      String language,
      String format,
      Template template) {
    this.path = path;
    this.content = content;
    this.outcome = outcome;
    this.language = language;
    this.format = format;
    this.template = template;
  }

  /** Reads a template; what is wrong is added to the problems, and null returned. */
  static @Nullable NoticeTemplate parse(String path, String content, List<Problem> problems) {
    Matcher name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!name.matches()) {
      problems.add(
          new Problem(
              "bad-notice-name",
              "the file's name does not say what notice it is",
              Location.ofFile(path),
              "name it OUTCOME.LANGUAGE.FORMAT.mustache: remove.en.txt.mustache"));
      return null;
    }
    String format = name.group(3);
    Mustache.Compiler compiler =
        Mustache.compiler()
            .withEscaper(format.equals("html") ? Escapers.HTML : Escapers.NONE)
            .withLoader(
                part -> {
                  throw new MustacheParseException("a notice cannot include `" + part + "`");
                })
            .emptyStringIsFalse(true)
            .strictSections(true);
    try {
      return new NoticeTemplate(
          path,
          content,
          name.group(1).equals("remove") ? Outcome.REMOVE : Outcome.REVIEW,
          name.group(2),
          format,
          compiler.compile(content));
    } catch (MustacheException e) {
      String message = String.valueOf(e.getMessage());
      Matcher at = PARSE_LINE.matcher(message);
      int line = at.find() ? Integer.parseInt(at.group(1)) : 0;
      List<String> lines = content.lines().toList();
      problems.add(
          new Problem(
              "bad-template",
              "the braces do not pair: " + firstLine(message),
              line > 0 && line <= lines.size()
                  ? Location.ofLine(path, line, lines.get(line - 1))
                  : Location.ofFile(path),
              "close each `{{#name}}` and `{{^name}}` with `{{/name}}`"));
      return null;
    }
  }

  /** Returns the path inside the pack. */
  public String path() {
    return path;
  }

  /** Returns the outcome that it tells of: REMOVE or REVIEW. */
  public Outcome outcome() {
    return outcome;
  }

  /** Returns the language that it is written in ("es"). */
  public String language() {
    return language;
  }

  /** Returns "txt" or "html". */
  public String format() {
    return format;
  }

  /**
   * Returns the notice with its placeholders filled; in HTML, values are escaped.
   *
   * @param values texts by placeholder, an empty one for what is not known; the grounds as a list
   *     of such maps
   * @throws IllegalArgumentException if a value is missing
   */
  public String fill(Map<String, Object> values) {
    try {
      return template.execute(values);
    } catch (MustacheException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  /** Returns the text of the file. */
  String content() {
    return content;
  }

  /** Returns the names of its placeholders and sections, each once, in their order. */
  Set<String> names() {
    Names names = new Names();
    template.visit(names);
    return names.all;
  }

  /** Returns whether a part of it stands only where a placeholder has no value. */
  boolean saysWithout(String name) {
    Names names = new Names();
    template.visit(names);
    return names.inverted.contains(name);
  }

  @Override
  public String toString() {
    return "NoticeTemplate[" + path + "]";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static final class Names implements Mustache.Visitor {
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> inverted = new LinkedHashSet<>();

    @Override
    public void visitText(String text) {
      // Only names count.
    }

    @Override
    public void visitVariable(String name) {
      all.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      all.add(">" + name);
      return false;
    }

    @Override
    public boolean visitParent(String name) {
      all.add("<" + name);
      return false;
    }

    @Override
    public boolean visitBlock(String name) {
      all.add("$" + name);
      return false;
    }

    @Override
    public boolean visitSection(String name) {
      all.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      all.add(name);
      inverted.add(name);
      return true;
    }
  }
}
