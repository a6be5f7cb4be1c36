package org.civicmoderation.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.civicmoderation.lexicon.CompiledLexicons;
import org.civicmoderation.problem.Location;
import org.civicmoderation.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a pack's files, from a folder, a zip or the class path, within limits: a zip that
 * unpacks without end, or out of its folder, is refused.
 */
final class PackFiles {
  static final String POLICY = "policy.yaml";

  /**
   * The file that saves a program's start the compiling of the lexicons. It is read on the class
   * path only, where it is to be trusted as the engine's own code: whether its tables are those of
   * the lexicons could only be told by compiling them.
   */
  static final String COMPILED = "lexicons.compiled";

  private static final String CLASSPATH_ROOT = "org/civicmoderation/packs/";

  static final int MAX_FILES = 2_000;
  static final int MAX_FILE_BYTES = 8 << 20;
  static final int MAX_PACK_BYTES = 64 << 20;

  /** What a pack may hold besides {@link #POLICY} and README.md: a folder and its files' ending. */
  private static final List<String[]> FOLDERS =
      List.of(
          new String[] {"cases/", ".yaml"},
          new String[] {"lexicons/", ".txt"},
          new String[] {"notices/", ".mustache"},
          new String[] {"rules/", ".dslr"});

  private final SortedMap<String, byte[]> bytes = new TreeMap<>();
  private final String prefix;
  private final @Nullable Path folder;
  private final List<Problem> problems;
  private final boolean ofClasspath;
  private @Nullable CompiledLexicons compiled;
  private final byte[] buffer = new byte[8192];
  private long total;
  private int count;

  private PackFiles(
      String prefix, @Nullable Path folder, boolean ofClasspath, List<Problem> problems) {
    this.prefix = prefix;
    this.folder = folder;
    this.ofClasspath = ofClasspath;
    this.problems = problems;
  }

  /**
   * Reads a folder or a zip file.
   *
   * @param prefix stands before every path in the problems
   */
  static PackFiles ofPath(Path path, String prefix, List<Problem> problems) {
    PackFiles files = new PackFiles(prefix, path.toAbsolutePath().getParent(), false, problems);
    try {
      if (Files.isDirectory(path)) {
        files.readFolder(path, "");
      } else if (Files.isRegularFile(path)) {
        files.readZip(path);
      } else {
        problems.add(
            new Problem(
                "no-pack",
                "there is no policy pack at `" + path + "`",
                null,
                "give the folder that holds policy.yaml, or a zip of it"));
      }
    } catch (TooMuch e) {
      problems.add(e.problem);
    } catch (IOException e) {
      files.report("unreadable", "", "`" + path + "` cannot be read: " + reason(e), null);
    }
    return files;
  }

  /** Reads a pack on the class path, or returns null when there is none of that id. */
  static @Nullable PackFiles ofClasspath(String id, String prefix, List<Problem> problems) {
    String root = CLASSPATH_ROOT + id + "/";
    URL url = resource(root + POLICY);
    if (url == null) {
      return null;
    }
    try {
      if (url.openConnection() instanceof JarURLConnection connection) {
        PackFiles files = new PackFiles(prefix, null, true, problems);
        files.readJar(connection, root);
        return files;
      }
      PackFiles files = new PackFiles(prefix, null, true, problems);
      files.readFolder(Path.of(new URI(url.toString())).resolve("..").normalize(), "");
      return files;
    } catch (TooMuch e) {
      problems.add(e.problem);
    } catch (IOException | URISyntaxException | RuntimeException e) {
      problems.add(
          new Problem(
              "unreadable", "the pack `" + id + "` cannot be read: " + reason(e), null, null));
    }
    return new PackFiles(prefix, null, true, problems);
  }

  /** Returns the files' bytes by path, sorted by path. */
  SortedMap<String, byte[]> bytes() {
    return bytes;
  }

  /** Returns the lexicons as they were compiled when the pack was built, if they were. */
  @Nullable CompiledLexicons compiled() {
    return compiled;
  }

  /** Returns the pack of that id beside this one, or else on the class path, or null. */
  @Nullable PackFiles other(String id) {
    if (folder != null) {
      for (Path path : List.of(folder.resolve(id), folder.resolve(id + ".zip"))) {
        if (Files.exists(path)) {
          return ofPath(path, id + ":", problems);
        }
      }
    }
    return ofClasspath(id, id + ":", problems);
  }

  private static @Nullable URL resource(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    URL url = context == null ? null : context.getResource(name);
    return url != null ? url : PackFiles.class.getClassLoader().getResource(name);
  }

