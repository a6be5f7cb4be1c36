package org.civicmoderation.check;

/** How often something was asked, found, and both. Not thread-safe. */
final class Hits {
  private int asked;
  private int found;
  private int both;

  void add(boolean wasAsked, boolean wasFound) {
    asked += wasAsked ? 1 : 0;
    found += wasFound ? 1 : 0;
    both += wasAsked && wasFound ? 1 : 0;
  }

  int asked() {
    return asked;
  }

  int found() {
    return found;
  }

  int both() {
    return both;
  }
}
