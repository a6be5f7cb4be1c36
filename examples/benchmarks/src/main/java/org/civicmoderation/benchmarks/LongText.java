package org.civicmoderation.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.civicmoderation.comment.Comment;
import org.civicmoderation.lexicon.Term;
import org.civicmoderation.policy.PolicyPack;
import org.jspecify.annotations.Nullable;

/** A kind of long text, hostile kinds among them; the same in every run. */
public enum LongText {
  /** Real comments one after the other. */
  PROSE,

  /** Words of the pack's terms, shuffled. */
  TRIGGERS,

  /** One letter again and again. */
  LETTER,

  /** A word's letters apart. */
  SPACED,

  /** Words with invisible signs in them. */
  INVISIBLE,

  /** One emoji with a skin tone. */
  EMOJI;

  /** Returns a text of a length in UTF-16 units. */
  String text(PolicyPack pack, int length) {
    return switch (this) {
      case PROSE -> filled(Corpus.comments().stream().map(Comment::text).toList(), length, null);
      case TRIGGERS -> filled(triggers(pack), length, new Random(3));
      case LETTER -> "u".repeat(length);
      case SPACED -> "f u c k ".repeat(length / 8);
      case INVISIBLE -> "fu\u200B\u200D\u00AD\u2060ck ".repeat(length / 9);
      case EMOJI -> "\uD83D\uDD2A\uD83C\uDFFD".repeat(length / 4);
    };
  }

  /** Returns the words that stand in the lexicons' terms, as they are written there. */
  private static List<String> triggers(PolicyPack pack) {
    Pattern noWord = Pattern.compile("[^\\p{L}\\p{N}']+");
    return pack.lexicons().all().stream()
        .flatMap(lexicon -> lexicon.terms().stream())
        .map(Term::text)
        .filter(text -> !text.startsWith("/"))
        .flatMap(noWord::splitAsStream)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Joins texts, in order or drawn at random, up to a length. */
  private static String filled(List<String> texts, int length, @Nullable Random random) {
    StringBuilder out = new StringBuilder(length + 1_000);
    for (int i = 0; out.length() < length; i++) {
      int next = random == null ? i % texts.size() : random.nextInt(texts.size());
      out.append(texts.get(next)).append(' ');
    }
    out.setLength(length);
    return out.toString();
  }
}
