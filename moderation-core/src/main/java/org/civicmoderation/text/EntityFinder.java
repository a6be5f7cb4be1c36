package org.civicmoderation.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the things in a text that are recognised by their form, in one pass over the words. */
final class EntityFinder {
  private static final int OF_INTEREST =
      WordMarks.KIND | WordMarks.DIGITS | WordMarks.CAPITALIZED | WordMarks.IN_HASHTAG;

  private final NormalizedText text;
  private final int words;
  private final NumberFinder numbers;
  private final PriceFinder prices;
  private final StreetAddressFinder addresses;
  private final NameFinder names;
  private final List<TextEntity> found = new ArrayList<>(4);
  private boolean sorted = true;

  private EntityFinder(NormalizedText text) {
    this.text = text;
    this.words = text.wordCount();
    this.numbers = new NumberFinder(text, this);
    this.prices = new PriceFinder(text, this);
    this.addresses = new StreetAddressFinder(text, this);
    this.names = new NameFinder(text, this);
  }

  static List<TextEntity> find(NormalizedText text) {
    EntityFinder finder = new EntityFinder(text);
    finder.run();
    if (!finder.sorted) {
      finder.found.sort(
          Comparator.comparingInt(TextEntity::start)
              .thenComparing(Comparator.comparingInt(TextEntity::end).reversed())
              .thenComparing(TextEntity::kind));
    }
    return List.copyOf(finder.found);
  }

  private void run() {
    for (int word = 0; word < words; word++) {
      int marks = text.marks(word);
      if ((marks & OF_INTEREST) == 0) {
        if (PriceFinder.isNumberWord(text, word)) {
          numbers.startingWith(word);
          prices.endingWith(word);
        }
        continue;
      }
      switch (marks & WordMarks.KIND) {
        case WordMarks.EMOJI -> add(EntityKind.EMOJI, word, word);
        case WordMarks.LINK -> {
          add(EntityKind.LINK, word, word);
          if (LookAlikeHost.isIn(text.original(), text.start(word), text.end(word))) {
            add(EntityKind.LOOK_ALIKE_LINK, word, word);
          }
        }
        case WordMarks.EMAIL_ADDRESS -> add(EntityKind.EMAIL_ADDRESS, word, word);
        case WordMarks.MENTION -> add(EntityKind.MENTION, word, word);
        case WordMarks.NUMBER -> {
          add(EntityKind.NUMBER, word, word);
          number(word);
          addresses.endingWith(word);
        }
        default -> {
          if ((marks & WordMarks.FIRST_IN_HASHTAG) != 0) {
            hashtag(word);
          }
          if ((marks & WordMarks.DIGITS) != 0) {
            number(word);
          }
          if ((marks & WordMarks.CAPITALIZED) != 0) {
            if (isShouted(word, marks)) {
              names.shouted(word);
            } else if ((marks & WordMarks.IN_HASHTAG) == 0) {
              names.startingWith(word);
            }
          }
        }
      }
    }
  }

  private void number(int word) {
    numbers.startingWith(word);
    if (Folding.isAsciiDigit(text.letters()[text.lettersStart(word)])
        && !prices.startingWith(word)) {
      addresses.startingWith(word);
    }
  }

  private boolean isShouted(int word, int marks) {
    return WordMarks.isAllCapitals(marks)
        && (marks & WordMarks.PUNCTUATED) == 0
        && text.cleanEnd(word) - text.cleanStart(word) > 2;
  }

  private void hashtag(int first) {
    int last = first;
    while (last + 1 < words
        && (text.marks(last + 1) & (WordMarks.IN_HASHTAG | WordMarks.FIRST_IN_HASHTAG))
            == WordMarks.IN_HASHTAG) {
      last++;
    }
    add(EntityKind.HASHTAG, first, last, text.cleanStart(first) - 1, text.cleanEnd(last));
  }

  void add(EntityKind kind, int first, int last) {
    add(new TextEntity(kind, first, last, text.start(first), text.end(last)));
  }

  /** Adds what covers more than its words, as places in the cleaned text. */
  void add(EntityKind kind, int first, int last, int cleanStart, int cleanEnd) {
    int start = text.originalStart(cleanStart);
    add(new TextEntity(kind, first, last, start, text.originalEnd(cleanEnd - 1)));
  }

  private void add(TextEntity entity) {
    int size = found.size();
    sorted &= size == 0 || found.get(size - 1).start() < entity.start();
    found.add(entity);
  }
}
