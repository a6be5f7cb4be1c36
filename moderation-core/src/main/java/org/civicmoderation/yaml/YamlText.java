package org.civicmoderation.yaml;

import java.util.Objects;
import org.civicmoderation.problem.Location;

/**
 * A text in a YAML file. Immutable.
 *
 * <p>Every scalar is a text, just as it is written: {@code 1.0} is not a number and {@code no} is
 * not a truth value.
 *
 * @param value the text
 * @param location where it stands
 */
public record YamlText(String value, Location location) {
  public YamlText {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(location, "location");
  }
}
