package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.civicmoderation.comment.AuthorRole;
import org.civicmoderation.decision.Exemption;
import org.civicmoderation.policy.Outcome;
import org.civicmoderation.rules.Condition.Test;
import org.civicmoderation.rules.Condition.Who;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of the rule language: every sentence that a rule file can hold, with its meaning
 * and an example. The parser knows no other sentence, and docs/rule-language.md lists the same.
 */
public final class Vocabulary {
  static final Condition.Choice NO_CHOICE = new Condition.Choice(List.of(), List.of());

  private static final int MOST_WORDS_BETWEEN = 100;
  private static final int MOST = 10_000;

  private static final List<Sentence> SENTENCES = sentences();

  private Vocabulary() {}

  /** The part of a rule that a sentence belongs to; order is that of the document. */
  public enum Part {
    /** Finding words, which become the evidence. */
    FINDING,
    /** What must not be there. */
    LACKING,
    /** How it is said. */
    SAYING,
    /** The comment and what is around it. */
    AROUND,
    /** What follows. */
    ACTING
  }

  /**
   * One sentence of the dictionary.
   *
   * @param part where it belongs
   * @param template its words; {@code "X"} stands for a category, {@code N} for a number, {@code
   *     "C"} for a criterion, {@code MARKS}, {@code TARGETS} and {@code ROLES} for lists
   * @param meaning what it means, in a phrase
   * @param example a sentence that it matches
   */
  public record Entry(Part part, String template, String meaning, String example) {}

  /** Returns every sentence of the dictionary, in the document's order. */
  public static List<Entry> entries() {
    return SENTENCES.stream().map(sentence -> sentence.entry).toList();
  }

  /** A sentence matched, its names not looked up yet. */
  static final class Matched {
    private final Sentence sentence;
    private final SentenceTemplate.Gaps gaps;

    private Matched(Sentence sentence, SentenceTemplate.Gaps gaps) {
      this.sentence = sentence;
      this.gaps = gaps;
    }

    SentenceTemplate.Gaps gaps() {
      return gaps;
    }

    int least() {
      return sentence.least;
    }

    int most() {
      return sentence.most;
    }

    Part part() {
      return sentence.entry.part();
    }

    /** Returns the condition that the sentence means. */
    Condition condition(Condition.Choice choice, int n) {
      return sentence.condition.apply(new Values(choice, n, gaps.mask(), ""));
    }

    /** Returns the action that the sentence means. */
    Action action(String criterion) {
      return sentence.action.apply(new Values(NO_CHOICE, 0, 0, criterion));
    }
  }

  /** Returns the sentence that these tokens are, or null if they are none. */
  static @Nullable Matched match(List<Token> tokens, Predicate<Part> parts) {
    for (Sentence sentence : SENTENCES) {
      if (parts.test(sentence.entry.part())) {
        SentenceTemplate.Gaps gaps = sentence.template.fill(tokens);
        if (gaps.fit(tokens)) {
          return new Matched(sentence, gaps);
        }
      }
    }
    return null;
  }

  /** Returns whether tokens are this very sentence. */
  static boolean matches(Entry entry, List<Token> tokens) {
    return SENTENCES.stream()
        .filter(sentence -> sentence.entry.equals(entry))
        .anyMatch(sentence -> sentence.template.fill(tokens).fit(tokens));
  }

  /**
   * How far some tokens go with the dictionary.
   *
   * @param good how many of them begin a sentence: the next one is the first that is wrong
   * @param expected what could stand there instead
   * @param templates the sentences that begin so
   */
  record Start(int good, Set<String> expected, List<String> templates) {}

