package org.civicmoderation.rules;

import org.civicmoderation.comment.AuthorRole;

/** Something measured about the whole comment, or known around it, as a number. */
enum Feature {
  /** The number of words. */
  WORDS,
  /** The share of capitals among the letters, in percent. */
  CAPITALS,
  /** 0 for new, 1 for nearly the same as a recent comment, 2 for the same; needs a history. */
  REPEATS,
  /** How many of the author's recent comments it repeats or nearly so; needs a history. */
  TIMES_REPEATED,
  /** How many others in the channel wrote nearly the same; needs the channel's comments. */
  OTHER_AUTHORS,
  /** 1 for English, 2 for Spanish, 0 for any other. */
  LANGUAGE,
  /** 1 for a reply to another comment. */
  REPLY,
  /** The place of the author's role in {@link AuthorRole}. */
  ROLE,
  /** 1 where there is an original post. */
  POST,
  /** 1 where the post mentions the category; needs a post. */
  POST_MENTIONS,
  /** 1 for a shared topic; needs a post or a channel's topics. */
  SHARED_TOPIC,
  /** The number of stemmed content words shared with the post; needs a post. */
  SHARED_WORDS;

  /** Returns the number of a role, as {@link #ROLE} has it. */
  static int number(AuthorRole role) {
    return switch (role) {
      case PUBLIC -> 0;
      case EMPLOYEE -> 1;
      case ELECTED_OFFICIAL -> 2;
      case CANDIDATE -> 3;
    };
  }

  /** Returns whether measuring it takes more than a look: it is measured last. */
  boolean dear() {
    return switch (this) {
      case REPEATS, TIMES_REPEATED, OTHER_AUTHORS, POST_MENTIONS, SHARED_TOPIC, SHARED_WORDS ->
          true;
      default -> false;
    };
  }
}
