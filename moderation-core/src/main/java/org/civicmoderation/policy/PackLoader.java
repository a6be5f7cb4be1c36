package org.civicmoderation.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.civicmoderation.lexicon.CompiledLexicons;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.Lexicons;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.PackException;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/** Loads a pack and the packs that it extends, whole or not at all. */
final class PackLoader {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
          Problem::location,
          Comparator.nullsFirst(
              // The policy itself comes first, then its files by path.
              Comparator.comparing((Location at) -> !at.file().equals(PackFiles.POLICY))
                  .thenComparing(Location::file)
                  .thenComparingInt(Location::line)
                  .thenComparingInt(Location::column)));

  /** What a decoder puts where something is not UTF-8. */
  private static final char REPLACED = '\uFFFD';

  private final List<Problem> problems;

  /**
   * Every file's bytes by path; files of extended packs have their pack's id and a colon before.
   */
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private PackLoader(List<Problem> problems) {
    this.problems = problems;
  }

  static PolicyPack load(Path path) {
    List<Problem> problems = new ArrayList<>();
    return new PackLoader(problems).load(PackFiles.ofPath(path, "", problems));
  }

  static PolicyPack ofClasspath(String id) {
    List<Problem> problems = new ArrayList<>();
    PackFiles found =
        PolicyFile.ID.matcher(id).matches() ? PackFiles.ofClasspath(id, "", problems) : null;
    if (found == null) {
      problems.add(
          new Problem(
              "no-pack",
              "there is no policy pack `" + id + "` on the class path",
              null,
              "the packs that come with the library are in its artefact moderation-rules"));
      throw new PackException(problems);
    }
    return new PackLoader(problems).load(found);
  }

  private PolicyPack load(PackFiles own) {
    byte[] policyBytes = own.bytes().get(PackFiles.POLICY);
    if (policyBytes == null) {
      if (problems.isEmpty() || !own.bytes().isEmpty()) {
        report(
            "no-policy-file",
            "the pack has no policy.yaml",
            null,
            "give the folder that holds policy.yaml, or a zip of it");
      }
      throw refusal();
    }
    files.putAll(own.bytes());
    String policyText = text(PackFiles.POLICY, policyBytes);
    PolicyFile policy =
        PolicyFile.parse(PackFiles.POLICY, policyText == null ? "" : policyText, problems);
    extend(own, policy.packExtends(), new ArrayList<>(List.of(policy.policy().id())));

    // Much of a cold start is to parse lexicons, and to judge how notices read. Where the lexicons
    // come compiled, all of these files have been found right before; else the rest is done beside.
    CompiledLexicons compiled = own.compiled();
    LexiconReading reading = compiled == null ? LexiconReading.begin(lexiconFiles()) : null;
    String digest = digest();
    if (compiled != null && !compiled.sources().equals(digest)) {
      reading = LexiconReading.begin(lexiconFiles());
    }
    List<PackFile> rules = new ArrayList<>();
    List<PackFile> cases = new ArrayList<>();
    SortedMap<String, NoticeTemplate> notices = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          String ownPath = path.substring(path.indexOf(':') + 1);
          boolean other = ownPath.equals(PackFiles.POLICY) || isLexicon(path);
          String content = other ? null : text(path, bytes);
          if (content == null) {
            return;
          }
          if (ownPath.startsWith("rules/")) {
            rules.add(new PackFile(path, content));
          } else if (path.startsWith("cases/")) {
            cases.add(new PackFile(path, content));
          } else if (ownPath.startsWith("notices/")
              && (path.equals(ownPath) || !files.containsKey(ownPath))) {
            // A pack's own wording stands in for that of the packs it extends.
            NoticeTemplate template = NoticeTemplate.parse(path, content, problems);
            if (template != null) {
              notices.putIfAbsent(ownPath, template);
            }
          }
        });
    List<NoticeTemplate> templates = List.copyOf(notices.values());
    List<Problem> ofNotices = new ArrayList<>();
    if (reading != null) {
      NoticeLint.check(policy, templates, ofNotices);
    }
    Lexicons lexicons =
        compiled != null && reading == null
            ? Lexicons.of(compiled.scanner(), parser())
            : Lexicons.of(Objects.requireNonNull(reading).finish(problems));
    problems.addAll(ofNotices);
    if (rules.isEmpty() && problems.isEmpty()) {
      // A pack that can find nothing would keep everything, and nobody would know.
      report(
          "no-rules",
          "the pack has no rules",
          Location.ofFile(PackFiles.POLICY),
          "add a rule file for each criterion: rules/" + firstCriterion(policy) + ".dslr");
    }
    if (!problems.isEmpty()) {
      throw refusal();
    }
    NoticeTerms terms = policy.noticeTerms();
    return new PolicyPack(
        policy.policy(),
        policy.criteria(),
        policy.profiles(),
        lexicons,
        rules,
        cases,
        terms == null ? null : new Notices(terms, templates),
        policy.dsa(),
        digest);
  }

  /** Returns what parses the lexicons when somebody asks for them; of all files it keeps these. */
  private Supplier<List<Lexicon>> parser() {
    PackLoader later = new PackLoader(new ArrayList<>());
    files.forEach(
        (path, bytes) -> {
          if (isLexicon(path)) {
            later.files.put(path, bytes);
          }
        });
    return () -> {
      List<Lexicon> lexicons = LexiconReading.begin(later.lexiconFiles()).finish(later.problems);
      if (!later.problems.isEmpty()) {
        throw later.refusal();
      }
      return lexicons;
    };
  }

  private List<PackFile> lexiconFiles() {
    List<PackFile> lexicons = new ArrayList<>();
    files.forEach(
        (path, bytes) -> {
          String content = isLexicon(path) ? text(path, bytes) : null;
          if (content != null) {
            lexicons.add(new PackFile(path, content));
          }
        });
    return lexicons;
  }

  private static boolean isLexicon(String path) {
    return path.startsWith("lexicons/", path.indexOf(':') + 1);
  }

  private static String firstCriterion(PolicyFile policy) {
    return policy.criteria().isEmpty() ? "threats" : policy.criteria().get(0).id();
  }

  /** Adds the files of the packs that a pack extends, each once, and of those that they extend. */
  private void extend(PackFiles from, List<YamlText> names, List<String> chain) {
    for (YamlText name : names) {
      String id = name.value();
      if (chain.contains(id)) {
        report(
            "extends-cycle",
            "the packs extend each other in a circle: " + String.join(" → ", chain) + " → " + id,
            name.location(),
            "take `" + id + "` out of `extends`");
        continue;
      }
      if (files.containsKey(id + ":" + PackFiles.POLICY)) {
        continue;
      }
      PackFiles extended = PolicyFile.ID.matcher(id).matches() ? from.other(id) : null;
      byte[] policy = extended == null ? null : extended.bytes().get(PackFiles.POLICY);
      if (extended == null || policy == null) {
        report(
            "unknown-pack",
            "there is no pack `" + id + "`, neither beside this one nor on the class path",
            name.location(),
            null);
        continue;
      }
      String prefix = id + ":";
      extended.bytes().forEach((path, bytes) -> files.put(prefix + path, bytes));
      String content = text(prefix + PackFiles.POLICY, policy);
      List<YamlText> more =
          content == null
              ? List.of()
              : PolicyFile.parseExtended(prefix + PackFiles.POLICY, content, id, problems);
      chain.add(id);
      extend(extended, more, chain);
      chain.remove(chain.size() - 1);
    }
  }

  /** Returns a file's text without its byte order mark, or null when it is not UTF-8. */
  private @Nullable String text(String path, byte[] bytes) {
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACED) < 0) {
      return withoutMark(decoded);
    }
    // Either the file has that sign, or something in it is not UTF-8.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      int line = 1 + (int) out.chars().filter(unit -> unit == '\n').count();
      report(
          "not-utf-8",
          String.format("the byte 0x%02X is not UTF-8", bytes[in.position()]),
          Location.ofLine(path, line, null),
          "save the file with the encoding UTF-8");
      return null;
    }
    return withoutMark(out.toString());
  }

  private static String withoutMark(String content) {
    return content.startsWith("\uFEFF") ? content.substring(1) : content;
  }

  /**
   * Returns SHA-256 over the files in the order of their paths, each as its path in UTF-8, a zero
   * byte, its length as eight bytes (big-endian) and its bytes.
   */
  private String digest() {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      sha256.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(file.getValue().length).flip());
      sha256.update(file.getValue());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void report(String code, String message, @Nullable Location at, @Nullable String help) {
    problems.add(new Problem(code, message, at, help));
  }

  private PackException refusal() {
    problems.sort(BY_PLACE);
    return new PackException(problems);
  }
}
