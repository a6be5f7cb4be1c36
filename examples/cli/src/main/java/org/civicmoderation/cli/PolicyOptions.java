package org.civicmoderation.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.civicmoderation.ModerationEngine;
import org.civicmoderation.packs.PolicyPacks;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Profile;
import org.civicmoderation.problem.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a policy pack and its profile. */
final class PolicyOptions {
  /**
   * More than a service would give: nobody waits here, and what a busy machine delays must not
   * change what is decided.
   */
  static final Duration TIME_BUDGET = Duration.ofSeconds(10);

  static final String DEFAULT_POLICY = "milwaukee-2023-08";

  @Option(
      names = {"-p", "--policy"},
      paramLabel = "PACK",
      description =
          "The policy pack: the id of one that ships, a folder or a zip (default: "
              + DEFAULT_POLICY
              + ").")
  private String policy = DEFAULT_POLICY;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The pack's profile of ceilings (default: the pack's first).")
  private @Nullable String profile;

  /** Loads the pack. */
  PolicyPack pack() {
    return load(policy);
  }

  /** Returns the profile that the pack is applied with. */
  Profile profile(PolicyPack pack) {
    List<Profile> profiles = pack.profiles();
    String name = profile;
    if (name == null) {
      return profiles.get(0);
    }
    return profiles.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "the pack `"
                        + pack.policy().id()
                        + "` has no profile `"
                        + TextBlock.inLine(name)
                        + "`; it has "
                        + String.join(", ", profiles.stream().map(Profile::name).toList())));
  }

  /** Makes an engine of the pack. */
  ModerationEngine engine(PolicyPack pack, Environment environment) {
    ModerationEngine.Builder engine =
        ModerationEngine.builder(pack)
            .profile(profile(pack).name())
            .timeBudget(TIME_BUDGET)
            .clock(environment.clock());
    Supplier<String> ids = environment.ids();
    return (ids == null ? engine : engine.idSupplier(ids)).build();
  }

  /**
   * Loads a pack.
   *
   * @param name the id of one that ships, or the path of a folder or a zip
   */
  static PolicyPack load(String name) {
    List<String> ids = PolicyPacks.ids();
    boolean ships = ids.contains(name);
    Path path = path(name);
    boolean exists = Files.exists(path);
    if (ships && exists) {
      throw new UsageException(
          "`"
              + name
              + "` is both a pack that ships and a file here; write `./"
              + name
              + "` for the one here, or run in another folder for the other");
    }
    if (!ships && !exists) {
      throw new UsageException(
          "there is no policy pack `"
              + TextBlock.inLine(name)
              + "`; "
              + Suggestion.help(
                  name, ids, "give a folder, a zip, or one that ships: " + String.join(", ", ids)));
    }
    return ships ? PolicyPack.ofClasspath(name) : PolicyPack.load(path);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("`" + TextBlock.inLine(name) + "` is not a path");
    }
  }
}
