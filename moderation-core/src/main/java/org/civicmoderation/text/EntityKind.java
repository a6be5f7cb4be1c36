package org.civicmoderation.text;

/**
 * Things recognised by their form rather than by a word list. Each is also a category that rules
 * and lexicon terms can name.
 */
public enum EntityKind {
  LINK("link"),
  EMAIL_ADDRESS("e-mail address"),
  PHONE_NUMBER("phone number"),
  PRICE("price"),
  STREET_ADDRESS("street address"),
  SOCIAL_SECURITY_NUMBER("social security number"),
  CARD_NUMBER("card number"),
  MENTION("mention"),
  HASHTAG("hashtag"),
  EMOJI("emoji"),
  NUMBER("number"),
  /** One or more capitalised words that are not just the start of a sentence. */
  NAME("name"),
  /**
   * A word of three letters or more written wholly in capitals, in a text that is not so as a
   * whole.
   */
  SHOUTED_WORD("shouted word"),
  /** A link whose host is written in letters that only look Latin, plain or as punycode. */
  LOOK_ALIKE_LINK("look-alike link");

  private final String category;

  EntityKind(String category) {
    this.category = category;
  }

  /** Returns the name by which rules and lexicons call it. */
  public String category() {
    return category;
  }
}
