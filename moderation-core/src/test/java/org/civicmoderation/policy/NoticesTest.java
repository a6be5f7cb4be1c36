package org.civicmoderation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a pack's notices come from, and what a pack needs beside them. */
class NoticesTest {
  private static final String POLICY =
      """
      id: sample
      title: Comment Policy
      issuer: City of Sample
      revision: "1"
      effective: May 2024
      retention: { series: comments, period: P7Y, trigger: decision, authority: code 1 }
      criteria:
        - { id: threats, clause: "Make threats;", source: item 1, default-action: REMOVE, ceiling: REMOVE }
      profiles:
        - { name: as-adopted, description: The policy as written. }
      """;
  private static final String TERMS =
      """
      notices:
        zone: America/Chicago
        clause-language: en
        appeal: { period: P30D, how: { en: Write to the City Clerk. } }
      """;
  private static final String TEXT =
      """
      Taken down

      {{comment}}
      {{#grounds}}
      {{clause}} ({{clause-source}}) {{words}}
      {{/grounds}}
      {{policy-url}} {{decision}}
      {{^reviewer}}No person chose this.{{/reviewer}}{{reviewer}}
      {{appeal-how}} {{appeal-until}}
      """;
  private static final String HTML =
      "<html lang=\"en\"><title>x</title><main><h1>x</h1>" + TEXT + "</main></html>";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    file("sample/policy.yaml", POLICY + TERMS);
    file("sample/rules/threats.dslr", "# none yet\n");
    file("sample/notices/remove.en.txt.mustache", TEXT);
    file("sample/notices/remove.en.html.mustache", HTML);
  }

  @Test
  void comeWithTheirTerms() {
    Notices notices = Objects.requireNonNull(load().notices());

    assertThat(notices.languages(Outcome.REMOVE)).containsExactly("en");
    assertThat(notices.languages(Outcome.REVIEW)).isEmpty();
    assertThat(notices.terms().appealHow()).containsEntry("en", "Write to the City Clerk.");
  }

  @Test
  void areInTheDigest() throws IOException {
    String before = load().digest();
    file("sample/notices/remove.en.txt.mustache", TEXT + "\nThank you.\n");

    assertThat(load().digest()).isNotEqualTo(before);
  }

  @Test
  void comeFromAnExtendedPackUnlessThePackHasItsOwn() throws IOException {
    file("common/policy.yaml", "id: common\n");
    file("common/notices/remove.en.txt.mustache", TEXT + "\nshared\n");
    file("common/notices/remove.en.html.mustache", HTML);
    file("sample/policy.yaml", POLICY + TERMS + "extends: [common]\n");
    Files.delete(folder.resolve("sample/notices/remove.en.html.mustache"));

    assertThat(Objects.requireNonNull(load().notices()).templates())
        .extracting(NoticeTemplate::path)
        .containsExactly(
            "common:notices/remove.en.html.mustache", "notices/remove.en.txt.mustache");
  }

  @Test
  void needTerms() throws IOException {
    file("sample/policy.yaml", POLICY);

    assertThat(problems()).containsExactly("no-notice-terms");
  }

  @Test
  void areMissedWhereThereAreTerms() throws IOException {
    Files.delete(folder.resolve("sample/notices/remove.en.txt.mustache"));
    Files.delete(folder.resolve("sample/notices/remove.en.html.mustache"));

    assertThat(problems()).containsExactly("no-notices");
  }

  @Test
  void areNotAskedOfAPackWithoutAny() throws IOException {
    areMissedWhereThereAreTerms();
    file("sample/policy.yaml", POLICY);

    assertThat(load().notices()).isNull();
  }

  @Test
  void cannotReadMoreThanTheyAreGiven() throws IOException {
    file("sample/notices/remove.en.txt.mustache", TEXT + "{{comment.class.name}} {{this}}");

    assertThat(problems()).containsExactly("unknown-placeholder", "unknown-placeholder");
  }

  @Test
  void areFoundUnescapedWhateverTheBraces() throws IOException {
    file(
        "sample/notices/remove.en.html.mustache",
        HTML.replace("{{comment}}", "{{&comment}}").replace("{{words}}", "{{{words}}}"));

    assertThat(problems()).containsExactly("unescaped-placeholder", "unescaped-placeholder");
  }

  private PolicyPack load() {
    return PolicyPack.load(folder.resolve("sample"));
  }

  private List<String> problems() {
    PackException refusal = catchThrowableOfType(PackException.class, this::load);
    assertThat(refusal).isNotNull();
    return refusal.problems().stream().map(Problem::code).toList();
  }

  private void file(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
