package org.civicmoderation.rules;

/** How words are said; {@link Marks} tells which mark a match bears. */
enum Mark {
  QUOTED("quoted"),
  REPORTED("reported"),
  NEGATED("negated"),
  HYPOTHETICAL("hypothetical"),
  JOKING("joking"),
  ASKED("asked"),
  IMPERATIVE("imperative"),
  PAST("past"),
  BY_WRITER("by the writer"),
  AT_READER("the reader"),
  AT_PERSON("a person"),
  AT_GROUP("a group"),
  AT_OFFICIAL("an official"),
  AT_ORGANISATION("an organisation"),
  STARTS_COMMENT("starts the comment"),
  STARTS_SENTENCE("starts a sentence"),
  ENDS_COMMENT("ends the comment");

  private final String words;

  Mark(String words) {
    this.words = words;
  }

  /** Returns the bit that stands for it. */
  int bit() {
    return 1 << ordinal();
  }

  /** Returns how rules call it. */
  String words() {
    return words;
  }

  /** Returns whether rules list it as a way of saying: quoted, reported, … */
  boolean listed() {
    return ordinal() <= PAST.ordinal();
  }

  /** Returns whether rules list it as whom words are directed at. */
  boolean target() {
    return ordinal() >= AT_READER.ordinal() && ordinal() <= AT_ORGANISATION.ordinal();
  }
}
