package org.civicmoderation.record.export;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicmoderation.record.EntryContent;
import org.civicmoderation.record.RecordHistory;
import org.civicmoderation.record.Redaction;

/**
 * A copy of a record with passages taken out, for a requester (Wis. Stat. 19.36(6): what may be
 * disclosed is, the rest is deleted). The original stays untouched. Immutable.
 *
 * <p>Each letter taken out leaves a {@code █}, so that all offsets still count. The same words are
 * taken out wherever else the record repeats them: in evidence, in the platform's payload, in a
 * notice. What was taken out, from where and why stands in the copy; salts do not, so that nobody
 * can try out by the hashes what the words were.
 */
public final class RedactedCopy {
  private static final char BLOCK = '█';
  private static final String WHOLE_FIELD = "█".repeat(5);

  /** Fields that hold no person's words: the policy's, and what machines read. */
  private static final Set<String> NOT_OF_A_PERSON =
      Set.of(
          "policy",
          "rule",
          "clause",
          "retention",
          "criterion",
          "category",
          "outcome",
          "defaultAction",
          "ceiling",
          "role",
          "decisionId",
          "decidedAt",
          "engineVersion");

  /** Texts that evidence quotes: the comment's, or an attachment's. */
  private static final Pattern QUOTED =
      Pattern.compile("/decision/comment/(?:text|attachments/(\\d+)/altText)");

  private final String json;
  private final List<Redaction> redactions;

  private RedactedCopy(String json, List<Redaction> redactions) {
    this.json = json;
    this.redactions = List.copyOf(redactions);
  }

  /**
   * Returns a copy of a record with passages taken out.
   *
   * @param history the record
   * @param redactions what to take out; a pointer starts at what the record's decision entry holds
   *     ({@code /decision/comment/author/name}) or, for what came later, at the document ({@code
   *     /entries/2/data/statement}, the decision being {@code /entries/0})
   * @throws IllegalArgumentException if one of them matches no text of the record, or a span runs
   *     over its end; the message never quotes the text
   */
  public static RedactedCopy of(RecordHistory history, List<Redaction> redactions) {
    ObjectNode document = RecordDocument.of(history);
    List<String> removed = new ArrayList<>();
    List<Redaction> done = new ArrayList<>();
    for (Redaction redaction : redactions) {
      removed.add(apply(document, redaction));
      done.add(redaction);
    }
    follow(document, removed, redactions, done);
    ArrayNode log = document.putArray("redactions");
    for (Redaction redaction : done) {
      ObjectNode entry = log.addObject();
      entry.put("pointer", redaction.pointer());
      if (!redaction.isWholeField()) {
        entry.put("start", redaction.start());
        entry.put("end", redaction.end());
      }
      entry.put("reason", redaction.reason());
    }
    return new RedactedCopy(document.toString(), done);
  }

  /** Returns the copy as one line of JSON. */
  public String json() {
    return json;
  }

  /** Returns the copy as a page of HTML. */
  public String html() {
    return RecordHtml.ofDocument(RecordDocument.read(json));
  }

  /** Returns all that was taken out: what was asked for, then where else the record repeated it. */
  public List<Redaction> redactions() {
    return redactions;
  }

  /** Returns SHA-256 of the JSON in UTF-8, in lower-case hex. */
  public String sha256() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * Returns what the record keeps of this copy's release.
   *
   * @param request the records request that it answers
   */
  public EntryContent.CopyReleased released(String request) {
    return new EntryContent.CopyReleased(request, sha256(), redactions);
  }

  /** Names no words: what is left is personal data still. */
  @Override
  public String toString() {
    return "RedactedCopy[" + redactions.size() + " redactions]";
  }

  /** Takes a passage out and returns what it was. */
  private static String apply(ObjectNode document, Redaction redaction) {
    JsonPointer pointer = pointer(redaction);
    JsonNode found = document.at(pointer);
    JsonNode holder = document.at(pointer.head());
    if (!found.isTextual()) {
      throw new IllegalArgumentException(
          "the redaction of `"
              + redaction.pointer()
              + "` matches nothing: the record has no text there; `moderate records show` lists"
              + " the fields that it has");
    }
    String text = found.textValue();
    if (redaction.isWholeField()) {
      replace(holder, pointer, WHOLE_FIELD);
      return text;
    }
    if (redaction.end() > text.length()) {
      throw new IllegalArgumentException(
          "the redaction of `"
              + redaction.pointer()
              + "` ends at "
              + redaction.end()
              + ", but the text there has "
              + text.length()
              + " UTF-16 units");
    }
    replace(holder, pointer, blocked(text, redaction.start(), redaction.end()));
    return text.substring(redaction.start(), redaction.end());
  }

