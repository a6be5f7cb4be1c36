package org.civicmoderation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicmoderation.lexicon.CompiledLexicons;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.lexicon.Match;
import org.civicmoderation.lexicon.Term;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.text.NormalizedText;
import org.civicmoderation.text.TextNormalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What becomes of a pack's lexicons that were compiled when it was built. */
@ResourceLock(Resources.SYSTEM_ERR)
class CompiledPackTest {
  private static final NormalizedText DOOM = new TextNormalizer().normalize("Doom and gloom!");

  @TempDir private Path root;
  private Path packs;
  private Path sample;

  @BeforeEach
  void buildThePack() throws IOException {
    packs = root.resolve("org/civicmoderation/packs");
    sample = packs.resolve("sample");
    write(
        "policy.yaml",
        """
        id: sample
        title: Comment Policy
        issuer: City of Sample
        revision: 1
        effective: March 2024
        retention: { series: comments, period: P7Y, trigger: decision, authority: Code 1 }
        criteria:
          - id: threats
            clause: "Make threats;"
            source: section 3
            default-action: REMOVE
            ceiling: REMOVE
        profiles:
          - { name: as-adopted, description: As written. }
        extends: [common]
        """);
    write("rules/threats.dslr", "# rules\n");
    write("lexicons/doom.en.txt", "doom\n");
    write("../common/policy.yaml", "id: common\n");
    write("../common/lexicons/gloom.en.txt", "# a comment\ngloom~\n");
    PackCompiler.main(sample.toString());
  }

  @Test
  void isTakenInsteadOfTheLexicons() throws IOException {
    // So that one sees which was read, here it was compiled from others.
    compileOtherLexicons(PolicyPack.load(sample).digest());

    assertThat(found(ofClasspath())).containsExactly("and");
  }

  @Test
  void isTakenFromAJar() throws IOException {
    compileOtherLexicons(PolicyPack.load(sample).digest());
    Path jar = zip(root, "packs.jar");

    assertThat(found(ofClasspath(jar.toUri().toURL()))).containsExactly("and");
  }

  @Test
  void findsTheSameTermsWithTheirLines() throws IOException {
    PolicyPack fromLexicons = PolicyPack.load(sample);
    PolicyPack compiled = ofClasspath();

    assertThat(compiled.digest()).isEqualTo(fromLexicons.digest());
    assertThat(compiled.lexicons().categories()).isEqualTo(fromLexicons.lexicons().categories());
    assertThat(matches(compiled)).hasSize(2).isEqualTo(matches(fromLexicons));
  }

  @Test
  void stillShowsTheLexicons() throws IOException {
    assertThat(terms(ofClasspath())).hasSize(2).isEqualTo(terms(PolicyPack.load(sample)));
  }

  @Test
  void givesWayToAnEditedLexicon() throws IOException {
    write("lexicons/doom.en.txt", "doom\nand\n");

    assertThat(said(() -> assertThat(found(ofClasspath())).containsExactly("doom", "and", "gloom")))
        .isEmpty();
  }

  @Test
  void givesWayToAnEditedLexiconOfAnExtendedPack() throws IOException {
    write("../common/lexicons/gloom.en.txt", "and\n");

    assertThat(found(ofClasspath())).containsExactly("doom", "and");
  }

  @Test
  void givesWayAndIsWarnedOfWhenItIsDamaged() throws IOException {
    Path file = sample.resolve("lexicons.compiled");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);

    assertThat(said(() -> assertThat(found(ofClasspath())).containsExactly("doom", "gloom")))
        .contains("WARN")
        .contains("lexicons.compiled of a policy pack is of no use: it is damaged.")
        .contains("build the pack's artefact anew")
        .containsOnlyOnce("\n");
  }

  @Test
  void givesWayAndIsWarnedOfWhenItEndsEarly() throws IOException {
    Files.write(sample.resolve("lexicons.compiled"), new byte[] {1, 2, 3});

    assertThat(said(() -> assertThat(found(ofClasspath())).containsExactly("doom", "gloom")))
        .contains("it is damaged");
  }

  @Test
  void isPassedOverInAFolder() throws IOException {
    PolicyPack before = PolicyPack.load(sample);
    compileOtherLexicons(before.digest());

    assertThat(found(PolicyPack.load(sample))).containsExactly("doom", "gloom");
    assertThat(PolicyPack.load(sample).digest()).isEqualTo(before.digest());
  }

  @Test
  void isPassedOverInAZip() throws IOException {
    String digest = PolicyPack.load(sample).digest();
    compileOtherLexicons(digest);
    PolicyPack zipped = PolicyPack.load(zip(sample, "sample.zip"));

    assertThat(found(zipped)).containsExactly("doom", "gloom");
    assertThat(zipped.digest()).isEqualTo(digest);
  }

  @Test
  void isNotWrittenForAPackThatDoesNotLoad() throws IOException {
    Path file = sample.resolve("lexicons.compiled");
    Files.delete(file);
    write("lexicons/doom.en.txt", "doom {\n");

    assertThatExceptionOfType(PackException.class)
        .isThrownBy(() -> PackCompiler.main(sample.toString()));
    assertThat(file).doesNotExist();
  }

  private void compileOtherLexicons(String digest) throws IOException {
    Lexicons other = Lexicons.of(List.of(Lexicon.parse("and.en.txt", "and\n", new ArrayList<>())));
    try (OutputStream out = Files.newOutputStream(sample.resolve("lexicons.compiled"))) {
      CompiledLexicons.write(other.scanner(), digest, out);
    }
  }

  private static List<Match> matches(PolicyPack pack) {
    return pack.lexicons().scanner().scan(DOOM).stream()
        .filter(
            match -> match.term() != null && !match.term().location().file().startsWith("grammar/"))
        .toList();
  }

  private static List<String> found(PolicyPack pack) {
    return matches(pack).stream()
        .map(match -> String.valueOf(DOOM.form(match.firstWord())))
        .toList();
  }

  private static List<Term> terms(PolicyPack pack) {
    return pack.lexicons().all().stream().flatMap(lexicon -> lexicon.terms().stream()).toList();
  }

  private PolicyPack ofClasspath() throws IOException {
    return ofClasspath(root.toUri().toURL());
  }

  private static PolicyPack ofClasspath(URL classes) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, before)) {
      thread.setContextClassLoader(loader);
      return PolicyPack.ofClasspath("sample");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void write(String path, String content) throws IOException {
    Path file = sample.resolve(path).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Path zip(Path folder, String name) throws IOException {
    Path file = Files.createTempDirectory(root, "zip").resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        if (!one.equals(file)) {
          zip.putNextEntry(new ZipEntry(folder.relativize(one).toString().replace('\\', '/')));
          Files.copy(one, zip);
          zip.closeEntry();
        }
      }
    }
    // A pack that a zip extends is looked for beside the zip.
    Path common = file.resolveSibling("common");
    Files.createDirectories(common.resolve("lexicons"));
    for (String path : List.of("policy.yaml", "lexicons/gloom.en.txt")) {
      Files.copy(packs.resolve("common").resolve(path), common.resolve(path));
    }
    return file;
  }

  /** What is done, and may fail. */
  private interface Deed {
    void run() throws IOException;
  }

  /** Returns what goes to standard error meanwhile. */
  private static String said(Deed deed) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      deed.run();
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
