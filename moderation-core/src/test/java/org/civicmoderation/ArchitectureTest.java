package org.civicmoderation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages to the one direction that the design gives them. */
class ArchitectureTest {
  private static final String ROOT = "org.civicmoderation";
  private static final String DOOR = "";

  /**
   * What each package may use, besides itself; {@link #DOOR} is the root package. A package that is
   * not named here fails the build.
   */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("problem", Set.of()),
          Map.entry("json", Set.of()),
          Map.entry("yaml", Set.of("problem")),
          Map.entry("comment", Set.of("json", "problem")),
          Map.entry("text", Set.of("comment", "problem")),
          Map.entry("lexicon", Set.of("text", "problem")),
          Map.entry("policy", Set.of("lexicon", "text", "yaml", "problem")),
          Map.entry("decision", Set.of("policy", "comment", "json", "problem")),
          Map.entry("rules", Set.of("policy", "lexicon", "text", "comment", "decision", "problem")),
          Map.entry("record", Set.of("decision", "policy", "comment", "json", "problem")),
          Map.entry(
              DOOR,
              Set.of(
                  "comment",
                  "text",
                  "lexicon",
                  "policy",
                  "rules",
                  "decision",
                  "record",
                  "problem")),
          // The door, and the values that go in and come out through it.
          Map.entry(
              "check",
              Set.of(
                  DOOR,
                  "comment",
                  "lexicon",
                  "policy",
                  "rules",
                  "decision",
                  "json",
                  "yaml",
                  "problem")),
          Map.entry("testing", Set.of("decision", "policy", "comment", "check", "problem")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // Quick builds have their tests in a folder of their own.
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  @Test
  void namesEveryPackage() {
    Set<String> found = new TreeSet<>();
    for (JavaPackage javaPackage : CLASSES.getPackage(ROOT).getSubpackages()) {
      found.add(javaPackage.getRelativeName());
    }
    assertThat(MAY_USE.keySet()).containsAll(found);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @MethodSource("packages")
  void usesOnlyWhatItMay(String user) {
    String[] forbidden =
        MAY_USE.keySet().stream()
            .filter(used -> !used.equals(user) && !allowed(user).contains(used))
            .map(ArchitectureTest::identifier)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(identifier(user))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("dependencies go one way only")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void tableOfPackagesHasNoCycles() {
    Map<String, Set<String>> left = new TreeMap<>(MAY_USE);
    while (!left.isEmpty()) {
      Set<String> settled = new TreeSet<>();
      left.forEach(
          (user, used) -> {
            if (used.stream().noneMatch(left::containsKey)) {
              settled.add(user);
            }
          });
      assertThat(settled).as("packages of %s that use none of the others", left).isNotEmpty();
      left.keySet().removeAll(settled);
    }
  }

  @Test
  void onlyRulesSeesDrools() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".rules..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel..")
        .because("an embedder must never need to know Drools")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static Stream<String> packages() {
    return MAY_USE.keySet().stream().sorted();
  }

  private static Set<String> allowed(String user) {
    return MAY_USE.getOrDefault(user, Set.of());
  }

  private static String identifier(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
  }
}
