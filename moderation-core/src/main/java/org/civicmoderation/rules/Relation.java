package org.civicmoderation.rules;

/**
 * How a word stands to one that a rule has found before. The same test serves the operator of that
 * name in the DRL and the search that comes before it, so that the two can't differ.
 */
enum Relation {
  /** Anywhere in the comment. */
  ANYWHERE(""),
  /** In the same sentence, not overlapping. */
  BESIDE("beside"),
  /** In the same clause, not overlapping. */
  BESIDE_IN_CLAUSE("besideInClause"),
  /** In the same sentence, on either side, at most N words between. */
  WITHIN("within"),
  /** Later in the same sentence, at most N words between. */
  FOLLOWS("follows"),
  /** Later in the same sentence. */
  FOLLOWS_IN_SENTENCE("followsInSentence"),
  /** In the sentence after. */
  FOLLOWS_IN_NEXT_SENTENCE("followsInNextSentence"),
  /** Anywhere later. */
  FOLLOWS_IN_COMMENT("followsInComment"),
  /** Earlier in the same sentence, at most N words between. */
  PRECEDES("precedes"),
  /** Earlier in the same sentence. */
  PRECEDES_IN_SENTENCE("precedesInSentence"),
  /** In the sentence before. */
  PRECEDES_IN_PREVIOUS_SENTENCE("precedesInPreviousSentence"),
  /** Anywhere earlier. */
  PRECEDES_IN_COMMENT("precedesInComment"),
  /** In the same sentence, overlapping or not. */
  IN_SENTENCE("inSentence"),
  /** In the same clause, overlapping or not. */
  IN_CLAUSE("inClause"),
  /** In the same sentence, overlapping or with at most N words between. */
  NEAR("near");

  private final String operator;

  Relation(String operator) {
    this.operator = operator;
  }

  /** Returns the name of the operator in the DRL. */
  String operator() {
    return operator;
  }

  /** Returns whether the operator takes a number. */
  boolean counted() {
    return this == WITHIN || this == FOLLOWS || this == PRECEDES || this == NEAR;
  }

  /** Returns whether it looks back. */
  boolean backwards() {
    return this == PRECEDES
        || this == PRECEDES_IN_SENTENCE
        || this == PRECEDES_IN_PREVIOUS_SENTENCE
        || this == PRECEDES_IN_COMMENT;
  }

  /** Returns whether both words stand in one sentence. */
  boolean sameSentence() {
    return switch (this) {
      case ANYWHERE,
          FOLLOWS_IN_NEXT_SENTENCE,
          FOLLOWS_IN_COMMENT,
          PRECEDES_IN_PREVIOUS_SENTENCE,
          PRECEDES_IN_COMMENT ->
          false;
      default -> true;
    };
  }

  /**
   * Returns whether a word stands so to a known one.
   *
   * @param n the number in the sentence; not read unless {@link #counted}
   */
  boolean holds(Place word, Place known, int n) {
    int after = word.getFirstWord() - known.getLastWord() - 1;
    int before = known.getFirstWord() - word.getLastWord() - 1;
    return switch (this) {
      case ANYWHERE -> true;
      case BESIDE -> sentence(word, known) == 0 && (after >= 0 || before >= 0);
      case BESIDE_IN_CLAUSE -> word.getClause() == known.getClause() && (after >= 0 || before >= 0);
      case WITHIN ->
          sentence(word, known) == 0
              && ((after >= 0 && after <= n) || (before >= 0 && before <= n));
      case FOLLOWS -> sentence(word, known) == 0 && after >= 0 && after <= n;
      case FOLLOWS_IN_SENTENCE -> sentence(word, known) == 0 && after >= 0;
      case FOLLOWS_IN_NEXT_SENTENCE -> sentence(word, known) == 1;
      case FOLLOWS_IN_COMMENT -> after >= 0;
      case PRECEDES -> sentence(word, known) == 0 && before >= 0 && before <= n;
      case PRECEDES_IN_SENTENCE -> sentence(word, known) == 0 && before >= 0;
      case PRECEDES_IN_PREVIOUS_SENTENCE -> sentence(word, known) == -1;
      case PRECEDES_IN_COMMENT -> before >= 0;
      case IN_SENTENCE -> sentence(word, known) == 0;
      case IN_CLAUSE -> word.getClause() == known.getClause();
      case NEAR -> sentence(word, known) == 0 && after <= n && before <= n;
    };
  }

  private static int sentence(Place word, Place known) {
    return word.getSentence() - known.getSentence();
  }
}
