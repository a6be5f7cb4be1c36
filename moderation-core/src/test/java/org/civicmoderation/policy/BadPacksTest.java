package org.civicmoderation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.civicmoderation.problem.PackException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what policy staff read, when a pack is broken, to the texts beside the packs. */
class BadPacksTest {
  private static final Path PACKS =
      Path.of("src/test/resources/org/civicmoderation/policy/bad-packs");

  @ParameterizedTest
  @MethodSource("expectations")
  void saysAllThatIsWrongAtOnce(Path expected) throws IOException {
    String name = expected.getFileName().toString().replace(".expected.txt", "");

    PackException refusal =
        catchThrowableOfType(PackException.class, () -> PolicyPack.load(PACKS.resolve(name)));

    assertThat(refusal).as("what refuses %s", name).isNotNull();
    assertThat(refusal.getMessage() + "\n").isEqualTo(Files.readString(expected));
  }

  static Stream<Path> expectations() throws IOException {
    try (Stream<Path> files = Files.list(PACKS)) {
      return files
          .filter(file -> file.toString().endsWith(".expected.txt"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
