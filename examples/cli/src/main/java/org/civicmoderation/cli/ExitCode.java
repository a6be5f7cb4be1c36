package org.civicmoderation.cli;

/** The exit codes, as the help of each command names them. */
final class ExitCode {
  /** All went well. */
  static final int OK = 0;

  /** Some lines were refused, or some cases failed. */
  static final int INCOMPLETE = 1;

  /** The command line or the policy pack is wrong, or a file can't be read or written. */
  static final int USAGE = 2;

  /** A defect of the program. */
  static final int INTERNAL = 70;

  /** The reader of the output has gone, as a shell counts it (128 + SIGPIPE). */
  static final int CLOSED_PIPE = 141;

  private ExitCode() {}
}