  private static JsonPointer pointer(Redaction redaction) {
    String pointer = redaction.pointer();
    try {
      return JsonPointer.compile(
          pointer.startsWith("/entries/") ? pointer : "/entries/0/data" + pointer);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "`" + pointer + "` is no JSON Pointer (RFC 6901): write `/decision/comment/text`", e);
    }
  }

  /** Takes the same words out wherever else they stand, and what would give them away. */
  private static void follow(
      ObjectNode document, List<String> removed, List<Redaction> asked, List<Redaction> done) {
    Redaction ofComment =
        asked.stream()
            .filter(redaction -> redaction.pointer().startsWith("/decision/comment/"))
            // What is taken out of the text is why its hash goes, too.
            .min(Comparator.comparing(redaction -> !redaction.pointer().endsWith("/text")))
            .orElse(null);
    if (ofComment != null) {
      withhold(document, ofComment.reason(), done);
    }
    for (int i = 0; i < removed.size(); i++) {
      String words = removed.get(i);
      String reason = asked.get(i).reason();
      if (words.isBlank() || words.indexOf(BLOCK) >= 0) {
        continue;
      }
      for (int entry = 0; entry < document.path("entries").size(); entry++) {
        walk(
            document.path("entries").path(entry).path("data"),
            "/entries/" + entry + "/data",
            (path, text) -> {
              String left = text;
              for (int at = indexOf(left, words, 0); at >= 0; at = indexOf(left, words, at + 1)) {
                left = blocked(left, at, at + words.length());
                done.add(Redaction.ofSpan(path, at, at + words.length(), reason));
              }
              return left;
            });
      }
    }
    evidence(document, asked, done);
  }

  /**
   * The platform's payload says the same in its own escapes, and the hash of a text with few words
   * missing can be tried out.
   */
  private static void withhold(ObjectNode document, String reason, List<Redaction> done) {
    if (document.at("/entries/0/data/original") instanceof ObjectNode original) {
      for (String field : List.of("payload", "textSha256")) {
        if (original.path(field).isTextual()) {
          original.put(field, WHOLE_FIELD);
          done.add(Redaction.ofField("/original/" + field, reason));
        }
      }
    }
  }

  /**
   * Returns where words stand in a text, or -1. Words of a letter or two are looked for as whole
   * words only, or else nothing would be left.
   */
  private static int indexOf(String text, String words, int from) {
    for (int at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
      if (words.length() > 2 || (isEdge(text, at - 1) && isEdge(text, at + words.length()))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }

  /** Evidence quotes the text: where it reaches into a passage, that part goes, too. */
  private static void evidence(ObjectNode document, List<Redaction> asked, List<Redaction> done) {
    JsonNode decision = document.at("/entries/0/data/decision");
    for (Redaction redaction : asked) {
      Matcher place = QUOTED.matcher(redaction.pointer());
      if (!place.matches()) {
        continue;
      }
      for (JsonNode words : decision.findValues("evidence")) {
        for (JsonNode word : words) {
          ObjectNode quoted = (ObjectNode) word;
          String attachment = quoted.has("attachment") ? quoted.path("attachment").asText() : null;
          if (!Objects.equals(attachment, place.group(1))) {
            continue;
          }
          int start = quoted.path("start").asInt();
          String text = quoted.path("text").asText();
          int from = redaction.isWholeField() ? 0 : Math.max(0, redaction.start() - start);
          int end =
              redaction.isWholeField()
                  ? text.length()
                  : Math.min(text.length(), redaction.end() - start);
          if (from < end && text.substring(from, end).chars().anyMatch(unit -> unit != BLOCK)) {
            quoted.put("text", blocked(text, from, end));
            done.add(
                Redaction.ofSpan(
                    redaction.pointer(), start + from, start + end, redaction.reason()));
          }
        }
      }
    }
  }

  private static String blocked(String text, int start, int end) {
    return text.substring(0, start)
        + String.valueOf(BLOCK).repeat(end - start)
        + text.substring(end);
  }

  private static void replace(JsonNode holder, JsonPointer pointer, String text) {
    if (holder instanceof ObjectNode object) {
      object.put(pointer.last().getMatchingProperty(), text);
    } else {
      ((ArrayNode) holder).set(pointer.last().getMatchingIndex(), TextNode.valueOf(text));
    }
  }

  /** Changes every text below a node, but not what the policy says and machines read. */
  private static void walk(JsonNode node, String path, BiFunction<String, String, String> change) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        String at = path + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
        if (NOT_OF_A_PERSON.contains(field.getKey())) {
          continue;
        }
        if (field.getValue().isTextual()) {
          object.put(field.getKey(), change.apply(at, field.getValue().textValue()));
        } else {
          walk(field.getValue(), at, change);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        String at = path + "/" + i;
        if (array.get(i).isTextual()) {
          array.set(i, TextNode.valueOf(change.apply(at, array.get(i).textValue())));
        } else {
          walk(array.get(i), at, change);
        }
      }
    }
  }
}
