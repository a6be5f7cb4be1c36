package org.civicmoderation.cli;

import org.civicmoderation.policy.Outcome;

/** Colours and weights of text on a terminal, or none. Immutable. */
enum Style {
  /** ANSI escape sequences (ECMA-48). */
  COLOUR,
  /** The text alone; what colour would mark stands in {@code [[…]]}, as in case files. */
  PLAIN;

  private static final String RESET = "\u001b[0m";

  static Style of(boolean colour) {
    return colour ? COLOUR : PLAIN;
  }

  String bold(String text) {
    return with("1", text);
  }

  String dim(String text) {
    return with("2", text);
  }

  String red(String text) {
    return with("31", text);
  }

  String green(String text) {
    return with("32", text);
  }

  String yellow(String text) {
    return with("33", text);
  }

  /** Marks offending words: bold, red and underlined, so that no one needs to see the red. */
  String mark(String text) {
    return with("1;4;31", text);
  }

  String of(Outcome outcome, String text) {
    return switch (outcome) {
      case KEEP -> with("32", text);
      case REVIEW -> with("1;33", text);
      case REMOVE -> with("1;31", text);
    };
  }

  private String with(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
