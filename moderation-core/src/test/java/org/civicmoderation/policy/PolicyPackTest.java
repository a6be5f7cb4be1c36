package org.civicmoderation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyPackTest {
  private static final String POLICY =
      """
      id: sample
      title: Comment Policy
      issuer: City of Sample
      revision: 2.10
      effective: March 2024
      source: https://sample.example/policy
      retention:
        series: comments
        period: P7Y
        trigger: decision
        authority: Sample Code 1.2
      criteria:
        - id: threats
          clause: "Make threats;"
          source: section 3
          default-action: REMOVE
          ceiling: REMOVE
        - id: off-topic
          clause: "Are unrelated;"
          source: section 4
          default-action: REVIEW
          ceiling: REVIEW
      profiles:
        - name: as-adopted
          description: The policy as written.
        - name: without-threats
          description: Leaves threats to the police.
          ceilings: { threats: KEEP }
      """;

  @TempDir private Path folder;

  private final Map<String, String> files =
      new TreeMap<>(
          Map.of(
              "policy.yaml", POLICY,
              "rules/threats.dslr", "# rules\n",
              "rules/off-topic.dslr", "# more rules\n",
              "cases/threats.yaml", "criterion: threats\n"));

  @Test
  void readsWhatThePolicySays() {
    PolicyPack pack = PolicyPack.load(folderOf(files));

    assertThat(pack.policy().id()).isEqualTo("sample");
    assertThat(pack.policy().source()).isEqualTo("https://sample.example/policy");
    assertThat(pack.criteria())
        .containsExactly(
            new Criterion(
                "threats",
                new Clause("Make threats;", "section 3"),
                Outcome.REMOVE,
                Outcome.REMOVE),
            new Criterion(
                "off-topic",
                new Clause("Are unrelated;", "section 4"),
                Outcome.REVIEW,
                Outcome.REVIEW));
    assertThat(pack.profiles())
        .containsExactly(
            new Profile("as-adopted", "The policy as written.", Map.of()),
            new Profile(
                "without-threats",
                "Leaves threats to the police.",
                Map.of("threats", Outcome.KEEP)));
  }

  @Test
  void keepsARevisionThatLooksLikeANumberAsWritten() {
    assertThat(PolicyPack.load(folderOf(files)).policy().revision()).isEqualTo("2.10");
  }

  @Test
  void givesRulesAndCasesInTheOrderOfTheirPaths() {
    PolicyPack pack = PolicyPack.load(folderOf(files));

    assertThat(pack.rules())
        .containsExactly(
            new PackFile("rules/off-topic.dslr", "# more rules\n"),
            new PackFile("rules/threats.dslr", "# rules\n"));
    assertThat(pack.cases())
        .containsExactly(new PackFile("cases/threats.yaml", "criterion: threats\n"));
  }

  @Test
  void passesOverAByteOrderMark() {
    files.put("policy.yaml", "\uFEFF" + POLICY);
    files.put("rules/threats.dslr", "\uFEFF# rules\n");

    assertThat(PolicyPack.load(folderOf(files)).rules().get(1).content()).isEqualTo("# rules\n");
  }

  @Test
  void passesOverWhatSystemsAndEditorsLeaveBehind() {
    String digest = PolicyPack.load(folderOf(files)).digest();
    files.put(".DS_Store", "x");
    files.put("rules/Thumbs.db", "x");
    files.put("rules/threats.dslr~", "x");
    files.put(".git/config", "x");

    assertThat(PolicyPack.load(folderOf(files)).digest()).isEqualTo(digest);
  }

  @Test
  void refusesAPackThatCanFindNothing() {
    files.remove("rules/threats.dslr");
    files.remove("rules/off-topic.dslr");

    assertThat(refusal(folderOf(files)))
        .isEqualTo(
            """
            policy.yaml: error[no-rules]: the pack has no rules
              help: add a rule file for each criterion: rules/threats.dslr""");
  }

  @Test
  void saysWhenThereIsNothing() {
    assertThat(refusal(folder.resolve("nowhere")))
        .isEqualTo(
            """
            error[no-pack]: there is no policy pack at `%s`
              help: give the folder that holds policy.yaml, or a zip of it"""
                .formatted(folder.resolve("nowhere")));
  }

  @Nested
  class OnTheClassPath {
    @Test
    void loadsFromAFolder() throws IOException {
      Path root = folder.resolve("classes");
      write(root.resolve("org/civicmoderation/packs/sample"), files);

      assertThat(ofClasspath(root.toUri().toURL(), "sample").rules()).hasSize(2);
    }

    @Test
    void loadsFromAJar() throws IOException {
      Map<String, String> entries = new TreeMap<>();
      files.forEach((path, text) -> entries.put("org/civicmoderation/packs/sample/" + path, text));
      entries.put("org/civicmoderation/packs/other/notes.txt", "x");
      Path jar = zip("packs.jar", entries);

      assertThat(ofClasspath(jar.toUri().toURL(), "sample").digest())
          .isEqualTo(PolicyPack.load(folderOf(files)).digest());
    }

    @Test
    void refusesAnIdThatIsNoId() {
      PackException refusal =
          catchThrowableOfType(PackException.class, () -> PolicyPack.ofClasspath("../packs/x"));

      assertThat(refusal.problems()).extracting(Problem::code).containsExactly("no-pack");
    }

    @Test
    void saysWhenThereIsNone() {
      PackException refusal =
          catchThrowableOfType(PackException.class, () -> PolicyPack.ofClasspath("nowhere"));

      assertThat(refusal)
          .hasMessage(
              """
              error[no-pack]: there is no policy pack `nowhere` on the class path
                help: the packs that come with the library are in its artefact moderation-rules""");
    }

    private static PolicyPack ofClasspath(URL root, String id) throws IOException {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      try (URLClassLoader loader = new URLClassLoader(new URL[] {root}, before)) {
        thread.setContextClassLoader(loader);
        return PolicyPack.ofClasspath(id);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  @Nested
  class Zipped {
    @Test
    void loadsWithTheDigestOfItsFolder() throws IOException {
      assertThat(PolicyPack.load(zip("sample.zip", files)).digest())
          .isEqualTo(PolicyPack.load(folderOf(files)).digest());
    }

    @Test
    void loadsFromInsideItsFolderInTheZip() throws IOException {
      Map<String, String> entries = new TreeMap<>();
      files.forEach((path, text) -> entries.put("sample/" + path, text));
      entries.put("__MACOSX/sample/._policy.yaml", "x");

      assertThat(PolicyPack.load(zip("sample.zip", entries)).digest())
          .isEqualTo(PolicyPack.load(folderOf(files)).digest());
    }

    @Test
    void refusesAPathThatLeadsOutOfTheFolder() throws IOException {
      files.put("rules/../../threats.dslr", "x");
      files.put("/etc/threats.dslr", "x");
      files.put("rules\\..\\..\\x.dslr", "x");

      assertThat(refusal(zip("sample.zip", files)))
          .isEqualTo(
              """
              error[unsafe-path]: the zip holds the path `/etc/threats.dslr`, which leads out of its folder
                help: zip the pack's folder anew

              error[unsafe-path]: the zip holds the path `rules/../../threats.dslr`, which leads out of its folder
                help: zip the pack's folder anew

              error[unsafe-path]: the zip holds the path `rules\\..\\..\\x.dslr`, which leads out of its folder
                help: zip the pack's folder anew""");
    }

    @Test
    void refusesAFileThatUnpacksWithoutEnd() throws IOException {
      files.put("rules/threats.dslr", "#".repeat(PackFiles.MAX_FILE_BYTES + 1));

      assertThat(refusal(zip("sample.zip", files)))
          .isEqualTo("rules/threats.dslr: error[file-too-large]: the file is larger than 8 MiB");
    }

    @Test
    void refusesMoreFilesThanAnyPackNeeds() throws IOException {
      for (int i = 0; i <= PackFiles.MAX_FILES; i++) {
        files.put("rules/r" + i + ".dslr", "x");
      }

      assertThat(refusal(zip("sample.zip", files))).contains("more than 2,000 files");
    }

    @Test
    void refusesMoreBytesThanAnyPackNeeds() throws IOException {
      String large = "#".repeat(PackFiles.MAX_FILE_BYTES);
      for (int i = 0; i < 9; i++) {
        files.put("rules/r" + i + ".dslr", large);
      }

      assertThat(refusal(zip("sample.zip", files))).contains("larger than 64 MiB");
    }

    @Test
    void refusesAFileThatIsNoZip() throws IOException {
      Path file = Files.writeString(folder.resolve("sample.zip"), "not a zip");

      assertThat(refusal(file))
          .isEqualTo(
              """
              error[bad-zip]: `sample.zip` is neither a folder nor a zip of one
                help: give the folder that holds policy.yaml, or a zip of it""");
    }
  }

  @Nested
  class Digest {
    @Test
    void isTheSameForTheSameFiles() {
      assertThat(PolicyPack.load(folderOf(files)).digest())
          .isEqualTo(PolicyPack.load(folderOf(files)).digest())
          .matches("[0-9a-f]{64}");
    }

    @Test
    void isPermanent() {
      assertThat(PolicyPack.load(folderOf(files)).digest())
          .isEqualTo("e94bc009e6bd434f8f61017e90961a12b87f581e256472ba6d0e8d5d60470a43");
    }

    @Test
    void changesWithAnyByteEvenOfALineEnding() {
      String before = PolicyPack.load(folderOf(files)).digest();
      files.put("cases/threats.yaml", "criterion: threats\r\n");

      assertThat(PolicyPack.load(folderOf(files)).digest()).isNotEqualTo(before);
    }

    @Test
    void changesWhenTextMovesFromOneFileToAnother() {
      files.put("rules/a.dslr", "xy");
      files.put("rules/b.dslr", "z");
      String before = PolicyPack.load(folderOf(files)).digest();
      files.put("rules/a.dslr", "x");
      files.put("rules/b.dslr", "yz");

      assertThat(PolicyPack.load(folderOf(files)).digest()).isNotEqualTo(before);
    }
  }

  @Nested
  class ThatExtendsAnother {
    private final Map<String, String> common =
        new TreeMap<>(
            Map.of(
                "policy.yaml", "id: common\n",
                "rules/threats.dslr", "# shared rules\n",
                "cases/threats.yaml", "criterion: threats\n"));

    @Test
    void takesAlongItsRulesButNotItsCases() {
      files.put("policy.yaml", POLICY + "extends: [common]\n");
      write(folder.resolve("common"), common);

      PolicyPack pack = PolicyPack.load(folderOf(files));

      assertThat(pack.rules())
          .extracting(PackFile::path)
          .containsExactly(
              "common:rules/threats.dslr", "rules/off-topic.dslr", "rules/threats.dslr");
      assertThat(pack.cases()).extracting(PackFile::path).containsExactly("cases/threats.yaml");
    }

    @Test
    void findsItZipped() throws IOException {
      files.put("policy.yaml", POLICY + "extends: [common]\n");
      zip("common.zip", common);

      assertThat(PolicyPack.load(folderOf(files)).rules()).hasSize(3);
    }

    @Test
    void hasItsFilesInTheDigest() {
      files.put("policy.yaml", POLICY + "extends: [common]\n");
      write(folder.resolve("common"), common);
      String before = PolicyPack.load(folderOf(files)).digest();
      common.put("rules/threats.dslr", "# other shared rules\n");
      write(folder.resolve("common"), common);

      assertThat(PolicyPack.load(folderOf(files)).digest()).isNotEqualTo(before);
    }

    @Test
    void takesAPackThatIsReachedTwiceOnce() {
      files.put("policy.yaml", POLICY + "extends: [left, right]\n");
      write(folder.resolve("common"), common);
      write(folder.resolve("left"), Map.of("policy.yaml", "id: left\nextends: [common]\n"));
      write(folder.resolve("right"), Map.of("policy.yaml", "id: right\nextends: [common]\n"));

      assertThat(PolicyPack.load(folderOf(files)).rules()).hasSize(3);
    }
  }

  private Path folderOf(Map<String, String> content) {
    Path sample = folder.resolve("sample");
    write(sample, content);
    return sample;
  }

  private static void write(Path root, Map<String, String> content) {
    content.forEach(
        (path, text) -> {
          try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Path zip(String name, Map<String, String> entries) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private static String refusal(Path path) {
    PackException refusal = catchThrowableOfType(PackException.class, () -> PolicyPack.load(path));
    assertThat(refusal).as("what refuses %s", path).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