  /** Returns how far tokens that are no sentence go with the dictionary. */
  static Start longestStart(List<Token> tokens, Predicate<Part> parts) {
    int good = -1;
    Set<String> expected = new LinkedHashSet<>();
    List<String> templates = new ArrayList<>();
    for (Sentence sentence : SENTENCES) {
      if (parts.test(sentence.entry.part())) {
        SentenceTemplate.Gaps gaps = sentence.template.fill(tokens);
        if (gaps.furthest() > good) {
          good = gaps.furthest();
          expected.clear();
          templates.clear();
        }
        if (gaps.furthest() == good) {
          templates.add(sentence.entry.template());
          expected.addAll(gaps.expected());
        }
      }
    }
    return new Start(good, expected, templates);
  }

  private record Values(Condition.Choice choice, int n, int mask, String criterion) {}

  /** A dictionary entry with what it takes to parse it. */
  private record Sentence(
      Entry entry,
      SentenceTemplate template,
      int least,
      int most,
      Function<Values, Condition> condition,
      Function<Values, Action> action) {}

  private static int roles() {
    return (1 << AuthorRole.values().length) - 1;
  }

  /** Collects the dictionary. */
  private static final class Lister {
    private final List<Sentence> sentences = new ArrayList<>();

    void condition(
        Part part,
        String template,
        String meaning,
        String example,
        int least,
        int most,
        Function<Values, Condition> condition) {
      sentences.add(
          new Sentence(
              new Entry(part, template, meaning, example),
              new SentenceTemplate(template),
              least,
              most,
              condition,
              values -> {
                throw new IllegalStateException(template);
              }));
    }

    void condition(
        Part part,
        String template,
        String meaning,
        String example,
        Function<Values, Condition> condition) {
      condition(part, template, meaning, example, 0, 0, condition);
    }

    void find(String template, String meaning, String example, Relation relation) {
      condition(
          Part.FINDING,
          template,
          meaning,
          example,
          0,
          MOST_WORDS_BETWEEN,
          values -> new Condition.Find(values.choice, relation, values.n));
    }

    void lack(String template, String meaning, String example, Relation relation) {
      condition(
          Part.LACKING,
          template,
          meaning,
          example,
          0,
          MOST_WORDS_BETWEEN,
          values -> new Condition.Lack(values.choice, relation, values.n));
    }

    void said(
        String template, String meaning, String example, Who who, boolean bears, Mark... marks) {
      int fixed = Stream.of(marks).mapToInt(Mark::bit).sum();
      condition(
          Part.SAYING,
          template,
          meaning,
          example,
          values -> new Condition.Said(who, bears, fixed == 0 ? values.mask : fixed));
    }

    void number(
        String template, String meaning, String example, Feature feature, Test test, int most) {
      condition(
          Part.AROUND,
          template,
          meaning,
          example,
          0,
          most,
          values -> new Condition.Whole(feature, test, values.n, NO_CHOICE));
    }

    void state(String template, String meaning, String example, Feature feature, Test test, int n) {
      condition(
          Part.AROUND,
          template,
          meaning,
          example,
          values -> new Condition.Whole(feature, test, n, NO_CHOICE));
    }

    void action(String template, String meaning, String example, Function<Values, Action> action) {
      sentences.add(
          new Sentence(
              new Entry(Part.ACTING, template, meaning, example),
              new SentenceTemplate(template),
              0,
              0,
              values -> {
                throw new IllegalStateException(template);
              },
              action));
    }
  }

