package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicmoderation.comment.AuthorRole;
import org.jspecify.annotations.Nullable;

/**
 * The words of one sentence of the vocabulary and the gaps between them, against which the tokens
 * of a line are held. Immutable.
 */
final class SentenceTemplate {
  private static final Set<String> LISTED_MARKS =
      Stream.of(Mark.values())
          .filter(Mark::listed)
          .map(Mark::words)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private final String[] pieces;

  /** Takes a template as the dictionary writes it, with {@code "X"}, {@code N} and so on. */
  SentenceTemplate(String words) {
    this.pieces = words.split(" ");
  }

  /** How far a template and some tokens go together, and what stands in its gaps up to there. */
  static final class Gaps {
    private final List<Token> names = new ArrayList<>();
    private @Nullable Token number;
    private int mask;
    private int end;
    private boolean complete;

    // For messages: how far lists were read, and what could have stood where reading ended.
    private int listEnd;
    private Set<String> expected = Set.of();

    private Gaps() {}

    /** Returns whether the tokens are the whole sentence, and nothing else. */
    boolean fit(List<Token> tokens) {
      return complete && end == tokens.size();
    }

    /** Returns the tokens of the categories, or of the criterion, named. */
    List<Token> names() {
      return names;
    }

    /** Returns the token of the number, or null where the sentence has none. */
    @Nullable Token number() {
      return number;
    }

    /** Returns the bits of the marks, targets or roles listed. */
    int mask() {
      return mask;
    }

    /** Returns how many tokens begin the sentence. */
    int furthest() {
      return Math.max(end, listEnd);
    }

    /** Returns what could stand after those; nothing when the sentence is at its end there. */
    Set<String> expected() {
      return !complete || listEnd == furthest() ? expected : Set.of();
    }
  }

  /** Reads tokens, from the first on, as far as they go with the template. */
  Gaps fill(List<Token> tokens) {
    Gaps gaps = new Gaps();
    for (String piece : pieces) {
      int next = read(piece, tokens, gaps.end, gaps);
      if (next == gaps.end) {
        gaps.expected = expected(piece);
        return gaps;
      }
      gaps.end = next;
    }
    gaps.complete = true;
    return gaps;
  }

  /** Reads one piece at a token, and returns the token after it; the same if it isn't there. */
  private static int read(String piece, List<Token> tokens, int at, Gaps gaps) {
    return switch (piece) {
      case "\"X\"" -> choice(tokens, at, gaps);
      case "\"C\"" -> name(tokens, at, gaps);
      case "N" -> number(tokens, at, gaps);
      case "MARKS" -> list(tokens, at, gaps, SentenceTemplate::mark);
      case "TARGETS" -> list(tokens, at, gaps, SentenceTemplate::target);
      case "ROLES" -> list(tokens, at, gaps, SentenceTemplate::role);
      default -> word(tokens, at, piece);
    };
  }

  private static Set<String> expected(String piece) {
    return switch (piece) {
      case "\"X\"", "\"C\"" -> Set.of("\"…\"");
      case "N" -> Set.of("a number");
      case "MARKS" -> LISTED_MARKS;
      case "TARGETS" -> Set.of("the", "person", "group", "official", "organisation");
      case "ROLES" -> Set.of("candidate", "employee", "elected official");
      default -> Set.of(piece);
    };
  }

  private static int word(List<Token> tokens, int at, String piece) {
    if (at == tokens.size()) {
      return at;
    }
    Token token = tokens.get(at);
    boolean same =
        token.word(piece.toLowerCase(Locale.ROOT))
            || (piece.equals("a") && token.word("an"))
            || (piece.equals("words") && token.word("word"));
    return same ? at + 1 : at;
  }

  private static int number(List<Token> tokens, int at, Gaps gaps) {
    if (at == tokens.size() || tokens.get(at).kind() != Token.Kind.NUMBER) {
      return at;
    }
    gaps.number = tokens.get(at);
    return at + 1;
  }

  private static int name(List<Token> tokens, int at, Gaps gaps) {
    if (at == tokens.size() || tokens.get(at).kind() != Token.Kind.NAME) {
      return at;
    }
    gaps.names.add(tokens.get(at));
    return at + 1;
  }

  private static int choice(List<Token> tokens, int at, Gaps gaps) {
    int end = name(tokens, at, gaps);
    while (end > at && is(tokens, end, "or")) {
      int next = end + 1;
      if (is(tokens, next, "a") || is(tokens, next, "an")) {
        next++;
      }
      int after = name(tokens, next, gaps);
      if (after == next) {
        break;
      }
      end = after;
    }
    return end;
  }

  private static int list(List<Token> tokens, int at, Gaps gaps, ListItem item) {
    int end = item.read(tokens, at, gaps);
    while (end > at) {
      int next = end;
      if (next < tokens.size() && tokens.get(next).kind() == Token.Kind.COMMA) {
        next++;
      }
      if (is(tokens, next, "or")) {
        next++;
      }
      int after = next == end ? next : item.read(tokens, next, gaps);
      if (after == next) {
        gaps.listEnd = next == end ? 0 : next;
        gaps.expected = LISTED_MARKS;
        break;
      }
      end = after;
    }
    return end;
  }

  /**
   * Reads one item of a list at a token, and returns the token after it; the same if there is none.
   */
  private interface ListItem {
    int read(List<Token> tokens, int at, Gaps gaps);
  }

  private static boolean is(List<Token> tokens, int at, String word) {
    return at < tokens.size() && tokens.get(at).word(word);
  }

  private static int mark(List<Token> tokens, int at, Gaps gaps) {
    for (Mark mark : Mark.values()) {
      if (mark.listed() && is(tokens, at, mark.words())) {
        gaps.mask |= mark.bit();
        return at + 1;
      }
    }
    return at;
  }

  private static int target(List<Token> tokens, int at, Gaps gaps) {
    if (is(tokens, at, "the") && is(tokens, at + 1, "reader")) {
      gaps.mask |= Mark.AT_READER.bit();
      return at + 2;
    }
    int noun = is(tokens, at, "a") || is(tokens, at, "an") ? at + 1 : at;
    Mark found =
        is(tokens, noun, "person")
            ? Mark.AT_PERSON
            : is(tokens, noun, "group")
                ? Mark.AT_GROUP
                : is(tokens, noun, "official")
                    ? Mark.AT_OFFICIAL
                    : is(tokens, noun, "organisation") || is(tokens, noun, "organization")
                        ? Mark.AT_ORGANISATION
                        : null;
    if (found == null) {
      return at;
    }
    gaps.mask |= found.bit();
    return noun + 1;
  }

  private static int role(List<Token> tokens, int at, Gaps gaps) {
    int noun = is(tokens, at, "a") || is(tokens, at, "an") ? at + 1 : at;
    AuthorRole found;
    int end = noun + 1;
    if (is(tokens, noun, "candidate")) {
      found = AuthorRole.CANDIDATE;
    } else if (is(tokens, noun, "employee")) {
      found = AuthorRole.EMPLOYEE;
    } else if (is(tokens, noun, "elected") && is(tokens, noun + 1, "official")) {
      found = AuthorRole.ELECTED_OFFICIAL;
      end = noun + 2;
    } else if (is(tokens, noun, "member")
        && is(tokens, noun + 1, "of")
        && is(tokens, noun + 2, "the")
        && is(tokens, noun + 3, "public")) {
      found = AuthorRole.PUBLIC;
      end = noun + 4;
    } else {
      return at;
    }
    gaps.mask |= 1 << Feature.number(found);
    return end;
  }
}
