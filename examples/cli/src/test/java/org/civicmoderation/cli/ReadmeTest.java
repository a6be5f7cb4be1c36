package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the README to what it says: its program compiles and runs, its commands do, its links lead
 * somewhere.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final String PACK =
      "moderation-rules/src/main/resources/org/civicmoderation/packs/milwaukee-2023-08";

  /** What the build itself is: a test can't run it. */
  private static final List<String> BUILD = List.of("./mvnw verify");

  @TempDir private Path folder;

  @Test
  void programCompilesAndRuns() throws Exception {
    String source = blocks("java").get(0);
    Path file = Files.writeString(folder.resolve("FirstDecision.java"), source);

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-Xlint:all",
              "-Werror",
              "-proc:none");
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(file))
                  .call())
          .isTrue();
    }

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      loader
          .loadClass("FirstDecision")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "REMOVE",
            "threats: Make direct or indirect threats against any person or organization;");
  }

  @Test
  void commandsRunInTheirOrder() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
    copy(ROOT.resolve(PACK), folder.resolve(PACK));
    copy(ROOT.resolve("examples/data"), folder.resolve("examples/data"));
    launcher();

    List<String> outputs = new ArrayList<>();
    for (String block : blocks("sh")) {
      if (BUILD.contains(block.strip())) {
        continue;
      }
      if (block.contains("check --policy my-policy")) {
        edit(folder.resolve("my-policy/rules/profanity.dslr"));
      }
      outputs.add(run(block));
    }

    assertThat(outputs).hasSize(6);
    assertThat(outcomes(outputs.get(0))).contains("c-1001 KEEP", "c-1009 REMOVE", "c-1019 REVIEW");
    assertThat(outcomes(outputs.get(2))).contains("c-1001 KEEP", "c-1009 REMOVE", "c-1019 REMOVE");
    assertThat(outputs.get(3)).contains("REMOVE under profanity (profanity/moderate-profanity");
    assertThat(outputs.get(4)).contains("FAIL", "profanity/moderate-profanity");
    assertThat(outputs.get(5)).contains("28 entries: nothing was changed");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    for (Path page : pages) {
      Matcher matcher = link.matcher(Files.readString(page));
      while (matcher.find()) {
        assertThat(page.resolveSibling(matcher.group(1))).as("a link in %s", page).exists();
      }
    }
  }

  @Test
  void indexNamesEveryPage() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      assertThat(docs.map(page -> page.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".md") && !name.equals("README.md"))
          .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }
  }

  /** Does what the README tells the reader to do in an editor. */
  private static void edit(Path file) throws IOException {
    String rules = Files.readString(file);
    int rule = rules.indexOf("rule \"moderate-profanity\"");
    int action = rules.indexOf("review under \"profanity\"", rule);
    assertThat(rule).isNotNegative();
    assertThat(action).isLessThan(rules.indexOf("end", rule + 200)).isNotNegative();
    Files.writeString(
        file,
        rules.substring(0, action) + rules.substring(action).replaceFirst("review", "remove"));
  }

  /** Puts a launcher where the README has it that runs the classes of this build. */
  private void launcher() throws IOException {
    Path launcher =
        Files.writeString(
            folder.resolve("examples/moderate"),
            "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -cp '%s' %s \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    Moderate.class.getName()));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private String run(String commands) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder("/bin/sh", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(commands).isTrue();
    String said = Files.readString(out);
    // The tests of the changed policy fail, as the README says that they show.
    boolean mayFail = commands.startsWith("examples/moderate test");
    assertThat(process.exitValue()).as("%s%n%s", commands, said).isEqualTo(mayFail ? 1 : 0);
    return said;
  }

  /** Returns the comments' ids with their outcomes. */
  private static List<String> outcomes(String json) {
    return Pattern.compile("\"commentId\":\"([^\"]*)\",\"outcome\":\"([^\"]*)\"")
        .matcher(json)
        .results()
        .map(result -> result.group(1) + " " + result.group(2))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static List<String> blocks(String language) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> blocks = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL).matcher(readme);
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertThat(blocks).as("blocks of %s", language).isNotEmpty();
    return blocks;
  }
}
