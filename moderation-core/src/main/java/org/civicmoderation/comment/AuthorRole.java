package org.civicmoderation.comment;

/** The part in which an author writes; declaration order carries no meaning. */
public enum AuthorRole {
  /** A member of the public; the role assumed when none is given. */
  PUBLIC,
  /** A city employee or other representative of the channel's owner. */
  EMPLOYEE,
  /** A person who holds elected office. */
  ELECTED_OFFICIAL,
  /** A person who runs for office. */
  CANDIDATE
}