  private void readFolder(Path folder, String path) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    }
    for (Path child : children) {
      String name = child.getFileName().toString();
      // A link to a file or folder is followed: Kubernetes mounts files so.
      if (!Files.isDirectory(child)) {
        try (InputStream in = Files.newInputStream(child)) {
          add(path + name, in);
        }
      } else if (path.isEmpty() && FOLDERS.stream().anyMatch(f -> f[0].equals(name + "/"))) {
        readFolder(child, name + "/");
      } else if (!isClutter(name)) {
        unknown(path + name + "/");
      }
    }
  }

  private void readZip(Path path) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        countOneMore(name);
        if (isUnsafe(name)) {
          report(
              "unsafe-path",
              "",
              "the zip holds the path `" + name + "`, which leads out of its folder",
              "zip the pack's folder anew");
        } else if (isCompiled(name.substring(name.lastIndexOf('/') + 1))) {
          skip(name, zip);
        } else if (!entry.isDirectory()) {
          if (entries.putIfAbsent(name, read(name, zip)) != null) {
            report("duplicate-file", name, "the zip holds this file twice", null);
          }
        }
      }
    } catch (ZipException e) {
      report("bad-zip", "", "`" + path.getFileName() + "` is damaged: " + reason(e), null);
      return;
    }
    if (entries.isEmpty()) {
      report(
          "bad-zip",
          "",
          "`" + path.getFileName() + "` is neither a folder nor a zip of one",
          "give the folder that holds policy.yaml, or a zip of it");
      return;
    }
    String top = entries.containsKey(POLICY) ? "" : commonFolder(entries);
    entries.forEach((name, content) -> accept(name.substring(top.length()), content));
  }

  /** Returns the one folder that holds every entry but clutter, with its slash, or nothing. */
  private static String commonFolder(SortedMap<String, byte[]> entries) {
    entries.keySet().removeIf(name -> isClutter(name.substring(0, Math.max(0, name.indexOf('/')))));
    List<String> tops =
        entries.keySet().stream()
            .map(name -> name.substring(0, name.indexOf('/') + 1))
            .distinct()
            .toList();
    return tops.size() == 1 ? tops.get(0) : "";
  }

  private void readJar(JarURLConnection connection, String root) throws IOException {
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().startsWith(root) && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            add(entry.getName().substring(root.length()), in);
          }
        }
      }
    }
  }

  private static boolean isUnsafe(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || name.indexOf('\0') >= 0
        || List.of(name.split("/", -1)).contains("..");
  }

  private void add(String path, InputStream in) throws IOException {
    if (isCompiled(path)) {
      if (ofClasspath && prefix.isEmpty()) {
        readCompiled(in);
      }
    } else if (!isClutter(path.substring(path.lastIndexOf('/') + 1))) {
      countOneMore(path);
      accept(path, read(path, in));
    }
  }

  private void readCompiled(InputStream in) {
    try {
      compiled = CompiledLexicons.read(in);
    } catch (CompiledLexicons.UnusableException e) {
      Log.LOG.warn(
          "{} of a policy pack is of no use: {}. The lexicons themselves are compiled instead, which"
              + " takes some seconds; build the pack's artefact anew",
          COMPILED,
          e.getMessage());
    }
  }

  private byte[] read(String path, InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      count(n, path);
      if (out.size() > MAX_FILE_BYTES) {
        throw tooMuch("file-too-large", path, "the file is larger than 8 MiB");
      }
    }
    return out.toByteArray();
  }

  private void skip(String path, InputStream in) throws IOException {
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      count(n, path);
    }
  }

  private void count(int bytesRead, String path) throws TooMuch {
    total += bytesRead;
    if (total > MAX_PACK_BYTES) {
      throw tooMuch("pack-too-large", path, "the pack is larger than 64 MiB");
    }
  }

  private void countOneMore(String path) throws TooMuch {
    count++;
    if (count > MAX_FILES) {
      throw tooMuch("pack-too-large", path, "the pack has more than 2,000 files");
    }
  }

  private void accept(String path, byte[] content) {
    if (isClutter(path.substring(path.lastIndexOf('/') + 1))
        || isClutter(path.substring(0, Math.max(0, path.indexOf('/'))))) {
      return;
    }
    if (isKnown(path)) {
      bytes.put(path, content);
    } else {
      unknown(path);
    }
  }

  private static boolean isCompiled(String path) {
    return path.equals(COMPILED);
  }

  private static boolean isKnown(String path) {
    return path.equals(POLICY)
        || path.equals("README.md")
        || FOLDERS.stream()
            .anyMatch(
                f ->
                    path.startsWith(f[0])
                        && path.endsWith(f[1])
                        && path.indexOf('/', f[0].length()) < 0);
  }

  /**
   * Returns whether a name is what systems and editors leave behind; such files are passed over.
   */
  private static boolean isClutter(String name) {
    return name.startsWith(".")
        || name.startsWith("~$")
        || name.endsWith("~")
        || name.equals("__MACOSX")
        || name.equalsIgnoreCase("Thumbs.db")
        || name.equalsIgnoreCase("desktop.ini");
  }

  private void unknown(String path) {
    report(
        "unknown-file",
        path,
        "a pack has no place for this",
        "a pack holds policy.yaml, README.md, rules/*.dslr, lexicons/*.txt, cases/*.yaml and"
            + " notices/*.mustache");
  }

  private void report(String code, String path, String message, @Nullable String help) {
    problems.add(new Problem(code, message, path.isEmpty() ? null : at(path), help));
  }

  private Location at(String path) {
    return Location.ofFile(prefix + path);
  }

  private TooMuch tooMuch(String code, String path, String message) {
    return new TooMuch(new Problem(code, message, at(path), null));
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Made when something is to be said, which is hardly ever. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(PackFiles.class);
  }

  /** Ends the reading of a pack that passes a limit. */
  private static final class TooMuch extends IOException {
    @Serial private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    TooMuch(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }
  }
}
