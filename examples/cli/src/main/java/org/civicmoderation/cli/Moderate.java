package org.civicmoderation.cli;

/** Runs the command line; prints its usage until the commands exist. */
public final class Moderate {
  private Moderate() {}

  /** Prints the usage and exits with 2, the code for a wrong command line. */
  public static void main(String[] args) {
    System.err.println("usage: moderate <command> [options]");
    System.exit(2);
  }
}