  private static List<Sentence> sentences() {
    Lister list = new Lister();
    list.find(
        "there is a \"X\"",
        "a match of X anywhere in the comment; the first such sentence starts the rule",
        "there is an \"intent\"",
        Relation.ANYWHERE);
    list.find(
        "there is a \"X\" in the same sentence",
        "as the word found last; on either side, not overlapping",
        "there is a \"person\" in the same sentence",
        Relation.BESIDE);
    list.find(
        "there is a \"X\" in the same clause",
        "likewise, with no comma, semicolon, dash, or *but* between",
        "there is a \"person\" in the same clause",
        Relation.BESIDE_IN_CLAUSE);
    list.find(
        "there is a \"X\" within N words",
        "of the word found last, on either side, same sentence, at most N words between",
        "there is a \"person\" within 4 words",
        Relation.WITHIN);
    list.find(
        "followed by a \"X\"",
        "directly after the word found last, same sentence",
        "followed by a \"person\"",
        Relation.FOLLOWS);
    list.find(
        "followed within N words by a \"X\"",
        "after the word found last, same sentence, at most N words between",
        "followed within 2 words by a \"violent act\"",
        Relation.FOLLOWS);
    list.find(
        "followed in the same sentence by a \"X\"",
        "anywhere later in the sentence",
        "followed in the same sentence by a \"person\" or \"kin\"",
        Relation.FOLLOWS_IN_SENTENCE);
    list.find(
        "followed in the next sentence by a \"X\"",
        "in the sentence after",
        "followed in the next sentence by a \"violent act\"",
        Relation.FOLLOWS_IN_NEXT_SENTENCE);
    list.find(
        "followed in the comment by a \"X\"",
        "anywhere later",
        "followed in the comment by a \"phone number\"",
        Relation.FOLLOWS_IN_COMMENT);
    list.find(
        "preceded by a \"X\"",
        "directly before the first word found, same sentence",
        "preceded by an \"intent\"",
        Relation.PRECEDES);
    list.find(
        "preceded within N words by a \"X\"",
        "before the first word found, same sentence, at most N words between",
        "preceded within 3 words by an \"intent\"",
        Relation.PRECEDES);
    list.find(
        "preceded in the same sentence by a \"X\"",
        "anywhere earlier in the sentence",
        "preceded in the same sentence by an \"intent\"",
        Relation.PRECEDES_IN_SENTENCE);
    list.find(
        "preceded in the previous sentence by a \"X\"",
        "in the sentence before",
        "preceded in the previous sentence by an \"official\"",
        Relation.PRECEDES_IN_PREVIOUS_SENTENCE);
    list.find(
        "preceded in the comment by a \"X\"",
        "anywhere earlier",
        "preceded in the comment by a \"link\"",
        Relation.PRECEDES_IN_COMMENT);
    list.condition(
        Part.FINDING,
        "there are at least N different \"X\"",
        "N matches of different words of X in the comment, none over another",
        "there are at least 3 different \"violent act\"",
        1,
        1000,
        values -> new Condition.Count(values.choice, values.n, true));
    list.condition(
        Part.FINDING,
        "there are at least N \"X\"",
        "N matches of X in the comment, none over another",
        "there are at least 2 \"link\"",
        1,
        1000,
        values -> new Condition.Count(values.choice, values.n, false));

    list.lack(
        "there is no \"X\"", "none in the comment", "there is no \"joke\"", Relation.ANYWHERE);
    list.lack(
        "there is no \"X\" in the same sentence",
        "as any word found so far",
        "there is no \"figure of speech\" in the same sentence",
        Relation.IN_SENTENCE);
    list.lack(
        "there is no \"X\" in the same clause",
        "as any word found so far",
        "there is no \"negation\" in the same clause",
        Relation.IN_CLAUSE);
    list.lack(
        "there is no \"X\" within N words",
        "of any word found so far, same sentence",
        "there is no \"negation\" within 3 words",
        Relation.NEAR);
    list.lack(
        "not followed by a \"X\"",
        "directly after the word found last",
        "not followed by a \"person\"",
        Relation.FOLLOWS);
    list.lack(
        "not followed within N words by a \"X\"",
        "after the word found last",
        "not followed within 2 words by a \"person\"",
        Relation.FOLLOWS);
    list.lack(
        "not followed in the same sentence by a \"X\"",
        "after the word found last",
        "not followed in the same sentence by a \"person\"",
        Relation.FOLLOWS_IN_SENTENCE);
    list.lack(
        "not preceded by a \"X\"",
        "directly before the first word found",
        "not preceded by a \"negation\"",
        Relation.PRECEDES);
    list.lack(
        "not preceded within N words by a \"X\"",
        "before the first word found",
        "not preceded within 3 words by a \"negation\"",
        Relation.PRECEDES);
    list.lack(
        "not preceded in the same sentence by a \"X\"",
        "before the first word found",
        "not preceded in the same sentence by an \"attribution\"",
        Relation.PRECEDES_IN_SENTENCE);

    list.said(
        "none of it is MARKS",
        "no word found so far bears one of these marks",
        "none of it is quoted, reported or negated",
        Who.ALL,
        false);
    list.said(
        "it is MARKS",
        "the word found last bears one of these marks",
        "it is quoted or reported",
        Who.LAST,
        true);
    list.said(
        "it is not MARKS",
        "the word found last bears none of these marks",
        "it is not asked",
        Who.LAST,
        false);
    list.said(
        "it is by the writer",
        "the nearest subject before it in its clause is *I* or *we*",
        "it is by the writer",
        Who.LAST,
        true,
        Mark.BY_WRITER);
    list.said(
        "it is not by the writer",
        "it is not",
        "it is not by the writer",
        Who.LAST,
        false,
        Mark.BY_WRITER);
    list.said(
        "it is directed at TARGETS",
        "such words stand within four words of it in its clause",
        "it is directed at the reader, a person or a group",
        Who.LAST,
        true);
    list.said(
        "it is not directed at TARGETS",
        "none does",
        "it is not directed at an official or an organisation",
        Who.LAST,
        false);
    list.said(
        "it starts the comment",
        "the first word found is the comment's first",
        "it starts the comment",
        Who.FIRST,
        true,
        Mark.STARTS_COMMENT);
    list.said(
        "it starts a sentence",
        "the first word found is its sentence's first",
        "it starts a sentence",
        Who.FIRST,
        true,
        Mark.STARTS_SENTENCE);
    list.said(
        "it ends the comment",
        "the word found last is the comment's last",
        "it ends the comment",
        Who.LAST,
        true,
        Mark.ENDS_COMMENT);

    list.number(
        "the comment has at least N words",
        "numbers, emoji and links count as words",
        "the comment has at least 6 words",
        Feature.WORDS,
        Test.AT_LEAST,
        MOST);
    list.number(
        "the comment has at most N words",
        "likewise",
        "the comment has at most 12 words",
        Feature.WORDS,
        Test.AT_MOST,
        MOST);
    list.number(
        "at least N percent of its letters are capitals",
        "in a comment of eight letters or more",
        "at least 70 percent of its letters are capitals",
        Feature.CAPITALS,
        Test.AT_LEAST,
        100);
    list.state(
        "the comment repeats a recent comment",
        "the same words as one of the author's recent comments; needs the author's history",
        "the comment repeats a recent comment",
        Feature.REPEATS,
        Test.AT_LEAST,
        2);
    list.state(
        "the comment nearly repeats a recent comment",
        "the same or nearly the same words; needs the author's history",
        "the comment nearly repeats a recent comment",
        Feature.REPEATS,
        Test.AT_LEAST,
        1);
    list.number(
        "the comment nearly repeats at least N recent comments",
        "so many of the author's recent comments have the same or nearly the same words; needs the"
            + " author's history",
        "the comment nearly repeats at least 3 recent comments",
        Feature.TIMES_REPEATED,
        Test.AT_LEAST,
        MOST);
    list.number(
        "at least N other authors wrote nearly the same",
        "so many others in the channel used the same or nearly the same words; needs the channel's"
            + " recent comments",
        "at least 3 other authors wrote nearly the same",
        Feature.OTHER_AUTHORS,
        Test.AT_LEAST,
        MOST);
    list.state(
        "the comment is in English",
        "as given or detected",
        "the comment is in English",
        Feature.LANGUAGE,
        Test.AMONG,
        1 << 1);
    list.state(
        "the comment is in Spanish",
        "as given or detected",
        "the comment is in Spanish",
        Feature.LANGUAGE,
        Test.AMONG,
        1 << 2);
    list.state(
        "the comment is a reply to another comment",
        "it says which one it answers",
        "the comment is a reply to another comment",
        Feature.REPLY,
        Test.AT_LEAST,
        1);
    list.condition(
        Part.AROUND,
        "the author is ROLES",
        "*a candidate*, *an employee*, *an elected official* or *a member of the public*",
        "the author is a candidate or an elected official",
        values -> new Condition.Whole(Feature.ROLE, Test.AMONG, values.mask, NO_CHOICE));
    list.condition(
        Part.AROUND,
        "the author is not ROLES",
        "none of these",
        "the author is not an employee",
        values -> new Condition.Whole(Feature.ROLE, Test.AMONG, roles() & ~values.mask, NO_CHOICE));
    list.state(
        "there is an original post",
        "the comment comes with the post that it answers",
        "there is an original post",
        Feature.POST,
        Test.AT_LEAST,
        1);
    list.state(
        "there is no original post",
        "it comes without",
        "there is no original post",
        Feature.POST,
        Test.AT_MOST,
        0);
    list.condition(
        Part.AROUND,
        "the original post mentions a \"X\"",
        "a match of X in the post; needs a post",
        "the original post mentions a \"topic elections\"",
        values -> new Condition.Whole(Feature.POST_MENTIONS, Test.AT_LEAST, 1, values.choice));
    list.condition(
        Part.AROUND,
        "the original post does not mention a \"X\"",
        "none there; needs a post",
        "the original post does not mention a \"topic elections\"",
        values -> new Condition.Whole(Feature.POST_MENTIONS, Test.AT_MOST, 0, values.choice));
    list.state(
        "the comment shares no topic with the original post",
        "no stemmed content word and no topic lexicon in common with the post or the channel's topics; needs one of the two",
        "the comment shares no topic with the original post",
        Feature.SHARED_TOPIC,
        Test.AT_MOST,
        0);
    list.state(
        "the comment shares a topic with the original post",
        "one at least; needs one of the two",
        "the comment shares a topic with the original post",
        Feature.SHARED_TOPIC,
        Test.AT_LEAST,
        1);
    list.number(
        "the comment shares at least N words with the original post",
        "stemmed content words; needs a post",
        "the comment shares at least 2 words with the original post",
        Feature.SHARED_WORDS,
        Test.AT_LEAST,
        MOST);
    list.number(
        "the comment shares at most N words with the original post",
        "likewise",
        "the comment shares at most 1 word with the original post",
        Feature.SHARED_WORDS,
        Test.AT_MOST,
        MOST);

    list.action(
        "remove under \"C\"",
        "REMOVE, as far as ceilings and profile allow",
        "remove under \"threats\"",
        values -> new Action.Claim(Outcome.REMOVE, values.criterion));
    list.action(
        "review under \"C\"",
        "REVIEW",
        "review under \"threats\"",
        values -> new Action.Claim(Outcome.REVIEW, values.criterion));
    exempt(list, "set aside \"C\"", false);
    exempt(list, "lower \"C\" to review", true);
    return List.copyOf(list.sentences);
  }

  private static void exempt(Lister list, String start, boolean lower) {
    String example = start.replace("\"C\"", "\"threats\"");
    list.action(
        start + " for these words",
        lower
            ? "findings under that criterion whose evidence overlaps what this rule found count as REVIEW at most"
            : "an exemption: findings under that criterion whose evidence overlaps what this rule found do not count",
        example + " for these words",
        values -> new Action.Exempt(lower, values.criterion, Exemption.Scope.WORDS));
    list.action(
        start + " in the same sentence",
        "… whose evidence lies in the same sentence",
        example + " in the same sentence",
        values -> new Action.Exempt(lower, values.criterion, Exemption.Scope.SENTENCE));
    list.action(
        start + " in the comment",
        "… all of them",
        example + " in the comment",
        values -> new Action.Exempt(lower, values.criterion, Exemption.Scope.COMMENT));
  }
}
