package org.civicmoderation.comment;

import java.util.Arrays;
import java.util.Optional;

/** The part in which an author writes; declaration order carries no meaning. */
public enum AuthorRole {
  /** A member of the public; the role assumed when none is given. */
  PUBLIC("public"),
  /** A city employee or other representative of the channel's owner. */
  EMPLOYEE("employee"),
  /** A person who holds elected office. */
  ELECTED_OFFICIAL("elected-official"),
  /** A person who runs for office. */
  CANDIDATE("candidate");

  private final String id;

  AuthorRole(String id) {
    this.id = id;
  }

  /** Returns its permanent id, as in JSON and case files: {@code elected-official}. */
  public String id() {
    return id;
  }

  /** Returns the role of that id. */
  public static Optional<AuthorRole> ofId(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
  }
}
